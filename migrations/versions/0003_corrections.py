"""Corrections of people, the queue of what is in doubt, and reading again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _corrections()
    jsonb = postgresql.JSONB(none_as_null=True)
    op.add_column("resumes", sa.Column("parse", jsonb, nullable=True))
    op.add_column("resumes", sa.Column("revision", sa.Integer(), server_default="1", nullable=False))
    op.add_column("resumes", sa.Column("doubts", sa.Integer(), nullable=True))
    parts = postgresql.ARRAY(sa.String())
    op.add_column("resumes", sa.Column("doubtful_parts", parts, server_default="{}", nullable=False))
    op.add_column("resumes", sa.Column("least_confidence", sa.Float(), nullable=True))
    op.add_column("resumes", sa.Column("reread_requested_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("resumes", sa.Column("reread_engine", sa.String(length=60), nullable=True))
    doubtful = ["organization_id", "least_confidence", "id"]
    op.create_index("ix_resumes_doubtful", "resumes", doubtful, postgresql_where=sa.text("doubts > 0"))
    waiting = sa.text("reread_requested_at IS NOT NULL OR doubts IS NULL")
    op.create_index("ix_resumes_reread", "resumes", ["id"], postgresql_where=waiting)


def _corrections() -> None:
    jsonb = postgresql.JSONB(none_as_null=True)
    op.create_table(
        "corrections",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("resume_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("part", sa.String(length=20), nullable=False),
        sa.Column("field", sa.String(length=20), nullable=True),
        sa.Column("anchor", jsonb, nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("value", jsonb, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by_id", sa.BigInteger(), nullable=True),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_corrections_organization_id_organizations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["resume_id"], ["resumes.id"], name=op.f("fk_corrections_resume_id_resumes"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_corrections_user_id_users"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["users.id"], name=op.f("fk_corrections_withdrawn_by_id_users"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    op.create_index(op.f("ix_corrections_resume_id"), "corrections", ["resume_id"])
    op.create_index(op.f("ix_corrections_organization_id"), "corrections", ["organization_id"])


def downgrade() -> None:
    for name in ("ix_resumes_reread", "ix_resumes_doubtful"):
        op.drop_index(name, table_name="resumes")
    columns = (
        "reread_engine",
        "reread_requested_at",
        "least_confidence",
        "doubtful_parts",
        "doubts",
        "revision",
        "parse",
    )
    for name in columns:
        op.drop_column("resumes", name)
    op.drop_table("corrections")
