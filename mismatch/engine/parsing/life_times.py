"""The times that whole sentences tell: "from 2003 until 2011", «с августа 2021 года», "2019–22", "since then"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mismatch.engine.parsing.dates import find_dates
from mismatch.engine.parsing.periods import Moment

YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_THEN = re.compile(r"(?<!\w)(?:since then|ever since|с тех пор)(?!\w)", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween\s+(?P<a>{YEAR})\s+and\s+(?P<b>{YEAR})(?!\w)", re.IGNORECASE)
_IN = re.compile(r"(?<!\w)(?:in|во?)\s+$", re.IGNORECASE)
_OPENS = re.compile(r"(?<!\w)(?:from|since|со?)\s+$", re.IGNORECASE)
#: What stands behind years that close what they date: "bartender in a hotel (2016–2023), …".
_CLOSES = re.compile(r"\s*(?:[),.;:]|$)")
#: "… and a diploma since 2012": the second time's own words stand before it, too.
_JOINT = re.compile(r",\s|\s(?:and|и)\s")
_FEW = 3


@dataclass(slots=True)
class When:
    """``line[start:end]`` tells a time: a stretch, the year something began in (``at``), or "since then" (no year)."""

    start: int
    end: int
    since: Moment | None
    until: Moment | None = None
    current: bool = False
    at: bool = False


def times_in(line: str, start: int, end: int) -> list[When]:
    """All times of ``line[start:end]``, in order, not overlapping."""
    found = [
        When(match.start(), match.end(), Moment(int(match["a"])), Moment(int(match["b"])))
        for match in _BETWEEN.finditer(line, start, end)
    ]
    found += [When(match.start(), match.end(), None, current=True) for match in _THEN.finditer(line, start, end)]
    for date in find_dates(line, start, end):
        if any(date.start < other.end and other.start < date.end for other in found):
            continue
        if date.is_range:
            found.append(When(_opened(line, start, date.start), date.end, date.since, date.until, date.current))
        elif said := _IN.search(line, start, date.start):
            found.append(When(said.start(), date.end, date.until, at=True))
    return sorted(found, key=lambda when: when.start)


def _opened(line: str, start: int, begin: int) -> int:
    """Where "from" stands, when it opens the stretch."""
    said = _OPENS.search(line, start, begin)
    return said.start() if said else begin


def stretches(line: str, start: int, end: int) -> list[tuple[When, int, int]]:
    """Each time of a sentence with what is said of it: up to the next time, or behind the last one where the years
    close what they date, and never over a semicolon between two times."""
    whens, found, begin = times_in(line, start, end), [], start
    for place, when in enumerate(whens):
        following = whens[place + 1].start if place + 1 < len(whens) else None
        stop = end if following is None else _parting(line, begin, when, following)
        found.append((when, begin, stop))
        begin = stop
    return found


def _parting(line: str, begin: int, when: When, following: int) -> int:
    """Where what is said of one time ends, and what is said of the following one begins."""
    if (semicolon := line.rfind(";", when.end, following)) >= 0:
        return semicolon + 1
    if len(line[begin : when.start].split()) > 1 and (closed := _CLOSES.match(line, when.end)):
        return closed.end()
    joint = next(reversed(list(_JOINT.finditer(line, when.end, following))), None)
    return joint.start() if joint and len(line[joint.end() : following].split()) <= _FEW else following
