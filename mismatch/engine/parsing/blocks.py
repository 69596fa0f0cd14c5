"""Paragraphs and tables as word processors and web pages have them, written into a flow of lines."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from mismatch.engine.parsing.assembling import Flow, line_kind
from mismatch.engine.parsing.characters import clean
from mismatch.engine.parsing.dates import find_dates
from mismatch.engine.parsing.sides import reads_on

#: A cell of at most this many lines and characters is a label or a date, not a column of text.
_LABEL_LINES, _LABEL_LENGTH = 4, 90

BREAK, TAB = "\n", "\t"


class Run(NamedTuple):
    """Text of one look; a run of ``BREAK`` or ``TAB`` alone is a line break or a tab."""

    text: str
    bold: bool = False
    size: float = 0.0
    url: str | None = None


@dataclass(slots=True)
class Paragraph:
    """Runs that make one or more lines. ``kind`` is "text", "heading" or "bullet"."""

    runs: list[Run] = field(default_factory=list)
    kind: str = "text"
    ruled: bool = False
    spaced: bool = False

    @property
    def is_empty(self) -> bool:
        """Nothing but white space."""
        return not any(run.text.strip() for run in self.runs)

    @property
    def length(self) -> int:
        """In characters."""
        return sum(len(run.text) for run in self.runs)

    @property
    def line_count(self) -> int:
        """Lines as they are broken by hand."""
        return 1 + sum(run.text == BREAK for run in self.runs)


@dataclass(slots=True)
class Table:
    """Rows of cells; a cell is a list of blocks."""

    rows: list[list[list[Block]]] = field(default_factory=list)


Block = Paragraph | Table


def is_blank(block: Block) -> bool:
    """An empty paragraph: a blank line on the page."""
    return isinstance(block, Paragraph) and block.is_empty


def write_blocks(flow: Flow, blocks: list[Block]) -> None:
    """Write blocks one after the other."""
    for block in blocks:
        if isinstance(block, Table):
            flow.blank()
            long = _long_columns(block)
            for number, row in enumerate(block.rows):
                _write_row(flow, row, long if number else set())
            flow.blank()
        elif block.is_empty:
            flow.blank()
        else:
            _write_paragraph(flow, block)


def _long_columns(table: Table) -> set[tuple[int, int]]:
    """Columns that hold text somewhere, as (cells in the row, place): what they hold elsewhere is text too."""
    return {
        (len(row), place)
        for row in table.rows
        for place, cell in enumerate(row)
        if (filled := _filled(cell)) and not _is_label(filled)
    }


def _write_row(flow: Flow, row: list[list[Block]], long: set[tuple[int, int]]) -> None:
    """Short cells stand on one line; a label or date stands before its text; long cells follow one another.

    Text after several short cells begins a line of its own.
    """
    cells = [(cell, (len(row), place) in long) for place, cell in enumerate(map(_filled, row)) if cell]
    cells = _dates_first(cells)
    for number, (cell, _) in enumerate(cells):
        is_last = number == len(cells) - 1
        if is_last or not _is_label(cell):
            _write_last(flow, cell, is_cell=is_last and len(cells) > 1)
            if not is_last:
                flow.blank()
        else:
            goes_on = number == 0 or not cells[number + 1][1]
            _write_label(flow, cell, "\t" if goes_on else "\n")


def _dates_first(cells: list[tuple[list[Block], bool]]) -> list[tuple[list[Block], bool]]:
    """Dates at the right edge, beside text of several lines, stand before it: they belong to its first line."""
    if len(cells) < 2 or not _is_label(cells[-1][0]) or len(cells[-2][0]) < 2:
        return cells
    written = " ".join(_text(p) for p in cells[-1][0] if isinstance(p, Paragraph))
    dates = find_dates(written)
    bare = sum(found.end - found.start for found in dates) >= len(written) - 2 > 0
    return [*cells[:-2], (cells[-1][0], False), cells[-2]] if bare else cells


def _filled(cell: list[Block]) -> list[Block]:
    """The cell without the empty paragraphs around its text."""
    filled = [i for i, block in enumerate(cell) if isinstance(block, Table) or not block.is_empty]
    return cell[filled[0] : filled[-1] + 1] if filled else []


def _is_label(cell: list[Block]) -> bool:
    paragraphs = [block for block in cell if isinstance(block, Paragraph)]
    return (
        len(paragraphs) == len(cell)
        and sum(p.line_count for p in paragraphs) <= _LABEL_LINES
        and sum(p.length for p in paragraphs) <= _LABEL_LENGTH
    )


def _write_last(flow: Flow, cell: list[Block], is_cell: bool) -> None:
    first = cell[0]
    if is_cell and isinstance(first, Paragraph):
        _write_paragraph(flow, first, kind="cell")
        cell = cell[1:]
    write_blocks(flow, cell)


def _write_label(flow: Flow, cell: list[Block], end: str) -> None:
    paragraphs = [block for block in cell if isinstance(block, Paragraph) and not block.is_empty]
    lines = [line for paragraph in paragraphs for line in _lines(paragraph)]
    joined = lines[:1]
    for line in lines[1:]:
        if reads_on(_text(joined[-1]), _text(line)):
            joined[-1] = replace(joined[-1], runs=[*joined[-1].runs, Run(" "), *line.runs])
        else:
            joined.append(line)
    for number, line in enumerate(joined):
        _write_paragraph(flow, line, end=end if number == len(joined) - 1 else "\n", kind="cell")


def _lines(paragraph: Paragraph) -> list[Paragraph]:
    """A paragraph as one for each of its lines."""
    lines: list[Paragraph] = [replace(paragraph, runs=[])]
    for run in paragraph.runs:
        if run.text == BREAK:
            lines.append(replace(paragraph, runs=[], spaced=False))
        else:
            lines[-1].runs.append(run)
    return [line for line in lines if not line.is_empty]


def _text(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs).strip()


def _write_paragraph(flow: Flow, paragraph: Paragraph, end: str = "\n", kind: str = "") -> None:
    if paragraph.spaced:
        flow.blank()
    kind = kind if paragraph.kind == "text" and kind else paragraph.kind
    runs = list(paragraph.runs)
    while runs and runs[-1].text in (BREAK, TAB):
        runs.pop()
    first = True
    for run in runs:
        if run.text == BREAK:
            flow.end_line(_kind(flow, kind, first), ruled=paragraph.ruled)
            first = False
        elif run.text == TAB:
            flow.tab()
        else:
            flow.run(run.text, bold=run.bold, size=run.size, url=run.url)
    flow.end_line(_kind(flow, kind, first), ruled=paragraph.ruled, end=end)


def _kind(flow: Flow, kind: str, first: bool) -> str:
    if kind == "bullet" and not first:
        return "text"
    return line_kind(flow.line_so_far()) if kind == "text" else kind


def plain(text: str) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph([Run(text)], line_kind(clean(text)))
