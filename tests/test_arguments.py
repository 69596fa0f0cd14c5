"""Requests made to break things: NUL characters, numbers no column holds, pages that are none."""

from __future__ import annotations

import io

import pytest
from flask.testing import FlaskClient

from mismatch.extensions import db
from mismatch.jobs.operations import MAX_REQUIREMENTS
from mismatch.matching.queries import MOST_WORDS
from mismatch.models import Application, Job, Upload, User
from tests import factories
from tests.fixtures.pages import sign_in, take_token

HUGE = str(10**30)
NAMES = ["a." + "x" * 400, "x" * 400, "я" * 400 + ".pdf", ".." * 200, "a\r\nX-Evil: 1.pdf", "\0"]
ELSEWHERE = ["/\r\nX: 1", "/\\evil.example", "//evil.example", "/\t/evil.example", "javascript:1"]


@pytest.fixture
def job(client: FlaskClient) -> Job:
    """A vacancy of the recruiter who is signed in."""
    member = factories.make_member()
    job = factories.make_job(member)
    factories.make_application(member, job)
    db.session.commit()
    sign_in(client, member.user.email)
    return job


def _row(number: int, **values: str) -> dict[str, str]:
    row = {"id": "", "text": f"Python {number}", "kind": "skill", "must": "must", "weight": "1.0", **values}
    return {f"requirements-{number}-{name}": value for name, value in row.items()}


@pytest.mark.parametrize("page", ["abc", "0", "-1", HUGE, "9" * 3000, ""])
@pytest.mark.parametrize("path", ["/jobs", "/jobs/{}", "/candidates", "/vacancies"])
def test_a_page_that_is_none_is_no_error(client: FlaskClient, job: Job, path: str, page: str):
    assert client.get(f"{path.format(job.id)}?page={page}").status_code == 200


@pytest.mark.parametrize("query", ["q=%00", "band=%00", "stage=%00", "%00=1"])
@pytest.mark.parametrize("path", ["/jobs/{}", "/candidates"])
def test_nul_in_an_address_is_a_bad_request(client: FlaskClient, job: Job, path: str, query: str):
    assert client.get(f"{path.format(job.id)}?{query}").status_code == 400


@pytest.mark.parametrize("query", ["band=xyz", "stage=xyz", "q=%ff", "q=%25%5C", "status=zzz"])
def test_arguments_that_mean_nothing_find_nothing(client: FlaskClient, job: Job, query: str):
    assert client.get(f"/jobs/{job.id}?{query}").status_code == 200
    assert client.get(f"/jobs?{query}").status_code == 200


def test_nul_in_any_field_is_a_bad_request(client: FlaskClient, job: Job):
    application = db.session.query(Application).one()
    forms = {
        "/jobs/new": {"text": factories.VACANCY + "\0"},
        f"/jobs/{job.id}/edit": {"title": "a\0", "text": factories.VACANCY},
        f"/jobs/{job.id}/requirements": _row(0, text="Py\0thon"),
        f"/applications/{application.id}/move": {"stage": "shortlist", "note": "a\0"},
        "/account": {"name": "a\0", "locale": "ru"},
        "/team": {"email": "a\0@example.com", "role": "recruiter"},
    }
    assert {path: client.post(path, data=data).status_code for path, data in forms.items()} == dict.fromkeys(forms, 400)


def test_nul_in_a_registration_is_a_bad_request(client: FlaskClient):
    take_token(client)
    fields = {"name": "A\0", "organization": "B", "email": "new@example.com", "password": factories.PASSWORD}
    assert client.post("/register/recruiter", data=fields).status_code == 400
    assert db.session.query(User).count() == 0


@pytest.mark.parametrize("job_id", ["0", "-1", "abc", "1.5", "999999", str(2**63), HUGE, "9" * 5000])
def test_files_for_a_vacancy_that_is_not_there_are_refused(client: FlaskClient, job: Job, job_id: str):
    before = db.session.query(Upload).count()
    files = [(io.BytesIO(b"Python"), "a.txt")]
    assert client.post("/candidates/upload", data={"files": files, "job_id": job_id}).status_code == 404
    assert db.session.query(Upload).count() == before


@pytest.mark.parametrize("name", NAMES)
def test_any_file_name_is_kept_in_a_harmless_form(client: FlaskClient, job: Job, name: str):
    assert client.post("/candidates/upload", data={"files": [(io.BytesIO(b"Python"), name)]}).status_code == 302
    upload = db.session.query(Upload).order_by(Upload.id.desc()).first()
    answer = client.get(f"/uploads/{upload.id}/file")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "X-Evil" not in answer.headers


@pytest.mark.parametrize("years", ["NaN", "sNaN", "Infinity", "1e999999", "-1"])
def test_experience_has_to_be_a_number_of_years(client: FlaskClient, job: Job, years: str):
    answer = client.post("/jobs/new", data={"text": factories.VACANCY, "experience_years": years})
    assert answer.status_code == 200
    assert db.session.query(Job).count() == 1


def test_a_vacancy_with_five_hundred_demands_can_be_opened_and_saved(client: FlaskClient, job: Job):
    demands = "\n".join(f"- Опыт работы с Python {years} лет" for years in range(500))
    page = client.post("/jobs/new", data={"text": f"Программист\n\nТребования:\n{demands}"}).location
    long = db.session.query(Job).order_by(Job.id.desc()).first()
    assert len(long.requirements) == MAX_REQUIREMENTS
    answer = client.get(page)
    assert answer.status_code == 200
    assert f"Здесь {MAX_REQUIREMENTS} требований" in answer.text
    assert "больше у вакансии быть не может" not in client.get(f"/jobs/{job.id}/requirements").text
    rows = {key: value for number in range(MAX_REQUIREMENTS) for key, value in _row(number).items()}
    assert client.post(page, data=rows).status_code == 302
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("row_id", ["9" * 5000, HUGE, "x", "-1"])
def test_a_forged_id_of_a_requirement_makes_a_new_one(client: FlaskClient, job: Job, row_id: str):
    assert client.post(f"/jobs/{job.id}/requirements", data=_row(0, id=row_id)).status_code == 302
    assert client.get(f"/jobs/{job.id}/requirements").status_code == 200


def test_another_vacancys_requirement_cannot_be_taken(client: FlaskClient, job: Job):
    theirs = factories.make_job(factories.make_member()).requirements[0]
    before = theirs.text
    db.session.commit()
    assert client.post(f"/jobs/{job.id}/requirements", data=_row(0, id=str(theirs.id))).status_code == 302
    db.session.expire_all()
    assert theirs.text == before
    assert theirs.job_id != job.id


def test_a_field_named_by_a_page_of_digits_is_a_bad_request(client: FlaskClient, job: Job):
    assert client.post(f"/jobs/{job.id}/requirements", data={f"requirements-{'9' * 5000}-text": "x"}).status_code == 400


@pytest.mark.parametrize("body", [[1], "x", 1])
def test_json_that_is_no_object_is_a_bad_request(client: FlaskClient, body: object):
    take_token(client)
    assert client.post("/login", json=body).status_code == 400


@pytest.mark.parametrize("address", ELSEWHERE)
def test_the_language_switch_leads_nowhere_else(client: FlaskClient, address: str):
    take_token(client)
    answer = client.post("/language", data={"language": "en", "next": address})
    assert (answer.status_code, answer.location) == (302, "/")


def test_a_page_of_search_words_asks_the_database_for_a_few(client: FlaskClient, job: Job):
    """Each word is a condition of its own: hundreds kept the database busy for a quarter of a minute."""
    few, many = "Python " * MOST_WORDS, "Python " * MOST_WORDS + "bookkeeping " * 250
    for path in ("/candidates", f"/jobs/{job.id}"):
        pages = [client.get(path, query_string={"q": words}).text for words in (few, many)]
        assert [page.count("Мария Соколова") for page in pages] == [pages[0].count("Мария Соколова")] * 2
    assert "Мария Соколова" in client.get("/candidates", query_string={"q": many}).text
