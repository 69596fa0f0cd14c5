"""Facts and vectors packed as scoring takes them; matches without evidence; half vectors for retrieval."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from pgvector.sqlalchemy import HALFVEC, VECTOR
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

#: Large, and of numbers that do not compress: kept beside the row as they are.
_APART = (("resumes", "facts_packed"), ("resume_vectors", "packed"), ("resume_vectors", "centred"))
_BY_MODEL = "ix_resume_vectors_organization_id_model_id"


def upgrade() -> None:
    op.add_column("resumes", sa.Column("facts_packed", sa.LargeBinary(), nullable=True))
    op.alter_column("resume_vectors", "mean", type_=HALFVEC(), postgresql_using="mean::halfvec")
    op.add_column("resume_vectors", sa.Column("scale", sa.String(length=16), nullable=True))
    op.add_column("resume_vectors", sa.Column("centred", sa.LargeBinary(), nullable=True))
    op.create_index(_BY_MODEL, "resume_vectors", ["organization_id", "model_id"])
    op.alter_column("matches", "data", existing_type=postgresql.JSONB(), nullable=True)
    op.add_column("matches", sa.Column("terms", sa.LargeBinary(), nullable=True))
    op.add_column("matches", sa.Column("terms_key", sa.String(length=32), nullable=True))
    op.add_column("jobs", sa.Column("pool_size", sa.Integer(), nullable=True))
    for table, column in _APART:
        op.execute(f"ALTER TABLE {table} ALTER {column} SET STORAGE EXTERNAL")


def downgrade() -> None:
    op.drop_column("jobs", "pool_size")
    op.drop_column("matches", "terms_key")
    op.drop_column("matches", "terms")
    op.execute("DELETE FROM matches WHERE data IS NULL")
    op.alter_column("matches", "data", existing_type=postgresql.JSONB(), nullable=False)
    op.drop_index(_BY_MODEL, table_name="resume_vectors")
    op.drop_column("resume_vectors", "centred")
    op.drop_column("resume_vectors", "scale")
    op.alter_column("resume_vectors", "mean", type_=VECTOR(), postgresql_using="mean::vector")
    op.drop_column("resumes", "facts_packed")
