"""The index of meaning in lists (IVFFlat) instead of a graph; vectors stand in the row, where they are compared."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_INDEX = "ix_search_entries_meaning"
_ON = "CREATE INDEX ix_search_entries_meaning ON search_entries USING"
_EXPRESSION = "((meaning::halfvec(384)) halfvec_cosine_ops)"
_WHERE = "WHERE vector_dims(meaning) = 384"
_ROWS_A_LIST, _FEWEST_ROWS, _MOST_LISTS = 200, 4000, 1000


def upgrade() -> None:
    op.execute("SET LOCAL maintenance_work_mem = '256MB'")
    op.drop_index(_INDEX, "search_entries")
    # A vector beside its row costs several reads, one in it none. What is stored already is written anew by CLUSTER.
    op.execute("ALTER TABLE search_entries ALTER meaning SET STORAGE MAIN")
    op.execute("CLUSTER search_entries USING pk_search_entries")
    op.execute("ALTER TABLE search_entries SET WITHOUT CLUSTER")
    rows, model = _most()
    lists = max(1, min(rows // _ROWS_A_LIST, _MOST_LISTS)) if rows >= _FEWEST_ROWS else 1
    op.execute(f"{_ON} ivfflat {_EXPRESSION} WITH (lists = {lists}) {_WHERE}")
    op.execute(sa.text(f"COMMENT ON INDEX {_INDEX} IS {_quoted(model)}"))
    op.execute("ANALYZE search_entries")


def _most() -> tuple[int, str]:
    """How many rows the index will have, and the model of most of them: the lists suit its vectors."""
    counted = f"SELECT count(*), coalesce(model_id, '') FROM search_entries {_WHERE} GROUP BY 2 ORDER BY 1 DESC"  # noqa: S608
    found = op.get_bind().execute(sa.text(counted)).all()
    return sum(row[0] for row in found), found[0][1] if found else ""


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''").replace(":", "\\:") + "'"


def downgrade() -> None:
    op.drop_index(_INDEX, "search_entries")
    op.execute("ALTER TABLE search_entries ALTER meaning SET STORAGE EXTERNAL")
    op.execute(f"{_ON} hnsw {_EXPRESSION} {_WHERE}")
