"""Statements that a connection keeps: the same answers, planned once, for whatever values."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import DBAPIError

from mismatch.extensions import db
from mismatch.search import asking

_STATEMENT = "SELECT %(number)s::int + %(more)s::int, %(word)s::text, %(number)s::int WHERE 0 < ALL (%(ids)s::bigint[])"


def _kept() -> int:
    counted = "SELECT count(*) FROM pg_prepared_statements WHERE starts_with(name, 'search_')"
    return int(db.session.connection().exec_driver_sql(counted).scalar_one())


@pytest.fixture(autouse=True)
def fresh(session):
    """A connection that keeps nothing yet, as far as we know."""
    connection = db.session.connection()
    known = dict(connection.info)
    connection.info.clear()
    yield
    connection.info.clear()
    connection.info.update(known)
    asking._may_keep[0] = True


def test_what_comes_again_is_kept_and_answers_alike():
    before = _kept()
    asked = [(1, "a'%s\\", [5]), (2, "", [7, 8]), (3, "ё", [])]
    answers = [
        asking.rows(asking.BY_TEXT, _STATEMENT, {"number": n, "more": 10, "word": w, "ids": asking.array(ids)})
        for n, w, ids in asked
    ]
    assert answers == [[(n + 10, w, n)] for n, w, _ in asked]
    assert _kept() == before + 1


def test_another_way_is_another_plan():
    before = _kept()
    for way in (asking.BY_TEXT, asking.IN_ORDER, asking.BY_TEXT, asking.IN_ORDER):
        assert asking.column(way, "SELECT %(one)s::int", {"one": 5}) == [5]
    assert _kept() == before + 2


def test_no_more_are_kept_than_room_is_for(monkeypatch):
    monkeypatch.setattr(asking, "_MOST_KEPT", 1)
    before = _kept()
    for number in (1, 2, 1, 2, 1, 2):
        assert asking.column("", f"SELECT {number} + %(one)s::int", {"one": 5}) == [number + 5]
    assert _kept() <= before + 1


def test_a_pooler_that_mixes_connections_fails_one_search_only():
    for _ in range(2):
        assert asking.column("", "SELECT %(one)s::int", {"one": 5}) == [5]
    db.session.connection().exec_driver_sql("DEALLOCATE ALL")
    with pytest.raises(DBAPIError), db.session.begin_nested():
        asking.column("", "SELECT %(one)s::int", {"one": 5})
    for _ in range(3):
        assert asking.column("", "SELECT %(one)s::int", {"one": 5}) == [5]
