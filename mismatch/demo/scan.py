"""A page as a scanner or a telephone gives it: an image, a little askew and noisy, and no text."""

from __future__ import annotations

import io
import time

import numpy as np
import pypdfium2
from PIL import Image

_FIXED = time.gmtime(1_793_491_200)  # 2026-11-01: the same file every time


def scanned(pdf: bytes, dots_per_inch: int = 200, tilt: float = 0.4) -> bytes:
    """The PDF's pages as pictures in a PDF without a text layer, turned by ``tilt`` degrees."""
    pages = [_through_the_scanner(page, tilt) for page in _drawn(pdf, dots_per_inch)]
    out = io.BytesIO()
    pages[0].save(
        out, "PDF", resolution=dots_per_inch, save_all=True, append_images=pages[1:],
        creationDate=_FIXED, modDate=_FIXED,
    )  # fmt: skip
    return out.getvalue()


def photographed(pdf: bytes, kind: str = "JPEG", dots_per_inch: int = 170, tilt: float = -0.8) -> bytes:
    """The first page as a photograph: lit from one side, on a table that shows at its edges."""
    grey = _through_the_scanner(next(_drawn(pdf, dots_per_inch)), tilt)
    light = np.linspace(0.78, 1.0, grey.width, dtype=np.float32)
    lit = Image.fromarray((np.asarray(grey, np.float32) * light).astype(np.uint8)).convert("RGB")
    table = Image.new("RGB", (grey.width + 80, grey.height + 100), (94, 72, 55))
    table.paste(lit, (40, 50))
    out = io.BytesIO()
    table.save(out, kind, quality=88, dpi=(72, 72))
    return out.getvalue()


def _drawn(pdf: bytes, dots_per_inch: int):  # type: ignore[no-untyped-def]
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield page.render(scale=dots_per_inch / 72).to_pil()
    finally:
        document.close()


def _through_the_scanner(page: Image.Image, tilt: float) -> Image.Image:
    grey = page.convert("L").rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=255)
    noise = np.random.default_rng(7).normal(0, 6, (grey.height, grey.width))
    return Image.fromarray(np.clip(np.asarray(grey, dtype=np.float32) + noise, 0, 255).astype(np.uint8))
