"""The match page: whoever has a pocket calculator comes to the score that is shown."""

from __future__ import annotations

import re
from typing import get_args

from flask.testing import FlaskClient

from mismatch import labels
from mismatch.engine.matching.education import FIELDS
from mismatch.engine.matching.shapes import How, RequirementKind, Verdict
from mismatch.engine.matching.unlawful import Ground
from mismatch.engine.matching.weights import COMPONENTS
from mismatch.engine.parsing.correctable import PARTS
from mismatch.extensions import db
from mismatch.matching import tasks
from mismatch.matching.operations import request_ranking
from mismatch.matching.queries import progress
from tests import factories
from tests.fixtures.pages import lint_page, sign_in


def test_the_figures_of_the_page_add_up_to_its_score(client: FlaskClient, session):
    member = factories.make_member(user=factories.make_user(locale="en"))
    job, candidate = factories.make_job(member), factories.make_candidate(member)
    db.session.commit()
    tasks.rank_candidate(candidate.id)
    sign_in(client, member.user.email)
    page = client.get(f"/jobs/{job.id}/candidates/{candidate.id}").text
    lint_page(page)
    sums, demands = (
        re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
        for table in re.findall(r"<table.*?</table>", page.partition("by-hand")[2], re.DOTALL)
    )
    rows = [[float(cell) for cell in re.findall(r">(\d[\d.]*)<", row)] for row in sums]
    terms = [row for row in rows if len(row) == 3]
    (score,) = next(row for row in rows if len(row) == 1)
    assert len(terms) >= 4
    assert abs(sum(weight for _, weight, _ in terms) - 1) < 1e-9
    assert all(abs(100 * value * weight - points) < 0.00006 for value, weight, points in terms)
    assert abs(sum(points for _, _, points in terms) - score) < 0.051
    assert f"{int(score)} out of 100" in page
    assert len(demands) > len(job.requirements)


def test_the_page_shows_where_a_resume_repeats_the_vacancy_word_for_word(client: FlaskClient, session):
    member = factories.make_member(user=factories.make_user(locale="ru"))
    job, honest = factories.make_job(member), factories.make_candidate(member)
    pasted = factories.make_candidate(member, f"{factories.resume_text()}\n\n{job.text}")
    db.session.commit()
    sign_in(client, member.user.email)
    said = "повторён текст вакансии"
    for candidate in (honest, pasted):
        tasks.rank_candidate(candidate.id)
    page = client.get(f"/jobs/{job.id}/candidates/{pasted.id}").text
    lint_page(page)
    assert said in page
    assert said not in client.get(f"/jobs/{job.id}/candidates/{honest.id}").text


def test_every_code_of_the_engine_has_words():
    assert set(labels.GROUNDS) == set(get_args(How))
    assert set(labels.VERDICTS) == set(get_args(Verdict))
    assert set(labels.REQUIREMENT_KINDS) == set(get_args(RequirementKind))
    assert set(labels.COMPONENTS) == set(COMPONENTS)
    assert set(labels.UNLAWFUL) == set(get_args(Ground))
    assert set(labels.PARTS) == set(PARTS)
    assert set(labels.STUDY_FIELDS) == set(FIELDS)
    assert set(labels.FIELDS) == {name for fields in PARTS.values() for name in fields}


def test_a_ranking_asked_for_again_counts_from_nothing(session):
    member = factories.make_member()
    job, candidate = factories.make_job(member), factories.make_candidate(member)
    db.session.commit()
    tasks.rank_candidate(candidate.id)
    tasks.rank_job(job.id)
    db.session.refresh(job)
    assert (progress(job)["ranked"], progress(job)["working"]) == (1, False)
    request_ranking(job)
    assert (progress(job)["ranked"], progress(job)["working"]) == (0, True)


def test_of_very_many_must_haves_that_are_not_met_the_first_stand_above_the_figures(client: FlaskClient, session):
    member = factories.make_member(user=factories.make_user(locale="ru"))
    unknown = ("Haskell", "Erlang", "Scala", "Rust", "Perl", "Fortran", "COBOL", "Swift", "AutoCAD", "SAP", "Kotlin")
    asked = "".join(f"- опыт работы с {skill} от трёх лет\n" for skill in unknown)
    job = factories.make_job(member, f"Сварщик\n\nТребования:\n{asked}")
    candidate = factories.make_candidate(member)
    db.session.commit()
    tasks.rank_candidate(candidate.id)
    sign_in(client, member.user.email)
    page = client.get(f"/jobs/{job.id}/candidates/{candidate.id}").text
    lint_page(page)
    gates = page.partition('class="gates')[2].partition("component-row")[0]
    shown, folded = gates.split("<details>")
    assert shown.count("<li") == 8
    assert folded.count("<li") == 3
    assert "и ещё 3" in folded
