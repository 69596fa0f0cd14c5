"""Errors: pages and JSON, what they say and what they keep to themselves."""

from __future__ import annotations

from flask.testing import FlaskClient
from markupsafe import escape
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from mismatch.extensions import db
from tests import factories
from tests.fixtures.pages import lint_page, sign_in


def test_unknown_host_is_refused(client: FlaskClient):
    assert client.get("/vacancies", headers={"Host": "evil.example"}).status_code == 400


def test_unknown_page_is_a_page(client: FlaskClient):
    answer = client.get("/nothing-here")
    assert answer.status_code == 404
    lint_page(answer.text)
    assert answer.headers["X-Request-ID"] in answer.text


def test_a_very_long_address_is_refused_on_a_page(client: FlaskClient):
    answer = client.get("/login?next=" + "a" * 4_100, headers={"Accept-Language": "ru"})
    assert answer.status_code == 414
    lint_page(answer.text)
    assert "Слишком длинный адрес" in answer.text
    assert client.get("/login?next=" + "a" * 3_000).status_code == 200


def test_scripts_get_json(client: FlaskClient):
    answer = client.get("/nothing-here", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json["code"]) == (404, 404)


def test_post_without_a_token_is_refused(client: FlaskClient):
    assert client.post("/language", data={"language": "en"}).status_code == 400


def test_a_form_of_a_session_that_is_over_is_given_back_in_the_readers_language(client: FlaskClient):
    text = "Повар горячего цеха. Требования: опыт от двух лет <b>"
    data = {"text": text, "password": "p" * 60, "csrf_token": "t" * 60, "title": "Повар"}
    came = {"Accept-Language": "ru", "Referer": "http://localhost/jobs/new?from=a"}
    answer = client.post("/jobs/new", data=data, headers=came)
    assert answer.status_code == 400
    lint_page(answer.text)
    assert "CSRF" not in answer.text
    assert "Эта форма уже не действует" in answer.text
    assert f">{escape(text)}</textarea>" in answer.text
    assert 'href="/jobs/new?from=a"' in answer.text
    assert "ppppp" not in answer.text
    for elsewhere in ("http://evil.example/jobs/new", "http://localhost//evil.example", ""):
        answer = client.post("/jobs/new", data={"title": "Повар"}, headers=came | {"Referer": elsewhere})
        assert "evil" not in answer.text
        assert "<textarea" not in answer.text
    answer = client.post("/candidates/upload", headers=came | {"Accept": "application/json"})
    assert "CSRF" not in answer.json["message"]
    assert "Ничего не сохранено" in answer.json["message"]


def test_unexpected_error_leaks_nothing(app, client: FlaskClient, monkeypatch):
    def break_down(**_):
        raise RuntimeError("the secret of the house")

    monkeypatch.setitem(app.view_functions, "site.index", break_down)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["X-Request-ID"] in answer.text


def test_database_away_is_503(app, client: FlaskClient, monkeypatch):
    def away(**_):
        raise OperationalError("SELECT 1", {}, Exception("server closed the connection"))

    monkeypatch.setitem(app.view_functions, "site.index", away)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    answer = client.get("/")
    assert answer.status_code == 503
    assert "SELECT" not in answer.text


def test_who_is_signed_in_meets_the_same_page_when_the_database_goes(app, client: FlaskClient, session, monkeypatch):
    """The page of an error names the reader, who is in the database: nothing of it may be asked for there."""
    member = factories.make_member()
    db.session.commit()
    sign_in(client, member.user.email)
    assert client.get("/candidates").status_code == 200

    def away(*_):
        raise OperationalError("SELECT 1", {}, Exception("server closed the connection"))

    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    event.listen(db.engine, "before_cursor_execute", away)
    try:
        answer = client.get("/candidates")
    finally:
        event.remove(db.engine, "before_cursor_execute", away)
    assert answer.status_code == 503
    assert member.user.email not in answer.text
    assert client.get("/candidates").status_code == 200, "whoever was signed in still is"


def test_every_answer_carries_the_headers(client: FlaskClient):
    headers = client.get("/vacancies").headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "nonce-" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
