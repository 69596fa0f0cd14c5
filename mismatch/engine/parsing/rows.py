"""A document's text as rows a parser can reason about: lines, or pieces of lines that extraction ran together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from mismatch.engine.parsing.document import Document, Line

#: Bytes that some converter printed as ``\xe2\x80\xa2``: always a bullet or a dash, never a word.
ESCAPED = r"(?:\\x[0-9a-f]{2})+"
BULLET = re.compile(rf"^\s*(?:[•▪●◦■□◆◇►▸▶‣⁃∙·➢➤✓✔★☆*¨\uf000-\uf0ff–—-]|o(?=\s)|{ESCAPED})[\s•▪●]*(?=\S)", re.IGNORECASE)
_RUN_TOGETHER = re.compile(rf"\s{{2,}}|\t+|\s*{ESCAPED}\s*", re.IGNORECASE)
_WRAPPED_LENGTH = 200


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

    @cached_property
    def lowered(self) -> str:
        return self.text.lower()

    @cached_property
    def words(self) -> list[str]:
        return re.findall(r"[^\W_][\w'’.+#-]*", self.text)

    @cached_property
    def is_upper(self) -> bool:
        letters = [c for c in self.text if c.isalpha()]
        return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)

    @cached_property
    def is_sentence(self) -> bool:
        """Prose rather than a header: long, or ending as sentences end."""
        count = len(self.words)
        return count > 16 or (count > 7 and self.text.rstrip().endswith((".", ";", ":")))


def make_rows(document: Document) -> list[Row]:
    """Rows of ``document`` in reading order; empty ones are dropped and counted as gaps."""
    rows: list[Row] = []
    text, previous_end = document.text, 0
    for line in document.lines or plain_lines(text):
        blank = text.count("\n", previous_end, line.start) - 1
        for start, end, wide in _pieces(text, line):
            row = _row(text, line, start, end, len(rows))
            if row is not None:
                row.gap = max(blank, 0) if start == line.start else wide
                rows.append(row)
        previous_end = line.end
    return rows


def plain_lines(text: str) -> list[Line]:
    """Lines of a text that came without layout."""
    lines, start = [], 0
    for piece in text.split("\n"):
        if piece.strip():
            lines.append(Line(start, start + len(piece), 0))
        start += len(piece) + 1
    return lines


def _pieces(text: str, line: Line) -> list[tuple[int, int, int]]:
    """A line, or its parts where one "line" holds a whole page whose breaks became double spaces."""
    piece = text[line.start : line.end]
    if len(piece) < _WRAPPED_LENGTH or not _RUN_TOGETHER.search(piece):
        return [(line.start, line.end, 0)]
    parts, start, wide = [], line.start, 0
    for match in _RUN_TOGETHER.finditer(piece):
        end = line.start + match.start()
        if end > start:
            parts.append((start, end, wide))
        mark = match.group().strip()
        # An escaped bullet belongs to the row it opens.
        start = line.start + (match.start() if mark else match.end())
        wide = 1 if len(match.group()) - len(mark) >= 4 else 0
    if line.end > start:
        parts.append((start, line.end, wide))
    return parts


def _row(text: str, line: Line, start: int, end: int, index: int) -> Row | None:
    raw = text[start:end]
    mark = BULLET.match(raw)
    bullet = bool(mark) or line.kind == "bullet"
    if mark:
        start += mark.end()
    stripped = text[start:end].strip()
    if not any(c.isalnum() for c in stripped):
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Row(
        index, start, start + len(stripped), stripped, line.page, line.size, line.bold, line.kind, line.column,
        line.ruled, bullet=bullet,
    )  # fmt: skip


def body_size(rows: list[Row]) -> float:
    """The usual font size, by rows of prose; 0 when the format gives none."""
    sizes = [row.size for row in rows if row.size and len(row.text) > 30] or [row.size for row in rows if row.size]
    return median(sizes) if sizes else 0.0
