"""Words on a page become pieces of lines; pieces that stand beside each other make rows."""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import Any

import msgspec

from mismatch.engine.parsing.characters import LONE_BULLET

#: A wider space than this many sizes starts a new piece of a line.
PIECE_GAP = 0.62
#: Text this many times larger or smaller than its neighbour, a word space away, says something else: a name, a title.
OTHER_SIZE = 1.25
_WORD_SPACE = 0.18
#: Signs that begin an item, or stand between two dates.
_DASHES = "-–—*"
#: Between words of letters set apart, a space is this many times the room between two letters.
_TRACKED = 3.6
#: The widest space, in sizes, that a justified line has been seen stretched to.
_STRETCHED = 4.0
#: Words are of one line when their baselines differ by at most this many sizes.
SAME_LINE = 0.12
#: How much of its size a line of letters covers above the baseline.
BAND = 0.7
#: Pieces are of one row when their bands overlap by this share of the lower one: a date set smaller than its
#: employer still stands beside it, and the line under a large name does not belong to the name.
SAME_ROW = 0.6
_BASE, _LEFT = attrgetter("base"), attrgetter("x0")


class Ink(msgspec.Struct, eq=False):
    """One word as drawn: box from the top left corner, baseline, size.

    ``style`` and ``index`` (its first character) are the PDF reader's own.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    bold: bool
    style: Any = None
    index: int = -1


class Piece:
    """Words of one row that stand close together: a line of a column, a cell, a date at the margin."""

    __slots__ = ("base", "size", "words", "x0", "x1", "y0", "y1")

    def __init__(self, words: list[Ink]) -> None:
        self.words = words
        self._measure()

    def _measure(self) -> None:
        words = self.words
        first = words[0]
        if len(words) == 1:
            self.x0, self.x1, self.y0, self.y1 = first.x0, first.x1, first.y0, first.y1
            self.base, self.size = first.base, first.size
            return
        self.x0, self.x1 = first.x0, max([w.x1 for w in words])
        self.y0, self.y1 = min([w.y0 for w in words]), max([w.y1 for w in words])
        weights = [w.size * len(w.text) for w in words]
        biggest = words[weights.index(max(weights))]
        self.base, self.size = biggest.base, biggest.size

    def extend(self, other: Piece) -> None:
        """Take in the words of the piece to the right."""
        self.words += other.words
        self._measure()

    def take_in(self, other: Piece) -> None:
        """Take in a small piece that touches a word of this one."""
        self.words = sorted(self.words + other.words, key=lambda w: w.x0)
        base, size = self.base, self.size
        self._measure()
        self.base, self.size = base, size

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return " ".join(w.text for w in self.words)

    @property
    def bold(self) -> bool:
        """Most of its letters are."""
        if len(weights := {w.bold for w in self.words}) == 1:
            return weights.pop()
        letters = sum(len(w.text) for w in self.words)
        return 2 * sum(len(w.text) for w in self.words if w.bold) > letters


def pieces_of(words: list[Ink]) -> list[Piece]:
    """The pieces of all lines, top to bottom and left to right."""
    return _with_exponents([piece for line in _lines(words) for piece in _split(line)])


def _lines(words: list[Ink]) -> list[list[Ink]]:
    lines: list[list[Ink]] = []
    line: list[Ink] = []
    base = 0.0
    for word in sorted(words, key=_BASE):
        if not line or word.base - base > SAME_LINE * word.size:
            line = []
            lines.append(line)
            base = word.base
        line.append(word)
    return lines


def _with_exponents(pieces: list[Piece]) -> list[Piece]:
    """Small raised or lowered pieces, bullets among them, joined to the piece they belong to."""
    kept: list[Piece] = []
    for number, piece in enumerate(pieces):
        host = _host(piece, pieces[max(0, number - 8) : number + 8]) if len(piece.words) <= 3 else None
        if host is None:
            kept.append(piece)
        else:
            host.take_in(piece)
    return kept


def _host(piece: Piece, near: list[Piece]) -> Piece | None:
    if LONE_BULLET.fullmatch(piece.words[0].text) and len(piece.words) == 1:
        return _marked(piece, near)
    for other in near:
        if other is piece or piece.size > 0.85 * other.size or abs(other.base - piece.base) > 0.6 * other.size:
            continue
        if -0.2 * other.size <= piece.x0 - other.x1 <= 0.3 * other.size:
            return other
        if any(0 <= piece.x0 - word.x1 <= 0.3 * other.size for word in other.words):
            return other
    return None


def _marked(bullet: Piece, near: list[Piece]) -> Piece | None:
    """The text that a bullet on a slightly different level belongs to."""
    level = [p for p in near if p is not bullet and abs(p.base - bullet.base) < 0.6 * p.size]
    right = min((p for p in level if -1 < p.x0 - bullet.x1 < 4 * p.size), key=lambda p: p.x0, default=None)
    if right is None or bullet.text not in _DASHES:
        return right
    before = min((bullet.x0 - p.x1 for p in level if p.x1 <= bullet.x0), default=float("inf"))
    return right if before > right.x0 - bullet.x1 else None


def rows_of(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces that stand beside each other, row by row, each from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.base, p.x0)):
        if not rows or not _is_beside(piece, rows[-1]):
            rows.append([])
        rows[-1].append(piece)
    for row in rows:
        row.sort(key=lambda p: p.x0)
    return rows


def _is_beside(piece: Piece, row: list[Piece]) -> bool:
    first = row[0]
    height = BAND * min(piece.size, first.size)
    overlap = first.base - max(first.base - BAND * first.size, piece.base - BAND * piece.size)
    return overlap >= SAME_ROW * height and all(piece.x0 >= p.x1 - 1 or piece.x1 <= p.x0 + 1 for p in row)


def _split(row: list[Ink]) -> list[Piece]:
    row.sort(key=_LEFT)
    row, tracking = _closed_up(row)
    last = row[0]
    groups = [[last]]
    for word in row[1:]:
        if word.x0 - last.x0 < 0.2 * word.size and word.text == last.text and abs(word.base - last.base) < 1:
            continue  # the same word struck twice, which some programs call bold
        gap, size = word.x0 - last.x1, word.size
        # Most words follow at a word's space: that takes no further look.
        if gap > PIECE_GAP * size:
            widest = max(PIECE_GAP * max(size, last.size), _TRACKED * tracking)
            if gap > widest and not _is_marker(groups, gap, size):
                groups.append([])
        groups[-1].append(word)
        last = word
    return _rejoined([Piece(part) for group in groups for part in _by_size(group)])


def _rejoined(pieces: list[Piece]) -> list[Piece]:
    """Phrases whose spaces were all stretched alike to fill their line are one piece again."""
    joined: list[Piece] = []
    while pieces:
        count = next((n for n in range(len(pieces), 1, -1) if _is_stretched(pieces[:n])), 1)
        words = [word for piece in pieces[:count] for word in piece.words]
        joined.append(Piece(words) if count > 1 else pieces[0])
        pieces = pieces[count:]
    return joined


def _is_stretched(pieces: list[Piece]) -> bool:
    """Words of one look with equal gaps that read on: a capital first, small letters somewhere after it."""
    words = [word for piece in pieces for word in piece.words]
    gaps = [after.x0 - before.x1 for before, after in pairwise(words)]
    if len(gaps) < 2 or max(gaps) > _STRETCHED * words[0].size or max(gaps) - min(gaps) > 0.1 * max(gaps):
        return False
    reads_on = words[0].text[:1].isupper() and any(word.text[:1].islower() for word in words[1:])
    return reads_on and all(w.bold == words[0].bold and color_of(w) == color_of(words[0]) for w in words[1:])


def _by_size(group: list[Ink]) -> list[list[Ink]]:
    """Words parted where the size changes clearly. A sign or a letter of another size is no text of its own."""
    sizes = {word.size for word in group}
    if max(sizes) < OTHER_SIZE * min(sizes):
        return [group]
    parts: list[list[Ink]] = [[group[0]]]
    for word in group[1:]:
        last = parts[-1][-1]
        is_apart = word.x0 - last.x1 > _WORD_SPACE * max(word.size, last.size)
        if is_apart and _differ_in_size(last, word) and not _is_small_capitals(last, word):
            parts.append([])
        parts[-1].append(word)
    return parts if all(sum(map(_letters, part)) > 2 for part in parts) else [group]


def _letters(word: Ink) -> int:
    return sum(char.isalnum() for char in word.text)


def _differ_in_size(first: Ink, second: Ink) -> bool:
    return max(first.size, second.size) >= OTHER_SIZE * min(first.size, second.size)


def _is_small_capitals(left: Ink, right: Ink) -> bool:
    """A word begun without a capital, drawn with smaller capitals: only its size differs."""
    return right.text[:1].islower() and left.bold == right.bold and color_of(left) == color_of(right)


def look_alike(left: Piece, right: Piece) -> bool:
    """Whether the text of two neighbours is set alike where they meet: same size, weight and colour."""
    first, second = left.words[-1], right.words[0]
    if _differ_in_size(first, second):
        return False
    return first.bold == second.bold and color_of(first) == color_of(second)


def color_of(word: Ink) -> Any:
    """The colour a PDF gives a word; None where the reader knows none."""
    return getattr(word.style, "color", None)


def _closed_up(row: list[Ink]) -> tuple[list[Ink], float]:
    """Letters set apart ("J o h n") put together into words, and how far apart; the wider gaps are the spaces."""
    if len(row) < 4 or [len(w.text) for w in row].count(1) < 0.8 * len(row):
        return row, 0.0
    if not any(w.text.isalpha() for w in row):
        return row, 0.0
    gaps = sorted(after.x0 - before.x1 for before, after in pairwise(row))
    usual = gaps[len(gaps) // 3]
    if usual > 1.2 * row[0].size:
        return row, 0.0
    words: list[Ink] = [row[0]]
    for before, after in pairwise(row):
        if after.x0 - before.x1 <= 1.6 * max(usual, 0.1 * after.size):
            words[-1] = _glued(words[-1], after)
        else:
            words.append(after)
    return words, usual


def _glued(first: Ink, second: Ink) -> Ink:
    y0, y1 = min(first.y0, second.y0), max(first.y1, second.y1)
    text, style = first.text + second.text, first.style
    return Ink(text, first.x0, y0, second.x1, y1, first.base, max(first.size, second.size), first.bold, style)


def _is_marker(groups: list[list[Ink]], gap: float, size: float) -> bool:
    """A bullet stays with its text, even across a wide indent. A dash nearer to what is before it is no bullet."""
    group = groups[-1]
    if len(group) > 1 or gap >= 4 * size or not LONE_BULLET.fullmatch(group[0].text):
        return False
    return group[0].text not in _DASHES or len(groups) == 1 or group[0].x0 - groups[-2][-1].x1 > gap
