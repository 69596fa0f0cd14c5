"""Adding people to a vacancy and moving them through its stages."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import BadRequest

from mismatch.applications import blueprint, operations
from mismatch.extensions import db
from mismatch.models import Application, Candidate, Job, Stage
from mismatch.permissions import Permission, actor, get_or_404, requires


@blueprint.post("/jobs/<int:job_id>/candidates/<int:candidate_id>/add")
@requires(Permission.DECIDE)
def add(job_id: int, candidate_id: int) -> ResponseReturnValue:
    job, candidate = get_or_404(Job, job_id), get_or_404(Candidate, candidate_id)
    operations.add_candidate_to_job(actor(), job, candidate)
    db.session.commit()
    flash(_("Added to the vacancy."), "success")
    return redirect(url_for("matching.show", job_id=job_id, candidate_id=candidate_id))


@blueprint.post("/applications/<int:application_id>/move")
@requires(Permission.DECIDE)
def move(application_id: int) -> ResponseReturnValue:
    application = get_or_404(Application, application_id)
    try:
        stage = Stage(request.form.get("stage", ""))
    except ValueError:
        raise BadRequest() from None
    if stage == Stage.WITHDRAWN:
        raise BadRequest()
    note = request.form.get("note", "").strip()[:2000] or None
    operations.move_application(actor(), application, stage, note)
    db.session.commit()
    return redirect(url_for("matching.show", job_id=application.job_id, candidate_id=application.candidate_id))
