"""Jobs held: employer and title told apart jointly over all entries, dates, place, bullets."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

import msgspec

from mismatch.engine.parsing.cells import Cell, comma_splits, make_cell, without_place_tail
from mismatch.engine.parsing.degrees import degree_in
from mismatch.engine.parsing.grouping import add_undated, find_entries, undated_entries
from mismatch.engine.parsing.noting import Entry, Noting
from mismatch.engine.parsing.resume import Position
from mismatch.engine.parsing.rows import Row
from mismatch.engine.shapes import Fact, Span

_PART_TIME = re.compile(
    r"part[- ]time|intern\b|internship|freelanc|contract(?:or)?\b|volunteer|подработк|совместительств|частичная "
    r"занятость|"
    r"стаж[её]р|практик|фриланс|проектная работа|неполный",
    re.IGNORECASE,
)
_Slots = dict[tuple[int, int], tuple[float, float]]


def _worth(cells: list[Cell]) -> float:
    """What a header says about a job: a title, an employer, both."""
    title, employer = _best_pair([c for c in cells if c.place < 0.8], {})
    score = (title.title if title else 0.0) + (0.8 * employer.employer if employer else 0.0)
    if title is not None:
        # "Title, Employer" on one row says as much as two rows do.
        beside = max((max(a.employer, b.employer) for a, b in comma_splits(title)), default=0.0)
        score = max(score, title.title + 0.8 * beside)
    return score


def _best_pair(cells: list[Cell], slots: _Slots) -> tuple[Cell | None, Cell | None]:
    """The title cell and the employer cell that together fit best, by own look and by the look of their slots."""
    best: tuple[float, Cell | None, Cell | None] = (0.0, None, None)
    titles: list[Cell | None] = [None, *(c for c in cells if c.label != "employer")]
    employers: list[Cell | None] = [None, *(c for c in cells if c.label != "title")]
    for title in titles:
        for employer in employers:
            if title is employer:
                continue
            score = _title_fit(title, slots) + _employer_fit(employer, slots)
            if score > best[0] + 1e-9:
                best = (score, title, employer)
    return best[1], best[2]


def _title_fit(cell: Cell | None, slots: _Slots) -> float:
    if cell is None:
        return 0.0
    prior = slots.get(cell.slot, (0.0, 0.0))[0]
    return (2.0 if cell.label == "title" else 0.0) + cell.title + 0.7 * prior - 0.3


def _employer_fit(cell: Cell | None, slots: _Slots) -> float:
    if cell is None:
        return 0.0
    prior = slots.get(cell.slot, (0.0, 0.0))[1]
    distance = 0.04 * (abs(cell.slot[0]) + cell.slot[1])
    return (2.0 if cell.label == "employer" else 0.0) + cell.employer - 0.6 * cell.title + 0.7 * prior - 0.2 - distance


def _slot_means(entries: list[Entry]) -> _Slots:
    sums: dict[tuple[int, int], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for entry in entries:
        for cell in entry.cells:
            total = sums[cell.slot]
            total[0] += cell.title
            total[1] += cell.employer - 0.6 * cell.title
            total[2] += 1
    return {slot: (t / n, e / n) for slot, (t, e, n) in sums.items() if n > 1}


def find_positions(text: str, sections: list[list[Row]], as_of: date) -> list[Position]:
    """All positions, in the order of the document."""
    entries: list[Entry] = []
    for rows in sections:
        noting = Noting(text, rows)
        dated = find_entries(noting, _worth) or find_entries(noting, _worth, single_dates=True)
        entries += add_undated(noting, dated) if dated else undated_entries(noting, 0.7)
    return _read(text, entries, as_of)


def find_strays(text: str, sections: list[list[Row]], as_of: date, *, known: bool) -> list[Position]:
    """Jobs under a heading that is none of theirs ("Projects" inside a job, a side bar's): dated, with a title and a
    firm that calls itself one. Less is asked of the firm when no job is ``known``."""
    entries: list[Entry] = []
    for rows in sections:
        noting = Noting(text, rows)
        entries += [
            entry
            for entry in find_entries(noting, _worth)
            if entry.dates is not None and entry.dates.is_range and _is_sure(entry.cells, 0.6 if known else 0.35)
        ]
    return _read(text, entries, as_of)


def _is_sure(cells: list[Cell], employer: float) -> bool:
    title, firm = _best_pair([cell for cell in cells if cell.place < 0.8], {})
    if title is not None and firm is None:
        pairs = [(a, b) for left, right in comma_splits(title) for a, b in ((left, right), (right, left))]
        return any(a.title >= 0.75 and b.employer >= max(employer, 0.6) for a, b in pairs)
    return bool(title and firm and title.title >= 0.75 and firm.employer >= employer and firm.title < 0.5)


def _read(text: str, entries: list[Entry], as_of: date) -> list[Position]:
    places = [_take_places(text, entry) for entry in entries]
    slots = _slot_means(entries)
    pairs = [_best_pair(entry.cells, slots) for entry in entries]
    pairs = _split_by_commas(text, entries, pairs)
    positions: list[Position] = []
    for entry, place, (title, employer) in zip(entries, places, pairs, strict=True):
        title, employer = _settled(text, title, employer, slots)
        title = title or _title_below(text, entry)
        inherited = False
        if employer is None and positions and _same_house(entry, title):
            inherited = True
        if not _is_job(entry, title, employer):
            continue
        position = _position(text, entry, title, employer, place, as_of)
        if inherited and positions[-1].employer is not None:
            position = _with_employer(position, positions[-1].employer)
            if _is_umbrella(positions[-1]):
                positions.pop()
        positions.append(position)
    return positions


def _is_umbrella(position: Position) -> bool:
    """A firm with the dates of all its roles: the roles under it are the jobs."""
    return position.title is None and not position.bullets


def _settled(text: str, title: Cell | None, employer: Cell | None, slots: _Slots) -> tuple[Cell | None, Cell | None]:
    """A title nothing speaks for is the employer; an employer named twice is cut off the title."""
    if title is not None and title.label is None and title.title < 0.3 and slots.get(title.slot, (0.0, 0.0))[0] < 0.45:
        return None, employer or title
    if (
        title is not None
        and employer is not None
        and title.text.endswith(employer.text)
        and len(title.text) > len(employer.text) + 3
    ):
        title = (
            make_cell(text, title.start, title.end - len(employer.text), title.slot, title.label, title.bold) or title
        )
    return title, employer


def _title_below(text: str, entry: Entry) -> Cell | None:
    """A title that stands a few rows under its header, after the firm's trade and town."""
    for row in entry.body[:6]:
        if row.bullet or row.is_sentence or len(row.words) > 8:
            continue
        cell = make_cell(text, row.start, row.end, (9, 0), None, row.bold)
        if cell is not None and cell.title >= 0.75 and not cell.text.endswith((".", ":")):
            return cell
    return None


def _is_job(entry: Entry, title: Cell | None, employer: Cell | None) -> bool:
    """Enough is said to call it a job; a single date needs a title beside it."""
    if entry.dates is not None and not entry.dates.is_range and (title is None or title.title < 0.5):
        return False
    if title is None and employer is not None and degree_in(employer.text):
        return False
    return title is not None or employer is not None


def _same_house(entry: Entry, title: Cell | None) -> bool:
    """Several roles under one employer: this header says a title and dates, and nothing that could be another firm."""
    return title is not None and all(cell is title or cell.employer < 0.3 for cell in entry.cells)


def _with_employer(position: Position, employer: Fact) -> Position:
    weaker = Fact(
        value=employer.value, start=employer.start, end=employer.end, confidence=round(employer.confidence * 0.8, 2)
    )
    return msgspec.structs.replace(position, employer=weaker)


def _take_places(text: str, entry: Entry) -> Cell | None:
    """Removes cells that are places, and places that end other cells; returns the first."""
    kept: list[Cell] = []
    place: Cell | None = None
    for cell in entry.cells:
        if cell.label == "place" or (cell.label is None and cell.place >= 0.8 and cell.title < 0.5):
            place = place or cell
            continue
        head, tail = without_place_tail(text, cell)
        kept.append(head)
        place = place or tail
    if place is not None and not kept:
        return None
    entry.cells = kept
    return place


def _split_by_commas(
    text: str, entries: list[Entry], pairs: list[tuple[Cell | None, Cell | None]]
) -> list[tuple[Cell | None, Cell | None]]:
    """Where one cell holds both, cut it at the comma that the whole section agrees on."""
    options: list[list[tuple[float, bool, Cell, Cell]]] = []
    votes = {True: 0.0, False: 0.0}
    for _entry, (title, employer) in zip(entries, pairs, strict=True):
        cell = title if employer is None else employer if title is None else _fuller(title, employer)
        found: list[tuple[float, bool, Cell, Cell]] = []
        if cell is not None and cell.label is None:
            for left, right in comma_splits(cell):
                if left.title >= 0.4:
                    found.append(
                        (left.title + right.employer - 0.6 * right.title - 0.3 * left.employer, True, left, right)
                    )
                if right.title >= 0.4:
                    found.append(
                        (right.title + left.employer - 0.6 * left.title - 0.3 * right.employer, False, left, right)
                    )
        options.append(found)
        if found:
            likeliest = max(found, key=lambda o: o[0])
            votes[likeliest[1]] += max(likeliest[0], 0.0)
    total = sum(votes.values()) or 1.0
    result = []
    for found, pair in zip(options, pairs, strict=True):
        best = max(found, key=lambda o: o[0] + 0.5 * votes[o[1]] / total, default=None)
        if best is not None and best[0] + 0.5 * votes[best[1]] / total > 0.9:
            pair = (best[2], best[3]) if best[1] else (best[3], best[2])
        result.append(pair)
    return result


def _fuller(title: Cell, employer: Cell) -> Cell | None:
    """The title's cell when a far better employer stands in it than the weak one beside it."""
    beside = max((right.employer for _, right in comma_splits(title)), default=0.0)
    return title if employer.label is None and employer.employer < 0.5 and beside >= employer.employer + 0.3 else None


def _fact(cell: Cell | None, confidence: float) -> Fact | None:
    if cell is None:
        return None
    return Fact(value=cell.text, start=cell.start, end=cell.end, confidence=round(min(max(confidence, 0.05), 0.98), 2))


def _position(
    text: str, entry: Entry, title: Cell | None, employer: Cell | None, place: Cell | None, as_of: date
) -> Position:
    dates = entry.dates
    base = 0.35 if dates else 0.2
    starts = [c.start for c in entry.cells] + ([dates.start] if dates else [])
    ends = [c.end for c in entry.cells] + ([dates.end] if dates else []) + [r.end for r in entry.body[-1:]]
    header = text[min(starts) : max(ends)] if starts else ""
    title_fact = _fact(title, base + 0.6 * title.title if title else 0)
    employer_fact = _fact(employer, base + 0.25 + 0.4 * employer.employer if employer else 0)
    return Position(
        employer=employer_fact,
        title=title_fact,
        place=_fact(place, 0.8),
        start=str(dates.since or dates.until) if dates else None,
        end=str(dates.until) if dates and dates.until and not dates.current else None,
        dates=Span(dates.start, dates.end) if dates else None,
        current=bool(dates and dates.current),
        months=dates.months(as_of) if dates else None,
        full_time=not _PART_TIME.search(header[:300]),
        bullets=bullets(entry.body),
        span=Span(min(starts), max(ends)) if starts else None,
        confidence=round(
            (title_fact.confidence if title_fact else 0.2) * 0.5
            + (employer_fact.confidence if employer_fact else 0.2) * 0.5,
            2,
        ),
    )


def bullets(rows: list[Row]) -> list[Span]:
    """Body rows as bullets: a row without a mark goes on with the bullet above it."""
    spans: list[Span] = []
    marked = any(row.bullet for row in rows)
    for row in rows:
        goes_on = bool(spans) and not row.bullet and not row.gap and (marked or row.text[:1].islower())
        if goes_on:
            spans[-1] = Span(spans[-1].start, row.end)
        else:
            spans.append(Span(row.start, row.end))
    return spans
