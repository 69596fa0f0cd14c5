"""How PostgreSQL is to go about a search: its estimates of text conditions are too rough to choose by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from mismatch.extensions import db

#: Plans compiled at run time, or spread over processes, cost more than a search takes.
_ALWAYS = {"jit": "off", "max_parallel_workers_per_gather": "0", "enable_seqscan": "off"}
#: The text index first: its answer is a set of rows, each of which is then looked at once.
_BY_TEXT = {"enable_indexscan": "off", "enable_indexonlyscan": "off"}
#: Row by row in the order of an index, until enough of them fit.
_IN_ORDER = {"enable_bitmapscan": "off", "enable_sort": "off"}


@contextmanager
def by_text() -> Iterator[None]:
    """Meanwhile the text index is used."""
    with _settings(_ALWAYS | _BY_TEXT):
        yield


@contextmanager
def in_order(**more: str) -> Iterator[None]:
    """Meanwhile an index is walked that is in the order asked for; ``more`` are settings of pgvector's."""
    with _settings(_ALWAYS | _IN_ORDER | {f"hnsw.{name}": value for name, value in more.items()}):
        yield


@contextmanager
def _settings(values: dict[str, str]) -> Iterator[None]:
    """For this transaction at most: a search that fails leaves nothing behind."""
    _set(values)
    yield
    _set(dict.fromkeys(values, "DEFAULT"))


def _set(values: dict[str, str]) -> None:
    db.session.execute(text("; ".join(f"SET LOCAL {name} TO {value}" for name, value in values.items())))
