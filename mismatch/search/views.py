"""The search page, and who is like whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from flask import current_app, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_sqlalchemy.pagination import Pagination
from markupsafe import Markup
from sqlalchemy import and_, select

from mismatch.arrivals import in_turn
from mismatch.engine.search.query import Query, parse_query, text_of
from mismatch.engine.search.terms import suggest_skills
from mismatch.engine.search.tsquery import LEVELS
from mismatch.extensions import db
from mismatch.figures import skill_name
from mismatch.languages import language
from mismatch.matching.reasons import best_reasons, missing, summary
from mismatch.matching.scoring import explain
from mismatch.models import Candidate, Job, JobStatus, Match, Stage
from mismatch.permissions import Permission, actor, get_or_404, requires
from mismatch.search import blueprint, forms, wording
from mismatch.search.advice import skills_meant, what_excludes
from mismatch.search.asking import rows
from mismatch.search.filters import Filters
from mismatch.search.forms import Asked, arguments, read_search
from mismatch.search.meaning import Meaning, ask_meaning
from mismatch.search.queries import Found, find
from mismatch.search.results import show
from mismatch.search.scope import MOST_COUNTED
from mismatch.search.similar import similar_people

PER_PAGE = 20
MOST_VACANCIES = 100
#: Vacancies or tags in one list to choose from.
MOST_CHOICES = 200


@blueprint.get("/search")
@requires(Permission.VIEW_CANDIDATES)
def index() -> ResponseReturnValue:
    """One box for words and meaning; the whole search is in the address."""
    asked = read_search()
    query = parse_query(asked.text)
    jobs, tags = _to_choose_from()
    page = {"asked": asked, "query": query, "jobs": jobs, "tags": tags, "panel": _panel(asked, jobs, tags), **_TOOLS}
    if query.is_empty and not asked.filters:
        return render_template("search/index.html", found=None, **page)
    wanted = text_of(query) if asked.sort == "relevance" else ""
    meaning = ask_meaning(wanted)
    with in_turn():
        found = _results(asked, query, meaning)
        return render_template("search/index.html", **page, **found, words_only=bool(wanted) and meaning is None)


def _results(asked: Asked, query: Query, meaning: Meaning | None) -> dict[str, object]:
    """What the page shows of what was found."""
    organization = actor().organization_id
    found = find(organization, query, asked.filters, meaning, asked.sort, (asked.page - 1) * PER_PAGE, PER_PAGE)
    return {
        "found": found,
        "results": show(found, query, asked.filters),
        "addresses": _addresses(found.ids, asked.text),
        "pages": FoundPages(page=asked.page, per_page=PER_PAGE, error_out=False, found=found),
        "page_address": _page_address(asked),
        "advice": [] if found.total else what_excludes(organization, asked, query),
        "skills_meant": skills_meant(query, asked.filters),
    }


def _to_choose_from() -> tuple[wording.Choices, wording.Choices]:
    """The organisation's vacancies, newest first, and its tags by name."""
    found = {"jobs": [], "tags": []}
    chosen = {"organization_id": actor().organization_id, "most": MOST_CHOICES}
    for kind, id, name in rows("", _TO_CHOOSE_FROM, chosen):
        found[kind].append(wording.Choice(id, name))
    return tuple(found["jobs"]), tuple(found["tags"])


_TO_CHOOSE_FROM = """
(SELECT 'jobs', id, title FROM jobs WHERE organization_id = %(organization_id)s ORDER BY id DESC LIMIT %(most)s)
UNION ALL
(SELECT 'tags', id, name FROM tags WHERE organization_id = %(organization_id)s ORDER BY key LIMIT %(most)s)
"""


def _panel(asked: Asked, jobs: wording.Choices, tags: wording.Choices) -> Markup:
    """The filters; as long as none is chosen they are the same for everybody who reads one language."""
    if asked.filters == Filters():
        return _empty_panel(language(), jobs, tags)
    return _rendered_panel(asked, jobs, tags)


@lru_cache(maxsize=16)
def _empty_panel(language: str, jobs: wording.Choices, tags: wording.Choices) -> Markup:
    return _rendered_panel(Asked(), jobs, tags)


def _rendered_panel(asked: Asked, jobs: wording.Choices, tags: wording.Choices) -> Markup:
    template = current_app.jinja_env.get_template("search/_panel.html")
    return Markup(template.render(asked=asked, jobs=jobs, tags=tags, **_TOOLS))  # noqa: S704 - a template's own


def _addresses(ids: Sequence[int], text: str) -> dict[int, str]:
    """Where each person's page is, with the query that led to it: one address is built, and the others are like it."""
    anybody = url_for("candidates.show", candidate_id=_ANYBODY, q=text or None)
    before, _, after = anybody.partition(str(_ANYBODY))
    return {id: f"{before}{id}{after}" for id in ids}


def _page_address(asked: Asked) -> Callable[[int], str]:
    """Where the other pages of a search are: one address is built, and the others are like it."""
    first = url_for("search.index", **arguments(asked))
    before, _, after = url_for("search.index", **arguments(asked, _ANYBODY)).rpartition(str(_ANYBODY))
    return lambda number: f"{before}{number}{after}" if number > 1 else first


#: What the filters offer, and how addresses are made of a search.
_TOOLS = {
    "stages": list(Stage),
    "levels": LEVELS,
    "forms": forms,
    "wording": wording,
    "arguments": arguments,
    "changed": replace,
    "most_counted": MOST_COUNTED,
}
#: Nobody's number.
_ANYBODY = 2**62


class FoundPages(Pagination):
    """The page numbers of a search; people beyond the counted ones are not offered."""

    def _query_items(self) -> list[int]:
        found: Found = self._query_args["found"]
        return found.ids

    def _query_count(self) -> int:
        return min(self._query_args["found"].total, MOST_COUNTED)


@blueprint.get("/search/skills.json")
@requires(Permission.VIEW_CANDIDATES)
def skills() -> ResponseReturnValue:
    """Skills with a name that begins as the text does."""
    ids = suggest_skills(request.args.get("q", "")[:60], language())
    return jsonify([{"id": id, "name": skill_name(id)} for id in ids])


@blueprint.get("/candidates/<int:candidate_id>/similar")
@requires(Permission.VIEW_CANDIDATES)
def similar(candidate_id: int) -> ResponseReturnValue:
    """People like this one, with what they share."""
    candidate = get_or_404(Candidate, candidate_id)
    return render_template("search/similar.html", candidate=candidate, people=similar_people(candidate))


@blueprint.get("/candidates/<int:candidate_id>/vacancies")
@requires(Permission.VIEW_CANDIDATES)
def vacancies(candidate_id: int) -> ResponseReturnValue:
    """The organisation's open vacancies in order of fit to this person, with the reasons."""
    candidate = get_or_404(Candidate, candidate_id)
    mine = and_(Match.job_id == Job.id, Match.candidate_id == candidate.id)
    ranked = (
        select(Job, Match)
        .outerjoin(Match, mine)
        .where(Job.organization_id == candidate.organization_id, Job.status == JobStatus.PUBLISHED)
        .order_by(Match.score.desc().nulls_last(), Job.id.desc())
        .limit(MOST_VACANCIES)
    )
    found = db.session.execute(ranked).all()
    explain([match for _, match in found if match])
    return render_template(
        "search/vacancies.html",
        candidate=candidate,
        ranked=found,
        language=language(),
        best_reasons=best_reasons,
        missing=missing,
        summary=summary,
    )
