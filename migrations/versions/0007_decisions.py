"""What was known when a decision was made, weights of an organisation, groups recorded voluntarily."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("stage_changes", sa.Column("band", sa.String(length=10), nullable=True))
    op.add_column("stage_changes", sa.Column("inputs_hash", sa.String(length=64), nullable=True))
    op.add_column("stage_changes", sa.Column("components", postgresql.JSONB(none_as_null=True), nullable=True))
    op.add_column("stage_changes", sa.Column("weights_version", sa.Integer(), nullable=True))
    op.create_table(
        "weight_sets",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("components", postgresql.JSONB(), nullable=False),
        sa.Column("figures", postgresql.JSONB(), nullable=False),
        sa.Column("asked_by_id", sa.BigInteger(), nullable=True),
        sa.Column("decided_by_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        _to("weight_sets", "organization_id", "organizations", "CASCADE"),
        _to("weight_sets", "asked_by_id", "users", "SET NULL"),
        _to("weight_sets", "decided_by_id", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weight_sets")),
        sa.UniqueConstraint("organization_id", "version", name=op.f("uq_weight_sets_organization_id_version")),
    )
    op.create_index(op.f("ix_weight_sets_organization_id"), "weight_sets", ["organization_id"])
    op.create_table(
        "group_entries",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("application_id", sa.BigInteger(), nullable=False),
        sa.Column("attribute", sa.String(length=60), nullable=False),
        sa.Column("value", sa.String(length=60), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("recorded_by_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        _to("group_entries", "organization_id", "organizations", "CASCADE"),
        _to("group_entries", "application_id", "applications", "CASCADE"),
        _to("group_entries", "recorded_by_id", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_entries")),
        sa.UniqueConstraint("application_id", "attribute", name=op.f("uq_group_entries_application_id_attribute")),
    )
    op.create_index(op.f("ix_group_entries_organization_id"), "group_entries", ["organization_id"])


def _to(table: str, column: str, target: str, gone: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=gone)


def downgrade() -> None:
    op.drop_table("group_entries")
    op.drop_table("weight_sets")
    for name in ("weights_version", "components", "inputs_hash", "band"):
        op.drop_column("stage_changes", name)
