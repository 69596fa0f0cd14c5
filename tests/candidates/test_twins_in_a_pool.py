"""Looking for twins in a large pool: a few look-ups, however many people there are; counted, not timed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event, text

from mismatch.candidates.twins import MOST, twins_of
from mismatch.extensions import db
from mismatch.models import Candidate, Membership
from tests import factories

PEOPLE = 3_000
#: Of those, with one phone: an agency's.
SAME_PHONE = 100

_FILL = """
WITH someone AS (
    INSERT INTO candidates (organization_id, name, email, phone, source)
    SELECT :organization_id, 'P', 'p' || n || '@example.com', '+7' ||
           CASE WHEN n > :people - :same THEN 0 ELSE n END, 'upload'
    FROM generate_series(1, :people) n RETURNING id, organization_id
), file AS (
    INSERT INTO documents (organization_id, sha256, size, media_type, content)
    SELECT organization_id, lpad(id::text, 64, '0'), 1, 'text/plain', ''::bytea FROM someone
    RETURNING id, organization_id, sha256::bigint AS candidate_id
)
INSERT INTO resumes (organization_id, candidate_id, document_id, filename, language, engine, as_of, text, data, layout,
                     pages, skills)
SELECT organization_id, candidate_id, id, 'f', 'ru', '0', now(), '', '{}', ''::bytea, 1, '{}' FROM file
"""


@pytest.fixture
def pool(session) -> Iterator[Membership]:
    member = factories.make_member()
    db.session.execute(text("SET LOCAL session_replication_role = replica"))  # no keys are looked up
    numbers = {"organization_id": member.organization_id, "people": PEOPLE, "same": SAME_PHONE}
    db.session.execute(text(_FILL), numbers)
    db.session.execute(text("SET LOCAL session_replication_role = origin"))
    for table in ("candidates", "resumes", "documents"):
        db.session.execute(text(f"ANALYZE {table}"))
    return member


def _plan(candidate: Candidate) -> list[dict[str, Any]]:
    """Every step that PostgreSQL takes to answer, with the rows that it met."""
    asked: list[tuple[str, Any]] = []

    def noted(connection, cursor, statement, parameters, context, executemany) -> None:
        asked.append((statement, parameters))

    candidate.id, candidate.email  # noqa: B018 - loaded before we listen
    event.listen(db.engine, "before_cursor_execute", noted)
    try:
        twins_of(candidate)
    finally:
        event.remove(db.engine, "before_cursor_execute", noted)
    ((statement, parameters),) = asked
    connection = db.session.connection()
    explained = connection.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", parameters).scalar_one()
    return list(_steps(explained[0]["Plan"]))


def _steps(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for step in plan.get("Plans", []):
        yield from _steps(step)


@pytest.mark.parametrize("which", ["somebody", "one of an agency"])
def test_nobody_else_is_read(pool: Membership, which: str):
    candidate = factories.make_candidate(pool)
    db.session.flush()
    candidate.phone = "+70" if which == "one of an agency" else candidate.phone
    db.session.flush()
    assert twins_of(candidate) == []
    steps = _plan(candidate)
    assert [step["Node Type"] for step in steps if step["Node Type"] == "Seq Scan"] == []
    met = sum(
        (step["Actual Rows"] + step.get("Rows Removed by Filter", 0)) * step["Actual Loops"]
        for step in steps
        if "Scan" in step["Node Type"] and "Bitmap" not in step["Node Type"]
    )
    assert met <= 8 * (MOST + 1)


def test_a_twin_is_found_among_many(pool: Membership):
    candidate = factories.make_candidate(pool)
    candidate.email = "p1500@example.com"
    db.session.flush()
    assert [(twin.candidate.email, twin.by) for twin in twins_of(candidate)] == [(candidate.email, "email")]
