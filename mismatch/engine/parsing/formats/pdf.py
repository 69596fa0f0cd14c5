"""PDF: pages of words in reading order, with what is drawn around them."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium

from mismatch.engine.parsing.assembling import Assembler
from mismatch.engine.parsing.document import Document, Hyperlink, Page
from mismatch.engine.parsing.formats.pdf_file import open_pdf
from mismatch.engine.parsing.formats.pdf_page import PageReading, read_page
from mismatch.engine.parsing.formats.pdf_spacing import SecondReader
from mismatch.engine.parsing.formats.pdf_windows import may_have_layers
from mismatch.engine.parsing.furniture import mark_furniture
from mismatch.engine.parsing.limits import MAX_OCR_PAGES, MAX_PAGES
from mismatch.engine.parsing.ocr import DPI, POINTS, languages, recognise
from mismatch.engine.parsing.placing import place_page
from mismatch.engine.parsing.rendering import draw, encode_png
from mismatch.engine.shapes import Refused


def read_pdf(data: bytes) -> Document:
    """The document of a PDF's bytes; scanned pages go through OCR where it is installed."""
    with open_pdf(data) as document:
        readings = _read_pages(document, SecondReader(data), may_have_layers(data))
        scanned = [i for i, reading in enumerate(readings) if not reading.words and reading.is_picture]
        reader = "pypdf" if any(reading.by_second for reading in readings) else "pdfium"
        # Without OCR a picture among pages of text is left out; a document of pictures only is refused.
        if scanned and (languages() or not any(reading.words for reading in readings)):
            _recognise(document, readings, scanned)
            reader = "tesseract"
    return _assemble(readings, reader)


def _read_pages(document: Any, second: SecondReader, has_layers: bool) -> list[PageReading]:
    count = pdfium.FPDF_GetPageCount(document)
    if count <= 0:
        raise Refused("damaged", "no pages")
    readings: list[PageReading] = []
    broken: list[Refused] = []
    for number in range(min(count, MAX_PAGES)):
        try:
            readings.append(read_page(document, second, number, has_layers))
        except Refused as refused:
            if refused.reason != "damaged":
                raise
            # A page that cannot be loaded is left out; the others keep their numbers.
            broken.append(refused)
            readings.append(PageReading(0.0, 0.0, []))
    if len(broken) == len(readings):
        raise broken[0]
    return readings


def _recognise(document: Any, readings: list[PageReading], scanned: list[int]) -> None:
    for number in scanned[:MAX_OCR_PAGES]:
        page = pdfium.FPDF_LoadPage(document, number)
        try:
            width, height, rgb = draw(page, DPI / POINTS)
        finally:
            pdfium.FPDF_ClosePage(page)
        readings[number].words = recognise(encode_png(width, height, rgb), width / readings[number].width)


def _assemble(readings: list[PageReading], reader: str) -> Document:
    out = Assembler()
    for number, reading in enumerate(readings):
        first = len(out.words)
        place_page(out, number, reading.words, reading.rules, reading.borders)
        out.hidden.extend(reading.hidden)
        _add_links(out, reading, first)
    if not out.words:
        raise Refused("no_text")
    pages = [Page(reading.width, reading.height) for reading in readings]
    out.lines = mark_furniture(out.lines, out.words, pages, out.text())
    return out.document("application/pdf", reader, pages, any(reading.has_photo for reading in readings[:2]))


def _add_links(out: Assembler, reading: PageReading, first: int) -> None:
    """Each link with the words of its page that it covers; a link over an icon covers none."""
    words = out.words[first:] if reading.links else []
    middles = [((word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2) for word in words]
    for area in reading.links:
        x0, y0, x1, y1 = area.x0 - 1, area.y0 - 1, area.x1 + 1, area.y1 + 1
        covered = [words[i] for i, (x, y) in enumerate(middles) if y0 <= y <= y1 and x0 <= x <= x1]
        start = covered[0].start if covered else out.length
        end = start
        for word in covered:
            # Words between which other text stands are another line of the same link, kept out of the quote.
            if word.start - end <= 1 or word.start == start:
                end = word.end
        out.hyperlinks.append(Hyperlink(area.url, start, end))
