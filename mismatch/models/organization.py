"""Organisations, who belongs to them, and who is invited."""

from __future__ import annotations

import enum

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mismatch.extensions import db
from mismatch.models.columns import BigIntKey, Created, Moment, TenantMixin, now
from mismatch.models.user import User


class OrganizationKind(enum.StrEnum):
    """A person who looks for work owns a space of one, so that tenancy has a single rule."""

    EMPLOYER = "employer"
    PERSONAL = "personal"


class OrganizationRole(enum.StrEnum):
    OWNER = "owner"
    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    CANDIDATE = "candidate"


class Organization(db.Model):
    """A tenant: an employer's workspace, or the personal space of a candidate."""

    __tablename__ = "organizations"

    id: Mapped[BigIntKey]
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[OrganizationKind] = mapped_column(String(20), default=OrganizationKind.EMPLOYER)
    is_demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[Created]

    memberships: Mapped[list[Membership]] = relationship(back_populates="organization", cascade="all, delete-orphan")


class Membership(db.Model, TenantMixin):
    """One user's role in one organisation: the actor of every operation."""

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("organization_id", "user_id"),)

    id: Mapped[BigIntKey]
    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("users.id", ondelete="CASCADE"), index=True)
    role: Mapped[OrganizationRole] = mapped_column(String(20))
    created_at: Mapped[Created]

    user: Mapped[User] = relationship(back_populates="memberships", lazy="joined")
    organization: Mapped[Organization] = relationship(back_populates="memberships", lazy="joined")


class Invitation(db.Model, TenantMixin):
    """An offer to join, sent by e-mail. Only the hash of its token is stored."""

    __tablename__ = "invitations"

    id: Mapped[BigIntKey]
    email: Mapped[str] = mapped_column(String(255), index=True)
    role: Mapped[OrganizationRole] = mapped_column(String(20))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    invited_by_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[Created]
    expires_at: Mapped[Moment]
    accepted_at: Mapped[Moment | None]
    revoked_at: Mapped[Moment | None]

    organization: Mapped[Organization] = relationship()
    invited_by: Mapped[User | None] = relationship()

    @property
    def is_open(self) -> bool:
        """Whether it can still be accepted: not accepted, not withdrawn, not expired."""
        return self.accepted_at is None and self.revoked_at is None and self.expires_at > now()
