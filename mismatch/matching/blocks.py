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
from itertools import islice, pairwise
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
#: Blocks whose digests are asked for at once: those of all others while the first are scored.
ASKED = 3
_NO_MORE = 2**63 - 1
_NUMBER, _HEADER, _ALIGNED = struct.Struct("<Q"), struct.Struct("<QI"), 64
#: Before the digests that stored facts begin with: what kind of value this is, and how many parts it has.
_HEAD = 3

_FACTS = f"CASE WHEN r.profile_version = r.engine || '+{PROFILE_VERSION}' THEN r.facts_head END"
_PEOPLE = """
    FROM candidates c
    JOIN resumes r ON r.id = c.resume_id
    LEFT JOIN resume_vectors v
    ON v.resume_id = r.id AND v.model_id = :model AND v.organization_id = :organization
    WHERE c.organization_id = :organization AND r.organization_id = :organization AND c.id >= :first AND c.id < :end
"""
_STAMP = f"ROW(c.id, r.id, r.revision, r.engine, {_FACTS}, v.texts_hash, v.scale, v.centred_digest)::text"
#: Of each block: the digest of all its people's stamps, and whether everything of everybody is there and of today.
_DIGESTS = text(f"""
    SELECT width_bucket(c.id, CAST(:starts AS bigint[])),
           sha256(convert_to(string_agg({_STAMP}, '' ORDER BY c.id), 'UTF8')),
           bool_and({_FACTS} IS NOT NULL AND (v.texts_hash IS NULL OR v.scale IS NOT DISTINCT FROM :scale))
    {_PEOPLE} GROUP BY 1 ORDER BY 1
""")  # noqa: S608 - our own constants
_STAMPS = text(f"""
    SELECT c.id, c.organization_id, r.id, r.revision, r.engine, {_FACTS}, v.texts_hash, v.centred_digest, {_STAMP}
    {_PEOPLE} ORDER BY c.id
""")

#: What may be wrong with a kept file; then the block is made anew.
UNREADABLE = (OSError, ValueError, struct.error, msgspec.DecodeError)


class Stamp(NamedTuple):
    """What one person's part of a block depends on, told by the database without reading that part; and all of it as
    the database writes it."""

    key: Key
    facts: bytes | None
    texts: str | None
    vectors: bytes | None
    written: str

    def is_of(self, person: Person) -> bool:
        """Whether this person was read as the stamp says."""
        digest, texts = person.packed.digest, person.packed.texts
        if self.facts is None or self.facts[_HEAD:] != msgspec.msgpack.encode((digest, texts))[1:]:
            return False
        told = self.vectors if self.texts == texts else None
        return self.key == person.key and (person.meant.digest if person.meant else None) == told


class _Block(NamedTuple):
    """The people of an organisation from one number up to another, as the database has them now. Its digest is None
    when something of somebody is missing or of another version, and has to be made first."""

    organization_id: int
    model_id: str | None
    first: int
    end: int
    digest: bytes | None = None

    @property
    def about(self) -> dict[str, Any]:
        scale = calibration_for(self.model_id).digest
        told = {"organization": self.organization_id, "model": self.model_id, "scale": scale}
        return {**told, "first": self.first, "end": self.end}

    @property
    def path(self) -> Path | None:
        """Where such a block is kept."""
        if self.digest is None:
            return None
        scale = calibration_for(self.model_id).digest
        parts = (POOL_FORMAT, PROFILE_VERSION, self.model_id, scale, self.organization_id, self.digest)
        return kept_blocks() / str(self.organization_id) / hashlib.sha256(msgspec.msgpack.encode(parts)).hexdigest()


class _Turns(NamedTuple):
    """The session's connection, as SQLAlchemy's and as the driver's, which who has the lock may use."""

    connection: Connection
    own: Any
    lock: threading.Lock


def each_block(
    organization_id: int, ids: Sequence[int], model_id: str | None, work: Callable[[Group], T]
) -> Iterator[T]:
    """What ``work`` makes of each block of an organisation's people, in order. ``ids`` are theirs, as far as known.

    It runs in threads and must leave the session alone. Nothing else may use the session meanwhile.
    """
    session = _Turns(db.session.connection(), own_connection(), threading.Lock())
    coming: deque[tuple[Future[T | None], Callable[[], T]]] = deque()
    current: list[Path] = []
    with ThreadPoolExecutor(THREADS) as threads:
        for block in _blocks(organization_id, ids, model_id, session):
            if path := block.path:
                current.append(path)
            coming.append(
                (threads.submit(_worked_on, block, session, work), partial(_made_and_worked_on, block, session, work))
            )
            if len(coming) > THREADS:
                yield _outcome(*coming.popleft())
        while coming:
            yield _outcome(*coming.popleft())
    _forget_others(current)


def _outcome(at_once: Future[T | None], otherwise: Callable[[], T]) -> T:
    found = at_once.result()
    return otherwise() if found is None else found


def _worked_on(block: _Block, session: _Turns, work: Callable[[Group], T]) -> T | None:
    """In a thread: while one block is read out of the database another is joined or scored.

    None when something of somebody has to be made first, for which the session itself is needed.
    """
    if block.path is None:
        return None
    if (group := _read(block.path)) is None:
        with session.lock:
            stamps = _stamps(block, session)
        people = complete_people(session.own, [one.key.candidate_id for one in stamps], block.model_id, session.lock)
        if people is None:
            return None
        group = _kept(block, stamps, people)
    return work(group)


def _made_and_worked_on(block: _Block, session: _Turns, work: Callable[[Group], T]) -> T:
    """The same where the session may be used. Such a block is kept by the next ranking."""
    with session.lock:
        ids = [one.key.candidate_id for one in _stamps(block, session)]
        people = [one for some in read_people(ids, block.model_id) for one in some]
    return work(Group.of(people))


def _blocks(organization_id: int, ids: Sequence[int], model_id: str | None, session: _Turns) -> Iterator[_Block]:
    """All blocks, by the numbers of their people; most are asked for, under the lock, while the first are used."""
    starts = [0, *(block[0] for block in islice(cut(ids), 1, None))]
    all_blocks = [_Block(organization_id, model_id, *edges) for edges in pairwise([*starts, _NO_MORE])]
    with ThreadPoolExecutor(1) as reader:
        parts = [all_blocks[:ASKED], all_blocks[ASKED:]]
        for told in [reader.submit(_told, part, session) for part in parts if part]:
            yield from told.result()


def _told(blocks: Sequence[_Block], session: _Turns) -> list[_Block]:
    """These blocks with their digests; without those that nobody is in any more."""
    starts = f"{{{','.join(str(block.first) for block in blocks)}}}"
    about = {**blocks[0].about, "end": blocks[-1].end, "starts": starts}
    with session.lock:
        rows = session.connection.execute(_DIGESTS, about).all()
    return [blocks[number - 1]._replace(digest=bytes(digest) if whole else None) for number, digest, whole in rows]


def _stamps(block: _Block, session: _Turns) -> list[Stamp]:
    rows = session.connection.execute(_STAMPS, block.about).all()
    return [Stamp(Key(*row[:5]), row[5] and bytes(row[5]), row[6], row[7] and bytes(row[7]), row[8]) for row in rows]


def cut(ids: Iterable[int]) -> Iterator[list[int]]:
    """Blocks of neighbours, cut where the number of a person says so."""
    block: list[int] = []
    for id in ids:
        block.append(id)
        ends = zlib.crc32(_NUMBER.pack(id)) % _ENDS == 0
        if len(block) == MOST or (ends and len(block) >= LEAST):
            yield block
            block = []
    if block:
        yield block


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


def _kept(block: _Block, stamps: Sequence[Stamp], people: Sequence[Person]) -> Group:
    """These people joined; kept when everybody was read as their stamps say and the block is named by those."""
    group = Group.of(people)
    written = "".join(stamp.written for stamp in stamps).encode()
    named = block.digest == hashlib.sha256(written).digest()
    if named and block.path and len(people) == len(stamps) and all(map(Stamp.is_of, stamps, people)):
        with suppress(OSError):  # a full disk or one to read only: it is made again next time
            _write(block.path, group)
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
