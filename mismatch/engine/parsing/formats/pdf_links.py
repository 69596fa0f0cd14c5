"""Link annotations of a PDF page: addresses and the areas that lead to them."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from mismatch.engine.parsing.characters import clean
from mismatch.engine.parsing.formats.pdf_frame import Frame

_MAX_LINKS = 500
_MAX_ADDRESS = 2000


class LinkArea(NamedTuple):
    """An address and its box on the page."""

    url: str
    x0: float
    y0: float
    x1: float
    y1: float


def read_links(document: Any, page: Any, frame: Frame) -> list[LinkArea]:
    """Links to addresses; links within the document are left out."""
    position, link, rect = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    areas: list[LinkArea] = []
    while len(areas) < _MAX_LINKS and pdfium.FPDFLink_Enumerate(page, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        url = _address(document, action) if action else ""
        if url and pdfium.FPDFLink_GetAnnotRect(link, rect):
            x0, y0, x1, y1 = frame.turn(rect.left, rect.top, rect.right, rect.bottom)
            areas.append(LinkArea(url, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    return areas


def _address(document: Any, action: Any) -> str:
    if pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < length <= _MAX_ADDRESS:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
    return clean(buffer.value.decode("utf-8", "replace")).strip()
