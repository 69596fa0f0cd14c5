"""What of a PDF page is visible, and which way up."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium


class Frame:
    """A page's visible rectangle and rotation: turns PDF coordinates into points from the top left corner."""

    def __init__(self, page: Any) -> None:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self.rotation = pdfium.FPDFPage_GetRotation(page)
        self.left, self.bottom, self.right, self.top = box.left, box.bottom, box.right, box.top
        self.width = pdfium.FPDF_GetPageWidthF(page)
        self.height = pdfium.FPDF_GetPageHeightF(page)

    def turn(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a box as the reader sees it."""
        if self.rotation == 0:
            return x0 - self.left, self.top - top, x1 - self.left, self.top - bottom
        if self.rotation == 1:
            return bottom - self.bottom, x0 - self.left, top - self.bottom, x1 - self.left
        if self.rotation == 2:
            return self.right - x1, bottom - self.bottom, self.right - x0, top - self.bottom
        return self.top - top, self.right - x1, self.top - bottom, self.right - x0
