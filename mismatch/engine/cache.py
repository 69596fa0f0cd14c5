"""What is dear to work out and depends on the program's own files alone, kept between processes.

A kept thing is plain data that msgspec checks against its type: whoever could change the file can at most make the
data wrong, never make this program run something. Anything odd about the file means that it is made anew.
"""

from __future__ import annotations

import gc
import hashlib
import os
import struct
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")

_SUM = struct.Struct("<I")
_ROOT = Path(__file__).resolve().parents[2]


def folder() -> Path:
    """Where kept things lie: beside the other files that may be thrown away."""
    return _ROOT / (os.environ.get("VAR_DIR") or "var") / "cache"


def kept(name: str, sources: Iterable[Path], kind: type[T], make: Callable[[], T]) -> T:
    """``make()``, or what an earlier process made out of the same ``sources``."""
    path = folder() / f"{name}-{_digest(sources)}.msgpack"
    with suppress(OSError, ValueError, msgspec.DecodeError), without_collection():
        return msgspec.msgpack.decode(_whole(path.read_bytes()), type=kind)
    made = make()
    with suppress(OSError):  # a read-only installation works too, only it starts more slowly
        content = msgspec.msgpack.encode(made)
        write_whole(path, [_SUM.pack(zlib.crc32(content)), content])
        _forget_older(path, name)
    return made


def _whole(data: bytes) -> memoryview:
    """What stands behind its sum. Parts that are decoded only when needed could not tell damage in time."""
    content = memoryview(data)[_SUM.size :]
    if data[: _SUM.size] != _SUM.pack(zlib.crc32(content)):
        raise ValueError("not what was written")
    return content


@contextmanager
def without_collection() -> Iterator[None]:
    """While much is made that stays: looking for garbage among it takes as long as making it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _digest(sources: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for source in sorted(sources):
        content = source.read_bytes()
        digest.update(f"{source.name}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()[:32]


def write_whole(path: Path, parts: Iterable[bytes | memoryview]) -> None:
    """Put a file there whole or not at all, for this user alone; a crash of the machine may leave a part. OSError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(parts)
        os.replace(draft, path)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise


def _forget_older(path: Path, name: str) -> None:
    for old in path.parent.glob(f"{name}-*.msgpack"):
        if old != path:
            old.unlink(missing_ok=True)
