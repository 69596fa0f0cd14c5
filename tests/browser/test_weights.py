"""Waiting for a proposal of weights in a real browser: it appears without a reload, with scripts and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from mismatch.extensions import db
from mismatch.models import WeightSet, WeightsState
from tests import factories
from tests.fixtures.pages import sign_in_at
from tests.fixtures.web import LiveSite

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False])
def test_what_became_of_a_proposal_appears_by_itself(browser: Browser, live_server: LiveSite, scripts: bool) -> None:
    context = browser.new_context(locale="ru-RU", java_script_enabled=scripts)
    page = context.new_page()
    with live_server.app.app_context():
        member = factories.make_member()
        asked = WeightSet(organization_id=member.organization_id, version=1, asked_by_id=member.user_id)
        db.session.add(asked)
        db.session.commit()
        sign_in_at(page, live_server, member.user.email)
        page.goto(f"{live_server.url}/decisions#weights")  # where one is led who asked for it
        expect(page.locator("#weights")).to_contain_text("Предложение рассчитывается")
        asked.state, asked.figures = WeightsState.REFUSED, {"reason": "one_sided", "missing": 0}
        db.session.commit()
    expect(page.locator("#weights")).to_contain_text("Предложения нет")
    expect(page.get_by_text("Предложение рассчитывается")).to_be_hidden()
    context.close()
