"""Loading the demo: into an empty database, and beside the workspace of somebody who has signed up."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from mismatch.demo.operations import load_own_demo
from mismatch.extensions import db
from mismatch.models import Job, Membership, Organization, OrganizationRole, User
from tests import factories
from tests.fixtures.pages import lint_page, sign_in, take_token

OFFER = 'action="/demo/own"'


def test_an_empty_database_gets_a_demo_with_its_menu_and_both_its_accounts(client: FlaskClient):
    take_token(client)
    page = client.post("/demo", follow_redirects=True, headers={"Accept-Language": "en"}).text
    lint_page(page)
    assert "recruiter@demo.example" in page
    assert "candidate@demo.example" in page, "the other side has an account too"
    header = page.partition("<header")[2].partition("</header>")[0]
    assert all(f'href="{path}"' in header for path in ("/jobs", "/candidates", "/search", "/team"))
    assert "B2B Sales Manager" in page
    assert '<html lang="en"' in page, "the language of who loaded it"


def test_somebody_new_among_others_is_led_on_and_may_have_a_demo_of_their_own(client: FlaskClient):
    factories.make_candidate(other := factories.make_member(), job=factories.make_job(other))
    member = factories.make_member()
    own = member.organization_id
    db.session.commit()
    sign_in(client, member.user.email)
    page = client.get("/jobs").text
    lint_page(page)
    assert "Первые шаги" in page
    assert OFFER in page
    demo = client.post("/demo/own", follow_redirects=True).text
    assert "B2B Sales Manager" in demo
    assert "Первые шаги" not in demo
    assert member.organization.name in demo, "the way back"
    assert db.session.query(Job).filter_by(organization_id=own).count() == 0, "fictional vacancies among one's own"
    assert db.session.query(Organization).filter_by(is_demo=True).count() == 1
    assert client.get("/vacancies").text.count("B2B Sales Manager") == 1
    load_own_demo(other.user)
    db.session.commit()
    assert client.get("/vacancies").text.count("B2B Sales Manager") == 1, "who looks for work sees one demo"
    client.post(f"/memberships/{member.id}/choose")
    page = client.get("/jobs").text
    assert "Первые шаги" in page
    assert OFFER not in page
    assert client.post("/demo/own").status_code == 404
    assert db.session.query(Membership).filter_by(user_id=member.user_id).count() == 2


def test_the_first_steps_are_ticked_and_go(client: FlaskClient):
    member = factories.make_member()
    db.session.commit()
    sign_in(client, member.user.email)
    assert 'class="is-done"' not in client.get("/jobs").text
    job = factories.make_job(member)
    db.session.commit()
    page = client.get("/jobs").text
    lint_page(page)
    assert page.count('class="is-done"') == 1
    assert f'href="/jobs/{job.id}">Добавить резюме' in page
    factories.make_candidate(member, job=job)
    db.session.commit()
    assert "Первые шаги" not in client.get("/jobs").text


def test_who_may_not_post_vacancies_is_not_told_to(client: FlaskClient):
    member = factories.make_member(OrganizationRole.HIRING_MANAGER)
    db.session.commit()
    sign_in(client, member.user.email)
    page = client.get("/jobs").text
    assert "Первые шаги" not in page
    assert "/jobs/new" not in page
    assert "коллеги" in page
    assert client.post("/demo/own").status_code == 403


def test_production_offers_no_demo(app, client: FlaskClient, monkeypatch: pytest.MonkeyPatch):
    member = factories.make_member()
    db.session.commit()
    sign_in(client, member.user.email)
    monkeypatch.setitem(app.config, "DEBUG_PAGES", False)
    page = client.get("/jobs").text
    assert "Первые шаги" in page
    assert OFFER not in page
    assert client.post("/demo/own").status_code == 404
    assert db.session.query(User).count() == 1


def test_the_place_to_drop_files_makes_room_for_those_on_their_way(client: FlaskClient):
    member = factories.make_member()
    job = factories.make_job(member)
    db.session.commit()
    sign_in(client, member.user.email)
    assert '<details class="panel mb-3" open>' in client.get(f"/jobs/{job.id}").text
    factories.make_upload(member, job=job)
    db.session.commit()
    assert '<details class="panel mb-3">' in client.get(f"/jobs/{job.id}").text
