"""The tables at the head of an RTF file: code pages of its fonts, and which of its colours are as good as white."""

from __future__ import annotations

import codecs

#: Code pages by the charset number of a font.
_CHARSETS = {0: "cp1252", 204: "cp1251", 238: "cp1250", 161: "cp1253", 162: "cp1254", 186: "cp1257", 77: "mac-roman"}
#: Code pages that Windows numbers and Python names.
_MAC_PAGES = {10000: "mac-roman", 10007: "mac-cyrillic"}
#: A colour none of whose parts (0 to 255) is under this is not seen on paper.
_PALE = 0xF0


class HeadTables:
    """Filled word by word as they are read. ``font`` is the number of the one that was named last."""

    def __init__(self) -> None:
        self.code_page = "cp1252"
        self.font = 0
        self._fonts: dict[int, str] = {}
        self._pale: list[bool] = []
        self._color = [0, 0, 0]

    @property
    def code_page_of_font(self) -> str | None:
        """That of the font named last; None where the file's own counts."""
        return self._fonts.get(self.font)

    def set_charset(self, number: int | None) -> None:
        """The charset of the font named last; an unknown number says nothing."""
        if number in _CHARSETS:
            self._fonts[self.font] = _CHARSETS[number]

    def set_code_page(self, number: int | None) -> None:
        """The file's own code page, by the number that Windows gives it."""
        name = _MAC_PAGES.get(number, f"cp{number}") if number else ""
        try:
            self.code_page = codecs.lookup(name).name
        except LookupError:
            return  # an unknown code page: keep the western one

    def set_color(self, part: int, number: int | None) -> None:
        """Red, green or blue (0, 1, 2) of the colour under way."""
        self._color[part] = number or 0

    def end_colors(self, count: int) -> None:
        """So many colours end here: the one under way, and behind it empty ones."""
        for _ in range(count):
            self._pale.append(min(self._color) >= _PALE)
            self._color = [0, 0, 0]

    def is_pale(self, index: int) -> bool:
        """Whether a colour of the table, the first of which is the reader's own, is white or nearly so."""
        return 0 < index < len(self._pale) and self._pale[index]
