"""Addresses on the candidate page: opened beside it, shown in the document where they are printed."""

from __future__ import annotations

import msgspec

from mismatch.candidates.places import Pages
from mismatch.engine.parsing.resume import Link
from mismatch.extensions import db
from tests import factories
from tests.fixtures.pages import lint_page, sign_in


def test_a_link_that_is_not_printed_is_no_button_that_leads_nowhere(client, session):
    member = factories.make_member()
    candidate = factories.make_candidate(member)
    resume = candidate.resume
    bare = Link(value="https://example.com/maria", kind="portfolio", start=5, end=5, confidence=0.95)
    resume.set_parsed(resume.read, msgspec.structs.replace(resume.machine_parsed, links=[bare]))
    db.session.commit()
    assert Pages(resume).place(5, 5) == {}
    sign_in(client, member.user.email)
    page = client.get(f"/candidates/{candidate.id}").text
    lint_page(page)
    assert 'data-start="5" data-end="5"' not in page
    assert "ссылка из файла" in page
    assert 'href="https://example.com/maria"' in page
    assert 'rel="noopener noreferrer nofollow"' in page


def test_what_people_entered_is_opened_only_as_an_address_of_the_web(client, session):
    member = factories.make_member()
    candidate = factories.make_candidate(member)
    resume = candidate.resume
    bad = Link(value="javascript:alert(1)", kind="other", start=None, end=None, confidence=0.5)
    resume.set_parsed(resume.read, msgspec.structs.replace(resume.machine_parsed, links=[bad]))
    db.session.commit()
    sign_in(client, member.user.email)
    assert 'href="javascript' not in client.get(f"/candidates/{candidate.id}").text
