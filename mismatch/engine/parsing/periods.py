"""Moments and stretches of time, to the month, as a document tells them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(slots=True, frozen=True)
class Moment:
    """A year, or a year and a month."""

    year: int
    month: int | None = None

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"

    @property
    def first_month(self) -> int:
        """Months since year 0, taking January when only the year is known."""
        return self.year * 12 + (self.month or 1) - 1

    @property
    def last_month(self) -> int:
        """Months since year 0, taking December when only the year is known."""
        return self.year * 12 + (self.month or 12) - 1


@dataclass(slots=True, frozen=True)
class DateRange:
    """``text[start:end]`` names this stretch of time. ``since`` is None for a single date."""

    start: int
    end: int
    since: Moment | None
    until: Moment | None
    current: bool = False

    @property
    def is_range(self) -> bool:
        return self.since is not None

    def months(self, as_of: date) -> int | None:
        """Whole months, both ends counted when months are printed; year ranges count full years between."""
        interval = self.interval(as_of)
        return None if interval is None else interval[1] - interval[0]

    def interval(self, as_of: date) -> tuple[int, int] | None:
        """Half-open interval in months since year 0; None when there is no range or it runs backwards."""
        if self.since is None:
            return None
        now = as_of.year * 12 + as_of.month - 1
        first = self.since.first_month
        if self.current or self.until is None:
            last = now
        elif self.until.month is None and self.since.month is None:
            # 2015–2018 says three years, give or take: the middle reading, not four full years.
            last = self.until.first_month - 1 if self.until.year > self.since.year else self.until.last_month
        elif self.until.month is None:
            last = self.until.last_month if self.until.year == self.since.year else self.until.first_month + 5
        else:
            last = self.until.last_month
        return (first, min(last, now) + 1) if last >= first and first <= now else None


def union_months(intervals: list[tuple[int, int]]) -> int:
    """Months covered by at least one of the half-open intervals."""
    total, reach = 0, -1
    for first, last in sorted(intervals):
        total += max(0, last - max(first, reach))
        reach = max(reach, last)
    return total


def month_text(number: int) -> str:
    """Months since year 0 as "YYYY-MM"."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
