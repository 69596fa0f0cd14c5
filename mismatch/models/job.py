"""Vacancies and what they ask for."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    ForeignKey,
    Index,
    LargeBinary,
    Select,
    String,
    Text,
    case,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, aliased, mapped_column, relationship

from mismatch.engine.matching.demand import asked_by_fields
from mismatch.engine.matching.pay_periods import A_MONTH
from mismatch.engine.matching.shapes import Requirement as ReadRequirement
from mismatch.engine.matching.shapes import Vacancy
from mismatch.extensions import db
from mismatch.models.columns import Amount, BigIntKey, Created, Moment, TenantMixin
from mismatch.models.organization import Organization, OrganizationKind

#: What pay can be told in: money that both sides of a vacancy choose from.
CURRENCIES = ("RUB", "USD", "EUR", "KZT", "BYN", "GBP", "INR")
LARGEST_PAY = 2_000_000_000


class JobStatus(enum.StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    CLOSED = "closed"


class Job(db.Model, TenantMixin):
    """A vacancy. ``revision`` grows whenever something that the score depends on changes."""

    __tablename__ = "jobs"
    __table_args__ = (Index("ix_jobs_organization_id_status", "organization_id", "status"),)

    id: Mapped[BigIntKey]
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(2))
    status: Mapped[JobStatus] = mapped_column(String(20), default=JobStatus.DRAFT)
    location: Mapped[str | None] = mapped_column(String(200))
    remote: Mapped[bool] = mapped_column(default=False)
    seniority: Mapped[str | None] = mapped_column(String(20))
    experience_years: Mapped[float | None]
    salary_from: Mapped[Amount | None]
    salary_to: Mapped[Amount | None]
    currency: Mapped[str | None] = mapped_column(String(3))
    salary_period: Mapped[str | None] = mapped_column(String(10))
    salary_tax: Mapped[str | None] = mapped_column(String(5))
    document_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("documents.id", ondelete="SET NULL"))
    created_by_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[Created]
    published_at: Mapped[Moment | None]
    closed_at: Mapped[Moment | None]
    revision: Mapped[int] = mapped_column(default=1)
    ranking_requested_at: Mapped[Moment | None]
    ranking_total: Mapped[int] = mapped_column(default=0)
    ranking_done: Mapped[int] = mapped_column(default=0)
    #: Résumés still to be packed anew before the ranking can begin: see matching/renewing.
    ranking_renewing: Mapped[int] = mapped_column(default=0, server_default="0")
    pool_size: Mapped[int | None]
    ranked_revision: Mapped[int | None]
    ranked_at: Mapped[Moment | None]

    organization: Mapped[Organization] = relationship()
    requirements: Mapped[list[Requirement]] = relationship(
        back_populates="job", order_by="Requirement.position, Requirement.id", cascade="all, delete-orphan"
    )

    @property
    def is_published(self) -> bool:
        return self.status == JobStatus.PUBLISHED

    @property
    def is_being_ranked(self) -> bool:
        return self.ranking_requested_at is not None

    @property
    def is_ranked_in_part(self) -> bool:
        """Whether the pool was too large to score everybody: the others came behind in the retrieval."""
        return self.pool_size is not None and self.pool_size > self.ranking_total

    @property
    def vacancy(self) -> Vacancy:
        """What the engine scores against: the requirements as the recruiter left them."""
        return Vacancy(
            title=self.title,
            text=self.text,
            language="en" if self.language == "en" else "ru",
            requirements=[requirement.read for requirement in self.requirements],
            location=self.location,
            remote=self.remote,
            seniority=self.seniority,
            experience_years=self.experience_years,
            salary_from=self.salary_from,
            salary_to=self.salary_to,
            currency=self.currency,
            salary_period=self.salary_period,
            salary_tax=self.salary_tax,
        )

    @property
    def asked_by_details(self) -> list[ReadRequirement]:
        """What the fields of the form ask for although no line of the list does; it counts in the score like a line."""
        return asked_by_fields(self.vacancy)

    def request_ranking(self, moment: datetime) -> None:
        """Note that every match of this vacancy has to be made anew."""
        self.ranking_requested_at = moment
        self.ranking_done = 0

    @staticmethod
    def highest_pay_a_month() -> ColumnElement[float | None]:
        """The most a vacancy pays a month, for a query; null where it tells none or pays by the shift or the lesson."""
        months = case(A_MONTH, value=func.coalesce(Job.salary_period, "month"))
        return func.coalesce(Job.salary_to, Job.salary_from) * months

    @staticmethod
    def open_to_candidates() -> Select[Job]:
        """Published vacancies of every employer: the one list that crosses tenants by design. Of demos, one shows."""
        others = aliased(Organization)
        first = select(func.min(others.id)).where(others.is_demo, others.kind == OrganizationKind.EMPLOYER)
        repeated = select(Organization.id).where(Organization.is_demo, Organization.id != first.scalar_subquery())
        return select(Job).where(Job.status == JobStatus.PUBLISHED, Job.organization_id.not_in(repeated))


class Requirement(db.Model, TenantMixin):
    """One demand of a vacancy. Locked: a person decided it, re-reading the text leaves it alone."""

    __tablename__ = "requirements"

    id: Mapped[BigIntKey]
    job_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("jobs.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(String(500))
    kind: Mapped[str] = mapped_column(String(20))
    must: Mapped[bool] = mapped_column(default=True)
    weight: Mapped[float] = mapped_column(default=1.0)
    locked: Mapped[bool] = mapped_column(default=False)
    data: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)

    job: Mapped[Job] = relationship(back_populates="requirements")

    @property
    def read(self) -> ReadRequirement:
        """The requirement in the engine's shape."""
        return ReadRequirement(
            **{**self.data, "text": self.text, "kind": self.kind, "must": self.must, "weight": self.weight}
        )

    @classmethod
    def from_read(cls, read: ReadRequirement, *, organization_id: int, position: int) -> Requirement:
        """A row of what the engine read; the columns a person edits stand apart from the rest."""
        data = {
            name: getattr(read, name)
            for name in ("skills", "years", "language", "level", "place", "start", "end")
            if getattr(read, name) not in (None, [])
        }
        return cls(
            organization_id=organization_id,
            position=position,
            text=read.text[:500],
            kind=read.kind,
            must=read.must,
            weight=read.weight,
            data=data,
        )


class JobVectors(db.Model, TenantMixin):
    """Vectors of a vacancy's texts by one model, packed float16, one row a text."""

    __tablename__ = "job_vectors"

    job_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    model_id: Mapped[str] = mapped_column(String(120), primary_key=True)
    texts_hash: Mapped[str] = mapped_column(String(64))
    packed: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[Created]
