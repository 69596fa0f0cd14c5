"""The statements of a search as they stand, each with how PostgreSQL is to go about it.

They are written out, past SQLAlchemy: to build and compile half a dozen of them took as long as to answer them.
PostgreSQL's estimates of text conditions are too rough to choose a plan by themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy.exc import SQLAlchemyError

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


def _settings(values: Mapping[str, str]) -> str:
    return "".join(f"SET LOCAL {name} TO {value}; " for name, value in values.items())


AS_USUAL = _settings(dict.fromkeys(_BY_TEXT, "DEFAULT"))
BY_TEXT = _settings(_BY_TEXT)
IN_ORDER = _settings(_IN_ORDER)


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
    return [tuple(row) for row in db.session.connection().exec_driver_sql(way + statement, dict(values)).fetchall()]


def column(way: str, statement: str, values: Mapping[str, Any]) -> list[Any]:
    """The first value of every row."""
    return [row[0] for row in db.session.connection().exec_driver_sql(way + statement, dict(values)).fetchall()]


def by_lists(**values: int | str) -> str:
    """How to go through the lists of the index of meaning, to go with ``IN_ORDER``."""
    return _settings({f"ivfflat.{name}": str(value) for name, value in values.items()})


def array(ids: Collection[int]) -> str:
    """Numbers as one value: as a list of them PostgreSQL reads each for itself, five thousand at times."""
    return "{" + ",".join(map(str, ids)) + "}"
