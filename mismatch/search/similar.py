"""People like somebody: near in meaning, with the same skills, in the same occupation; fused by reciprocal rank.

Only what the scorer may see takes part: the vectors are of neutral passages, and spoken languages are left out
because a mother tongue tells of an origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from mismatch.engine.search import entry, tsquery
from mismatch.engine.search.likeness import are_alike, occupations_in_common, skills_in_common
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base
from mismatch.extensions import db
from mismatch.models import Candidate, Resume, SearchEntry
from mismatch.search import asking, nearest
from mismatch.search.meaning import Meaning
from mismatch.search.queries import fuse
from mismatch.search.scope import Scope

#: People compared: the nearest in meaning, and those with the same occupation or the rarest skills in common.
_NEAREST, _SHARING = 100, 300
#: How many of a person's rarest skills are looked for in others.
_TELLING = 6
MOST_SHOWN = 20


@dataclass(frozen=True)
class Alike:
    """Somebody similar, and what the two have in common, most telling first."""

    candidate: Candidate
    skills: list[str]
    occupations: list[str]
    is_near: bool


def similar_people(candidate: Candidate) -> list[Alike]:
    """Those most like a candidate in the same organisation."""
    mine = db.session.get(SearchEntry, candidate.id)
    if mine is None or candidate.resume is None:
        return []
    skills, occupations = _skills(candidate.resume), _occupations(candidate)
    with asking.by_text():
        near, close = _nearest(mine)
        sharing = _sharing(mine, skills, occupations)
    people = _people([*near, *sharing], candidate)
    by_skills = {id: skills_in_common(skills, _skills(p.resume)) for id, p in people.items()}
    by_title = {id: occupations_in_common(occupations, _occupations(p)) for id, p in people.items()}
    order = fuse([_by_meaning(mine, people), _ranked(by_skills), _ranked(by_title)])
    alike = [id for id in order if id in close or are_alike(by_skills[id], by_title[id])]
    return [_alike(people[id], skills, occupations, close) for id in alike[:MOST_SHOWN]]


def _by_meaning(mine: SearchEntry, people: dict[int, Candidate]) -> list[int]:
    """Nearest in meaning first, each measured against those who write in the same language.

    The model puts a text of one's own language before a text of one's own trade; a language is no likeness.
    """
    if mine.meaning is None or mine.model_id is None:
        return []
    close = nearest.closeness(_meaning(mine), people)
    groups: dict[str, list[float]] = defaultdict(list)
    for id, value in close.items():
        groups[_language(people[id])].append(value)
    usual = {language: fmean(values) for language, values in groups.items()}
    return sorted(close, key=lambda id: (usual[_language(people[id])] - close[id], -id))


def _language(candidate: Candidate) -> str:
    return candidate.resume.language if candidate.resume else ""


def _meaning(mine: SearchEntry) -> Meaning:
    return Meaning(str(mine.model_id), np.array(mine.meaning, np.float32))


def _nearest(mine: SearchEntry) -> tuple[list[int], set[int]]:
    """The nearest in meaning, of those with vectors of the same model; and who of them is much closer than usual."""
    if mine.meaning is None or mine.model_id is None:
        return [], set()
    meaning = _meaning(mine)
    scope = Scope(mine.organization_id, tsquery.quoted(entry.organization(mine.organization_id)))
    found = nearest.by_meaning(scope, nearest.how_many(scope), meaning, _NEAREST + 1)
    near = [one for one in found if one[0] != mine.candidate_id]
    return [id for id, _ in near], {id for id, _ in nearest.clearly_close(scope, meaning, near)}


def _sharing(mine: SearchEntry, skills: set[str], occupations: set[str]) -> Sequence[int]:
    """The newest with one of the occupations or two of the rarest skills."""
    telling = [tsquery.quoted(entry.held(id)) for id in _rarest(skills)[:_TELLING]]
    pairs = [tsquery.every([a, b]) for i, a in enumerate(telling) for b in telling[i + 1 :]]
    shared = tsquery.either([*(tsquery.quoted(entry.occupation(id)) for id in sorted(occupations)), *pairs])
    if not shared:
        return []
    words = tsquery.every([tsquery.quoted(entry.organization(mine.organization_id)), shared])
    where, values = Scope(mine.organization_id, words).where
    newest = f"SELECT candidate_id FROM search_entries WHERE {where} ORDER BY candidate_id DESC LIMIT {_SHARING}"  # noqa: S608
    return asking.column(asking.BY_TEXT, newest, values)


def _people(ids: Iterable[int], candidate: Candidate) -> dict[int, Candidate]:
    chosen = (
        select(Candidate)
        .join(Candidate.resume)
        .where(
            Candidate.organization_id == candidate.organization_id,
            Candidate.id.in_(set(ids)),
            Candidate.id != candidate.id,
        )
        .options(contains_eager(Candidate.resume))
    )
    return {one.id: one for one in db.session.scalars(chosen)}


def _skills(resume: Resume) -> set[str]:
    """Skills stated or used, spoken languages aside."""
    base = skill_base()
    return {id for id in resume.skills if id in base.skills and base.skill(id).category != "languages"}


def _occupations(candidate: Candidate) -> set[str]:
    return {hit.id for hit in title_base().find(candidate.headline or "")}


def _rarest(skills: Iterable[str]) -> list[str]:
    base = skill_base()
    return sorted(skills, key=lambda id: (-base.rarity(id), id))


def _ranked(likeness: dict[int, float]) -> list[int]:
    """Those with anything in common, most alike first."""
    return sorted((id for id, value in likeness.items() if value > 0), key=lambda id: (-likeness[id], -id))


def _alike(candidate: Candidate, skills: set[str], occupations: set[str], close: set[int]) -> Alike:
    shared = _rarest(skills & _skills(candidate.resume)) if candidate.resume else []
    return Alike(candidate, shared, sorted(occupations & _occupations(candidate)), candidate.id in close)
