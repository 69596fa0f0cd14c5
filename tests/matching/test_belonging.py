"""A score is of a résumé of a candidate of an organisation: the database mixes none of them, deletes it with each."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from mismatch.extensions import db
from mismatch.matching import scoring
from mismatch.models import Candidate, Job, Match, Organization, Resume
from tests import factories


@pytest.fixture
def scored(session):
    """Two people of one employer, scored, and one of another."""
    member, other = factories.make_member(), factories.make_member()
    job = factories.make_job(member)
    people = [factories.make_candidate(member) for _ in range(2)]
    session.flush()
    for one in people:
        scoring.rank_one(scoring.open_job(job), one.id)
    strange = factories.make_candidate(other)
    session.commit()
    return job, *people, strange


def _count():
    return db.session.scalar(select(func.count()).select_from(Match))


@pytest.mark.parametrize("column", ["resume_id", "candidate_id", "organization_id"])
def test_nobody_gets_the_score_of_another_tenant(scored, column):
    _, one, _, strange = scored
    value = {"candidate_id": strange.id}.get(column, getattr(strange, column, None))
    with pytest.raises(IntegrityError):
        db.session.execute(update(Match).where(Match.candidate_id == one.id).values({column: value}))


def test_nobody_gets_the_score_of_a_colleagues_resume(scored):
    _, one, two, _ = scored
    with pytest.raises(IntegrityError):
        db.session.execute(update(Match).where(Match.candidate_id == one.id).values(resume_id=two.resume_id))


def test_no_resume_moves_to_another_tenant(scored):
    _, one, _, strange = scored
    values = {"organization_id": strange.organization_id}
    with pytest.raises(IntegrityError):
        db.session.execute(update(Resume).where(Resume.id == one.resume_id).values(**values))


@pytest.mark.parametrize(
    ("whose", "left"), [("a résumé", 1), ("a candidate", 1), ("the employer", 0), ("the vacancy", 0)]
)
def test_scores_go_with_what_they_are_of(scored, whose, left):
    job, one, _, _ = scored
    what, id = {
        "a résumé": (Resume, one.resume_id),
        "a candidate": (Candidate, one.id),
        "the employer": (Organization, one.organization_id),
        "the vacancy": (Job, job.id),
    }[whose]
    assert _count() == 2
    db.session.execute(delete(what).where(what.id == id).execution_options(synchronize_session=False))
    assert _count() == left
