"""What a text object of a PDF looks like, and how far its ink stands out from the paper."""

from __future__ import annotations

from functools import lru_cache

from mismatch.engine.parsing.formats.pdf_fonts import Font

#: Red, green, blue and alpha, 0 to 255 each.
Color = tuple[int, int, int, int]


class Style:
    """What one text object looks like: shared by its words."""

    __slots__ = (
        "address", "base", "bold", "color", "descent", "is_dark", "light_on_white", "mode", "signs", "size", "span",
    )  # fmt: skip

    def __init__(self, address: int, base: float, font: Font, mode: int, color: Color, size: float = 0.0) -> None:
        self.address = address
        self.base = base
        #: In points on the page; 0 when the file does not say.
        self.size = size
        self.descent, self.bold, self.signs, self.span = font
        self.mode = mode
        self.color = color
        light = self.light_on_white = _on_white(color)
        #: Plainly visible on paper: no odd mode, opaque, far from white.
        self.is_dark = mode == 0 and color[3] >= 40 and light > 60


def difference(ink: Color, paper: Color) -> float:
    """How much ink stands out from paper, 0 to about 330: brightness first, then the channel that differs most."""
    red, green, blue = ink[0] - paper[0], ink[1] - paper[1], ink[2] - paper[2]
    return abs(0.3 * red + 0.59 * green + 0.11 * blue) + 0.3 * max(abs(red), abs(green), abs(blue))


@lru_cache(maxsize=256)
def _on_white(ink: Color) -> float:
    return difference(ink, (255, 255, 255, 255))
