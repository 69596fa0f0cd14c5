"""Human reading order: where a page has columns, and where things beside each other belong together.

A *gutter* is an upright strip that no text crosses over a run of rows. What stands left and right of it is either
two columns, read one after the other, or rows of a table (a date beside its entry, a label beside its list), read
row by row. Baselines tell: the cells of a row share theirs, the lines of two columns do so only by accident.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from mismatch.engine.parsing.layout import Piece

#: The narrowest gutter, in sizes of the text beside it.
GUTTER = 0.75
#: Two pieces share a baseline when it differs by less than this many sizes.
LEVEL = 0.12
MAX_DEPTH = 12

_DATE = re.compile(
    r"(?:19|20)\d\d|present|current|now\b|today|настоящ|н\.\s?в|наст\.|сейчас|\d\d?[./]\d\d(?:\d\d)?\b", re.IGNORECASE
)
_DURATION = re.compile(r"\d+\s*(?:год|лет|мес|г\.|year|yr|mo)", re.IGNORECASE)
_OPEN_END = re.compile(r"(?:[-–—,/&]|\b(?:to|till|until|по|до|and|и|with|с))$", re.IGNORECASE)


class Placed(NamedTuple):
    """A piece in reading order: the column it belongs to, and whether it continues the row before it."""

    piece: Piece
    column: int
    beside: bool


class Gutter(NamedTuple):
    """An empty strip between ``x0`` and ``x1`` over the rows ``first``…``last`` (indices, inclusive)."""

    x0: float
    x1: float
    first: int
    last: int
    both: int


def reading_order(pieces: list[Piece]) -> list[Placed]:
    """All pieces in the order a person would read them."""
    return _order(pieces, 0, 0)


def _order(pieces: list[Piece], column: int, depth: int) -> list[Placed]:
    rows = _rows(pieces)
    if depth < MAX_DEPTH and any(len(row) > 1 for row in rows):
        for gutter in _gutters(rows):
            placed = _cut(rows, gutter, column, depth)
            if placed is not None:
                return placed
    return [Placed(piece, column, i > 0) for row in rows for i, piece in enumerate(row)]


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    rows: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        rows[piece.row].append(piece)
    return [rows[number] for number in sorted(rows)]


def _gutters(rows: list[list[Piece]]) -> list[Gutter]:
    """Candidate gutters, the tallest first."""
    found: dict[tuple[int, int, int], Gutter] = {}
    seen: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        for left, right in zip(row, row[1:]):
            key = (round((left.x1 + right.x0) / 6), round(right.x0 / 6))
            if key not in seen:
                seen.add(key)
                for x in {right.x0 - 1, (left.x1 + right.x0) / 2}:
                    gutter = _grow(rows, number, x)
                    if gutter is not None:
                        found.setdefault((gutter.first, gutter.last, round(gutter.x0)), gutter)
    return sorted(found.values(), key=lambda g: (-g.both, g.x0 - g.x1, g.x0))


def _grow(rows: list[list[Piece]], number: int, x: float) -> Gutter | None:
    """The tallest run of rows around ``number`` in which nothing crosses ``x``."""
    first = last = number
    while first > 0 and not _crosses(rows[first - 1], x):
        first -= 1
    while last + 1 < len(rows) and not _crosses(rows[last + 1], x):
        last += 1
    run = rows[first : last + 1]
    both = sum(1 for row in run if row[0].x1 <= x and row[-1].x0 >= x)
    left = max(p.x1 for row in run for p in row if p.x1 <= x)
    right = min(p.x0 for row in run for p in row if p.x0 >= x)
    size = sum(p.size for row in run for p in row) / sum(len(row) for row in run)
    if both < 2 or right - left < GUTTER * size:
        return None
    return Gutter(left, right, first, last, both)


def _crosses(row: list[Piece], x: float) -> bool:
    return any(piece.x0 < x < piece.x1 for piece in row)


def _cut(rows: list[list[Piece]], gutter: Gutter, column: int, depth: int) -> list[Placed] | None:
    """The order with this gutter cut, or None when it is no more than the space inside rows."""
    first, last = gutter.first, gutter.last
    run = rows[first : last + 1]
    verdict = _verdict(*_sides(run, gutter.x1))
    if verdict == "columns" and not _is_tall(run, gutter):
        first, last = _trim(rows, gutter)
        run = rows[first : last + 1]
        verdict = _verdict(*_sides(run, gutter.x1))
    if verdict == "rows":
        return None
    above = [p for row in rows[:first] for p in row]
    below = [p for row in rows[last + 1 :] for p in row]
    left, right = _sides(run, gutter.x1)
    if verdict == "columns":
        middle = _order(left, column, depth + 1) + _order(right, column + 1, depth + 1)
    else:
        middle = _bands(left, right, column, depth)
    return _order(above, column, depth + 1) + middle + _order(below, column, depth + 1)


def _sides(run: list[list[Piece]], x: float) -> tuple[list[Piece], list[Piece]]:
    left = [p for row in run for p in row if p.x1 < x]
    right = [p for row in run for p in row if p.x1 >= x]
    return left, right


def _is_tall(run: list[list[Piece]], gutter: Gutter) -> bool:
    return gutter.both >= 8 or 2 * gutter.both >= len(run)


def _trim(rows: list[list[Piece]], gutter: Gutter) -> tuple[int, int]:
    """Leave out rows at both ends that stand on one side only: they may be lines of a single column."""
    first, last = gutter.first, gutter.last
    while first < last and not (rows[first][0].x1 < gutter.x1 <= rows[first][-1].x0):
        first += 1
    while last > first and not (rows[last][0].x1 < gutter.x1 <= rows[last][-1].x0):
        last -= 1
    return first, last


def _verdict(left: list[Piece], right: list[Piece]) -> str:
    """ "columns", "bands" (a narrow left column of dates or labels beside its text) or "rows"."""
    minor, major = (left, right) if len(left) <= len(right) else (right, left)
    level = _level_share(minor, major)
    if minor is left and _holds_dates(left) and _width(left) < 0.6 * _width(right):
        return "bands"
    if level < 0.6:
        return "columns"
    if _date_share(minor) >= 0.4 or len(minor) <= 0.6 * len(major):
        return "bands" if minor is left else "rows"
    return "columns" if _are_texts(left) and _are_texts(right) else "rows"


def _level_share(minor: list[Piece], major: list[Piece]) -> float:
    levels = sorted(p.base for p in major)
    return sum(1 for p in minor if _near(levels, p.base, LEVEL * p.size)) / len(minor)


def _near(levels: list[float], base: float, tolerance: float) -> bool:
    return any(abs(level - base) <= tolerance for level in levels)


def _date_share(pieces: list[Piece]) -> float:
    return sum(1 for p in pieces if _DATE.search(p.text)) / len(pieces)


def _holds_dates(pieces: list[Piece]) -> bool:
    """Most blocks of this side hold a date, and little else."""
    blocks = _blocks(pieces)
    dated = sum(1 for block in blocks if any(_DATE.search(p.text) for p in block))
    return dated >= 2 and dated >= 0.5 * len(blocks) and len(pieces) <= 5 * len(blocks)


def _blocks(pieces: list[Piece]) -> list[list[Piece]]:
    """Lines of one side, parted where the page leaves room."""
    blocks: list[list[Piece]] = []
    for piece in pieces:
        if not blocks or piece.base - blocks[-1][-1].base > 1.8 * piece.size:
            blocks.append([])
        blocks[-1].append(piece)
    return blocks


def _width(pieces: list[Piece]) -> float:
    return max(p.x1 for p in pieces) - min(p.x0 for p in pieces)


def _are_texts(pieces: list[Piece]) -> bool:
    """Running text or a stack of sections, rather than the short cells of a table."""
    return sum(len(p.words) for p in pieces) >= 2.5 * len(pieces) or len(_blocks(pieces)) >= 3


def _bands(left: list[Piece], right: list[Piece], column: int, depth: int) -> list[Placed]:
    """Each label or date, then the text that stands beside it down to the next one."""
    heads = _heads(left, right)
    placed: list[Placed] = []
    before = [p for p in right if p.base < heads[0][0].base - 0.5 * p.size]
    placed += _order(before, column, depth + 1)
    for number, head in enumerate(heads):
        top = head[0].base - 0.5 * head[0].size
        end = heads[number + 1][0].base - 0.5 * heads[number + 1][0].size if number + 1 < len(heads) else float("inf")
        text = _order([p for p in right if top <= p.base < end], column, depth + 1)
        placed += [Placed(p, column, i > 0 and p.row == head[i - 1].row) for i, p in enumerate(head)]
        if text:
            placed += [text[0]._replace(beside=True), *text[1:]]
    return placed


def _heads(left: list[Piece], right: list[Piece]) -> list[list[Piece]]:
    """Groups of left pieces that make one label: wrapped dates stay together."""
    levels = [p.base for p in right]
    heads: list[list[Piece]] = []
    for piece in left:
        if heads and _continues(heads[-1], piece, levels):
            heads[-1].append(piece)
        else:
            heads.append([piece])
    return heads


def _continues(head: list[Piece], piece: Piece, levels: list[float]) -> bool:
    last = head[-1]
    if piece.row == last.row:
        return True
    if piece.base - last.base > 1.8 * piece.size:
        return False
    text = piece.text
    if _OPEN_END.search(last.text) or text[0].islower() or text[0] in "-–—(" or _DURATION.match(text):
        return True
    return not _near(levels, piece.base, LEVEL * piece.size)
