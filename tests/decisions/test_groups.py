"""Groups that people record of their own will: reported on, exported, erased, and in no score."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event, select

from mismatch.applications.operations import apply_to_job
from mismatch.candidates.operations import erase_candidate
from mismatch.decisions import operations
from mismatch.decisions.report import impact_report
from mismatch.errors import Conflict
from mismatch.extensions import db
from mismatch.matching import tasks as matching
from mismatch.models import GroupEntry, Job, Match
from tests import factories
from tests.fixtures.decided import make_applicants, make_decision
from tests.fixtures.pages import lint_page, sign_in


@pytest.fixture
def member(session):
    return factories.make_member()


def _grouped(member) -> Job:
    """A: 8 of 10 taken, B: 4 of 8 (0.5, ratio 0.625), C: 3 people only."""
    job = factories.make_job(member)
    people = make_applicants(member, job, 21)
    taken = [*range(8), *range(10, 14), 18]
    for number, one in enumerate(people):
        make_decision(one, taken=number in taken, score=60)
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


@pytest.mark.parametrize("broken", ["y" * 200_000, "a\rb", 'a;"b', "a;b\u2028c;d;e;f"])
def test_a_line_that_no_table_holds_is_told_and_the_others_are_noted(client: FlaskClient, member, broken: str):
    make_applicants(member, factories.make_job(member), 1)
    sign_in(client, member.user.email)
    answer = client.post("/decisions/groups", data={"lines": f"{broken}\r\np0@x.example; age group; A"})
    assert answer.status_code == 422
    assert db.session.scalars(select(GroupEntry.value)).all() == ["A"]


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
    make_applicants(member, factories.make_job(member), 2)
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


def test_a_quote_that_is_never_closed_swallows_no_other_line(client: FlaskClient, member):
    make_applicants(member, factories.make_job(member), 2)
    db.session.commit()
    sign_in(client, member.user.email)
    long = "q" * 200_000
    answer = client.post("/decisions/groups", data={"lines": f'p0@x.example; "sex; f\np1@x.example; "sex"; m\n"{long}'})
    assert answer.status_code == 422
    assert "Записано для 1 отклика" in answer.text
    assert "2 строки не поняты" in answer.text
    assert [(one.attribute, one.value) for one in db.session.query(GroupEntry)] == [("sex", "m")]


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
