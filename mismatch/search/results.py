"""One page of results as it is shown: the person, why they are here, and the sentences that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import cast, func, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import joinedload

from mismatch.engine.search import highlights
from mismatch.engine.search.highlights import Found as Marked
from mismatch.engine.search.highlights import Snippet, Wanted
from mismatch.engine.search.query import Query
from mismatch.engine.skills.titles import title_base
from mismatch.extensions import db
from mismatch.models import Application, Candidate, Resume
from mismatch.permissions import tenant
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


@dataclass(frozen=True)
class Result:
    """One person found. ``words`` are the words of the query that the résumé has."""

    candidate: Candidate
    words: list[str]
    occupations: list[str]
    skills: list[SkillShown]
    is_close: bool
    snippets: list[Snippet]
    stages: list[Application] = field(default_factory=list)


def show(found: Found, query: Query, filters: Filters) -> list[Result]:
    """The people of a page in their order."""
    wishes = highlights.wanted(query)
    asked = tuple(dict.fromkeys([*(wish.skill for wish in wishes if wish.skill), *filters.skills]))
    people = _people(found.ids)
    skills = _skills(found.ids, asked) if asked else {}
    stages = _applications(found.ids)
    return [
        _result(people[id], wishes, skills.get(id, []), id in found.by_meaning, stages.get(id, []))
        for id in found.ids
        if id in people
    ]


def _people(ids: Sequence[int]) -> dict[int, Candidate]:
    chosen = tenant(Candidate).where(Candidate.id.in_(ids)).options(joinedload(Candidate.resume).undefer(Resume.text))
    return {candidate.id: candidate for candidate in db.session.scalars(chosen)}


def _skills(ids: Sequence[int], asked: Sequence[str]) -> dict[int, list[SkillShown]]:
    """How each of these people has the skills asked for, read inside the database: the whole parse is large."""
    path = "$.skills[*] ? (" + " || ".join(f"@.id == $s{number}" for number in range(len(asked))) + ")"
    names = {f"s{number}": id for number, id in enumerate(asked)}
    uses = func.jsonb_path_query_array(Resume.data, text(f"'{path}'::jsonpath"), cast(names, JSONB))
    rows = db.session.execute(select(Candidate.id, uses).join(Candidate.resume).where(Candidate.id.in_(ids)))
    return {id: [_skill(use) for use in found] for id, found in rows}


def _skill(use: dict[str, Any]) -> SkillShown:
    return SkillShown(use["id"], use["how"], use.get("months"), use.get("via"))


def _applications(ids: Sequence[int]) -> dict[int, list[Application]]:
    chosen = tenant(Application).where(Application.candidate_id.in_(ids)).options(joinedload(Application.job))
    found: dict[int, list[Application]] = {}
    for application in db.session.scalars(chosen.order_by(Application.id.desc())):
        found.setdefault(application.candidate_id, []).append(application)
    return found


def _result(
    candidate: Candidate,
    wishes: Sequence[Wanted],
    skills: list[SkillShown],
    is_close: bool,
    stages: list[Application],
) -> Result:
    words = candidate.resume.text[:_MOST_TEXT] if candidate.resume else ""
    marked = highlights.find_wanted(words, wishes, _ENOUGH)
    shown = highlights.snippets(words, marked)
    return Result(candidate, _labels(marked, wishes), _occupations(candidate, wishes), skills, is_close, shown, stages)


def _occupations(candidate: Candidate, wishes: Sequence[Wanted]) -> list[str]:
    """Occupations asked for by any of their names that the person's own headline names."""
    asked = {id for wish in wishes for id in wish.occupations}
    named = title_base().find(candidate.headline or "") if asked else []
    return [hit.id for hit in named if hit.id in asked]


def _labels(marked: Sequence[Marked], wishes: Sequence[Wanted]) -> list[str]:
    """The words of the query that were found, in the query's order."""
    found = {one.label for one in marked}
    return [label for label in dict.fromkeys(wish.label for wish in wishes) if label in found]
