"""One page of results as it is shown: the person, why they are here, and the sentences that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, cast, func, literal, select, text
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by

from mismatch.engine.search import highlights
from mismatch.engine.search.highlights import Found as Marked
from mismatch.engine.search.highlights import Snippet, Wanted
from mismatch.engine.search.query import Query
from mismatch.engine.skills.titles import title_base
from mismatch.extensions import db
from mismatch.models import Application, Candidate, CandidateTag, Job, Resume, Stage, Tag
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
    """One person found. ``words`` are the words of the query that the résumé has."""

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
    asked = tuple(dict.fromkeys([*(wish.skill for wish in wishes if wish.skill), *filters.skills]))
    people = _people(found.ids, asked)
    return [_result(people[id], wishes, id in found.by_meaning) for id in found.ids if id in people]


def _people(ids: Sequence[int], asked: Sequence[str]) -> dict[int, Person]:
    more = (_uses(asked), _stages(), _tags())
    shown = (Candidate.id, Candidate.name, Candidate.headline, Candidate.location)
    rows = db.session.execute(
        tenant(Candidate)
        .with_only_columns(*shown, Resume.experience_months, func.left(Resume.text, _MOST_TEXT), *more)
        .outerjoin(Candidate.resume)
        .where(Candidate.id.in_(ids))
    )
    return {row[0]: Person(*row) for row in rows}


def _uses(asked: Sequence[str]) -> ColumnElement[Any]:
    """How somebody has the skills asked for, read inside the database: the whole parse is large."""
    if not asked:
        return literal([], JSONB)
    path = "$.skills[*] ? (" + " || ".join(f"@.id == $s{number}" for number in range(len(asked))) + ")"
    names = {f"s{number}": id for number, id in enumerate(asked)}
    return func.coalesce(
        func.jsonb_path_query_array(Resume.data, text(f"'{path}'::jsonpath"), cast(names, JSONB)), literal([], JSONB)
    )


def _skill(use: dict[str, Any]) -> SkillShown:
    return SkillShown(use["id"], use["how"], use.get("months"), use.get("via"))


def _stages() -> ColumnElement[Any]:
    """The vacancies that somebody is in, the newest first."""
    one = func.jsonb_build_array(Application.stage, Job.title)
    chosen = select(func.jsonb_agg(aggregate_order_by(one, Application.id.desc()))).join(Application.job)
    return chosen.where(Application.candidate_id == Candidate.id).correlate(Candidate).scalar_subquery()


def _tags() -> ColumnElement[Any]:
    chosen = select(func.array_agg(aggregate_order_by(Tag.name, Tag.key))).join(
        CandidateTag, CandidateTag.tag_id == Tag.id
    )
    return chosen.where(CandidateTag.candidate_id == Candidate.id).correlate(Candidate).scalar_subquery()


def _result(person: Person, wishes: Sequence[Wanted], is_close: bool) -> Result:
    words = person.text or ""
    marked = highlights.find_wanted(words, wishes, _ENOUGH)
    shown = highlights.snippets(words, marked)
    skills = [_skill(use) for use in person.skills]
    stages = [StageShown(Stage(stage), title) for stage, title in person.stages or ()]
    return Result(person, _labels(marked, wishes), _occupations(person, wishes), skills, is_close, shown, stages)


def _occupations(person: Person, wishes: Sequence[Wanted]) -> list[str]:
    """Occupations asked for by any of their names that the person's own headline names."""
    asked = {id for wish in wishes for id in wish.occupations}
    named = title_base().find(person.headline or "") if asked else []
    return [hit.id for hit in named if hit.id in asked]


def _labels(marked: Sequence[Marked], wishes: Sequence[Wanted]) -> list[str]:
    """The words of the query that were found, in the query's order."""
    found = {one.label for one in marked}
    return [label for label in dict.fromkeys(wish.label for wish in wishes) if label in found]
