"""Heads of jobs that nothing marks as such but where they stand: over their years."""

from __future__ import annotations

from mismatch.engine.parsing.periods import DateRange
from mismatch.engine.parsing.rows import Row

_MOST_WORDS, _LONGEST = 12, 100


def heads_years(row: Row, dates: list[DateRange], below: Row, years: DateRange | None) -> bool:
    """A short row behind an empty one, over a row that opens with years: "Iron foundry, Leeds" over "2011 – 2015"."""
    if years is None or dates or row.bullet or not row.gap or below.gap or below.bullet:
        return False
    if len(row.words) > _MOST_WORDS or len(row.text) > _LONGEST or row.text.endswith((":", ";", ",")):
        return False
    alone = len(below.text) - (years.end - years.start) <= _LONGEST // 2 and years.start == below.start
    return alone and ", " in row.text and row.text[:1].isupper()
