"""A whole pool joined for scoring, some hundreds of people a block, each block kept in a file beside the worker.

A file is named by a digest of all that went into it: who, by which revision of which résumé, and the digests of their
facts and vectors as they stand in the database now. What has changed has another name, so nothing old can be read.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import struct
import threading
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec
from sqlalchemy import Connection, text

from mismatch.engine.cache import folder, write_whole
from mismatch.engine.matching.calibration import calibration_for
from mismatch.engine.matching.pool_bytes import POOL_FORMAT, pool_from_bytes, pool_to_parts
from mismatch.engine.matching.profile import PROFILE_VERSION
from mismatch.extensions import db
from mismatch.matching.people import Group, Key, Person, complete_people, own_connection, read_people

T = TypeVar("T")

#: A block ends after a person whose number says so, so that a person more or less changes one block and no other.
LEAST, MOST, _ENDS = 600, 1000, 200
#: Scored side by side: numpy lets go of the interpreter while it works.
THREADS = 2
#: Stamps asked for at once: the next while the last ones' blocks are scored.
ASKED = 2500
_NO_MORE = 2**63 - 1
_NUMBER, _HEADER, _ALIGNED = struct.Struct("<Q"), struct.Struct("<QI"), 64
#: Before the digests that stored facts begin with: what kind of value this is, and how many parts it has.
_HEAD = 3

_SQL = text(f"""
    SELECT c.id, c.organization_id, r.id, r.revision, r.engine,
           CASE WHEN r.profile_version = r.engine || '+{PROFILE_VERSION}'
                THEN r.facts_head END,
           v.texts_hash, v.scale, v.centred_digest
    FROM candidates c
    JOIN resumes r ON r.id = c.resume_id
    LEFT JOIN resume_vectors v
    ON v.resume_id = r.id AND v.model_id = :model AND v.organization_id = :organization
    WHERE c.organization_id = :organization AND r.organization_id = :organization AND c.id >= :first AND c.id < :end
    ORDER BY c.id
""")  # noqa: S608 - our own constants

#: What may be wrong with a kept file; then the block is made anew.
UNREADABLE = (OSError, ValueError, struct.error, msgspec.DecodeError)


class Stamp(NamedTuple):
    """What one person's part of a block depends on, told by the database without reading that part."""

    key: Key
    facts: bytes | None
    texts: str | None
    scale: str | None
    vectors: bytes | None

    def is_of(self, person: Person) -> bool:
        """Whether this person was read as the stamp says."""
        digest, texts = person.packed.digest, person.packed.texts
        if self.facts is None or self.facts[_HEAD:] != msgspec.msgpack.encode((digest, texts))[1:]:
            return False
        told = self.vectors if self.texts == texts else None
        return self.key == person.key and (person.meant.digest if person.meant else None) == told


def each_block(
    organization_id: int, ids: Sequence[int], model_id: str | None, work: Callable[[Group], T]
) -> Iterator[T]:
    """What ``work`` makes of each block of an organisation's people, in order. ``ids`` are theirs, as far as known.

    It runs in threads and must leave the session alone. Nothing else may use the session meanwhile.
    """
    session = _Turns(own_connection(), threading.Lock())
    coming: deque[tuple[Future[T | None], Callable[[], T]]] = deque()
    current: list[Path] = []
    with ThreadPoolExecutor(THREADS) as threads:
        for block in cut(_stamps(organization_id, ids, model_id, session.lock)):
            if path := _path(block, model_id):
                current.append(path)
            at_once = threads.submit(_worked_on, block, model_id, path, session, work)
            coming.append((at_once, partial(_made_and_worked_on, block, model_id, path, session, work)))
            if len(coming) > THREADS:
                yield _outcome(*coming.popleft())
        while coming:
            yield _outcome(*coming.popleft())
    _forget_others(current)


class _Turns(NamedTuple):
    """The session's connection, which who has the lock may use."""

    connection: Any
    lock: threading.Lock


def _outcome(at_once: Future[T | None], otherwise: Callable[[], T]) -> T:
    found = at_once.result()
    return otherwise() if found is None else found


def _worked_on(
    block: Sequence[Stamp], model_id: str | None, path: Path | None, session: _Turns, work: Callable[[Group], T]
) -> T | None:
    """In a thread: while one block is read out of the database another is joined or scored.

    None when something of somebody has to be made first, for which the session itself is needed.
    """
    if path is None:
        return None
    if (group := _read(path)) is None:
        ids = [one.key.candidate_id for one in block]
        people = complete_people(session.connection, ids, model_id, session.lock)
        if people is None:
            return None
        group = _kept(block, people, path)
    return work(group)


def _made_and_worked_on(
    block: Sequence[Stamp], model_id: str | None, path: Path | None, session: _Turns, work: Callable[[Group], T]
) -> T:
    """The same where the session may be used."""
    with session.lock:
        people = [one for some in read_people([one.key.candidate_id for one in block], model_id) for one in some]
    return work(_kept(block, people, path))


def _stamps(organization_id: int, ids: Sequence[int], model_id: str | None, session: threading.Lock) -> Iterator[Stamp]:
    """Everybody's, by their numbers; the next are asked for, under the lock, while somebody uses the last."""
    connection, about = db.session.connection(), {"organization": organization_id, "model": model_id}
    edges = [0, *ids[ASKED::ASKED], _NO_MORE]
    with ThreadPoolExecutor(1) as reader:
        parts = [reader.submit(_ask, connection, session, {**about, "first": a, "end": b}) for a, b in pairwise(edges)]
        for part in parts:
            yield from part.result()


def _ask(connection: Connection, session: threading.Lock, about: dict[str, Any]) -> list[Stamp]:
    with session:
        rows = connection.execute(_SQL, about).all()
    return [Stamp(Key(*row[:5]), row[5] and bytes(row[5]), row[6], row[7], row[8] and bytes(row[8])) for row in rows]


def cut(stamps: Iterable[Stamp]) -> Iterator[list[Stamp]]:
    """Blocks of neighbours, cut where the number of a person says so."""
    block: list[Stamp] = []
    for stamp in stamps:
        block.append(stamp)
        ends = zlib.crc32(_NUMBER.pack(stamp.key.candidate_id)) % _ENDS == 0
        if len(block) == MOST or (ends and len(block) >= LEAST):
            yield block
            block = []
    if block:
        yield block


def _path(block: Sequence[Stamp], model_id: str | None) -> Path | None:
    """Where such a block is kept; None when part of it is missing or of another version, and has to be made first."""
    scale = calibration_for(model_id).digest
    if any(one.facts is None or (one.texts is not None and one.scale != scale) for one in block):
        return None
    parts = msgspec.msgpack.encode((POOL_FORMAT, PROFILE_VERSION, model_id, scale, block))
    organization_id = block[0].key.organization_id
    return kept_blocks() / str(organization_id) / hashlib.sha256(parts).hexdigest()


def kept_blocks() -> Path:
    """The folder of all blocks; one folder an organisation."""
    return folder() / "pools"


def _read(path: Path) -> Group | None:
    """The kept block. Its arrays are read from the file when they are needed, and stay when it is deleted."""
    with suppress(*UNREADABLE):
        data = opened(path)
        os.utime(path)
        keys, start = keys_of(data)
        return Group(keys, pool_from_bytes(memoryview(data)[start:]))
    return None


def opened(path: Path) -> mmap.mmap:
    """A kept file; it can be read to its end even when somebody deletes it."""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def keys_of(data: mmap.mmap) -> tuple[list[Key], int]:
    """Who is in a kept block, and where its pool begins."""
    size, checksum = _HEADER.unpack_from(data)
    end = _HEADER.size + size
    keys = data[_HEADER.size : end]
    if zlib.crc32(keys) != checksum:
        raise ValueError("the keys of a kept block are damaged")
    return msgspec.msgpack.decode(keys, type=list[Key]), end + -end % _ALIGNED


def _kept(block: Sequence[Stamp], people: Sequence[Person], path: Path | None) -> Group:
    """These people joined; kept when everybody was read as their stamps say."""
    group = Group.of(people)
    if path and len(people) == len(block) and all(map(Stamp.is_of, block, people)):
        with suppress(OSError):  # a full disk or one to read only: it is made again next time
            _write(path, group)
    return group


def _forget_others(current: Sequence[Path]) -> None:
    """Delete what was kept of these people before something changed."""
    for folder_of_one in {path.parent for path in current}:
        for path in folder_of_one.glob("[!.]*"):  # what another worker is writing has a dot before its name
            if path not in current:
                path.unlink(missing_ok=True)


def _write(path: Path, group: Group) -> None:
    """Not waiting for the disk: what a crash leaves of a file is told by its sums."""
    keys = msgspec.msgpack.encode(group.keys)
    head = _HEADER.pack(len(keys), zlib.crc32(keys)) + keys + bytes(-(_HEADER.size + len(keys)) % _ALIGNED)
    write_whole(path, [head, *pool_to_parts(group.pool)])
