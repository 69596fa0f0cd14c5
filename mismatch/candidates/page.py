"""The page of one candidate: fields beside the document, and the vacancies they fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import joinedload

from mismatch.arguments import row_id
from mismatch.candidates.places import Pages
from mismatch.candidates.sheet import Refusal, Sheet
from mismatch.candidates.tags import known_tags, tags_of
from mismatch.candidates.twins import twins_of
from mismatch.engine.search.query import LONGEST_QUERY
from mismatch.extensions import db
from mismatch.models import Application, Candidate, Job, Match, Resume
from mismatch.permissions import tenant
from mismatch.search.found import found_in


def candidate_page(candidate: Candidate, refusals: Sequence[Refusal] = ()) -> str:
    """Draw the page; ``refusals`` are forms to be shown again as they were filled in."""
    resume = candidate.resume
    asked = request.args.get("q", "").strip()[:LONGEST_QUERY]  # the search that led here
    pages = Pages(resume) if resume else None
    matches = tenant(Match).filter_by(candidate_id=candidate.id).join(Match.job).options(joinedload(Match.job))
    mine = matches.where(Job.organization_id == candidate.organization_id).order_by(Match.score.desc())
    return render_template(
        "candidates/show.html",
        candidate=candidate,
        resume=resume,
        parsed=resume.parsed if resume else None,
        pages=pages,
        sheet=Sheet(resume, pages, refusals) if resume and pages else None,
        tags=tags_of([candidate.id]).get(candidate.id, []),
        known_tags=known_tags(),
        again=reading_again(resume, asked_since()) if resume else None,
        read_since=asked_since(),
        twins=twins_of(candidate),
        asked=asked,
        found=found_in(pages, asked) if pages and asked else [],
        matches=db.session.scalars(mine).all(),
        applications=db.session.scalars(tenant(Application).filter_by(candidate_id=candidate.id)).all(),
    )


def asked_since() -> int | None:
    """The revision that stood when this reader asked for another reading, which may be over before the page is up."""
    return row_id(request.args.get("read_since"))


def reading_again(resume: Resume, since: int | None = None) -> dict[str, Any]:
    """How another reading is doing that somebody asked for, as static/js/progress.js wants it.

    What came of it is told to whoever asked, ``since`` being the revision that stood then.
    """
    waits = resume.reread_requested_at is not None
    if waits:
        summary = _("The document is being read again. What people corrected stays.")
    elif since is None:
        summary = ""
    elif resume.revision > since:
        summary = _("The document has been read again. What people corrected has stayed.")
    else:
        summary = _("The document could not be read this time. What was read before stands.")
    return {
        "done": not waits,
        "finished": int(not waits),
        "total": 1,
        "summary": summary,
        "version": str(resume.revision),
        "rows": [],
    }
