"""What people said about a résumé: kept apart from the parse, laid over it."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import BigInteger, ForeignKey, String, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mismatch.engine.parsing.anchors import Anchor
from mismatch.engine.parsing.corrections import Correction as Said
from mismatch.extensions import db
from mismatch.models.columns import BigIntKey, Created, Moment, TenantMixin
from mismatch.models.user import User


class Correction(db.Model, TenantMixin):
    """One word of a person about one field. Taken back or replaced it stays, as history."""

    __tablename__ = "corrections"

    id: Mapped[BigIntKey]
    resume_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("resumes.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("users.id", ondelete="SET NULL"))
    part: Mapped[str] = mapped_column(String(20))
    field: Mapped[str | None] = mapped_column(String(20))
    anchor: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    before: Mapped[str | None] = mapped_column(Text)
    value: Mapped[Any | None] = mapped_column(JSONB(none_as_null=True))
    created_at: Mapped[Created]
    withdrawn_at: Mapped[Moment | None]
    withdrawn_by_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("users.id", ondelete="SET NULL"))

    user: Mapped[User | None] = relationship(foreign_keys=[user_id])

    @property
    def is_in_force(self) -> bool:
        return self.withdrawn_at is None

    @property
    def said(self) -> Said:
        """The correction in the engine's shape."""
        anchor = msgspec.convert(self.anchor, Anchor) if self.anchor is not None else None
        return Said(id=self.id, part=self.part, field=self.field, anchor=anchor, before=self.before, value=self.value)
