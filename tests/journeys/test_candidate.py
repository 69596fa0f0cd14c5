"""Somebody who looks for work: résumé, vacancies in order of fit, applying, and what the recruiter sees."""

from __future__ import annotations

import io

from flask.testing import FlaskClient

from mismatch.applications.operations import apply_to_job, move_application
from mismatch.extensions import db
from mismatch.matching.tasks import rank_candidate
from mismatch.models import Application, Stage, UploadStatus
from mismatch.queue import run_worker
from tests import factories
from tests.fixtures.pages import lint_page, sign_in

DRIVER = """Водитель погрузчика

Требования:
- Удостоверение водителя погрузчика
- Опыт работы на складе от 1 года
"""


def _page(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    lint_page(answer.text)
    return answer.text


def test_from_resume_to_application(app, client: FlaskClient):
    employer = factories.make_member()
    other, fitting = factories.make_job(employer, DRIVER), factories.make_job(employer)
    person = factories.make_person()
    db.session.commit()
    sign_in(client, person.user.email)
    _page(client, "/my/resume")
    answer = client.post("/my/resume", data={"files": (io.BytesIO(factories.resume_text().encode()), "я.txt")})
    assert answer.status_code == 302
    for queue in ("reading", "matching", "reading"):
        run_worker(app, queue, burst=True)
    assert "Мария Соколова" in _page(client, "/my/resume")
    listed = _page(client, "/vacancies")
    assert listed.index(f"/vacancies/{fitting.id}") < listed.index(f"/vacancies/{other.id}")
    assert "платёжный шлюз" in _page(client, f"/vacancies/{fitting.id}")
    client.post(f"/vacancies/{fitting.id}/apply")
    assert db.session.query(Application).one().job_id == fitting.id
    _page(client, "/my/applications")
    for queue in ("reading", "matching"):
        run_worker(app, queue, burst=True)
    client.post("/logout")
    sign_in(client, employer.user.email)
    assert "Мария Соколова" in _page(client, f"/jobs/{fitting.id}?added=1")


def test_strangers_see_published_vacancies_only(client: FlaskClient):
    employer = factories.make_member()
    open_job, draft = factories.make_job(employer), factories.make_job(employer, published=False)
    db.session.commit()
    _page(client, "/vacancies")
    _page(client, f"/vacancies/{open_job.id}")
    assert client.get(f"/vacancies/{draft.id}").status_code == 404


def test_nobody_applies_without_a_resume(client: FlaskClient):
    job = factories.make_job(factories.make_member())
    person = factories.make_person()
    db.session.commit()
    sign_in(client, person.user.email)
    assert client.post(f"/vacancies/{job.id}/apply").location == "/my/resume"
    assert db.session.query(Application).count() == 0


def test_what_became_of_an_application_is_told_in_the_persons_words(client: FlaskClient):
    employer, person = factories.make_member(), factories.make_person()
    job = factories.make_job(employer)
    application = apply_to_job(person, job, factories.make_candidate(person))
    db.session.commit()
    sign_in(client, person.user.email)
    listed = _page(client, "/my/applications")
    assert "Отправлен" in listed
    assert "Новый" not in listed, "nobody is new to themselves"
    move_application(employer, application, Stage.INTERVIEW)
    job.status = "closed"
    db.session.commit()
    listed = _page(client, "/my/applications")
    assert "Собеседование" in listed
    assert "Вакансия закрыта" in listed
    job.status = "published"
    db.session.commit()
    assert "Собеседование" in _page(client, f"/vacancies/{job.id}")
    assert "Собеседование" in _page(client, "/vacancies")


def test_a_newer_resume_is_sent_by_one_press(client: FlaskClient):
    employer, person = factories.make_member(), factories.make_person()
    job, over = factories.make_job(employer), factories.make_job(employer)
    mine = factories.make_candidate(person)
    application = apply_to_job(person, job, mine)
    move_application(employer, apply_to_job(person, over, mine), Stage.REJECTED)
    db.session.commit()
    sign_in(client, person.user.email)
    again, ended = f'action="/vacancies/{job.id}/apply"', f'action="/vacancies/{over.id}/apply"'
    assert again not in _page(client, "/my/applications")
    factories.make_candidate(person, factories.resume_text().replace("Kafka", "RabbitMQ"))
    db.session.commit()
    listed = _page(client, "/my/applications")
    assert again in listed
    assert ended not in listed
    assert again in _page(client, f"/vacancies/{job.id}")
    client.post(f"/vacancies/{job.id}/apply")
    db.session.expire_all()
    assert "RabbitMQ" in application.candidate.resume.text
    assert again not in _page(client, "/my/applications")
    assert again not in _page(client, f"/vacancies/{job.id}")


def test_a_file_that_cannot_be_read_leaves_the_earlier_one_and_says_so(app, client: FlaskClient):
    person = factories.make_person()
    mine = factories.make_candidate(person)
    mine.resume.filename = "моё.pdf"
    failed = factories.make_upload(person, b"%PDF-1.7 cut", "new.pdf")
    failed.status, failed.reason = UploadStatus.REFUSED, "damaged"
    db.session.commit()
    sign_in(client, person.user.email)
    page = _page(client, "/my/resume")
    assert "По-прежнему учитывается моё.pdf" in page
    assert "Файл повреждён" in page
    assert "0 из 1" not in page + client.get("/my/resume.json").get_json()["summary"], "of one file nothing is counted"


def test_what_is_no_resume_is_not_shown_as_one(client: FlaskClient):
    person = factories.make_person()
    factories.make_candidate(person, "молоко\nхлеб\nяйца\n")
    db.session.commit()
    sign_in(client, person.user.email)
    page = _page(client, "/my/resume")
    assert "Это ваше резюме?" in page
    assert "О чём может спросить рекрутер" in page
    assert "О чём стоит спросить" not in page
    assert "Контакты и сведения" not in page, "a heading over nothing"


def test_until_vacancies_are_compared_the_page_says_so_and_looks_again(app, client: FlaskClient):
    factories.make_job(factories.make_member())
    person = factories.make_person()
    mine = factories.make_candidate(person)
    db.session.commit()
    sign_in(client, person.user.email)
    assert 'http-equiv="refresh"' in _page(client, "/vacancies")
    rank_candidate(mine.id)
    page = _page(client, "/vacancies")
    assert 'http-equiv="refresh"' not in page
    assert "порядок появится" not in page


def test_a_vacancy_shows_what_is_missing_first_and_where_one_is(client: FlaskClient):
    job = factories.make_job(factories.make_member(), DRIVER)
    person = factories.make_person()
    mine = factories.make_candidate(person)
    db.session.commit()
    rank_candidate(mine.id)
    sign_in(client, person.user.email)
    page = _page(client, f"/vacancies/{job.id}")
    assert "Обязательные требования: выполнено 0 из" in page
    assert 'href="/vacancies" aria-current="page"' in page


def test_who_signs_up_for_a_vacancy_is_led_back_to_it(client: FlaskClient):
    job = factories.make_job(factories.make_member())
    person = factories.make_person()
    db.session.commit()
    page = _page(client, f"/vacancies/{job.id}")
    assert f'href="/register/candidate?vacancy={job.id}"' in page
    assert f"/login?next=/vacancies/{job.id}" in page
    client.get(f"/register/candidate?vacancy={job.id}")
    client.get("/register/candidate?vacancy=" + "9" * 30)
    sign_in(client, person.user.email)
    link = f'href="/vacancies/{job.id}"'
    assert link in _page(client, "/my/resume")
    factories.make_candidate(person)
    db.session.commit()
    assert link in _page(client, "/my/resume")
    _page(client, f"/vacancies/{job.id}")
    assert link not in _page(client, "/my/resume"), "they have been there"
