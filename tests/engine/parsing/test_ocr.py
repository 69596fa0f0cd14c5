"""Scanned PDFs: pictures of text go through Tesseract, or are refused where it is missing."""

from __future__ import annotations

import shutil

import numpy as np
import pypdfium2.raw as pdfium
import pytest

from mismatch.engine.parsing import ocr
from mismatch.engine.parsing.formats.pdf_file import open_pdf
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.rendering import draw
from mismatch.engine.shapes import Refused
from tests.engine.parsing.pdf_builder import PdfPage, build_pdf


def scan(text_layer: bool = False) -> bytes:
    """A PDF whose only page is the picture of another page."""
    printed = PdfPage().text(60, 100, "Ann Lee", 24).text(60, 160, "Engineer at Acme in Berlin", 14)
    with open_pdf(build_pdf(printed)) as document:
        page = pdfium.FPDF_LoadPage(document, 0)
        width, height, rgb = draw(page, 2.5)
        pdfium.FPDF_ClosePage(page)
    assert np.frombuffer(rgb, np.uint8).min() < 50
    scanned = PdfPage().image(0, 0, 595, 842, (width, height, rgb))
    if text_layer:
        scanned.text(60, 100, "Ann Lee", 24, mode=3)
    return build_pdf(scanned)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_scan_is_recognised_with_boxes() -> None:
    document = read_document(scan(), "scan.pdf")
    assert document.reader == "tesseract"
    assert document.text.split() == ["Ann", "Lee", "Engineer", "at", "Acme", "in", "Berlin"]
    ann = document.words[0]
    assert ann.x0 == pytest.approx(60, abs=5)
    assert 75 < ann.y0 < ann.y1 < 110


def test_without_tesseract_a_scan_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ocr.languages.cache_clear()
    try:
        with pytest.raises(Refused) as refused:
            read_document(scan(), "scan.pdf")
    finally:
        ocr.languages.cache_clear()
    assert refused.value.reason == "needs_ocr"


def test_the_invisible_layer_of_a_scan_is_its_text() -> None:
    document = read_document(scan(text_layer=True), "scan.pdf")
    assert (document.text.strip(), document.reader, document.hidden) == ("Ann Lee", "pdfium", [])
