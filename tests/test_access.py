"""Who reaches what: every route against another organisation's ids, roles, forged fields."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from mismatch.candidates.tags import put_tag
from mismatch.decisions.operations import ask_for_weights
from mismatch.extensions import db
from mismatch.models import OrganizationRole, Tag, Upload
from mismatch.permissions import ROLES, Permission
from tests import factories
from tests.fixtures.pages import sign_in

#: Routes whose ids are open to everybody by design.
OPEN = {"portal.vacancy", "portal.apply"}


def _ids(member) -> dict[str, int]:
    """One row of every kind in the member's organisation, by the name of the route's argument."""
    job = factories.make_job(member)
    candidate = factories.make_candidate(member, job=job)
    upload = db.session.query(Upload).filter_by(organization_id=member.organization_id).one()
    application = factories.make_application(member, job)
    colleague = factories.make_member(OrganizationRole.RECRUITER, member.organization)
    invitation = factories.make_invitation(member)
    weights = ask_for_weights(member)
    put_tag(member, candidate, "reserve")
    return {
        "job_id": job.id,
        "candidate_id": candidate.id,
        "resume_id": candidate.resume_id,
        "upload_id": upload.id,
        "application_id": application.id,
        "membership_id": colleague.id,
        "invitation_id": invitation.id,
        "weight_set_id": weights.id,
        "tag_id": db.session.query(Tag).filter_by(organization_id=member.organization_id).one().id,
        "number": 0,
    }


def _routes(app):
    for rule in app.url_map.iter_rules():
        if (
            rule.arguments
            and rule.endpoint not in OPEN
            and rule.endpoint.split(".")[0] not in ("static", "bootstrap", "security")
        ):
            for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
                yield rule, method


@pytest.mark.parametrize("make_stranger", [factories.make_member, factories.make_person])
def test_another_organisations_ids_are_not_found(app, client: FlaskClient, make_stranger):
    ids = _ids(factories.make_member())
    stranger = make_stranger()
    db.session.commit()
    sign_in(client, stranger.user.email)
    answered = {}
    for rule, method in _routes(app):
        arguments = {name: ids[name] for name in rule.arguments if name in ids}
        if len(arguments) != len(rule.arguments):
            continue  # tokens and file names are no ids of rows
        with app.test_request_context():
            path = app.url_map.bind("localhost").build(rule.endpoint, arguments, method=method)
        answered[rule.endpoint, method] = client.open(path, method=method).status_code
    assert len(answered) > 20
    wrong = {route: code for route, code in answered.items() if code not in (404, 403)}
    assert not wrong
    if make_stranger is factories.make_member:
        assert {code for code in answered.values() if code == 403} <= {403}


@pytest.mark.parametrize(("language", "told"), [("en", "for employers"), ("ru", "для работодателей")])
def test_who_looks_for_work_is_told_whom_a_page_is_for_and_led_on(client: FlaskClient, language: str, told: str):
    person = factories.make_person()
    person.user.locale = language
    db.session.commit()
    sign_in(client, person.user.email)
    answer = client.get("/jobs")
    assert answer.status_code == 403
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    assert told in main
    assert "role" not in main
    assert "роль" not in main.lower()
    assert all(f'href="{path}"' in main for path in ("/my/resume", "/vacancies", "/my/applications"))


def test_an_employer_on_a_page_for_people_is_told_so(client: FlaskClient):
    member = factories.make_member()
    db.session.commit()
    sign_in(client, member.user.email)
    answer = client.get("/my/resume")
    assert answer.status_code == 403
    assert "для соискателей" in answer.text
    assert member.organization.name in answer.text


def test_an_account_without_an_organisation_is_told_so(client: FlaskClient):
    user = factories.make_user()
    db.session.commit()
    sign_in(client, user.email)
    assert "не входит ни в одну организацию" in client.get("/", follow_redirects=True).text


def test_every_id_argument_is_covered(app):
    known = {*_ids_names(), "number", "filename", "token", "name", "path"}
    names = {name for rule, _ in _routes(app) for name in rule.arguments}
    assert names <= known


def _ids_names() -> set[str]:
    members = {"membership_id", "invitation_id", "weight_set_id"}
    return {"job_id", "candidate_id", "resume_id", "upload_id", "application_id", "tag_id"} | members


@pytest.mark.parametrize("role", list(OrganizationRole))
def test_role_matrix(app, client: FlaskClient, role: OrganizationRole):
    """Each page without arguments answers 403 exactly where the role lacks the declared permission."""
    member = factories.make_person() if role == OrganizationRole.CANDIDATE else factories.make_member(role)
    db.session.commit()
    sign_in(client, member.user.email)
    for rule in app.url_map.iter_rules():
        permission = getattr(app.view_functions[rule.endpoint], "permission", None)
        if permission is None or rule.arguments or "GET" not in rule.methods:
            continue
        allowed = permission in ROLES[role] or permission in (Permission.PUBLIC, Permission.SIGNED_IN)
        code = client.get(rule.rule).status_code
        assert (code != 403) == allowed, (rule.endpoint, code)


def test_nobody_reaches_anything_without_signing_in(app, client: FlaskClient):
    for rule in app.url_map.iter_rules():
        permission = getattr(app.view_functions[rule.endpoint], "permission", Permission.PUBLIC)
        if permission is Permission.PUBLIC or rule.arguments or "GET" not in rule.methods:
            continue
        assert client.get(rule.rule).status_code in (302, 401), rule.endpoint


def test_forged_tenant_fields_are_ignored(client: FlaskClient):
    ours, theirs = factories.make_member(), factories.make_member()
    db.session.commit()
    sign_in(client, ours.user.email)
    client.post(
        "/jobs/new", data={"text": factories.VACANCY, "organization_id": theirs.organization_id, "status": "published"}
    )
    from mismatch.models import Job

    job = db.session.query(Job).one()
    assert job.organization_id == ours.organization_id
    assert job.status == "draft"
