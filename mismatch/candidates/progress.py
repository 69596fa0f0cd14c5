"""Rows of the progress list: what became of each file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from mismatch import labels
from mismatch.demo.coming import files_to_come
from mismatch.extensions import db
from mismatch.models import Job, Resume, Upload, UploadStatus
from mismatch.models.columns import now
from mismatch.permissions import Permission, actor, may, tenant

SHOWN = 300
_ROW_STATUS = {
    UploadStatus.WAITING: "waiting",
    UploadStatus.READING: "working",
    UploadStatus.READ: "done",
    UploadStatus.EXPANDED: "done",
    UploadStatus.REFUSED: "failed",
    UploadStatus.FAILED: "failed",
}


def recent_uploads(job: Job | None = None) -> Sequence[Upload]:
    """The newest uploads of the organisation (of one vacancy), those of the last week, newest first."""
    query = tenant(Upload).where(Upload.created_at > now() - timedelta(days=7))
    if job is not None:
        query = query.where(Upload.job_id == job.id)
    with_candidates = query.options(joinedload(Upload.resume).joinedload(Resume.candidate))
    return db.session.scalars(with_candidates.order_by(Upload.id.desc()).limit(SHOWN)).all()


def upload_state(uploads: Sequence[Upload]) -> dict[str, Any]:
    """The JSON that static/js/progress.js expects."""
    finished = sum(upload.is_finished for upload in uploads)
    failed = sum(upload.is_unread for upload in uploads)
    return {
        "done": finished == len(uploads),
        "finished": finished,
        "total": len(uploads),
        "summary": _summary(finished, len(uploads), failed),
        "version": f"{finished}/{len(uploads)}",
        "rows": [_row(upload) for upload in uploads],
    }


def reading_state() -> dict[str, Any]:
    """The same JSON without rows: how far the drops have come that are being read now."""
    mine = actor().organization_id
    unfinished = Upload.status.in_((UploadStatus.WAITING, UploadStatus.READING))
    batches = select(Upload.batch).where(Upload.organization_id == mine, unfinished)
    total, left = db.session.execute(
        select(func.count(), func.count().filter(unfinished)).where(
            Upload.organization_id == mine, Upload.batch.in_(batches)
        )
    ).one()
    coming = files_to_come(mine)
    finished, total = total - left, total + coming
    is_done = not (left or coming)
    text = _("Files are being read: %(finished)s of %(total)s.", finished=finished, total=total)
    return {
        "done": is_done,
        "finished": finished,
        "total": total,
        "summary": "" if is_done else str(text),
        "version": f"{finished}/{total}",
        "rows": [],
    }


def _summary(finished: int, total: int, failed: int) -> str:
    if not total:
        return ""
    text = str(_("Read: %(finished)s of %(total)s.", finished=finished - failed, total=total))
    if failed:
        text += " " + ngettext("%(num)s file could not be read.", "%(num)s files could not be read.", failed)
    return text


def _row(upload: Upload) -> dict[str, Any]:
    status = UploadStatus(upload.status)
    return {
        "id": upload.id,
        "name": upload.filename,
        "status": _ROW_STATUS[status],
        "label": str(labels.UPLOAD_STATUSES[status]),
        "detail": _detail(upload),
        "percent": None,
        "url": _url(upload),
        "retry_url": url_for("candidates.retry", upload_id=upload.id)
        if upload.can_retry and may(Permission.ADD_CANDIDATES)
        else None,
    }


def _detail(upload: Upload) -> str:
    if upload.is_unread:
        return str(labels.REASONS[upload.reason or "internal"])
    if upload.status == UploadStatus.EXPANDED:
        members = db.session.query(Upload.id).filter_by(parent_id=upload.id).count()
        return str(ngettext("%(num)s file inside", "%(num)s files inside", members))
    if upload.resume is None:
        return ""
    name = upload.resume.candidate.name
    return str(_("%(name)s — this file was here already", name=name)) if upload.duplicate else name


def _url(upload: Upload) -> str | None:
    if upload.resume is None or not may(Permission.VIEW_CANDIDATES):
        return url_for("candidates.upload_file", upload_id=upload.id)
    return url_for("candidates.show", candidate_id=upload.resume.candidate_id)


def newest_upload() -> Upload | None:
    """The organisation's last upload: for a person's own space, how the résumé is doing."""
    return db.session.scalar(tenant(Upload).order_by(Upload.id.desc()).limit(1))
