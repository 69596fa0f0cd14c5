"""Correcting a résumé on its pages: what is said stays, is marked, can be taken back, and moves the scores."""

from __future__ import annotations

import re

import msgspec
import pytest
from rq import Queue

from mismatch.candidates import correcting
from mismatch.candidates.operations import erase_candidate
from mismatch.errors import Conflict
from mismatch.extensions import db
from mismatch.matching import tasks as matching
from mismatch.models import AuditEvent, Candidate, Correction, Match, OrganizationRole, Resume
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


def test_a_corrected_name_is_shown_with_who_and_what_the_machine_read(client, member, candidate):
    sign_in(client, member.user.email)
    resume_id, candidate_id = candidate.resume_id, candidate.id
    assert say(client, resume_id, "save", "name", value="Мария Белая").status_code == 302
    page = client.get(f"/candidates/{candidate_id}").text
    lint_page(page)
    assert "<h1>Мария Белая</h1>" in page
    assert "Мария Соколова" in page
    assert member.user.name in page
    assert db.session.get_one(Candidate, candidate_id).name == "Мария Белая"
    event = db.session.query(AuditEvent).filter_by(verb="correct", subject_id=resume_id).one()
    assert event.data == {"part": "name", "revision": 2}


def test_taking_back_brings_the_machines_value(client, member, candidate):
    sign_in(client, member.user.email)
    resume_id = candidate.resume_id
    say(client, resume_id, "save", "name", value="Мария Белая")
    said = db.session.query(Correction).one()
    say(client, resume_id, "take_back", "name", correction=str(said.id))
    resume = db.session.get_one(Resume, resume_id)
    assert resume.parsed.name.value == "Мария Соколова"
    assert resume.candidate.name == "Мария Соколова"
    assert resume.parse is None
    assert db.session.query(Correction).one().withdrawn_by_id == member.user_id


@pytest.mark.parametrize(
    ("part", "fields", "reason"),
    [
        ("emails", {"value": "нет"}, "адрес электронной почты"),
        ("phones", {"value": "12"}, "телефон"),
        ("positions", {"start": "вчера"}, "дат"),
        ("positions", {"start": "13.2019"}, "дат"),
        ("skills", {"id": "Неведомое ремесло"}, "навык"),
        ("languages", {"name": "Квенья"}, "язык"),
        ("positions", {}, "заполнено"),
    ],
)
def test_what_is_no_value_is_refused_and_shown_again(client, member, candidate, part, fields, reason):
    sign_in(client, member.user.email)
    answer = say(client, candidate.resume_id, "add", part, key="", **fields)
    assert answer.status_code == 422
    lint_page(answer.text)
    assert re.search(rf'class="invalid-feedback[^>]*>[^<]*{reason}', answer.text, re.IGNORECASE)
    for value in fields.values():
        assert f'value="{value}"' in answer.text
    assert db.session.query(Correction).count() == 0


def test_dates_phones_and_skills_are_taken_as_people_write_them(client, member, candidate):
    sign_in(client, member.user.email)
    resume_id = candidate.resume_id
    say(client, resume_id, "add", "positions", key="", title="Стажёр", start="июнь 2014", end="05.2016")
    say(client, resume_id, "add", "phones", key="", value="8 (912) 555-77-66")
    say(client, resume_id, "add", "skills", key="", id="кубернетес")
    parsed = db.session.get_one(Resume, resume_id).parsed
    assert [(p.start, p.end) for p in parsed.positions][-1] == ("2014-06", "2016-05")
    assert "+79125557766" in [phone.value for phone in parsed.phones]
    assert "kubernetes" in {skill.id for skill in parsed.skills}


def test_scores_follow_and_the_evidence_names_the_person(client, member, candidate):
    resume_id, candidate_id = candidate.resume_id, candidate.id
    job = factories.make_job(member, "Инженер\n\nТребования:\n- Kubernetes\n- Terraform\n")
    db.session.commit()
    job_id = job.id
    matching.rank_candidate(candidate_id)
    before = db.session.query(Match).filter_by(job_id=job_id).one().score
    connection().flushdb()
    sign_in(client, member.user.email)
    say(client, resume_id, "add", "skills", key="", id="Kubernetes")
    assert (candidate_id,) in [one.args for one in Queue("reading", connection=connection()).jobs]
    matching.rank_candidate(candidate_id)
    db.session.expire_all()
    match = db.session.query(Match).filter_by(job_id=job_id).one()
    assert match.score > before
    asked = match.scored.requirements[0]
    assert match.resume.text[asked.start : asked.end] == asked.quote
    page = client.get(f"/jobs/{job_id}/candidates/{candidate_id}").text
    assert f"Со слов: {member.user.name}" in page
    assert f"{int(match.score)} из 100" in page, "cut off like every other figure of it, so that 84.9 never reads as 85"


def test_two_people_do_not_overwrite_each_other(client, member, candidate):
    resume = candidate.resume
    correcting.correct_entry(member, resume, 1, "name", "0", {"value": "Первая"})
    db.session.commit()
    with pytest.raises(Conflict):
        correcting.correct_entry(member, resume, 1, "name", "0", {"value": "Вторая"})
    db.session.rollback()
    sign_in(client, member.user.email)
    data = {"act": "save", "part": "name", "key": "0", "revision": 1, "field-value": "Вторая"}
    page = client.post(f"/resumes/{resume.id}/fields", data=data, follow_redirects=True).text
    assert "Тем временем" in page
    assert "Первая" in page


def test_an_entered_entry_can_be_corrected_and_taken_away(client, member, candidate):
    sign_in(client, member.user.email)
    resume_id = candidate.resume_id
    say(client, resume_id, "add", "languages", key="", name="немецкий", level="B1")
    key = db.session.get_one(Resume, resume_id).laid["languages"][-1].key
    say(client, resume_id, "save", "languages", key=key, name="немецкий", level="C1")
    held = {one.name: one.level for one in db.session.get_one(Resume, resume_id).parsed.languages}
    assert held["German"] == "C1"
    key = db.session.get_one(Resume, resume_id).laid["languages"][-1].key
    say(client, resume_id, "remove", "languages", key=key)
    resume = db.session.get_one(Resume, resume_id)
    assert "German" not in {one.name for one in resume.parsed.languages}
    assert resume.text == resume.read.text


def test_an_entry_that_is_found_later_is_corrected_field_by_field(client, member, candidate):
    sign_in(client, member.user.email)
    resume = candidate.resume
    resume_id, document, whole = resume.id, resume.read, resume.parsed
    resume.set_parsed(document, msgspec.structs.replace(whole, positions=whole.positions[:1]))
    db.session.commit()
    told = {"title": "Младший разработчик", "employer": "ЗАО «Василёк»", "start": "06.2016", "end": "02.2019"}
    say(client, resume_id, "add", "positions", key="", **told, place="Тверь")
    resume = db.session.get_one(Resume, resume_id)
    resume.set_parsed(document, whole)
    resume.revision += 1
    db.session.commit()
    say(client, resume_id, "save", "positions", key="1", **told, place="Омск")
    positions = db.session.get_one(Resume, resume_id).parsed.positions
    assert [p.place.value for p in positions if p.place] == ["Омск"]
    assert [p.start for p in positions] == ["2019-03", "2016-06"]
    in_force = db.session.query(Correction).filter_by(withdrawn_at=None).all()
    assert {one.field for one in in_force} == {"title", "employer", "place", "start", "end"}


def test_erasing_a_person_erases_what_was_said_of_them(session, member, candidate):
    correcting.correct_entry(member, candidate.resume, 1, "name", "0", {"value": "Мария Белая"})
    db.session.commit()
    erase_candidate(member, candidate)
    db.session.commit()
    assert db.session.query(Correction).count() == 0


def test_hiring_managers_see_marks_and_no_forms(client, member, candidate):
    correcting.correct_entry(member, candidate.resume, 1, "name", "0", {"value": "Мария Белая"})
    manager = factories.make_member(OrganizationRole.HIRING_MANAGER, member.organization)
    db.session.commit()
    sign_in(client, manager.user.email)
    page = client.get(f"/candidates/{candidate.id}").text
    assert member.user.name in page
    assert "/fields" not in page
    assert client.post(f"/resumes/{candidate.resume_id}/fields", data={}).status_code == 403


def test_protected_facts_can_be_corrected_and_move_no_score(client, member, candidate):
    job = factories.make_job(member)
    db.session.commit()
    candidate_id, job_id, resume_id = candidate.id, job.id, candidate.resume_id
    matching.rank_candidate(candidate_id)
    before = db.session.query(Match).filter_by(job_id=job_id).one().data
    sign_in(client, member.user.email)
    say(client, resume_id, "save", "birth_date", value="12.03.1990")
    say(client, resume_id, "save", "citizenship", value="Россия")
    matching.rank_candidate(candidate_id)
    db.session.expire_all()
    assert db.session.get_one(Resume, resume_id).parsed.protected.birth_date.value == "1990-03-12"
    assert db.session.query(Match).filter_by(job_id=job_id).one().data == before
