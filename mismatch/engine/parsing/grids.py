"""Tables by the lines drawn around their cells: where a page shows borders, they tell the cells better than gaps do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mismatch.engine.parsing.layout import Piece

#: Points by which lines that meet may miss each other.
_TOUCH = 3.0
#: More lines than this on a page are a drawing.
_MOST = 600
#: Points by which text may stick out of a table that holds it.
_OVERHANG = 2.0


@dataclass(slots=True)
class Borders:
    """Straight lines of a page: level ones as (y, x0, x1), upright ones as (x, y0, y1)."""

    level: list[tuple[float, float, float]] = field(default_factory=list)
    upright: list[tuple[float, float, float]] = field(default_factory=list)

    def add_box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """The four sides of a drawn rectangle."""
        self.level += [(y0, x0, x1), (y1, x0, x1)]
        self.upright += [(x0, y0, y1), (x1, y0, y1)]


class Grid:
    """A table: the levels of its rows and the uprights between its cells."""

    def __init__(self, borders: Borders) -> None:
        self.levels = _distinct(y for y, _, _ in borders.level)
        self.uprights = borders.upright
        self.x0, self.x1 = min(x for x, _, _ in borders.upright), max(x for x, _, _ in borders.upright)
        self.y0, self.y1 = self.levels[0], self.levels[-1]

    def holds(self, piece: Piece) -> bool:
        """Whether the middle of a piece's letters lies in the table; its ends may stand out a little."""
        middle = piece.base - 0.3 * piece.size
        return self.y0 <= middle <= self.y1 and self.x0 - _OVERHANG <= piece.x0 and piece.x1 <= self.x1 + _OVERHANG

    def is_beside(self, piece: Piece) -> bool:
        """Whether something stands left or right of the table, which then is part of a column."""
        return self.y0 < piece.base - 0.3 * piece.size < self.y1 and not self.holds(piece)

    def rows(self, pieces: Iterable[Piece]) -> list[list[Cell]]:
        """The cells that hold text, row by row."""
        bands: dict[int, dict[float, Cell]] = {}
        for piece in pieces:
            band = sum(level <= piece.base - 0.3 * piece.size for level in self.levels)
            left, right = self._sides(band, piece)
            bands.setdefault(band, {}).setdefault(left, Cell(left, right)).pieces.append(piece)
        return [[cells[x] for x in sorted(cells)] for _, cells in sorted(bands.items())]

    def _sides(self, band: int, piece: Piece) -> tuple[float, float]:
        middle = (self.levels[band - 1] + self.levels[min(band, len(self.levels) - 1)]) / 2
        edges = [x for x, y0, y1 in self.uprights if y0 - _TOUCH <= middle <= y1 + _TOUCH]
        x = piece.x0 + min(_OVERHANG, (piece.x1 - piece.x0) / 2)
        return max((e for e in edges if e <= x), default=self.x0), min((e for e in edges if e > x), default=self.x1)


@dataclass(slots=True)
class Cell:
    """The text between two uprights of a row."""

    left: float
    right: float
    pieces: list[Piece] = field(default_factory=list)

    def is_wrapped(self, piece: Piece, after: Piece) -> bool:
        """Whether the line ``after`` goes on from ``piece``: its first word had no room left there."""
        padding = max(0.0, min(p.x0 for p in self.pieces) - self.left)
        word = after.words[0]
        return piece.x1 + 0.2 * piece.size + (word.x1 - word.x0) > self.right - padding


def find_grids(borders: Borders, pieces: Sequence[Piece]) -> list[Grid]:
    """The tables of a page from the top down: at least two cells side by side with text in them, nothing beside."""
    if len(borders.level) < 2 or len(borders.upright) < 3 or len(borders.level) + len(borders.upright) > _MOST:
        return []
    grids: list[Grid] = []
    for group in _touching(borders):
        if len(group.level) < 2 or len(_distinct(x for x, _, _ in group.upright)) < 3:
            continue
        grid = Grid(group)
        inside = [piece for piece in pieces if grid.holds(piece)]
        if any(len(row) > 1 for row in grid.rows(inside)) and not any(map(grid.is_beside, pieces)):
            grids.append(grid)
    grids.sort(key=lambda grid: grid.y0)
    return [grid for n, grid in enumerate(grids) if not n or grid.y0 >= grids[n - 1].y1 - _TOUCH]


def _distinct(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _TOUCH:
            found.append(value)
    return found


def _touching(borders: Borders) -> list[Borders]:
    """Lines in groups of those that meet."""
    groups: list[Borders] = []
    for x, y0, y1 in borders.upright:
        groups.append(Borders([], [(x, y0, y1)]))
    for y, x0, x1 in borders.level:
        joined = Borders([(y, x0, x1)])
        kept: list[Borders] = []
        for group in groups:
            if _meets(group, y, x0, x1):
                joined.level += group.level
                joined.upright += group.upright
            else:
                kept.append(group)
        groups = [*kept, joined]
    return groups


def _meets(group: Borders, y: float, x0: float, x1: float) -> bool:
    """Whether a level line touches an upright of the group, or continues a level line of it."""
    return any(
        y0 - _TOUCH <= y <= y1 + _TOUCH and x0 - _TOUCH <= x <= x1 + _TOUCH for x, y0, y1 in group.upright
    ) or any(abs(y - other) <= _TOUCH and x0 <= b + _TOUCH and a <= x1 + _TOUCH for other, a, b in group.level)
