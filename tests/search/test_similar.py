"""People alike, the vacancies of a person, and what a search found in one document."""

from __future__ import annotations

import html

import numpy as np

from mismatch.extensions import db
from mismatch.matching.tasks import rank_candidate
from mismatch.models import Candidate, SearchEntry
from mismatch.search.similar import similar_people
from tests import factories
from tests.fixtures.pages import lint_page
from tests.search.people import DEVELOPER, make_people

TWIN = DEVELOPER.replace("Anna Lindqvist", "Tomas Berg").replace("anna.lindqvist", "tomas.berg")


def test_the_twin_is_most_alike_and_what_they_share_is_told(recruiter):
    people = make_people(recruiter)
    twin = factories.make_candidate(recruiter, TWIN)
    first, *others = similar_people(people["developer"])
    assert first.candidate.id == twin.id
    assert {"django", "c-plus-plus", "postgresql"} <= set(first.skills)
    assert "english" not in first.skills
    assert "backend-developer" in first.occupations
    assert people["developer"].id not in [one.candidate.id for one in others]


def test_name_sex_and_age_change_nothing(recruiter):
    people = make_people(recruiter)
    other = TWIN.replace("Tomas Berg", "Maria Berg\nFemale, born 03.04.1961").replace("tomas.", "maria.")
    twins = [factories.make_candidate(recruiter, text) for text in (TWIN, other)]
    alike = {one.candidate.id: one for one in similar_people(people["developer"])}
    assert alike[twins[0].id].skills == alike[twins[1].id].skills
    assert alike[twins[0].id].occupations == alike[twins[1].id].occupations


def _means(candidate: Candidate, language: float, trade: float) -> None:
    """A vector of which the language is the greater part, as the model makes them."""
    vector = np.zeros(384, np.float32)
    vector[:3] = 0.8 * language, trade, 0.4
    entry = db.session.get_one(SearchEntry, candidate.id)
    entry.model_id, entry.meaning = "tests@1", vector.tolist()
    db.session.flush()


def test_the_language_of_a_resume_is_no_likeness(recruiter):
    """Everybody shares the one skill; who does the same work comes first, in whatever language it is told."""
    text = "Иван {n}\nОмск\ni{n}@example.com\n\nНавыки\nMicrosoft Excel\n"
    mine, *others = [factories.make_candidate(recruiter, text.format(n=n)) for n in range(6)]
    english = "Tom Reed {n}\nLeeds\nt{n}@example.com\n\nSkills\nMicrosoft Excel\n"
    other, colleague = [factories.make_candidate(recruiter, english.format(n=n)) for n in range(2)]
    _means(mine, 1, 0.6)
    for number, one in enumerate(others):
        _means(one, 1, 0.1 * number - 0.5)
    _means(other, -1, -0.6)
    _means(colleague, -1, 0.6)
    assert similar_people(mine)[0].candidate.id == colleague.id


def test_who_shares_only_what_everybody_has_is_not_alike(recruiter):
    people = make_people(recruiter)
    mine = factories.make_candidate(recruiter, TWIN.replace("Django, C++, PostgreSQL", "Django, Microsoft Excel"))
    typist = "Eva Moss\nClerk\nLeeds\neva@example.com\n\nSkills\nMicrosoft Excel, touch typing\n"
    clerk = factories.make_candidate(recruiter, typist)
    _means(mine, 1, 0.1)
    _means(clerk, 1, 0)
    _means(people["developer"], 1, 0.1)
    shown = [one.candidate.id for one in similar_people(mine)]
    assert people["developer"].id in shown
    assert clerk.id not in shown


def test_strangers_are_never_alike(recruiter):
    people = make_people(recruiter)
    factories.make_candidate(factories.make_member(), TWIN)
    assert {one.candidate.organization_id for one in similar_people(people["developer"])} <= {recruiter.organization_id}


def test_the_page_of_similar_people(client, recruiter):
    people = make_people(recruiter)
    factories.make_candidate(recruiter, TWIN)
    db.session.commit()
    page = client.get(f"/candidates/{people['developer'].id}/similar")
    lint_page(page.text)
    assert "Tomas Berg" in page.text
    assert "no-store" in page.headers["Cache-Control"]


def test_vacancies_are_ranked_for_a_person(client, recruiter):
    fitting = factories.make_job(recruiter)
    other = factories.make_job(
        recruiter, "Сварщик\n\nТребования:\n- Опыт аргонодуговой сварки от 5 лет\n- Удостоверение НАКС\n"
    )
    factories.make_job(recruiter, published=False)
    candidate = factories.make_candidate(recruiter)
    db.session.commit()
    page = client.get(f"/candidates/{candidate.id}/vacancies")
    lint_page(page.text)
    assert page.text.count("Ещё не оценено") == 2
    rank_candidate(candidate.id)
    text = client.get(f"/candidates/{candidate.id}/vacancies").text
    assert "Ещё не оценено" not in text
    assert text.index(f"/jobs/{fitting.id}/candidates/") < text.index(f"/jobs/{other.id}/candidates/")


def test_the_candidates_page_shows_what_was_found(client, recruiter):
    people = make_people(recruiter)
    db.session.commit()
    text = client.get(f"/candidates/{people['welder'].id}", query_string={"q": "аргоном"}).text
    lint_page(text)
    assert "Найдено по запросу «аргоном»" in text
    start = people["welder"].resume.text.index("аргоном")
    assert f'data-start="{start}"' in html.unescape(text)
    assert "Найдено по запросу" not in client.get(f"/candidates/{people['welder'].id}").text
