"""Months of work: the union of dated positions, so that two jobs at once count once."""

from __future__ import annotations

from typing import NamedTuple

from mismatch.engine.parsing.resume import Position


class Interval(NamedTuple):
    """Months counted from year 0, end exclusive."""

    start: int
    end: int

    @property
    def months(self) -> int:
        """How many whole months it takes."""
        return self.end - self.start

    @property
    def last(self) -> str:
        """The last month, as "YYYY-MM"."""
        return f"{(self.end - 1) // 12:04d}-{(self.end - 1) % 12 + 1:02d}"


def intervals_of(positions: list[Position]) -> list[Interval | None]:
    """One interval a position, None where the dates do not tell. The parser has already counted the months."""
    return [_interval(p) for p in positions]


def union_months(intervals: list[Interval]) -> int:
    """Months covered by at least one interval."""
    total, reached = 0, -1
    for interval in sorted(intervals):
        start = max(interval.start, reached)
        if interval.end > start:
            total += interval.end - start
            reached = interval.end
    return total


def _interval(position: Position) -> Interval | None:
    if not position.start or not position.months or position.months <= 0:
        return None
    year, _, month = position.start.partition("-")
    start = int(year) * 12 + (int(month) - 1 if month else 0)
    return Interval(start, start + position.months)
