"""The talent pool takes files itself, and lists that fill say how far the reading is."""

from __future__ import annotations

import io
import re
from datetime import timedelta

from mismatch.bench.samples import sample_pdfs
from mismatch.candidates import tasks
from mismatch.demo import coming
from mismatch.demo.people import people
from mismatch.extensions import db
from mismatch.models import JobStatus, Organization, OrganizationKind, OrganizationRole, Upload
from mismatch.models.columns import now
from tests import factories
from tests.fixtures.pages import lint_page, sign_in


def _drop(client, count, **more):
    files = [(io.BytesIO(data), name) for name, data in sample_pdfs(count)]
    return client.post("/candidates/upload", data={"files": files, **more})


def test_the_pool_offers_the_vacancies_that_take_people(client, recruiter):
    taking, closed = factories.make_job(recruiter), factories.make_job(recruiter)
    closed.status = JobStatus.CLOSED
    factories.make_candidate(recruiter)
    factories.make_job(factories.make_member())
    db.session.commit()
    page = client.get("/candidates").text
    lint_page(page)
    assert 'action="/candidates/upload"' in page
    chooser = re.search(r'<select[^>]+name="job_id".*?</select>', page, re.S)
    assert chooser
    assert re.findall(r'value="(\d*)"', chooser[0]) == ["", str(taking.id)]


def test_a_drop_without_a_vacancy_goes_to_the_pool_only(client, recruiter):
    assert _drop(client, 1, job_id="").status_code == 302
    assert db.session.query(Upload).one().job_id is None


def test_a_viewer_is_offered_no_upload(client, session):
    viewer = factories.make_member(OrganizationRole.HIRING_MANAGER)
    db.session.commit()
    sign_in(client, viewer.user.email)
    assert 'action="/candidates/upload"' not in client.get("/candidates").text


def test_what_is_being_read_is_said_where_people_are_looked_for(client, recruiter):
    factories.make_job(recruiter)
    _drop(client, 3)
    tasks.read_upload(db.session.query(Upload).order_by(Upload.id).first().id)
    state = client.get("/candidates/reading.json").json
    assert (state["done"], state["finished"], state["total"], state["rows"]) == (False, 1, 3, [])
    for address in ("/jobs", "/candidates"):
        page = client.get(address).text
        lint_page(page)
        assert state["summary"] in page
    for upload in db.session.query(Upload).order_by(Upload.id):
        tasks.read_upload(upload.id)
    state = client.get("/candidates/reading.json").json
    assert (state["done"], state["summary"]) == (True, "")


def test_somebody_elses_files_are_not_counted(client, recruiter):
    factories.make_upload(factories.make_member(), b"text", "a.txt")
    db.session.commit()
    assert client.get("/candidates/reading.json").json["done"]


def test_a_demo_whose_files_are_still_drawn_does_not_look_empty(client, session):
    demo = Organization(name="Demo", kind=OrganizationKind.EMPLOYER, is_demo=True)
    member = factories.make_member(organization=demo)
    factories.make_job(member)
    db.session.commit()
    sign_in(client, member.user.email)
    state = client.get("/candidates/reading.json").json
    assert (state["done"], state["finished"], state["total"]) == (False, 0, coming.FILES)
    assert state["summary"] in client.get("/jobs").text
    demo.created_at = now() - timedelta(hours=1)
    db.session.commit()
    assert client.get("/candidates/reading.json").json["done"]


def test_the_demo_has_a_file_for_everybody():
    assert len(people()) == coming.FILES
