"""Pages of people who look for work."""

from __future__ import annotations

import uuid
from typing import Any

from flask import flash, jsonify, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import and_, select, true
from sqlalchemy.orm import joinedload

from mismatch.applications import operations as applying
from mismatch.arguments import page_number
from mismatch.candidates import operations as candidates
from mismatch.candidates.places import Pages
from mismatch.candidates.progress import newest_upload, upload_state
from mismatch.engine.matching.pay_periods import HOURS_A_MONTH
from mismatch.errors import NotFound, wants_json
from mismatch.extensions import db
from mismatch.languages import language
from mismatch.matching.queries import paginate
from mismatch.matching.reasons import best_reasons, missing
from mismatch.models import Application, Candidate, Document, Job, Match, Resume, Stage, Upload
from mismatch.models.job import CURRENCIES
from mismatch.permissions import WANTED_KEY, Permission, actor, may, requires, tenant
from mismatch.portal import blueprint
from mismatch.portal.paying import wanted_pay

#: Stages after which nothing more is sent.
ENDED = (Stage.HIRED, Stage.REJECTED, Stage.WITHDRAWN)


def me() -> Candidate | None:
    """The person as a candidate in their own space; None before the first résumé is read."""
    return db.session.scalar(tenant(Candidate).order_by(Candidate.id.desc()).limit(1))


@blueprint.get("/my/resume")
@requires(Permission.SEEK_WORK)
def resume() -> ResponseReturnValue:
    mine, upload = me(), newest_upload()
    current = mine.resume if mine else None
    return render_template(
        "portal/resume.html",
        resume=current,
        parsed=current.parsed if current else None,
        pages=Pages(current) if current else None,
        wanted=db.session.scalar(Job.open_to_candidates().where(Job.id == session.get(WANTED_KEY))),
        state=_my_state(upload if upload and not (upload.is_finished and not upload.is_unread) else None),
    )


def _my_state(upload: Upload | None) -> dict[str, Any]:
    """Of one file the row says everything: no count of files, and no bar of theirs."""
    return {**upload_state([upload] if upload else []), "summary": ""}


@blueprint.get("/my/resume.json")
@requires(Permission.SEEK_WORK)
def resume_state() -> ResponseReturnValue:
    return jsonify(_my_state(newest_upload()))


@blueprint.post("/my/resume")
@requires(Permission.SEEK_WORK)
def upload_resume() -> ResponseReturnValue:
    files = [(file.filename or "", file.read()) for file in request.files.getlist("files")[:1] if file.filename]
    candidates.upload_files(actor(), files, batch=uuid.uuid4())
    db.session.commit()
    if wants_json():
        return jsonify(refused=[], location=url_for("portal.resume"))
    if not files:
        flash(_("No file was chosen."), "warning")
    return redirect(url_for("portal.resume"))


@blueprint.get("/vacancies")
@requires(Permission.PUBLIC)
def vacancies() -> ResponseReturnValue:
    """Published vacancies: in order of fit for somebody whose résumé is read, else newest first."""
    mine, wanted = me() if may(Permission.SEEK_WORK) else None, wanted_pay()
    best = and_(Match.job_id == Job.id, Match.candidate_id == (mine.id if mine else None))
    query = (
        select(Job, Match)
        .select_from(Job)
        .outerjoin(Match, best)
        .where(Job.id.in_(Job.open_to_candidates().with_only_columns(Job.id)))
        .options(joinedload(Job.organization))
        .where(wanted.condition if wanted else true())
        .order_by(Match.score.desc().nulls_last(), Job.published_at.desc(), Job.id.desc())
    )
    pages = paginate(query, page_number())  # type: ignore[arg-type]
    return render_template(
        "portal/vacancies.html",
        stages=_stages() if mine else {},
        pages=pages,
        candidate=mine,
        is_comparing=mine is not None and mine.ranking_requested_at is not None,
        wanted=wanted,
        hours_a_month=HOURS_A_MONTH,
        currencies=CURRENCIES,
        language=language(),
        best_reasons=best_reasons,
        missing=missing,
    )


@blueprint.get("/vacancies/<int:job_id>")
@requires(Permission.PUBLIC)
def vacancy(job_id: int) -> ResponseReturnValue:
    job, mine = _published(job_id), me() if may(Permission.SEEK_WORK) else None
    application = _application(job)
    if mine is not None and session.get(WANTED_KEY) == job_id:
        session.pop(WANTED_KEY)
    match = db.session.scalar(tenant(Match).filter_by(job_id=job.id, candidate_id=mine.id)) if mine else None
    return render_template(
        "portal/vacancy.html",
        job=job,
        candidate=mine,
        scored=match.scored if match else None,
        pages=Pages(match.resume) if match else None,
        application=application,
        is_behind=application is not None and application.id in _behind(mine),
        language=language(),
    )


@blueprint.post("/vacancies/<int:job_id>/apply")
@requires(Permission.SEEK_WORK)
def apply(job_id: int) -> ResponseReturnValue:
    job, mine = _published(job_id), me()
    if mine is None or mine.resume is None:
        flash(_("Upload your résumé first."), "warning")
        return redirect(url_for("portal.resume"))
    applying.apply_to_job(actor(), job, mine)
    db.session.commit()
    flash(_("Sent. %(company)s has your résumé now.", company=job.organization.name), "success")
    return redirect(url_for("portal.vacancy", job_id=job.id))


@blueprint.post("/vacancies/<int:job_id>/withdraw")
@requires(Permission.SEEK_WORK)
def withdraw(job_id: int) -> ResponseReturnValue:
    application = db.session.scalar(select(Application).filter_by(job_id=job_id, user_id=actor().user_id))
    if application is None:
        raise NotFound()
    applying.withdraw_application(actor(), application)
    db.session.commit()
    flash(_("Your application is withdrawn."), "success")
    return redirect(url_for("portal.applications"))


@blueprint.get("/my/applications")
@requires(Permission.SEEK_WORK)
def applications() -> ResponseReturnValue:
    mine = (
        select(Application)
        .filter_by(user_id=actor().user_id)
        .options(joinedload(Application.job).joinedload(Job.organization))
        .order_by(Application.id.desc())
    )
    rows = db.session.scalars(mine).all()
    return render_template("portal/applications.html", applications=rows, behind=_behind(me()))


def _stages() -> dict[int, Stage]:
    """How far the person is in each vacancy they applied to."""
    mine = select(Application.job_id, Application.stage).where(Application.user_id == actor().user_id)
    return {row.job_id: row.stage for row in db.session.execute(mine)}


def _behind(mine: Candidate | None) -> set[int]:
    """The person's applications that are open while the employer goes by another file than the one that counts now."""
    if mine is None or mine.resume is None:
        return set()
    others = (
        select(Application.id)
        .join(Application.candidate)
        .join(Candidate.resume)
        .join(Resume.document)
        .where(Application.user_id == actor().user_id, Application.stage.not_in(ENDED))
        .where(Document.sha256 != mine.resume.document.sha256)
        .where(Application.job_id.in_(Job.open_to_candidates().with_only_columns(Job.id)))
    )
    return set(db.session.scalars(others))


def _published(job_id: int) -> Job:
    job = db.session.scalar(Job.open_to_candidates().where(Job.id == job_id))
    if job is None:
        raise NotFound()
    return job


def _application(job: Job) -> Application | None:
    if not may(Permission.SEEK_WORK):
        return None
    return db.session.scalar(select(Application).filter_by(job_id=job.id, user_id=actor().user_id))
