"""A document as read: one NFKC text in human reading order, and the place of every word of it."""

from __future__ import annotations

from typing import Literal

import msgspec

from mismatch.engine.shapes import Span, settle


class Page(msgspec.Struct, frozen=True):
    """One page's size in points. Pages are numbered from 0 by their order."""

    width: float
    height: float


class Word(msgspec.Struct, frozen=True, array_like=True):
    """One word: its slice of the text and its box on the page, in points from the top left corner."""

    start: int
    end: int
    page: int
    x0: float
    y0: float
    x1: float
    y1: float


class Line(msgspec.Struct, frozen=True, array_like=True):
    """One visual line or block, with the layout cues that tell a heading from a sentence.

    ``size`` is the dominant font size in points (0 when unknown); ``column`` counts columns from the left;
    ``ruled`` says that a horizontal rule is drawn right under (or over) the line. "furniture" is what a printing
    program repeats on every page.
    """

    start: int
    end: int
    page: int
    size: float = 0.0
    bold: bool = False
    kind: Literal["text", "heading", "bullet", "cell", "furniture"] = "text"
    column: int = 0
    ruled: bool = False


class Hidden(msgspec.Struct, frozen=True):
    """Text in the file that a reader cannot see. It is never part of ``Document.text``."""

    text: str
    page: int
    how: Literal["invisible_ink", "tiny", "off_page", "render_mode", "zero_width", "covered", "hidden_style"]


class Hyperlink(msgspec.Struct, frozen=True):
    """A link annotation: its address and the slice of text it covers (empty when it covers none)."""

    url: str
    start: int
    end: int


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """What any reader returns. ``words`` is empty for formats without fixed pages (DOCX, TXT …)."""

    media_type: str
    text: str
    pages: list[Page]
    words: list[Word]
    lines: list[Line]
    hidden: list[Hidden]
    hyperlinks: list[Hyperlink]
    reader: str
    has_photo: bool = False

    def page_of(self, start: int) -> int | None:
        """The page (from 0) on which the character at ``start`` stands; None without fixed pages."""
        if not self.words:
            return None
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].end <= start:
                low = middle + 1
            else:
                high = middle
        return self.words[min(low, len(self.words) - 1)].page

    def words_in(self, span: Span) -> list[Word]:
        """The words that overlap ``span``, in order: what a highlight has to cover."""
        return [w for w in self.words if w.start < span.end and w.end > span.start]


settle(Document)
