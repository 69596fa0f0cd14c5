"""Joining two entries of one person while scores or vectors of one of them are stored."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select, update

from mismatch.candidates.operations import erase_candidate
from mismatch.extensions import db
from mismatch.matching import scoring, tasks
from mismatch.matching.vectors import embedder, store_resume_vectors
from mismatch.models import (
    Candidate,
    Job,
    Match,
    Resume,
    ResumeVectors,
)
from mismatch.models.columns import now
from mismatch.search.indexing import index_people
from tests.candidates.pairs import Pair, left_of


@pytest.mark.parametrize("which", ["kept", "other"])
@pytest.mark.parametrize("first", ["rank", "join"])
def test_scores_stored_at_the_same_moment_are_no_fault(any_pair: Pair, overlap, which: str, first: str):
    def rank() -> None:
        scoring.rank_one(scoring.open_job(any_pair.one(Job, any_pair.job)), getattr(any_pair, which))

    acts = {"rank": rank, "join": any_pair.join}
    second = "join" if first == "rank" else "rank"
    assert overlap(acts[first], acts[second]) == [None, None]
    left = left_of(any_pair)
    assert left.ranking_requested_at is not None
    tasks.rank_candidate(left.id)
    stored = db.session.scalars(select(Match).filter_by(job_id=any_pair.job)).all()
    assert [(one.candidate_id, one.resume_id) for one in stored if one.organization_id == left.organization_id] == [
        (left.id, left.resume_id)
    ]


@pytest.mark.parametrize("act", ["join", "erase"])
def test_vectors_made_at_the_same_moment(any_pair: Pair, overlap, act: str):
    """Whoever embeds has referred to the résumé and wants the person next; nobody waits in a ring."""
    resume_id = any_pair.candidate.resume_id

    def store() -> None:
        store_resume_vectors([any_pair.one(Resume, resume_id)])

    def index() -> None:
        index_people([any_pair.other])
        asked = update(Candidate).where(Candidate.id == any_pair.other)
        db.session.execute(asked.values(ranking_requested_at=now()))

    acts = {"join": any_pair.join, "erase": lambda: erase_candidate(any_pair.actor, any_pair.candidate)}
    assert overlap(store, acts[act], index) == [None, None]
    assert left_of(any_pair).id == any_pair.kept


def test_vectors_of_somebody_who_is_gone_by_then_are_not_stored(pair: Pair, overlap):
    resume_id = pair.candidate.resume_id
    assert overlap(pair.join, lambda: store_resume_vectors([pair.one(Resume, resume_id)])) == [None, None]
    assert db.session.get(ResumeVectors, (resume_id, embedder().model_id)) is None


def test_who_is_erased_before_their_texts_are_read_has_no_vectors(pair: Pair):
    resume = db.session.get_one(Resume, pair.candidate.resume_id)
    with db.engine.begin() as other:
        other.execute(delete(Candidate).where(Candidate.id == pair.other))
    assert store_resume_vectors([resume]) == []
