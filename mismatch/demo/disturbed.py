"""PDFs as some programs write them: every glyph placed apart, no spaces, text out of order."""

from __future__ import annotations

import io
import random
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, ByteStringObject, ContentStream, FloatObject, NameObject

_Operation = tuple[Any, bytes]


def glyphs_apart(pdf: bytes) -> bytes:
    """Each glyph shown by an operation of its own, at its own place, and the spaces left out."""
    return _rewritten(pdf, _apart)


def out_of_order(pdf: bytes) -> bytes:
    """The pieces of text of each page shuffled; the page looks the same."""
    return _rewritten(pdf, _shuffled)


def _rewritten(pdf: bytes, change: Any) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    for page in writer.pages:
        content = ContentStream(page.get_contents(), writer)
        content.operations = change(content.operations, page)
        page[NameObject("/Contents")] = writer._add_object(content)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _shuffled(operations: list[_Operation], _: Any) -> list[_Operation]:
    """Blocks that save and restore the state can be painted in any order, those with text after the others."""
    blocks: list[list[_Operation]] = []
    depth = 0
    for operation in operations:
        if operation[1] in (b"BDC", b"BMC", b"EMC"):
            continue
        if depth == 0:
            blocks.append([])
        blocks[-1].append(operation)
        depth += {b"q": 1, b"Q": -1}.get(operation[1], 0)
    drawn = [block for block in blocks if not any(name == b"BT" for _, name in block)]
    texts = [block for block in blocks if any(name == b"BT" for _, name in block)]
    random.Random(11).shuffle(texts)  # noqa: S311 - the same disorder every time
    return [operation for block in drawn + texts for operation in block]


def _apart(operations: list[_Operation], page: Any) -> list[_Operation]:
    fonts = {name: _Font(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    found: list[_Operation] = []
    font, size, matrix = None, 1.0, [1.0, 0, 0, 1, 0, 0]
    for operands, name in operations:
        if name == b"Tf":
            font, size = fonts[operands[0]], float(operands[1])
        elif name == b"Tm":
            matrix = [float(value) for value in operands]
        elif name == b"TJ" and font is not None:
            found += _single(operands[0], font, size, matrix)
            continue
        found.append((operands, name))
    return found


def _single(shown: Any, font: _Font, size: float, matrix: list[float]) -> list[_Operation]:
    found: list[_Operation] = []
    along = 0.0
    for item in shown:
        if isinstance(item, int | float):
            along -= float(item) / 1000 * size
            continue
        data = item.original_bytes
        for place in range(0, len(data), 2):
            code = int.from_bytes(data[place : place + 2], "big")
            if code not in font.spaces:
                a, b, c, d, e, f = matrix
                at = [FloatObject(value) for value in (a, b, c, d, e + a * along, f + b * along)]
                found.append((at, b"Tm"))
                found.append((ArrayObject([ByteStringObject(data[place : place + 2])]), b"Tj"))
            along += font.widths.get(code, 0.0) / 1000 * size
    return found


class _Font:
    """Widths of a font's glyphs, and which of them are spaces."""

    def __init__(self, font: Any) -> None:
        self.widths: dict[int, float] = {}
        self.spaces: set[int] = set()
        listed = list(font["/DescendantFonts"][0].get_object()["/W"])
        while listed:
            first, second = int(listed.pop(0)), listed.pop(0)
            if isinstance(second, ArrayObject):
                self.widths |= {first + i: float(width) for i, width in enumerate(second)}
            else:
                width = float(listed.pop(0))
                self.widths |= dict.fromkeys(range(first, int(second) + 1), width)
        for line in font["/ToUnicode"].get_object().get_data().decode("latin-1").splitlines():
            parts = line.strip("<>").split("> <")
            if len(parts) == 2 and parts[1] in ("0020", "00A0"):
                self.spaces.add(int(parts[0], 16))
