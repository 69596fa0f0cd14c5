"""The rows of invented people, written by COPY in worker processes of their own."""

from __future__ import annotations

import hashlib
import zlib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import psycopg2

from mismatch.bench.composing import Composed, compose, invented, texts_of
from mismatch.bench.copying import copy_rows, copy_text
from mismatch.bench.sentences import Sentences
from mismatch.engine.embeddings.packing import mean_vector, pack
from mismatch.engine.matching.packing import Packed, pack_profile, pack_vectors, texts_hash
from mismatch.engine.matching.profile import PROFILE_VERSION
from mismatch.engine.search.entry import ENTRY_VERSION, build_entry

_MADE = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)

CANDIDATES = {
    "id": "bigint",
    "organization_id": "bigint",
    "name": "text",
    "email": "text",
    "phone": "text",
    "location": "text",
    "headline": "text",
    "source": "text",
    "resume_id": "bigint",
    "created_at": "moment",
}
DOCUMENTS = {
    "id": "bigint",
    "organization_id": "bigint",
    "sha256": "text",
    "size": "integer",
    "media_type": "text",
    "content": "bytes",
    "created_at": "moment",
}
RESUMES = {
    "id": "bigint",
    "organization_id": "bigint",
    "candidate_id": "bigint",
    "document_id": "bigint",
    "filename": "text",
    "language": "text",
    "engine": "text",
    "as_of": "day",
    "text": "text",
    "data": "jsonb",
    "layout": "bytes",
    "profile_version": "text",
    "profile_packed": "bytes",
    "pages": "integer",
    "skills": "texts",
    "experience_months": "integer",
    "doubts": "integer",
    "facts_packed": "bytes",
    "created_at": "moment",
}
VECTORS = {
    "resume_id": "bigint",
    "organization_id": "bigint",
    "model_id": "text",
    "texts_hash": "text",
    "packed": "bytes",
    "mean": "halfvec",
    "scale": "text",
    "centred": "bytes",
    "created_at": "moment",
}
ENTRIES = (
    "candidate_id",
    "organization_id",
    "resume_id",
    "resume_revision",
    "version",
    "added_at",
    "experience_months",
    "has_contact",
    "model_id",
    "words",
    "meaning",
)

_connection: list[Any] = []
_sentences: list[Sentences] = []


def texts_of_chunk(chunk: tuple[int, int]) -> set[str]:
    return {text for number in range(*chunk) for text in texts_of(invented(number))}


def open_worker(url: str, folder: str, model_id: str) -> None:
    _connection.append(psycopg2.connect(url))
    _sentences.append(Sentences.load(Path(folder), model_id))


def write_chunk(job: tuple[int, int, int, int]) -> int:
    organization_id, first, start, stop = job
    people = [(first + number, compose(invented(number))) for number in range(start, stop)]
    connection = _connection[0]
    with connection, connection.cursor() as cursor:
        # Candidates and résumés point at each other, and these rows are known to be whole.
        cursor.execute("SET LOCAL session_replication_role = replica")
        copy_rows(cursor, "documents", DOCUMENTS, [_document(organization_id, id, who) for id, who in people])
        copy_rows(cursor, "candidates", CANDIDATES, [_candidate(organization_id, id, who) for id, who in people])
        packed = [(id, who, pack_profile(who.profile)) for id, who in people]
        copy_rows(cursor, "resumes", RESUMES, [_resume(organization_id, *each) for each in packed])
        copy_rows(cursor, "resume_vectors", VECTORS, [_vectors(organization_id, *each) for each in packed])
        copy_text(cursor, "search_entries", ENTRIES, [_entry(organization_id, id, who) for id, who in people])
    return len(people)


def _document(organization_id: int, id: int, who: Composed) -> tuple[Any, ...]:
    content = who.document.text.encode()
    return id, organization_id, hashlib.sha256(content).hexdigest(), len(content), "text/plain", content, _MADE


def _candidate(organization_id: int, id: int, who: Composed) -> tuple[Any, ...]:
    told = who.resume
    facts = (told.name, told.emails[0], told.phones[0], told.location, told.headline)
    return id, organization_id, *(fact.value if fact else None for fact in facts), "upload", id, _MADE


def _resume(organization_id: int, id: int, who: Composed, facts: Packed) -> tuple[Any, ...]:
    """The columns as ``Resume.set_parsed`` fills them."""
    data = msgspec.to_builtins(who.resume)
    words = data.pop("text")
    return (
        id,
        organization_id,
        id,
        id,
        f"{id}.txt",
        who.resume.language,
        who.resume.engine,
        date(2026, 11, 1),
        words,
        data,
        zlib.compress(msgspec.json.encode(who.document), 1),
        f"{who.resume.engine}+{PROFILE_VERSION}",
        zlib.compress(msgspec.msgpack.encode(who.profile), 3),
        0,
        [skill.id for skill in who.resume.skills if skill.how != "implied"],
        who.resume.experience_months,
        0,
        msgspec.msgpack.encode(facts),
        _MADE,
    )


def _vectors(organization_id: int, id: int, who: Composed, facts: Packed) -> tuple[Any, ...]:
    model_id, matrix = _sentences[0].model_id, _sentences[0].of(who.profile.texts)
    digest, meant = texts_hash(who.profile.texts), pack_vectors(facts, matrix)
    assert meant is not None  # everybody here says something
    mean, centred = mean_vector(matrix), meant.digest + meant.told
    return id, organization_id, model_id, digest, pack(matrix), mean, meant.scale, centred, _MADE


def _entry(organization_id: int, id: int, who: Composed) -> tuple[Any, ...]:
    """What the index of the search page holds of them."""
    told = who.resume
    assert told.name
    assert told.headline
    assert told.location
    name, headline, location = f"{told.name.value} {told.emails[0].value}", told.headline.value, told.location.value
    entry = build_entry(told, owner=organization_id, name=name, headline=headline, location=location)
    mean = mean_vector(_sentences[0].of(who.profile.texts))
    meaning = "[" + ",".join(f"{value:.5f}" for value in mean) + "]"
    months, model_id = entry.experience_months, _sentences[0].model_id
    return id, organization_id, id, 1, ENTRY_VERSION, _MADE, months, True, model_id, entry.vector, meaning
