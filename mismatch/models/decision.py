"""What an organisation learns from its own decisions: weights it may accept, and groups recorded voluntarily."""

from __future__ import annotations

import enum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Select, String, UniqueConstraint, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mismatch.extensions import db
from mismatch.models.application import Application
from mismatch.models.columns import BigIntKey, Created, Moment, TenantMixin


class WeightsState(enum.StrEnum):
    ASKED = "asked"
    REFUSED = "refused"
    PROPOSED = "proposed"
    DISCARDED = "discarded"
    IN_FORCE = "in_force"
    REPLACED = "replaced"


class WeightSet(db.Model, TenantMixin):
    """Component weights proposed from an organisation's decisions. They count only after a person accepted them.

    ``figures`` hold what the proposal rests on, or why there is none.
    """

    __tablename__ = "weight_sets"
    __table_args__ = (UniqueConstraint("organization_id", "version"),)

    id: Mapped[BigIntKey]
    version: Mapped[int]
    state: Mapped[WeightsState] = mapped_column(String(20), default=WeightsState.ASKED)
    components: Mapped[dict[str, float]] = mapped_column(JSONB, default=dict)
    figures: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    asked_by_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("users.id", ondelete="SET NULL"))
    decided_by_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[Created]
    decided_at: Mapped[Moment | None]

    @staticmethod
    def in_force(organization_id: int) -> Select[WeightSet]:
        """The weights an organisation scores by; none when it scores by those that ship."""
        return select(WeightSet).filter_by(organization_id=organization_id, state=WeightsState.IN_FORCE)


class GroupEntry(db.Model, TenantMixin):
    """A group that somebody said of an application, voluntarily: read by one report, never by a score."""

    __tablename__ = "group_entries"
    __table_args__ = (UniqueConstraint("application_id", "attribute"),)

    id: Mapped[BigIntKey]
    application_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("applications.id", ondelete="CASCADE"))
    attribute: Mapped[str] = mapped_column(String(60))
    value: Mapped[str] = mapped_column(String(60))
    source: Mapped[str] = mapped_column(String(20))
    recorded_by_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[Created]

    application: Mapped[Application] = relationship()
