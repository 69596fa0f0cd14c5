"""Decisions on the pages: agreement, weights that a person accepts or discards, groups kept apart."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from mismatch.applications.operations import apply_to_job, move_application
from mismatch.candidates.operations import erase_candidate
from mismatch.decisions import operations, tasks
from mismatch.decisions.report import impact_report
from mismatch.engine.matching.weights import shipped_weights
from mismatch.errors import Conflict
from mismatch.extensions import db
from mismatch.matching import tasks as matching
from mismatch.models import (
    Application,
    Candidate,
    GroupEntry,
    Job,
    Match,
    OrganizationRole,
    Stage,
    StageChange,
    WeightSet,
)
from tests import factories
from tests.fixtures.pages import lint_page, sign_in

SHIPPED = shipped_weights().components


@pytest.fixture
def member(session):
    return factories.make_member()


def _applicants(member, job: Job, count: int) -> list[Application]:
    """Applications of people whose résumé nobody reads: what was decided of them is all that counts here."""
    made = []
    for number in range(count):
        candidate = Candidate(organization_id=member.organization_id, name=f"N {number}", email=f"p{number}@x.example")
        db.session.add(candidate)
        db.session.flush()
        row = Application(organization_id=member.organization_id, job_id=job.id, candidate_id=candidate.id)
        db.session.add(row)
        made.append(row)
    db.session.flush()
    return made


def _decide(application: Application, taken: bool, score: float, by: str = "role") -> None:
    terms = {name: {"value": score / 100, "weight": weight} for name, weight in SHIPPED.items()}
    terms[by]["value"] = 0.9 if taken else 0.1
    change = StageChange(
        organization_id=application.organization_id,
        from_stage=Stage.NEW,
        to_stage=Stage.SHORTLIST if taken else Stage.REJECTED,
        score=score,
        band="good",
        components=terms,
    )
    application.history.append(change)
    db.session.flush()


def _many(member, count: int = 60) -> Job:
    job = factories.make_job(member)
    for number, one in enumerate(_applicants(member, job, count)):
        _decide(one, taken=number % 2 == 0, score=40 + (number * 7) % 50)
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
    people = _applicants(member, job, 11)
    for number, one in enumerate(people[:9]):
        _decide(one, taken=number < 5, score=80 - number)
    db.session.commit()
    sign_in(client, member.user.email)
    page = client.get(f"/jobs/{job.id}/decisions").text
    assert "ещё нужно: взятых дальше — 0, отклонённых — 1" in page
    _decide(people[9], taken=False, score=95)
    db.session.commit()
    page = client.get(f"/jobs/{job.id}/decisions").text
    lint_page(page)
    assert re.search(r"80\s%</strong>\s+<span>из 25 пар", page)
    assert "Отклонили с высокой оценкой" in page
    assert "N 9" in page


def test_only_the_first_decision_counts(member):
    job = factories.make_job(member)
    (one,) = _applicants(member, job, 1)
    _decide(one, taken=True, score=60)
    _decide(one, taken=False, score=90)
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


def _grouped(member) -> Job:
    """A: 8 of 10 taken, B: 4 of 8 (0.5, ratio 0.625), C: 3 people only."""
    job = factories.make_job(member)
    people = _applicants(member, job, 21)
    taken = [*range(8), *range(10, 14), 18]
    for number, one in enumerate(people):
        _decide(one, taken=number in taken, score=60)
    groups = ["A"] * 10 + ["B"] * 8 + ["C"] * 3
    lines = [operations.GroupLine(f"P{n}@x.example", "age group", group) for n, group in enumerate(groups)]
    assert operations.record_groups(member, lines).applications == 21
    db.session.commit()
    return job


def test_impact_ratios_of_stored_decisions(client: FlaskClient, member):
    _grouped(member)
    (report,) = impact_report(member.organization_id)
    rows = {row.name: row for row in report.rows}
    assert (rows["A"].people, rows["A"].selected) == (10, 8)
    assert rows["B"].ratio == pytest.approx(0.625)
    assert rows["B"].flagged
    # Fisher by hand: of C(18, 12) = 18564 ways to take 12 of 18, with k of A's ten taken there are
    # 210 (k=4), 2016, 5880, 6720, 3150 (this one), 560, 28; those no likelier than 3150 are 5964.
    assert rows["B"].p == pytest.approx(5964 / 18564)
    assert rows["C"].is_withheld
    sign_in(client, member.user.email)
    page = client.get("/decisions/groups").text
    lint_page(page)
    assert "меньше четырёх пятых" in page
    assert "меньше 5 человек" in page


def test_a_long_list_of_strangers_asks_the_database_once(member):
    asked: list[str] = []
    lines = [operations.GroupLine(f"stranger{n}@x.example", "age group", "A") for n in range(200)]

    def note(_connection, _cursor, statement, *_rest) -> None:
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        assert operations.record_groups(member, lines) == operations.Recorded(0, lines)
        db.session.flush()
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    assert 0 < len(asked) < 10


def test_groups_are_exported_without_names_and_erased(client: FlaskClient, member):
    _grouped(member)
    operations.record_groups(member, [operations.GroupLine("p0@x.example", "=1+1", "@x")])
    db.session.commit()
    sign_in(client, member.user.email)
    answer = client.get("/decisions/groups.csv")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "x.example" not in answer.text
    assert ";'=1+1;'@x;" in answer.text
    client.post("/decisions/groups/erase", data={"attribute": "age group"})
    assert db.session.query(GroupEntry).filter_by(organization_id=member.organization_id).count() == 1


def test_of_a_pasted_list_the_lines_that_were_not_taken_are_left(client: FlaskClient, member):
    _applicants(member, factories.make_job(member), 2)
    db.session.commit()
    sign_in(client, member.user.email)
    lines = "p0@x.example; sex; f\nP0@x.example; sex; f\np1@x.example; sex; m\nnobody@x.example; sex; f\nnonsense"
    answer = client.post("/decisions/groups", data={"lines": lines})
    assert answer.status_code == 422
    lint_page(answer.text)
    assert "Записано для 2 откликов" in answer.text
    assert "1 строка не понята" in answer.text
    assert "1 строка — про адрес" in answer.text
    assert ">nonsense\nnobody@x.example; sex; f</textarea>" in answer.text
    assert db.session.query(GroupEntry).count() == 2
    answer = client.post("/decisions/groups", data={"lines": "p1@x.example; sex; f"})
    assert answer.headers["Location"].endswith("/decisions/groups")
    assert "Записано для 1 отклика" in client.get("/decisions/groups").text


def test_a_person_states_and_takes_back_and_nobody_overwrites_it(client: FlaskClient, member):
    person = factories.make_person()
    job = factories.make_job(member)
    application = apply_to_job(person, job, factories.make_candidate(person))
    email = application.candidate.email
    db.session.commit()
    sign_in(client, person.user.email)
    address = f"/my/applications/{job.id}/group"
    lint_page(client.get(address).text)
    assert address in client.get("/my/applications").text
    client.post(address, data={"attribute": "age group", "value": "over 50"})
    recorded = operations.record_groups(member, [operations.GroupLine(email, "age group", "under 30")])
    assert recorded == operations.Recorded(0, [])
    db.session.commit()
    entry = db.session.query(GroupEntry).one()
    assert (entry.value, entry.source, entry.organization_id) == ("over 50", "person", member.organization_id)
    client.post(address, data={"act": "erase"})
    assert db.session.query(GroupEntry).count() == 0
    other = factories.make_person()
    with pytest.raises(Conflict):
        operations.say_group(other, application, "age group", "x")


def test_erasing_a_person_erases_their_groups(member):
    application = factories.make_application(member)
    operations.record_groups(member, [operations.GroupLine(application.candidate.email, "sex", "f")])
    db.session.commit()
    erase_candidate(member, application.candidate)
    db.session.commit()
    assert db.session.query(GroupEntry).count() == 0


def test_groups_reach_no_score(member):
    application = factories.make_application(member)
    db.session.commit()
    matching.rank_candidate(application.candidate_id)
    before = db.session.query(Match).one().data
    operations.record_groups(member, [operations.GroupLine(application.candidate.email, "sex", "f")])
    db.session.commit()
    matching.rank_candidate(application.candidate_id)
    db.session.expire_all()
    assert db.session.query(Match).one().data == before
