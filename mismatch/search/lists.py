"""The lists of the index of meaning: how many people need, and finding them anew as pools grow.

A search looks through the lists nearest to it. They are found among the vectors that are there when the index is built,
so an index of few people has one list, which is always right, and is built anew when there are many more.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy import Connection, text

from mismatch.extensions import db
from mismatch.models.search import INDEXED_DIMENSIONS, LIST_INDEX

log = logging.getLogger(__name__)

#: People in a list; fewer than ``FEWEST_ROWS`` are all looked through.
ROWS_A_LIST = 200
FEWEST_ROWS = 4000
#: To find twice the lists takes four times as long: half a minute for 750 of them.
MOST_LISTS = 1000
#: Lists are found anew when so many times more are wanted, or so many times fewer.
GROWN, SHRUNK = 1.5, 3
_NEW, _OLD = f"{LIST_INDEX}_new", f"{LIST_INDEX}_old"
#: Only one process at a time, whichever machine it is on.
_LOCK = 7_103_551_042


class Lists(NamedTuple):
    """How many lists, and of which model most of the vectors were among which they were found."""

    count: int
    model_id: str


def wanted_lists(rows: int) -> int:
    """How many lists so many people need."""
    return max(1, min(rows // ROWS_A_LIST, MOST_LISTS)) if rows >= FEWEST_ROWS else 1


def renew_lists() -> bool:
    """Build the index anew when it no longer suits its people. Nobody waits: it is built beside the old one.

    Outside of any transaction: the caller has none open that has seen the entries, or this would wait for it.
    """
    with _alone() as connection:
        if connection is None:
            return False
        for leftover in (_NEW, _OLD):  # of a run that was killed
            _drop(connection, leftover)
        wanted = _wanted(connection)
        if _suits(present_lists(connection), wanted):
            return False
        log.info("the index of meaning is built anew with %s lists", wanted.count)
        _build(connection, wanted)
        return True


def present_lists(connection: Connection) -> Lists | None:
    """The lists of the index as it is; None when it is not there or not whole."""
    found = connection.execute(
        text(
            "SELECT reloptions, coalesce(obj_description(pg_class.oid, 'pg_class'), '') FROM pg_class"
            " JOIN pg_index ON indexrelid = pg_class.oid WHERE pg_class.oid = to_regclass(:name) AND indisvalid"
        ),
        {"name": LIST_INDEX},
    ).first()
    if found is None:
        return None
    options = dict(option.split("=", 1) for option in found[0] or ())
    return Lists(int(options.get("lists", 0)), found[1])


def _wanted(connection: Connection) -> Lists:
    counted = text(
        "SELECT count(*), coalesce(model_id, '') FROM search_entries WHERE vector_dims(meaning) = :length"
        " GROUP BY 2 ORDER BY 1 DESC"
    )
    found = connection.execute(counted, {"length": INDEXED_DIMENSIONS}).all()
    return Lists(wanted_lists(sum(row[0] for row in found)), found[0][1] if found else "")


def _suits(present: Lists | None, wanted: Lists) -> bool:
    if present is None:
        return False
    if wanted.count == present.count == 1:
        return True  # where all are looked through, it does not matter whose list it is
    as_many = present.count < GROWN * wanted.count and wanted.count < GROWN * present.count
    few_less = wanted.count <= present.count < SHRUNK * wanted.count
    return (as_many or few_less) and present.model_id == wanted.model_id


def _build(connection: Connection, wanted: Lists) -> None:
    """Beside the old index, then in its place at once."""
    connection.execute(text("SET maintenance_work_mem = '256MB'"))
    connection.execute(
        text(
            f"CREATE INDEX CONCURRENTLY {_NEW} ON search_entries"
            f" USING ivfflat ((meaning::halfvec({INDEXED_DIMENSIONS})) halfvec_cosine_ops)"
            f" WITH (lists = {int(wanted.count)}) WHERE vector_dims(meaning) = {INDEXED_DIMENSIONS}"
        )
    )
    quoted = connection.execute(text("SELECT quote_literal(:name)"), {"name": wanted.model_id}).scalar_one()
    connection.exec_driver_sql(f"COMMENT ON INDEX {_NEW} IS {quoted}".replace("%", "%%"))
    swap = f"ALTER INDEX IF EXISTS {LIST_INDEX} RENAME TO {_OLD}; ALTER INDEX {_NEW} RENAME TO {LIST_INDEX}"
    connection.exec_driver_sql(f"BEGIN; {swap}; COMMIT")
    _drop(connection, _OLD)


def _drop(connection: Connection, index: str) -> None:
    connection.execute(text(f"DROP INDEX CONCURRENTLY IF EXISTS {index}"))


@contextmanager
def _alone() -> Iterator[Connection | None]:
    """A connection that commits each statement; None while another process is at it."""
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not connection.execute(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": _LOCK}).scalar_one():
            yield None
            return
        try:
            yield connection
        finally:
            connection.execute(text("RESET maintenance_work_mem"))
            connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": _LOCK})
