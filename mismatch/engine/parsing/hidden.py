"""Which words of a PDF page a reader cannot see, judged by how they are drawn and, in doubt, by the drawn page.

Hidden words never reach the text; they are reported beside it. A scanned page whose text layer lies invisibly over
its picture is no manipulation: there the picture shows the same words.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from mismatch.engine.parsing.characters import clean, smuggled
from mismatch.engine.parsing.document import Hidden
from mismatch.engine.parsing.formats.pdf_paint import Color, Paint, Patch
from mismatch.engine.parsing.layout import Ink

#: Letters below this size in points are dust to a reader.
TINY = 2.2
#: Less difference than this (0–255, weighted) between ink and paper is no writing.
CONTRAST = 24.0
#: Text render modes of PDF: no ink at all, and ink only as a mask for what is painted next.
_NO_INK, _MASK = 3, 7
_WHITE: Color = (255, 255, 255, 255)
#: A picture over this share of the page makes the page a scan.
_SCAN_SHARE = 0.5

Contrast = Callable[[list[Ink]], list[float]]


def part_hidden(
    words: list[Ink], paint: Paint, page: int, width: float, height: float, drawn: Contrast
) -> tuple[list[Ink], list[Hidden]]:
    """Visible words, and the hidden ones as text. ``drawn`` measures contrast on the drawn page when needed."""
    if is_scan_layer(words, paint, width, height):
        return words, []
    reasons = [_plain_reason(word, width, height) or _pale_reason(word, paint) for word in words]
    doubtful = [i for i, word in enumerate(words) if reasons[i] is None and _is_doubtful(word, paint)]
    if doubtful:
        for i, contrast in zip(doubtful, drawn([words[i] for i in doubtful]), strict=True):
            if contrast < CONTRAST:
                reasons[i] = "covered" if _is_covered(words[i], paint) else "invisible_ink"
    return [word for word, why in zip(words, reasons, strict=True) if why is None], _report(words, reasons, page)


def _report(words: list[Ink], reasons: list[str | None], page: int) -> list[Hidden]:
    """Neighbours hidden in one way make one entry; disguised words are reported though they stay in the text."""
    hidden = []
    for why, group in groupby(zip(words, reasons, strict=True), key=lambda pair: pair[1]):
        if why is not None:
            text = " ".join(filter(None, (clean(word.text) for word, _ in group)))
            hidden += [Hidden(text, page, why)] if text else []  # type: ignore[arg-type]
    disguised = filter(None, (smuggled(word.text) for word in words))
    return hidden + [Hidden(text, page, "zero_width") for text in disguised]


def is_scan_layer(words: list[Ink], paint: Paint, width: float, height: float) -> bool:
    """Whether all text of a page is the invisible layer that OCR puts over a scanned picture."""
    modes = {word.style.mode for word in words}
    return bool(words) and modes == {_NO_INK} and is_picture_page(paint, width, height)


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


def _pale_reason(word: Ink, paint: Paint) -> str | None:
    """Pale ink where nothing at all is painted: no drawing is needed to know, and visible text beneath cannot mislead."""
    if word.style.mode or _difference(word.style.color, _WHITE) >= CONTRAST:
        return None
    x, y = _middle(word)
    return None if any(patch.covers(x, y) for patch in paint.patches) else "invisible_ink"


def _middle(word: Ink) -> tuple[float, float]:
    return (word.x0 + word.x1) / 2, word.base - 0.25 * word.size


def _is_doubtful(word: Ink, paint: Paint) -> bool:
    """Ink hardly different from what lies under it, or something painted over it later."""
    x, y = _middle(word)
    order = paint.order_of.get(word.style.address, 1 << 30)
    below: Patch | None = None
    for patch in paint.patches:
        if patch.covers(x, y):
            if patch.order > order:
                return patch.color is None or patch.color[3] > 200
            below = patch
    if word.style.color[3] < 40 or word.style.mode == _MASK:
        return True
    if below is None:
        return _difference(word.style.color, _WHITE) < 2 * CONTRAST
    if below.color is None:
        return True
    contrast = _difference(word.style.color, below.color)
    if below.color[3] < 200 or not below.is_plain:
        # The patch may not reach here, or let the paper through: ink must differ from both.
        contrast = min(contrast, _difference(word.style.color, _WHITE))
    return contrast < 2 * CONTRAST


def _is_covered(word: Ink, paint: Paint) -> bool:
    x, y = _middle(word)
    order = paint.order_of.get(word.style.address, 1 << 30)
    return any(patch.order > order and patch.covers(x, y) for patch in paint.patches)


def _difference(ink: Color, paper: Color) -> float:
    return abs(_light(ink) - _light(paper)) + 0.3 * max(abs(a - b) for a, b in zip(ink[:3], paper[:3], strict=True))


def _light(color: Color) -> float:
    return 0.3 * color[0] + 0.59 * color[1] + 0.11 * color[2]
