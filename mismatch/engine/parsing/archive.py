"""The files inside a ZIP, read with limits on their number and size."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from mismatch.engine.shapes import Refused

MAX_MEMBERS = 2_000
_CHUNK = 1 << 16


def is_archive(data: bytes, filename: str) -> bool:
    """Whether this is a plain ZIP of files, not a DOCX or ODT (which are ZIPs too)."""
    if not data.startswith(b"PK") or not filename.lower().endswith(".zip"):
        return False
    return zipfile.is_zipfile(io.BytesIO(data))


def members(data: bytes, *, max_file_bytes: int, max_total_bytes: int) -> Iterator[tuple[str, bytes | Refused]]:
    """Yield (name, bytes) of every file, sizes counted as they unpack and not as the archive claims.

    A file that alone is too large or damaged comes as (name, Refused); the others go on. Raises Refused for the whole
    archive: "damaged", "encrypted", "too_large" (all files together), "too_complex", "empty". Folders, macOS's resource
    forks and hidden files are passed over.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wanted = [info for info in archive.infolist() if _is_wanted(info)]
            _check(wanted)
            left = max_total_bytes
            for info in wanted:
                found = _read(archive, info, max_file_bytes)
                left -= len(found) if isinstance(found, bytes) else max_file_bytes
                if left < 0:
                    raise Refused("too_large", "all files together")
                yield _name(info), found
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise Refused("damaged", str(error)) from error


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    parts = info.filename.replace("\\", "/").split("/")
    return not info.is_dir() and parts[0] != "__MACOSX" and not parts[-1].startswith(".") and bool(parts[-1])


def _check(wanted: list[zipfile.ZipInfo]) -> None:
    if not wanted:
        raise Refused("empty", "no files in the archive")
    if len(wanted) > MAX_MEMBERS:
        raise Refused("too_complex", f"{len(wanted)} files in the archive")
    if any(info.flag_bits & 1 for info in wanted):
        raise Refused("encrypted")


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes | Refused:
    content = bytearray()
    try:
        with archive.open(info) as member:
            while chunk := member.read(_CHUNK):
                content += chunk
                if len(content) > limit:
                    return Refused("too_large", info.filename)
    except (RuntimeError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        return Refused("damaged", str(error))
    return bytes(content)


def _name(info: zipfile.ZipInfo) -> str:
    """Names without the UTF-8 flag come as cp437; Russian archivers mean cp866."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("cp866")
    except UnicodeError:
        return info.filename
