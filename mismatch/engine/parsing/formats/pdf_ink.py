"""Whether words leave ink: the page is drawn with and without them, and the difference is what a reader sees."""

from __future__ import annotations

from typing import Any

import numpy as np

from mismatch.engine.parsing.formats import pdf_calls as calls
from mismatch.engine.parsing.layout import Ink
from mismatch.engine.parsing.rendering import draw

#: Two pixels a point show even small print; large pages are drawn smaller by the renderer's own bounds.
_SCALE = 2.0


def contrasts(page: Any, words: list[Ink], height: float) -> list[float]:
    """For each word the greatest change of brightness (0–255) that its text object makes on the page."""
    objects = {word.style.address for word in words if word.style.address}
    with_ink = _drawn(page)
    for address in objects:
        calls.set_active(address, 0)
    try:
        without = _drawn(page)
    finally:
        for address in objects:
            calls.set_active(address, 1)
    change = np.abs(with_ink - without)
    scale = change.shape[0] / height
    return [_peak(change, word, scale) for word in words]


def _drawn(page: Any) -> np.ndarray:
    width, height, rgb = draw(page, _SCALE)
    pixels = np.frombuffer(rgb, np.uint8).reshape(height, width, 3)
    return pixels @ np.array([0.3, 0.59, 0.11], np.float32)


def _peak(change: np.ndarray, word: Ink, scale: float) -> float:
    rows = slice(max(0, int(word.y0 * scale)), max(0, int(word.y1 * scale) + 1))
    columns = slice(max(0, int(word.x0 * scale)), max(0, int(word.x1 * scale) + 1))
    part = change[rows, columns]
    return float(part.max()) if part.size else 0.0
