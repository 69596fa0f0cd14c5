"""One PDF page: its words, what is drawn around them, and which of them a reader cannot see."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from mismatch.engine.parsing.document import Hidden
from mismatch.engine.parsing.formats.pdf_frame import Frame
from mismatch.engine.parsing.formats.pdf_ink import contrasts
from mismatch.engine.parsing.formats.pdf_links import LinkArea, read_links
from mismatch.engine.parsing.formats.pdf_paint import PaintReader
from mismatch.engine.parsing.formats.pdf_spacing import SecondReader, lacks_spaces
from mismatch.engine.parsing.formats.pdf_text import PageText
from mismatch.engine.parsing.grids import Borders
from mismatch.engine.parsing.hidden import is_picture_page, part_hidden
from mismatch.engine.parsing.layout import Ink
from mismatch.engine.parsing.placing import Rule
from mismatch.engine.shapes import Refused


@dataclass
class PageReading:
    """What one page gave. ``is_picture``: pictures cover most of it; ``by_second``: the second reader told where the
    spaces are."""

    width: float
    height: float
    words: list[Ink]
    rules: list[Rule] = field(default_factory=list)
    borders: Borders = field(default_factory=Borders)
    hidden: list[Hidden] = field(default_factory=list)
    links: list[LinkArea] = field(default_factory=list)
    has_photo: bool = False
    is_picture: bool = False
    by_second: bool = False


def read_page(document: Any, second: SecondReader, number: int, has_layers: bool) -> PageReading:
    """Read page ``number`` (from 0) of an open document."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        raise Refused("damaged", f"page {number} cannot be loaded")
    try:
        return _read(document, page, second, number, has_layers)
    finally:
        pdfium.FPDF_ClosePage(page)


def _read(document: Any, page: Any, second: SecondReader, number: int, has_layers: bool) -> PageReading:
    frame = Frame(page)
    width, height = frame.width, frame.height
    by_second = False
    with PageText(page, frame) as text:
        words = text.words()
        if lacks_spaces([word.text for word in words]):
            words, by_second = text.with_spaces(words, lambda: second.words(number))
    paint = PaintReader(frame, has_layers, text.styles).read(page)
    visible, hidden = part_hidden(words, paint, number, width, height, lambda some: contrasts(page, some, height))
    return PageReading(
        width,
        height,
        visible,
        paint.rules,
        paint.borders,
        hidden,
        read_links(document, page, frame),
        paint.has_photo(width, height),
        is_picture_page(paint, width, height),
        by_second,
    )
