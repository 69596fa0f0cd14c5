"""Who did what, when: written by operations, never changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from mismatch.extensions import db
from mismatch.models.columns import BigIntKey, Created, TenantMixin
from mismatch.models.organization import Membership


class AuditEvent(db.Model, TenantMixin):
    """One act. ``data`` holds ids and states, never personal data."""

    __tablename__ = "audit_events"

    id: Mapped[BigIntKey]
    actor_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("users.id", ondelete="SET NULL"))
    verb: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int | None] = mapped_column(BigInteger)
    data: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    created_at: Mapped[Created]


def record(actor: Membership, verb: str, row: db.Model, **data: Any) -> None:
    """Add one line to the audit trail of the actor's organisation; the row must have its id."""
    db.session.add(
        AuditEvent(
            organization_id=actor.organization_id,
            actor_id=actor.user_id,
            verb=verb,
            subject=row.__tablename__,
            subject_id=row.id,
            data=data,
        )
    )
