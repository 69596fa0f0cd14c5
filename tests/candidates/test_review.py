"""The queue of what is in doubt: least sure first, one form a résumé, nobody overwritten."""

from __future__ import annotations

import msgspec
import pytest
from flask.testing import FlaskClient

from mismatch.candidates import rereading
from mismatch.extensions import db
from mismatch.models import Candidate, Correction, Resume
from tests import factories
from tests.fixtures.pages import lint_page, sign_in


@pytest.fixture
def member(session):
    return factories.make_member()


def _doubtful(member, employer: float, title: float = 0.9, job=None) -> Candidate:
    """A candidate whose first position was read with so much confidence."""
    candidate = factories.make_candidate(member, job=job)
    resume = candidate.resume
    parsed = resume.parsed
    first = parsed.positions[0]
    facts = {
        "employer": msgspec.structs.replace(first.employer, confidence=employer),
        "title": msgspec.structs.replace(first.title, confidence=title),
    }
    positions = [msgspec.structs.replace(first, **facts), *parsed.positions[1:]]
    resume.set_parsed(resume.read, msgspec.structs.replace(parsed, positions=positions))
    db.session.flush()
    return candidate


def _answer(client: FlaskClient, resume: Resume, said: str = "right", **fields: str):
    data = {"revision": resume.revision, "count": 1, "part-0": "positions", "key-0": "0", "answer-0": said}
    shown = {"title": "Python-разработчик", "employer": "ООО «Ромашка»", "start": "2019-03", "current": "yes"} | fields
    return client.post(f"/resumes/{resume.id}/review", data=data | {f"0-{k}": v for k, v in shown.items()})


def test_a_pool_without_anybody_is_not_called_sure(client, member):
    db.session.commit()
    sign_in(client, member.user.email)
    page = client.get("/candidates/review").text
    lint_page(page)
    assert "Сомнительных полей нет" not in page
    assert "Ещё не прочитано ни одного резюме" in page


def test_a_vacancy_with_nobody_in_it_says_how_people_get_there(client, member):
    _doubtful(member, 0.3)  # in the pool, and so ranked, but in no vacancy
    job = factories.make_job(member)
    db.session.commit()
    sign_in(client, member.user.email)
    page = client.get(f"/candidates/review?job={job.id}").text
    lint_page(page)
    assert "В этой вакансии пока никого нет" in page
    assert f'class="btn btn-secondary" href="/jobs/{job.id}"' in page
    factories.make_candidate(member, job=job)
    db.session.commit()
    assert "Здесь проверять нечего" in client.get(f"/candidates/review?job={job.id}").text


def test_an_empty_queue_says_so(client, member):
    factories.make_candidate(member)
    db.session.commit()
    sign_in(client, member.user.email)
    page = client.get("/candidates/review").text
    lint_page(page)
    assert "Сомнительных полей нет" in page


def test_the_least_sure_comes_first_and_leaves_once_confirmed(client, member):
    surer, doubtful = _doubtful(member, 0.7), _doubtful(member, 0.3)
    db.session.commit()
    sign_in(client, member.user.email)
    page = client.get("/candidates/review").text
    lint_page(page)
    assert f"/candidates/{doubtful.id}" in page
    assert "Осталось 2 из 2" in page
    answer = _answer(client, doubtful.resume)
    assert answer.status_code == 302
    page = client.get(answer.location).text
    assert f"/candidates/{surer.id}" in page
    assert "Осталось 1 из 2" in page
    db.session.expire_all()
    resume = db.session.get_one(Candidate, doubtful.id).resume
    assert (resume.doubts, resume.least_confidence) == (0, None)
    assert resume.parsed.positions[0].employer.confidence == 1.0
    assert {one.user_id for one in db.session.query(Correction)} == {member.user_id}


def test_a_correction_in_the_queue_counts(client, member):
    candidate = _doubtful(member, 0.5)
    db.session.commit()
    sign_in(client, member.user.email)
    _answer(client, candidate.resume, employer="ООО «Лютик»")
    db.session.expire_all()
    parsed = db.session.get_one(Candidate, candidate.id).resume.parsed
    assert parsed.positions[0].employer.value == "ООО «Лютик»"
    assert parsed.positions[0].start == "2019-03"


def test_what_is_none_goes_and_later_stays(client, member):
    first, second = _doubtful(member, 0.5), _doubtful(member, 0.6)
    db.session.commit()
    sign_in(client, member.user.email)
    _answer(client, first.resume, said="none")
    _answer(client, second.resume, said="later")
    db.session.expire_all()
    assert len(db.session.get_one(Candidate, first.id).resume.parsed.positions) == 1
    assert db.session.get_one(Candidate, second.id).resume.doubts == 1


def test_skipping_goes_round(client, member):
    first, second = _doubtful(member, 0.5), _doubtful(member, 0.6)
    db.session.commit()
    sign_in(client, member.user.email)
    assert f"/candidates/{second.id}" in client.get(f"/candidates/review?after={first.resume_id}").text
    assert f"/candidates/{first.id}" in client.get(f"/candidates/review?after={second.resume_id}").text


def test_filters_by_vacancy_and_part(client, member):
    job = factories.make_job(member)
    inside, outside = _doubtful(member, 0.7, job=job), _doubtful(member, 0.3)
    db.session.commit()
    sign_in(client, member.user.email)
    assert f"/candidates/{inside.id}" in client.get(f"/candidates/review?job={job.id}").text
    assert f"/candidates/{outside.id}" in client.get("/candidates/review?part_filter=positions").text
    assert "Здесь проверять нечего" in client.get("/candidates/review?part_filter=name").text


def test_the_second_of_two_people_is_told_and_overwrites_nothing(client, member):
    candidate = _doubtful(member, 0.5)
    db.session.commit()
    resume = candidate.resume
    sign_in(client, member.user.email)
    seen = msgspec.convert({"id": resume.id, "revision": resume.revision}, type=dict)
    _answer(client, resume, employer="ООО «Лютик»")
    stale = type("Seen", (), seen)
    answer = _answer(client, stale, employer="ООО «Мак»")
    assert answer.status_code == 409
    assert "Тем временем" in answer.text
    db.session.expire_all()
    assert db.session.get_one(Candidate, candidate.id).resume.parsed.positions[0].employer.value == "ООО «Лютик»"


def test_a_wrong_date_is_shown_again_beside_its_reason(client, member):
    candidate = _doubtful(member, 0.5)
    db.session.commit()
    sign_in(client, member.user.email)
    answer = _answer(client, candidate.resume, start="давно", employer="ООО «Лютик»")
    assert answer.status_code == 422
    lint_page(answer.text)
    assert "Это не дата" in answer.text
    assert 'value="ООО «Лютик»"' in answer.text
    assert db.session.query(Correction).count() == 0


def test_copies_and_old_rows_are_measured_by_the_schedule(session):
    candidate = _doubtful(factories.make_member(), 0.4)
    candidate.resume.doubts = candidate.resume.least_confidence = None
    db.session.commit()
    rereading.sweep_rereadings()
    db.session.expire_all()
    assert db.session.get_one(Candidate, candidate.id).resume.least_confidence == 0.4
