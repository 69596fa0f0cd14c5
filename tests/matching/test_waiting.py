"""Nobody who corrects a résumé waits for its scores or its vectors to be made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from mismatch import create_app
from mismatch.candidates import correcting
from mismatch.extensions import db
from mismatch.matching import scoring, tasks, vectors
from mismatch.models import Candidate, Match, Organization, Resume
from tests import factories
from tests.fixtures.web import MODELS

_ROWS = (
    "SELECT id FROM candidates WHERE id = :candidate FOR UPDATE NOWAIT",
    "SELECT id FROM resumes WHERE id = :resume FOR UPDATE NOWAIT",
)


@pytest.fixture
def candidate(clone_database, claim_redis, tmp_path: Path) -> Iterator[Candidate]:
    """Somebody in an app whose commits are real, with two vacancies to be scored against."""
    settings = {"DATABASE_URL": clone_database(), "REDIS_URL": claim_redis(), "VAR_DIR": str(tmp_path)}
    app = create_app({"ENVIRONMENT": "testing", "MODELS_DIR": str(MODELS), **settings})
    with app.app_context():
        member = factories.make_member()
        for _ in range(2):
            factories.make_job(member)
        made = factories.make_candidate(member)
        db.session.commit()
        yield made
        db.session.remove()
        db.engine.dispose()


def _free(rows: dict[str, int]) -> None:
    """Take both rows at once from another connection; raises when somebody holds one."""
    with db.engine.begin() as other:
        for statement in _ROWS:
            assert other.execute(text(statement), rows).first() is not None


def test_the_rows_are_free_while_scores_are_made(candidate, monkeypatch):
    rows, seen, real = {"candidate": candidate.id, "resume": candidate.resume_id}, [], scoring.open_job

    def looked_at(job):
        _free(rows)
        seen.append(job.id)
        return real(job)

    monkeypatch.setattr(scoring, "open_job", looked_at)
    tasks.rank_candidate(candidate.id)
    assert len(seen) == db.session.query(Match).count() == 2


def test_the_rows_are_free_while_vectors_are_made(candidate, monkeypatch):
    rows, seen, real = {"candidate": candidate.id, "resume": candidate.resume_id}, [], vectors.embedder()

    class Watched:
        model_id, dimensions = real.model_id, real.dimensions

        def encode(self, texts):
            _free(rows)
            seen.append(len(texts))
            return real.encode(texts)

    monkeypatch.setattr(vectors, "_embedder", Watched())
    tasks.sharpen_resume(candidate.resume_id)
    assert seen[0] > 0


def test_what_is_corrected_while_scores_are_made_is_scored_by_the_next_task(candidate, monkeypatch):
    candidate_id, resume_id, real = candidate.id, candidate.resume_id, scoring.rank_one
    member = factories.make_member(organization=db.session.get_one(Organization, candidate.organization_id))
    db.session.commit()

    def corrected_meanwhile(opened, one):
        if not db.session.query(Match).count():
            resume = db.session.get_one(Resume, resume_id)
            if resume.revision == 1:
                correcting.add_entry(member, resume, 1, "skills", {"id": "kubernetes"})
                db.session.commit()
        real(opened, one)

    monkeypatch.setattr(scoring, "rank_one", corrected_meanwhile)
    tasks.rank_candidate(candidate_id)
    db.session.expire_all()
    assert db.session.get_one(Resume, resume_id).candidate.ranking_requested_at is not None
    tasks.rank_candidate(candidate_id)
    db.session.expire_all()
    assert db.session.get_one(Resume, resume_id).candidate.ranking_requested_at is None
    assert db.session.query(Match).count() == 2
