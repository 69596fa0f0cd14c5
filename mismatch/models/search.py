"""What a search looks at: one narrow row a candidate."""

from __future__ import annotations

from typing import Any

from pgvector.sqlalchemy import HALFVEC
from sqlalchemy import BigInteger, ForeignKey, Index, String, literal_column
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from mismatch.extensions import db
from mismatch.models.columns import Moment, TenantMixin

#: Length of the vectors that have an index; those of other models are compared one by one.
INDEXED_DIMENSIONS = 384
#: The index of meaning. It begins with one list; ``search/lists.py`` finds more as pools grow.
LIST_INDEX = "ix_search_entries_meaning"


class SearchEntry(db.Model, TenantMixin):
    """The résumé that counts, for searching. ``words`` holds its words and its facts (``engine/search/entry.py``).

    The words are stored beside the row, so that filters and counts read small rows only; the vector stands in it,
    where it is compared without being looked for.
    """

    __tablename__ = "search_entries"
    __table_args__ = (
        Index("ix_search_entries_words", "words", postgresql_using="gin", postgresql_with={"fastupdate": "off"}),
        Index(
            LIST_INDEX,
            literal_column(f"(meaning::halfvec({INDEXED_DIMENSIONS}))").label("meaning"),
            postgresql_using="ivfflat",
            postgresql_with={"lists": 1},
            postgresql_ops={"meaning": "halfvec_cosine_ops"},
            postgresql_where=literal_column(f"vector_dims(meaning) = {INDEXED_DIMENSIONS}"),
        ),
        Index("ix_search_entries_organization_id_candidate_id", "organization_id", "candidate_id"),
    )

    candidate_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("candidates.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    resume_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("resumes.id", ondelete="CASCADE"), index=True)
    resume_revision: Mapped[int]
    version: Mapped[int]
    added_at: Mapped[Moment]
    experience_months: Mapped[int | None]
    salary: Mapped[int | None]
    currency: Mapped[str | None] = mapped_column(String(3))
    has_contact: Mapped[bool] = mapped_column(default=False)
    model_id: Mapped[str | None] = mapped_column(String(120))
    words: Mapped[str] = mapped_column(TSVECTOR, deferred=True)
    meaning: Mapped[Any | None] = mapped_column(HALFVEC(), deferred=True)
