"""Jobs held: employer and title told apart jointly over all entries, dates, place, bullets."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from mismatch.engine.parsing.cells import Cell, comma_splits, make_cell, without_place_tail
from mismatch.engine.parsing.dates import find_dates
from mismatch.engine.parsing.degrees import degree_in
from mismatch.engine.parsing.entry_places import take_places, take_town
from mismatch.engine.parsing.grouping import add_undated, find_entries, undated_entries
from mismatch.engine.parsing.labels_below import with_labels_below
from mismatch.engine.parsing.leave import is_leave, names_leave
from mismatch.engine.parsing.noting import Entry, Noting
from mismatch.engine.parsing.openings_of_prose import split_openings
from mismatch.engine.parsing.pairing import Slots, best_pair, slot_means, split_pairs, worth
from mismatch.engine.parsing.resume import Position
from mismatch.engine.parsing.rows import Row
from mismatch.engine.parsing.titles import has_legal_form
from mismatch.engine.parsing.told import title_before_duties, title_before_prose, without_duties
from mismatch.engine.shapes import Fact, Span

_PART_TIME = re.compile(
    r"part[- ]time|intern\b|internship|freelanc|contract(?:or)?\b|volunteer|подработк|совместительств|частичная "
    r"занятость|"
    r"стаж[её]р|практик|фриланс|проектная работа|неполный",
    re.IGNORECASE,
)
_OWN_MASTER = re.compile(r"self[- ]employ|freelanc|самозанят|фриланс|частная практика|private practice", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d|\D\d\d\s?[-–—]")
_DEPARTMENT = re.compile(
    r",\s+(?=(?:отдел\w*|департамент|управление|цех|служба|кафедра|филиал|сектор|участок|department|division|dept)(?!\w))",
    re.IGNORECASE,
)
#: The number of an entry in a list of jobs, before its title.
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s+$", re.MULTILINE)
#: A school by its number, which no certificate of it has.
_SCHOOL = re.compile(r"school\s+(?:no\.?|№|number)\s*\d", re.IGNORECASE)
_YEARS_APART = 2
_PART_TIME_WORDS = (
    "part", "intern", "freelanc", "contract", "volunteer", "подработк", "совместительств", "частичная", "стаж",
    "практик", "фриланс", "проектная", "неполный",
)  # fmt: skip


def find_positions(text: str, sections: list[list[Row]], as_of: date, *, headed: bool = False) -> list[Position]:
    """All positions, in the order of the document. Under a heading of theirs (``headed``) less is asked of a name."""
    entries: list[Entry] = []
    for rows in sections:
        noting = Noting(text, split_openings(rows))
        dated = find_entries(noting, worth) or find_entries(noting, worth, single_dates=True)
        entries += with_labels_below(add_undated(noting, dated) if dated else undated_entries(noting, 0.7))
    return _read(text, entries, as_of, headed=headed)


def find_strays(text: str, sections: list[list[Row]], as_of: date, *, known: bool) -> list[Position]:
    """Jobs under a heading that is none of theirs ("Projects" inside a job, a side bar's): dated, with a title and a
    firm that calls itself one. Less is asked of the firm when no job is ``known``."""
    entries: list[Entry] = []
    for rows in sections:
        if not any(_YEAR.search(row.text) for row in rows):
            continue
        noting = Noting(text, rows)
        entries += [
            entry
            for entry in find_entries(noting, worth)
            if entry.dates is not None and entry.dates.is_range and _is_sure(entry.cells, 0.6 if known else 0.35)
        ]
    return _read(text, entries, as_of)


def _is_sure(cells: list[Cell], employer: float) -> bool:
    title, firm = best_pair([cell for cell in cells if cell.place < 0.8], {})
    if title is not None and firm is None:
        pairs = [(a, b) for left, right in comma_splits(title) for a, b in ((left, right), (right, left))]
        return any(a.title >= 0.75 and b.employer >= max(employer, 0.6) for a, b in pairs)
    if title is None and firm is not None:
        return has_legal_form(firm.text) and firm.employer >= 0.85
    return bool(title and firm and title.title >= 0.75 and firm.employer >= employer and firm.title < 0.5)


def _read(text: str, entries: list[Entry], as_of: date, *, headed: bool = False) -> list[Position]:
    places = [take_places(text, entry) for entry in entries]
    if sum(place is not None for place in places) * 2 >= len(entries) > 1:
        places = [place or take_town(text, entry) for place, entry in zip(places, entries, strict=True)]
    slots = slot_means(entries)
    pairs = [best_pair(entry.cells, slots) for entry in entries]
    pairs = split_pairs(pairs)
    positions: list[Position] = []
    for entry, place, (title, employer) in zip(entries, places, pairs, strict=True):
        title, employer = _settled(text, title, employer, slots)
        title = without_duties(text, title) if title else _title_below(text, entry)
        if employer is None and title is not None:
            employer = _firm_above(text, entry)
        employer, place = _bare_firm(text, employer, place)
        inherited = False
        if positions and not _is_own_master(text, entry) and _inherits(text, positions, entry, title, employer):
            inherited, employer = True, None
        if not _is_job(entry, title, employer, headed=headed):
            continue
        position = _position(text, entry, title, employer, place, as_of)
        house = positions[-1].employer if inherited else None
        if house is not None:
            position = _with_employer(position, house)
            if positions[-1].title is None and (not positions[-1].bullets or _is_within(entry, positions[-1])):
                # The dates of a firm over the dates of its roles: the roles are the jobs.
                positions.pop()
        positions.append(position)
    return positions


def _is_own_master(text: str, entry: Entry) -> bool:
    """The header says that nobody employed this person."""
    ends = [cell.end for cell in entry.cells] + ([entry.dates.end] if entry.dates else [])
    starts = [cell.start for cell in entry.cells] + ([entry.dates.start] if entry.dates else [])
    return bool(ends) and _OWN_MASTER.search(text, min(starts), max(ends)) is not None


def _inherits(text: str, positions: list[Position], entry: Entry, title: Cell | None, employer: Cell | None) -> bool:
    """A role of the firm above: nothing here names another, or its years lie within those of the firm alone."""
    above = positions[-1]
    if employer is None:
        return _same_house(entry, title) and not _stands_apart(text, entry, title, above)
    if above.title is not None or above.employer is None or title is None or employer.employer >= 0.6:
        return False
    return _is_within(entry, above)


def _stands_apart(text: str, entry: Entry, title: Cell | None, above: Position) -> bool:
    """A leave, an entry with a number of its own, or one that ended years before the job above began."""
    if title is None or names_leave(title.text) or is_leave(above):
        return True
    if _NUMBER.search(text, text.rfind("\n", 0, title.start) + 1, title.start):
        return True
    until = entry.dates.until if entry.dates else None
    return until is not None and above.start is not None and int(above.start[:4]) - until.year > _YEARS_APART


def _is_within(entry: Entry, above: Position) -> bool:
    """The years of this entry lie in those of the one above."""
    since, until = above.start, above.end
    dates = entry.dates
    if dates is None or dates.since is None or since is None or str(dates.since)[:4] < since[:4]:
        return False
    return until is None or (dates.until is not None and str(dates.until)[:4] <= until[:4])


def _settled(text: str, title: Cell | None, employer: Cell | None, slots: Slots) -> tuple[Cell | None, Cell | None]:
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
        ends = 0 if row.bullet else title_before_prose(row.text) or title_before_duties(row.text)
        if ends:
            return make_cell(text, row.start, row.start + ends, (9, 0), None, row.bold)
        if row.bullet or row.is_sentence or len(row.words) > 8:
            continue
        cell = make_cell(text, row.start, row.end, (9, 0), None, row.bold)
        if cell is not None and cell.title >= 0.75 and not cell.text.endswith((".", ":")):
            return cell
    return None


def _is_job(entry: Entry, title: Cell | None, employer: Cell | None, *, headed: bool) -> bool:
    """Enough is said to call it a job; a single date needs a title beside it. Among jobs a school is a house."""
    if entry.dates is not None and not entry.dates.is_range and (title is None or title.title < 0.5):
        return False
    degree = degree_in(employer.text) if title is None and employer is not None else None
    if degree and not (headed and employer is not None and _SCHOOL.search(employer.text)):
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


def _firm_above(text: str, entry: Entry) -> Cell | None:
    """A firm with its legal form on a row of its own, above some lines about it and this role."""
    for row in reversed(entry.above):
        if row.bullet or len(row.words) > 8 or not has_legal_form(row.text) or row.text[:1].islower():
            continue
        cell = make_cell(text, row.start, row.end, (-9, 0), None, row.bold)
        if cell is not None and cell.employer >= 0.8 and cell.title < 0.5 and not find_dates(row.text):
            return cell
    return None


def _bare_firm(text: str, employer: Cell | None, place: Cell | None) -> tuple[Cell | None, Cell | None]:
    """The employer without the town and the department behind it; a degree is none."""
    if employer is None or employer.label:
        return employer, place
    if (degree := degree_in(employer.text)) and degree[0].start() == 0 and not _SCHOOL.search(employer.text):
        return None, place
    head, town = without_place_tail(text, employer)
    part = _DEPARTMENT.search(head.text)
    if part and (has_legal_form(head.text[: part.start()]) or head.text[: part.start()].endswith("»")):
        head = make_cell(text, head.start, head.start + part.start(), head.slot, None, head.bold) or head
    return head, place or town


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
        full_time=not _is_part_time(header[:300]),
        bullets=bullets(entry.body),
        span=Span(min(starts), max(ends)) if starts else None,
        confidence=round(
            (title_fact.confidence if title_fact else 0.2) * 0.5
            + (employer_fact.confidence if employer_fact else 0.2) * 0.5,
            2,
        ),
    )


def _is_part_time(header: str) -> bool:
    small = header.lower()
    return any(word in small for word in _PART_TIME_WORDS) and _PART_TIME.search(header) is not None


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
