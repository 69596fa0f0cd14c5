"""Words of a PDF page with their boxes and looks, through few and cheap calls into pdfium."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from mismatch.engine.parsing.formats import pdf_calls as calls
from mismatch.engine.parsing.formats.pdf_fonts import Font, font_looks
from mismatch.engine.parsing.formats.pdf_spacing import cuts_by_gaps, cuts_by_words, lacks_spaces
from mismatch.engine.parsing.layout import Ink
from mismatch.engine.parsing.limits import MAX_WORDS_A_PAGE
from mismatch.engine.shapes import Refused

_WORD = re.compile(r"[^\s\u00a0\x00]+")
#: pdfium writes the first two where a word is broken at a line's end; a soft hyphen in a PDF is one that is drawn.
_HYPHENS = re.compile("[\x02\ufffe\u00ad\u2010\u2011]")


Color = tuple[int, int, int, int]
Box = tuple[float, float, float, float]


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
        _, self.descent, self.bold, self.signs, self.span = font
        self.mode = mode
        self.color = color
        self.light_on_white = _on_white(color)
        #: Plainly visible on paper: no odd mode, opaque, far from white.
        self.is_dark = mode == 0 and color[3] >= 40 and self.light_on_white > 60


def difference(ink: Color, paper: Color) -> float:
    """How much ink stands out from paper, 0 to about 330: brightness first, then the channel that differs most."""
    red, green, blue = ink[0] - paper[0], ink[1] - paper[1], ink[2] - paper[2]
    return abs(0.3 * red + 0.59 * green + 0.11 * blue) + 0.3 * max(abs(red), abs(green), abs(blue))


@lru_cache(maxsize=256)
def _on_white(ink: Color) -> float:
    return difference(ink, (255, 255, 255, 255))


class PageText:
    """The text layer of one open page. Fonts are looked up once a page: pdfium may use an address again after it."""

    def __init__(self, page: Any, frame: Frame) -> None:
        self._page_text = pdfium.FPDFText_LoadPage(page)
        self._text = calls.address_of(self._page_text)
        self._fonts: dict[int, Font] = {}
        self._turn = frame.turn
        self._is_upright = frame.rotation == 0
        self._left, self._top = frame.left, frame.top
        self._rect = (ctypes.c_float * 4)()
        self._at = ctypes.addressof(self._rect)
        # A list made from a view costs a fifth of taking the array apart.
        self._sides = memoryview(self._rect).cast("B").cast("f").tolist
        self._numbers = (ctypes.c_uint * 4)()
        self._channels = [ctypes.addressof(self._numbers) + 4 * i for i in range(4)]
        self._point = (ctypes.c_double * 2)()
        self._scales = (ctypes.c_float * 6)()
        self._matrix = ctypes.addressof(self._scales)
        self._x, self._y = ctypes.addressof(self._point), ctypes.addressof(self._point) + 8
        self.styles: dict[int, Style] = {}

    def __enter__(self) -> PageText:
        return self

    def __exit__(self, *_: object) -> None:
        pdfium.FPDFText_ClosePage(self._page_text)

    def words(self) -> list[Ink]:
        """Every word in the order of the file."""
        text = self._characters()
        found = self._upright_words(text) if self._is_upright else self._turned_words(text)
        if len(found) > MAX_WORDS_A_PAGE:
            raise Refused("too_complex", "too many words on a page")
        return found

    def _turned_words(self, text: str) -> list[Ink]:
        found: list[Ink] = []
        for match in _WORD.finditer(text):
            ink = self._word(match.group(), match.start())
            if ink is None:
                found += self._by_character(match.group(), match.start())
            elif ink.text:
                found.append(ink)
        return found

    def _upright_words(self, text: str) -> list[Ink]:
        """``_turned_words`` for a page that is not rotated: nearly all are, so it is written without inner calls."""
        item_at, box_of, sides, styles = calls.text_object, calls.char_box, self._sides, self.styles
        handle, place, left, upper = self._text, self._at, self._left, self._top
        found: list[Ink] = []
        for match in _WORD.finditer(text):
            start, end = match.span()
            style = styles.get(item_at(handle, start) or 0) or self._style(start)
            box_of(handle, start, place)
            x0, top, x1, bottom = sides()
            if end - start > 1:
                box_of(handle, end - 1, place)
                _, last_top, x1, last_bottom = sides()
                height, length = top - bottom, x1 - x0
                slope = last_bottom - bottom
                if slope and (slope > 0.6 * height or slope < -0.6 * height):
                    found += self._by_character(match[0], start)
                    continue
                if length <= 0 or length > 1.3 * height * (end - start):
                    found += self._by_character(match[0], start)
                    continue
                if last_top > top:
                    top = last_top
                if last_bottom < bottom:
                    bottom = last_bottom
            if style.signs:
                ink = self._ink(match[0], x0 - left, upper - top, x1 - left, upper - bottom, style, start)
                if ink.text:
                    found.append(ink)
                continue
            y0, y1 = upper - top, upper - bottom
            size = style.size or (y1 - y0) / style.span
            base = style.base
            if not y0 < base < y1 + size:
                base = y1 + style.descent * size
            found.append(Ink(match[0], x0 - left, y0, x1 - left, y1, base, size, style.bold, style, start))
        return found

    def _characters(self) -> str:
        """The page's characters so that ``text[i]`` is pdfium's character ``i``."""
        count = pdfium.FPDFText_CountChars(self._page_text)
        if count <= 0:
            return ""
        # Sign for sign, so that indices stay pdfium's.
        return _HYPHENS.sub("-", self._raw_characters(count))

    def _raw_characters(self, count: int) -> str:
        text_page = self._page_text
        buffer = (ctypes.c_ushort * (count + 1))()
        length = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(length - 1, 0)].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        codes = (pdfium.FPDFText_GetUnicode(text_page, i) for i in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)

    def _box(self, index: int) -> Box:
        """Left, top, right and bottom of a character on the page as it is seen."""
        calls.char_box(self._text, index, self._at)
        return self._turn(*self._sides())

    def _word(self, text: str, start: int) -> Ink | None:
        """The word from ``start`` on, or None when its letters do not follow each other on one line."""
        style = self._style(start)
        x0, top, x1, bottom = self._box(start)
        if len(text) > 1:
            _, last_top, x1, last_bottom = self._box(start + len(text) - 1)
            height = bottom - top
            tilted = abs(last_bottom - bottom) > 0.6 * height
            if tilted or x1 <= x0 or (x1 - x0) > 1.3 * height * len(text):
                return None
            top, bottom = min(top, last_top), max(bottom, last_bottom)
        return self._ink(text, x0, top, x1, bottom, style, start)

    def _ink(self, text: str, x0: float, top: float, x1: float, bottom: float, style: Style, index: int) -> Ink:
        size = style.size or (bottom - top) / style.span
        if style.signs and len(text) <= 2:
            text = "•" if style.signs == "dingbats" and len(text) == 1 else ""
        base = style.base if top < style.base < bottom + size else bottom + style.descent * size
        return Ink(text, x0, top, x1, bottom, base, size, style.bold, style, index)

    def _by_character(self, text: str, start: int) -> list[Ink]:
        """Split what pdfium took for one word wherever the pen jumps."""
        boxes = self._boxes(text, start)
        cuts = [i for i in range(1, len(text)) if _jump(boxes[i - 1], boxes[i])]
        return self._parts(text, start, boxes, cuts)

    def _boxes(self, text: str, start: int) -> list[Box]:
        return [self._box(start + i) for i in range(len(text))]

    def _parts(self, text: str, start: int, boxes: list[Box], cuts: list[int]) -> list[Ink]:
        parts = []
        for begin, end in pairwise([0, *cuts, len(text)]):
            some = boxes[begin:end]
            x0, top = min(b[0] for b in some), min(b[1] for b in some)
            x1, bottom = max(b[2] for b in some), max(b[3] for b in some)
            style = self._style(start + begin)
            parts.append(self._ink(text[begin:end], x0, top, x1, bottom, style, start + begin))
        return [part for part in parts if part.text]

    def with_spaces(self, words: list[Ink], second: Callable[[], list[str] | None]) -> tuple[list[Ink], bool]:
        """Words parted where spaces got lost, and whether it took the ``second`` reader to find them."""
        parted = [part for word in words for part in self._by_gaps(word)]
        if not lacks_spaces([word.text for word in parted]):
            return parted, False
        other = second()
        if other is None:
            return parted, False
        parted = []
        for word, cuts in zip(words, cuts_by_words(words, other), strict=True):
            parted += self._parts(word.text, word.index, self._boxes(word.text, word.index), cuts) if cuts else [word]
        return parted, True

    def _by_gaps(self, word: Ink) -> list[Ink]:
        boxes = self._boxes(word.text, word.index)
        cuts = cuts_by_gaps(boxes, word.size)
        return self._parts(word.text, word.index, boxes, cuts) if cuts else [word]

    def _style(self, index: int) -> Style:
        """The looks of the text object behind a character; one look-up per object."""
        address = calls.text_object(self._text, index) or 0
        style = self.styles.get(address)
        if style is None:
            style = self.styles[address] = self._look(address, index)
        return style

    def _look(self, address: int, index: int) -> Style:
        calls.char_origin(self._text, index, self._x, self._y)
        x, y = self._point
        base = self._turn(x, y, x, y)[1]
        if not address:
            return Style(0, base, Font(), 0, (0, 0, 0, 255))
        font = self._font(calls.font_of(address) or 0)
        calls.fill_color(address, *self._channels)
        red, green, blue, alpha = self._numbers
        return Style(address, base, font, calls.render_mode(address), (red, green, blue, alpha), self._size(index))

    def _size(self, index: int) -> float:
        """The size a character is drawn at: its font's size, scaled as the page scales it."""
        if not calls.char_matrix(self._text, index, self._matrix):
            return 0.0
        _, _, c, d, _, _ = self._scales
        size = calls.font_size(self._text, index) * (c * c + d * d) ** 0.5
        return size if 0.1 < size < 1000 else 0.0

    def _font(self, address: int) -> Font:
        font = self._fonts.get(address)
        if font is None:
            font = self._fonts[address] = font_looks(address)
        return font


def _jump(before: Box, after: Box) -> bool:
    height = before[3] - before[1]
    gap = after[0] - before[2]
    return abs(after[3] - before[3]) > 0.6 * height or gap > 0.3 * height or gap < -1.5 * height


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
