"""Words of a PDF page with their boxes and looks, through few and cheap calls into pdfium."""

from __future__ import annotations

import ctypes
import re
from array import array
from collections import deque
from collections.abc import Callable, Iterable
from itertools import pairwise, repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from mismatch.engine.parsing.formats import pdf_calls as calls
from mismatch.engine.parsing.formats.pdf_fonts import Font, font_looks
from mismatch.engine.parsing.formats.pdf_frame import Frame
from mismatch.engine.parsing.formats.pdf_spacing import cuts_by_gaps, cuts_by_words, lacks_spaces
from mismatch.engine.parsing.formats.pdf_style import Color, Style
from mismatch.engine.parsing.layout import Ink
from mismatch.engine.parsing.limits import MAX_WORDS_A_PAGE
from mismatch.engine.shapes import Refused

_WORD = re.compile(r"[^\s\u00a0\x00]+")
#: pdfium writes the first two where a word is broken at a line's end; a soft hyphen in a PDF is one that is drawn.
_HYPHENS = re.compile("[\x02\ufffe\u00ad\u2010\u2011]")

Box = tuple[float, float, float, float]


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
        """``_turned_words`` for a page that is not rotated, all at once: nearly all pages are."""
        matches = list(_WORD.finditer(text))
        if not matches:
            return []
        starts = [match.start() for match in matches]
        styles = self._styles(starts)
        found: list[Ink] = []
        places = self._places(starts, [match.end() - 1 for match in matches])
        for match, start, style, (is_whole, x0, y0, x1, y1) in zip(matches, starts, styles, places, strict=True):
            if not is_whole:
                found += self._by_character(match[0], start)
            elif style.signs:
                ink = self._ink(match[0], x0, y0, x1, y1, style, start)
                if ink.text:
                    found.append(ink)
            else:
                size = style.size or (y1 - y0) / style.span
                base = style.base
                if not y0 < base < y1 + size:
                    base = y1 + style.descent * size
                found.append(Ink(match[0], x0, y0, x1, y1, base, size, style.bold, style, start))
        return found

    def _places(self, starts: list[int], ends: list[int]) -> Iterable[tuple[bool, float, float, float, float]]:
        """For words from their first to their last characters: whether each stands on one line, and its box."""
        count = len(starts)
        buffer, at = _room("f", 8 * count)
        _run(map(calls.char_box, repeat(self._text), starts, range(at, at + 32 * count, 32)))
        _run(map(calls.char_box, repeat(self._text), ends, range(at + 16, at + 32 * count, 32)))
        sides = np.frombuffer(buffer, np.float32).astype(np.float64).reshape(count, 8).T
        x0, top, _, bottom, _, last_top, x1, last_bottom = sides
        letters = np.subtract(ends, starts) + 1
        height, length, slope = top - bottom, x1 - x0, last_bottom - bottom
        tilted = (slope != 0) & ((slope > 0.6 * height) | (slope < -0.6 * height))
        whole = (letters == 1) | ~(tilted | (length <= 0) | (length > 1.3 * height * letters))
        y0, y1 = self._top - np.maximum(top, last_top), self._top - np.minimum(bottom, last_bottom)
        columns = (whole, x0 - self._left, y0, x1 - self._left, y1)
        return zip(*(column.tolist() for column in columns), strict=True)

    def _characters(self) -> str:
        """The page's characters so that ``text[i]`` is pdfium's character ``i``."""
        count = pdfium.FPDFText_CountChars(self._page_text)
        if count <= 0:
            return ""
        # Sign for sign, so that indices stay pdfium's.
        return _HYPHENS.sub("-", self._raw_characters(count))

    def _raw_characters(self, count: int) -> str:
        text_page = self._page_text
        buffer, at = _room("H", count + 1)
        length = calls.text_of(self._text, 0, count, at)
        text = buffer.tobytes()[: 2 * max(length - 1, 0)].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        codes = (pdfium.FPDFText_GetUnicode(text_page, i) for i in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)

    def _box(self, index: int) -> Box:
        """Left, top, right and bottom of a character on the page as it is seen."""
        calls.char_box(self._text, index, self._at)
        left, top, right, bottom = self._rect
        return self._turn(left, top, right, bottom)

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
        """The looks of the text object behind a character."""
        return self._styles([index])[0]

    def _styles(self, indices: list[int]) -> list[Style]:
        """The looks of the text objects behind characters; one look-up per object."""
        addresses = [address or 0 for address in map(calls.text_object, repeat(self._text), indices)]
        known = self.styles
        unknown: dict[int, int] = {}
        for address, index in zip(addresses, indices, strict=True):
            if address not in known:
                unknown.setdefault(address, index)
        if unknown:
            self._look(list(unknown), list(unknown.values()))
        return [known[address] for address in addresses]

    def _look(self, addresses: list[int], indices: list[int]) -> None:
        """Note the looks of text objects, each with the index of a character of it."""
        colors = self._colors(addresses)
        fonts = map(calls.font_of, addresses)
        modes = map(calls.render_mode, addresses)
        looks = zip(addresses, self._bases(indices), fonts, modes, colors, self._sizes(indices), strict=True)
        for address, base, font, mode, color, size in looks:
            if address:
                self.styles[address] = Style(address, base, self._font(font or 0), mode, color, size)
            else:
                self.styles[0] = Style(0, base, Font(), 0, (0, 0, 0, 255))

    def _bases(self, indices: list[int]) -> list[float]:
        """The height on the page at which the pen stood for each character."""
        count = len(indices)
        points, at = _room("d", 2 * count)
        across, up = range(at, at + 16 * count, 16), range(at + 8, at + 16 * count, 16)
        _run(map(calls.char_origin, repeat(self._text), indices, across, up))
        xy = points.tolist()
        if self._is_upright:
            return [self._top - y for y in xy[1::2]]
        return [self._turn(x, y, x, y)[1] for x, y in zip(xy[::2], xy[1::2], strict=True)]

    def _colors(self, addresses: list[int]) -> list[Color]:
        """Red, green, blue and alpha of objects; an unknown colour is nothing at all, which only a drawing settles."""
        count = len(addresses)
        numbers, at = _room("I", 4 * count)
        _run(map(calls.fill_color, addresses, *(range(at + 4 * i, at + 16 * count, 16) for i in range(4))))
        flat = numbers.tolist()
        return list(zip(flat[::4], flat[1::4], flat[2::4], flat[3::4], strict=True))

    def _sizes(self, indices: list[int]) -> list[float]:
        """The sizes that characters are drawn at: that of the font, scaled as the page scales it."""
        count = len(indices)
        matrices, at = _room("f", 6 * count)
        known = map(calls.char_matrix, repeat(self._text), indices, range(at, at + 24 * count, 24))
        plain = map(calls.font_size, repeat(self._text), indices)
        sizes = [size if is_known else 0.0 for is_known, size in zip(known, plain, strict=True)]
        flat = matrices.tolist()
        drawn = [size * (c * c + d * d) ** 0.5 for size, c, d in zip(sizes, flat[2::6], flat[3::6], strict=True)]
        return [size if 0.1 < size < 1000 else 0.0 for size in drawn]

    def _font(self, address: int) -> Font:
        font = self._fonts.get(address)
        if font is None:
            font = self._fonts[address] = font_looks(address)
        return font


def _room(kind: str, count: int) -> tuple[array[Any], int]:
    """Zeros to be written over, and their address. (ctypes would make and keep a type for every length.)"""
    numbers = array(kind, [0]) * count
    return numbers, numbers.buffer_info()[0]


def _run(calls_made: Iterable[object]) -> None:
    """Make calls whose answers are written elsewhere."""
    deque(calls_made, maxlen=0)


def _jump(before: Box, after: Box) -> bool:
    height = before[3] - before[1]
    gap = after[0] - before[2]
    return abs(after[3] - before[3]) > 0.6 * height or gap > 0.3 * height or gap < -1.5 * height
