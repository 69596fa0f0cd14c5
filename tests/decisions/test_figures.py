"""Figures on the page of decisions agree with each other, and nothing is offered that gains nothing."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from mismatch.applications.operations import move_application
from mismatch.decisions import operations, tasks
from mismatch.engine.matching.weights import shipped_weights
from mismatch.extensions import db
from mismatch.models import Application, Candidate, Job, Stage, StageChange, WeightSet, WeightsState
from tests import factories
from tests.fixtures.pages import lint_page, sign_in


@pytest.fixture
def member(session):
    return factories.make_member()


def _decided(member, job: Job, scores: list[tuple[float, bool]]) -> None:
    """First decisions at these scores; every component says the same as the whole."""
    for number, (score, taken) in enumerate(scores):
        candidate = Candidate(organization_id=member.organization_id, name=f"N {number}")
        db.session.add(candidate)
        db.session.flush()
        application = Application(organization_id=member.organization_id, job_id=job.id, candidate_id=candidate.id)
        terms = {name: {"value": score / 100, "weight": w} for name, w in shipped_weights().components.items()}
        stage = Stage.SHORTLIST if taken else Stage.REJECTED
        application.history = [
            StageChange(
                organization_id=member.organization_id,
                from_stage=Stage.NEW,
                to_stage=stage,
                score=score,
                band="good",
                components=terms,
            )
        ]
        db.session.add(application)
    db.session.commit()


def test_weights_that_would_follow_the_decisions_no_better_are_not_offered(client: FlaskClient, member):
    job = factories.make_job(member)
    _decided(member, job, [(30 + n, n > 30) for n in range(60)])
    asked = operations.ask_for_weights(member)
    db.session.commit()
    tasks.propose(asked.id)
    db.session.expire_all()
    assert (asked.state, asked.figures["reason"], asked.components) == ("refused", "no_gain", {})
    sign_in(client, member.user.email)
    page = client.get("/decisions").text
    lint_page(page)
    assert "другие веса не следовали бы вашим 60 решениям заметно лучше" in page
    assert "осталось бы прежним: 100\u00a0%" in page
    assert "вместо" not in page
    assert "/accept" not in page
    asked.figures = asked.figures | {"auc_before": 0.78, "auc_after": 0.783}
    db.session.commit()
    assert "было бы 78,3\u00a0% вместо 78\u00a0%" in client.get("/decisions").text


def test_an_older_refusal_is_not_told_beside_weights_that_were_accepted_since(client: FlaskClient, member):
    states = ((1, WeightsState.REFUSED, {"reason": "few", "missing": 3}), (2, WeightsState.PROPOSED, {}))
    for version, state, figures in states:
        made = {"organization_id": member.organization_id, "version": version, "state": state, "figures": figures}
        db.session.add(WeightSet(**made, components=shipped_weights().components))
    db.session.flush()
    operations.accept_weights(member, db.session.query(WeightSet).filter_by(version=2).one())
    db.session.commit()
    sign_in(client, member.user.email)
    page = client.get("/decisions").text
    lint_page(page)
    assert "версия 2" in page
    assert "Предложения пока нет" not in page


def test_what_is_still_missing_is_counted_when_the_page_is_drawn(client: FlaskClient, member):
    job = factories.make_job(member)
    _decided(member, job, [(60, True)] * 20 + [(50, False)] * 20)
    asked = operations.ask_for_weights(member)
    db.session.commit()
    tasks.propose(asked.id)
    sign_in(client, member.user.email)
    assert "нужно ещё 10 решений" in client.get("/decisions").text
    _decided(member, job, [(60, True)] * 7)
    page = client.get("/decisions").text
    assert "нужно ещё 3 решения" in page
    assert re.search(r"с оценкой: 47\b", page)
    assert "Взяты дальше: 27. Отклонены: 20." in page
    _decided(member, job, [(40, False)] * 3)
    assert "Решений уже достаточно" in client.get("/decisions").text


def test_decisions_before_there_was_a_score_are_counted_apart(client: FlaskClient, member):
    application = factories.make_application(member)
    move_application(member, application, Stage.SHORTLIST)
    db.session.commit()
    sign_in(client, member.user.email)
    for path in ("/decisions", f"/jobs/{application.job_id}/decisions"):
        page = client.get(path).text
        lint_page(page)
        assert "Ещё 1 решение принято до того, как появилась оценка" in page
