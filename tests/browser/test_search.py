"""The search page in a real browser: what its filters do to the room that the results have."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from mismatch.extensions import db
from tests import factories
from tests.fixtures.pages import sign_in_at
from tests.fixtures.web import LiveSite

pytestmark = pytest.mark.browser


def test_filters_that_were_chosen_leave_a_telephone_to_the_results(page: Page, live_server: LiveSite) -> None:
    with live_server.app.app_context():
        member = factories.make_member()
        name = factories.make_candidate(member).name
        email = member.user.email
        db.session.commit()
    page.set_viewport_size({"width": 390, "height": 800})
    sign_in_at(page, live_server, email)
    page.goto(f"{live_server.url}/search?q=Django&skill=python")
    expect(page.locator("[data-search-panel]")).not_to_have_attribute("open", "")
    expect(page.get_by_role("link", name=name)).to_be_in_viewport()
    expect(page.locator(".search-head + .search-chips")).to_contain_text("Python")
    page.click("[data-search-panel] > summary")
    expect(page.locator("#f-skill")).to_be_visible()
    page.set_viewport_size({"width": 1440, "height": 800})
    page.reload()
    expect(page.locator("#f-skill")).to_be_visible()
