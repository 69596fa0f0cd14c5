"""A cheap look before a dear expression: where in a text a pattern could begin at all.

Python's expressions try every alternative at every character. Plain substrings are found a hundred times faster, so a
pattern whose matches all begin with one of a few words is tried only where one of them stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache


@lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """``text`` in small letters, kept for the many that ask about one document."""
    return text.lower()


def mentions(text: str, stems: tuple[str, ...]) -> bool:
    """Whether one of ``stems``, written in small letters, stands anywhere in ``text``."""
    small = lowered(text)
    return any(stem in small for stem in stems)


def matches(pattern: re.Pattern[str], text: str, openings: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """``pattern.finditer(text)`` for a pattern all of whose matches begin with one of ``openings``."""
    reached = 0
    for start in places(text, openings):
        found = pattern.match(text, start) if start >= reached else None
        if found:
            reached = found.end()
            yield found


def first_match(pattern: re.Pattern[str], text: str, openings: tuple[str, ...]) -> re.Match[str] | None:
    """``pattern.search(text)`` for a pattern all of whose matches begin with one of ``openings``."""
    return next(matches(pattern, text, openings), None)


def places(text: str, openings: tuple[str, ...]) -> list[int]:
    """Where ``openings``, written in small letters, stand in ``text``."""
    small = lowered(text)
    # A letter that becomes two when it is made small (İ) would shift what follows.
    return _finds(small if len(small) == len(text) else text, openings)


def _finds(text: str, parts: tuple[str, ...]) -> list[int]:
    found: set[int] = set()
    for part in parts:
        at = text.find(part)
        while at >= 0:
            found.add(at)
            at = text.find(part, at + 1)
    return sorted(found)


def tokens_with(text: str, signs: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch without white space that holds one of ``signs``, in order."""
    reached, length = 0, len(text)
    for at in _finds(text, signs):
        if at < reached:
            continue
        start = end = at
        while start > reached and not text[start - 1].isspace():
            start -= 1
        while end < length and not text[end].isspace():
            end += 1
        reached = end
        yield start, end
