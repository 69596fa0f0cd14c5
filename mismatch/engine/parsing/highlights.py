"""Whether a word's box covers its ink on the drawn page, measured by pixels, and leaves the lines around it alone."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack

import numpy as np
from numpy.typing import NDArray

from mismatch.engine.parsing.document import Document, Word
from mismatch.engine.parsing.rendering import render_page

#: Pixels a point at which pages are drawn for measuring.
_SCALE = 3.0
#: Difference of brightness that makes a pixel ink.
_INK = 60
#: A row of ink from end to end is a rule or a frame that letters stand on.
_RULE = 0.9
#: How far above and below a low box, in points, ink is looked for.
_AT_LEAST = 6.0

#: The share of a word's ink that its box must cover, and of its height that it may share with a box of another line.
COVERED, SHARED = 0.95, 0.3


@dataclass(frozen=True, slots=True)
class Highlight:
    """One word with the share of its ink that its box covers, and its overlap with boxes of other lines."""

    text: str
    word: Word
    covered: float
    shared: float

    @property
    def is_right(self) -> bool:
        """It covers the ink of its words, and hardly any other."""
        return self.covered >= COVERED and self.shared <= SHARED


def measure(data: bytes, document: Document) -> Iterator[Highlight]:
    """Every word of a document with drawn pages."""
    for number in range(len(document.pages)):
        words = [word for word in document.words if word.page == number]
        if words:
            grey = _decoded(render_page(data, number, _SCALE))
            yield from _measure_page(grey, grey.shape[0] / document.pages[number].height, words, document.text)


def _measure_page(grey: NDArray[np.int16], scale: float, words: list[Word], text: str) -> Iterator[Highlight]:
    boxes = np.array([(word.x0, word.y0, word.x1, word.y1) for word in words])
    for number, word in enumerate(words):
        x0, y0, x1, y1 = boxes[number]
        reach = max(y1 - y0, _AT_LEAST)
        near = (boxes[:, 0] < x1) & (boxes[:, 2] > x0) & (boxes[:, 1] < y1 + reach) & (boxes[:, 3] > y0 - reach)
        near[number] = False
        yield Highlight(
            text[word.start : word.end],
            word,
            _covered(grey, scale, boxes[number], boxes[near]),
            _shared(boxes[number], boxes[near]),
        )


def _covered(grey: NDArray[np.int16], scale: float, box: NDArray[np.float64], near: NDArray[np.float64]) -> float:
    """The share of a word's ink that lies in its box: outside it counts what hangs together with the ink inside and
    is not in a box ``near`` it."""
    x0, y0, x1, y1 = box
    around = max(y1 - y0, _AT_LEAST)
    top, left = max(0, round((y0 - around) * scale)), max(0, round(x0 * scale))
    part = grey[top : round((y1 + around) * scale) + 1, left : max(left + 1, round(x1 * scale))]
    first, last = round(y0 * scale) - top, round(y1 * scale) - top + 1
    own = part[max(first, 0) : last]
    if not own.size:
        return 0.0
    ink = np.abs(part - int(np.median(own))) > _INK
    first, last = max(first, 0), min(last, len(ink))
    inside, upper, lower = int(ink[first:last].sum()), ink[first].copy(), ink[last - 1].copy()
    for a, b, c, d in (near * scale).astype(int) - (left, top, left, top):
        ink[max(0, b) : max(0, d + 1), max(0, a) : max(0, c + 1)] = False
    outside = _hanging(upper, ink[:first][::-1]) + _hanging(lower, ink[last:])
    return inside / max(1, inside + outside)


def _hanging(edge: NDArray[np.bool_], rows: NDArray[np.bool_]) -> int:
    """How much ink goes on, row by row, from the ink at a box's edge. One row may be a letter's soft rim."""
    count = 0
    for number, row in enumerate(rows):
        wide = edge.copy()
        wide[1:] |= edge[:-1]
        wide[:-1] |= edge[1:]
        edge = row & wide
        if not edge.any() or edge.mean() > _RULE:
            break
        count += int(edge.sum()) if number else 0
    return count


def _shared(box: NDArray[np.float64], others: NDArray[np.float64]) -> float:
    """The greatest share of the height that the box has in common with one of another line."""
    _, y0, _, y1 = box
    height = y1 - y0
    shares = [
        (min(y1, oy1) - max(y0, oy0)) / min(height, oy1 - oy0)
        for _, oy0, _, oy1 in others
        if abs((oy0 + oy1) - (y0 + y1)) > min(height, oy1 - oy0)
    ]
    return max(shares, default=0.0)


def _decoded(png: bytes) -> NDArray[np.int16]:
    """The brightness of the pixels of one of our own PNGs (rows stored as differences from the row above)."""
    width, height = unpack(">II", png[16:24])
    data = b"".join(_chunks(png))
    rows = np.frombuffer(zlib.decompress(data), np.uint8).reshape(height, 1 + 3 * width)[:, 1:]
    pixels = np.cumsum(rows, axis=0, dtype=np.uint8).reshape(height, width, 3).astype(np.int16)
    return (pixels[:, :, 0] * 3 + pixels[:, :, 1] * 6 + pixels[:, :, 2]) // 10


def _chunks(png: bytes) -> Iterator[bytes]:
    at = 8
    while at < len(png):
        (length,) = unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            yield png[at + 8 : at + 8 + length]
        at += 12 + length
