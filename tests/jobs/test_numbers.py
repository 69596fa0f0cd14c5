"""Numbers in the form of a vacancy, as people write them."""

import pytest
from flask.testing import FlaskClient

from mismatch.extensions import db
from mismatch.jobs.numbers import read_number
from mismatch.models import Job
from tests import factories
from tests.fixtures.pages import lint_page, sign_in


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12,5", 12.5),
        (" 12.50 ", 12.5),
        ("1 000", 1000),
        ("90\xa0000", 90_000),
        ("1 250 000,75", 1_250_000.75),
        ("30,000", 30_000),
        ("1,250,000.5", 1_250_000.5),
        ("1'000", 1000),
        ("-5", -5),
        ("", None),
        ("12 5", None),
        ("много", None),
        ("nan", None),
        ("1e9", None),
        ("1,2,3", None),
    ],
)
def test_numbers_are_read_as_people_write_them(written, number):
    assert read_number(written) == number


def edit(client: FlaskClient, job: Job, **fields: str) -> str:
    told = {"title": job.title, "text": job.text, **fields}
    page = client.post(f"/jobs/{job.id}/edit", data=told, follow_redirects=True).text
    lint_page(page)
    db.session.refresh(job)
    return page


def test_pay_and_years_are_kept_however_they_are_written(client: FlaskClient, session):
    member = factories.make_member(user=factories.make_user(locale="ru"))
    job = factories.make_job(member, "Сварщик\n\nТребования:\n- Сварка\n")
    db.session.commit()
    sign_in(client, member.user.email)
    edit(client, job, salary_from="1 000", salary_to="1 250,50", currency="RUB", experience_years="2,5")
    assert (job.salary_from, job.salary_to, job.experience_years) == (1000, 1250.5, 2.5)
    page = client.get(f"/jobs/{job.id}/edit").text
    assert 'value="1250.50"' in page
    page = edit(client, job, salary_from=" ", salary_to="", currency="RUB", experience_years="")
    assert "Это не число" not in page, "a line left empty is no wrong number"
    assert (job.salary_from, job.salary_to, job.experience_years) == (None, None, None)


@pytest.mark.parametrize(("pay", "said"), [("0.001", "не больше двух цифр"), ("сто", "Это не число"), ("-3", "0")])
def test_pay_that_nobody_pays_is_refused(client: FlaskClient, session, pay, said):
    member = factories.make_member(user=factories.make_user(locale="ru"))
    job = factories.make_job(member, "Сварщик\n\nТребования:\n- Сварка\n")
    db.session.commit()
    sign_in(client, member.user.email)
    page = edit(client, job, salary_from=pay)
    assert said in page
    assert page.count("<div>", page.index('id="salary_from-error"'), page.index("salary_to")) == 1, "one word is enough"
    assert job.salary_from is None
