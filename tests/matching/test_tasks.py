"""Ranking tasks on the real engine and the real model."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from mismatch.candidates import correcting
from mismatch.engine.matching.packing import texts_hash
from mismatch.extensions import db
from mismatch.jobs.operations import RequirementEdit, close_job, edit_requirements
from mismatch.matching import tasks, vectors
from mismatch.models import Candidate, Job, Match, Membership, Resume, ResumeVectors
from tests import factories


def _match(job: Job, candidate) -> Match:
    return db.session.scalars(select(Match).filter_by(job_id=job.id, candidate_id=candidate.id)).one()


def test_candidate_is_ranked_at_once_and_sharpened_later(session):
    member = factories.make_member()
    job = factories.make_job(member)
    candidate = factories.make_candidate(member)
    db.session.commit()
    tasks.rank_candidate(candidate.id)
    first = _match(job, candidate)
    assert not first.sharpened
    assert first.score > 50
    tasks.rank_job(job.id)
    tasks.sharpen_resume(candidate.resume_id)
    db.session.expire_all()
    second = _match(job, candidate)
    assert second.sharpened
    assert second.model_id == db.session.scalars(select(ResumeVectors.model_id)).first()
    assert candidate.ranking_requested_at is None
    assert job.ranking_requested_at is None
    assert job.ranking_done == job.ranking_total == 1


def test_person_without_a_passage_is_not_waited_for(session):
    member = factories.make_member()
    job = factories.make_job(member)
    candidate = factories.make_candidate(member, "Пётр Иванов\npetr.ivanov@example.com\n+7 912 555-10-10\n")
    db.session.commit()
    assert not candidate.resume.profile.texts
    tasks.rank_candidate(candidate.id)
    assert _match(job, candidate).sharpened


def test_every_quote_is_a_slice_of_the_stored_text(session):
    member = factories.make_member()
    job = factories.make_job(member)
    candidate = factories.make_candidate(member)
    db.session.commit()
    tasks.rank_candidate(candidate.id)
    evidence = _match(job, candidate).scored.requirements
    quoted = [one for one in evidence if one.quote]
    assert quoted
    assert all(candidate.resume.text[one.start : one.end] == one.quote for one in quoted)
    assert all(one.strength == 0 for one in evidence if not one.quote)


def test_changed_requirement_makes_matches_stale_and_ranks_anew(session):
    member = factories.make_member()
    job = factories.make_job(member)
    candidate = factories.make_candidate(member)
    db.session.commit()
    tasks.rank_candidate(candidate.id)
    before = _match(job, candidate).score
    edit_requirements(member, job, [RequirementEdit(None, "Опыт управления экскаватором", "skill", True, 3.0, True)])
    db.session.commit()
    assert _match(job, candidate).is_stale
    tasks.rank_job(job.id)
    db.session.expire_all()
    after = _match(job, candidate)
    assert not after.is_stale
    assert after.score < before


def test_closed_vacancy_is_not_ranked(session):
    member = factories.make_member()
    job = factories.make_job(member)
    close_job(member, job)
    candidate = factories.make_candidate(member)
    db.session.commit()
    tasks.rank_candidate(candidate.id)
    assert db.session.query(Match).filter_by(job_id=job.id).count() == 0


def test_pools_stay_apart(session):
    ours, theirs = factories.make_member(), factories.make_member()
    job = factories.make_job(ours)
    stranger = factories.make_candidate(theirs)
    db.session.commit()
    tasks.rank_candidate(stranger.id)
    tasks.rank_job(job.id)
    assert db.session.query(Match).filter_by(job_id=job.id, candidate_id=stranger.id).count() == 0


def test_person_is_ranked_for_everybodys_vacancies(session):
    job = factories.make_job(factories.make_member())
    person = factories.make_person()
    mine = factories.make_candidate(person)
    db.session.commit()
    tasks.rank_candidate(mine.id)
    assert _match(job, mine).organization_id == person.organization_id


def test_same_inputs_same_bytes(session):
    member = factories.make_member()
    job = factories.make_job(member)
    candidate = factories.make_candidate(member)
    db.session.commit()
    tasks.rank_candidate(candidate.id)
    first = _match(job, candidate).data
    tasks.rank_candidate(candidate.id)
    db.session.expire_all()
    assert _match(job, candidate).data == first


def _embedded(session) -> Candidate:
    """Somebody with vectors, a vacancy, and the recruiter's correction of what the work was."""
    member = factories.make_member()
    factories.make_job(member)
    candidate = factories.make_candidate(member)
    db.session.commit()
    tasks.sharpen_resume(candidate.resume_id)
    said = {"bullets": "Вела перенос архива бухгалтерии в облако."}
    correcting.correct_entry(member, candidate.resume, candidate.resume.revision, "positions", "0", said)
    db.session.commit()
    return candidate


def test_a_corrected_resume_whose_embedding_got_lost_is_found_by_the_sweeper(session):
    candidate = _embedded(session)
    tasks.rank_candidate(candidate.id)  # which settles that it waits for scores
    assert db.session.scalars(tasks._without_vectors()).all() == [candidate.resume_id]
    tasks.sharpen_resume(candidate.resume_id)
    assert db.session.scalars(tasks._without_vectors()).all() == []
    stored = db.session.scalars(select(ResumeVectors.texts_hash)).one()
    assert stored == texts_hash(candidate.resume.profile.texts)


def test_a_correction_that_no_score_sees_keeps_the_vectors(session):
    candidate = _embedded(session)
    tasks.sharpen_resume(candidate.resume_id)
    member = db.session.scalars(select(Membership)).one()
    correcting.correct_entry(member, candidate.resume, candidate.resume.revision, "name", "0", {"value": "Мария Белая"})
    db.session.commit()
    assert db.session.scalars(tasks._without_vectors()).all() == []


def test_who_is_corrected_while_the_model_runs_is_embedded_again(real: Flask, monkeypatch):
    member = factories.make_member()
    candidate = factories.make_candidate(member)
    db.session.commit()
    member_id, resume_id, encode = member.id, candidate.resume_id, type(vectors.embedder()).encode
    said = {"bullets": "Вела перенос архива бухгалтерии в облако."}

    def corrected_meanwhile(self, texts):
        monkeypatch.undo()
        with real.app_context():
            resume = db.session.get_one(Resume, resume_id)
            correcting.correct_entry(db.session.get_one(Membership, member_id), resume, 1, "positions", "0", said)
            db.session.commit()
            db.session.remove()
        return encode(self, texts)

    monkeypatch.setattr(type(vectors.embedder()), "encode", corrected_meanwhile)
    tasks.sharpen_resume(resume_id)
    db.session.expire_all()
    assert db.session.scalars(tasks._without_vectors()).all() == [resume_id]
    tasks.sharpen_resume(resume_id)
    assert db.session.scalars(select(ResumeVectors.texts_hash)).one() == texts_hash(candidate.resume.profile.texts)
