"""Labels that recruiters put on people: an organisation's own words, each spelt one way."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mismatch.extensions import db
from mismatch.models.columns import BigIntKey, Created, TenantMixin

LONGEST_TAG = 40


class Tag(db.Model, TenantMixin):
    """One label of an organisation. ``key`` is the name as compared, ``name`` as first written."""

    __tablename__ = "tags"
    __table_args__ = (UniqueConstraint("organization_id", "key"),)

    id: Mapped[BigIntKey]
    key: Mapped[str] = mapped_column(String(3 * LONGEST_TAG))
    name: Mapped[str] = mapped_column(String(LONGEST_TAG))
    created_at: Mapped[Created]


class CandidateTag(db.Model, TenantMixin):
    """A label on a person, and who put it there. It goes with the person."""

    __tablename__ = "candidate_tags"

    candidate_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("candidates.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    tag_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("tags.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )
    added_by_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[Created]
