"""Who is found: words in both languages, facts, order, counts, and never somebody else's people."""

from __future__ import annotations

import pytest

from mismatch.engine.search.query import parse_query
from mismatch.extensions import db
from mismatch.search import queries, scope
from mismatch.search.advice import what_excludes
from mismatch.search.filters import Filters
from mismatch.search.forms import Asked
from mismatch.search.queries import find, fuse
from tests import factories
from tests.search.people import DEVELOPER, make_people


@pytest.fixture
def pool(session):
    member = factories.make_member()
    people = make_people(member)
    db.session.flush()
    return member, {candidate.id: name for name, candidate in people.items()}


def _found(pool, text="", filters=None, sort="relevance", start=0, size=20):
    member, names = pool
    found = find(member.organization_id, parse_query(text), filters or Filters(), None, sort, start, size)
    assert found.total >= len(found.ids)
    return [names[id] for id in found.ids]


ASKED = {
    "сварщиком": ["welder"],
    "берёзкина": ["accountant"],
    "БЕРЕЗКИНА": ["accountant"],
    "C++": ["developer"],
    "С++": ["developer"],
    "1C": ["accountant"],
    "питон": ["developer"],
    "accountant": ["accountant"],
    "anna.lindqvist@example.com": ["developer"],
    '"варил трубы"': ["welder"],
    '"трубы варил"': [],
    "аргон*": ["welder"],
    "django OR аргоном": ["developer", "welder"],
    "django AND аргоном": [],
    "москва -django": ["accountant"],
    "NOT django": ["accountant", "welder"],
    "(django OR аргоном) AND NOT трубы": ["developer"],
    "skill:python": ["developer"],
    "город:moscow": ["accountant", "developer"],
    "city:Казань": ["welder"],
    "language:english-b2": ["developer"],
    "язык:английский": ["developer", "welder"],
    "Москва": ["accountant", "developer"],
    "kazan": ["welder"],
    "опыт:10": ["accountant", "welder"],
    "опыт:3-6": ["developer"],
    'должность:"главный бухгалтер"': ["accountant"],
    "title:developer -title:backend": [],
    "никтоиниктак": [],
    "или*": [],
}


def test_words_and_facts(pool):
    assert {text: sorted(_found(pool, text)) for text in ASKED} == ASKED


@pytest.mark.parametrize(("counted", "weighed"), [(2, 300), (5000, 0), (2, 0)])
def test_the_same_people_are_found_however_many_are_known(pool, monkeypatch, counted, weighed):
    monkeypatch.setattr(scope, "MOST_COUNTED", counted)
    monkeypatch.setattr(queries, "MOST_WEIGHED", weighed)
    asked = ASKED | {'"варил трубы" сварщик': ["welder"]}
    assert {text: sorted(_found(pool, text)) for text in asked} == asked
    assert {text: sorted(_found(pool, text, sort="newest")) for text in asked} == asked


def test_those_with_more_of_the_words_come_first(pool):
    assert _found(pool, "django аргоном postgresql")[0] == "developer"
    assert sorted(_found(pool, "django аргоном")) == ["developer", "welder"]


def _called(member, headline: str) -> int:
    """Somebody whose résumé has this headline and nothing else of the trade."""
    text = DEVELOPER.replace("Backend Developer", headline).replace("anna.lindqvist", headline.lower())
    return factories.make_candidate(member, text.replace("Anna Lindqvist", f"Anna {headline}son")).id


@pytest.mark.parametrize("asked", ["lawyer", "юрист"])
def test_kindred_occupations_are_found_after_those_asked_for(session, asked):
    member = factories.make_member()
    solicitor, lawyer, _ = (_called(member, headline) for headline in ("Solicitor", "Lawyer", "Welder"))
    found = find(member.organization_id, parse_query(asked), Filters(), None, "relevance", 0, 20)
    assert (found.ids, found.total, found.missing, found.by_kin) == ([lawyer, solicitor], 2, 0, True)


def test_kindred_occupations_are_left_out_where_enough_are_of_the_one_asked_for(session, monkeypatch):
    monkeypatch.setattr(queries, "ENOUGH", 1)
    member = factories.make_member()
    _, lawyer = (_called(member, headline) for headline in ("Solicitor", "Lawyer"))
    found = find(member.organization_id, parse_query("lawyer"), Filters(), None, "relevance", 0, 20)
    assert (found.ids, found.by_kin) == ([lawyer], False)


def test_a_missing_word_is_told(pool):
    member, _ = pool
    found = find(member.organization_id, parse_query("django аргоном"), Filters(), None, "relevance", 0, 20)
    assert (found.missing, found.total) == (1, 2)


FILTERED = {
    Filters(skills=("python",)): ["developer"],
    Filters(skills=("python", "tig-welding")): [],
    Filters(skills=("python", "tig-welding"), any_skill=True): ["developer", "welder"],
    Filters(years_from=7): ["accountant", "welder"],
    Filters(years_to=8): ["developer"],
    Filters(place="Moscow"): ["accountant", "developer"],
    Filters(language="English", level="B2"): ["developer"],
    Filters(salary_to=300_000): ["accountant", "developer", "welder"],
    Filters(salary_to=300_000, salary_stated=True): ["developer"],
    Filters(salary_to=300_000, currency="USD", salary_stated=True): [],
    Filters(salary_to=200_000): ["accountant", "welder"],
    Filters(contact=True): ["accountant", "developer", "welder"],
    Filters(added_days=1): ["accountant", "developer", "welder"],
    Filters(stage="new"): [],
}


def test_filters(pool):
    assert {filters: sorted(_found(pool, filters=filters)) for filters in FILTERED} == FILTERED


def test_stage_and_vacancy(pool):
    member, names = pool
    application = factories.make_application(member)
    db.session.flush()
    ids = find(
        member.organization_id, parse_query(""), Filters(job_id=application.job_id, stage="new"), None, "newest", 0, 9
    ).ids
    assert ids == [application.candidate_id]
    assert application.candidate_id not in names


def test_orders(pool):
    assert _found(pool, sort="newest", filters=Filters(contact=True)) == ["accountant", "developer", "welder"]
    assert _found(pool, sort="experience", filters=Filters(contact=True))[-1] == "developer"


def test_pages_hold_everybody_once(pool):
    text = "опыт OR experience"
    whole = _found(pool, text)
    assert [_found(pool, text, start=place, size=1)[0] for place in range(3)] == whole
    assert sorted(whole) == ["accountant", "developer", "welder"]


def test_another_organisations_people_are_not_found(pool):
    stranger = factories.make_member()
    assert find(stranger.organization_id, parse_query("django"), Filters(), None, "relevance", 0, 20).total == 0
    assert find(stranger.organization_id, parse_query("NOT zzz"), Filters(), None, "newest", 0, 20).total == 0


def test_a_persons_own_space_is_not_searched(session):
    person = factories.make_person()
    factories.make_candidate(person)
    db.session.flush()
    assert find(person.organization_id, parse_query("python"), Filters(), None, "relevance", 0, 20).total == 0


def test_fusion_prefers_those_in_both_lists():
    assert fuse([[1, 2, 3], [3, 4]])[0] == 3
    assert fuse([[1], [2]]) == [2, 1]


def test_advice_names_the_condition_that_excludes_most(pool):
    member, _ = pool
    asked = Asked("django", Filters(years_from=20, place="Казань"))
    advice = what_excludes(member.organization_id, asked, parse_query("django"))
    assert advice == []
    asked = Asked('"django трубы"', Filters())
    assert what_excludes(member.organization_id, asked, parse_query(asked.text)) == []
    asked = Asked('"postgresql c++"', Filters())
    (one,) = what_excludes(member.organization_id, asked, parse_query(asked.text))
    assert (one.name, one.count, one.asked.text) == ("exactly", 1, "postgresql c++")
    asked = Asked("django", Filters(years_from=20))
    (one,) = what_excludes(member.organization_id, asked, parse_query("django"))
    assert (one.name, one.count, one.asked.filters.chosen()) == ("years_from", 1, [])
