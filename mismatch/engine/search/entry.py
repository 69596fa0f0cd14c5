"""A résumé as the search index holds it: its words with places, and its facts as lexemes of the same vector.

One GIN index over that vector then answers words, skills, languages, places and years together, and their every
combination. A lexeme of a fact has a slash, which no word has: ``skill/python``, ``lang/english/b2``, ``years/5``.
"""

from __future__ import annotations

import re
from collections import defaultdict

import msgspec

from mismatch.engine.matching.conditions import place_key
from mismatch.engine.parsing.resume import Resume, Salary
from mismatch.engine.parsing.vocabulary import load
from mismatch.engine.search.words import MOST_WORDS, folded, tokens
from mismatch.engine.skills.titles import title_base

#: Raised when entries are made otherwise: those of an older version are made anew in the background.
ENTRY_VERSION = 2
MOST_YEARS = 30
#: Places kept for one lexeme: enough for phrases and for counting how often.
_MOST_PLACES = 24
_TITLE, _SKILL, _BODY = "A", "B", ""
_LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2", "native")
_MONTHS = {"month": 1, "year": 12}
_ESCAPED = re.compile(r"['\\]")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What a search looks at. ``vector`` is the text form of PostgreSQL's tsvector; the salary is a month's."""

    vector: str
    experience_months: int | None
    salary: int | None
    currency: str | None


def organization(id: int) -> str:
    """Whose pool the person is in."""
    return f"org/{id}"


def skill(id: str) -> str:
    """A skill, however it was found."""
    return f"skill/{id}"


def held(id: str) -> str:
    """A skill stated or used, not merely implied."""
    return f"has/{id}"


def occupation(id: str) -> str:
    """What the person is or was by trade."""
    return f"occ/{id}"


def titled(lexeme: str) -> str:
    """A word of what the person is called."""
    return f"title/{lexeme}"


def place(key: str) -> str:
    """Where the person lives, by the key of a town."""
    return f"city/{key.removeprefix('city:')}"


def placed(lexeme: str) -> str:
    """A word of where the person lives."""
    return f"place/{lexeme}"


def years(count: int) -> str:
    """So many full years of experience or more."""
    return f"years/{count}"


def language(name: str, level: str | None = None) -> str:
    """A language, known at least at this level."""
    return f"lang/{folded(name)}/{folded(level)}" if level else f"lang/{folded(name)}"


def language_named(text: str) -> str:
    """The English name of a spoken language, from either language's word for it; else the text itself."""
    asked = text.strip().casefold()
    named = (name for name, stems in load("languages")["languages"].items() if asked.startswith(tuple(stems)))
    return next(named, text.strip())


def build_entry(resume: Resume, *, owner: int, name: str = "", headline: str = "", location: str = "") -> Entry:
    """The entry of a résumé in its owner's pool; name, headline and place as a person may have corrected them."""
    places: dict[str, list[str]] = defaultdict(list)
    places[organization(owner)] = []
    end = _add_words(places, resume.text, 1)
    end = _add_words(places, f"{name}\n{headline}", end + 1)
    titles = [headline, *(fact.value for p in resume.positions if (fact := p.title) is not None)]
    _add_titles(places, titles)
    _add_facts(places, resume, location)
    return Entry(
        vector=_vector(places),
        experience_months=resume.experience_months,
        salary=_monthly(resume.salary),
        currency=resume.salary.currency if resume.salary and _monthly(resume.salary) else None,
    )


def _add_words(places: dict[str, list[str]], text: str, start: int) -> int:
    """Words with their places from ``start``; returns the place after the last."""
    place_ = start
    for place_, token in enumerate(tokens(text), start):
        if token.lexeme and place_ < MOST_WORDS and len(places[token.lexeme]) < _MOST_PLACES:
            places[token.lexeme].append(f"{place_}{_BODY}")
    return place_ + 1


def _add_titles(places: dict[str, list[str]], titles: list[str]) -> None:
    """Occupations, and the words of titles, where they follow one another too."""
    place_ = 1
    for title in titles:
        for hit in title_base().find(title):
            places[occupation(hit.id)] = [f"1{_TITLE}"]
        for token in tokens(title):
            if token.lexeme and len(places[titled(token.lexeme)]) < _MOST_PLACES:
                places[titled(token.lexeme)].append(f"{place_}{_TITLE}")
            place_ += 1
        place_ += 1


def _add_facts(places: dict[str, list[str]], resume: Resume, location: str) -> None:
    for use in resume.skills:
        places[skill(use.id)] = [f"1{_BODY if use.how == 'implied' else _SKILL}"]
        if use.how != "implied":
            places[held(use.id)] = []
    for known in resume.languages:
        reached = _LEVELS.index(known.level) + 1 if known.level in _LEVELS else 0
        for level in (None, *_LEVELS[:reached]):
            places[language(known.name, level)] = []
    if location:
        places[place(place_key(location))] = []
        for token in tokens(location):
            if token.lexeme:
                places[placed(token.lexeme)] = []
    if resume.experience_months is not None:
        for count in range(min(resume.experience_months // 12, MOST_YEARS) + 1):
            places[years(count)] = []
    if resume.seniority:
        places[f"level/{resume.seniority}"] = []


def _vector(places: dict[str, list[str]]) -> str:
    return " ".join(
        f"'{_ESCAPED.sub(lambda m: m.group() * 2, lexeme)}'" + (":" + ",".join(found) if found else "")
        for lexeme, found in places.items()
        if lexeme
    )


def _monthly(salary: Salary | None) -> int | None:
    """An amount a month; one by the hour says nothing of it."""
    if salary is None or salary.period not in _MONTHS:
        return None
    return min(salary.amount // _MONTHS[salary.period], 2**31 - 1)
