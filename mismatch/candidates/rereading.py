"""Reading stored documents again with the engine of today, later; what people corrected stays."""

from __future__ import annotations

import logging
from datetime import timedelta

from flask import current_app
from sqlalchemy import ColumnElement, func, or_, select, update

from mismatch.candidates import intake
from mismatch.candidates.reading import sandbox
from mismatch.engine import ENGINE_VERSION
from mismatch.engine.shapes import Refused
from mismatch.extensions import db
from mismatch.matching.tasks import rank_candidate, sharpen_resume
from mismatch.models import Resume
from mismatch.models.columns import now
from mismatch.queue import enqueue, is_idle, task

log = logging.getLogger(__name__)

#: How many old readings are brought up at once; the next ones when the queue is empty again.
TOGETHER = 200


@task("reading", timeout=180)
def reread_resume(resume_id: int) -> None:
    """Read a stored document again. One that is refused now keeps its old reading."""
    resume = _lock(resume_id)
    if resume is None:
        return
    try:
        parsed = sandbox().parse(resume.document.content, resume.filename, resume.as_of)
    except Refused as refusal:
        log.warning("résumé %s is not read by engine %s: %s", resume_id, ENGINE_VERSION, refusal.reason)
    else:
        resume.set_parsed(parsed.document, parsed.resume)
        resume.revision += 1
        _follow(resume)
    resume.reread_requested_at, resume.reread_engine = None, ENGINE_VERSION
    db.session.commit()


def _lock(resume_id: int) -> Resume | None:
    wanted = select(Resume).where(Resume.id == resume_id, _is_due())
    return db.session.scalar(wanted.with_for_update(skip_locked=True, key_share=True, of=Resume))


def _follow(resume: Resume) -> None:
    if resume.candidate.resume_id == resume.id:
        intake.describe_anew(resume)
        resume.candidate.ranking_requested_at = now()
        enqueue(rank_candidate, resume.candidate_id)
        enqueue(sharpen_resume, resume.id)


def _is_due() -> ColumnElement[bool]:
    """Asked for, or read by another engine than this one."""
    return or_(Resume.reread_requested_at.is_not(None), _is_old())


def _is_old() -> ColumnElement[bool]:
    return func.coalesce(Resume.reread_engine, Resume.engine) != ENGINE_VERSION


def request_rereading(*, everything: bool, organization_id: int | None = None) -> int:
    """Note which documents are to be read again; the schedule hands them out. Returns how many."""
    wanted = [] if everything else [_is_old()]
    if organization_id is not None:
        wanted.append(Resume.organization_id == organization_id)
    asked = update(Resume).where(*wanted, Resume.reread_requested_at.is_(None)).values(reread_requested_at=now())
    found = db.session.scalars(asked.returning(Resume.id), execution_options={"synchronize_session": False}).all()
    for resume_id in found[:TOGETHER]:
        enqueue(reread_resume, resume_id)
    return len(found)


@task("upkeep")
def sweep_rereadings() -> None:
    """While nobody waits for a file: bring up what an older engine read, and what was asked for and lost."""
    _measure_doubts()
    if is_idle("reading"):
        before = now() - timedelta(seconds=current_app.config["SWEEP_SECONDS"])
        due = or_(Resume.reread_requested_at < before, _is_old())
        for resume_id in db.session.scalars(select(Resume.id).where(due).order_by(Resume.id).limit(TOGETHER)):
            enqueue(reread_resume, resume_id)
    db.session.commit()


def _measure_doubts() -> None:
    """Résumés that came in another way than by being read: copied with an application, or stored before doubts were."""
    unmeasured = select(Resume).where(Resume.doubts.is_(None)).order_by(Resume.id).limit(TOGETHER)
    for resume in db.session.scalars(unmeasured.with_for_update(skip_locked=True, key_share=True, of=Resume)):
        resume.note_doubts(resume.laid)
