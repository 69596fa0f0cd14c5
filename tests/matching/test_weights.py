"""Other weights of the same demands: stored terms are added up anew, to the last digit what a new ranking gives."""

from __future__ import annotations

from sqlalchemy import select

from mismatch.extensions import db
from mismatch.jobs.operations import RequirementEdit, edit_requirements
from mismatch.matching import ranking, resumming, tasks
from mismatch.matching.scoring import open_job, rank_one, serving_model
from mismatch.models import Match
from tests import factories

VACANCY = factories.VACANCY.replace("Django, PostgreSQL", "Oracle, Delphi")


def _edits(job, **changed):
    """The list as it is, but for the demand that nobody here meets."""
    edits = []
    for one in job.requirements:
        same = {"id": one.id, "text": one.text, "kind": one.kind, "must": one.must, "weight": one.weight}
        edits.append(RequirementEdit(**{**same, "locked": True, **(changed if "Oracle" in one.text else {})}))
    return edits


def _stored(job, candidate):
    match = db.session.scalars(select(Match).filter_by(job_id=job.id, candidate_id=candidate.id)).one()
    db.session.refresh(match)
    names = ("score", "band", "gates_passed", "sharpened", "data", "terms", "terms_key", "inputs_hash", "job_revision")
    return {name: getattr(match, name) for name in names}


def _ranked(member):
    job = factories.make_job(member, VACANCY)
    people = [factories.make_candidate(member) for _ in range(2)]
    db.session.commit()
    tasks.rank_job(job.id)
    tasks.sharpen_resume(people[0].resume_id)  # the other has no vectors yet
    db.session.expire_all()
    return job, people


def _can_resum(job):
    opened = open_job(job)
    return resumming.can_resum(opened, serving_model(opened, job.organization_id))


def test_changed_weight_only_adds_up_anew(session, monkeypatch):
    member = factories.make_member()
    job, people = _ranked(member)
    before = _stored(job, people[0])
    edit_requirements(member, job, _edits(job, weight=3.0, must=False))
    db.session.commit()
    assert _can_resum(job)
    with monkeypatch.context() as nobody_is_read:
        nobody_is_read.setattr(ranking, "read_people", None)
        tasks.rank_job(job.id)
    db.session.expire_all()
    summed = [_stored(job, one) for one in people]
    assert summed[0]["score"] != before["score"]
    assert summed[0]["inputs_hash"] != before["inputs_hash"]
    assert not job.is_being_ranked
    for one in people:
        rank_one(open_job(job), one.id)
    assert summed == [_stored(job, one) for one in people]


def test_changed_words_read_everybody_again(session):
    member = factories.make_member()
    job, people = _ranked(member)
    edit_requirements(member, job, _edits(job, text="Знание Java"))
    db.session.commit()
    assert not _can_resum(job)
    tasks.rank_job(job.id)
    assert "Знание Java" in [one["text"] for one in _stored(job, people[0])["data"]["requirements"]]


def test_people_without_a_score_are_not_forgotten(session):
    member = factories.make_member()
    job, _ = _ranked(member)
    newcomer = factories.make_candidate(member)
    edit_requirements(member, job, _edits(job, weight=2.0))
    db.session.commit()
    tasks.rank_job(job.id)
    assert _stored(job, newcomer)["job_revision"] == job.revision
