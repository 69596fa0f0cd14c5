"""Columns that many models share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from sqlalchemy import BigInteger, DateTime, ForeignKey, Identity, Numeric, func
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

BigIntKey = Annotated[int, mapped_column(BigInteger, Identity(), primary_key=True)]
#: An amount of money to the penny.
Amount = Annotated[float, mapped_column(Numeric(12, 2, asdecimal=False))]
Moment = Annotated[datetime, mapped_column(DateTime(timezone=True))]
Created = Annotated[datetime, mapped_column(DateTime(timezone=True), server_default=func.now(), nullable=False)]


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


class TenantMixin:
    """A row that belongs to one organisation; queries of such rows begin at ``permissions.tenant``."""

    @declared_attr
    def organization_id(cls) -> Mapped[int]:  # noqa: N805 - declared_attr is called on the class
        return mapped_column(BigInteger, ForeignKey("organizations.id", ondelete="CASCADE"), index=True)
