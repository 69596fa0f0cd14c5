"""A page as a scanner gives it: an image, a little askew and noisy, and no text."""

from __future__ import annotations

import io
import time

import numpy as np
import pypdfium2
from PIL import Image

_DOTS_PER_INCH = 200
_TILT_DEGREES = 0.4
_FIXED = time.gmtime(1_793_491_200)  # 2026-11-01: the same file every time


def scanned(pdf: bytes) -> bytes:
    """The PDF's pages as pictures in a PDF without a text layer."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [_through_the_scanner(page.render(scale=_DOTS_PER_INCH / 72).to_pil()) for page in document]
    finally:
        document.close()
    out = io.BytesIO()
    pages[0].save(
        out, "PDF", resolution=_DOTS_PER_INCH, save_all=True, append_images=pages[1:],
        creationDate=_FIXED, modDate=_FIXED,
    )  # fmt: skip
    return out.getvalue()


def _through_the_scanner(page: Image.Image) -> Image.Image:
    grey = page.convert("L").rotate(_TILT_DEGREES, resample=Image.Resampling.BICUBIC, fillcolor=255)
    noise = np.random.default_rng(7).normal(0, 6, (grey.height, grey.width))
    return Image.fromarray(np.clip(np.asarray(grey, dtype=np.float32) + noise, 0, 255).astype(np.uint8))
