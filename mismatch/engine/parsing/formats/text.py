"""Plain text and Markdown, line by line."""

from __future__ import annotations

import re

from mismatch.engine.parsing.assembling import Flow, line_kind
from mismatch.engine.parsing.characters import clean, smuggled
from mismatch.engine.parsing.document import Document, Hidden
from mismatch.engine.parsing.encodings import decode
from mismatch.engine.shapes import Refused

_WIDE_SPACE = re.compile(r"\t+|(?<=\S) {3,}(?=\S)")
#: Copied out of a page, a whole résumé may arrive as one line whose breaks are double spaces. Two years side by side
#: have only lost their dash.
_LOST_BREAK = re.compile(r"(?<=\S) {2,}(?!(?<=\b(?:19|20)\d\d  )(?:(?:19|20)\d\d\b|present\b|current\b|now\b))(?=\S)", re.IGNORECASE)
_PAGE_IN_A_LINE = 300


def read_text(data: bytes) -> Document:
    """Lines as they stand; wide spaces inside a line count as the space between cells."""
    text = decode(data)
    if text is None:
        raise Refused("damaged", "not text in any known encoding")
    flow = Flow()
    for line in re.split(r"\r\n|[\n\r\f\v\u2028\u2029\x85]", text):
        for part in _unwrapped(line):
            _add_line(flow, part)
    return finish(flow, "text/plain", "text")


def _unwrapped(line: str) -> list[str]:
    """The lines that were joined into one; an empty one stands where the room was twice as wide."""
    if len(line) < _PAGE_IN_A_LINE or len(_LOST_BREAK.findall(line)) < 3:
        return [line]
    parts, start = [], 0
    for gap in _LOST_BREAK.finditer(line):
        parts.append(line[start : gap.start()])
        parts += [""] if gap.end() - gap.start() >= 4 else []
        start = gap.end()
    return [*parts, line[start:]]


def _add_line(flow: Flow, line: str) -> None:
    disguised = smuggled(line)
    if disguised:
        flow.out.hidden.append(Hidden(disguised, 0, "zero_width"))
    if not line.strip():
        flow.blank()
        return
    for cell in _WIDE_SPACE.split(line.strip()):
        flow.run(cell)
        flow.tab()
    flow.end_line(line_kind(clean(line.strip())))


def finish(flow: Flow, media_type: str, reader: str, has_photo: bool = False) -> Document:
    """The document of a flow; refused when nothing was found in it."""
    flow.end_line()
    if not flow.out.lines:
        raise Refused("no_text")
    return flow.out.document(media_type, reader, [], has_photo)
