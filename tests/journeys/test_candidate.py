"""Somebody who looks for work: résumé, vacancies in order of fit, applying, and what the recruiter sees."""

from __future__ import annotations

import io

from flask.testing import FlaskClient

from mismatch.extensions import db
from mismatch.models import Application
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
