"""Reading a file again: by a newer engine or because somebody asked, never over what people said."""

from __future__ import annotations

import pytest
from rq import Queue

from mismatch.candidates import rereading
from mismatch.extensions import db
from mismatch.models import Resume
from mismatch.queue import connection
from tests import factories
from tests.candidates.saying import say
from tests.fixtures.pages import lint_page, sign_in


@pytest.fixture
def member(session):
    return factories.make_member()


@pytest.fixture
def candidate(member):
    made = factories.make_candidate(member)
    db.session.commit()
    return made


def test_corrections_survive_a_new_reading(client, member, candidate):
    sign_in(client, member.user.email)
    resume_id = candidate.resume_id
    say(
        client,
        resume_id,
        "save",
        "positions",
        key="1",
        title="Стажёр",
        employer="ЗАО «Василёк»",
        start="06.2016",
        end="02.2019",
    )
    say(client, resume_id, "remove", "skills", key="0")
    gone = db.session.get_one(Resume, resume_id).machine_parsed.skills[0].id
    resume = db.session.get_one(Resume, resume_id)
    resume.engine = "0.0"
    resume.data = {"engine": "0.0", "language": "ru"}
    db.session.commit()
    connection().flushdb()
    rereading.sweep_rereadings()
    assert (resume_id,) in [one.args for one in Queue("reading", connection=connection()).jobs]
    rereading.reread_resume(resume_id)
    db.session.expire_all()
    resume = db.session.get_one(Resume, resume_id)
    assert resume.engine != "0.0"
    assert [p.title.value for p in resume.parsed.positions] == ["Python-разработчик", "Стажёр"]
    assert gone not in {skill.id for skill in resume.parsed.skills if skill.how != "implied"}


def test_a_current_reading_is_left_alone_until_asked(client, member, candidate):
    resume_id = candidate.resume_id
    rereading.reread_resume(resume_id)
    db.session.expire_all()
    assert db.session.get_one(Resume, resume_id).revision == 1
    sign_in(client, member.user.email)
    client.post(f"/resumes/{resume_id}/reread")
    rereading.reread_resume(resume_id)
    db.session.expire_all()
    resume = db.session.get_one(Resume, resume_id)
    assert (resume.revision, resume.reread_requested_at) == (2, None)


def test_another_reading_shows_on_the_page_until_it_is_done(client, member, candidate):
    sign_in(client, member.user.email)
    resume_id, address = candidate.resume_id, f"/resumes/{candidate.resume_id}/reading.json"
    assert f'data-progress="{address}' not in client.get(f"/candidates/{candidate.id}").text
    page = client.post(f"/resumes/{resume_id}/reread", follow_redirects=True).text
    lint_page(page)
    assert f'data-progress="{address}?read_since=1"' in page
    assert page.count("читается заново") == 1
    before = client.get(address).json
    assert (before["done"], before["finished"]) == (False, 0)
    rereading.reread_resume(resume_id)
    after = client.get(address).json
    assert (after["done"], after["finished"], after["summary"]) == (True, 1, "")
    assert after["version"] != before["version"]
    assert f'data-progress="{address}' not in client.get(f"/candidates/{candidate.id}").text


def test_who_asked_for_another_reading_is_told_when_it_is_done_before_the_page_is_up(client, member, candidate):
    sign_in(client, member.user.email)
    resume_id = candidate.resume_id
    address = client.post(f"/resumes/{resume_id}/reread").headers["Location"]
    rereading.reread_resume(resume_id)
    page = client.get(address).text
    lint_page(page)
    assert "Документ прочитан заново" in page
    done = client.get(f"/resumes/{resume_id}/reading.json?read_since=1").json
    assert (done["done"], "прочитан заново" in done["summary"]) == (True, True)
    # A file that is refused this time keeps its reading.
    resume = db.session.get_one(Resume, resume_id)
    resume.document.content = b""
    db.session.commit()
    address = client.post(f"/resumes/{resume_id}/reread").headers["Location"]
    rereading.reread_resume(resume_id)
    page = client.get(address).text
    assert "не удалось прочитать" in page
    assert "ООО «Ромашка»" in page


def test_a_document_that_cannot_be_read_any_more_keeps_its_reading(session, member, candidate):
    resume = candidate.resume
    resume.document.content = b"\x00\x01"
    resume.engine = "0.0"
    db.session.commit()
    rereading.reread_resume(resume.id)
    db.session.expire_all()
    assert (resume.engine, resume.revision) == ("0.0", 1)
    assert resume.parsed.name.value == "Мария Соколова"
    connection().flushdb()
    rereading.sweep_rereadings()
    assert Queue("reading", connection=connection()).count == 0


def test_the_command_asks_for_everything_or_for_what_is_old(app, member, candidate):
    resume_id = candidate.resume_id
    assert "0 to be read again" in app.test_cli_runner().invoke(args=["reparse"]).output
    elsewhere = str(member.organization_id + 1)
    assert "0 to" in app.test_cli_runner().invoke(args=["reparse", "--all", "--organization", elsewhere]).output
    assert "1 to be read again" in app.test_cli_runner().invoke(args=["reparse", "--all"]).output
    db.session.expire_all()
    assert db.session.get_one(Resume, resume_id).reread_requested_at is not None
