"""PDF: pages of words in reading order, with what is drawn around them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from mismatch.engine.parsing.assembling import Assembler
from mismatch.engine.parsing.document import Document, Page
from mismatch.engine.parsing.formats.pdf_page import PageReading, read_page
from mismatch.engine.parsing.formats.pdf_text import Font
from mismatch.engine.parsing.limits import MAX_PAGES
from mismatch.engine.parsing.placing import place_page
from mismatch.engine.shapes import Refused

_ERRORS = {pdfium.FPDF_ERR_PASSWORD: "encrypted", pdfium.FPDF_ERR_SECURITY: "encrypted"}
_started = False


@contextmanager
def open_pdf(data: bytes) -> Iterator[Any]:
    """An open pdfium document; ``Refused`` when it cannot be opened."""
    _start()
    buffer = ctypes.create_string_buffer(data, len(data))
    document = pdfium.FPDF_LoadMemDocument64(buffer, len(data), None)
    if not document:
        error = pdfium.FPDF_GetLastError()
        raise Refused(_ERRORS.get(error, "damaged"), f"pdfium error {error}")
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _start() -> None:
    global _started
    if not _started:
        pdfium.FPDF_InitLibrary()
        _started = True


def read_pdf(data: bytes) -> Document:
    """The document of a PDF's bytes."""
    readings = _read_pages(data)
    out = Assembler()
    for number, reading in enumerate(readings):
        place_page(out, number, reading.words, reading.rules)
        out.hidden.extend(reading.hidden)
    pages = [Page(reading.width, reading.height) for reading in readings]
    if not out.length:
        raise Refused("no_text")
    return out.document("application/pdf", "pdfium", pages)


def _read_pages(data: bytes) -> list[PageReading]:
    with open_pdf(data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count <= 0:
            raise Refused("damaged", "no pages")
        fonts: dict[int, Font] = {}
        return [read_page(document, number, fonts) for number in range(min(count, MAX_PAGES))]
