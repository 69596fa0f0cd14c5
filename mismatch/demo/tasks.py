"""Drawing the demo's files and uploading them, later: it takes a while."""

from __future__ import annotations

import uuid

from sqlalchemy import exists, select

from mismatch.candidates.storage import store_upload
from mismatch.candidates.tasks import read_upload
from mismatch.extensions import db
from mismatch.models import Organization, Upload
from mismatch.queue import enqueue, task


@task("upkeep", timeout=600)
def upload_demo(organization_id: int) -> None:
    """Store the demo's files one by one, each read as soon as it is there; run again, it adds what is missing."""
    from mismatch.demo.files import demo_files

    if db.session.get(Organization, organization_id) is None:
        return
    batch = uuid.uuid4()
    for file in demo_files():
        known = exists().where(Upload.organization_id == organization_id, Upload.filename == file.filename)
        if db.session.scalar(select(known)):
            continue
        upload = store_upload(organization_id, file.filename, file.data, batch=batch)
        enqueue(read_upload, upload.id)
        db.session.commit()
