"""The search as an address holds it: every part of it is read here, and what makes no sense is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from flask import request
from werkzeug.datastructures import MultiDict

from mismatch.arguments import page_number, row_id
from mismatch.engine.parsing.vocabulary import load
from mismatch.engine.search.query import LONGEST_QUERY
from mismatch.engine.search.terms import skill_named
from mismatch.engine.search.tsquery import LEVELS
from mismatch.engine.skills.base import skill_base
from mismatch.models import Stage
from mismatch.models.job import CURRENCIES, LARGEST_PAY
from mismatch.search.filters import Filters

SORTS = ("relevance", "newest", "experience")
DAYS = (1, 7, 30, 90, 365)
MOST_SKILLS = 10
MOST_TAGS = 10
MOST_YEARS = 30
LONGEST_PLACE = 100


@dataclass(frozen=True)
class Asked:
    """One search: the words, the filters, the order, the page. ``unknown`` are skills that nobody knows."""

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: str = "relevance"
    page: int = 1
    unknown: tuple[str, ...] = ()


def read_search() -> Asked:
    """The search that the address of this request asks for."""
    values = request.args
    skills, unknown = _skills(values.getlist("skill"))
    filters = Filters(
        skills=skills,
        any_skill=values.get("any") == "1",
        years_from=_number(values, "from", MOST_YEARS),
        years_to=_number(values, "to", MOST_YEARS),
        place=values.get("place", "").strip()[:LONGEST_PLACE],
        language=_one_of(values, "language", spoken_languages()),
        level=_one_of(values, "level", LEVELS),
        salary_to=_number(values, "salary", LARGEST_PAY),
        currency=_one_of(values, "currency", CURRENCIES),
        salary_stated=values.get("stated") == "1",
        tags=_ids(values.getlist("tag"))[:MOST_TAGS],
        stage=_one_of(values, "stage", [str(stage) for stage in Stage]),
        job_id=row_id(values.get("job")),
        added_days=_number(values, "added", max(DAYS)),
        contact=values.get("contact") == "1",
    )
    text = values.get("q", "").strip()[: LONGEST_QUERY + 1]
    return Asked(text, filters, _one_of(values, "sort", SORTS) or SORTS[0], page_number(), unknown)


def arguments(asked: Asked, page: int | None = None) -> dict[str, object]:
    """The address of a search: only what was asked for. ``page`` counts from 1."""
    chosen = asked.filters
    found = {
        "q": asked.text,
        "skill": list(chosen.skills),
        "any": int(chosen.any_skill),
        "from": chosen.years_from,
        "to": chosen.years_to,
        "place": chosen.place,
        "language": chosen.language,
        "level": chosen.level if chosen.language else "",
        "salary": chosen.salary_to,
        "currency": chosen.currency if chosen.salary_to else "",
        "stated": int(chosen.salary_stated),
        "tag": list(chosen.tags),
        "stage": chosen.stage,
        "job": chosen.job_id,
        "added": chosen.added_days,
        "contact": int(chosen.contact),
        "sort": asked.sort if asked.sort != SORTS[0] else "",
        "page": page if page and page > 1 else None,
    }
    return {name: value for name, value in found.items() if value}


def spoken_languages() -> list[str]:
    """The languages that a résumé is read for, by their English names."""
    return list(load("languages")["languages"])


def _skills(values: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the skills asked for by id or by name, and the names that no skill has."""
    asked = [part.strip() for value in values for part in value.split(",") if part.strip()][:MOST_SKILLS]
    known = {name: name if name in skill_base().skills else skill_named(name) for name in asked}
    ids = tuple(dict.fromkeys(id for id in known.values() if id))
    return ids, tuple(name for name, id in known.items() if id is None)


def _ids(values: Sequence[str]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(id for value in values if (id := row_id(value)) is not None))


def _number(values: MultiDict[str, str], name: str, most: int) -> int | None:
    text = values.get(name, "").replace(" ", "").replace("\u00a0", "")
    return min(int(text), most) if text.isdecimal() and len(text) <= 12 and int(text) > 0 else None


def _one_of(values: MultiDict[str, str], name: str, known: Sequence[str]) -> str:
    value = values.get(name, "")
    return value if value in known else ""
