"""A document's text as rows a parser can reason about: lines, or pieces of lines that extraction ran together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from statistics import median

import msgspec

from mismatch.engine.parsing.document import Document, Line
from mismatch.engine.parsing.lazy import Lazy

BULLET = re.compile(r"^\s*(?:[•▪●◦■□◾◽◆◇►▸▶‣⁃∙·➢➤✓✔★☆*¨♣{→»–—-]|o(?=\s))[\s•▪●]*(?=\S)", re.IGNORECASE)
#: What a printing program put on the page, not the writer.
_FURNITURE = re.compile(
    r"^(?:[\w .'-]{0,40}[\s–—|-]+)?(?:page|стр\.?|страница)\s*\d+(?:\s*(?:of|/|из)\s*\d+)?$|^(?:.{0,40}[–—|"
    r"-]\s*)?\d{1,2}\s*/\s*\d{1,2}$|"
    r"^references (?:are )?(?:available )?(?:up)?on request\.?$|"
    r"^(?:.{0,60}[•|·]\s*)?(?:last updated|(?:resume|cv) updated|резюме обновлено|updated on)\b.{0,40}$",
    re.IGNORECASE,
)
_FURNITURE_OPENINGS = (
    "references avail",
    "references on req",
    "references upon",
    "last updated",
    "резюме обновлено",
    "updated on",
)
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_WORDS = re.compile(r"[^\W_][\w'’.+#-]*")
_WRAPPED_LENGTH = 120
_SIDE_CELL = 45


@dataclass(slots=False, eq=False)
class Row:
    """One row. ``gap`` counts the blank rows above it; ``bullet`` says that a list mark opened it."""

    index: int
    start: int
    end: int
    text: str
    page: int = 0
    size: float = 0.0
    bold: bool = False
    kind: str = "text"
    column: int = 0
    ruled: bool = False
    gap: int = 0
    bullet: bool = False

    def after(self, start: int) -> Row:
        """What is left of the row from ``start`` on."""
        rest = self.text[start - self.start :]
        lead = len(rest) - len(rest.lstrip(" :—–-\t"))
        return replace(self, start=start + lead, text=rest[lead:], gap=0, bullet=False)

    def before(self, end: int) -> Row:
        """The row up to ``end``, without what parted it from there."""
        text = self.text[: end - self.start].rstrip(" \t,—–-")
        return replace(self, end=self.start + len(text), text=text)

    @Lazy
    def lowered(self) -> str:
        """The text in small letters."""
        return self.text.lower()

    @Lazy
    def words(self) -> list[str]:
        """Its words, without the marks between them."""
        return _WORDS.findall(self.text)

    @Lazy
    def is_upper(self) -> bool:
        """Nearly all of it, and three letters at least, in capitals."""
        letters = [c for c in self.text if c.isalpha()]
        return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)

    @Lazy
    def is_sentence(self) -> bool:
        """Prose rather than a header: long, or ending as sentences end."""
        count = len(self.words)
        return count > 16 or (count > 7 and self.text.rstrip().endswith((".", ";", ":")))


def make_rows(document: Document) -> list[Row]:
    """Rows of ``document`` in reading order; empty ones are dropped and counted as gaps."""
    rows: list[Row] = []
    text, previous_end = document.text, 0
    written = [line for line in document.lines if line.kind != "furniture"] or plain_lines(text)
    for lines in _visual_rows(text, written):
        blank = max(text.count("\n", previous_end, lines[0].start) - 1, 0)
        for line, start, end in _arranged(text, lines):
            row = _row(text, line, start, end, len(rows))
            if row is not None:
                row.gap, blank = blank, 0
                rows.append(row)
        previous_end = lines[-1].end
    return rows


def plain_lines(text: str) -> list[Line]:
    """Lines of a text that came without layout."""
    lines, start = [], 0
    for piece in text.split("\n"):
        if piece.strip():
            lines.append(Line(start, start + len(piece), 0))
        start += len(piece) + 1
    return lines


def _visual_rows(text: str, lines: list[Line]) -> list[list[Line]]:
    """Lines grouped by the row they stand on: cells of one row are parted by tabs."""
    grouped: list[list[Line]] = []
    for line in lines:
        if grouped and line.start == grouped[-1][-1].end > 0:
            # A word broken at the end of the line above: one line of text on two levels.
            grouped[-1][-1] = msgspec.structs.replace(grouped[-1][-1], end=line.end)
        elif grouped and "\n" not in text[grouped[-1][-1].end : line.start]:
            grouped[-1].append(line)
        else:
            grouped.append([line])
    return grouped


def _arranged(text: str, lines: list[Line]) -> list[tuple[Line, int, int]]:
    """A row of cells is one row, unless dates stand beside a list or prose: then they come first, on their own."""
    first, last = lines[0], lines[-1]
    if len(lines) == 1:
        return [(first, first.start, first.end)]
    prose = (
        first.kind == "bullet"
        or BULLET.match(text[first.start : first.end])
        or first.end - first.start > _WRAPPED_LENGTH
    )
    wordy = first.end - first.start > _SIDE_CELL and text[first.start : first.end].rstrip().endswith((".", ","))
    if prose or wordy or first.column != last.column:
        beside = [(line, line.start, line.end) for line in lines[1:]]
        return [*beside, (first, first.start, first.end)]
    return [(first, first.start, last.end)]


def _row(text: str, line: Line, start: int, end: int, index: int) -> Row | None:
    raw = text[start:end]
    mark = BULLET.match(raw)
    bullet = bool(mark) or line.kind == "bullet"
    if mark:
        start += mark.end()
    stripped = text[start:end].strip()
    if not _LETTER_OR_DIGIT.search(stripped) or _is_furniture(stripped):
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Row(
        index, start, start + len(stripped), stripped, line.page, line.size, line.bold, line.kind, line.column,
        line.ruled, bullet=bullet,
    )  # fmt: skip


def _is_furniture(text: str) -> bool:
    """Page numbers end in a digit; the rest begins with what it says."""
    if not text[-1].isdigit() and not text[:16].lower().startswith(_FURNITURE_OPENINGS):
        return False
    return _FURNITURE.match(text) is not None


def body_size(rows: list[Row]) -> float:
    """The usual font size, by rows of prose; 0 when the format gives none."""
    sizes = [row.size for row in rows if row.size and len(row.text) > 30] or [row.size for row in rows if row.size]
    return median(sizes) if sizes else 0.0
