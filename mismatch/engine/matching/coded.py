"""Things that a text names in many ways and that have one code: licences, conditions of work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple


class Naming(NamedTuple):
    """How a text names one thing. The pattern can't match without one of ``words``: looking for a plain word is ten
    times as fast."""

    words: tuple[str, ...]
    pattern: str


class Coded:
    """Every thing of one sort, by its code; ``before`` is what each pattern begins with."""

    def __init__(self, namings: Mapping[str, Naming], before: str = "") -> None:
        self._known = [(code, one.words, re.compile(f"{before}(?:{one.pattern})")) for code, one in namings.items()]

    def find(self, folded: str) -> Iterator[tuple[int, int, str]]:
        """Where each is named: start, end, code."""
        for code, words, pattern in self._known:
            if any(word in folded for word in words):
                for match in pattern.finditer(folded):
                    yield match.start(), match.end(), code
