"""Fictional people of six trades, each in both languages, saying the same."""

from __future__ import annotations

from datetime import date
from functools import cache

from mismatch.engine.matching.profile import Profile, build_profile
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.resume import Resume
from tests.engine.matching.resumes import RESUMES

AS_OF = date(2025, 6, 1)

TRADES = tuple(dict.fromkeys(trade for trade, _ in RESUMES))


def read_person(text: str, name: str = "person.txt") -> Resume:
    """A plain text through the real reader and the real parser."""
    return parse_resume(read_document(text.encode(), name), AS_OF)


@cache
def person(trade: str, language: str) -> tuple[Resume, Profile]:
    """The résumé of a trade with its profile."""
    resume = read_person(RESUMES[trade, language])
    return resume, build_profile(resume)
