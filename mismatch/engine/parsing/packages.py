"""ZIP packages (DOCX, ODT) read with a bound on entries and on what they unpack to; XML read as a stream.

Nothing is unpacked to disk and no entity is ever expanded: a document type declaration is refused, which closes the
door on external entities and on entity bombs alike.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Protocol
from xml.parsers import expat

from mismatch.engine.parsing.limits import (
    MAX_PACKAGE_BYTES,
    MAX_PACKAGE_ENTRIES,
    MAX_PART_BYTES,
    MAX_XML_DEPTH,
    MAX_XML_NODES,
)  # fmt: skip
from mismatch.engine.shapes import Refused

_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_END = b"PK\x05\x06"
_CHUNK = 65536


class Package:
    """The parts of a package by name."""

    def __init__(self, data: bytes) -> None:
        _check_directory(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
            raise Refused("damaged", f"package: {error}") from error
        entries = self._zip.infolist()
        if len(entries) > MAX_PACKAGE_ENTRIES:
            raise Refused("too_complex", f"{len(entries)} entries")
        self.names = {entry.filename.replace("\\", "/").lstrip("/"): entry for entry in entries}
        self._budget = MAX_PACKAGE_BYTES

    def has(self, name: str) -> bool:
        """Whether the package has a part of this name."""
        return name in self.names

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part's bytes, refused as soon as they grow past the bound, whatever the directory says."""
        entry = self.names.get(name)
        if entry is None:
            raise Refused("damaged", f"no part {name}")
        if entry.flag_bits & 1:
            raise Refused("encrypted", name)
        total = 0
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    total += len(chunk)
                    self._budget -= len(chunk)
                    if total > MAX_PART_BYTES or self._budget < 0:
                        raise Refused("too_complex", f"{name} unpacks to too much")
                    yield chunk
        except _ZIP_ERRORS as error:
            raise Refused("damaged", f"{name}: {error}") from error


def _check_directory(data: bytes) -> None:
    """Refuse a directory of many thousand entries before ``zipfile`` makes an object of each."""
    at = data.rfind(_END, max(0, len(data) - 66_000))
    if at < 0 or at + 22 > len(data):
        raise Refused("damaged", "no end of the package's directory")
    count, size = struct.unpack_from("<HI", data, at + 10)
    if count > MAX_PACKAGE_ENTRIES or size > 400 * MAX_PACKAGE_ENTRIES:
        raise Refused("too_complex", f"{count} entries, directory of {size} bytes")


class Handler(Protocol):
    """What walks an XML part. Names come as "prefix:local" with this module's own prefixes."""

    def start(self, name: str, attributes: dict[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


class XmlReader:
    """Feeds a part through expat into a handler."""

    def __init__(self, handler: Handler, prefixes: dict[str, str]) -> None:
        self._handler = handler
        self._prefixes = prefixes
        self._names: dict[str, str] = {}
        self._depth = 0
        self._nodes = 0

    def read(self, chunks: Iterator[bytes], name: str) -> None:
        """Read a part to its end. Raises ``Refused``: "damaged" for broken XML, "too_complex" past the bounds."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._handler.text
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        try:
            for chunk in chunks:
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, UnicodeError, ValueError, LookupError) as error:
            raise Refused("damaged", f"{name}: {error}") from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._nodes += 1
        if self._depth > MAX_XML_DEPTH or self._nodes > MAX_XML_NODES:
            raise Refused("too_complex", "XML nested too deep or too long")
        short = self._short
        self._handler.start(short(name), {short(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._handler.end(self._short(name))

    def _short(self, name: str) -> str:
        short = self._names.get(name)
        if short is None:
            space, _, local = name.rpartition(" ")
            prefix = self._prefixes.get(space, "") if space else ""
            short = f"{prefix}:{local}" if prefix else local
            # An attacker's document may make up names without end; the cache must not follow.
            if len(self._names) < 5000:
                self._names[name] = short
        return short

    @staticmethod
    def _refuse_doctype(*_: object) -> None:
        raise Refused("damaged", "a document type declaration inside a package")
