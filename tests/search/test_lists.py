"""The lists of the index of meaning: built beside the old ones in a real PostgreSQL, and searched through."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from flask import Flask, current_app
from flask_migrate import downgrade, upgrade
from sqlalchemy import text

from mismatch import create_app
from mismatch.engine.search.query import parse_query
from mismatch.extensions import db
from mismatch.search import asking, lists, nearest
from mismatch.search.filters import Filters
from mismatch.search.lists import Lists, present_lists, renew_lists, wanted_lists
from mismatch.search.meaning import Meaning
from mismatch.search.scope import Scope
from tests import factories

_PEOPLE = 240
_VECTORS = np.random.default_rng(7).normal(size=(_PEOPLE, 384)).astype(np.float32)
_VECTORS /= np.linalg.norm(_VECTORS, axis=1, keepdims=True)
_INSERT = (
    "INSERT INTO search_entries (candidate_id, organization_id, resume_id, resume_revision, version, added_at,"
    " has_contact, model_id, words, meaning)"
)


@pytest.fixture
def pool(clone_database, claim_redis, tmp_path: Path, monkeypatch) -> Iterator[int]:
    """An organisation's people with vectors, committed: an index is built from what others can see."""
    monkeypatch.setattr(lists, "FEWEST_ROWS", 100)
    monkeypatch.setattr(lists, "ROWS_A_LIST", 20)
    app = create_app(
        {
            "ENVIRONMENT": "testing",
            "DATABASE_URL": clone_database(),
            "REDIS_URL": claim_redis(),
            "VAR_DIR": str(tmp_path),
        }
    )
    with app.app_context():
        organization_id = factories.make_member().organization_id
        db.session.commit()
        yield organization_id
        db.session.remove()
        db.engine.dispose()


def _add(organization_id: int, people: range, model_id: str = "a") -> None:
    """Entries alone: the index looks at nothing else."""
    db.session.execute(text("SET LOCAL session_replication_role = replica"))
    for id in people:
        vector = "[" + ",".join(f"{value:.6f}" for value in _VECTORS[id]) + "]"
        words = f"'org/{organization_id}'" + (" 'even'" if id % 2 == 0 else "")
        values = {"id": id + 1, "mine": organization_id, "model": model_id, "words": words, "meaning": vector}
        db.session.execute(
            text(
                f"{_INSERT} VALUES (:id, :mine, :id, 1, 1, now(), true, :model,"
                " CAST(:words AS tsvector), CAST(:meaning AS halfvec))"
            ),
            values,
        )
    db.session.commit()


def _present() -> Lists | None:
    with db.engine.connect() as connection:
        return present_lists(connection)


def _nearest(organization_id: int, number: int, query: str = "") -> list[int]:
    scope = Scope.of(organization_id, parse_query(query), Filters())
    with asking.by_text():
        found = nearest.by_meaning(scope, nearest.NEARLY_ALL, Meaning("a", _VECTORS[number]), 10)
    db.session.rollback()
    return [id for id, _ in found]


def _exactly(number: int, of: list[int], count: int = 10) -> list[int]:
    closeness = {id: float(_VECTORS[id - 1] @ _VECTORS[number]) for id in of}
    return sorted(of, key=lambda id: -closeness[id])[:count]


def test_lists_grow_with_the_people():
    assert [wanted_lists(rows) for rows in (0, 3999, 4000, 150_000, 10_000_000)] == [1, 1, 20, 750, 1000]


def test_an_empty_index_has_one_list_and_few_people_leave_it_so(pool):
    assert _present() == Lists(1, "")
    _add(pool, range(99))
    assert not renew_lists()
    assert _present() == Lists(1, "")
    assert _nearest(pool, 5) == _exactly(5, list(range(1, 100)))


def test_more_people_get_more_lists_and_are_found_as_before(pool):
    _add(pool, range(100))
    assert renew_lists()
    assert _present() == Lists(5, "a")
    assert not renew_lists()
    _add(pool, range(100, _PEOPLE))
    everybody = list(range(1, _PEOPLE + 1))
    assert _nearest(pool, 150) == _exactly(150, everybody)
    assert renew_lists()
    assert _present() == Lists(12, "a")
    assert _nearest(pool, 150) == _exactly(150, everybody)  # 28 lists are looked through, here all
    assert _nearest(pool, 150, "NOT even") == _exactly(150, everybody[1::2])
    names = db.session.scalars(text("SELECT indexname FROM pg_indexes WHERE indexname LIKE '%_meaning%'")).all()
    assert names == [lists.LIST_INDEX]


def test_vectors_of_another_model_are_listed_anew(pool):
    _add(pool, range(120))
    assert renew_lists()
    db.session.execute(text("UPDATE search_entries SET model_id = :name WHERE candidate_id > 50"), {"name": "b'%:c"})
    db.session.commit()
    assert renew_lists()
    assert _present() == Lists(6, "b'%:c")


def test_what_a_killed_run_left_is_cleared_away(pool):
    _add(pool, range(100))
    for name in ("new", "old"):
        db.session.execute(text(f"CREATE INDEX {lists.LIST_INDEX}_{name} ON search_entries (salary)"))
    db.session.commit()
    assert renew_lists()
    assert _present() == Lists(5, "a")


def test_a_lost_index_is_made_again(pool):
    db.session.execute(text(f"DROP INDEX {lists.LIST_INDEX}"))
    db.session.commit()
    assert _present() is None
    assert renew_lists()
    assert _present() == Lists(1, "")


def test_rows_of_before_are_taken_over(pool):
    downgrade(revision="0010")
    # The graph of before takes long to fill, and is dropped unseen: any index of its name will do.
    db.session.execute(
        text(f"DROP INDEX {lists.LIST_INDEX}; CREATE INDEX {lists.LIST_INDEX} ON search_entries (salary)")
    )
    db.session.execute(text("SET LOCAL session_replication_role = replica"))
    db.session.execute(
        text(
            f"{_INSERT} SELECT id, :mine, id, 1, 1, now(), true, 'a',"
            " (SELECT string_agg('w' || g, ' ') FROM generate_series(1, 260) AS g)::tsvector,"
            " (SELECT array_agg(random() - 0.5 + (g + id) * 0)"
            " FROM generate_series(1, 384) AS g)::real[]::halfvec FROM generate_series(1, 4000) AS id"
        ),
        {"mine": pool},
    )
    db.session.commit()
    beside = text("SELECT pg_relation_size(reltoastrelid) FROM pg_class WHERE relname = 'search_entries'")
    before = db.session.scalar(beside)
    db.session.rollback()
    upgrade()
    assert _present() == Lists(20, "a")
    assert db.session.scalar(beside) < before - 4000 * 700  # the vectors stand in the rows now


def test_only_one_builds_at_a_time(pool):
    _add(pool, range(100))
    with db.engine.connect() as other:
        other.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": lists._LOCK})
        assert not renew_lists()
    db.engine.dispose()
    assert renew_lists()


def _within(app: Flask, call: Callable[[], None]) -> None:
    with app.app_context():
        call()


def test_readers_and_writers_do_not_wait(pool):
    """Whoever is in the middle of reading keeps the new index from being taken into use, not the other way round."""
    _add(pool, range(120))
    app = current_app._get_current_object()
    reader = db.engine.connect()
    reader.execute(text("BEGIN ISOLATION LEVEL REPEATABLE READ"))
    assert reader.execute(text("SELECT count(*) FROM search_entries")).scalar_one() == 120
    built: list[bool] = []
    builder = threading.Thread(target=_within, args=(app, lambda: built.append(renew_lists())))
    builder.start()
    builder.join(1.0)
    assert builder.is_alive()  # it waits for the reader
    with db.engine.connect() as other:
        other.execute(text("SET lock_timeout = '2s'; SET statement_timeout = '5s'"))
        assert other.execute(
            text("SELECT count(*) FROM search_entries WHERE organization_id = :id"), {"id": pool}
        ).scalar()
        other.execute(text("UPDATE search_entries SET salary = 1 WHERE candidate_id = 1"))
        other.commit()
    assert _nearest(pool, 3) == _exactly(3, list(range(1, 121)))
    reader.close()
    builder.join(60)
    assert built == [True]
    assert _present() == Lists(6, "a")
