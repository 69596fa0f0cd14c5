"""Courses of study: institution, degree, field and years, told apart by what each phrase says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field as made
from itertools import pairwise

from mismatch.engine.parsing.dates import find_dates
from mismatch.engine.parsing.degree_phrases import Part
from mismatch.engine.parsing.degrees import Level, degree_in, has_institution, teaches_trades
from mismatch.engine.parsing.education_parts import is_faculty, row_parts
from mismatch.engine.parsing.education_rows import unwrapped
from mismatch.engine.parsing.periods import DateRange, Moment
from mismatch.engine.parsing.resume import Education
from mismatch.engine.parsing.rows import Row
from mismatch.engine.shapes import Fact, Span

_NEXT_SENTENCE = re.compile(r"\)?\.\s+(?=[^\W\d_]|[«\"“])")
#: Between a place of study and the degree behind it.
_MARK_AT_END = re.compile(r"(?:[,|]|\s[–—-])\s*$")
_SUBJECT = re.compile(r"\s+(?:in|по)\s+\w")
_CORE = ("institution", "degree", "date")
Items = list[tuple[int, "Part | DateRange"]]

#: How far somebody studied, as boards print it over the places of study: any degree says more.
_LEVEL_ONLY = re.compile(r"(?:высшее|higher)(?: (?:образование|education))?$", re.IGNORECASE)


@dataclass(slots=True)
class Entry:
    """A course of study while its parts are gathered."""

    institution: Part | None = None
    degree: Part | None = None
    field: Part | None = None
    dates: list[DateRange] = made(default_factory=list)
    start: int = 0
    end: int = 0


def find_education(text: str, sections: list[list[Row]], elsewhere: list[Row]) -> list[Education]:
    """All entries of the education sections, in the order of the document, and the degrees named elsewhere only."""
    found = [course for rows in sections for entry in _entries(text, rows) if (course := _education(entry)) is not None]
    told = {row.start for rows in sections for row in rows}
    left = _scholarly(elsewhere) if not found else _further(found, [row for row in elsewhere if row.start not in told])
    return found + [course for entry in _entries(text, left) if entry.degree and (course := _education(entry))]


def _further(found: list[Education], rows: list[Row]) -> list[Row]:
    """Rows outside the education that are a degree and its subject, of a level the education does not tell."""
    levels = {course.level for course in found}
    return [
        row
        for row in rows
        if len(row.words) <= 10
        and not row.is_sentence
        and (degree := degree_in(row.text)) is not None
        and degree[0].start() == 0
        and degree[1] not in levels
        and _SUBJECT.match(row.text, degree[0].end())
    ]


def _follows_place(row: Row, degree: re.Match[str]) -> bool:
    """ "IAE Tours, Master in management": the degree behind the place of study and its mark."""
    head = row.text[: degree.start()]
    marked = bool(_MARK_AT_END.search(head)) and head[:1].isupper() and len(head) <= 80
    return marked and bool(has_institution(head) or _SUBJECT.match(row.text, degree.end()))


def _scholarly(rows: list[Row]) -> list[Row]:
    """Short rows that open with a degree or tell one behind its place of study, and the rows right under a degree."""
    kept: list[Row] = []
    for place, row in enumerate(rows):
        found = degree_in(row.text)
        opens = found is not None and len(row.words) <= 16
        opens = opens and found is not None and (found[0].start() <= 3 or _follows_place(row, found[0]))
        below = (
            bool(kept)
            and place > 0
            and rows[place - 1] is kept[-1]
            and degree_in(kept[-1].text) is not None
            and not row.is_sentence
        )
        if opens or (below and (has_institution(row.text) or find_dates(row.text))):
            kept.append(row)
    return kept


def _entries(text: str, rows: list[Row]) -> list[Entry]:
    entries: list[Entry] = []
    told = [(row, _items(text, row)) for row in unwrapped(text, rows)]
    current, starter = Entry(), "field" if _dates_close([items for _, items in told]) else ""
    for row, items in told:
        if current.dates and not (current.institution or current.degree) and (starter == "field" or _is_whole(items)):
            current = Entry()
        for place, (_, item) in enumerate(items):
            kind = _kind(item)
            if not starter and kind in _CORE and not _is_level(item):
                starter = kind
            if _repeats(current, item, row):
                continue
            if _is_new(current, kind, starter) and not (kind == "date" and place):
                entries.append(current)
                current = Entry()
            _put(current, item, row)
    entries.append(current)
    return _lend_dates(entries)


def _kind(item: Part | DateRange) -> str:
    return "date" if isinstance(item, DateRange) else item.kind


def _items(text: str, row: Row) -> Items:
    """The phrases and dates of a row as they stand."""
    dates = find_dates(text, row.start, row.end)
    items: Items = [(d.start, d) for d in dates if d.is_range or d.until]
    items += [(p.start, p) for p in row_parts(text, row, dates)]
    return _of_studies(text, sorted(items, key=lambda pair: pair[0]))


def _of_studies(text: str, items: Items) -> Items:
    """Without the years of the next sentence, where that names no study: "…, 2020. Labour law course, 2023"."""
    dates = [item for _, item in items if isinstance(item, DateRange)]
    for one, other in pairwise(dates):
        between = any(_kind(item) in _CORE for place, item in items if one.end <= place < other.start)
        if not between and _NEXT_SENTENCE.match(text, one.end):
            return [item for item in items if item[0] < one.end]
    return items


def _dates_close(rows: list[Items]) -> bool:
    """The first years stand under a course without a degree, and the last ones under the last course."""
    kinds = [{_kind(item) for _, item in items} for items in rows]
    core = [place for place, some in enumerate(kinds) if some & set(_CORE)]
    if len(core) < 3 or kinds[core[0]] != {"date"} or kinds[core[-1]] != {"date"}:
        return False
    return any("field" in some for some in kinds[: core[0]])


def _repeats(entry: Entry, item: Part | DateRange, row: Row) -> bool:
    """One school certificate subject by subject, "GCSE Mathematics", "GCSE English"; or a degree labelled by itself."""
    if isinstance(item, DateRange) or item.kind != "degree" or entry.degree is None:
        return False
    if "\t" in row.text[: item.start - row.start] and entry.degree.start == row.start and entry.field is None:
        return entry.degree.text == item.text
    return (
        item.level == "school"
        and entry.degree.level == "school"
        and entry.degree.text[:4].lower() == item.text[:4].lower()
    )


def _is_level(item: Part | DateRange) -> bool:
    return isinstance(item, Part) and _LEVEL_ONLY.match(item.text) is not None


def _is_whole(items: Items) -> bool:
    """A row with years of its own beside a degree or a place: the years above it belong to something else."""
    kinds = {_kind(item) for _, item in items}
    return "date" in kinds and bool(kinds & {"institution", "degree"})


def _is_new(entry: Entry, kind: str, starter: str) -> bool:
    if kind == "date" and starter == "date" and entry.dates:
        return True
    if kind == "degree" and entry.degree and _is_level(entry.degree):
        return False
    filled = {"institution": entry.institution, "degree": entry.degree, "date": entry.dates}.get(kind)
    if not filled or not (entry.institution or entry.degree):
        return False
    return kind != "date"


def _put(entry: Entry, item: Part | DateRange, row: Row) -> None:
    entry.start = entry.start or item.start
    entry.end = max(entry.end, item.end)
    if isinstance(item, DateRange):
        entry.dates.append(item)
    elif item.kind == "institution" and entry.institution is None:
        entry.institution = item
    elif item.kind == "degree" and (entry.degree is None or _is_level(entry.degree)):
        entry.degree = item
    elif item.kind == "field" and (entry.degree or entry.institution) and _may_be_field(entry, item):
        entry.field = item


def _may_be_field(entry: Entry, item: Part) -> bool:
    """The first subject counts; one told with the degree or behind a faculty's name is better; a school has a town."""
    if entry.field is not None:
        if item.sure != entry.field.sure:
            return item.sure
        return is_faculty(entry.field.text) and not is_faculty(item.text)
    town = len(item.text.split()) == 1 and item.text[:1].isupper()
    return not (town and entry.degree and entry.degree.level == "school" and entry.institution)


def _lend_dates(entries: list[Entry]) -> list[Entry]:
    return [e for e in entries if e.institution or e.degree]


def _education(entry: Entry) -> Education | None:
    if entry.institution is None and entry.degree is None:
        return None
    dates = entry.dates
    ranged = next((d for d in dates if d.is_range), None)
    single = dates[-1].until if dates else None
    since: Moment | None = ranged.since if ranged else None
    until = (ranged.until if ranged else single) if dates else None
    confidence = 0.5 + 0.2 * bool(entry.institution) + 0.15 * bool(entry.degree) + 0.1 * bool(dates)
    return Education(
        institution=_fact(entry.institution, confidence),
        degree=_fact(entry.degree, confidence),
        field=_fact(entry.field, confidence - 0.15),
        start=str(since) if since else None,
        end=str(until) if until else None,
        level=_level(entry),
        span=Span(entry.start, entry.end),
        confidence=round(confidence, 2),
    )


def _level(entry: Entry) -> Level | None:
    level = entry.degree.level if entry.degree else None
    said = f"{entry.institution.text if entry.institution else ''}, {entry.degree.text if entry.degree else ''}"
    if level in (None, "specialist") and teaches_trades(said):
        return "vocational"
    return level


def _fact(part: Part | None, confidence: float) -> Fact | None:
    if part is None:
        return None
    return Fact(
        value=" ".join(part.text.split()), start=part.start, end=part.end, confidence=round(min(confidence, 0.97), 2)
    )
