"""What helps when nobody is found: which condition excludes most, and skills that the words may mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mismatch.engine.search.query import Query, parse_query, text_of
from mismatch.engine.search.terms import find_terms, skill_named
from mismatch.search.filters import Filters
from mismatch.search.forms import Asked
from mismatch.search.queries import count_people

MOST_SKILLS = 3


@dataclass(frozen=True)
class Advice:
    """Without this condition so many people would be found, by this search.

    ``name`` is a filter's, "words" for all of the query, or "exactly" for its quotes and operators.
    """

    name: str
    count: int
    asked: Asked


def what_excludes(organization_id: int, asked: Asked, query: Query) -> list[Advice]:
    """The conditions without which somebody would be found, the one that excludes most first."""
    found = [
        Advice(name, count, other)
        for name, other, changed in _relaxed(asked, query)
        if (count := count_people(organization_id, changed, other.filters))
    ]
    return sorted(found, key=lambda one: -one.count)


def _relaxed(asked: Asked, query: Query) -> Iterator[tuple[str, Asked, Query]]:
    """The search without each of its conditions in turn."""
    for name in asked.filters.chosen():
        yield name, replace(asked, filters=asked.filters.without(name)), query
    if query.must and (plain := parse_query(text_of(query))).plain:
        yield "exactly", replace(asked, text=plain.text), plain
    if asked.filters and not query.is_empty:
        yield "words", replace(asked, text=""), parse_query("")


def skills_meant(query: Query, filters: Filters) -> list[str]:
    """Skills that plain words of the query name and that are not asked for yet."""
    named = [part.skill or skill_named(part.text) for term in find_terms(query.plain) for part in term.parts]
    return [id for id in dict.fromkeys(named) if id and id not in filters.skills][:MOST_SKILLS]
