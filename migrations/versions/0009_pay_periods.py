"""Pay for an hour, a shift, a lesson, a week, a month, a year; before or after tax; pence."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_AMOUNTS = ("salary_from", "salary_to")


def upgrade() -> None:
    for column in _AMOUNTS:
        op.alter_column("jobs", column, existing_type=sa.Integer(), type_=sa.Numeric(12, 2))
    op.add_column("jobs", sa.Column("salary_period", sa.String(length=10), nullable=True))
    op.add_column("jobs", sa.Column("salary_tax", sa.String(length=5), nullable=True))
    # Until now a pay was a month's or, where western employers name it, a year's.
    op.execute(
        """
        UPDATE jobs
        SET salary_period = CASE
            WHEN currency IN ('USD', 'EUR', 'GBP') AND coalesce(salary_to, salary_from) >= 15000 THEN 'year'
            ELSE 'month'
        END
        WHERE coalesce(salary_to, salary_from) IS NOT NULL
        """
    )


def downgrade() -> None:
    op.drop_column("jobs", "salary_tax")
    op.drop_column("jobs", "salary_period")
    for column in _AMOUNTS:
        op.alter_column(
            "jobs",
            column,
            existing_type=sa.Numeric(12, 2),
            type_=sa.Integer(),
            postgresql_using=f"least(round({column}), 2147483647)::integer",
        )
