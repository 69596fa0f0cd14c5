"""RTF: groups and control words, paragraphs and rows of tables, and hidden text."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy

from mismatch.engine.parsing.assembling import Flow
from mismatch.engine.parsing.blocks import BREAK, TAB, Block, Paragraph, Run, Table, is_blank, write_blocks
from mismatch.engine.parsing.characters import BULLETS, word_set
from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.formats.rtf_tables import HeadTables
from mismatch.engine.parsing.formats.sieve import Concealed, Sieve
from mismatch.engine.parsing.formats.text import finish
from mismatch.engine.shapes import Refused

_TOKEN = re.compile(
    rb"\\bin(?P<bin>\d+) ?|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|"
    rb"\\(?P<sign>[^a-zA-Z'])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_MAX_DEPTH = 300
_SKIPPED = word_set(
    """stylesheet info pict object themedata colorschememapping datastore latentstyles rsidtbl generator
    listtable listoverridetable xmlnstbl mmathPr filetbl revtbl fldinst annotation atnid atnauthor nonshppict
    bkmkstart bkmkend footnote"""
)
_SIGNS = {
    "tab": TAB, "line": BREAK, "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "page": BREAK, "sect": BREAK,
}  # fmt: skip
_ESCAPED = {"~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\", "\n": BREAK, "\r": BREAK}
_LINK_START = re.compile(rb"\\\*?\\?fldinst")
_LINK = re.compile(rb'HYPERLINK\s+(?:\\\\\w\s+)*"([^"]{1,2000})"')


class _State:
    """Properties that a group inherits and restores."""

    __slots__ = ("bold", "color", "encoding", "hidden", "size", "skip", "table", "unicode_skip", "url")

    def __init__(self) -> None:
        self.bold = self.hidden = self.skip = False
        self.size, self.color, self.unicode_skip = 12.0, 0, 1
        self.encoding: str | None = None
        self.table = ""
        self.url: str | None = None


def read_rtf(data: bytes) -> Document:
    """The document of an RTF file."""
    reader = _Reader(data)
    reader.read()
    flow = Flow()
    write_blocks(flow, reader.blocks)
    flow.out.hidden.extend(reader.sieve.hidden)
    return finish(flow, "application/rtf", "rtf")


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self.blocks: list[Block] = []
        self.sieve = Sieve()
        self.tables = HeadTables()
        self._state = _State()
        self._stack: list[_State] = []
        self._paragraph = Paragraph()
        self._row: list[list[Block]] = []
        self._cell: list[Block] = []
        self._in_row = False
        self._pending = 0
        self._bytes = bytearray()
        self._high = 0

    def read(self) -> None:
        position = 0
        while position < len(self._data):
            match = _TOKEN.match(self._data, position)
            if match is None:
                break
            position = match.end()
            kind = match.lastgroup
            if kind == "bin":
                position += int(match["bin"])
            elif kind is not None:
                self._take(match)
        self._flush()
        self._end_paragraph()
        self._end_row()
        # A group left open at the end is a slip of the program that wrote it, unless the end is not there either.
        if self._stack and (not self.blocks or not self._data.rstrip(b"\0 \t\r\n").endswith(b"}")):
            raise Refused("damaged", "RTF cut short")

    def _take(self, match: re.Match[bytes]) -> None:
        if match["hex"]:
            self._byte(bytes([int(match["hex"], 16)]))
        elif match["text"]:
            self._byte(match["text"])
        elif match["brace"]:
            self._flush()
            self._group(match["brace"] == b"{", match.end())
        elif match["sign"]:
            self._sign(match["sign"].decode("latin-1"))
        else:
            number = match["number"]
            self._word(match["word"].decode("ascii"), int(number) if number else None)

    def _group(self, opens: bool, position: int) -> None:
        if opens:
            if len(self._stack) >= _MAX_DEPTH:
                raise Refused("too_complex", "groups nested too deep")
            self._stack.append(copy(self._state))
            if _LINK_START.match(self._data, position):
                link = _LINK.search(self._data[position : position + 4000])
                self._stack[-1].url = link.group(1).decode("latin-1") if link else None
        elif self._stack:
            self._state = self._stack.pop()

    def _byte(self, data: bytes) -> None:
        if self._pending:
            used = min(self._pending, len(data))
            self._pending -= used
            data = data[used:]
        if not self._state.skip:
            self._bytes += data

    def _flush(self) -> None:
        """Turn the bytes gathered so far into text of the current font's code page."""
        data, self._bytes = bytes(self._bytes), bytearray()
        if data:
            encoding = self._state.encoding or self.tables.code_page
            self._add(data.decode(encoding, "replace"))

    def _add(self, text: str) -> None:
        state = self._state
        if state.table:
            if state.table == "colortbl":
                self.tables.end_colors(text.count(";"))
            return
        if state.skip or not text:
            return
        pale = self.tables.is_pale(state.color)
        why: Concealed = (
            "hidden_style" if state.hidden else "tiny" if state.size < 2.5 else "invisible_ink" if pale else None
        )
        if self.sieve.lets_through(text, why):
            self._paragraph.runs.append(Run(text, state.bold, state.size, state.url))

    def _sign(self, sign: str) -> None:
        self._flush()
        if sign == "*":
            # A destination that readers may ignore; the few with text worth reading say so in the next word.
            self._state.skip = True
        elif sign in _ESCAPED:
            self._pending = max(0, self._pending - 1) if self._pending else 0
            self._add(_ESCAPED[sign])

    def _word(self, word: str, number: int | None) -> None:
        if word == "u" and number is not None:
            self._flush()
            if not self._state.skip:
                self._unicode(number)
            self._pending = self._state.unicode_skip
            return
        self._flush()
        self._pending = 0
        if word in _SIGNS:
            self._add(_SIGNS[word])
        elif word in _SKIPPED:
            self._state.skip = True
        elif word in ("fonttbl", "colortbl"):
            self._state.table = word
        elif word in _ACTIONS:
            _ACTIONS[word](self, number)

    def _unicode(self, number: int) -> None:
        code = number + 65536 if number < 0 else number
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            if self._high:
                self._add(chr(0x10000 + ((self._high - 0xD800) << 10) + (code - 0xDC00)))
            self._high = 0
        elif 0 < code < 0x110000:
            self._add(chr(code))

    def _set_font(self, number: int | None) -> None:
        self.tables.font = number or 0
        if self._state.table != "fonttbl":
            self._state.encoding = self.tables.code_page_of_font

    # Paragraphs and rows ------------------------------------------------------------------------------------------

    def _end_paragraph(self, _: int | None = None) -> None:
        if self._state.skip:
            return
        paragraph, self._paragraph = self._paragraph, Paragraph()
        text = "".join(run.text for run in paragraph.runs).strip()
        if text[:1] and text[0] in BULLETS + "\uf0b7":
            paragraph.kind = "bullet"
            paragraph.runs = [Run(" ") if run.text == TAB else run for run in paragraph.runs]
        target = self._cell if self._in_row else self.blocks
        if text or (target and not is_blank(target[-1])):
            target.append(paragraph)

    def _end_cell(self, _: int | None = None) -> None:
        self._in_row = True
        self._end_paragraph()
        self._row.append(self._cell)
        self._cell = []

    def _end_row(self, _: int | None = None) -> None:
        if not self._row:
            return
        if not (self.blocks and isinstance(self.blocks[-1], Table)):
            self.blocks.append(Table())
        table = self.blocks[-1]
        assert isinstance(table, Table)
        table.rows.append(self._row)
        self._row, self._in_row = [], False

    def _plain_paragraph(self, _: int | None = None) -> None:
        if not self._row:
            self._in_row = False

    def _reset(self, _: int | None = None) -> None:
        state = self._state
        state.bold, state.hidden, state.size, state.color, state.encoding = False, False, 12.0, 0, None


def _turn(name: str) -> Callable[[_Reader, int | None], None]:
    def turn(reader: _Reader, number: int | None) -> None:
        setattr(reader._state, name, number != 0)

    return turn


def _size(reader: _Reader, number: int | None) -> None:
    reader._state.size = (number or 24) / 2


def _ink(reader: _Reader, number: int | None) -> None:
    reader._state.color = number or 0


def _unicode_skip(reader: _Reader, number: int | None) -> None:
    reader._state.unicode_skip = min(max(number if number is not None else 1, 0), 20)


def _in_table(reader: _Reader, _: int | None) -> None:
    reader._in_row = True


def _read_on(reader: _Reader, _: int | None) -> None:
    reader._state.skip = False


_ACTIONS: dict[str, Callable[[_Reader, int | None], None]] = {
    "par": _Reader._end_paragraph,
    "cell": _Reader._end_cell,
    "nestcell": _Reader._end_cell,
    "row": _Reader._end_row,
    "pard": _Reader._plain_paragraph,
    "intbl": _in_table,
    "plain": _Reader._reset,
    "b": _turn("bold"),
    "v": _turn("hidden"),
    "fs": _size,
    "cf": _ink,
    "uc": _unicode_skip,
    "f": _Reader._set_font,
    "fcharset": lambda reader, number: reader.tables.set_charset(number),
    "ansicpg": lambda reader, number: reader.tables.set_code_page(number),
    "red": lambda reader, number: reader.tables.set_color(0, number),
    "green": lambda reader, number: reader.tables.set_color(1, number),
    "blue": lambda reader, number: reader.tables.set_color(2, number),
    "shppict": _read_on,
    "shptxt": _read_on,
    "fldrslt": _read_on,
}
