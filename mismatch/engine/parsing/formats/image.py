"""A photograph or picture of a page, recognised."""

from __future__ import annotations

from mismatch.engine.parsing.assembling import Assembler
from mismatch.engine.parsing.document import Document, Page
from mismatch.engine.parsing.ocr import DPI, POINTS, recognise
from mismatch.engine.parsing.placing import place_page
from mismatch.engine.parsing.rendering import encode_png
from mismatch.engine.shapes import Refused


def read_image(data: bytes) -> Document:
    """The document of a picture; Refused where no OCR is installed or nothing is to be read."""
    from mismatch.engine.parsing.formats.image_file import at_scale, open_image, page_size  # Pillow, for few files

    picture, media_type = open_image(data)
    scale = DPI / POINTS
    out = Assembler()
    place_page(out, 0, recognise(encode_png(*at_scale(picture, scale)), scale), [])
    if not out.words:
        raise Refused("no_text")
    return out.document(media_type, "tesseract", [Page(*page_size(picture))])
