"""Plain text and Markdown, line by line."""

from __future__ import annotations

import re

from mismatch.engine.parsing.assembling import Flow, line_kind
from mismatch.engine.parsing.characters import clean, smuggled
from mismatch.engine.parsing.document import Document, Hidden
from mismatch.engine.parsing.encodings import decode
from mismatch.engine.parsing.limits import MAX_RAW_TEXT
from mismatch.engine.parsing.lost_lines import lost_lines
from mismatch.engine.shapes import Refused

_WIDE_SPACE = re.compile(r"\t+|(?<=\S) {3,}(?=\S)")
#: Copied out of a page, a whole résumé may arrive as one line whose breaks are double spaces. Two years side by side
#: have only lost their dash.
_LOST_BREAK = re.compile(
    r"(?<=\S) {2,}"
    r"(?!(?<=\b(?:19|20)\d\d  )(?:(?:[a-z]{3,9}\.? )?(?:19|20)\d\d\b|present\b|current\b|now\b|till\b))(?=\S)",
    re.IGNORECASE,
)
#: Bytes of characters that some converter printed one by one, as ``\\xe2\\x80\\xa2`` for a bullet.
_PRINTED_BYTES = re.compile(r"(?:\\x[0-9a-f]{2})+")
_PAGE_IN_A_LINE = 300
_FEWEST_QUOTED = 5

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_ITEM = re.compile(r"\s*[-*+]\s+(?=\S)(.*)")
_FENCE = re.compile(r"\s*(?:```|~~~|(?:[-*_]\s*){3,}$|=+\s*$)")
_TABLE_RULE = re.compile(r"\s*\|[-:| ]+\|\s*$")
_ROW = re.compile(r"\s*\|(.*)\|\s*$")
_QUOTE = re.compile(r"^\s*>+\s?")
_INLINE = re.compile(r"(!?\[[^\]]{1,500}\]\([^)\s]{1,2000}\)|\*\*[^*]{1,2000}\*\*|__[^_]{1,2000}__)")
_LINK = re.compile(r"!?\[([^\]]+)\]\(([^)\s]+)\)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*|__([^_]+)__")
_EMPHASIS = re.compile(r"(?<![\w*])\*([^*\s][^*]{0,500})\*(?![\w*])|(?<!\w)_([^_\s][^_]{0,500})_(?!\w)")


def read_text(data: bytes) -> Document:
    """Lines as they stand; wide spaces inside a line count as the space between cells."""
    text = _bearable(data)
    flow = Flow()
    text = _unquoted(as_read(text))
    for line in re.split(r"\r\n|[\n\r\f\v\u2028\u2029\x85]", text):
        for part in _unwrapped(line):
            _add_line(flow, part)
    return finish(flow, "text/plain", "text")


def _unquoted(text: str) -> str:
    """A résumé passed on in a letter, without the marks before its lines and around its emphasis."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < _FEWEST_QUOTED or sum(line.lstrip().startswith(">") for line in lines) < 0.8 * len(lines):
        return text
    return _EMPHASIS.sub(r"\1\2", "\n".join(_QUOTE.sub("", line) for line in text.split("\n")))


def _bearable(data: bytes) -> str:
    """Far more than will be kept is not worth cleaning: white space and marks make up a part of a text, never most."""
    text = decode(data)
    if text is None:
        raise Refused("damaged", "not text in any known encoding")
    if len(text) > MAX_RAW_TEXT:
        raise Refused("too_complex", f"{len(text)} characters")
    return text


def as_read(text: str) -> str:
    """The text with characters whose bytes were printed one by one put together."""
    return _PRINTED_BYTES.sub(_characters, text)


def _characters(match: re.Match[str]) -> str:
    """The characters whose bytes were printed; bytes of a symbol font are list marks."""
    data = bytes.fromhex(match.group().replace("\\x", ""))
    if all(byte < 0x20 for byte in data):
        return "• "
    return data.decode("utf-8", "replace").replace("\ufffd", "")


def _unwrapped(line: str) -> list[str]:
    """The lines that were joined into one; an empty one stands where the room was twice as wide."""
    if len(line) < _PAGE_IN_A_LINE or len(_LOST_BREAK.findall(line)) < 3:
        return lost_lines(line)
    parts, start = [], 0
    for gap in _LOST_BREAK.finditer(line):
        parts.append(line[start : gap.start()])
        parts += [""] if gap.end() - gap.start() >= 4 else []
        start = gap.end()
    return [*parts, line[start:]]


def read_markdown(data: bytes) -> Document:
    """Markdown without its marks: headings, emphasis, links, tables and list items as a reader sees them."""
    text = _bearable(data)
    flow = Flow()
    for line in re.split(r"\r\n|[\n\r]", _COMMENT.sub("", text)):
        _add_markdown(flow, line)
    return finish(flow, "text/markdown", "markdown")


def _add_markdown(flow: Flow, line: str) -> None:
    heading, item, row = _HEADING.match(line), _ITEM.match(line), _ROW.match(line)
    if _TABLE_RULE.match(line):
        return
    if _FENCE.match(line) or not line.strip():
        flow.blank()
    elif heading:
        flow.blank()
        _add_inline(flow, heading.group(1))
        flow.end_line("heading")
    elif item:
        flow.run("• ")
        _add_inline(flow, item.group(1))
        flow.end_line("bullet")
    elif row:
        for cell in row.group(1).split("|"):
            _add_inline(flow, cell)
            flow.tab()
        flow.end_line("cell")
    else:
        _add_inline(flow, _QUOTE.sub("", line))
        flow.end_line(line_kind(flow.line_so_far()))


def _add_inline(flow: Flow, text: str) -> None:
    """Emphasis and links of one line; ``code`` and stray marks stay as they are."""
    for part in _INLINE.split(text):
        link, bold = _LINK.fullmatch(part), _BOLD.fullmatch(part)
        if link:
            flow.run(link.group(1), url=link.group(2))
        elif bold:
            flow.run(bold.group(1) or bold.group(2), bold=True)
        else:
            flow.run(_EMPHASIS.sub(r"\1\2", part))


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
