"""Title and employer told apart: which cell is which, by its own look and by what stands there in the other entries."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from mismatch.engine.parsing.cells import Cell, comma_splits, glued
from mismatch.engine.parsing.locations import place_score
from mismatch.engine.parsing.noting import Entry

#: Mean look of a title and of an employer by the place of a cell in its header.
Slots = dict[tuple[int, int], tuple[float, float]]


def worth(cells: list[Cell]) -> float:
    """What a header says about a job: a title, an employer, both."""
    title, employer = best_pair([c for c in cells if c.place < 0.8], {})
    score = (title.title if title else 0.0) + (0.8 * employer.employer if employer else 0.0)
    if title is not None:
        # "Title, Employer" on one row says as much as two rows do.
        beside = max((max(a.employer, b.employer) for a, b in comma_splits(title)), default=0.0)
        score = max(score, title.title + 0.8 * beside)
    return score


def best_pair(cells: list[Cell], slots: Slots) -> tuple[Cell | None, Cell | None]:
    """The title cell and the employer cell that together fit best, by own look and by the look of their slots."""
    best: tuple[float, Cell | None, Cell | None] = (0.0, None, None)
    titles: list[Cell | None] = [None, *(c for c in cells if c.label not in ("employer", "client"))]
    # A client stands in for the employer nobody names.
    named = any(c.label != "client" and c.employer >= 0.3 and c.title < 0.5 and c.place < 0.5 for c in cells)
    employers: list[Cell | None] = [None, *(c for c in cells if c.label not in ("title", "client" if named else ""))]
    for title in titles:
        for employer in employers:
            if title is employer:
                continue
            score = _title_fit(title, slots) + _employer_fit(employer, slots)
            if score > best[0] + 1e-9:
                best = (score, title, employer)
    if best[0] == 0.0:
        return next((cell for cell in cells if cell.label is None and _holds_both(cell)), None), None
    return best[1], best[2]


def _holds_both(cell: Cell) -> bool:
    """A title and a firm that do each other's look harm as long as they are one: «Час» (сайт), ведущий отдела «Мир»."""
    return any(one.title.title >= 0.6 and one.employer.employer >= 0.5 for one in _readings(cell))


def _title_fit(cell: Cell | None, slots: Slots) -> float:
    if cell is None:
        return 0.0
    prior = slots.get(cell.slot, (0.0, 0.0))[0]
    return (2.0 if cell.label == "title" else 0.0) + cell.title + 0.7 * prior - 0.3


def _employer_fit(cell: Cell | None, slots: Slots) -> float:
    if cell is None:
        return 0.0
    # What others say of this place may lift a cell, and weigh it down only a little.
    prior = max(slots.get(cell.slot, (0.0, 0.0))[1], -0.2)
    distance = 0.04 * (abs(cell.slot[0]) + cell.slot[1])
    return (2.0 if cell.label == "employer" else 0.0) + cell.employer - 0.6 * cell.title + 0.7 * prior - 0.2 - distance


def slot_means(entries: list[Entry]) -> Slots:
    """For places in which several entries have a cell: how much title and how much employer the cells there are."""
    sums: dict[tuple[int, int], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for entry in entries:
        for cell in entry.cells:
            total = sums[cell.slot]
            total[0] += cell.title
            total[1] += cell.employer - 0.6 * cell.title
            total[2] += 1
    return {slot: (t / n, e / n) for slot, (t, e, n) in sums.items() if n > 1}


class Reading(NamedTuple):
    """One way to read a cell as a title and an employer."""

    worth: float
    title_first: bool
    title: Cell
    employer: Cell


Pair = tuple[Cell | None, Cell | None]


def split_pairs(pairs: list[Pair]) -> list[Pair]:
    """Where one cell holds both, cut it at the comma that the whole section agrees on."""
    options = [_readings(cell) if (cell := _undivided(*pair)) is not None else [] for pair in pairs]
    votes = {True: 0.0, False: 0.0}
    for found in options:
        if found:
            likeliest = max(found, key=lambda reading: reading.worth)
            votes[likeliest.title_first] += max(likeliest.worth, 0.0)
    total = sum(votes.values()) or 1.0
    asked = sum(1 for pair in pairs if _undivided(*pair) is not None)
    usual = sum(1 for found in options if found) * 2 >= asked
    result = []
    for found, pair in zip(options, pairs, strict=True):
        # What says nothing of itself is taken for a firm only where most of the section is written so.
        likely = [one for one in found if usual or one.employer.employer >= 0.5 or _in_capitals(one)]
        ranked = [(reading.worth + 0.5 * votes[reading.title_first] / total, reading) for reading in likely]
        best = max(ranked, key=lambda option: option[0], default=None)
        result.append((best[1].title, best[1].employer) if best is not None and best[0] > 0.9 else pair)
    return result


def _readings(cell: Cell) -> list[Reading]:
    found = []
    for left, right in [*comma_splits(cell), *glued(cell)]:
        for title, employer, first in ((left, right, True), (right, left, False)):
            if place_score(title.text.split(", ")[0]) >= 0.7:
                continue
            if title.title >= 0.4 and employer.employer >= 0.3 and (employer.title < 0.6 or employer.employer >= 0.5):
                worth = title.title + employer.employer - 0.6 * employer.title - 0.3 * title.employer
                # A firm's name seldom has a comma: what stands before it belongs to the title.
                found.append(Reading(worth - 0.2 * employer.text.count(", "), first, title, employer))
    return found


def _in_capitals(reading: Reading) -> bool:
    """ "VERITAS, Field Technician": the firm stands out by its letters."""
    return reading.employer.text.isupper() and len(reading.employer.text) > 3 and not reading.title.text.isupper()


def _undivided(title: Cell | None, employer: Cell | None) -> Cell | None:
    """The cell that may hold both: the only one, or the title's when a far better employer stands in it."""
    cell = title if employer is None else employer if title is None else None
    if title is not None and employer is not None and employer.label is None and employer.employer < 0.5:
        beside = max((right.employer for _, right in comma_splits(title)), default=0.0)
        cell = title if beside >= employer.employer + 0.3 else None
    return cell if cell is not None and cell.label is None else None
