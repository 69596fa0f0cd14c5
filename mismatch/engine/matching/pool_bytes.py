"""A joined pool as bytes, so that joining it again costs nothing: a small head, then its arrays one after another."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache
from mmap import mmap
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.segments import Vocabulary
from mismatch.engine.shapes import settle

#: Changes with anything that a pool holds, or how it is written.
POOL_FORMAT = "pool-3"
#: Sizes of head and body, and a sum over both.
_START = struct.Struct("<QQQ")
#: Arrays begin where any processor reads them quickly.
_ALIGNED, _WORD = 64, 8
#: Numbers, truths and short words. What else a damaged head may name is not given to numpy to interpret.
_KIND = re.compile(r"[<>|][biuf][1248]|[<>]U\d{1,2}")


class PoolBytesError(ValueError):
    """The bytes are not a pool that this version wrote."""


class _Array(msgspec.Struct, array_like=True):
    name: str
    kind: str
    shape: tuple[int, ...]
    start: int


class _Head(msgspec.Struct, array_like=True):
    format: str
    size: int
    scale: str | None
    digests: list[bytes]
    vector_digests: list[bytes]
    seniority: list[str | None]
    skill_names: list[str]
    titles: list[str]
    names: list[str]
    title_occupations: list[tuple[str, ...]]
    arrays: list[_Array]


settle(_Head)

_PLAIN = ("size", "scale", "digests", "vector_digests", "seniority", "title_occupations")
_VOCABULARIES = ("skill_names", "titles", "names")


def pool_to_parts(pool: Pool) -> list[bytes | memoryview]:
    """Everything of a pool, one part after another: views of its arrays where they are large."""
    arrays: list[_Array] = []
    body: list[bytes | memoryview] = []
    end = 0
    for name, value in vars(pool).items():
        if isinstance(value, np.ndarray):
            arrays.append(_Array(name, value.dtype.str, value.shape, end))
            gap = -value.nbytes % _ALIGNED
            body += [np.ascontiguousarray(value).data.cast("B") if value.size else b"", bytes(gap)]
            end += value.nbytes + gap
    plain: dict[str, Any] = {name: getattr(pool, name) for name in _PLAIN}
    words: dict[str, Any] = {name: list(getattr(pool, name).codes) for name in _VOCABULARIES}
    head = msgspec.msgpack.encode(_Head(format=POOL_FORMAT, arrays=arrays, **plain, **words))
    return [_START.pack(len(head), end, _checksum(head, body)), head, bytes(_gap(len(head))), *body]


def pool_from_bytes(data: bytes | memoryview | mmap) -> Pool:
    """The pool again; its arrays are views of ``data``, not to be written to."""
    view = memoryview(data).toreadonly()
    if len(view) < _START.size:
        raise PoolBytesError(f"{len(view)} bytes are no pool")
    head_size, body_size, checksum = _START.unpack_from(view)
    first = _START.size + head_size + _gap(head_size)
    if len(view) != first + body_size or body_size % _ALIGNED:
        raise PoolBytesError(f"{len(view)} bytes, not {first + body_size}")
    written = view[_START.size : _START.size + head_size]
    if _checksum(written, [view[first:]]) != checksum:
        raise PoolBytesError("not what was written")
    head = _head(written)
    pool = Pool.__new__(Pool)
    vars(pool).update({name: getattr(head, name) for name in _PLAIN})
    vars(pool).update({name: _vocabulary(getattr(head, name)) for name in _VOCABULARIES})
    vars(pool).update({told.name: _array(view, first, told) for told in head.arrays})
    if vars(pool).keys() != _held():
        raise PoolBytesError("a pool holds other things now")
    return pool


@lru_cache(maxsize=1)
def _held() -> frozenset[str]:
    return frozenset(vars(Pool([])))


def _checksum(head: bytes | memoryview, body: Iterable[bytes | memoryview]) -> int:
    """Of the many megabytes of arrays just the sum of their words: as quick as reading them, and blind only to damage
    that makes up for itself."""
    total = zlib.crc32(head)
    for part in body:
        whole = len(part) - len(part) % _WORD
        if whole:
            total += int(np.add.reduce(np.frombuffer(part[:whole], "<u8")))
        total += int.from_bytes(part[whole:], "little")
    return total % 2**64


def _head(data: memoryview) -> _Head:
    try:
        head = msgspec.msgpack.decode(data, type=_Head)
    except msgspec.DecodeError as error:
        raise PoolBytesError(str(error)) from error
    if head.format != POOL_FORMAT:
        raise PoolBytesError(f"format {head.format!r}")
    return head


def _gap(head_size: int) -> int:
    """Bytes between head and arrays."""
    return -(_START.size + head_size) % _ALIGNED


def _vocabulary(names: list[str]) -> Vocabulary:
    vocabulary = Vocabulary()
    vocabulary.codes = dict(zip(names, range(len(names)), strict=True))
    if len(vocabulary.codes) != len(names):
        raise PoolBytesError("a name stands there twice")
    return vocabulary


def _array(view: memoryview, first: int, told: _Array) -> NDArray[Any]:
    if not _KIND.fullmatch(told.kind):
        raise PoolBytesError(f"an array of {told.kind!r}")
    kind = np.dtype(told.kind)
    count = int(np.prod(told.shape, dtype=np.int64))
    return np.frombuffer(view, kind, count, first + told.start).reshape(told.shape)
