"""What stands beside the search box: facts that every result has to have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import timedelta

from sqlalchemy import ColumnElement, Select, or_, select

from mismatch.engine.search import entry, tsquery
from mismatch.models import Application, CandidateTag, SearchEntry, Stage
from mismatch.models.columns import now


@dataclass(frozen=True)
class Filters:
    """Nothing chosen means everything. ``any_skill``: one of the skills is enough."""

    skills: tuple[str, ...] = ()
    any_skill: bool = False
    years_from: int | None = None
    years_to: int | None = None
    place: str = ""
    language: str = ""
    level: str = ""
    salary_to: int | None = None
    currency: str = ""
    salary_stated: bool = False
    tags: tuple[int, ...] = ()
    stage: str = ""
    job_id: int | None = None
    added_days: int | None = None
    contact: bool = False

    def chosen(self) -> list[str]:
        """The names of the filters that exclude anybody."""
        return [name for name in NAMES if getattr(self, name) != getattr(_NOTHING, name)]

    def without(self, name: str) -> Filters:
        """The same filters but for one, and what only qualifies it."""
        gone = (name, *_QUALIFIERS.get(name, ()))
        return replace(self, **{one: getattr(_NOTHING, one) for one in gone})

    def __bool__(self) -> bool:
        return bool(self.chosen())


#: The filters that a person can take away one by one.
NAMES = (
    "skills",
    "years_from",
    "years_to",
    "place",
    "language",
    "salary_to",
    "salary_stated",
    "tags",
    "stage",
    "job_id",
    "added_days",
    "contact",
)
_QUALIFIERS = {"skills": ("any_skill",), "language": ("level",), "salary_to": ("currency", "salary_stated")}
_NOTHING = Filters()
_KNOWN = {field.name for field in fields(Filters)}
assert set(NAMES) <= _KNOWN


def lexemes(filters: Filters) -> list[str]:
    """The filters that are facts of the text vector."""
    skills = [tsquery.quoted(entry.skill(id)) for id in filters.skills]
    return [
        (tsquery.either if filters.any_skill else tsquery.every)(skills),
        tsquery.of_years(filters.years_from, filters.years_to),
        tsquery.of_city(filters.place) if filters.place else "",
        tsquery.quoted(entry.language(filters.language, filters.level or None)) if filters.language else "",
    ]


def conditions(organization_id: int, filters: Filters) -> Iterator[ColumnElement[bool]]:
    """The filters that are columns, or rows elsewhere."""
    if filters.salary_to is not None:
        cheap = (SearchEntry.salary <= filters.salary_to) & (SearchEntry.currency == (filters.currency or "RUB"))
        yield cheap if filters.salary_stated else or_(cheap, SearchEntry.salary.is_(None))
    elif filters.salary_stated:
        yield SearchEntry.salary.is_not(None)
    if filters.contact:
        yield SearchEntry.has_contact
    if filters.added_days:
        yield SearchEntry.added_at >= now() - timedelta(days=filters.added_days)
    for tag_id in filters.tags:
        yield SearchEntry.candidate_id.in_(_tagged(organization_id, tag_id))
    if filters.stage or filters.job_id:
        yield SearchEntry.candidate_id.in_(_applicants(organization_id, filters))


def _tagged(organization_id: int, tag_id: int) -> Select[int]:
    mine = CandidateTag.organization_id == organization_id
    return select(CandidateTag.candidate_id).where(mine, CandidateTag.tag_id == tag_id)


def _applicants(organization_id: int, filters: Filters) -> Select[int]:
    applicants = select(Application.candidate_id).where(Application.organization_id == organization_id)
    if filters.stage:
        applicants = applicants.where(Application.stage == Stage(filters.stage))
    if filters.job_id:
        applicants = applicants.where(Application.job_id == filters.job_id)
    return applicants
