"""Pages of vacancies."""

from __future__ import annotations

from collections import defaultdict

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import func, select

from mismatch import labels
from mismatch.arguments import page_number, row_id
from mismatch.candidates.progress import reading_state, recent_uploads, upload_state
from mismatch.candidates.reading import sandbox
from mismatch.candidates.storage import store_document
from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.unlawful import find_unlawful
from mismatch.engine.shapes import Refused
from mismatch.errors import Conflict
from mismatch.extensions import db
from mismatch.jobs import blueprint, operations
from mismatch.jobs.first_steps import first_steps
from mismatch.jobs.forms import JobForm, NewJobForm, RequirementsForm
from mismatch.jobs.operations import RequirementEdit
from mismatch.jobs.skill_groups import read_groups, written
from mismatch.languages import language
from mismatch.matching import queries
from mismatch.matching.progress import ranking_progress
from mismatch.matching.reasons import best_reasons, missing, summary
from mismatch.models import Application, Document, Job, JobStatus, Match, Requirement, Stage
from mismatch.permissions import Permission, actor, get_or_404, requires, tenant


@blueprint.get("")
@requires(Permission.VIEW_JOBS)
def index() -> ResponseReturnValue:
    status = request.args.get("status", "")
    query = tenant(Job).order_by(Job.status == JobStatus.CLOSED, Job.id.desc())
    if status in list(JobStatus):
        query = query.where(Job.status == status)
    pages = db.paginate(query, page=page_number(), per_page=30, error_out=False)
    counts = _counts([job.id for job in pages])
    steps = first_steps() if not status else None
    return render_template(
        "jobs/index.html", pages=pages, status=status, counts=counts, state=reading_state(), steps=steps
    )


def _counts(ids: list[int]) -> dict[int, dict[str, int]]:
    """For each vacancy: people in it, and how many of the pool are strong."""
    applied = db.session.execute(
        select(Application.job_id, func.count()).where(Application.job_id.in_(ids)).group_by(Application.job_id)
    )
    strong = db.session.execute(
        select(Match.job_id, func.count())
        .where(Match.job_id.in_(ids), Match.band.in_(("perfect", "strong")))
        .where(Match.organization_id == actor().organization_id)
        .group_by(Match.job_id)
    )
    counts: dict[int, dict[str, int]] = {job_id: {"applications": 0, "strong": 0} for job_id in ids}
    for job_id, number in applied:
        counts[job_id]["applications"] = number
    for job_id, number in strong:
        counts[job_id]["strong"] = number
    return counts


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.EDIT_JOBS)
def new() -> ResponseReturnValue:
    form = NewJobForm()
    if form.validate_on_submit():
        try:
            text, document = _text_of(form)
        except Refused as refusal:
            form.file.errors = [labels.REASONS[refusal.reason]]
        else:
            title = (form.title.data or "").strip() or None
            job = operations.draft_job(actor(), text, title, document, form.details())
            db.session.commit()
            return redirect(url_for("jobs.requirements", job_id=job.id))
    return render_template("jobs/new.html", form=form)


def _unlawful(job: Job) -> list[dict[str, object]]:
    """Sentences that ask for what a person is; ``is_required``: one of the requirements, and so of the score."""
    required = [fold(one.text) for one in job.requirements]
    return [
        {
            "text": asked.text,
            "grounds": [labels.UNLAWFUL[ground] for ground in asked.grounds],
            "is_required": any(fold(asked.text) in one for one in required),
        }
        for asked in find_unlawful(job.text)
    ]


def _text_of(form: NewJobForm) -> tuple[str, Document | None]:
    """The pasted text, the lines filled in, or the text of the file, which is stored before it is read."""
    file = form.file.data
    if not file or not file.filename:
        pasted = (form.text.data or "").replace("\r\n", "\n").strip()
        return pasted or operations.text_of_lines(form.lines()), None
    data = file.read()
    document = store_document(actor().organization_id, file.filename, data)
    db.session.commit()
    return sandbox().read(data, file.filename).text, document


@blueprint.get("/<int:job_id>")
@requires(Permission.VIEW_JOBS)
def show(job_id: int) -> ResponseReturnValue:
    """The ranked list."""
    job = get_or_404(Job, job_id)
    filters = queries.Filters(
        words=request.args.get("q", "").strip(),
        band=request.args.get("band", ""),
        stage=request.args.get("stage", ""),
        gates=bool(request.args.get("gates")),
        added=bool(request.args.get("added")),
    )
    pages = queries.paginate(queries.ranked(job, filters), page_number())
    return render_template(
        "jobs/show.html",
        job=job,
        pages=pages,
        filters=filters,
        state=upload_state(recent_uploads(job)) if job.status == JobStatus.DRAFT else ranking_progress(job),
        unlawful=_unlawful(job),
        stages=list(Stage),
        language=language(),
        best_reasons=best_reasons,
        missing=missing,
        summary=summary,
    )


@blueprint.get("/<int:job_id>/files")
@requires(Permission.VIEW_CANDIDATES)
def files(job_id: int) -> ResponseReturnValue:
    job = get_or_404(Job, job_id)
    return render_template("jobs/files.html", job=job, state=upload_state(recent_uploads(job)))


@blueprint.get("/<int:job_id>/files.json")
@requires(Permission.VIEW_CANDIDATES)
def files_state(job_id: int) -> ResponseReturnValue:
    return upload_state(recent_uploads(get_or_404(Job, job_id)))


@blueprint.route("/<int:job_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_JOBS)
def edit(job_id: int) -> ResponseReturnValue:
    job = get_or_404(Job, job_id)
    form = JobForm(obj=job)
    if form.validate_on_submit():
        text = form.text.data.replace("\r\n", "\n").strip()
        operations.edit_job(actor(), job, form.title.data.strip(), text, form.details())
        db.session.commit()
        flash(_("Saved."), "success")
        return redirect(url_for("jobs.requirements", job_id=job.id))
    return render_template("jobs/edit.html", form=form, job=job, unlawful=_unlawful(job))


@blueprint.route("/<int:job_id>/requirements", methods=["GET", "POST"])
@requires(Permission.VIEW_JOBS)
def requirements(job_id: int) -> ResponseReturnValue:
    """The requirements as read and as a person left them."""
    job = get_or_404(Job, job_id)
    if request.method == "GET":
        form = RequirementsForm(data={"requirements": [_as_row(one) for one in job.requirements]})
        if len(form.requirements) < operations.MAX_REQUIREMENTS:
            form.requirements.append_entry({"weight": "1.0", "must": "must", "kind": "skill"})
        return _requirements_page(job, form)
    return _save_requirements(job)


def _requirements_page(job: Job, form: RequirementsForm) -> str:
    reads = defaultdict(lambda: None, {str(one.id): one.read for one in job.requirements})
    full = len(job.requirements) >= operations.MAX_REQUIREMENTS
    page = {"form": form, "job": job, "reads": reads, "unlawful": _unlawful(job)}
    return render_template("jobs/requirements.html", **page, most=len(job.requirements) if full else None)


@requires(Permission.EDIT_JOBS)
def _save_requirements(job: Job) -> ResponseReturnValue:
    form = RequirementsForm()
    if not form.validate():
        return _requirements_page(job, form)
    try:
        operations.edit_requirements(actor(), job, _edits(form, job), request.form.get("revision", type=int))
    except Conflict:
        db.session.rollback()
        flash(
            _("Somebody has changed this vacancy meanwhile. Your list is below; saving it replaces theirs."), "warning"
        )
        return _requirements_page(job, form), 409
    db.session.commit()
    flash(_("Saved. The scores follow in a few seconds.") if job.is_published else _("Saved."), "success")
    return redirect(url_for("jobs.requirements", job_id=job.id))


def _as_row(requirement: Requirement) -> dict[str, object]:
    return {
        "id": str(requirement.id),
        "text": requirement.text,
        "skills": written(requirement.read.skills, language()),
        "kind": requirement.kind,
        "must": "must" if requirement.must else "nice",
        "weight": str(requirement.weight),
        "locked": requirement.locked,
    }


def _edits(form: RequirementsForm, job: Job) -> list[RequirementEdit]:
    known = {requirement.id: requirement for requirement in job.requirements}
    return [
        RequirementEdit(
            id=row_id(row.form.id.data),
            text=text,
            kind=row.form.kind.data,
            must=row.form.must.data == "must",
            weight=float(row.form.weight.data),
            locked=row.form.locked.data,
            skills=_changed_skills(row.form.skills.data, known.get(row_id(row.form.id.data) or 0)),
        )
        for row in form.requirements
        if not row.form.removed.data
        for text in row.form.lines()
    ]


def _changed_skills(line: str | None, requirement: Requirement | None) -> list[list[str]] | None:
    """The skills as a person wrote them; None where they left them as they were, for new words are read anew."""
    groups = read_groups(line or "")
    before = read_groups(written(requirement.read.skills, language())) if requirement else []
    return None if groups == before else groups


@blueprint.post("/<int:job_id>/publish")
@requires(Permission.EDIT_JOBS)
def publish(job_id: int) -> ResponseReturnValue:
    job = get_or_404(Job, job_id)
    operations.publish_job(actor(), job)
    db.session.commit()
    flash(_("Published. Everybody in your pool is being ranked."), "success")
    return redirect(url_for("jobs.show", job_id=job.id))


@blueprint.post("/<int:job_id>/close")
@requires(Permission.EDIT_JOBS)
def close(job_id: int) -> ResponseReturnValue:
    job = get_or_404(Job, job_id)
    operations.close_job(actor(), job)
    db.session.commit()
    flash(_("Closed. Candidates no longer see this vacancy."), "success")
    return redirect(url_for("jobs.show", job_id=job.id))


@blueprint.post("/<int:job_id>/duplicate")
@requires(Permission.EDIT_JOBS)
def duplicate(job_id: int) -> ResponseReturnValue:
    copy = operations.duplicate_job(actor(), get_or_404(Job, job_id))
    db.session.commit()
    return redirect(url_for("jobs.edit", job_id=copy.id))


@blueprint.post("/<int:job_id>/delete")
@requires(Permission.EDIT_JOBS)
def delete(job_id: int) -> ResponseReturnValue:
    operations.delete_job(actor(), get_or_404(Job, job_id))
    db.session.commit()
    flash(_("The draft is deleted."), "success")
    return redirect(url_for("jobs.index"))
