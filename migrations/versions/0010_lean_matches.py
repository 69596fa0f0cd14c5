"""A score belongs to one résumé of one candidate of one organisation by a single key; digests stand in their rows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_OWNER, _WHOLE_OWNER = "fk_resumes_candidate_id_candidates", "fk_resumes_candidate_id_organization_id_candidates"
_WHOLE_RESUME = "fk_matches_resume_id_candidate_id_organization_id_resumes"
_INDEX = "ix_matches_organization_id"
#: Keys of a score that the one to its résumé now stands for: column, table, name.
_SINGLE = (
    ("resume_id", "resumes", "fk_matches_resume_id_resumes"),
    ("candidate_id", "candidates", "fk_matches_candidate_id_candidates"),
    ("organization_id", "organizations", "fk_matches_organization_id_organizations"),
)
#: Beginnings of large values that lie beside their rows: table, column, its source, how many bytes.
_HEADS = (("resumes", "facts_head", "facts_packed", 103), ("resume_vectors", "centred_digest", "centred", 32))


def upgrade() -> None:
    op.create_unique_constraint("uq_candidates_id_organization_id", "candidates", ["id", "organization_id"])
    op.create_unique_constraint(
        "uq_resumes_id_candidate_id_organization_id", "resumes", ["id", "candidate_id", "organization_id"]
    )
    op.drop_constraint(_OWNER, "resumes", type_="foreignkey")
    _refer("resumes", "candidates", ["candidate_id", "organization_id"], ["id", "organization_id"], _WHOLE_OWNER)
    # None has been made so; if there were one it would be made anew by the next ranking.
    op.execute(
        """
        DELETE FROM matches WHERE NOT EXISTS (
            SELECT FROM resumes
            WHERE resumes.id = matches.resume_id
              AND resumes.candidate_id = matches.candidate_id
              AND resumes.organization_id = matches.organization_id
        )
        """
    )
    for _, _, name in _SINGLE:
        op.drop_constraint(name, "matches", type_="foreignkey")
    whole = ["candidate_id", "organization_id"]
    _refer("matches", "resumes", ["resume_id", *whole], ["id", *whole], _WHOLE_RESUME)
    op.drop_index(_INDEX, table_name="matches")
    for table, name, source, size in _HEADS:  # writes the table anew
        head = sa.Computed(f"substring({source} FROM 1 FOR {size})", persisted=True)
        op.add_column(table, sa.Column(name, sa.LargeBinary(), head, nullable=True))


def downgrade() -> None:
    for table, name, _, _ in _HEADS:
        op.drop_column(table, name)
    op.create_index(_INDEX, "matches", ["organization_id"])
    op.drop_constraint(_WHOLE_RESUME, "matches", type_="foreignkey")
    for column, table, name in _SINGLE:
        _refer("matches", table, [column], ["id"], name)
    op.drop_constraint(_WHOLE_OWNER, "resumes", type_="foreignkey")
    _refer("resumes", "candidates", ["candidate_id"], ["id"], _OWNER)
    op.drop_constraint("uq_resumes_id_candidate_id_organization_id", "resumes", type_="unique")
    op.drop_constraint("uq_candidates_id_organization_id", "candidates", type_="unique")


def _refer(source: str, target: str, columns: list[str], referred: list[str], name: str) -> None:
    op.create_foreign_key(name, source, target, columns, referred, ondelete="CASCADE")
