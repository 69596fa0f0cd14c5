"""Pages on which people correct what was read, and work through what is in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.exceptions import BadRequest

from mismatch.arguments import row_id
from mismatch.candidates import blueprint, correcting
from mismatch.candidates.correcting import Answer, NotAccepted
from mismatch.candidates.page import asked_since, candidate_page, reading_again
from mismatch.candidates.places import Pages
from mismatch.candidates.review_queue import (
    ReviewFilters,
    anybody_in,
    anything_read,
    next_in_doubt,
    parts_in_doubt,
    review_progress,
)
from mismatch.candidates.sheet import Refusal, Sheet
from mismatch.engine.parsing.correctable import OWN, PARTS
from mismatch.errors import Conflict
from mismatch.extensions import db
from mismatch.models import Job, JobStatus, Resume
from mismatch.permissions import Permission, actor, get_or_404, requires, tenant

#: Entries shown at a time: few enough to be looked at.
AT_A_TIME = 5
_MOST_ANSWERS = 20


@blueprint.post("/resumes/<int:resume_id>/fields")
@requires(Permission.CORRECT_RESUMES)
def correct(resume_id: int) -> ResponseReturnValue:
    """One entry of the candidate page: saved, confirmed, added, removed, or a correction taken back or kept."""
    resume = get_or_404(Resume, resume_id)
    try:
        _do(resume)
        db.session.commit()
        flash(_("Saved. The scores follow in a few seconds."), "success")
    except NotAccepted as wrong:
        db.session.rollback()
        shown = Refusal(wrong.part, wrong.key, _typed(), wrong.field, wrong.reason, wrong.about)
        return candidate_page(resume.candidate, [shown]), 422
    except Conflict:
        db.session.rollback()
        flash(_changed_meanwhile(), "warning")
    return redirect(
        url_for("candidates.show", candidate_id=resume.candidate_id, _anchor=request.form.get("part") or None)
    )


def _do(resume: Resume) -> None:
    act, part, key = (request.form.get(name, "") for name in ("act", "part", "key"))
    revision = request.form.get("revision", 0, type=int)
    if act in ("save", "confirm"):
        correcting.correct_entry(actor(), resume, revision, part, key, _typed(), confirm=act == "confirm")
    elif act == "add":
        correcting.add_entry(actor(), resume, revision, part, _typed())
    elif act == "remove":
        correcting.remove_entry(actor(), resume, revision, part, key)
    elif act == "take_back":
        correcting.take_back(actor(), resume, revision, _numbers("correction"))
    elif act == "keep":
        correcting.keep_corrections(actor(), resume, revision, _numbers("correction"))
    else:
        raise BadRequest()


def _numbers(name: str) -> set[int]:
    return {number for text in request.form.getlist(name) if (number := row_id(text)) is not None}


def _typed(prefix: str = "field-") -> dict[str, str]:
    """The fields that the form had; a box that is not ticked is not sent, so its name comes along."""
    names = sorted({name for fields in PARTS.values() for name in fields})
    sent = {name: request.form[prefix + name] for name in names if prefix + name in request.form}
    boxes = [name for name in request.form.getlist(prefix + "boxes") if name in names]
    if prefix + "own" in request.form and sent.get("id"):
        sent["id"] = OWN + sent["id"].removeprefix(OWN)
    return dict.fromkeys(boxes, "") | sent


def _changed_meanwhile() -> str:
    return str(
        _("Somebody else has changed this résumé in the meantime. This is how it stands now; please say it once more.")
    )


@blueprint.post("/resumes/<int:resume_id>/reread")
@requires(Permission.CORRECT_RESUMES)
def reread(resume_id: int) -> ResponseReturnValue:
    resume = get_or_404(Resume, resume_id)
    correcting.request_reading(actor(), resume)
    revision = resume.revision  # before the commit: a small file is read again at once
    db.session.commit()
    return redirect(url_for("candidates.show", candidate_id=resume.candidate_id, read_since=revision))


@blueprint.get("/resumes/<int:resume_id>/reading.json")
@requires(Permission.VIEW_CANDIDATES)
def rereading(resume_id: int) -> ResponseReturnValue:
    """How far the other reading is that somebody asked for, and what came of it."""
    return jsonify(reading_again(get_or_404(Resume, resume_id), asked_since()))


@blueprint.post("/resumes/<int:resume_id>/count")
@requires(Permission.CORRECT_RESUMES)
def let_count(resume_id: int) -> ResponseReturnValue:
    resume = get_or_404(Resume, resume_id)
    correcting.let_count(actor(), resume)
    db.session.commit()
    flash(_("This résumé counts from now on. The scores follow in a few seconds."), "success")
    return redirect(url_for("candidates.show", candidate_id=resume.candidate_id))


@blueprint.get("/candidates/review")
@requires(Permission.CORRECT_RESUMES)
def review() -> ResponseReturnValue:
    """The next résumé with fields in doubt."""
    filters = _filters()
    number = row_id(request.args.get("after"))
    after = db.session.scalar(tenant(Resume).where(Resume.id == number)) if number else None
    return _review_page(next_in_doubt(filters, after), filters)


def _filters() -> ReviewFilters:
    part = request.values.get("part_filter", "")
    return ReviewFilters(row_id(request.values.get("job")), part if part in PARTS else "")


def _review_page(resume: Resume | None, filters: ReviewFilters, refusals: Sequence[Refusal] = ()) -> str:
    left, total = review_progress(filters)
    pages = Pages(resume) if resume else None
    listed = tenant(Job).where(Job.status != JobStatus.DRAFT).order_by(Job.id.desc())
    jobs = db.session.scalars(listed).all()
    chosen = next((job for job in jobs if job.id == filters.job_id), None)
    return render_template(
        "candidates/review.html",
        resume=resume,
        pages=pages,
        sheet=Sheet(resume, pages, refusals) if resume and pages else None,
        most=AT_A_TIME,
        filters=filters,
        left=left,
        total=total,
        jobs=jobs,
        vacant=chosen if chosen and not resume and not anybody_in(chosen.id) else None,
        parts=parts_in_doubt(filters),
        is_empty=resume is None and not anything_read(),
    )


@blueprint.post("/resumes/<int:resume_id>/review")
@requires(Permission.CORRECT_RESUMES)
def answer(resume_id: int) -> ResponseReturnValue:
    """What a person says about the fields in doubt of one résumé; then the next one."""
    resume, filters = get_or_404(Resume, resume_id), _filters()
    kept = {"job": filters.job_id, "part_filter": filters.part or None}
    answers = _answers()
    try:
        settled = correcting.review_entries(actor(), resume, request.form.get("revision", 0, type=int), answers)
        db.session.commit()
    except NotAccepted as wrong:
        db.session.rollback()
        return _review_page(resume, filters, [_shown_again(one, wrong) for one in answers]), 422
    except Conflict:
        db.session.rollback()
        flash(_changed_meanwhile(), "warning")
        return _review_page(resume if resume.doubts else next_in_doubt(filters), filters), 409
    if settled:
        flash(ngettext("%(num)s entry settled.", "%(num)s entries settled.", settled), "success")
    return redirect(url_for("candidates.review", after=resume.id, **kept))


def _answers() -> list[Answer]:
    count = min(request.form.get("count", 0, type=int), _MOST_ANSWERS)
    told = [(number, request.form.get(f"answer-{number}", "later")) for number in range(count)]
    return [
        Answer(
            part=request.form.get(f"part-{number}", ""),
            key=request.form.get(f"key-{number}", ""),
            typed=_typed(f"{number}-"),
            is_none=said == "none",
        )
        for number, said in told
        if said in ("right", "none")
    ]


def _shown_again(one: Answer, wrong: NotAccepted) -> Refusal:
    mine = (one.part, one.key) == (wrong.part, wrong.key)
    return Refusal(one.part, one.key, one.typed, *((wrong.field, wrong.reason, wrong.about) if mine else ()))
