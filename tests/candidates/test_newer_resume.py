"""A newer résumé of somebody whose older one people have corrected, and the same file once more."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from mismatch.applications.operations import apply_to_job
from mismatch.candidates import correcting
from mismatch.extensions import db
from mismatch.models import Candidate, Correction, Organization, OrganizationKind, OrganizationRole, Resume
from tests import factories
from tests.fixtures.pages import lint_page, sign_in


@pytest.fixture
def member(session):
    return factories.make_member()


@pytest.fixture
def text():
    return factories.resume_text()


@pytest.fixture
def candidate(member, text):
    """Somebody with a corrected name and city, and a skill that they named on the telephone."""
    made = factories.make_candidate(member, text)
    resume = made.resume
    correcting.correct_entry(member, resume, 1, "name", "0", {"value": "Мария Белая"})
    correcting.correct_entry(member, resume, 2, "location", "0", {"value": "Тверь"})
    correcting.add_entry(member, resume, 3, "skills", {"id": "Kubernetes"})
    db.session.commit()
    return made


def test_what_people_said_comes_along_where_the_newer_file_leaves_it_true(client: FlaskClient, member, candidate, text):
    newer = factories.make_candidate(member, text.replace("Москва", "Казань"))
    db.session.commit()
    assert newer.id == candidate.id
    resume = db.session.get_one(Candidate, candidate.id).resume
    assert resume.parsed.name.value == candidate.name == "Мария Белая"
    assert resume.parsed.location.value == "Казань", "the person has moved since, as the newer file says"
    assert "kubernetes" in resume.skills
    told = {one.part: one for one in resume.corrections}
    first = db.session.query(Correction).order_by(Correction.id).first()
    assert (told["name"].user_id, told["name"].created_at) == (member.user_id, first.created_at)
    assert len(candidate.resumes[-1].corrections) == 3, "the older one keeps its own"
    sign_in(client, member.user.email)
    page = client.get(f"/candidates/{candidate.id}").text
    lint_page(page)
    assert "2 резюме этого человека" in page
    assert member.user.name in page


def test_the_same_file_again_changes_nothing(member, candidate, text):
    before = candidate.resume_id, candidate.resume.revision
    again = factories.make_candidate(member, text)
    db.session.commit()
    assert (again.resume_id, again.resume.revision) == before
    assert again.resume.parsed.name.value == "Мария Белая"


def test_an_older_file_again_does_not_push_the_newer_one_aside(client: FlaskClient, member, candidate, text):
    factories.make_candidate(member, text.replace("Москва", "Казань"))
    older = factories.make_candidate(member, text)
    db.session.commit()
    assert older.resume.parsed.location.value == "Казань"
    first = min(one.id for one in older.resumes)
    sign_in(client, member.user.email)
    assert client.post(f"/resumes/{first}/count").status_code == 302
    db.session.expire_all()
    chosen = db.session.get_one(Candidate, candidate.id)
    assert (chosen.resume_id, chosen.location) == (first, "Тверь")
    assert chosen.ranking_requested_at is not None


def test_somebody_whose_address_was_corrected_is_known_by_the_files_address(member, text):
    candidate = factories.make_candidate(member, text)
    correcting.correct_entry(member, candidate.resume, 1, "emails", "0", {"value": "maria@example.org"})
    db.session.commit()
    assert candidate.email == "maria@example.org"
    newer = factories.make_candidate(member, text.replace("Docker", "Docker, Ansible"))
    db.session.commit()
    assert newer.id == candidate.id
    assert newer.email == "maria@example.org"
    assert db.session.query(Resume).count() == 2


def test_who_applies_with_a_newer_resume_brings_what_people_said_along(member, candidate, text):
    job = factories.make_job(member)
    address = candidate.email
    person = factories.make_member(
        OrganizationRole.CANDIDATE,
        Organization(name="Мария", kind=OrganizationKind.PERSONAL),
        user=factories.make_user(address),
    )
    mine = factories.make_candidate(person, text.replace("Москва", "Казань"))
    application = apply_to_job(person, job, mine)
    db.session.commit()
    assert application.candidate_id == candidate.id
    assert (candidate.name, candidate.location) == ("Мария Белая", "Казань")
    assert "kubernetes" in candidate.resume.skills
    assert mine.name == "Мария Соколова", "the person's own page shows what their file says"
