"""The recruiter's main job through HTTP, with the tasks run by real workers of the queue."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from mismatch.extensions import db
from mismatch.models import Application, Job, Upload
from mismatch.queue import run_worker
from tests import factories
from tests.fixtures.pages import lint_page


@pytest.fixture
def work(app) -> Callable[[], None]:
    """Let the workers empty their queues."""

    def work() -> None:
        for queue in ("reading", "matching", "reading", "upkeep"):
            run_worker(app, queue, burst=True)

    return work


def _page(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    lint_page(answer.text)
    return answer.text


def test_from_vacancy_to_quote(client: FlaskClient, recruiter, work):
    answer = client.post("/jobs/new", data={"text": factories.VACANCY})
    job = db.session.query(Job).one()
    assert answer.location == f"/jobs/{job.id}/requirements"
    assert "Опыт работы с Python от 3 лет" in _page(client, answer.location)
    client.post(f"/jobs/{job.id}/publish")
    _page(client, f"/jobs/{job.id}")
    files = [(io.BytesIO(factories.resume_text().encode()), "Соколова.txt"), (io.BytesIO(b""), "пусто.pdf")]
    answer = client.post(
        "/candidates/upload", data={"files": files, "job_id": job.id}, headers={"Accept": "application/json"}
    )
    assert answer.json["refused"] == []
    state = client.get(f"/jobs/{job.id}/files.json").json
    assert not state["done"]
    work()
    state = client.get(f"/jobs/{job.id}/files.json").json
    assert state["done"]
    assert {row["name"]: row["status"] for row in state["rows"]} == {"Соколова.txt": "done", "пусто.pdf": "failed"}
    assert client.get(f"/jobs/{job.id}/ranking.json").json["done"]
    ranked = _page(client, f"/jobs/{job.id}")
    assert "Мария Соколова" in ranked
    application = db.session.query(Application).one()
    match = _page(client, f"/jobs/{job.id}/candidates/{application.candidate_id}")
    assert "платёжный шлюз" in match
    _page(client, f"/candidates/{application.candidate_id}")
    _page(client, f"/jobs/{job.id}/files")
    answer = client.post(f"/applications/{application.id}/move", data={"stage": "shortlist", "note": "позвонить"})
    assert answer.status_code == 302
    assert "позвонить" in _page(client, answer.location)


def test_a_drop_on_a_draft_shows_what_becomes_of_each_file(client: FlaskClient, recruiter, work):
    client.post("/jobs/new", data={"text": factories.VACANCY})
    job = db.session.query(Job).one()
    assert f'data-progress="/jobs/{job.id}/files.json" data-done' in _page(client, f"/jobs/{job.id}")
    files = [(io.BytesIO(factories.resume_text().encode()), "Соколова.txt")]
    client.post("/candidates/upload", data={"files": files, "job_id": job.id}, headers={"Accept": "application/json"})
    page = _page(client, f"/jobs/{job.id}")
    assert "Соколова.txt" in page
    assert "data-done" not in page
    work()
    assert "Мария Соколова" in _page(client, f"/jobs/{job.id}")


def test_two_editors_of_requirements_do_not_overwrite_each_other(client: FlaskClient, recruiter):
    client.post("/jobs/new", data={"text": factories.VACANCY})
    job = db.session.query(Job).one()
    seen = job.revision
    path = f"/jobs/{job.id}/requirements"
    row = {"kind": "skill", "must": "must", "weight": "1.0"}

    def save(text: str, revision: int):
        fields = {f"requirements-0-{name}": value for name, value in {**row, "text": text}.items()}
        return client.post(path, data={**fields, "revision": revision})

    assert save("Знание Java", seen).status_code == 302
    refused = save("Знание Kotlin", seen)
    assert refused.status_code == 409
    assert "Знание Kotlin" in refused.text
    db.session.expire_all()
    assert [one.text for one in job.requirements] == ["Знание Java"]
    assert f'name="revision" value="{job.revision}"' in refused.text
    assert save("Знание Kotlin", job.revision).status_code == 302


def test_empty_pages_are_whole(client: FlaskClient, recruiter):
    for path in ("/jobs", "/jobs/new", "/candidates", "/candidates/uploads", "/vacancies"):
        _page(client, path)


def test_vacancy_without_text_is_asked_for_one(client: FlaskClient, recruiter):
    answer = client.post("/jobs/new", data={"title": "x"})
    assert answer.status_code == 200
    assert db.session.query(Job).count() == 0


def test_vacancy_file_that_cannot_be_read_says_why(client: FlaskClient, recruiter):
    answer = client.post("/jobs/new", data={"file": (io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"0" * 50), "вакансия.pdf")})
    assert answer.status_code == 200
    assert "не соответствует" in answer.text
    assert db.session.query(Job).count() == 0


def test_long_and_hostile_names_are_harmless(client: FlaskClient, recruiter, work):
    name = "../../<img src=x onerror=alert(1)>\u202e" + "я" * 300 + ".txt"
    text = factories.resume_text().replace("Мария Соколова", "<script>alert(1)</script>")
    client.post("/candidates/upload", data={"files": [(io.BytesIO(text.encode()), name)]})
    work()
    upload = db.session.query(Upload).one()
    assert len(upload.filename) <= 255
    assert "/" not in upload.filename
    assert "\u202e" not in upload.filename
    page = _page(client, "/candidates/uploads")
    assert "<img src=x" not in page
    page = _page(client, f"/candidates/{upload.resume.candidate_id}")
    assert "<script>alert(1)" not in page
    answer = client.get(f"/uploads/{upload.id}/file")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "no-store"


def test_oversize_request_is_refused_before_it_is_read(app, client: FlaskClient, recruiter, monkeypatch):
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 1000)
    answer = client.post("/candidates/upload", data={"files": [(io.BytesIO(b"0" * 5000), "x.pdf")]})
    assert answer.status_code == 413
    assert db.session.query(Upload).count() == 0
