"""Builds the one text of a document and everything that points into it.

How the text reads: lines end with a newline, a blank line stands where the page leaves room or changes column, and
cells of one row (a date beside an employer, a table's columns) are separated by a tab. Each cell is a ``Line`` of
kind "cell"; a row with a single cell is a plain line. A word broken at a line's end is joined: it is one slice of
the text with two ``Word`` boxes.
"""

from __future__ import annotations

import msgspec

from mismatch.engine.parsing.characters import BULLET_START, clean
from mismatch.engine.parsing.document import Document, Hidden, Hyperlink, Line, Page, Word
from mismatch.engine.parsing.limits import MAX_TEXT
from mismatch.engine.shapes import Refused


class Assembler:
    """Collects text piece by piece; offsets are right by construction because nothing is ever changed behind."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self.last = ""
        self.words: list[Word] = []
        self.lines: list[Line] = []
        self.hidden: list[Hidden] = []
        self.hyperlinks: list[Hyperlink] = []

    def write(self, text: str) -> int:
        """Append ``text`` as it is and return where it starts."""
        start = self.length
        if text:
            self._parts.append(text)
            self.length += len(text)
            self.last = text[-1]
            if self.length > MAX_TEXT:
                raise Refused("too_complex", f"more than {MAX_TEXT} characters of text")
        return start

    def drop_hyphen(self) -> None:
        """Take the hyphen off the last word and the last line: the next word goes on from here."""
        self._parts[-1] = self._parts[-1][:-1]
        self.length -= 1
        self.last = self._parts[-1][-1:]
        self.words[-1] = msgspec.structs.replace(self.words[-1], end=self.length)
        self.lines[-1] = msgspec.structs.replace(self.lines[-1], end=self.length)

    def since(self, start: int) -> str:
        """The text from ``start`` on, for a start within the last line."""
        length, count = 0, 0
        while length < self.length - start:
            count += 1
            length += len(self._parts[-count])
        return "".join(self._parts[-count:])[length - (self.length - start) :] if count else ""

    def text(self) -> str:
        """Everything written so far."""
        return "".join(self._parts)

    def document(self, media_type: str, reader: str, pages: list[Page], has_photo: bool = False) -> Document:
        """Everything written so far as one document; pages' sizes are in points."""
        return Document(
            media_type=media_type,
            text=self.text(),
            pages=pages,
            words=self.words,
            lines=self.lines,
            hidden=self.hidden,
            hyperlinks=self.hyperlinks,
            reader=reader,
            has_photo=has_photo,
        )


class Flow:
    """Text without fixed pages (DOCX, HTML, TXT …): runs make lines, lines make the document."""

    def __init__(self) -> None:
        self.out = Assembler()
        self._start = 0
        self._open = False
        self._gap = ""
        self._bold = 0
        self._sizes: dict[float, int] = {}

    def run(self, text: str, *, bold: bool = False, size: float = 0.0, url: str | None = None) -> None:
        """Append part of a line; any white space in it counts as one space."""
        text = clean(text)
        words = text.split()
        if not words:
            self._space(bool(text))
            return
        self._space(text[0].isspace())
        self._begin()
        start = self.out.write(" ".join(words))
        count = self.out.length - start
        self._bold += count if bold else 0
        self._sizes[size] = self._sizes.get(size, 0) + count
        if url:
            self.out.hyperlinks.append(Hyperlink(url, start, self.out.length))
        self._space(text[-1].isspace())

    def _space(self, wanted: bool) -> None:
        if wanted and self._open and not self._gap:
            self._gap = " "

    def tab(self) -> None:
        """A tab stop or the border between two cells of one row."""
        if self._open:
            self._gap = "\t"

    def _begin(self) -> None:
        if self._open:
            self.out.write(self._gap)
        else:
            self._start = self.out.length
            self._open = True
        self._gap = ""

    def line_so_far(self) -> str:
        """The text of the line under way."""
        return self.out.since(self._start) if self._open else ""

    def end_line(self, kind: str = "text", *, ruled: bool = False, end: str = "\n") -> None:
        """Close the line under way; nothing happens when none is."""
        self._gap = ""
        if not self._open:
            return
        length = self.out.length - self._start
        size = max(self._sizes, key=lambda s: (self._sizes[s], s))
        line = Line(self._start, self.out.length, 0, size, self._bold * 2 > length, kind, 0, ruled)  # type: ignore[arg-type]
        self.out.lines.append(line)
        self.out.write(end)
        self._open, self._bold, self._sizes = False, 0, {}

    def blank(self) -> None:
        """Leave one empty line between blocks."""
        self.end_line()
        if self.out.length and not self.out.since(max(self.out.length - 2, 0)).endswith("\n\n"):
            self.out.write("\n")


def line_kind(text: str) -> str:
    """ "bullet" for a list item, else "text"."""
    return "bullet" if BULLET_START.match(text) else "text"
