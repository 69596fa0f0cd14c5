"""What every template can use: labels, filters for people and moments, and the navigation of the person signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Flask, request
from flask_babel import LazyString, format_timedelta
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from jinja2 import Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context

from mismatch import catalogues, labels
from mismatch.models import Membership
from mismatch.models.columns import now
from mismatch.permissions import Permission, may, membership

#: Seconds that are not worth counting out.
MOMENT = 45
#: Pages that stand under another menu entry than that of their blueprint.
_ELSEWHERE = {"decisions.job": "jobs", "search.similar": "candidates", "search.vacancies": "candidates"}
_ELSEWHERE |= {"matching.show": "jobs", "portal.vacancy": "portal.vacancies", "decisions.mine": "portal.applications"}


@dataclass(frozen=True)
class Link:
    """One entry of a menu. It is current on every page of its blueprint, or on its own page (``alone``)."""

    endpoint: str
    text: LazyString
    permission: Permission
    symbol: str = ""
    alone: bool = False

    @property
    def current(self) -> bool:
        here = request.endpoint or ""
        if self.alone:
            return self.endpoint in (here, _ELSEWHERE.get(here))
        return _ELSEWHERE.get(here, here.split(".")[0]) == self.endpoint.split(".")[0]


LINKS = (
    Link("jobs.index", _l("Vacancies"), Permission.VIEW_JOBS),
    Link("candidates.index", _l("Candidates"), Permission.VIEW_CANDIDATES),
    Link("search.index", _l("Search"), Permission.VIEW_CANDIDATES),
    Link("decisions.index", _l("Decisions"), Permission.DECIDE),
    Link("auth.team", _l("Team"), Permission.MANAGE_TEAM, alone=True),
    Link("portal.resume", _l("My résumé"), Permission.SEEK_WORK, alone=True),
    Link("portal.vacancies", _l("Vacancies for me"), Permission.SEEK_WORK, alone=True),
    Link("portal.applications", _l("My applications"), Permission.SEEK_WORK, alone=True),
)

ACCOUNT = (
    Link("auth.profile", _l("Profile"), Permission.SIGNED_IN, "user"),
    Link("security.change_password", _l("Password"), Permission.SIGNED_IN, "key"),
)


@dataclass(frozen=True)
class Navigation:
    """The menus of this request: the main one, the account's, and whose workspace it is."""

    home: str
    links: tuple[Link, ...]
    account: tuple[Link, ...]
    place: str
    elsewhere: tuple[Membership, ...]


def navigation() -> Navigation:
    """Only what the role may open."""
    found = membership()
    place = found.organization.name if found else ""
    links = tuple(link for link in LINKS if may(link.permission))
    elsewhere = tuple(one for one in current_user.memberships if one is not found) if found else ()
    return Navigation("site.index", links, ACCOUNT, place, elsewhere)


class Page(Template):
    """A template that imports macros without comparing all known names: ours are the same everywhere."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


def initials(name: str) -> str:
    """Up to two letters that stand for a person: «Анна Смирнова» → «АС», ``anna@…`` → ``A``."""
    words = [word for word in name.split("@")[0].replace("-", " ").split() if word[0].isalpha()]
    return "".join(word[0] for word in words[:2]).upper() or "?"


def since(moment: datetime) -> str:
    """How long ago, or in how long, in the reader's words."""
    passed = moment - now()
    return _("just now") if abs(passed.total_seconds()) < MOMENT else format_timedelta(passed, add_direction=True)


def init_app(app: Flask) -> None:
    """Give templates the labels, the filters and the navigation."""
    catalogues.compile_if_possible()
    app.jinja_env.template_class = Page
    app.jinja_env.globals["labels"] = labels
    app.jinja_env.filters["initials"] = initials
    app.jinja_env.filters["since"] = since
    app.jinja_env.add_extension("jinja2.ext.do")

    @app.context_processor
    def look_globals() -> dict[str, Any]:
        return {"navigation": navigation() if request else None}
