"""The list of files in a real browser: what was dropped just now is seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from mismatch.extensions import db
from tests import factories
from tests.fixtures.pages import sign_in_at
from tests.fixtures.web import LiveSite

pytestmark = pytest.mark.browser


def test_files_dropped_now_stand_above_those_of_the_week(page: Page, live_server: LiveSite) -> None:
    with live_server.app.app_context():
        member = factories.make_member()
        email = member.user.email
        for number in range(12):
            factories.make_upload(member, f"earlier {number}".encode(), f"earlier {number}.txt")
        db.session.commit()
    sign_in_at(page, live_server, email)
    page.goto(f"{live_server.url}/candidates/uploads")
    dropped = [{"name": f"now {n}.txt", "mimeType": "text/plain", "buffer": f"now {n}".encode()} for n in range(2)]
    page.set_input_files("[name=files]", dropped)
    names = page.locator("#files-progress .progress-row .name")
    expect(names).to_have_count(14)
    now = names.all_inner_texts()
    page.reload()
    assert now == names.all_inner_texts()
    assert now[:3] == ["now 1.txt", "now 0.txt", "earlier 11.txt"]
