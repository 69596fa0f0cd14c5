"""A day as people write it, in either language: 12.03.1990, 12 марта 1990 г., March 12, 1990, 1990-03-12."""

from __future__ import annotations

import re
from datetime import date

from mismatch.engine.parsing.dates import find_dates

_ISO = re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})")
_NUMBERS = re.compile(r"(?P<day>\d{1,2})[-./ ](?P<month>\d{1,2})[-./ ](?P<year>\d{4})")
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ .-]+(?P<name>[^\W\d_]{3,})\.?,?[ -]+(?P<year>\d{4})"
)
_MONTH_FIRST = re.compile(r"(?P<name>[^\W\d_]{3,})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})")
_YEAR_MARK = re.compile(r"\s*(?:г\.?|года?|year)$", re.IGNORECASE)


def read_day(text: str) -> date | None:
    """The one day that a text names; None when it names none. Of two numbers the day comes first where it can."""
    bare = _YEAR_MARK.sub("", text.strip()).rstrip(".,")
    for pattern in (_ISO, _NUMBERS, _DAY_FIRST, _MONTH_FIRST):
        match = pattern.fullmatch(bare)
        if match and (found := _day_of(match.groupdict())):
            return found
    return None


def _day_of(told: dict[str, str]) -> date | None:
    month = _month_of(told["name"], told["year"]) if "name" in told else int(told["month"])
    day = int(told["day"])
    if month is not None and month > 12 >= day:  # "03/25/1990", as Americans write
        month, day = day, month
    try:
        return date(int(told["year"]), month or 0, day)
    except ValueError:
        return None


def _month_of(name: str, year: str) -> int | None:
    named = find_dates(f"{name} {year}")
    return named[0].until.month if len(named) == 1 and named[0].until is not None else None
