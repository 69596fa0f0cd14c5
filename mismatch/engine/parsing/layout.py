"""Words on a page become pieces of lines, and pieces become rows: what stands beside what."""

from __future__ import annotations

from typing import Any

from mismatch.engine.parsing.characters import LONE_BULLET

#: A wider space than this many sizes starts a new piece of a line.
PIECE_GAP = 0.8
#: Words whose baselines differ by less than this many sizes stand on one row.
SAME_ROW = 0.4


class Ink:
    """One word as drawn: box from the top left corner, baseline, size. ``style`` is the PDF reader's own."""

    __slots__ = ("base", "bold", "size", "style", "text", "x0", "x1", "y0", "y1")

    def __init__(
        self, text: str, x0: float, y0: float, x1: float, y1: float, base: float, size: float, bold: bool, style: Any = None
    ) -> None:
        self.text = text
        self.x0, self.y0, self.x1, self.y1 = x0, y0, x1, y1
        self.base = base
        self.size = size
        self.bold = bold
        self.style = style


class Piece:
    """Words of one row that stand close together: a line of a column, a cell, a date at the margin."""

    __slots__ = ("base", "row", "size", "words", "x0", "x1", "y0", "y1")

    def __init__(self, words: list[Ink]) -> None:
        self.words = words
        self.row = 0
        self._measure()

    def _measure(self) -> None:
        words = self.words
        self.x0, self.x1 = words[0].x0, max(w.x1 for w in words)
        self.y0, self.y1 = min(w.y0 for w in words), max(w.y1 for w in words)
        biggest = max(words, key=lambda w: w.size * len(w.text))
        self.base, self.size = biggest.base, biggest.size

    def extend(self, other: Piece) -> None:
        """Take in the words of the piece to the right."""
        self.words += other.words
        self._measure()

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @property
    def bold(self) -> bool:
        letters = sum(len(w.text) for w in self.words)
        return 2 * sum(len(w.text) for w in self.words if w.bold) > letters


def pieces_of(words: list[Ink]) -> list[Piece]:
    """The pieces of all lines, top to bottom and left to right; ``row`` numbers the rows."""
    pieces: list[Piece] = []
    for number, row in enumerate(_rows(words)):
        for piece in _split(row):
            piece.row = number
            pieces.append(piece)
    return pieces


def _rows(words: list[Ink]) -> list[list[Ink]]:
    rows: list[list[Ink]] = []
    anchor: Ink | None = None
    for word in sorted(words, key=lambda w: w.base):
        if anchor is None or word.base - anchor.base > SAME_ROW * max(word.size, anchor.size):
            rows.append([])
            anchor = word
        rows[-1].append(word)
    return rows


def _split(row: list[Ink]) -> list[Piece]:
    row.sort(key=lambda w: w.x0)
    groups: list[list[Ink]] = [[row[0]]]
    for word in row[1:]:
        last = groups[-1][-1]
        gap = word.x0 - last.x1
        if word.text == last.text and abs(word.x0 - last.x0) < 0.2 * word.size and abs(word.base - last.base) < 1:
            continue  # the same word struck twice, which some programs call bold
        if gap > PIECE_GAP * max(word.size, last.size) and not _is_marker(groups[-1], gap, word.size):
            groups.append([])
        groups[-1].append(word)
    return [Piece(group) for group in groups]


def _is_marker(group: list[Ink], gap: float, size: float) -> bool:
    """A bullet stays with its text, even across a wide indent."""
    return len(group) == 1 and gap < 4 * size and bool(LONE_BULLET.fullmatch(group[0].text))
