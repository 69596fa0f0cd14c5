"""One page of results as it is shown: the person, why they are here, and the sentences that show it."""

from __future__ import annotations

import json
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from mismatch.engine.search import highlights
from mismatch.engine.search.highlights import Wanted
from mismatch.engine.search.query import Query
from mismatch.engine.search.snippets import Snippet, snippets
from mismatch.engine.search.terms import find_terms, with_kin
from mismatch.engine.skills.titles import title_base
from mismatch.models import Stage
from mismatch.permissions import actor
from mismatch.search.asking import array, rows
from mismatch.search.filters import Filters
from mismatch.search.queries import Found

#: How much of a text is looked through for sentences to show.
_MOST_TEXT = 20_000
#: So many places are enough to choose sentences from.
_ENOUGH = 12


@dataclass(frozen=True)
class SkillShown:
    """A skill asked for as this person has it."""

    id: str
    how: str
    months: int | None
    via: str | None


class Person(NamedTuple):
    """What a row shows of somebody: these columns only, for whole entities cost more than the search."""

    id: int
    name: str
    headline: str | None
    location: str | None
    experience_months: int | None
    text: str | None
    skills: list[dict[str, Any]]
    stages: list[tuple[str, str]] | None
    tags: list[str] | None


class StageShown(NamedTuple):
    """How far somebody is with a vacancy."""

    stage: Stage
    title: str


@dataclass(frozen=True)
class Result:
    """One person found. ``words`` are the words of the query that the résumé has, ``occupations`` those asked for
    by any of their names that the headline names.
    """

    person: Person
    words: list[str]
    occupations: list[str]
    skills: list[SkillShown]
    is_close: bool
    snippets: list[Snippet]
    stages: list[StageShown] = field(default_factory=list)


def show(found: Found, query: Query, filters: Filters) -> list[Result]:
    """The people of a page in their order."""
    wishes = highlights.wanted(query)
    occupations = {id for wish in wishes for id in wish.occupations}
    if found.by_kin:
        occupations.update(id for term in find_terms(query.plain) for id in with_kin(term).occupations)
    asked = tuple(dict.fromkeys([*(wish.skill for wish in wishes if wish.skill), *filters.skills]))
    people = _people(found.ids, asked)
    return [_result(people[id], wishes, occupations, id in found.by_meaning) for id in found.ids if id in people]


#: The columns of ``Person``. How somebody has the skills asked for is read inside the database: a parse is large.
_PEOPLE = """
SELECT candidates.id, candidates.name, candidates.headline, candidates.location, resumes.experience_months,
  left(resumes.text, %(most_text)s), {uses},
  (SELECT jsonb_agg(jsonb_build_array(applications.stage, jobs.title) ORDER BY applications.id DESC)
   FROM applications JOIN jobs ON jobs.id = applications.job_id WHERE applications.candidate_id = candidates.id),
  (SELECT array_agg(tags.name ORDER BY tags.key)
   FROM tags JOIN candidate_tags ON candidate_tags.tag_id = tags.id WHERE candidate_tags.candidate_id = candidates.id)
FROM candidates LEFT JOIN resumes ON resumes.id = candidates.resume_id
WHERE candidates.organization_id = %(organization_id)s AND candidates.id = ANY (%(ids)s::bigint[])
"""
_USES = "coalesce(jsonb_path_query_array(resumes.data, %(path)s::jsonpath, %(asked)s::jsonb), '[]'::jsonb)"


def _people(ids: Sequence[int], asked: Sequence[str]) -> dict[int, Person]:
    values = {"organization_id": actor().organization_id, "ids": array(ids), "most_text": _MOST_TEXT}
    if asked:
        values["path"] = "$.skills[*] ? (" + " || ".join(f"@.id == $s{number}" for number in range(len(asked))) + ")"
        values["asked"] = json.dumps({f"s{number}": id for number, id in enumerate(asked)})
    statement = _PEOPLE.format(uses=_USES if asked else "'[]'::jsonb")
    return {row[0]: Person(*row) for row in rows("", statement, values)}


def _skill(use: dict[str, Any]) -> SkillShown:
    return SkillShown(use["id"], use["how"], use.get("months"), use.get("via"))


def _result(person: Person, wishes: Sequence[Wanted], occupations: Set[str], is_close: bool) -> Result:
    words = person.text or ""
    marked = highlights.find_wanted(words, wishes, _ENOUGH)
    shown = snippets(words, marked)
    skills = [_skill(use) for use in person.skills]
    stages = [StageShown(Stage(stage), title) for stage, title in person.stages or ()]
    return Result(
        person,
        highlights.found_words(words, marked, wishes),
        [id for id in _named(person.headline) if id in occupations] if occupations and person.headline else [],
        skills,
        is_close,
        shown,
        stages,
    )


@lru_cache(maxsize=4000)
def _named(headline: str) -> tuple[str, ...]:
    """The occupations that a headline names: a pool has few headlines, and every page twenty of them."""
    return tuple(hit.id for hit in title_base().find(headline))
