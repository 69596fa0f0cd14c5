"""The reading order of pages with bordered tables: text around them by its geometry, their cells row by row."""

from __future__ import annotations

from mismatch.engine.parsing.columns import Placed, reading_order
from mismatch.engine.parsing.grids import Borders, Cell, Grid, find_grids
from mismatch.engine.parsing.layout import Piece

#: A cell of at most this many lines and characters is a label, a date or a name, not a column of text.
_LABEL_LINES, _LABEL_LENGTH = 6, 110


def order_page(pieces: list[Piece], borders: Borders | None) -> list[Placed]:
    """All pieces of a page in the order a person would read them."""
    placed: list[Placed] = []
    for grid in find_grids(borders, pieces) if borders else []:
        above = [piece for piece in pieces if piece.base - 0.3 * piece.size < grid.y0]
        inside = [piece for piece in pieces if grid.holds(piece)]
        pieces = [piece for piece in pieces if piece.base - 0.3 * piece.size > grid.y1]
        placed += reading_order(above) + _table(grid, inside)
    return placed + (reading_order(pieces) if pieces else [])


def _table(grid: Grid, pieces: list[Piece]) -> list[Placed]:
    rows = [[(cell, _lines(cell)) for cell in row] for row in grid.rows(pieces)]
    # What a column holds is told by its longest cell; the first row names the columns.
    long = {round(cell.left) for row in rows for cell, lines in row if not _is_label(lines)}
    placed: list[Placed] = []
    for number, row in enumerate(rows):
        placed += _row(row, long if number else set())
    return placed


def _row(cells: list[tuple[Cell, list[Placed]]], long: set[int]) -> list[Placed]:
    """Short cells share a line, each as one; a long cell after several short ones begins a line of its own."""
    placed: list[Placed] = []
    shares = False
    for number, (cell, lines) in enumerate(cells):
        is_label = _is_label(lines) and round(cell.left) not in long
        if shares and (is_label or number < 2):
            lines[0] = lines[0]._replace(beside="cell")
        placed += lines
        shares = is_label
    return placed


def _is_label(lines: list[Placed]) -> bool:
    return len(lines) <= _LABEL_LINES and sum(len(line.piece.text) for line in lines) <= _LABEL_LENGTH


def _lines(cell: Cell) -> list[Placed]:
    """A cell's lines; those broken only because the cell ended are marked as going on."""
    lines = reading_order(cell.pieces)
    found = lines[:1]
    for line in lines[1:]:
        last = found[-1].piece
        wraps = not line.beside and last.base < line.piece.base and cell.is_wrapped(last, line.piece)
        found.append(line._replace(beside="wrapped") if wraps else line)
    return found
