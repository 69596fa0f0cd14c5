"""Human reading order: where a page has columns, and where things beside each other belong together.

What stands left and right of a gutter is either two columns, read one after the other, or rows of a table (a date
beside its entry, a label beside its list), read row by row. Baselines tell: the cells of a row share theirs, the lines
of two columns do so only by accident.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from mismatch.engine.parsing.characters import LONE_BULLET
from mismatch.engine.parsing.gutters import TALL, Gutter, find_gutters, parted
from mismatch.engine.parsing.layout import Piece, rows_of
from mismatch.engine.parsing.sides import (
    DATE,
    LEVEL,
    SHORT,
    are_headed_alike,
    has_list,
    heads_of,
    reads_on,
    verdict_on,
)
from mismatch.engine.parsing.wraps import wraps
from mismatch.engine.parsing.zones import within_zone

#: Dates at the margin that wrap at their dash, between month and year, or within «настоящее время».
_DASHED = re.compile(r"[-–—]\s*\n|\n[-–—]|(?:настоящее|\bпо)\n|[^\W\d_]{3}\.?\n(?:19|20)\d\d$")
MAX_DEPTH = 12


class Placed(NamedTuple):
    """A piece in reading order and its column.

    ``beside``: "" begins a line, "cell" goes on in the row of the piece before it, "near" does so without a clear
    border, as words in wide-set text do; "wrapped" goes on from the line above as its next word.
    """

    piece: Piece
    column: int
    beside: Literal["", "cell", "near", "wrapped"]


def reading_order(pieces: list[Piece]) -> list[Placed]:
    """All pieces in the order a person would read them."""
    return _order(pieces, 0, 0)


def _order(pieces: list[Piece], column: int, depth: int) -> list[Placed]:
    rows = rows_of(pieces)
    borders: list[Gutter] = []
    if depth < MAX_DEPTH and len(rows) > 1 and len(pieces) > 3:
        for gutter in find_gutters(rows):
            placed = _cut(rows, gutter, column, depth)
            if placed is not None:
                return placed
            borders.append(gutter)
    return _by_rows(rows, borders, column)


def _by_rows(rows: list[list[Piece]], borders: list[Gutter], column: int) -> list[Placed]:
    placed: list[Placed] = []
    for number, row in enumerate(rows):
        here = [g.x for g in borders if g.first <= number <= g.last and g.starts >= 3]
        for i, piece in enumerate(row):
            if not i:
                placed.append(Placed(piece, column, ""))
            elif any(row[i - 1].x1 <= x <= piece.x0 + 1 for x in here):
                placed.append(Placed(piece, column, "cell"))
            else:
                placed.append(Placed(piece, column, "near"))
    return _with_wraps(_with_margins(placed))


def _with_wraps(placed: list[Placed]) -> list[Placed]:
    """The second half of a name that wraps beside its dates stands before them."""
    kept: list[Placed] = []
    begun = 0  # where the last line begins in ``kept``
    for number, item in enumerate(placed):
        if not item.beside:
            opened, begun = begun, len(kept)
            dates = next((i for i in range(opened + 1, begun) if kept[i].beside in ("cell", "near")), 0)
            alone = number + 1 == len(placed) or not placed[number + 1].beside
            if alone and dates and _wraps_beside(kept[dates - 1].piece, item.piece, kept[dates].piece):
                kept.insert(dates, item._replace(beside="wrapped"))
                begun = opened
                continue
        kept.append(item)
    return kept


def _wraps_beside(upper: Piece, lower: Piece, dates: Piece) -> bool:
    return DATE.search(dates.text) is not None and wraps(upper, lower, dates)


def _with_margins(placed: list[Placed]) -> list[Placed]:
    """Lines at the right margin that go on beside a bullet belong up to the entry they began with."""
    kept: list[Placed] = []
    margin = -1  # where the last line at the margin stands in ``kept``
    for item in placed:
        last = kept[margin].piece if margin >= 0 else None
        if item.beside and last is not None and _goes_on(last, item.piece):
            dated = DATE.search(last.text + item.piece.text) and _DASHED.search(f"{last.text}\n{item.piece.text}")
            if dated or _is_under_bullet(kept, margin):
                kept.insert(margin + 1, item._replace(beside="wrapped" if dated else "cell"))
                margin += 1
                continue
        kept.append(item)
        if item.beside:
            margin = len(kept) - 1
    return kept


def _goes_on(last: Piece, piece: Piece) -> bool:
    is_flush = abs(piece.x1 - last.x1) < 2 or abs(piece.x0 - last.x0) < 2
    return is_flush and 0 < piece.base - last.base < 2 * max(piece.size, last.size)


def _is_under_bullet(kept: list[Placed], margin: int) -> bool:
    """The lines since the margin's last one are items of a list, or already had their margin moved."""
    since = [item for item in kept[margin + 1 :] if not item.beside]
    return bool(since) and any(LONE_BULLET.match(item.piece.words[0].text) for item in since)


def _cut(rows: list[list[Piece]], gutter: Gutter, column: int, depth: int) -> list[Placed] | None:
    """The order with this gutter cut, or None when it is no more than the space inside rows."""
    first, last = within_zone(rows, gutter.first, gutter.last, gutter.x)
    left, right = parted(rows[first : last + 1], gutter.x)
    verdict = verdict_on(left, right)
    if verdict == "columns":
        first, last = _trim(rows, gutter._replace(first=first, last=last), left, right)
        left, right = parted(rows[first : last + 1], gutter.x)
        if not left or not right or (not _is_tall(gutter, left, right) and verdict_on(left, right) != "columns"):
            return None
    if verdict == "rows":
        return None
    above = [p for row in rows[:first] for p in row]
    below = [p for row in rows[last + 1 :] for p in row]
    if verdict == "columns":
        middle = _order(left, column, depth + 1) + _order(right, column + 1, depth + 1)
    else:
        middle = _bands(left, right, column, depth)
    return _order(above, column, depth + 1) + middle + _order(below, column, depth + 1)


def _trim(rows: list[list[Piece]], gutter: Gutter, left: list[Piece], right: list[Piece]) -> tuple[int, int]:
    """Leave out rows at both ends that may be lines of a single column above or below the two.

    Beside a long gutter one-sided rows belong to their column; but a large line at the head of the right one is a
    title over both.
    """
    first, last = gutter.first, gutter.last
    x = gutter.x - 0.5
    tall = _is_tall(gutter, left, right)
    usual = sorted(p.size for p in left + right)[(len(left) + len(right)) // 2]
    edge = min((p.x0 for p in right if p not in rows[first]), default=gutter.x)
    while first < last and (_is_masthead(rows[first], edge, usual) or _is_one_sided(rows[first], x)):
        head = rows[first][0]
        if tall and _is_one_sided(rows[first], x) and not (head.x0 >= x and head.size > 1.3 * usual):
            break
        first += 1
    while last > first and not tall and _is_one_sided(rows[last], x):
        last -= 1
    return first, last


def _is_tall(gutter: Gutter, left: list[Piece], right: list[Piece]) -> bool:
    """Columns beyond doubt: text enough along both sides of the gutter."""
    is_long = gutter.shared > TALL or (gutter.shared > TALL / 2 and has_list(left) and has_list(right))
    return (is_long and min(len(left), len(right)) >= SHORT) or are_headed_alike(left, right)


def _is_masthead(row: list[Piece], edge: float, usual: float) -> bool:
    """A name in large letters with more beside it, over both columns: nothing begins at the right one's edge."""
    return len(row) > 1 and row[0].size > 1.3 * usual and all(abs(p.x0 - edge) > 0.6 for p in row)


def _is_one_sided(row: list[Piece], x: float) -> bool:
    return (row[0].x0 < x) == (row[-1].x0 < x)


def _bands(left: list[Piece], right: list[Piece], column: int, depth: int) -> list[Placed]:
    """Each label or date, then the text that stands beside it down to the next one."""
    heads = heads_of(left, right)
    placed: list[Placed] = []
    before = [p for p in right if p.base < heads[0][0].base - 0.5 * p.size]
    placed += _order(before, column, depth + 1)
    for number, head in enumerate(heads):
        top = head[0].base - 0.5 * head[0].size
        end = heads[number + 1][0].base - 0.5 * heads[number + 1][0].size if number + 1 < len(heads) else float("inf")
        text = _order([p for p in right if top <= p.base < end], column, depth + 1)
        placed += [Placed(p, column, _on_level(head, i)) for i, p in enumerate(head)]
        if text:
            placed += [text[0]._replace(beside="cell"), *text[1:]]
    return placed


def _on_level(head: list[Piece], i: int) -> Literal["", "near", "wrapped"]:
    if i and abs(head[i].base - head[i - 1].base) < LEVEL * head[i].size:
        return "near"
    return "wrapped" if i and reads_on(head[i - 1].text, head[i].text) else ""
