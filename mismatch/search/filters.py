"""What stands beside the search box: facts that every result has to have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from mismatch.engine.search import entry, tsquery
from mismatch.search.asking import Condition


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


def conditions(filters: Filters) -> Iterator[Condition]:
    """The filters that are columns, or rows elsewhere; ``organization_id`` is among the values of every search."""
    if filters.salary_to is not None:
        cheap = "salary <= %(salary_to)s AND currency = %(currency)s"
        asked = f"({cheap})" if filters.salary_stated else f"({cheap} OR salary IS NULL)"
        yield Condition(asked, {"salary_to": filters.salary_to, "currency": filters.currency or "RUB"})
    elif filters.salary_stated:
        yield Condition("salary IS NOT NULL", {})
    if filters.contact:
        yield Condition("has_contact", {})
    if filters.added_days:
        yield Condition("added_at >= now() - make_interval(days => %(days)s)", {"days": filters.added_days})
    for number, tag_id in enumerate(filters.tags):
        yield _among("candidate_tags", f"tag_id = %(tag_{number})s", {f"tag_{number}": tag_id})
    if filters.stage or filters.job_id:
        yield _applicants(filters)


def _applicants(filters: Filters) -> Condition:
    values = {"stage": filters.stage, "job_id": filters.job_id}
    asked = {name: value for name, value in values.items() if value}
    return _among("applications", " AND ".join(f"{name} = %({name})s" for name in asked), asked)


def _among(table: str, asked: str, values: dict[str, Any]) -> Condition:
    """Whose rows in another table of the organisation's are as asked."""
    mine = f"SELECT candidate_id FROM {table} WHERE organization_id = %(organization_id)s AND {asked}"  # noqa: S608
    return Condition(f"candidate_id IN ({mine})", values)
