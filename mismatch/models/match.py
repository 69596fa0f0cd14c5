"""A vacancy × candidate with score, components and evidence."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    Select,
    String,
    UniqueConstraint,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from mismatch.engine.matching.shapes import Match as ScoredMatch
from mismatch.extensions import db
from mismatch.models.candidate import Candidate, Resume
from mismatch.models.columns import BigIntKey, Created, Moment, TenantMixin
from mismatch.models.job import Job


class Match(db.Model, TenantMixin):
    """``organization_id`` is the candidate's tenant: for a person's own space the job is somebody else's.

    One key says that the résumé is the candidate's and both are the tenant's: ten thousand rows are stored at once, and
    every key of a row is looked up for each of them.
    """

    __tablename__ = "matches"
    __table_args__ = (
        ForeignKeyConstraint(
            ["resume_id", "candidate_id", "organization_id"],
            ["resumes.id", "resumes.candidate_id", "resumes.organization_id"],
            ondelete="CASCADE",
        ),
        UniqueConstraint("job_id", "candidate_id"),
        Index("ix_matches_job_id_score", "job_id", "score"),
    )

    id: Mapped[BigIntKey]
    job_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("jobs.id", ondelete="CASCADE"))
    candidate_id: Mapped[int] = mapped_column(BigInteger, index=True)
    resume_id: Mapped[int] = mapped_column(BigInteger, index=True)
    organization_id: Mapped[int] = mapped_column(BigInteger)
    score: Mapped[float]
    band: Mapped[str] = mapped_column(String(10))
    sharpened: Mapped[bool] = mapped_column(default=False)
    gates_passed: Mapped[bool] = mapped_column(default=True)
    data: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    terms: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    terms_key: Mapped[str | None] = mapped_column(String(32))
    engine: Mapped[str] = mapped_column(String(60))
    model_id: Mapped[str | None] = mapped_column(String(120))
    inputs_hash: Mapped[str] = mapped_column(String(64))
    job_revision: Mapped[int]
    created_at: Mapped[Created]
    updated_at: Mapped[Moment]

    job: Mapped[Job] = relationship()
    candidate: Mapped[Candidate] = relationship(
        primaryjoin=lambda: foreign(Match.candidate_id) == Candidate.id, viewonly=True
    )
    resume: Mapped[Resume] = relationship(primaryjoin=lambda: foreign(Match.resume_id) == Resume.id, viewonly=True)

    @property
    def scored(self) -> ScoredMatch:
        """The engine's answer, whole: components, gates, evidence. Say ``explain`` first: not every row keeps it."""
        return msgspec.convert(self.data, ScoredMatch)

    @property
    def is_stale(self) -> bool:
        """Whether the vacancy or the résumé has changed since this match was made, or was corrected just now."""
        other = self.job_revision != self.job.revision or self.resume_id != self.candidate.resume_id
        return other or self.candidate.ranking_requested_at is not None

    @staticmethod
    def best_first(job_id: int) -> Select[Match]:
        """Matches of one vacancy in the order they are shown; ties in a stable order."""
        return select(Match).where(Match.job_id == job_id).order_by(Match.score.desc(), Match.candidate_id)
