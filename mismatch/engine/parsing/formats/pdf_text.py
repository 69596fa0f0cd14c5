"""Words of a PDF page with their boxes and looks, through few and cheap calls into pdfium."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from mismatch.engine.parsing.layout import Ink
from mismatch.engine.parsing.limits import MAX_WORDS_A_PAGE
from mismatch.engine.shapes import Refused

_WORD = re.compile(r"[^\s\u00a0\x00]+")
_BOLD_NAME = re.compile(rb"bold|black|heavy|semibold|demi|-bd|medi(?!um)", re.IGNORECASE)
#: pdfium writes the first two where a word is broken at a line's end; a soft hyphen in a PDF is one that is drawn.
_HYPHENS = re.compile("[\x02\ufffe\u00ad\u2010\u2011]")
#: Fonts of pictograms: their letters mean nothing, or a bullet.
_ICON_FONT = re.compile(rb"awesome|icon|glyph|material|academicons|marvosym|feather|emoji", re.IGNORECASE)
_DINGBATS = re.compile(rb"wingding|webding|dingbat|symbol(?!a)", re.IGNORECASE)
_BOLD_WEIGHT = 600


class Style:
    """What one text object looks like: shared by its words."""

    __slots__ = ("address", "base", "color", "font", "mode")

    def __init__(self, address: int, base: float, font: Font, mode: int, color: tuple[int, int, int, int]) -> None:
        self.address = address
        self.base = base
        self.font = font
        self.mode = mode
        self.color = color


class Font(NamedTuple):
    """Ascent and descent for one point of size; ``signs`` is "icons", "dingbats" or nothing."""

    ascent: float = 0.8
    descent: float = -0.2
    bold: bool = False
    signs: str = ""


class PageText:
    """The text layer of one open page. Fonts are looked up once per document (``fonts`` is shared)."""

    def __init__(self, page: Any, fonts: dict[int, Font], frame: Frame) -> None:
        self._text = pdfium.FPDFText_LoadPage(page)
        self._fonts = fonts
        self._frame = frame
        self._rect = pdfium.FS_RECTF()
        self._at = ctypes.byref(self._rect)
        self._numbers = [ctypes.c_uint() for _ in range(4)]
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self.styles: dict[int, Style] = {}

    def __enter__(self) -> PageText:
        return self

    def __exit__(self, *_: object) -> None:
        pdfium.FPDFText_ClosePage(self._text)

    def words(self) -> list[Ink]:
        """Every word in the order of the file."""
        text = self._characters()
        found: list[Ink] = []
        for match in _WORD.finditer(text):
            found.extend(ink for ink in self._word(match.group(), match.start(), match.end()) if ink.text)
            if len(found) > MAX_WORDS_A_PAGE:
                raise Refused("too_complex", "too many words on a page")
        return found

    def _characters(self) -> str:
        """The page's characters so that ``text[i]`` is pdfium's character ``i``."""
        count = pdfium.FPDFText_CountChars(self._text)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        length = pdfium.FPDFText_GetText(self._text, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(length - 1, 0)].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        codes = (pdfium.FPDFText_GetUnicode(self._text, i) for i in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)

    def _box(self, index: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a character on the page as it is seen."""
        rect = self._rect
        pdfium.FPDFText_GetLooseCharBox(self._text, index, self._at)
        return self._frame.turn(rect.left, rect.top, rect.right, rect.bottom)

    def _word(self, text: str, start: int, end: int) -> Iterator[Ink]:
        style = self._style(start)
        x0, top, x1, bottom = self._box(start)
        last = end - 1
        if last > start:
            _, last_top, x1, last_bottom = self._box(last)
            height = bottom - top
            tilted = abs(last_bottom - bottom) > 0.6 * height
            if tilted or x1 <= x0 or (x1 - x0) > 1.3 * height * len(text):
                yield from self._by_character(text, start)
                return
            top, bottom = min(top, last_top), max(bottom, last_bottom)
        yield self._ink(text, x0, top, x1, bottom, style)

    def _ink(self, text: str, x0: float, top: float, x1: float, bottom: float, style: Style) -> Ink:
        font = style.font
        size = (bottom - top) / (font.ascent - font.descent)
        if not text.isascii() or "\x02" in text:
            text = _HYPHENS.sub("-", text)
        if font.signs and len(text) <= 2:
            text = "•" if font.signs == "dingbats" and len(text) == 1 else ""
        base = style.base if top < style.base < bottom + size else bottom + font.descent * size
        return Ink(text, x0, top, x1, bottom, base, size, font.bold, style)

    def _by_character(self, text: str, start: int) -> Iterator[Ink]:
        """Split what pdfium took for one word wherever the pen jumps."""
        begin, boxes = 0, [self._box(start + i) for i in range(len(text))]
        for i in range(1, len(text) + 1):
            if i < len(text) and not _jump(boxes[i - 1], boxes[i]):
                continue
            part = boxes[begin:i]
            x0, top = min(b[0] for b in part), min(b[1] for b in part)
            x1, bottom = max(b[2] for b in part), max(b[3] for b in part)
            yield self._ink(text[begin:i], x0, top, x1, bottom, self._style(start + begin))
            begin = i

    def _style(self, index: int) -> Style:
        """The looks of the text object behind a character; one look-up per object."""
        item = pdfium.FPDFText_GetTextObject(self._text, index)
        address = ctypes.cast(item, ctypes.c_void_p).value or 0
        style = self.styles.get(address)
        if style is None:
            style = self.styles[address] = self._look(item, address, index)
        return style

    def _look(self, item: Any, address: int, index: int) -> Style:
        pdfium.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        base = self._frame.turn(self._x.value, self._y.value, self._x.value, self._y.value)[1]
        if not item:
            return Style(0, base, Font(), 0, (0, 0, 0, 255))
        font = self._font(pdfium.FPDFTextObj_GetFont(item))
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
        red, green, blue, alpha = self._numbers
        pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
        return Style(address, base, font, mode, (red.value, green.value, blue.value, alpha.value))

    def _font(self, font: Any) -> Font:
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self._fonts:
            self._fonts[address] = _font_looks(font)
        return self._fonts[address]


def _jump(before: tuple[float, float, float, float], after: tuple[float, float, float, float]) -> bool:
    height = before[3] - before[1]
    gap = after[0] - before[2]
    return abs(after[3] - before[3]) > 0.6 * height or gap > 0.3 * height or gap < -1.5 * height


def _font_looks(font: Any) -> Font:
    if not font:
        return Font()
    ascent, descent = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFFont_GetAscent(font, 1.0, ascent)
    pdfium.FPDFFont_GetDescent(font, 1.0, descent)
    up, down = ascent.value, descent.value
    if not 0.4 <= up - down <= 3:
        up, down = 0.8, -0.2
    buffer = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 200)
    name = buffer.value
    signs = "icons" if _ICON_FONT.search(name) else "dingbats" if _DINGBATS.search(name) else ""
    return Font(up, down, bool(_BOLD_NAME.search(name)) or pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT, signs)


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
