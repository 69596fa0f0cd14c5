"""Reading uploads, later: each task safe to run twice."""

from __future__ import annotations

import logging
from datetime import timedelta

from flask import current_app
from sqlalchemy import select, update

from mismatch.candidates import intake
from mismatch.candidates.reading import sandbox
from mismatch.candidates.storage import store_upload
from mismatch.engine.parsing import archive
from mismatch.engine.shapes import Refused
from mismatch.extensions import db
from mismatch.matching.tasks import rank_candidate, sharpen_resume
from mismatch.models import Organization, OrganizationKind, Upload, UploadStatus
from mismatch.models.columns import now
from mismatch.queue import enqueue, is_idle, task

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 3
UNFINISHED = (UploadStatus.WAITING, UploadStatus.READING)


@task("reading", timeout=180)
def read_upload(upload_id: int) -> None:
    """Read one stored file and take in whom it is about."""
    _note_start(upload_id)
    upload = _lock(upload_id)
    if upload is None:
        return
    try:
        if archive.is_archive(upload.document.content, upload.filename):
            _expand(upload)
        else:
            _read(upload)
    except Refused as refusal:
        _finish(upload, UploadStatus.REFUSED, refusal.reason)
    db.session.commit()


def _note_start(upload_id: int) -> None:
    """Show that reading has begun, in a transaction of its own."""
    db.session.execute(
        update(Upload)
        .where(Upload.id == upload_id, Upload.status.in_(UNFINISHED))
        .values(status=UploadStatus.READING, started_at=now(), attempts=Upload.attempts + 1)
    )
    db.session.commit()


def _lock(upload_id: int) -> Upload | None:
    """The upload, locked until the commit: a killed worker frees it, a second worker passes it over."""
    upload = db.session.scalar(
        select(Upload)
        .where(Upload.id == upload_id, Upload.status.in_(UNFINISHED))
        .with_for_update(skip_locked=True, key_share=True, of=Upload)
    )
    if upload is not None and upload.attempts > MAX_ATTEMPTS:
        # Whatever kills the worker each time must not do so for ever; a person can still ask for a retry.
        _finish(upload, UploadStatus.FAILED, "internal")
        db.session.commit()
        return None
    return upload


def _read(upload: Upload) -> None:
    parsed = sandbox().parse(upload.document.content, upload.filename, upload.created_at.date())
    resume = intake.take_in(upload, parsed.document, parsed.resume)
    enqueue(rank_candidate, resume.candidate_id, at_front=True)
    enqueue(sharpen_resume, resume.id)


def _expand(upload: Upload) -> None:
    """A ZIP becomes one upload a member, each stored before it is read. A ZIP inside a ZIP may hold itself."""
    if upload.parent_id is not None or _is_personal(upload):
        raise Refused("unsupported", "an archive inside an archive, or in a person's own space")
    limit = current_app.config["MAX_FILE_BYTES"]
    for name, data in archive.members(upload.document.content, max_file_bytes=limit, max_total_bytes=20 * limit):
        origin = {"job_id": upload.job_id, "parent_id": upload.id, "uploaded_by_id": upload.uploaded_by_id}
        kept = b"" if isinstance(data, Refused) else data
        member = store_upload(upload.organization_id, name, kept, batch=upload.batch, **origin)
        if isinstance(data, Refused):  # its bytes stay in the archive, which is kept
            _finish(member, UploadStatus.REFUSED, data.reason)
        else:
            enqueue(read_upload, member.id)
    _finish(upload, UploadStatus.EXPANDED, None)


def _is_personal(upload: Upload) -> bool:
    return db.session.get_one(Organization, upload.organization_id).kind == OrganizationKind.PERSONAL


def _finish(upload: Upload, status: UploadStatus, reason: str | None) -> None:
    upload.status, upload.reason, upload.finished_at = status, reason, now()


@task("upkeep")
def sweep_uploads() -> None:
    """Queue again what was being read when its worker died, and what waits while the queue is empty."""
    idle = is_idle("reading")
    grace = timedelta(seconds=current_app.config["SWEEP_SECONDS"])
    unfinished = (
        select(Upload).where(Upload.status.in_(UNFINISHED)).with_for_update(skip_locked=True, key_share=True, of=Upload)
    )
    for upload in db.session.scalars(unfinished.limit(1000)):
        began = upload.status == UploadStatus.READING
        if began or (idle and upload.created_at < now() - grace):
            upload.status = UploadStatus.WAITING
            enqueue(read_upload, upload.id)
    db.session.commit()
