"""Forms that name the employer last: "Dates", "Position", "Duties", "Employer" under one another, job by job.

Between two jobs such a label looks like the beginning of the next one; the last, under which no dates follow, tells.
"""

from __future__ import annotations

from itertools import pairwise

from mismatch.engine.parsing.cells import Cell
from mismatch.engine.parsing.noting import Entry


def with_labels_below(entries: list[Entry]) -> list[Entry]:
    """The entries of a section, each with the labelled employer that stands under it."""
    if not _names_employers_last(entries):
        return entries
    for entry, below in pairwise(entries):
        moved = _above_dates(below)
        below.cells = [cell for cell in below.cells if cell not in moved]
        entry.cells = [*entry.cells, *moved]
    return entries[:-1]


def _names_employers_last(entries: list[Entry]) -> bool:
    if len(entries) < 2:
        return False
    first, last, between = entries[0], entries[-1], entries[1:-1]
    if not _has(first.cells, "title") or _has(first.cells, "employer") or first.dates is None:
        return False
    ends = last.dates is None and _has(last.cells, "employer") and not _has(last.cells, "title")
    return ends and all(entry.dates is not None and _has(_above_dates(entry), "employer") for entry in between)


def _above_dates(entry: Entry) -> list[Cell]:
    """The labelled cells over the dates of an entry, all of them when it has none."""
    dates = entry.dates
    return [cell for cell in entry.cells if cell.label and (dates is None or cell.end <= dates.start)]


def _has(cells: list[Cell], label: str) -> bool:
    return any(cell.label == label for cell in cells)
