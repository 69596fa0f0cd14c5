"""The words of the search page: what was mended in a query, and what a filter is called."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from markupsafe import Markup

from mismatch import labels
from mismatch.figures import language_level, money, skill_name, spoken_language
from mismatch.search.filters import Filters
from mismatch.search.forms import spoken_languages

NOTES = {
    "quote_open": _l("A quotation mark was not closed: everything after it is taken as one phrase."),
    "parenthesis_open": _l("A parenthesis was not closed: it is taken to close at the end."),
    "parenthesis_extra": _l("A closing parenthesis had no partner: it is left out."),
    "operator_alone": _l("An operator has nothing to work on: it is left out."),
    "field_empty": _l("A field has no value: it is left out."),
    "cut": _l("The query is very long: the end of it is left out."),
}


class Choice(NamedTuple):
    """A vacancy or a tag that can be chosen."""

    id: int
    name: str


Choices = tuple[Choice, ...]

SORTS = {"relevance": _l("Best first"), "newest": _l("Newest first"), "experience": _l("Most experienced first")}


def describe(filters: Filters, name: str, jobs: Sequence[Choice], tags: Sequence[Choice]) -> str:
    """One chosen filter as a person reads it."""
    match name:
        case "skills":
            joint = str(_(" or ")) if filters.any_skill else ", "
            return joint.join(skill_name(id) for id in filters.skills)
        case "years_from":
            return str(_("Experience from %(years)s", years=_years(filters.years_from)))
        case "years_to":
            return str(_("Experience up to %(years)s", years=_years(filters.years_to)))
        case "place":
            return filters.place
        case "language":
            level = language_level(filters.level) if filters.level else ""
            return f"{spoken_language(filters.language)} {level}".strip()
        case "salary_to":
            return str(_("up to %(sum)s", sum=money(filters.salary_to or 0, filters.currency or "RUB")))
        case "salary_stated":
            return str(_("Salary is named"))
        case "stage":
            return str(labels.STAGES[filters.stage])
        case "job_id":
            return next((one.name for one in jobs if one.id == filters.job_id), str(_("Vacancy")))
        case "tags":
            return ", ".join(one.name for one in tags if one.id in filters.tags) or str(_("Tag"))
        case "added_days":
            return added(filters.added_days or 0)
        case _:
            return str(_("Has contacts"))


@lru_cache(maxsize=4)
def language_options(locale: str) -> Markup:
    """The spoken languages that a résumé is read for as options, by their names in the reader's language."""
    named = sorted((spoken_language(name).replace("Ё", "Е"), name) for name in spoken_languages())
    return Markup("").join(Markup('<option value="{}">{}</option>').format(name, text) for text, name in named)


def added(days: int) -> str:
    """Added within so many days."""
    return ngettext("Added within %(num)s day", "Added within %(num)s days", days)


def _years(count: int | None) -> str:
    return ngettext("%(num)s year", "%(num)s years", count or 0)
