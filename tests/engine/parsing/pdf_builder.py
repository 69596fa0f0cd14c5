"""The builder of small PDFs, where the tests look for it."""

from __future__ import annotations

from mismatch.bench.handmade_pdf import FONTS, PdfPage, build_pdf

__all__ = ["FONTS", "PdfPage", "build_pdf"]
