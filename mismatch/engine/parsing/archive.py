"""The files inside a ZIP, read with limits on their number and size."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from mismatch.engine.shapes import Refused

MAX_MEMBERS = 2_000
_CHUNK = 1 << 16


def is_archive(data: bytes, filename: str) -> bool:
    """Whether this is a plain ZIP of files, not a DOCX or ODT (which are ZIPs too)."""
    if not data.startswith(b"PK") or not filename.lower().endswith(".zip"):
        return False
    return zipfile.is_zipfile(io.BytesIO(data))


def members(data: bytes, *, max_file_bytes: int, max_total_bytes: int) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of every file, sizes counted as they unpack and not as the archive claims.

    Raises Refused: "damaged", "encrypted", "too_large", "too_complex", "empty". Folders, macOS's resource forks and
    hidden files are passed over.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wanted = [info for info in archive.infolist() if _is_wanted(info)]
            _check(wanted)
            left = max_total_bytes
            for info in wanted:
                content = _read(archive, info, min(max_file_bytes, left))
                left -= len(content)
                yield _name(info), content
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


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    content = bytearray()
    try:
        with archive.open(info) as member:
            while chunk := member.read(_CHUNK):
                content += chunk
                if len(content) > limit:
                    raise Refused("too_large", info.filename)
    except RuntimeError as error:
        raise Refused("damaged", str(error)) from error
    return bytes(content)


def _name(info: zipfile.ZipInfo) -> str:
    """Names without the UTF-8 flag come as cp437; Russian archivers mean cp866."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("cp866")
    except UnicodeError:
        return info.filename
