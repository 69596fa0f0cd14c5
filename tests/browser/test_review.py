"""Correcting and the review queue in a real browser: by keyboard alone, on a telephone, and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from mismatch.extensions import db
from mismatch.models import Candidate
from tests import factories
from tests.fixtures.pages import sign_in_at
from tests.fixtures.web import LiveSite

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def doubtful(live_server: LiveSite) -> Iterator[tuple[str, int]]:
    """A recruiter's address, and a candidate whose first employer was hardly readable."""
    with live_server.app.app_context():
        member = factories.make_member()
        candidate = factories.make_candidate(member)
        resume, parsed = candidate.resume, candidate.resume.parsed
        first = parsed.positions[0]
        vague = msgspec.structs.replace(first, employer=msgspec.structs.replace(first.employer, confidence=0.3))
        resume.set_parsed(resume.read, msgspec.structs.replace(parsed, positions=[vague, *parsed.positions[1:]]))
        db.session.commit()
        yield member.user.email, candidate.id


def test_without_javascript_a_field_is_corrected_in_place(browser: Browser, live_server: LiveSite, doubtful) -> None:
    context = browser.new_context(locale="ru-RU", java_script_enabled=False)
    page = context.new_page()
    sign_in_at(page, live_server, doubtful[0])
    page.goto(f"{live_server.url}/candidates/{doubtful[1]}")
    page.click("#location + dd summary")
    page.fill("#location + dd input[name=field-value]", "Тверь")
    page.click("#location + dd button[value=save]")
    expect(page.locator("#location + dd")).to_contain_text("исправление")
    expect(page.locator("#location + dd")).to_contain_text("Москва")
    context.close()


def test_the_queue_is_worked_by_keyboard_and_fits_a_telephone(page: Page, live_server: LiveSite, doubtful) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    sign_in_at(page, live_server, doubtful[0])
    page.goto(f"{live_server.url}/candidates/review")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    employer = page.get_by_label("Работодатель")
    page.click("fieldset [data-evidence] >> nth=0")
    expect(page.locator("mark").first).to_be_visible()
    employer.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("ООО «Лютик»")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Сомнительных полей нет")).to_be_visible()
    with live_server.app.app_context():
        parsed = db.session.get_one(Candidate, doubtful[1]).resume.parsed
        assert parsed.positions[0].employer.value == "ООО «Лютик»"
