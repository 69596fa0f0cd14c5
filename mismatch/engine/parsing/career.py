"""What the positions say together: total experience, gaps, seniority."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from mismatch.engine.parsing.leave import is_leave
from mismatch.engine.parsing.periods import DateRange, Moment, month_text, union_months
from mismatch.engine.parsing.resume import Gap, Position

Seniority = Literal["intern", "junior", "middle", "senior", "lead", "head"]
_LEVELS: tuple[tuple[Seniority, str], ...] = (
    ("head", r"\b(?:head|director|vp|vice president|chief|c[etfoim]o|president|founder|co-founder|owner|partner)\b|"
             r"директор|"
             r"начальник|руководител\w+ (?:отдела|департамента|управления|направления|службы)|глава|вице-президент|"
             r"основател"),
    ("lead", r"\b(?:lead|principal|staff|team ?lead|tech ?lead|architect|supervisor|manager of)\b|тимлид|техлид|ведущ|"
             r"главн|лид\b|руководител|бригадир|заведующ"),
    ("senior", r"\b(?:senior|sr\.?|expert)\b|старш|сеньор|синьор|эксперт"),
    ("intern", r"\b(?:intern|internship|trainee|apprentice|student)\b|стаж[её]р|практикант|ученик"),
    ("junior", r"\b(?:junior|jr\.?|assistant|entry[- ]level|graduate)\b|младш|помощник|ассистент|джуниор"),
)  # fmt: skip
_PATTERNS = tuple((level, re.compile(body, re.IGNORECASE)) for level, body in _LEVELS)
_FALLBACK: tuple[tuple[int, Seniority], ...] = ((6 * 12, "senior"), (2 * 12, "middle"), (0, "junior"))
_STATED_TOTAL = re.compile(
    r"(?:опыт работы|work experience|стаж)\s*[—–:-]\s*(?:(\d{1,2})\s*(?:год(?:а|ов)?|лет|years?))?\s*(?:и|"
    r"and)?\s*(?:(\d{1,2})\s*(?:месяц\w*|months?))?",
    re.IGNORECASE,
)
#: "9 years in the trade", «стаж 15 лет».
_CLAIMED = re.compile(
    r"(?<![\w.,–—-])(\d{1,2})\+? years? (?:in the (?:trade|profession|job)|of (?:work )?experience)\b|"
    r"(?<!\w)(?:трудовой |рабочий )?стаж(?: работы)? (\d{1,2}) (?:год|года|лет)(?!\w)",
    re.IGNORECASE,
)


def interval_of(position: Position, as_of: date) -> tuple[int, int] | None:
    """The half-open interval of a position, in months since year 0."""
    if position.start is None:
        return None
    since = _moment(position.start)
    until = _moment(position.end) if position.end else None
    return DateRange(0, 0, since, until, position.current).interval(as_of)


def _moment(text: str) -> Moment:
    year, _, month = text.partition("-")
    return Moment(int(year), int(month) if month else None)


def total_months(text: str, positions: list[Position], as_of: date) -> int | None:
    """The union of the positions' intervals, without leave; else what is claimed in so many words."""
    intervals = [found for p in positions if not is_leave(p) and (found := interval_of(p, as_of))]
    if intervals:
        return union_months(intervals)
    stated = _STATED_TOTAL.search(text)
    if stated and (stated.group(1) or stated.group(2)):
        return int(stated.group(1) or 0) * 12 + int(stated.group(2) or 0)
    claimed = _CLAIMED.search(text)
    return int(claimed.group(1) or claimed.group(2)) * 12 if claimed else None


def find_gaps(positions: list[Position], as_of: date, at_least: int = 3) -> list[Gap]:
    """Months between two positions in which no job is named, for certain: a bare year may have lasted to its end."""
    intervals = sorted((found, p.end) for p in positions if (found := interval_of(p, as_of)))
    gaps, reach = [], None
    for (first, last), end in intervals:
        last = max(last, _moment(end).last_month + 1) if end else last
        if reach is not None and first - reach >= at_least:
            gaps.append(Gap(start=month_text(reach), end=month_text(first - 1), months=first - reach))
        reach = last if reach is None else max(reach, last)
    return gaps


def seniority_of(positions: list[Position], headline: str | None, months: int | None, as_of: date) -> Seniority | None:
    """By the words of the latest title or the headline; by years when the words are silent."""
    positions = [position for position in positions if not is_leave(position)]
    latest = max(positions, key=lambda p: ((interval_of(p, as_of) or (0, 0))[1], -positions.index(p)), default=None)
    for text in (latest.title.value if latest and latest.title else None, headline):
        for level, pattern in _PATTERNS:
            if text and pattern.search(text):
                return level
    if months is None or not positions:
        return None
    return next(level for least, level in _FALLBACK if months >= least)
