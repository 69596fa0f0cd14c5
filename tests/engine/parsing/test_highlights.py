"""Boxes measured by pixels: on white, on dark, in narrow columns, in tables, letter by letter, and in a picture."""

from __future__ import annotations

import io
from collections.abc import Callable

import msgspec
import pypdfium2
import pytest

from mismatch.demo.people import people
from mismatch.demo.rendering import render
from mismatch.engine.parsing.document import Document, Word
from mismatch.engine.parsing.highlights import measure
from mismatch.engine.parsing.ocr import languages
from mismatch.engine.parsing.reading import read_document

from .pdf_builder import PdfPage, build_pdf

Move = Callable[[Word], Word]


@pytest.mark.parametrize("form", ["dark_bar", "two_full", "bordered", "glyphs_apart"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_box_covers_its_word(form: str, language: str) -> None:
    data = render(next(one for one in people() if one.language == language), form)
    measured = list(measure(data, read_document(data, "cv.pdf")))
    assert len(measured) > 60
    assert [(one.text, one.covered, one.shared) for one in measured if not one.is_right] == []


PRINTED = build_pdf(PdfPage().text(60, 120, "Anna Petrova", size=24).text(60, 150, "Engineer, Leeds", size=14))


@pytest.mark.skipif(languages() is None, reason="no Tesseract here")
def test_boxes_of_a_picture_cover_its_words() -> None:
    out = io.BytesIO()
    pypdfium2.PdfDocument(PRINTED)[0].render(scale=2.5).to_pil().save(out, "PNG")
    measured = list(measure(out.getvalue(), read_document(out.getvalue(), "cv.png")))
    assert [one.text for one in measured] == ["Anna", "Petrova", "Engineer,", "Leeds"]
    assert all(one.is_right for one in measured)


@pytest.mark.parametrize(
    "move",
    [
        lambda word: msgspec.structs.replace(word, y0=word.y0 + 14),
        lambda word: msgspec.structs.replace(word, y1=word.y1 + 30),
        lambda word: msgspec.structs.replace(word, x0=word.x0 + 200, x1=word.x1 + 200),
    ],
)
def test_a_box_beside_its_word_is_found_out(move: Move) -> None:
    document = read_document(PRINTED, "cv.pdf")
    assert all(one.is_right for one in measure(PRINTED, document))
    moved: Document = msgspec.structs.replace(document, words=[move(document.words[0]), *document.words[1:]])
    assert not next(iter(measure(PRINTED, moved))).is_right
