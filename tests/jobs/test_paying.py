"""Pay for an hour, a shift, a year: read, changed in the form, shown, and compared by the month."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from mismatch.extensions import db
from mismatch.jobs import operations
from mismatch.jobs.operations import Details
from tests import factories
from tests.fixtures.pages import lint_page, sign_in

HOURLY = "Сварщик\n\nУсловия:\n- 650 ₽ в час до вычета налогов\n\nТребования:\n- Сварка\n"


def test_pay_by_the_hour_is_read_and_copied(session):
    member = factories.make_member()
    job = factories.make_job(member, HOURLY, published=False)
    assert (job.salary_from, job.currency, job.salary_period, job.salary_tax) == (650, "RUB", "hour", "gross")
    copy = operations.duplicate_job(member, job)
    assert (copy.salary_from, copy.salary_period, copy.salary_tax) == (650, "hour", "gross")


def test_what_the_form_says_of_pay_goes_before_the_text(session):
    job = operations.draft_job(factories.make_member(), HOURLY, details=Details(salary_to=12.8, currency="GBP"))
    assert (job.salary_from, job.salary_to, job.currency) == (None, 12.8, "GBP")
    assert (job.salary_period, job.salary_tax) == ("month", None)


def test_pay_is_shown_with_its_period_and_by_the_month(client: FlaskClient, session):
    member = factories.make_member()
    job = factories.make_job(member, HOURLY)
    db.session.commit()
    sign_in(client, member.user.email)
    for address in (f"/jobs/{job.id}", f"/vacancies/{job.id}"):
        page = client.get(address).text.replace("\xa0", " ")
        lint_page(page)
        assert "от 650 ₽ в час, до вычета налогов" in page
        assert "это от 107 250 ₽ в месяц при 165 часах" in page
    edit = client.get(f"/jobs/{job.id}/edit").text
    lint_page(edit)
    assert '<option selected value="hour">' in edit
    assert '<option selected value="gross">' in edit


def test_pence_are_kept_and_shown(client: FlaskClient, session):
    member = factories.make_member(user=factories.make_user(locale="en"))
    job = factories.make_job(member, "Care assistant\n\nPay: £12.80 per hour\n\nRequirements:\n- Driving licence\n")
    db.session.commit()
    assert job.salary_from == 12.8
    sign_in(client, member.user.email)
    page = client.get(f"/jobs/{job.id}").text.replace("\xa0", " ")
    assert "from £12.80 an hour" in page
    assert "that is from £2,112 a month at 165 hours" in page


@pytest.fixture
def paid(session) -> dict[str, int]:
    member = factories.make_member()
    lines = {
        "month": "оклад 90 000 ₽",
        "hour": "650 ₽ в час",
        "year": "2 400 000 ₽ в год",
        "shift": "4 000 ₽ за смену",
        "dollars": "$5,000 per month salary",
        "untold": "хороший чай",
    }
    jobs = {name: factories.make_job(member, f"Сварщик {name}\n\nУсловия:\n- {told}\n") for name, told in lines.items()}
    db.session.commit()
    return {name: job.id for name, job in jobs.items()}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"month", "hour", "year", "shift", "dollars", "untold"}),
        ("pay=100000", {"hour", "year", "shift", "untold"}),
        ("pay=100000&told=1", {"hour", "year"}),
        ("pay=150000&told=1", {"year"}),
        ("pay=4000&currency=USD&told=1", {"dollars"}),
        ("told=1", {"month", "hour", "year", "dollars"}),
        ("pay=-5&currency=XXX", {"month", "hour", "year", "shift", "dollars", "untold"}),
    ],
)
def test_vacancies_are_filtered_by_pay_a_month(client: FlaskClient, paid: dict[str, int], query, expected):
    page = client.get(f"/vacancies?{query}").text
    lint_page(page)
    assert {name for name, id in paid.items() if f'href="/vacancies/{id}"' in page} == expected
