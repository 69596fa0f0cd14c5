"""Pictures given as files: read by OCR where there is one, drawn as a page, refused when they are broken."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image

from mismatch.engine.parsing.ocr import languages
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.rendering import render_page
from mismatch.engine.shapes import Refused, Span

from .pdf_builder import PdfPage, build_pdf

needs_ocr = pytest.mark.skipif(languages() is None, reason="no Tesseract here")


def picture(kind: str, dots: int = 150, turned: int | None = None) -> bytes:
    """A page of two lines as a picture; ``turned``: the EXIF orientation of a telephone held on its side."""
    page = PdfPage().text(60, 120, "Anna Petrova", size=24).text(60, 170, "Site Engineer in Leeds", size=14)
    drawn = pypdfium2.PdfDocument(build_pdf(page))[0].render(scale=dots / 72).to_pil().convert("RGB")
    out, exif = io.BytesIO(), Image.Exif()
    if turned == 6:
        drawn = drawn.rotate(90, expand=True)
        exif[0x0112] = 6
    drawn.save(out, kind, exif=exif)
    return out.getvalue()


@needs_ocr
@pytest.mark.parametrize(("kind", "name", "turned"), [("PNG", "cv.png", None), ("JPEG", "cv.jpg", 6)])
def test_a_picture_of_a_page_is_read_with_places(kind: str, name: str, turned: int | None) -> None:
    document = read_document(picture(kind, turned=turned), name)
    assert document.text.split("\n")[0] == "Anna Petrova"
    assert "Site Engineer in Leeds" in document.text
    assert document.media_type == f"image/{kind.lower()}"
    word = document.words_in(Span(0, 4))[0]
    assert abs(word.x0 - 60) < 4
    assert 95 < word.y0 < word.y1 < 125


def test_a_picture_is_drawn_as_its_page() -> None:
    drawn = Image.open(io.BytesIO(render_page(picture("PNG"), 0, 1.5)))
    assert abs(drawn.height - 1263) <= 1
    assert drawn.getpixel((5, 5)) == (255, 255, 255)
    with pytest.raises(Refused):
        render_page(picture("PNG"), 1, 1.0)


@pytest.mark.parametrize(
    ("data", "reason"),
    [(picture("PNG")[:2000], "damaged"), (b"\x89PNG\r\n\x1a\n" + bytes(64), "damaged")],
)
def test_a_broken_picture_is_damaged(data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        read_document(data, "cv.png")
    assert refused.value.reason == reason


def test_an_icon_is_no_page() -> None:
    out = io.BytesIO()
    Image.new("RGB", (64, 64), "red").save(out, "PNG")
    with pytest.raises(Refused) as refused:
        read_document(out.getvalue(), "logo.png")
    assert refused.value.reason == "no_text"
