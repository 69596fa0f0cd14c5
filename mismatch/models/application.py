"""A candidate's way through one vacancy's stages."""

from __future__ import annotations

import enum

from sqlalchemy import BigInteger, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mismatch.extensions import db
from mismatch.models.candidate import Candidate
from mismatch.models.columns import BigIntKey, Created, Moment, TenantMixin
from mismatch.models.job import Job
from mismatch.models.user import User


class Stage(enum.StrEnum):
    NEW = "new"
    SHORTLIST = "shortlist"
    INTERVIEW = "interview"
    OFFER = "offer"
    HIRED = "hired"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Application(db.Model, TenantMixin):
    """One candidate in one vacancy. ``source``: "upload" (a recruiter added it) or "applied" (the person did)."""

    __tablename__ = "applications"
    __table_args__ = (UniqueConstraint("job_id", "candidate_id"),)

    id: Mapped[BigIntKey]
    job_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("jobs.id", ondelete="CASCADE"))
    candidate_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("candidates.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("users.id", ondelete="SET NULL"), index=True)
    stage: Mapped[Stage] = mapped_column(String(20), default=Stage.NEW)
    source: Mapped[str] = mapped_column(String(20), default="upload")
    created_at: Mapped[Created]
    updated_at: Mapped[Moment | None]

    job: Mapped[Job] = relationship()
    candidate: Mapped[Candidate] = relationship()
    history: Mapped[list[StageChange]] = relationship(
        back_populates="application", order_by="StageChange.id", cascade="all, delete-orphan", passive_deletes=True
    )


class StageChange(db.Model, TenantMixin):
    """Who moved an application, from where to where, and the score at that moment with all that it was made of."""

    __tablename__ = "stage_changes"

    id: Mapped[BigIntKey]
    application_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("applications.id", ondelete="CASCADE"), index=True
    )
    from_stage: Mapped[Stage | None] = mapped_column(String(20))
    to_stage: Mapped[Stage] = mapped_column(String(20))
    actor_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("users.id", ondelete="SET NULL"))
    score: Mapped[float | None]
    band: Mapped[str | None] = mapped_column(String(10))
    engine: Mapped[str | None] = mapped_column(String(60))
    inputs_hash: Mapped[str | None] = mapped_column(String(64))
    components: Mapped[dict[str, dict[str, float]] | None] = mapped_column(JSONB(none_as_null=True))
    weights_version: Mapped[int | None]
    note: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[Created]

    application: Mapped[Application] = relationship(back_populates="history")
    actor: Mapped[User | None] = relationship()
