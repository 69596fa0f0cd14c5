"""One PDF page: its words, what is drawn around them, and which of them a reader cannot see."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from mismatch.engine.parsing.document import Hidden
from mismatch.engine.parsing.formats.pdf_text import Font, Frame, PageText
from mismatch.engine.parsing.layout import Ink
from mismatch.engine.parsing.placing import Rule
from mismatch.engine.shapes import Refused


@dataclass
class PageReading:
    """What one page gave."""

    width: float
    height: float
    words: list[Ink]
    rules: list[Rule] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)


def read_page(document: Any, number: int, fonts: dict[int, Font]) -> PageReading:
    """Read page ``number`` (from 0)."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        raise Refused("damaged", f"page {number} cannot be loaded")
    try:
        frame = Frame(page)
        text = PageText(page, fonts, frame)
        try:
            words = text.words()
        finally:
            text.close()
        return PageReading(frame.width, frame.height, words)
    finally:
        pdfium.FPDF_ClosePage(page)
