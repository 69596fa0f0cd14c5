"""Which words of a PDF page a reader cannot see, judged by how they are drawn and, in doubt, by the drawn page.

Hidden words never reach the text; they are reported beside it. A scanned page whose text layer lies invisibly over
its picture is no manipulation: there the picture shows the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

import numpy as np

from mismatch.engine.parsing.characters import clean, is_plain, smuggled
from mismatch.engine.parsing.document import Hidden
from mismatch.engine.parsing.formats.pdf_paint import Paint, Patch
from mismatch.engine.parsing.formats.pdf_style import difference
from mismatch.engine.parsing.layout import Ink

#: Letters below this size in points are dust to a reader.
TINY = 2.2
#: Less difference than this (0–255, weighted) between ink and paper is no writing.
CONTRAST = 24.0
#: Text render modes of PDF: no ink at all, and ink only as a mask for what is painted next.
_NO_INK, _MASK = 3, 7
#: Patches smaller than this in square points are dots and strokes.
_SPECK = 20.0
#: Words compared with all patches at once: thousands of both would fill the memory.
_AT_ONCE = 500
#: A picture over this share of the page makes the page a scan.
_SCAN_SHARE = 0.5

Contrast = Callable[[list[Ink]], list[float]]


def part_hidden(
    words: list[Ink], paint: Paint, page: int, width: float, height: float, drawn: Contrast
) -> tuple[list[Ink], list[Hidden]]:
    """Visible words, and the hidden ones as text. ``drawn`` measures contrast on the drawn page when needed."""
    if _is_scan_layer(words, paint, width, height):
        return words, []
    covers = _covers(words, paint)
    no_disguise = is_plain("".join([word.text for word in words]))
    limited = _limited(words, paint)
    if no_disguise and not covers and not limited and _are_clear(words, width, height):
        return words, []
    reasons = [
        _plain_reason(word, width, height) or (None if i in covers or i in limited else _pale_reason(word))
        for i, word in enumerate(words)
    ]
    doubtful = [
        i
        for i, word in enumerate(words)
        if reasons[i] is None and (i in limited or _is_doubtful(word, covers.get(i, ()), paint))
    ]
    if doubtful:
        for i, contrast in zip(doubtful, drawn([words[i] for i in doubtful]), strict=True):
            if contrast < CONTRAST:
                is_covered = any(patch.order > _order(words[i], paint) for patch in covers.get(i, ()))
                reasons[i] = "covered" if is_covered else "invisible_ink"
    if no_disguise and not any(reasons):
        return words, []
    return [word for word, why in zip(words, reasons, strict=True) if why is None], _report(words, reasons, page)


def _are_clear(words: list[Ink], width: float, height: float) -> bool:
    """Plain dark ink of a readable size on the page: what nearly all words are."""
    right, lower = width - 1, height - 1
    for word in words:
        if not (word.size >= TINY and word.x1 >= 1 and word.y1 >= 1 and word.x0 <= right and word.y0 <= lower):
            return False
    return all(style.is_dark for style in {word.style for word in words})


def _limited(words: list[Ink], paint: Paint) -> set[int]:
    """The words that stand outside what they are clipped to, or on a layer: only the drawn page tells."""
    if not paint.windows and not paint.layered:
        return set()
    found = set()
    for i, word in enumerate(words):
        address = word.style.address
        x0, y0, x1, y1 = paint.windows.get(address, (word.x0, word.y0, word.x1, word.y1))
        x, y = (word.x0 + word.x1) / 2, word.base - 0.25 * word.size
        if address in paint.layered or not (x0 - 1 <= x <= x1 + 1 and y0 - 1 <= y <= y1 + 1):
            found.add(i)
    return found


def _covers(words: list[Ink], paint: Paint) -> dict[int, list[Patch]]:
    """The patches that lie over or under the middle of each word, in the order of painting."""
    patches = [patch for patch in paint.patches if patch.area > _SPECK]
    if not patches or not words:
        return {}
    edges = np.array([patch[:4] for patch in patches])
    x = np.array([(word.x0 + word.x1) / 2 for word in words])[:, None]
    y = np.array([word.base - 0.25 * word.size for word in words])[:, None]
    covers: dict[int, list[Patch]] = {}
    for first in range(0, len(words), _AT_ONCE):
        across, down = x[first : first + _AT_ONCE], y[first : first + _AT_ONCE]
        inside = (edges[:, 0] <= across) & (across <= edges[:, 2]) & (edges[:, 1] <= down) & (down <= edges[:, 3])
        for i, j in np.argwhere(inside):
            covers.setdefault(first + int(i), []).append(patches[j])
    return covers


def _report(words: list[Ink], reasons: list[str | None], page: int) -> list[Hidden]:
    """Neighbours hidden in one way make one entry; disguised words are reported though they stay in the text."""
    hidden = []
    for why, group in groupby(zip(words, reasons, strict=True), key=lambda pair: pair[1]):
        if why is not None:
            text = " ".join(filter(None, (clean(word.text) for word, _ in group)))
            hidden += [Hidden(text, page, why)] if text else []
    disguised = filter(None, (smuggled(word.text) for word in words))
    return hidden + [Hidden(text, page, "zero_width") for text in disguised]


def _is_scan_layer(words: list[Ink], paint: Paint, width: float, height: float) -> bool:
    """Whether all text of a page is the invisible layer that OCR puts over a scanned picture."""
    return bool(words) and is_picture_page(paint, width, height) and {word.style.mode for word in words} == {_NO_INK}


def is_picture_page(paint: Paint, width: float, height: float) -> bool:
    """Whether pictures make up most of the page."""
    return sum(picture.area for picture in paint.pictures) > _SCAN_SHARE * width * height


def _plain_reason(word: Ink, width: float, height: float) -> str | None:
    if word.style.mode == _NO_INK:
        return "render_mode"
    if word.size < TINY:
        return "tiny"
    if word.x1 < 1 or word.y1 < 1 or word.x0 > width - 1 or word.y0 > height - 1:
        return "off_page"
    return None


def _pale_reason(word: Ink) -> str | None:
    """Pale ink where nothing is painted: no drawing is needed to know, and visible text beneath cannot mislead."""
    return "invisible_ink" if not word.style.mode and word.style.light_on_white < CONTRAST else None


def _order(word: Ink, paint: Paint) -> int:
    return paint.order_of.get(word.style.address, 1 << 30)


def _is_doubtful(word: Ink, covers: Sequence[Patch], paint: Paint) -> bool:
    """Ink hardly different from what lies under it, or something painted over it later."""
    style = word.style
    if style.color[3] < 40 or style.mode == _MASK:
        return True
    if not covers:
        return bool(style.light_on_white < 2 * CONTRAST)
    top = covers[-1]
    if top.order > _order(word, paint):
        return top.color is None or top.color[3] > 200
    if top.color is None:
        return True
    contrast = difference(style.color, top.color)
    if top.color[3] < 200 or not top.is_plain:
        # The patch may not reach here, or let the paper through: ink must differ from both.
        contrast = min(contrast, style.light_on_white)
    return contrast < 2 * CONTRAST
