"""The fixtures themselves: what tests write stays apart, and the product runs as real processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from playwright.sync_api import Page
    from sqlalchemy.orm import Session, scoped_session

    from tests.fixtures.web import LiveSite

COUNT = text("SELECT count(*) FROM organizations WHERE name = 'Пробная'")


def _organization() -> object:
    from mismatch.models import Organization

    return Organization(name="Пробная")


@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_a_test_commits_is_gone_after_it(session: scoped_session[Session], turn: str) -> None:
    assert session.scalar(COUNT) == 0, f"the {turn} turn found the other's row"
    session.add(_organization())
    session.commit()
    assert session.scalar(COUNT) == 1


def test_the_end_of_a_request_undoes_nothing_that_the_test_committed(
    client: FlaskClient, session: scoped_session[Session]
) -> None:
    session.add(_organization())
    session.commit()
    assert client.get("/healthz").status_code == 200
    assert session.scalar(COUNT) == 1


def test_a_rollback_in_the_code_leaves_what_was_committed_before(session: scoped_session[Session]) -> None:
    session.add(_organization())
    session.commit()
    session.add(_organization())
    session.flush()
    session.rollback()
    assert session.scalar(COUNT) == 1


def test_a_live_server_has_a_database_of_its_own(live_server: LiveSite) -> None:
    from mismatch.extensions import db

    with live_server.app.app_context():
        assert db.session.scalar(COUNT) == 0


@pytest.mark.browser
def test_the_browser_opens_the_first_page(live_server: LiveSite, page: Page) -> None:
    answer = page.goto(live_server.url)
    assert answer is not None
    assert answer.status == 200
    assert page.locator("h1").count() == 1
