"""Decisions on the pages: agreement, and weights that a person accepts or discards."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from mismatch.applications.operations import move_application
from mismatch.decisions import operations, tasks
from mismatch.errors import Conflict
from mismatch.extensions import db
from mismatch.matching import tasks as matching
from mismatch.models import (
    Job,
    Match,
    OrganizationRole,
    Stage,
    WeightSet,
)
from tests import factories
from tests.fixtures.decided import SHIPPED, make_applicants, make_decision
from tests.fixtures.pages import lint_page, sign_in


@pytest.fixture
def member(session):
    return factories.make_member()


def _many(member, count: int = 60) -> Job:
    job = factories.make_job(member)
    for number, one in enumerate(make_applicants(member, job, count)):
        make_decision(one, taken=number % 2 == 0, score=40 + (number * 7) % 50)
    db.session.commit()
    return job


def test_a_decision_keeps_the_score_and_what_it_was_made_of(member):
    application = factories.make_application(member)
    db.session.commit()
    matching.rank_candidate(application.candidate_id)
    match = db.session.query(Match).filter_by(job_id=application.job_id, candidate_id=application.candidate_id).one()
    move_application(member, application, Stage.REJECTED)
    db.session.commit()
    change = application.history[-1]
    assert (change.score, change.band, change.inputs_hash) == (match.score, match.band, match.inputs_hash)
    assert change.components == match.data["components"]
    assert change.weights_version is None


def test_empty_pages_say_what_to_do(client: FlaskClient, member):
    job = factories.make_job(member)
    db.session.commit()
    sign_in(client, member.user.email)
    for path in ("/decisions", f"/jobs/{job.id}/decisions", "/decisions/groups"):
        page = client.get(path)
        assert page.status_code == 200
        lint_page(page.text)
        assert 'class="empty"' in page.text


def test_agreement_is_withheld_until_there_are_enough_then_shown_with_surprises(client: FlaskClient, member):
    job = factories.make_job(member)
    people = make_applicants(member, job, 11)
    for number, one in enumerate(people[:9]):
        make_decision(one, taken=number < 5, score=80 - number)
    db.session.commit()
    sign_in(client, member.user.email)
    page = client.get(f"/jobs/{job.id}/decisions").text
    assert "ещё нужно: взятых дальше — 0, отклонённых — 1" in page
    make_decision(people[9], taken=False, score=95)
    db.session.commit()
    page = client.get(f"/jobs/{job.id}/decisions").text
    lint_page(page)
    assert re.search(r"80\s%</strong>\s+<span>из 25 пар", page)
    assert "Отклонили с высокой оценкой" in page
    assert "N 9" in page


def test_only_the_first_decision_counts(member):
    job = factories.make_job(member)
    (one,) = make_applicants(member, job, 1)
    make_decision(one, taken=True, score=60)
    make_decision(one, taken=False, score=90)
    from mismatch.decisions.outcomes import as_decided, first_decisions

    found = as_decided(first_decisions(member.organization_id))
    assert [(d.taken, d.score) for d in found] == [(True, 60)]


def test_fewer_than_fifty_decisions_give_no_proposal(client: FlaskClient, member):
    _many(member, 49)
    asked = operations.ask_for_weights(member)
    db.session.commit()
    tasks.propose(asked.id)
    db.session.expire_all()
    assert (asked.state, asked.figures) == ("refused", {"reason": "few", "missing": 1})
    sign_in(client, member.user.email)
    page = client.get("/decisions").text
    lint_page(page)
    assert "нужно ещё 1 решение" in page


def test_a_proposal_counts_only_once_accepted_and_can_be_undone(client: FlaskClient, member):
    job_id = _many(member).id
    candidate_id = factories.make_candidate(member).id
    db.session.commit()
    matching.rank_candidate(candidate_id)
    before = db.session.query(Match).filter_by(job_id=job_id, candidate_id=candidate_id).one().score
    asked_id = operations.ask_for_weights(member).id
    db.session.commit()
    tasks.propose(asked_id)
    sign_in(client, member.user.email)
    page = client.get("/decisions").text
    lint_page(page)
    assert "Предложение, версия 1" in page
    revision = db.session.get_one(Job, job_id).revision
    assert client.post(f"/decisions/weights/{asked_id}/accept").status_code == 302
    db.session.expire_all()
    proposed = db.session.get_one(WeightSet, asked_id)
    assert proposed.state == "in_force"
    assert proposed.components["role"] > SHIPPED["role"]
    assert db.session.get_one(Job, job_id).revision == revision + 1
    matching.rank_candidate(candidate_id)
    db.session.expire_all()
    match = db.session.query(Match).filter_by(job_id=job_id, candidate_id=candidate_id).one()
    weights = {name: term["weight"] for name, term in match.data["components"].items()}
    assert weights["role"] / weights["languages"] == pytest.approx(
        proposed.components["role"] / proposed.components["languages"], rel=0.01
    )
    client.post("/decisions/weights/shipped")
    matching.rank_candidate(candidate_id)
    db.session.expire_all()
    assert db.session.query(Match).filter_by(job_id=job_id, candidate_id=candidate_id).one().score == before
    client.post(f"/decisions/weights/{asked_id}/accept")
    db.session.expire_all()
    assert db.session.get_one(WeightSet, asked_id).state == "in_force"


def test_discarding_changes_nothing(member):
    job = _many(member)
    asked = operations.ask_for_weights(member)
    db.session.commit()
    tasks.propose(asked.id)
    revision = job.revision
    operations.discard_weights(member, asked)
    db.session.commit()
    assert (asked.state, job.revision) == ("discarded", revision)
    with pytest.raises(Conflict):
        operations.accept_weights(member, asked)
    with pytest.raises(Conflict):
        operations.use_shipped_weights(member)


def test_recruiters_see_agreement_and_set_no_weights(client: FlaskClient, member):
    recruiter = factories.make_member(OrganizationRole.RECRUITER, member.organization)
    db.session.commit()
    sign_in(client, recruiter.user.email)
    assert client.get("/decisions").status_code == 200
    assert client.post("/decisions/weights").status_code == 403
    assert client.get("/decisions/groups").status_code == 403
