"""Profiles that another version packed: made anew before a ranking, some at a time, never over a correction."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading

import pytest
from flask import Flask
from sqlalchemy import select, text, update

from mismatch.candidates import correcting
from mismatch.extensions import db
from mismatch.matching import ranking, renewing, tasks
from mismatch.matching.operations import request_ranking
from mismatch.matching.progress import ranking_progress
from mismatch.models import Candidate, Match, Resume, ResumeVectors
from tests import factories
from tests.fixtures.overlapping import until_waiting
from tests.matching.old_pool import ask, current, make_old, rank, stored

PEOPLE = 5


@pytest.fixture(autouse=True)
def two_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewing, "TOGETHER", 2)


@pytest.fixture
def member(real: Flask):
    return factories.make_member()


@pytest.fixture
def job(member):
    """A vacancy with a pool whose profiles and vectors an older version has packed; their scores are gone."""
    made = factories.make_job(member)
    people = [factories.make_candidate(member) for _ in range(PEOPLE)]
    db.session.commit()
    tasks.sharpen_resume(people[0].resume_id)  # of all of them at once
    rank(made)
    make_old()
    ask(made)
    return made


@pytest.fixture
def packed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Which résumés are packed anew, in order."""
    seen: list[int] = []
    real_made = renewing._made

    def noted(resume, vectors):
        seen.append(resume.id)
        return real_made(resume, vectors)

    monkeypatch.setattr(renewing, "_made", noted)
    return seen


def test_an_old_pool_is_scored_as_a_new_one(job, packed):
    tasks.rank_job(job.id)
    after = stored(job)
    assert len(packed) == PEOPLE
    assert current() == PEOPLE
    assert all(row.centred != b"old" for row in db.session.scalars(select(ResumeVectors)))
    assert after == rank(job)
    assert all(sharpened for *_, sharpened, _ in after.values())
    assert len(packed) == PEOPLE  # the second time nothing was old


def test_a_worker_that_dies_midway_loses_one_transaction_and_nothing_is_made_twice(job, packed, monkeypatch):
    real_keep = renewing._keep

    def die(*told):
        if len(packed) > 3:
            raise SystemExit
        real_keep(*told)

    with monkeypatch.context() as dying:
        dying.setattr(renewing, "_keep", die)
        with pytest.raises(SystemExit):
            tasks.rank_job(job.id)
    done = packed[:2]
    assert current() == len(done)
    assert job.is_being_ranked  # what the sweeper looks for
    packed.clear()
    tasks.rank_job(job.id)
    assert len(packed) == PEOPLE - len(done)
    assert set(packed).isdisjoint(done)
    assert len(stored(job)) == PEOPLE
    assert not job.is_being_ranked


def test_two_workers_at_once_share_the_pool(rank_at_once, member, job, packed):
    other = factories.make_job(member)
    db.session.commit()
    rank_at_once([job, other])
    assert sorted(packed) == sorted(set(packed))
    assert len(packed) == PEOPLE
    assert db.session.query(Match).count() == 2 * PEOPLE


_DYING = """
import json, sys, time
from mismatch import create_app
from mismatch.matching import renewing, tasks

kept, real_keep = [], renewing._keep

def keep(*told):
    real_keep(*told)
    kept.append(told)
    if len(kept) == 4:
        print("in the middle of the second two", flush=True)
        time.sleep(600)

renewing.TOGETHER, renewing._keep = 2, keep
with create_app(json.loads(sys.argv[1])).app_context():
    tasks.rank_job(int(sys.argv[2]))
"""


def test_of_two_workers_one_is_killed_and_the_other_does_its_share(real: Flask, member, job, packed):
    """A process killed with SIGKILL, in the middle of a transaction, while another waits for what it has in hand."""
    other = factories.make_job(member)
    db.session.commit()
    other_id = other.id
    settings = {name: str(real.config[name]) for name in ("DATABASE_URL", "REDIS_URL", "VAR_DIR", "MODELS_DIR")}
    told = [json.dumps({"ENVIRONMENT": "testing", **settings}), str(job.id)]
    dying = subprocess.Popen([sys.executable, "-c", _DYING, *told], stdout=subprocess.PIPE, text=True)
    done = threading.Event()

    def rank_other() -> None:
        with real.app_context():
            try:
                tasks.rank_job(other_id)
            finally:
                done.set()
                db.session.remove()

    try:
        assert dying.stdout
        assert dying.stdout.readline()
        surviving = threading.Thread(target=rank_other)
        surviving.start()
        until_waiting(db.engine, done)
        assert not done.is_set()
    finally:
        dying.kill()
        assert dying.wait() == -signal.SIGKILL
    surviving.join(60)
    assert len(packed) == len(set(packed)) == PEOPLE - 2  # what the other had made for good stays
    assert current() == PEOPLE
    assert db.session.query(Match.job_id).all() == [(other_id,)] * PEOPLE
    assert job.is_being_ranked  # what the sweeper looks for
    packed.clear()
    tasks.rank_job(job.id)
    assert (packed, db.session.query(Match).count(), job.is_being_ranked) == ([], 2 * PEOPLE, False)


def test_what_another_worker_has_in_hand_comes_last(real: Flask, job, packed):
    first = db.session.scalars(select(Resume.id).order_by(Resume.id)).first()
    db.session.rollback()
    with real.app_context():
        assert renewing.take_to_renew([first]) == [first]  # a session of its own, which has not committed yet
        held = db.session()
        people = list(db.session.scalars(select(Candidate.id)))

        def let_go(steps):
            for _ in steps:
                db.session.commit()
                if len(packed) == PEOPLE - 1:
                    held.rollback()

        with real.app_context():
            let_go(renewing.renew(people, None))
            db.session.remove()
    assert packed[-1] == first
    assert current() == PEOPLE


def test_a_correction_meanwhile_is_not_undone(real: Flask, member, job, monkeypatch):
    real_made, member_id = renewing._made, member.id

    def corrected_meanwhile(resume, vectors):
        made = real_made(resume, vectors)
        if not corrected:
            corrected.append(resume.id)
            with real.app_context():
                mine = db.session.get_one(Resume, resume.id)
                correcting.remove_entry(db.session.get_one(type(member), member_id), mine, 1, "skills", "0")
                db.session.commit()
                db.session.remove()
        return made

    corrected: list[int] = []
    monkeypatch.setattr(renewing, "_made", corrected_meanwhile)
    tasks.rank_job(job.id)
    db.session.expire_all()
    row = db.session.get_one(Resume, corrected[0])
    assert row.revision == 2
    kept = row.profile
    row.profile_version = "old"
    with db.session.no_autoflush:
        assert kept == row.profile  # as it would be made of what counts now
    db.session.rollback()


def test_nobody_waits_for_profiles_to_be_made(job, monkeypatch):
    real_made, looked = renewing._made, []

    def looked_at(resume, vectors):
        with db.engine.begin() as other:
            taken = text("SELECT id FROM resumes WHERE id = :id FOR UPDATE NOWAIT")
            looked.append(other.execute(taken, {"id": resume.id}).scalar_one())
        return real_made(resume, vectors)

    monkeypatch.setattr(renewing, "_made", looked_at)
    tasks.rank_job(job.id)
    assert len(looked) == PEOPLE


def test_vectors_of_texts_that_are_no_more_are_made_anew(job):
    db.session.execute(update(ResumeVectors).values(texts_hash="of other texts"))
    db.session.commit()
    tasks.rank_job(job.id)
    assert not any(sharpened for *_, sharpened, _ in stored(job).values())
    waiting = db.session.scalars(tasks._without_vectors()).all()
    assert len(waiting) == PEOPLE  # whom the sweeper brings up
    tasks.sharpen_resume(waiting[0])
    assert all(sharpened for *_, sharpened, _ in stored(job).values())


def test_the_page_says_how_far_it_is(job, monkeypatch):
    seen, real_keep = [], renewing._keep

    def looked(*told):
        real_keep(*told)
        state = ranking_progress(job)
        seen.append((state["finished"], state["total"], state["done"]))

    monkeypatch.setattr(renewing, "_keep", looked)
    tasks.rank_job(job.id)
    assert seen[0] == (0, 2 * PEOPLE, False)
    assert seen[2:] == [(2, PEOPLE, False)] * 2 + [(4, PEOPLE, False)]
    assert ranking_progress(job)["done"]


def test_a_ranking_asked_for_meanwhile_ends_the_old_one(job, packed, monkeypatch):
    real_keep = renewing._keep

    def asked_again(*told):
        real_keep(*told)
        request_ranking(job)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(renewing, "_keep", asked_again)
        tasks.rank_job(job.id)
    assert len(packed) == 2
    assert not stored(job)
    tasks.rank_job(job.id)
    assert len(packed) == PEOPLE
    assert len(stored(job)) == PEOPLE


def test_a_small_or_a_large_pool_is_the_same(job, monkeypatch):
    tasks.rank_job(job.id)
    one_by_one = stored(job)
    make_old()
    monkeypatch.setattr(ranking, "LARGE", 1)
    assert rank(job) == one_by_one
