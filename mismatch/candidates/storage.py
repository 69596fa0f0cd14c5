"""Keeping uploaded bytes: once in an organisation, under a name that is safe to show."""

from __future__ import annotations

import hashlib
import mimetypes
import unicodedata
import uuid
from pathlib import PurePosixPath

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from mismatch.extensions import db
from mismatch.models import Document, Upload
from mismatch.turns import hold_files

LONGEST_NAME = 255
LONGEST_ENDING = 20


def store_document(organization_id: int, filename: str, data: bytes) -> Document:
    """Keep the bytes; the same bytes are kept once in an organisation."""
    values = {
        "organization_id": organization_id,
        "sha256": hashlib.sha256(data).hexdigest(),
        "size": len(data),
        "media_type": mimetypes.guess_type(filename)[0] or "application/octet-stream",
        "content": data,
    }
    hold_files(organization_id)
    db.session.execute(insert(Document).values(values).on_conflict_do_nothing())
    return db.session.scalars(
        select(Document).filter_by(organization_id=organization_id, sha256=values["sha256"])
    ).one()


def clean_filename(name: str) -> str:
    """A file's name without folders, control or direction characters, at most 255 long, ending kept."""
    base = PurePosixPath(name.replace("\\", "/")).name
    visible = "".join(c for c in base if unicodedata.category(c)[0] != "C").strip(". ") or "file"
    if len(visible) <= LONGEST_NAME:
        return visible
    ending = PurePosixPath(visible).suffix
    return visible[: LONGEST_NAME - len(ending)] + ending if len(ending) < LONGEST_ENDING else visible[:LONGEST_NAME]


def store_upload(organization_id: int, name: str, data: bytes, *, batch: uuid.UUID, **origin: int | None) -> Upload:
    """Keep one file as an upload that waits to be read; ``origin``: job_id, parent_id, uploaded_by_id."""
    upload = Upload(
        organization_id=organization_id,
        batch=batch,
        filename=clean_filename(name),
        document=store_document(organization_id, name, data),
        **origin,
    )
    db.session.add(upload)
    db.session.flush()
    return upload
