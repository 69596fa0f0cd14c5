"""What a file is by its content, and whether that agrees with its name."""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO

from mismatch.engine.parsing.characters import word_set
from mismatch.engine.parsing.encodings import decode
from mismatch.engine.shapes import Refused

PDF, DOCX, ODT, RTF, HTML, MARKDOWN, JSON, TEXT = "pdf", "docx", "odt", "rtf", "html", "markdown", "json", "text"
IMAGE = "image"
#: An extension under which any text is plain text, HTML's source too.
PLAIN = "text"

_EXTENSIONS: dict[str, set[str]] = {
    "pdf": {PDF},
    "docx": {DOCX},
    "docm": {DOCX},
    "dotx": {DOCX},
    "odt": {ODT},
    "ott": {ODT},
    "rtf": {RTF},
    # Job sites export RTF and HTML under the name .doc, people rename; Word opens them all.
    "doc": {RTF, HTML, DOCX},
    "html": {HTML},
    "htm": {HTML},
    "xhtml": {HTML},
    "md": {MARKDOWN},
    "markdown": {MARKDOWN},
    "txt": {TEXT},
    PLAIN: {TEXT},
    "json": {JSON},
    "png": {IMAGE},
    "jpg": {IMAGE},
    "jpeg": {IMAGE},
    "jfif": {IMAGE},
}
#: Extensions that promise something this engine does not read.
_FOREIGN = word_set(
    """gif webp bmp tif tiff heic svg xls xlsx xlsm ods csv ppt pptx odp zip rar 7z gz tar
    eml msg mp3 mp4 mov avi epub mobi djvu xml pages key numbers xps"""
)
#: Programs, whatever they hold: what a person meant to send is somewhere else.
_PROGRAMS = word_set("exe msi dll sh bat cmd ps1 js py php scr com jar apk vbs")
_IMAGES = (b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
#: Kinds told by their first bytes: a name that promises another is wrong. Nearly anything can pass for text.
_MARKED = frozenset((PDF, DOCX, ODT, RTF, IMAGE))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAGS = re.compile(r"<(?:p|div|table|br|h[1-6]|ul|span)\b[^>]*>", re.IGNORECASE)
_EXTENSION = re.compile(r"[A-Za-z0-9]{1,8}")


def sniff(data: bytes, filename: str) -> str:
    """The kind of a file; ``Refused`` when content and extension disagree or nothing here reads it."""
    extension = _extension(filename)
    kind = _by_magic(data, extension) or _by_text(data, extension)
    allowed = _EXTENSIONS.get(extension)
    if extension in _PROGRAMS:
        raise Refused("unsupported", f".{extension}")
    if extension in _FOREIGN:
        raise Refused("wrong_type" if kind in _MARKED else "unsupported", f".{extension} holds {kind}")
    if kind == "doc" and extension in ("doc", "dot", "docx", ""):
        raise Refused("old_word", "Word 97–2003")
    if allowed is not None and kind not in allowed:
        raise Refused("wrong_type", f".{extension} holds {kind}")
    if kind is None or kind == "doc":
        raise Refused("unsupported", f"content of .{extension}")
    return kind


def is_image(data: bytes) -> bool:
    """Whether these bytes begin as a PNG or a JPEG does."""
    return data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))


def _extension(filename: str) -> str:
    name = re.split(r"[/\\]", filename)[-1].strip().rstrip(".")
    stem, dot, extension = name.rpartition(".")
    return extension.lower() if dot and stem and _EXTENSION.fullmatch(extension) else ""


def _by_magic(data: bytes, extension: str) -> str | None:
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package_kind(data, extension)
    if data.lstrip()[:5].lower() == rb"{\rtf":
        return RTF
    if data.startswith(_OLE):
        return _ole_kind(data)
    if is_image(data):
        return IMAGE
    return None


def _package_kind(data: bytes, extension: str) -> str | None:
    """What a ZIP holds. The directory is looked for at its end, without unpacking anything."""
    tail = data[-2_000_000:]
    if b"word/document" in tail or b"word\\document" in tail:
        return DOCX
    if data[30:38] == b"mimetype" and (b"opendocument.text" in data[38:120] or b"content.xml" in tail):
        return ODT
    if not zipfile.is_zipfile(BytesIO(data)) and extension in ("docx", "docm", "dotx", "odt", "ott", ""):
        raise Refused("damaged", "a package without its directory")
    return None


def _ole_kind(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused("encrypted", "an encrypted Office package")
    return "doc"


def _by_text(data: bytes, extension: str) -> str | None:
    if data.startswith(_IMAGES) or data[8:12] == b"WEBP":
        return None
    text = decode(data[:65536])
    if text is None:
        return None
    if not text.strip() and not data[65536:].strip():
        raise Refused("empty", "only white space")
    if extension == PLAIN:
        return TEXT
    if _HTML.match(text) or (extension in ("html", "htm", "xhtml", "doc") and _TAGS.search(text)):
        return HTML
    if extension in ("md", "markdown"):
        return MARKDOWN
    if extension == "json" or (not extension and text.lstrip("\ufeff \t\r\n").startswith("{") and _is_json(data)):
        return JSON
    return TEXT


def _is_json(data: bytes) -> bool:
    try:
        return isinstance(json.loads(data), dict)
    except (ValueError, RecursionError):
        return False
