"""Getting about without JavaScript: what opens by a press elsewhere stands open, or opens to the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from mismatch.extensions import db
from tests import factories
from tests.fixtures.web import LiveSite

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [390, 1280])
def test_the_menus_lead_on(browser: Browser, live_server: LiveSite, width: int) -> None:
    with live_server.app.app_context():
        email = factories.make_member().user.email
        db.session.commit()
    context = browser.new_context(locale="ru-RU", java_script_enabled=False, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{live_server.url}/login")
    page.fill("[name=email]", email)
    page.fill("[name=password]", factories.PASSWORD)
    page.click("main form [type=submit]")
    page.get_by_role("link", name="Кандидаты").first.click()
    page.wait_for_url("**/candidates")
    leave = page.get_by_role("button", name="Выйти")
    expect(leave).to_be_hidden()
    page.focus(".site-header .dropdown > button")
    leave.click()
    page.wait_for_url(lambda url: "/candidates" not in url)
    expect(page.locator(".site-header .dropdown")).to_have_count(0)
    context.close()
