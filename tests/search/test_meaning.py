"""Meaning: asked of a worker through Valkey, compared in PostgreSQL, and left out when nobody answers."""

from __future__ import annotations

import html
import threading
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import ProgrammingError

from mismatch.engine.search.entry import ENTRY_VERSION
from mismatch.engine.search.query import parse_query
from mismatch.extensions import db
from mismatch.matching.tasks import sharpen_resume
from mismatch.matching.vectors import embedder
from mismatch.models import OrganizationRole, SearchEntry
from mismatch.queue import connection
from mismatch.search import asking, nearest
from mismatch.search.filters import Filters
from mismatch.search.indexing import index_people, stale
from mismatch.search.meaning import Meaning, answer_questions, ask_meaning
from mismatch.search.queries import find
from mismatch.search.scope import Scope
from mismatch.search.similar import similar_people
from mismatch.search.tasks import sweep_entries
from tests import factories
from tests.fixtures.pages import sign_in
from tests.search.people import WELDER, make_people


@pytest.fixture
def answering(session) -> Iterator[Callable[[], None]]:
    """Somebody who answers one question in a thread, as the worker does."""
    threads: list[threading.Thread] = []

    def start() -> None:
        client, model = connection(), embedder()
        call = {"target": answer_questions, "args": (client, model.model_id, model.encode), "kwargs": {"once": True}}
        threads.append(threading.Thread(**call))
        threads[-1].start()
        while not client.exists("search:answering"):
            pass

    yield start
    for thread in threads:
        thread.join()


@pytest.fixture
def pool(session):
    member = factories.make_member(OrganizationRole.RECRUITER)
    people = make_people(member)
    db.session.commit()
    for candidate in people.values():
        sharpen_resume(candidate.resume_id)
    return member, people


def _meaning(text: str) -> Meaning:
    model = embedder()
    return Meaning(model.model_id, model.encode([text])[0])


def test_a_question_is_answered_and_remembered(answering):
    answering()
    first = ask_meaning("сварщик аргонщик")
    assert first is not None
    assert first.model_id == embedder().model_id
    assert abs(first.vector - _meaning("сварщик аргонщик").vector).max() < 1e-6
    connection().delete("search:answering")
    again = ask_meaning("сварщик аргонщик")  # nobody is there any more
    assert again is not None
    assert (again.vector == first.vector).all()
    assert not [key for key in connection().scan_iter("search:*") if "аргонщик" in key.decode()]


def test_nobody_answers(session):
    assert ask_meaning("сварщик") is None
    assert ask_meaning("") is None


def test_entries_take_the_vectors_as_they_come(pool):
    _, people = pool
    entry = db.session.get_one(SearchEntry, people["welder"].id)
    assert entry.model_id == embedder().model_id
    assert len(entry.meaning) == embedder().dimensions


@pytest.mark.parametrize("most_compared", [2000, 0])
def test_the_nearest_by_comparing_all_and_by_the_index(pool, monkeypatch, most_compared):
    member, people = pool
    monkeypatch.setattr(nearest, "MOST_COMPARED", most_compared)
    scope = Scope.of(member.organization_id, parse_query(""), Filters())
    with asking.by_text():
        found = nearest.by_meaning(scope, 3, _meaning("ведёт бухгалтерский учёт"), 10)
    assert found[0][0] == people["accountant"].id
    assert len(found) == 3


def test_the_planner_is_left_to_itself_although_something_went_wrong_in_between(session):
    def parallel() -> str:
        return str(db.session.execute(text("SHOW max_parallel_workers_per_gather")).scalar_one())

    def fail() -> None:
        assert asking.column(asking.BY_TEXT, "SELECT 1", {}) == [1]
        assert parallel() == "0" != usual
        raise LookupError

    usual = parallel()
    with pytest.raises(LookupError), asking.by_text():
        fail()
    assert parallel() == usual
    with pytest.raises(ProgrammingError), asking.by_text():
        asking.column(asking.BY_TEXT, "SELECT nothing_of_that_name", {})


def test_meaning_respects_filters_and_operators(pool):
    member, people = pool
    meaning = _meaning("ведёт бухгалтерский учёт")
    strict = parse_query("учёт -1С")
    assert (
        people["accountant"].id not in find(member.organization_id, strict, Filters(), meaning, "relevance", 0, 20).ids
    )
    filters = Filters(skills=("python",))
    found = find(member.organization_id, parse_query("бухгалтер"), filters, meaning, "relevance", 0, 20)
    assert set(found.ids) <= {people["developer"].id}


def test_in_a_small_pool_meaning_adds_nobody_but_orders(pool):
    member, people = pool
    found = find(
        member.organization_id, parse_query("отчётность"), Filters(), _meaning("отчётность"), "relevance", 0, 20
    )
    assert found.ids == [people["accountant"].id]
    assert found.by_meaning == frozenset()


def test_nobody_is_found_in_an_empty_pool(session):
    member = factories.make_member(OrganizationRole.RECRUITER)
    found = find(member.organization_id, parse_query("учёт"), Filters(), _meaning("учёт"), "relevance", 0, 20)
    assert (found.ids, found.total) == ([], 0)


def test_a_person_without_meaning_does_not_hinder_the_comparing(pool):
    member, people = pool
    silent = update(SearchEntry).where(SearchEntry.candidate_id == people["welder"].id).values(meaning=None)
    db.session.execute(silent)
    found = find(member.organization_id, parse_query("учёт"), Filters(), _meaning("учёт"), "relevance", 0, 20)
    assert found.ids == [people["accountant"].id]


def test_those_clearly_closer_than_usual_are_added(pool, monkeypatch):
    member, people = pool
    monkeypatch.setattr(nearest, "_FEWEST", 3)
    monkeypatch.setattr(nearest, "_CLEARLY", 1.2)
    meaning = _meaning("специалист по ведению бухгалтерии")
    found = find(member.organization_id, parse_query("ведению"), Filters(), meaning, "relevance", 0, 20)
    assert found.ids == [people["accountant"].id]
    assert found.by_words == frozenset()
    assert found.total == 1


def test_the_page_says_when_meaning_is_missing_and_who_is_close(client, pool, answering, monkeypatch):
    member, _ = pool
    monkeypatch.setattr(nearest, "_FEWEST", 3)
    monkeypatch.setattr(nearest, "_CLEARLY", 1.0)
    sign_in(client, member.user.email)
    text = html.unescape(client.get("/search", query_string={"q": "варил трубы"}).text)
    assert "Сравнили только слова" in text
    answering()
    text = html.unescape(client.get("/search", query_string={"q": "варил трубы"}).text)
    assert "Сравнили только слова" not in text
    assert "Близко по смыслу" in text
    assert "Этих слов нет" not in text
    answering()
    text = html.unescape(client.get("/search", query_string={"q": "ведению"}).text)
    assert "Этих слов нет ни у кого" in text
    assert "Вместо этого показан 1 человек" in text
    assert "1 человек</strong>" not in text
    answering()
    text = html.unescape(client.get("/search", query_string={"q": "сварщик"}).text)
    assert "Этих слов нет ни у кого" not in text
    assert "Вместо этого" not in text


def test_the_sweeper_finds_what_changed_without_a_word(pool):
    _, people = pool
    id = people["welder"].id
    assert db.session.scalars(stale()).all() == []
    for change in ({"version": 0}, {"resume_revision": 0}, {"model_id": "another"}):
        db.session.execute(update(SearchEntry).where(SearchEntry.candidate_id == id).values(change))
        assert db.session.scalars(stale()).all() == [id]
        sweep_entries()
        assert db.session.scalars(stale()).all() == []
    db.session.delete(db.session.get_one(SearchEntry, id))
    db.session.flush()
    index_people([id])
    assert db.session.scalars(stale()).all() == []


@pytest.mark.parametrize("version", [ENTRY_VERSION - 1, ENTRY_VERSION + 1])
def test_entries_of_another_version_serve_until_they_are_made_anew(session, version):
    member = factories.make_member()
    person = factories.make_candidate(member, WELDER.replace("Пётр Аргонов", "Jørgen Sørensen"))

    def is_found(query: str) -> bool:
        found = find(member.organization_id, parse_query(query), Filters(), None, "relevance", 0, 20)
        return found.ids == [person.id]

    as_before = "words = replace(words::text, 'sorensen', 'sørensen')::tsvector"
    db.session.execute(text(f"UPDATE search_entries SET {as_before}, version = :version"), {"version": version})
    assert (is_found("аргоном"), is_found("Sorensen")) == (True, False)
    sweep_entries()
    assert (is_found("аргоном"), is_found("Sorensen"), is_found("Sørensen")) == (True, True, True)


def test_an_erased_person_is_not_found(pool):
    from mismatch.candidates.operations import erase_candidate

    member, people = pool
    erase_candidate(member, people["welder"])
    db.session.commit()
    assert find(member.organization_id, parse_query("аргоном"), Filters(), None, "relevance", 0, 20).total == 0


def test_only_those_clearly_closer_than_usual_are_called_close(pool, monkeypatch):
    member, people = pool
    other = WELDER.replace("Пётр Аргонов", "Семён Горелкин").replace("petr.argonov", "semyon.gorelkin")
    colleague = factories.make_candidate(member, other)
    db.session.commit()
    sharpen_resume(colleague.resume_id)
    others = similar_people(people["welder"])
    assert others
    assert not any(one.is_near for one in others), "so small a pool tells nothing"
    monkeypatch.setattr(nearest, "_FEWEST", 2)
    monkeypatch.setattr(nearest, "_CLEARLY", -2.0)
    assert all(one.is_near for one in similar_people(people["welder"]))
