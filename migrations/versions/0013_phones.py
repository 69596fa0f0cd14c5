"""People by their phone: who is in a pool twice."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_candidates_organization_id_phone", "candidates", ["organization_id", "phone"])


def downgrade() -> None:
    op.drop_index("ix_candidates_organization_id_phone", table_name="candidates")
