"""The statements of a search as they stand, each with how PostgreSQL is to go about it.

They are written out, past SQLAlchemy: to build and compile half a dozen of them took as long as to answer them.
PostgreSQL's estimates of text conditions are too rough to choose a plan by themselves, and to read and plan them
took a fifth of its time: so each connection keeps those that come again, planned once for whatever values.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from typing import Any, NamedTuple

from psycopg2.errors import InvalidSqlStatementName
from sqlalchemy import Connection, CursorResult
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from mismatch.extensions import db

#: The text index first: its answer is a set of rows, each of which is then looked at once. Plans compiled at run
#: time, or spread over processes, cost more than a search takes.
_BY_TEXT = {
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "enable_seqscan": "off",
    "enable_indexscan": "off",
    "enable_indexonlyscan": "off",
    "enable_bitmapscan": "on",
    "enable_sort": "on",
}
#: Row by row in the order of an index, until enough of them fit.
_IN_ORDER = _BY_TEXT | {
    "enable_indexscan": "on",
    "enable_indexonlyscan": "on",
    "enable_bitmapscan": "off",
    "enable_sort": "off",
}


#: Of all plans that a connection keeps this is the only kind: what it says of the way holds for every value.
_PLANNED_ONCE = {"plan_cache_mode": "force_generic_plan"}
#: So many statements are kept on a connection. Filters make them many, and few come again.
_MOST_KEPT = 60
_KEPT, _SEEN = "search statements", ""
_VALUE = re.compile(r"%\((\w+)\)s")
#: Until a connection turns out to be shared with others, who do not have what was kept on it.
_may_keep = [True]
_numbers = count()


def _settings(values: Mapping[str, str]) -> str:
    return "".join(f"SET LOCAL {name} TO {value}; " for name, value in values.items())


AS_USUAL = _settings(dict.fromkeys(_BY_TEXT | _PLANNED_ONCE, "DEFAULT"))
BY_TEXT = _settings(_BY_TEXT | _PLANNED_ONCE)
IN_ORDER = _settings(_IN_ORDER | _PLANNED_ONCE)
#: For what the planner knows best how to go about, but need not think about every time.
PLANNED_ONCE = _settings(_PLANNED_ONCE)


class Condition(NamedTuple):
    """A condition on an entry, and the values that it names."""

    text: str
    values: dict[str, Any]

    def also(self, other: Condition) -> Condition:
        """Both of them."""
        return Condition(f"{self.text} AND {other.text}", self.values | other.values)


@contextmanager
def by_text() -> Iterator[None]:
    """Meanwhile each statement says how it is to be gone about; afterwards the planner is left to itself again."""
    is_lost = False
    try:
        yield
    except SQLAlchemyError:
        is_lost = True  # the transaction, and with it how its statements were to be gone about
        raise
    finally:
        if not is_lost:
            db.session.connection().exec_driver_sql(AS_USUAL)


def rows(way: str, statement: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """What a statement answers, its ``way`` told in the same breath. A search that fails leaves nothing behind."""
    return [tuple(row) for row in _answer(way, statement, values)]


def column(way: str, statement: str, values: Mapping[str, Any]) -> list[Any]:
    """The first value of every row."""
    return [row[0] for row in _answer(way, statement, values)]


def _answer(way: str, statement: str, values: Mapping[str, Any]) -> CursorResult[Any]:
    connection = db.session.connection()
    told = way + (_kept(connection, way, statement) or statement)
    try:
        return connection.exec_driver_sql(told, dict(values))
    except DBAPIError as error:
        if isinstance(error.orig, InvalidSqlStatementName):  # a pooler gave us another connection: never again here
            _may_keep[0] = False
        raise


def _kept(connection: Connection, way: str, statement: str) -> str:
    """The statement as the connection keeps it, from the second time on that it is asked; else nothing."""
    kept = connection.info.setdefault(_KEPT, {})
    known = kept.get((way, statement))
    if known or not _may_keep[0] or len(kept) >= _MOST_KEPT:
        return str(known or "") if _may_keep[0] else ""
    kept[way, statement] = _SEEN if known is None else _keep(connection, statement)
    return str(kept[way, statement])


def _keep(connection: Connection, statement: str) -> str:
    name = f"search_{next(_numbers)}"
    names = list(dict.fromkeys(_VALUE.findall(statement)))
    numbered = _VALUE.sub(lambda found: f"${names.index(found.group(1)) + 1}", statement)
    connection.exec_driver_sql(f"PREPARE {name} AS {numbered}")
    values = ", ".join(f"%({one})s" for one in names)
    return f"EXECUTE {name} ({values})" if values else f"EXECUTE {name}"


def by_lists(**values: int | str) -> str:
    """How to go through the lists of the index of meaning, to go with ``IN_ORDER``."""
    return _settings({f"ivfflat.{name}": str(value) for name, value in values.items()})


def array(ids: Collection[int]) -> str:
    """Numbers as one value: as a list of them PostgreSQL reads each for itself, five thousand at times."""
    return "{" + ",".join(map(str, ids)) + "}"
