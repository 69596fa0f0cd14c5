"""Verbs on candidates and their files that change the world now."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import delete, select, update

from mismatch.candidates import tasks
from mismatch.candidates.storage import store_upload
from mismatch.candidates.tags import forget_unused
from mismatch.errors import Conflict
from mismatch.extensions import db
from mismatch.models import Candidate, Document, Job, Membership, Resume, Upload, UploadStatus
from mismatch.models.audit import record
from mismatch.queue import enqueue
from mismatch.turns import hold, hold_all, hold_files, hold_people, hold_tags, hold_to_delete

File = tuple[str, bytes]


def upload_files(actor: Membership, files: Sequence[File], *, batch: uuid.UUID, job: Job | None = None) -> list[Upload]:
    """Store files as they came and have them read; ``job`` puts the people found into that vacancy."""
    origin = {"job_id": job.id if job else None, "uploaded_by_id": actor.user_id}
    uploads = [store_upload(actor.organization_id, name, data, batch=batch, **origin) for name, data in files]
    for upload in uploads:
        record(actor, "upload", upload)
        enqueue(tasks.read_upload, upload.id)
    return uploads


def retry_upload(actor: Membership, upload: Upload) -> None:
    """Read a refused or failed file once more."""
    hold(upload)
    if not upload.can_retry:
        raise Conflict()
    upload.status, upload.reason, upload.finished_at = UploadStatus.WAITING, None, None
    upload.attempts = 0
    record(actor, "retry", upload)
    enqueue(tasks.read_upload, upload.id)


def erase_candidate(actor: Membership, candidate: Candidate) -> None:
    """Remove a person for good: résumés, vectors, matches, applications, and files nobody else needs."""
    _wait_for_readers(candidate)
    hold_people(actor.organization_id)
    hold_files(actor.organization_id)
    hold_tags(actor.organization_id)
    hold_to_delete([candidate.id])
    documents = {resume.document_id for resume in candidate.resumes}
    uploads = db.session.scalars(select(Upload).join(Upload.resume).where(Resume.candidate_id == candidate.id)).all()
    documents |= _drop_archives({upload.parent_id for upload in uploads if upload.parent_id})
    record(actor, "erase", candidate)
    db.session.execute(delete(Upload).where(Upload.id.in_([upload.id for upload in uploads])))
    db.session.delete(candidate)
    db.session.flush()
    forget_unused(actor.organization_id)
    _drop_orphans(actor.organization_id, documents)


def _wait_for_readers(candidate: Candidate) -> None:
    """Whoever reads another file of an archive that is to go holds its upload, and takes the people next."""
    archives = select(Upload.parent_id).join(Upload.resume).where(Resume.candidate_id == candidate.id)
    hold_all(select(Upload).where(Upload.parent_id.in_(archives), Upload.status.in_(tasks.UNFINISHED)))


def _drop_archives(archives: set[int]) -> set[int]:
    """Forget the ZIPs that a person's file came in: every other file of theirs is stored on its own."""
    db.session.execute(update(Upload).where(Upload.parent_id.in_(archives)).values(parent_id=None))
    dropped = delete(Upload).where(Upload.id.in_(archives)).returning(Upload.document_id)
    return set(db.session.scalars(dropped))


def _drop_orphans(organization_id: int, documents: set[int]) -> None:
    """Delete documents that no résumé, upload or vacancy refers to any more."""
    used = (
        select(Resume.document_id)
        .union(select(Upload.document_id), select(Job.document_id).where(Job.document_id.is_not(None)))
        .scalar_subquery()
    )
    db.session.execute(
        delete(Document).where(
            Document.organization_id == organization_id, Document.id.in_(documents), Document.id.not_in(used)
        )
    )
