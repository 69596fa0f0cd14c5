"""Small shapes every part of the engine shares: a place in a text, a value found there, a refusal."""

from __future__ import annotations

from typing import Literal

import msgspec

Language = Literal["ru", "en"]


def settle(*kinds: type) -> None:
    """Have msgspec work these structs out now, while one thread alone imports them.

    It does so when a struct is first decoded; two threads that come to that at once crash the whole process.
    """
    for kind in kinds:
        msgspec.msgpack.Decoder(kind)


class Span(msgspec.Struct, frozen=True):
    """A slice of a document's text: ``text[start:end]``, end exclusive."""

    start: int
    end: int


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A value read from a document, where it stands, and how sure the reader is (0–1).

    ``start`` and ``end`` are None only when the value was derived rather than found.
    """

    value: str
    start: int | None
    end: int | None
    confidence: float


class Refused(Exception):  # noqa: N818 - what happened, in the words of the pages
    """A file that cannot be read, with one clear reason.

    ``reason`` is a stable code (see ``REASONS``); ``detail`` is for the log, never for the page.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


#: Every reason a file is refused for, in plain English. Pages translate the sentence.
REASONS: dict[str, str] = {
    "empty": "The file is empty.",
    "no_text": "The file holds no text.",
    "encrypted": "The file is protected with a password.",
    "damaged": "The file is damaged or cut short.",
    "wrong_type": "The content does not match the file's extension.",
    "unsupported": "This kind of file is not supported.",
    "old_word": "An old Word document: save it as DOCX or PDF.",
    "too_large": "The file is too large.",
    "too_complex": "The file needs too much time or memory to read.",
    "needs_ocr": "Scanned: needs OCR.",
    "unreadable": "The file cannot be opened.",
    "not_resume": "This does not look like a résumé.",
    "internal": "Something went wrong on our side while reading the file.",
}
#: Reasons that lie with the machine rather than with the file: the same bytes may be read another time.
PASSING = frozenset({"too_complex", "needs_ocr", "unreadable", "internal"})
