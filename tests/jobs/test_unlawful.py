"""Demands that must not decide are shown on a vacancy's pages and never scored."""

from __future__ import annotations

from flask.testing import FlaskClient

from mismatch.extensions import db
from tests import factories
from tests.fixtures.pages import lint_page, sign_in

TEXT = "Продавец\n\nТребования:\n- Опыт продаж от 1 года\n- Женщина до 35 лет\n- Гражданство РФ\n"


def test_a_vacancys_pages_show_what_must_not_decide(client: FlaskClient, session):
    member = factories.make_member()
    job = factories.make_job(member, TEXT)
    plain = factories.make_job(member)
    db.session.commit()
    sign_in(client, member.user.email)
    for tab in ("", "/requirements", "/edit"):
        page = client.get(f"/jobs/{job.id}{tab}").text
        lint_page(page)
        assert "Это не влияет на оценку" in page
        assert "“Женщина до 35 лет”" in page or "«Женщина до 35 лет»" in page
        assert "пол, возраст" in page
        assert "Это не влияет на оценку" not in client.get(f"/jobs/{plain.id}{tab}").text
    required = {one.text for one in job.requirements}
    assert not any("Женщина" in text for text in required)
    warned = "Эта строка есть среди требований" in client.get(f"/jobs/{job.id}").text
    assert warned == any("Гражданство" in text for text in required)


def test_the_english_page_says_so_in_english(client: FlaskClient, session):
    member = factories.make_member(user=factories.make_user(locale="en"))
    job = factories.make_job(member, "Receptionist\n\nRequirements:\n- Female under 30\n- Excel\n")
    db.session.commit()
    sign_in(client, member.user.email)
    page = client.get(f"/jobs/{job.id}").text
    lint_page(page)
    assert "It does not affect a score" in page
    assert "sex, age" in page
