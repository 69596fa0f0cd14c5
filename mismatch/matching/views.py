"""The match page, and the progress of a ranking."""

from __future__ import annotations

from flask import jsonify, render_template
from flask.typing import ResponseReturnValue

from mismatch.candidates.places import Pages
from mismatch.engine.matching.copied import copied_from_vacancy
from mismatch.errors import NotFound
from mismatch.extensions import db
from mismatch.languages import language
from mismatch.matching import blueprint
from mismatch.matching.progress import ranking_progress
from mismatch.matching.reasons import is_faint
from mismatch.matching.scoring import explain
from mismatch.models import Application, Job, Match, Stage
from mismatch.permissions import Permission, get_or_404, requires, tenant

blueprint.add_app_template_test(is_faint, "faint")


@blueprint.get("/jobs/<int:job_id>/candidates/<int:candidate_id>")
@requires(Permission.VIEW_CANDIDATES)
def show(job_id: int, candidate_id: int) -> ResponseReturnValue:
    """One vacancy × candidate: requirement by requirement, beside the résumé's pages."""
    job = get_or_404(Job, job_id)
    match = db.session.scalar(tenant(Match).filter_by(job_id=job.id, candidate_id=candidate_id))
    if match is None:
        raise NotFound()
    explain([match])
    application = db.session.scalar(tenant(Application).filter_by(job_id=job.id, candidate_id=candidate_id))
    pages = Pages(match.resume)
    return render_template(
        "matching/show.html",
        job=job,
        match=match,
        scored=match.scored,
        candidate=match.candidate,
        pages=pages,
        copied=copied_from_vacancy(job.text, pages.text),
        application=application,
        stages=list(Stage),
        language=language(),
    )


@blueprint.get("/jobs/<int:job_id>/ranking.json")
@requires(Permission.VIEW_JOBS)
def ranking_state(job_id: int) -> ResponseReturnValue:
    return jsonify(ranking_progress(get_or_404(Job, job_id)))
