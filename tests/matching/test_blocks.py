"""Pools kept joined in files: the same scores as without, never of what has changed, and gone with their people."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from mismatch.candidates import correcting
from mismatch.candidates.operations import erase_candidate
from mismatch.extensions import db
from mismatch.matching import blocks, ranking, tasks, tidying
from mismatch.matching.operations import request_ranking
from mismatch.models import Match, ResumeVectors
from tests import factories


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of blocks: three people are a large pool here, and two of them a block."""
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    monkeypatch.setattr(ranking, "LARGE", 1)
    monkeypatch.setattr(blocks, "MOST", 2)
    return tmp_path / "cache" / "pools"


@pytest.fixture
def member(session):
    return factories.make_member()


@pytest.fixture
def job(member):
    return _job_with_pool(member)


def _job_with_pool(member):
    made = factories.make_job(member)
    people = [factories.make_candidate(member) for _ in range(3)]
    db.session.commit()
    tasks.sharpen_resume(people[0].resume_id)  # of all three at once
    _rank(made)
    return made


def _rank(job) -> dict[int, tuple[object, ...]]:
    """Scores after a ranking from nothing."""
    db.session.query(Match).filter_by(job_id=job.id).delete()
    request_ranking(job)
    db.session.commit()
    tasks.rank_job(job.id)
    db.session.expire_all()
    return _stored(job)


def _stored(job) -> dict[int, tuple[object, ...]]:
    columns = (Match.score, Match.terms, Match.inputs_hash, Match.sharpened, Match.gates_passed, Match.resume_id)
    rows = db.session.execute(select(Match.candidate_id, *columns).filter_by(job_id=job.id))
    return {row[0]: tuple(row[1:]) for row in rows}


def _without_files(job, monkeypatch) -> dict[int, tuple[object, ...]]:
    with monkeypatch.context() as small:
        small.setattr(ranking, "LARGE", 1000)
        return _rank(job)


def _files(kept: Path) -> dict[str, float]:
    return {path.name: path.stat().st_ino for path in kept.glob("*/*")}


def _people(job):
    return [db.session.get_one(Match, id).candidate for id in db.session.scalars(_ids_of(job)).all()]


def _ids_of(job):
    return select(Match.id).filter_by(job_id=job.id).order_by(Match.candidate_id)


def test_kept_blocks_score_as_the_database_does(job, kept, monkeypatch):
    made = _files(kept)
    assert len(made) == 2
    again = _rank(job)
    assert _files(kept) == made  # read, not written once more
    assert again == _without_files(job, monkeypatch)
    assert len(again) == 3


def test_a_corrected_resume_is_scored_as_corrected(job, member, kept, monkeypatch):
    before, files = _stored(job), _files(kept)
    person = _people(job)[0]
    correcting.remove_entry(member, person.resume, 1, "skills", "0")
    db.session.commit()
    after = _rank(job)
    changed = {id for id in after if after[id] != before[id]}
    assert changed == {person.id}
    assert after == _without_files(job, monkeypatch)
    assert len(_files(kept).keys() & files.keys()) == 1  # the block of the others is as it was, the old one is gone
    assert len(_files(kept)) == 2


def test_other_vectors_are_not_taken_for_the_old(job, kept, monkeypatch):
    before = _stored(job)
    person = _people(job)[0]
    mine = _vectors(person.resume_id)
    mine.centred = bytes([1]) * 32 + bytes(len(mine.centred) - 32)  # another digest, other vectors
    db.session.commit()
    after = _rank(job)
    assert {id for id in after if after[id] != before[id]} == {person.id}
    assert after == _without_files(job, monkeypatch)


def _vectors(resume_id: int) -> ResumeVectors:
    return db.session.scalars(select(ResumeVectors).filter_by(resume_id=resume_id)).one()


def test_vectors_that_are_gone_are_not_scored(job):
    person = _people(job)[0]
    db.session.delete(_vectors(person.resume_id))
    db.session.commit()
    after = _rank(job)
    assert [sharpened for id, (*_, sharpened, _, _) in after.items() if id == person.id] == [False]


def test_an_erased_person_leaves_list_and_disk(job, member, kept):
    person = _people(job)[0]
    mine = {name for name in _files(kept) if person.id in _who(kept, name)}
    erase_candidate(member, person)
    db.session.commit()
    tidying.tidy_blocks()
    assert _files(kept).keys() == {name for name in _files(kept) if name not in mine}
    assert len(_files(kept)) == 1
    assert len(_rank(job)) == 2


def _who(kept: Path, name: str) -> set[int]:
    path = next(kept.glob(f"*/{name}"))
    return {key.candidate_id for key in blocks.keys_of(blocks.opened(path))[0]}


def test_whoever_comes_later_changes_the_last_block_only(job, member, kept, monkeypatch):
    files = _files(kept)
    factories.make_candidate(member)
    db.session.commit()
    after = _rank(job)
    assert len(after) == 4
    assert len(_files(kept).keys() & files.keys()) == 1
    assert after == _without_files(job, monkeypatch)


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\0" * 4096])
def test_a_damaged_file_is_made_anew(job, kept, damage):
    before = _stored(job)
    for path in kept.glob("*/*"):
        path.write_bytes(damage)
    assert _rank(job) == before
    assert all(path.stat().st_size > 4096 for path in kept.glob("*/*"))


def test_a_cut_file_is_made_anew(job, kept):
    before = _stored(job)
    for path in kept.glob("*/*"):
        path.write_bytes(path.read_bytes()[:-1])
    assert _rank(job) == before


def test_a_file_half_written_when_the_machine_fell_is_made_anew(job, kept):
    before = _stored(job)
    for path in kept.glob("*/*"):
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2] + bytes(len(whole) - len(whole) // 2))
    assert _rank(job) == before


def test_a_full_disk_costs_the_files_and_nothing_else(job, kept):
    before = _stored(job)
    for path in kept.glob("*/*"):
        path.unlink()

    before_it, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, most))  # a file of this process ends there, with an error
    try:
        assert _rank(job) == before
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before_it, most))
    assert not list(kept.glob("*/*"))  # no draft is left either
    assert _rank(job) == before
    assert len(_files(kept)) == 2


def test_a_ranking_that_died_in_the_middle_is_finished_by_the_next(job, monkeypatch):
    before = _stored(job)
    db.session.query(Match).filter_by(job_id=job.id).delete()
    request_ranking(job)
    db.session.commit()

    def die(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(ranking, "SHOWN", 1)
        dying.setattr(ranking, "_store", die)
        with pytest.raises(SystemExit):
            tasks.rank_job(job.id)
    db.session.rollback()
    assert len(_stored(job)) == 1
    assert job.is_being_ranked  # what the sweeper looks for
    tasks.rank_job(job.id)
    db.session.expire_all()
    assert _stored(job) == before
    assert not job.is_being_ranked


def test_what_another_worker_is_writing_is_left_to_it(job, kept):
    draft = next(kept.glob("*/*")).with_name(".draft-of-another")
    draft.write_bytes(b"half")
    old = draft.with_name("0" * 64)
    old.write_bytes(b"of people who have changed")
    _rank(job)
    assert draft.exists()
    assert not old.exists()


def test_people_are_the_same_however_many_are_asked_for_at_once(job, kept, monkeypatch):
    before, files = _stored(job), _files(kept)
    monkeypatch.setattr(blocks, "ASKED", 1)
    assert _rank(job) == before
    assert _files(kept) == files
    for path in kept.glob("*/*"):  # then blocks are made while more people are asked for
        path.unlink()
    assert _rank(job) == before
    assert _files(kept).keys() == files.keys()


@pytest.mark.parametrize("place", [14, -200, -9000])
def test_a_file_with_one_changed_bit_is_made_anew(job, kept, place):
    before, whole = _stored(job), {}
    for path in kept.glob("*/*"):
        whole[path] = path.read_bytes()
        damaged = bytearray(whole[path])
        damaged[place] ^= 4
        path.write_bytes(damaged)
    assert _rank(job) == before
    assert {path: path.read_bytes() for path in kept.glob("*/*")} == whole


def test_changed_weights_are_scored_from_the_same_blocks(job, kept, monkeypatch):
    before, files = _stored(job), _files(kept)
    job.requirements[0].weight, job.revision = 5.0, job.revision + 1
    db.session.commit()
    after = _rank(job)
    assert after != before
    assert _files(kept) == files
    assert after == _without_files(job, monkeypatch)


def test_what_nobody_uses_is_deleted(job, kept):
    (old, _), long_ago = sorted(kept.glob("*/*")), time.time() - 8 * 24 * 3600
    os.utime(old, (long_ago, long_ago))
    draft = old.with_name(".draft-x")
    draft.write_bytes(b"x")
    tidying.tidy_blocks()
    assert not old.exists()
    assert len(_files(kept)) == 2  # the other, and what is still being written


def test_the_disk_is_not_filled(job, kept, monkeypatch):
    oldest, newest = sorted(kept.glob("*/*"))
    os.utime(oldest, (time.time() - 60,) * 2)
    monkeypatch.setattr(tidying, "MOST_BYTES", newest.stat().st_size)
    tidying.tidy_blocks()
    assert list(kept.glob("*/*")) == [newest]


def test_files_are_for_this_user_alone(job, kept):
    for path in kept.glob("*/*"):
        assert path.stat().st_mode & 0o077 == 0
        assert path.parent.stat().st_mode & 0o077 == 0


def test_two_workers_at_once_rank_alike(rank_at_once, kept):
    member = factories.make_member()
    jobs = [_job_with_pool(member), factories.make_job(member)]
    expected = [_rank(job) for job in jobs]
    for path in kept.glob("*/*"):
        path.unlink()
    for job in jobs:
        db.session.query(Match).filter_by(job_id=job.id).delete()
        request_ranking(job)
    db.session.commit()
    rank_at_once(jobs)
    assert [_stored(job) for job in jobs] == expected
    assert len(_files(kept)) == 2
