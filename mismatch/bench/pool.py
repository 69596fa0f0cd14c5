"""``flask bench pool``: an organisation of many invented people in the bench's own database, filled by COPY."""

from __future__ import annotations

import hashlib
import multiprocessing
import time
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import psycopg2
from sqlalchemy import Index, func, select, text

from mismatch.bench.composing import Composed, compose, invented, texts_of
from mismatch.bench.copying import copy_rows, copy_text
from mismatch.bench.sentences import Sentences, embed_sentences
from mismatch.engine.embeddings.packing import mean_vector, pack
from mismatch.engine.matching.packing import Packed, pack_profile, pack_vectors, texts_hash
from mismatch.engine.matching.profile import PROFILE_VERSION
from mismatch.engine.search.entry import ENTRY_VERSION, build_entry
from mismatch.extensions import db
from mismatch.models import Organization, OrganizationKind, ResumeVectors, SearchEntry
from mismatch.search.lists import renew_lists

Report = Callable[[str], None]

#: Grows when the same number becomes another person.
GRAMMAR = "grammar-5"
CHUNK = 500
_MADE = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
_TABLES = ("search_entries", "resume_vectors", "resumes", "documents", "candidates")

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


def pool_organization(size: int) -> Organization | None:
    """The organisation with a pool of this size by this grammar and engine, when it is there and whole."""
    found = db.session.scalar(select(Organization).filter_by(name=_name(size)))
    if found is None:
        return None
    counted = select(func.count()).where(ResumeVectors.organization_id == found.id)
    return found if db.session.scalar(counted) == size else None


def fill_pool(size: int, folder: Path, models_dir: Path, processes: int, report: Report) -> dict[str, float]:
    """Make the pool unless it is there. Figures: seconds by step, and the room on disk."""
    started = time.perf_counter()
    figures: dict[str, float] = {}
    if pool_organization(size) is None:
        organization = _fresh_organization(size)
        figures |= _fill(organization.id, size, folder, models_dir, processes, report)
    figures["whole, s"] = time.perf_counter() - started
    return figures | _room()


def _name(size: int) -> str:
    from mismatch.engine import ENGINE_VERSION

    return f"{size} invented people, {GRAMMAR}, {ENGINE_VERSION}+{PROFILE_VERSION}"


def _fresh_organization(size: int) -> Organization:
    """Without whatever an interrupted run or another engine has left of this size."""
    for old in db.session.scalars(select(Organization).where(Organization.name.startswith(f"{size} invented people"))):
        db.session.execute(text("SET LOCAL session_replication_role = replica"))
        for table in ("matches", "applications", "job_vectors", "requirements", "jobs", *_TABLES):
            db.session.execute(text(f"DELETE FROM {table} WHERE organization_id = :id"), {"id": old.id})  # noqa: S608
        db.session.delete(old)
        db.session.commit()
    made = Organization(name=_name(size), kind=OrganizationKind.EMPLOYER)
    db.session.add(made)
    db.session.commit()
    return made


def _fill(
    organization_id: int, size: int, folder: Path, models_dir: Path, processes: int, report: Report
) -> dict[str, float]:
    chunks = [(start, min(start + CHUNK, size)) for start in range(0, size, CHUNK)]
    first = _first_id()
    started = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(processes) as workers:
        texts = set().union(*workers.imap_unordered(_texts_of_chunk, chunks))
    listed = time.perf_counter()
    sentences = embed_sentences(folder, models_dir, texts, processes, report)
    embedded = time.perf_counter()
    url = str(db.engine.url.render_as_string(hide_password=False)).replace("postgresql+psycopg2:", "postgresql:")
    start_worker = (url, str(folder), sentences.model_id)
    done = 0
    _drop_search_indexes()
    with multiprocessing.get_context("spawn").Pool(processes, _open, start_worker) as workers:
        jobs = [(organization_id, first, *chunk) for chunk in chunks]
        for count in workers.imap_unordered(_write_chunk, jobs):
            done += count
            if done % (20 * CHUNK) == 0:
                report(f"{done} of {size}")
    written = time.perf_counter()
    _finish()
    indexed = time.perf_counter()
    return {
        "people": size,
        "distinct sentences": len(texts),
        "listing sentences, s": listed - started,
        "embedding them, s": embedded - listed,
        "composing and storing, s": written - embedded,
        "indexes and statistics, s": indexed - written,
    }


def _first_id() -> int:
    """Above every id in use, the same for the rows of all tables."""
    found = (db.session.scalar(text(f"SELECT max(id) FROM {t}")) or 0 for t in _TABLES[2:])  # noqa: S608
    return max(found) + 1


def _drop_search_indexes() -> None:
    """To be made at the end, at once: a graph of vectors grows slowly row by row."""
    for index in _search_indexes():
        index.drop(db.engine, checkfirst=True)


def _search_indexes() -> list[Index]:
    return [
        x for x in SearchEntry.__table__.indexes if x.name in ("ix_search_entries_words", "ix_search_entries_meaning")
    ]


def _finish() -> None:
    """Number on from there, make the indexes, and let the planner know what is in the tables."""
    with db.engine.begin() as connection:
        connection.execute(text("SET LOCAL maintenance_work_mem = '700MB'"))
        for index in _search_indexes():
            index.create(connection, checkfirst=True)
    renew_lists()
    for table in _TABLES[2:]:
        last = f"(SELECT max(id) FROM {table})"  # noqa: S608
        db.session.execute(text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {last})"))
    db.session.commit()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in _TABLES:
            connection.execute(text(f"VACUUM ANALYZE {table}"))


def _room() -> dict[str, float]:
    """Megabytes on disk, of the whole database and of its large tables."""
    size = db.session.scalar(text("SELECT pg_database_size(current_database())")) or 0
    figures = {"database on disk, MB": size / 2**20}
    for table in _TABLES:
        taken = db.session.scalar(text(f"SELECT pg_total_relation_size('{table}')")) or 0
        figures[f"{table}, MB"] = taken / 2**20
    return figures


# In the worker processes.

_connection: list[Any] = []
_sentences: list[Sentences] = []


def _texts_of_chunk(chunk: tuple[int, int]) -> set[str]:
    return {text for number in range(*chunk) for text in texts_of(invented(number))}


def _open(url: str, folder: str, model_id: str) -> None:
    _connection.append(psycopg2.connect(url))
    _sentences.append(Sentences.load(Path(folder), model_id))


def _write_chunk(job: tuple[int, int, int, int]) -> int:
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
