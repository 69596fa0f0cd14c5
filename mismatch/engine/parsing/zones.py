"""Where two columns end and lines over the full width of the page begin, though no text crosses the gutter there.

Under two columns a page may go on with entries whose dates stand at the right margin, and over them a head may have
contacts there. Such lines leave the gutter empty too; but they do not begin at the right column's edge.
"""

from __future__ import annotations

from collections.abc import Sequence

from mismatch.engine.parsing.layout import Piece

#: How far from the right column's edge, in sizes, its own lines may begin.
_INDENT = 3.0
#: The share of lines beginning at the edge that makes a column set from the left.
_FROM_LEFT = 0.6

Rows = Sequence[Sequence[Piece]]


def within_zone(rows: Rows, first: int, last: int, x: float) -> tuple[int, int]:
    """The rows ``first``…``last`` without those, at either end, that belong to zones of full width.

    ``x`` is the gutter. The zones part at the widest step between the nearest lines known to belong to either.
    """
    starts = {n: start for n in range(first, last + 1) if (start := _right_start(rows[n], x)) is not None}
    if not starts:
        return first, last
    edge = min(starts.values())
    own = [n for n, start in starts.items() if start - edge < _INDENT * rows[n][0].size]
    others = [n for n in starts if n not in set(own)]
    if len(own) < _FROM_LEFT * len(starts) or len(own) < 2:
        return first, last
    after = [n for n in others if n > own[-1]]
    before = [n for n in others if n < own[0]]
    if after:
        last = _widest_step(rows, own[-1], after[0])
    if before:
        first = _widest_step(rows, before[-1], own[0]) + 1
    return first, last


def _right_start(row: Sequence[Piece], x: float) -> float | None:
    """Where the text right of the gutter begins in a row."""
    return next((piece.x0 for piece in row if piece.x0 >= x - 0.5), None)


def _widest_step(rows: Rows, upper: int, lower: int) -> int:
    """The row, from ``upper`` on and before ``lower``, that has the most room under it."""
    return max(range(upper, lower), key=lambda n: min(p.base for p in rows[n + 1]) - max(p.base for p in rows[n]))
