"""Addresses and numbers of people who give references are not the candidate's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from mismatch.engine.parsing.resume import Section
from mismatch.engine.parsing.vocabulary import fold, word_list
from mismatch.engine.shapes import Fact

_Kind = TypeVar("_Kind", bound=Fact)
_HEADINGS = word_list("words", "referees")


def without_referees(facts: Sequence[_Kind], sections: list[Section], text: str) -> list[_Kind]:
    """The facts outside the section of references; all of them when there are no others."""
    headed = [(s, fold(text[s.heading.start : s.heading.end])) for s in sections if s.heading]
    spans = [(section.start, section.end) for section, heading in headed if heading in _HEADINGS]
    own = [fact for fact in facts if not any(start <= (fact.start or 0) < end for start, end in spans)]
    return own or list(facts)
