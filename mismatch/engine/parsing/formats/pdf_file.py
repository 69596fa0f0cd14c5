"""Opening a PDF with pdfium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from mismatch.engine.shapes import Refused

_ERRORS = {pdfium.FPDF_ERR_PASSWORD: "encrypted", pdfium.FPDF_ERR_SECURITY: "encrypted"}
_started = False


@contextmanager
def open_pdf(data: bytes) -> Iterator[Any]:
    """An open pdfium document; ``Refused`` when it cannot be opened."""
    _start()
    # Read where they are: ``data`` outlives the document.
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
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
