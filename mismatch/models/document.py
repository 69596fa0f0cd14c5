"""Files as uploaded: content-addressed within an organisation, stored before anything reads them."""

from __future__ import annotations

import enum
import uuid
from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mismatch.engine.shapes import PASSING
from mismatch.extensions import db
from mismatch.models.columns import BigIntKey, Created, Moment, TenantMixin

if TYPE_CHECKING:
    from mismatch.models.candidate import Resume
    from mismatch.models.job import Job


class Document(db.Model, TenantMixin):
    """The bytes of one file. The same bytes are stored once per organisation."""

    __tablename__ = "documents"
    __table_args__ = (UniqueConstraint("organization_id", "sha256"),)

    id: Mapped[BigIntKey]
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(Integer)
    media_type: Mapped[str] = mapped_column(String(120))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    created_at: Mapped[Created]


class UploadStatus(enum.StrEnum):
    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    REFUSED = "refused"
    FAILED = "failed"
    EXPANDED = "expanded"


class Upload(db.Model, TenantMixin):
    """One file's way in: its progress is on this row. A ZIP's members are uploads with a parent."""

    __tablename__ = "uploads"
    __table_args__ = (
        Index("ix_uploads_unfinished", "status", "created_at", postgresql_where="status IN ('waiting', 'reading')"),
    )

    id: Mapped[BigIntKey]
    batch: Mapped[uuid.UUID] = mapped_column(Uuid, index=True)
    filename: Mapped[str] = mapped_column(String(255))
    document_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    job_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("jobs.id", ondelete="SET NULL"), index=True)
    parent_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("uploads.id", ondelete="CASCADE"), index=True)
    uploaded_by_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("users.id", ondelete="SET NULL"))
    resume_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("resumes.id", ondelete="SET NULL"), index=True)
    status: Mapped[UploadStatus] = mapped_column(String(20), default=UploadStatus.WAITING)
    reason: Mapped[str | None] = mapped_column(String(60))
    duplicate: Mapped[bool] = mapped_column(default=False)
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[Created]
    started_at: Mapped[Moment | None]
    finished_at: Mapped[Moment | None]

    document: Mapped[Document] = relationship()
    resume: Mapped[Resume | None] = relationship()
    job: Mapped[Job | None] = relationship()

    @property
    def is_finished(self) -> bool:
        return self.status not in (UploadStatus.WAITING, UploadStatus.READING)

    @property
    def is_unread(self) -> bool:
        return self.status in (UploadStatus.REFUSED, UploadStatus.FAILED)

    @property
    def can_retry(self) -> bool:
        """Whether the same bytes may be read another time."""
        return self.is_unread and (self.reason is None or self.reason in PASSING)
