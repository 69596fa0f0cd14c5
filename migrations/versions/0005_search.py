"""One narrow row a candidate for searching: words and facts in one text vector, the meaning in an HNSW index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from pgvector.sqlalchemy import HALFVEC
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "search_entries",
        sa.Column("candidate_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("resume_id", sa.BigInteger(), nullable=False),
        sa.Column("resume_revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("experience_months", sa.Integer(), nullable=True),
        sa.Column("salary", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column("has_contact", sa.Boolean(), nullable=False),
        sa.Column("model_id", sa.String(length=120), nullable=True),
        sa.Column("words", postgresql.TSVECTOR(), nullable=False),
        sa.Column("meaning", HALFVEC(), nullable=True),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name="fk_search_entries_candidate_id_candidates", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["resume_id"], ["resumes.id"], name="fk_search_entries_resume_id_resumes", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name="fk_search_entries_organization_id_organizations",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("candidate_id", name="pk_search_entries"),
    )
    # The large columns stand beside the row, uncompressed: a search reads either few of them or none.
    op.execute("ALTER TABLE search_entries ALTER words SET STORAGE EXTERNAL, ALTER meaning SET STORAGE EXTERNAL")
    op.execute("ALTER TABLE search_entries SET (toast_tuple_target = 128)")
    for columns in (["organization_id"], ["resume_id"]):
        op.create_index(f"ix_search_entries_{columns[0]}", "search_entries", columns)
    op.create_index(
        "ix_search_entries_organization_id_candidate_id", "search_entries", ["organization_id", "candidate_id"]
    )
    op.execute("CREATE INDEX ix_search_entries_words ON search_entries USING gin (words) WITH (fastupdate = off)")
    op.execute(
        "CREATE INDEX ix_search_entries_meaning ON search_entries "
        "USING hnsw ((meaning::halfvec(384)) halfvec_cosine_ops) WHERE vector_dims(meaning) = 384"
    )


def downgrade() -> None:
    op.drop_table("search_entries")
