"""Errors: pages and JSON, what they say and what they keep to themselves."""

from __future__ import annotations

from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from tests.fixtures.pages import lint_page


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


def test_every_answer_carries_the_headers(client: FlaskClient):
    headers = client.get("/vacancies").headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "nonce-" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
