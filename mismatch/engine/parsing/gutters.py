"""Gutters: upright strips of a page that no text crosses over a run of rows."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from mismatch.engine.parsing.layout import Piece
from mismatch.engine.parsing.sides import DATE, SHORT

#: The narrowest gutter, in sizes of the text beside it.
_NARROWEST = 0.6
#: Height in points over which two sides must run beside each other to be columns beyond doubt.
TALL = 60.0
#: Beside dates: a dash, «время» of «настоящее время», "to".
_WORD = 6
#: Where text begins at more places than this it is strewn, not set in columns; of 200 pages none has forty.
_MOST_EDGES = 200


class Gutter(NamedTuple):
    """An empty strip left of ``x`` over the rows ``first``…``last`` (indices, inclusive).

    ``shared`` is the height over which text stands on both sides of it, ``starts`` the pieces that begin at it.
    """

    x: float
    width: float
    first: int
    last: int
    shared: float
    starts: int


def find_gutters(rows: list[list[Piece]]) -> list[Gutter]:
    """Candidate gutters of a page's rows, those with the most text along both sides first."""
    found: dict[tuple[int, int], list[Gutter]] = {}
    edges = _left_edges(rows)
    for x in edges if len(edges) <= _MOST_EDGES else ():
        for first, last in _clear_runs(rows, x):
            gutter = _measure(rows, x, first, last)
            if gutter is not None:
                found.setdefault((first, last), []).append(gutter)
    best = [_best(rows, gutters) for gutters in found.values()]
    return sorted(best, key=lambda g: (-round(g.shared), -g.width, g.x))


def _best(rows: list[list[Piece]], gutters: list[Gutter]) -> Gutter:
    """Of the gutters of one run the best; but dates at the right edge of a column are not cut off it."""
    best = gutters[0]
    for gutter in gutters[1:]:
        best = gutter if _is_better(gutter, best) else best
    return next((g for g in gutters if _are_dates_between(rows, best, g)), best)


def _are_dates_between(rows: list[list[Piece]], gutter: Gutter, beyond: Gutter) -> bool:
    if beyond.x <= gutter.x or beyond.shared < TALL or beyond.starts < SHORT:
        return False
    run = rows[gutter.first : gutter.last + 1]
    between = [p for row in run for p in row if gutter.x <= p.x0 + 0.5 < beyond.x]
    dated = sum(bool(DATE.search(p.text)) for p in between)
    return dated > 2 and all(DATE.search(p.text) or len(p.text) < _WORD for p in between)


def _is_better(gutter: Gutter, known: Gutter) -> bool:
    """Of the gutters of one run the one with the most text on both sides, then with the most lines begun at it."""
    if abs(gutter.shared - known.shared) > 1:
        return gutter.shared > known.shared
    return gutter.starts >= known.starts


def _left_edges(rows: list[list[Piece]]) -> list[float]:
    """Where at least two lines begin, apart from the leftmost place."""
    edges: dict[int, list[float]] = {}
    for row in rows:
        for piece in row:
            edges.setdefault(round(piece.x0 / 3), []).append(piece.x0)
    leftmost = min(row[0].x0 for row in rows)
    several = [min(xs) for key, xs in edges.items() if len(xs) + len(edges.get(key + 1, ())) > 1]
    aligned = {round(x, 1) for x in several if x > leftmost + 20}
    # Cells set flush right share no left edge.
    return sorted(aligned | {round(right.x0, 1) for row in rows for _, right in pairwise(row)})


def _clear_runs(rows: list[list[Piece]], x: float) -> list[tuple[int, int]]:
    """Runs of at least two rows in which nothing crosses the upright at ``x``."""
    runs: list[tuple[int, int]] = []
    first = 0
    at = x - 0.5
    for number, row in enumerate(rows):
        last = row[-1]
        reaches = last.x0 < at < last.x1 + _NARROWEST * min(last.size, 12)  # a heading that would narrow the gutter
        if reaches or any(piece.x0 < at < piece.x1 for piece in row):
            if number - first > 1:
                runs.append((first, number - 1))
            first = number + 1
    if len(rows) - first > 1:
        runs.append((first, len(rows) - 1))
    return runs


def _measure(rows: list[list[Piece]], x: float, first: int, last: int) -> Gutter | None:
    left, right = parted(rows[first : last + 1], x)
    if len(left) < 2 or len(right) < 2:
        return None
    width = min(p.x0 for p in right) - max(p.x1 for p in left)
    shared = min(left[-1].base, right[-1].base) - max(left[0].base, right[0].base)
    size = (left[0].size + right[0].size) / 2
    if width < _NARROWEST * min(size, 12) or shared <= 0:
        return None
    starts = sum(abs(p.x0 - x) < 2 for p in right)
    return Gutter(x, width, first, last, shared, starts)


def parted(run: list[list[Piece]], x: float) -> tuple[list[Piece], list[Piece]]:
    """The pieces of a run of rows that stand left of ``x``, and those right of it."""
    left = [p for row in run for p in row if p.x0 < x - 0.5]
    right = [p for row in run for p in row if p.x0 >= x - 0.5]
    return left, right
