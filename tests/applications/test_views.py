"""Moving an application on its page: whoever comes second is told how it stands, and changes nothing unseen."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from mismatch.applications.operations import move_application
from mismatch.extensions import db
from mismatch.matching import tasks
from mismatch.models import Application, OrganizationRole, Stage
from tests import factories
from tests.fixtures.pages import lint_page, sign_in


@pytest.fixture
def applied(client: FlaskClient) -> int:
    """An application whose page a recruiter has open, and that a colleague has rejected since."""
    member = factories.make_member()
    colleague = factories.make_member(OrganizationRole.RECRUITER, member.organization)
    application = factories.make_application(member)
    db.session.commit()
    tasks.rank_candidate(application.candidate_id)
    sign_in(client, member.user.email)
    page = client.get(f"/jobs/{application.job_id}/candidates/{application.candidate_id}").text
    assert page.count('name="seen" value="new"') == 2
    move_application(colleague, application, Stage.REJECTED)
    db.session.commit()
    return application.id


def _stage(application_id: int) -> str:
    db.session.expire_all()
    return db.session.get_one(Application, application_id).stage


@pytest.mark.parametrize("stage", [Stage.SHORTLIST, Stage.REJECTED])
def test_a_move_from_a_stage_that_is_past_changes_nothing_and_says_so(client: FlaskClient, applied: int, stage: Stage):
    form = {"stage": stage, "seen": "new", "note": "ждёт звонка"}
    answer = client.post(f"/applications/{applied}/move", data=form)
    assert answer.status_code == 302
    page = client.get(answer.location).text
    lint_page(page)
    assert "теперь этап «Отказ»" in page
    assert "Ваша заметка: ждёт звонка" in page
    assert _stage(applied) == Stage.REJECTED
    assert (
        client.post(f"/applications/{applied}/move", data=form | {"stage": "new", "seen": "rejected"}).status_code
        == 302
    )
    assert _stage(applied) == Stage.NEW
