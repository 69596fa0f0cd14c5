"""Takes the towns out of the cells of a job, which are then its firm and its title."""

from __future__ import annotations

import re

from mismatch.engine.parsing.cells import Cell, make_cell, without_place_tail
from mismatch.engine.parsing.noting import Entry
from mismatch.engine.parsing.titles import employer_score, title_score

_TOWN = re.compile(r"^[A-ZА-ЯЁ][a-zа-яё'’-]+(?:[ -][A-ZА-ЯЁ][a-zа-яё'’-]+)?$")


def take_places(text: str, entry: Entry) -> Cell | None:
    """Removes cells that are places, and places that end other cells; returns the first."""
    kept: list[Cell] = []
    place: Cell | None = None
    for cell in entry.cells:
        firms = any(c.employer >= 0.3 and c.title < 0.5 and c.place < 0.5 for c in entry.cells if c is not cell)
        enough = 0.7 if firms else 0.8
        if cell.label == "place" or (cell.label is None and cell.place >= enough and cell.title < 0.5):
            place = place or cell
            continue
        head, tail = without_place_tail(text, cell)
        if tail is not None and head.title < 0.5:
            # A town behind it speaks for a firm.
            head.employer = min(head.employer + 0.2, 1.0)
        kept.append(head)
        place = place or tail
    if place is not None and not kept:
        return None
    entry.cells = kept
    return place


def take_town(text: str, entry: Entry) -> Cell | None:
    """A town nobody listed, in a section whose other firms have theirs behind a comma."""
    for index, cell in enumerate(entry.cells):
        head, _, tail = cell.text.rpartition(", ")
        if cell.label or not _TOWN.match(tail) or title_score(tail) >= 0.3 or employer_score(tail) >= 0.5:
            continue
        if ", " in head or (employer_score(head) >= 0.5 and title_score(head) < 0.5):
            town = make_cell(text, cell.end - len(tail), cell.end, cell.slot, "place")
            firm = make_cell(text, cell.start, cell.start + len(head), cell.slot, None, cell.bold)
            if firm is not None and town is not None:
                entry.cells[index] = firm
                return town
    return None
