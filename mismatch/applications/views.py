"""Adding people to a vacancy and moving them through its stages."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import BadRequest

from mismatch import labels
from mismatch.applications import blueprint, operations
from mismatch.errors import Conflict
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
    try:
        operations.move_application(actor(), application, stage, note, seen=request.form.get("seen"))
        db.session.commit()
    except Conflict:
        db.session.rollback()
        application = get_or_404(Application, application_id)  # as the others left it, if they did
        flash(_moved_meanwhile(application, note), "warning")
    return redirect(url_for("matching.show", job_id=application.job_id, candidate_id=application.candidate_id))


def _moved_meanwhile(application: Application, note: str | None) -> str:
    """Where it stands now, and the note that was not kept: it may have taken a while to write."""
    told = _(
        "Somebody has moved this application meanwhile: its stage is “%(stage)s” now. Nothing was changed by you.",
        stage=labels.STAGES[application.stage],
    )
    return " ".join([told, _("Your note: %(note)s", note=note)]) if note else told
