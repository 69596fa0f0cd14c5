"""Pages of the talent pool."""

from __future__ import annotations

import io
import uuid
from collections.abc import Sequence

from flask import Response, flash, jsonify, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import or_
from sqlalchemy.orm import joinedload, load_only

from mismatch import labels
from mismatch.arguments import page_number, row_id
from mismatch.candidates import blueprint, operations
from mismatch.candidates.page import candidate_page
from mismatch.candidates.progress import reading_state, recent_uploads, upload_state
from mismatch.candidates.reading import sandbox
from mismatch.candidates.tags import known_tags, tags_of
from mismatch.candidates.twins import join_twins
from mismatch.engine.shapes import Refused
from mismatch.errors import NotFound, wants_json
from mismatch.extensions import db
from mismatch.matching.queries import MOST_WORDS
from mismatch.models import Candidate, CandidateTag, Document, Job, JobStatus, Resume, Upload
from mismatch.permissions import Permission, actor, get_or_404, may, requires, tenant
from mismatch.search.scope import has_in_text

PAGE_SCALE = 2.0
#: Vacancies in the list beside the drop zone.
MOST_JOBS = 200


@blueprint.get("/candidates")
@requires(Permission.VIEW_CANDIDATES)
def index() -> ResponseReturnValue:
    words = request.args.get("q", "").strip()
    tag_id = row_id(request.args.get("tag"))
    mine = actor().organization_id
    query = tenant(Candidate).options(joinedload(Candidate.resume)).order_by(Candidate.id.desc())
    for word in words.split()[:MOST_WORDS]:
        like = f"%{word}%"
        query = query.where(or_(Candidate.name.ilike(like), Candidate.email.ilike(like), has_in_text(mine, word)))
    if tag_id:
        tagged = tenant(CandidateTag).with_only_columns(CandidateTag.candidate_id)
        query = query.where(Candidate.id.in_(tagged.where(CandidateTag.tag_id == tag_id)))
    pages = db.paginate(query, page=page_number(), per_page=30, error_out=False)
    tags = tags_of([candidate.id for candidate in pages])
    return render_template(
        "candidates/index.html",
        pages=pages,
        words=words,
        tag_id=tag_id,
        tags=tags,
        known_tags=known_tags(),
        state=reading_state(),
        jobs=_jobs_that_take_people() if may(Permission.ADD_CANDIDATES) else [],
    )


def _jobs_that_take_people() -> Sequence[Job]:
    """The vacancies that a drop may go into, newest first."""
    chosen = tenant(Job).where(Job.status != JobStatus.CLOSED).options(load_only(Job.title))
    return db.session.scalars(chosen.order_by(Job.id.desc()).limit(MOST_JOBS)).all()


@blueprint.get("/candidates/<int:candidate_id>")
@requires(Permission.VIEW_CANDIDATES)
def show(candidate_id: int) -> ResponseReturnValue:
    return candidate_page(get_or_404(Candidate, candidate_id))


@blueprint.post("/candidates/<int:candidate_id>/erase")
@requires(Permission.ERASE_CANDIDATES)
def erase(candidate_id: int) -> ResponseReturnValue:
    operations.erase_candidate(actor(), get_or_404(Candidate, candidate_id))
    db.session.commit()
    flash(_("The candidate and every file of theirs are deleted."), "success")
    return redirect(url_for("candidates.index"))


@blueprint.post("/candidates/<int:candidate_id>/join")
@requires(Permission.ERASE_CANDIDATES)
def join(candidate_id: int) -> ResponseReturnValue:
    """Two entries of one person become one; that of the address stays."""
    other = get_or_404(Candidate, row_id(request.form.get("other")) or 0)
    join_twins(actor(), get_or_404(Candidate, candidate_id), other)
    db.session.commit()
    flash(_("Joined into one person."), "success")
    return redirect(url_for("candidates.show", candidate_id=candidate_id))


@blueprint.post("/candidates/upload")
@requires(Permission.ADD_CANDIDATES)
def upload() -> ResponseReturnValue:
    """Files of one drop; with ``job_id`` they go into that vacancy."""
    job = get_or_404(Job, row_id(request.form["job_id"]) or 0) if request.form.get("job_id") else None
    files = [(file.filename or "", file.read()) for file in request.files.getlist("files") if file.filename]
    uploads = operations.upload_files(actor(), files, batch=uuid.uuid4(), job=job)
    db.session.commit()
    if wants_json():
        return jsonify(refused=[], stored=[one.id for one in uploads])
    if not files:
        flash(_("No file was chosen."), "warning")
    address = url_for("jobs.files", job_id=job.id) if job else url_for("candidates.uploads")
    return redirect(address)


@blueprint.get("/candidates/uploads")
@requires(Permission.VIEW_CANDIDATES)
def uploads() -> ResponseReturnValue:
    return render_template("candidates/uploads.html", state=upload_state(recent_uploads()))


@blueprint.get("/candidates/uploads.json")
@requires(Permission.VIEW_CANDIDATES)
def uploads_state() -> ResponseReturnValue:
    return jsonify(upload_state(recent_uploads()))


@blueprint.get("/candidates/reading.json")
@requires(Permission.VIEW_JOBS)
def reading() -> ResponseReturnValue:
    """How far the reading is, for lists that fill while files are read."""
    return jsonify(reading_state())


@blueprint.post("/uploads/<int:upload_id>/retry")
@requires(Permission.ADD_CANDIDATES)
def retry(upload_id: int) -> ResponseReturnValue:
    found = get_or_404(Upload, upload_id)
    operations.retry_upload(actor(), found)
    db.session.commit()
    address = url_for("jobs.files", job_id=found.job_id) if found.job_id else url_for("candidates.uploads")
    return redirect(address)


@blueprint.get("/uploads/<int:upload_id>/file")
@requires(Permission.VIEW_RESUMES)
def upload_file(upload_id: int) -> ResponseReturnValue:
    found = get_or_404(Upload, upload_id)
    return _attachment(found.document, found.filename)


@blueprint.get("/resumes/<int:resume_id>/file")
@requires(Permission.VIEW_RESUMES)
def resume_file(resume_id: int) -> ResponseReturnValue:
    resume = get_or_404(Resume, resume_id)
    return _attachment(resume.document, resume.filename)


@blueprint.get("/resumes/<int:resume_id>/pages/<int:number>.png")
@requires(Permission.VIEW_RESUMES)
def page_image(resume_id: int, number: int) -> ResponseReturnValue:
    """A page as pdfium draws it, in the reading child: the web process never opens the file."""
    resume = get_or_404(Resume, resume_id)
    if number >= resume.pages:
        raise NotFound()
    try:
        png = sandbox().render(resume.document.content, number, PAGE_SCALE)
    except Refused as refusal:
        raise NotFound(str(labels.REASONS[refusal.reason])) from refusal
    return _unstored(send_file(io.BytesIO(png), mimetype="image/png"))


def _attachment(document: Document, filename: str) -> ResponseReturnValue:
    """The stored bytes, always as a download and never as something a browser would open."""
    content, kind = io.BytesIO(document.content), "application/octet-stream"
    return _unstored(send_file(content, mimetype=kind, as_attachment=True, download_name=filename))


def _unstored(response: Response) -> Response:
    """A file of a person, which no cache keeps."""
    response.headers["Cache-Control"] = "no-store"
    return response
