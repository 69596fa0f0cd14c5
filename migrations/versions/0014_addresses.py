"""People by their e-mail address, whether written in small letters or not: who is in a pool twice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_candidates_organization_id_address", "candidates", ["organization_id", sa.text("lower(email)")])
    op.drop_index("ix_candidates_organization_id_email", table_name="candidates")


def downgrade() -> None:
    op.create_index("ix_candidates_organization_id_email", "candidates", ["organization_id", "email"])
    op.drop_index("ix_candidates_organization_id_address", table_name="candidates")
