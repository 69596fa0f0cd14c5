"""Applying, moving, withdrawing."""

from __future__ import annotations

import pytest

from mismatch.applications import operations
from mismatch.errors import Conflict
from mismatch.extensions import db
from mismatch.matching import tasks
from mismatch.models import Application, AuditEvent, Stage
from tests import factories


def test_application_copies_the_resume_into_the_employers_tenant(session):
    employer, person = factories.make_member(), factories.make_person()
    job = factories.make_job(employer)
    mine = factories.make_candidate(person)
    application = operations.apply_to_job(person, job, mine)
    db.session.commit()
    theirs = application.candidate
    assert application.organization_id == theirs.organization_id == employer.organization_id
    assert theirs.resume.text == mine.resume.text
    assert theirs.resume.document.organization_id == employer.organization_id
    assert application.source == "applied"


def test_applying_twice_is_one_application(session):
    employer, person = factories.make_member(), factories.make_person()
    job = factories.make_job(employer)
    mine = factories.make_candidate(person)
    operations.apply_to_job(person, job, mine)
    operations.apply_to_job(person, job, mine)
    db.session.commit()
    assert db.session.query(Application).filter_by(job_id=job.id).count() == 1


def test_draft_takes_no_applications(session):
    person = factories.make_person()
    job = factories.make_job(factories.make_member(), published=False)
    with pytest.raises(Conflict):
        operations.apply_to_job(person, job, factories.make_candidate(person))


def test_move_keeps_history_with_the_score_at_that_time(session):
    member = factories.make_member()
    application = factories.make_application(member)
    db.session.commit()
    tasks.rank_candidate(application.candidate_id)
    operations.move_application(member, application, Stage.SHORTLIST, "strong")
    db.session.commit()
    change = application.history[0]
    assert (change.from_stage, change.to_stage, change.note) == ("new", "shortlist", "strong")
    assert change.score is not None
    assert change.engine
    assert db.session.query(AuditEvent).filter_by(verb="move", subject_id=application.id).count() == 1


def test_withdrawn_person_may_apply_again(session):
    employer, person = factories.make_member(), factories.make_person()
    job = factories.make_job(employer)
    mine = factories.make_candidate(person)
    application = operations.apply_to_job(person, job, mine)
    operations.withdraw_application(person, application)
    assert application.stage == Stage.WITHDRAWN
    operations.apply_to_job(person, job, mine)
    assert application.stage == Stage.NEW
    assert [change.to_stage for change in application.history] == ["withdrawn", "new"]


def test_somebody_known_by_their_confirmed_address_stays_one_candidate(session):
    employer, person = factories.make_member(), factories.make_person()
    job = factories.make_job(employer)
    known = factories.make_candidate(employer)
    known.email = person.user.email.upper()
    application = operations.apply_to_job(person, job, factories.make_candidate(person))
    db.session.commit()
    assert application.candidate_id == known.id
    assert known.user_id == person.user_id
