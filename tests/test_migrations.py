"""Migrations go back and forth over rows, and end in the tables that the models name."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import select, text

from mismatch import create_app
from mismatch.extensions import db
from mismatch.matching import scoring
from mismatch.matching.vectors import texts_hash
from mismatch.models import Match, Resume, ResumeVectors
from tests import factories


@pytest.fixture
def filled(clone_database, servers, tmp_path):
    """A database of its own with a person, vectors of theirs, a vacancy with a pay by the hour, and a score."""
    settings = {"DATABASE_URL": clone_database(), "REDIS_URL": servers.redis_url, "VAR_DIR": str(tmp_path)}
    with create_app({"ENVIRONMENT": "testing", **settings}).app_context():
        member = factories.make_member()
        candidate, job = factories.make_candidate(member), factories.make_job(member)
        job.salary_from, job.salary_to, job.currency, job.salary_period = 12.5, 3_000_000_000, "EUR", "hour"
        about = {"model_id": "none", "texts_hash": texts_hash([]), "packed": b"", "mean": [1.0], "scale": "none"}
        db.session.add(
            ResumeVectors(
                organization_id=member.organization_id,
                resume_id=candidate.resume_id,
                centred=bytes(range(32)) + b"vectors",
                **about,
            )
        )
        db.session.flush()
        scoring.rank_one(scoring.open_job(job), candidate.id)
        db.session.commit()
        yield
        db.session.remove()
        db.engine.dispose()


def _stored():
    """What no migration may change, and what the newest ones make of it."""
    score = db.session.execute(select(Match.score, Match.terms, Match.inputs_hash, Match.data)).one()
    facts = db.session.execute(select(Resume.facts_packed, Resume.facts_head)).one()
    vectors = db.session.execute(select(ResumeVectors.centred, ResumeVectors.centred_digest)).one()
    db.session.rollback()
    return tuple(score), tuple(map(bytes, facts)), tuple(map(bytes, vectors))


def test_there_and_back_over_rows(filled):
    before = _stored()
    downgrade(revision="0008")
    amounts = db.session.execute(text("SELECT salary_from, salary_to FROM jobs")).one()
    db.session.rollback()
    upgrade()
    assert amounts == (13, 2**31 - 1)  # whole numbers, as large as there was room for
    assert _stored() == before
    (_, (packed, head), (centred, digest)) = before
    assert head == packed[:103]
    assert digest == centred[:32] == bytes(range(32))


def test_the_tables_are_those_of_the_models(filled):
    assert compare_metadata(MigrationContext.configure(db.session.connection()), db.metadata) == []
