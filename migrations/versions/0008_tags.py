"""Labels on people; the words of a résumé are searched in one place only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tags",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        _to("tags", "organization_id", "organizations", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tags")),
        sa.UniqueConstraint("organization_id", "key", name=op.f("uq_tags_organization_id_key")),
    )
    op.create_index(op.f("ix_tags_organization_id"), "tags", ["organization_id"])
    op.create_table(
        "candidate_tags",
        sa.Column("candidate_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("tag_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("added_by_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        _to("candidate_tags", "candidate_id", "candidates", "CASCADE"),
        _to("candidate_tags", "tag_id", "tags", "CASCADE"),
        _to("candidate_tags", "added_by_id", "users", "SET NULL"),
        _to("candidate_tags", "organization_id", "organizations", "CASCADE"),
        sa.PrimaryKeyConstraint("candidate_id", "tag_id", name=op.f("pk_candidate_tags")),
    )
    for column in ("organization_id", "tag_id"):
        op.create_index(op.f(f"ix_candidate_tags_{column}"), "candidate_tags", [column])
    op.drop_column("resumes", "search")


def _to(table: str, column: str, target: str, gone: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=gone)


def downgrade() -> None:
    words = sa.Computed("to_tsvector('russian', left(text, 100000))", persisted=True)
    op.add_column("resumes", sa.Column("search", postgresql.TSVECTOR(), words))
    op.create_index("ix_resumes_search", "resumes", ["search"], postgresql_using="gin")
    op.drop_table("candidate_tags")
    op.drop_table("tags")
