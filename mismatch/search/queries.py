"""Whom a search finds: a list by words and a list by meaning, fused by reciprocal rank; the rest follow by date.

Why it is done this way, with figures: docs/decisions/0007-search.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mismatch.engine.search import tsquery
from mismatch.engine.search.query import Query, asked_words, excludes_only
from mismatch.engine.search.terms import Term, find_term, find_terms, with_kin
from mismatch.search import asking, nearest
from mismatch.search.filters import Filters
from mismatch.search.meaning import Meaning
from mismatch.search.scope import MOST_COUNTED, Scope

#: How many of each list are fused: the first pages. Whoever else has the words follows, newest first.
WINDOW = 100
#: The constant of reciprocal rank fusion.
RRF = 60
#: So many with the words are weighed one by one; of more, those with the words in their titles.
MOST_WEIGHED = 300
#: Plain words are looked for all together first; while fewer than this are found, one may be missing, then two …
ENOUGH = 20
#: Worth of a word in the body, in a facet, among the skills, in a title.
_WEIGHTS = "{0.1, 0.1, 0.6, 1.0}"


@dataclass(frozen=True)
class Found:
    """One page of people, in order. ``total`` counts everybody, up to a limit; ``missing``: plain words left out;
    ``by_kin``: whether somebody of an occupation next to the one asked for counts as well.
    """

    ids: list[int]
    total: int
    by_words: frozenset[int]
    by_meaning: frozenset[int]
    missing: int
    by_kin: bool = False
    #: Nobody has the words: whoever is here is only near in meaning, to a query that may mean nothing.
    is_wordless: bool = False

    @property
    def is_exact(self) -> bool:
        return self.total <= MOST_COUNTED


def find(
    organization_id: int, query: Query, filters: Filters, meaning: Meaning | None, sort: str, start: int, size: int
) -> Found:
    """The people from place ``start`` on: the same ones whenever the same is asked of the same pool."""
    with asking.by_text():
        return _find(organization_id, query, filters, meaning, sort, start, size)


def _find(
    organization_id: int, query: Query, filters: Filters, meaning: Meaning | None, sort: str, start: int, size: int
) -> Found:
    scope = Scope.of(organization_id, query, filters)
    terms = find_terms(query.plain)
    levels = _relaxed(scope, terms)
    matching, count, last, missing = levels[-1]
    if sort != "relevance" or query.is_empty:
        ids = _in_order(matching, sort, [], start, size)
        return Found(ids, count, frozenset(ids), frozenset(), missing)
    wanted = [find_term(one) for one in asked_words(query.must)]
    by_level = [_by_words(level.people, level.count, [*level.terms, *wanted]) for level in levels]
    worded = list(dict.fromkeys(id for ids in by_level for id in ids))[:WINDOW]
    near = _near(scope if terms else matching, None if terms else count, count, query, filters, meaning)
    ids = [id for id, _ in near]
    weighed = set(worded)
    have_words = weighed | matching.among([id for id in ids if id not in weighed]) if terms else set(ids)
    close = {id for id, _ in nearest.clearly_close(scope, meaning, near)} if meaning else set()
    kept = [id for id, _ in near if id in have_words or id in close]
    # Whoever has all the words although others were found with fewer is at the head of a third list together.
    fused = fuse([worded, kept], head=by_level[0] if len(levels) > 1 else ())
    page = fused[start : start + size]
    if len(page) < size:
        page += _in_order(matching, "newest", fused, max(0, start - len(fused)), size - len(page))
    without = set(kept) - have_words
    wordless = bool(terms) and not count
    words = frozenset(page) - without
    return Found(page, count + len(without), words, frozenset(close), missing, last != terms, wordless)


def count_people(organization_id: int, query: Query, filters: Filters) -> int:
    """How many would be found by words and filters alone, plain words all together."""
    scope = Scope.of(organization_id, query, filters)
    terms = find_terms(query.plain)
    with asking.by_text():
        return scope.also(tsquery.some_of(terms, len(terms))).count()


def _near(
    scope: Scope, fitting: int | None, with_words: int, query: Query, filters: Filters, meaning: Meaning | None
) -> list[nearest.Near]:
    """Those closest in meaning. Plain words are no condition here: meaning stands in for them.

    ``fitting``: how many the scope has, where that is known; at least those ``with_words``.
    """
    if meaning is None:
        return []
    if query.must and not filters and excludes_only(query.must):
        fitting = nearest.NEARLY_ALL
    elif fitting is None:
        fitting = with_words if with_words > nearest.MOST_COMPARED else nearest.how_many(scope)
    return nearest.by_meaning(scope, fitting, meaning, WINDOW)


def fuse(lists: Iterable[Sequence[int]], head: Collection[int] = ()) -> list[int]:
    """Reciprocal rank fusion, ``head`` being a list whose people all come first in it; equal sums newest first."""
    sums: dict[int, float] = dict.fromkeys(head, 1 / (RRF + 1))
    for ids in lists:
        for rank, id in enumerate(ids, 1):
            sums[id] = sums.get(id, 0.0) + 1 / (RRF + rank)
    return sorted(sums, key=lambda id: (-sums[id], -id))


class _Level(NamedTuple):
    """Who has all of these terms but so many that are ``missing``."""

    people: Scope
    count: int
    terms: list[Term]
    missing: int


def _relaxed(scope: Scope, terms: list[Term]) -> list[_Level]:
    """All plain words at first, then fewer, down to half of them, then kindred occupations: until enough have them."""
    levels: list[_Level] = []
    for looked_for, missing in _ways(terms):
        matching = scope.also(tsquery.some_of(looked_for, len(terms) - missing)) if terms else scope
        levels.append(_Level(*matching.looked_up(), looked_for, missing))
        if levels[-1].count >= ENOUGH:
            break
    return levels


def _ways(terms: list[Term]) -> Iterator[tuple[list[Term], int]]:
    """What to look for, and how much of it may be missing, one after another."""
    most = 0 if len(terms) > tsquery.MOST_COMBINED else len(terms) // 2
    yield from ((terms, missing) for missing in range(most + 1))
    kin = [with_kin(term) for term in terms]
    if kin != terms:
        yield kin, most


#: The newest who fit are weighed, the best of them taken.
_WEIGHED = """
WITH pool AS (SELECT candidate_id, words FROM search_entries WHERE {where} ORDER BY candidate_id DESC LIMIT {most})
SELECT candidate_id FROM pool
ORDER BY ts_rank('{weights}'::float4[], words, %(wanted)s::tsquery, 1) DESC, candidate_id DESC LIMIT {window}
"""


def _by_words(scope: Scope, count: int, terms: Sequence[Term]) -> list[int]:
    """Those with the words, best first: more of the words, and in titles and skills rather than elsewhere."""
    if not (terms and count):
        return []
    titles = tsquery.in_titles(terms)
    where, values = (scope.also(titles) if count > MOST_WEIGHED else scope).where
    weighed = _WEIGHED.format(where=where, most=MOST_WEIGHED, weights=_WEIGHTS, window=WINDOW)
    wanted = tsquery.either([*(tsquery.of_term(term) for term in terms), titles])
    return asking.column(asking.BY_TEXT, weighed, values | {"wanted": wanted})


def _in_order(scope: Scope, sort: str, passed: Sequence[int], start: int, size: int) -> list[int]:
    """People of the scope by date or experience, without those that were shown before."""
    if scope.ids is not None and sort == "newest":
        return sorted(set(scope.ids).difference(passed), reverse=True)[start : start + size]
    where, values = scope.where
    if passed:
        where += " AND candidate_id <> ALL (%(passed)s::bigint[])"
    order = "experience_months DESC NULLS LAST, " if sort == "experience" else ""
    chosen = (
        f"SELECT candidate_id FROM search_entries WHERE {where}"  # noqa: S608
        f" ORDER BY {order}candidate_id DESC OFFSET %(start)s LIMIT %(size)s"
    )
    # Where many fit, the newest of them are soon met on the way back through all; else the few are sorted.
    way = asking.IN_ORDER if sort == "newest" else asking.BY_TEXT
    return asking.column(way, chosen, values | {"passed": asking.array(passed), "start": start, "size": size})
