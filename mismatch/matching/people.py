"""People as scoring takes them, read from the database some hundreds at a time and never all at once."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Any, NamedTuple, TypeVar

import msgspec

from mismatch.engine.matching.calibration import calibration_for
from mismatch.engine.matching.packing import Meant, Packed
from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.profile import PROFILE_VERSION
from mismatch.extensions import db
from mismatch.matching.renewing import renew_now
from mismatch.models import Resume

T = TypeVar("T")

#: Read and scored at once: large enough for numpy, about 30 MB.
BATCH = 1000
_DIGEST = 32
_HEADER = 19  # of PostgreSQL's binary COPY: signature, flags, length of an extension
#: The columns that never lack a value: each behind its length.
_NUMBERS, _LENGTH = struct.Struct(">iqiqiqii"), struct.Struct(">i")
_decode_facts = msgspec.msgpack.Decoder(Packed).decode

_SQL = """
COPY (
    SELECT c.id, c.organization_id, r.id, r.revision, r.engine,
           CASE WHEN r.profile_version = r.engine || '+{version}' THEN r.facts_packed END,
           v.texts_hash, v.scale, v.centred
    FROM candidates c
    JOIN resumes r ON r.id = c.resume_id
    LEFT JOIN resume_vectors v ON v.resume_id = r.id AND v.model_id = '{model}'
    WHERE c.id = ANY ('{{{ids}}}'::bigint[])
    ORDER BY c.id
) TO STDOUT (FORMAT binary)
"""


class Key(NamedTuple):
    """Whose score a row is: the candidate and the revision of the résumé that counts."""

    candidate_id: int
    organization_id: int
    resume_id: int
    revision: int
    engine: str


class Person(NamedTuple):
    """One candidate with the résumé that counts; ``meant`` is None without vectors of the model asked for."""

    key: Key
    packed: Packed
    meant: Meant | None


class Group(NamedTuple):
    """Some people joined for scoring: row i of the pool belongs to the i-th key."""

    keys: Sequence[Key]
    pool: Pool

    @classmethod
    def of(cls, people: Sequence[Person]) -> Group:
        return cls([one.key for one in people], Pool([one.packed for one in people], [one.meant for one in people]))


class _Read(NamedTuple):
    """One row as it comes; the large columns are views of the whole answer."""

    key: Key
    facts: Any
    texts: str | None
    scale: str | None
    centred: Any


def read_people(ids: Sequence[int], model_id: str | None) -> Iterator[list[Person]]:
    """The people with these ids, batch by batch; the next is read while the last one is scored.

    Between two batches nothing else may use the session: its connection is busy.
    """
    batches = [ids[first : first + BATCH] for first in range(0, len(ids), BATCH)]
    if not batches:
        return
    connection = own_connection()
    rows = _fetch(connection, batches[0], model_id)
    if len(batches) == 1:
        yield _told(rows, model_id)
        return
    with ThreadPoolExecutor(1) as reader:
        for following in batches[1:]:
            people = _told(rows, model_id)
            coming = reader.submit(_fetch, connection, following, model_id)
            yield people
            rows = coming.result()
        yield _told(rows, model_id)


def complete_people(connection: Any, ids: Sequence[int], model_id: str | None, turn: Lock) -> list[Person] | None:
    """The people with these ids, None when something of somebody has to be made first.

    It uses the connection in its turn and leaves the session alone, so it may run in a thread.
    """
    with turn:
        rows = _fetch(connection, ids, model_id)
    scale = calibration_for(model_id).digest
    return [_person(row) for row in rows] if all(_is_complete(row, scale) for row in rows) else None


def own_connection() -> Any:
    """The session's connection, past SQLAlchemy."""
    return db.session.connection().connection.dbapi_connection


def _told(rows: Sequence[_Read], model_id: str | None) -> list[Person]:
    """These rows as people; what is missing of them is made."""
    scale = calibration_for(model_id).digest
    incomplete = [row.key.resume_id for row in rows if not _is_complete(row, scale)]
    anew = {one.resume.id: Person(_key(one.resume), *one[1:]) for one in renew_now(incomplete, model_id)}
    return [anew.get(row.key.resume_id) or _person(row) for row in rows]


def _key(resume: Resume) -> Key:
    return Key(resume.candidate_id, resume.organization_id, resume.id, resume.revision, resume.engine)


def each_group(ids: Sequence[int], model_id: str | None, work: Callable[[Group], T]) -> Iterator[T]:
    """What ``work`` makes of these people, batch by batch; it must leave the session alone."""
    for people in read_people(ids, model_id):
        yield work(Group.of(people))


def _fetch(connection: Any, ids: Sequence[int], model_id: str | None) -> list[_Read]:
    """Binary rows: PostgreSQL's written form of bytes is twice as long and slow to read."""
    model = (model_id or "").replace("'", "''")
    out = io.BytesIO()
    with connection.cursor() as cursor:
        sql = _SQL.format(version=PROFILE_VERSION, model=model, ids=",".join(str(int(id)) for id in ids))
        cursor.copy_expert(sql, out)
    return list(_rows(out.getbuffer()))


def _rows(data: memoryview) -> Iterator[_Read]:
    at = _HEADER
    while (count := struct.unpack_from(">h", data, at)[0]) >= 0:
        _, candidate_id, _, organization_id, _, resume_id, _, revision = _NUMBERS.unpack_from(data, at + 2)
        at += 2 + _NUMBERS.size
        fields: list[memoryview | None] = []
        for _ in range(count - 4):
            length = _LENGTH.unpack_from(data, at)[0]
            at += 4
            fields.append(None if length < 0 else data[at : at + length])
            at += max(length, 0)
        engine, facts, texts, scale, centred = fields
        key = Key(candidate_id, organization_id, resume_id, revision, _string(engine) or "")
        yield _Read(key, facts, _string(texts), _string(scale), centred)


def _string(field: memoryview | None) -> str | None:
    return None if field is None else str(field, "utf-8")


def _is_complete(row: _Read, scale: str) -> bool:
    """Whether facts are there, of this version; and vectors, when there are any, centred by this calibration."""
    return row.facts is not None and (row.texts is None or row.scale == scale)


def _person(row: _Read) -> Person:
    packed = _decode_facts(row.facts)
    meant = None
    if row.centred is not None and row.texts == packed.texts:
        width = (len(row.centred) - _DIGEST) // (2 * (packed.passages + packed.title_passages + 1))
        digest = bytes(row.centred[:_DIGEST])
        meant = Meant(scale=row.scale or "", digest=digest, width=width, told=row.centred[_DIGEST:])
    return Person(row.key, packed, meant)
