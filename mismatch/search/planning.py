"""How PostgreSQL is to go about a search: its estimates of text conditions are too rough to choose by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from mismatch.extensions import db

#: The text index first: its answer is a set of rows, each of which is then looked at once. Plans compiled at run
#: time, or spread over processes, cost more than a search takes.
_BY_TEXT = {
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "enable_seqscan": "off",
    "enable_indexscan": "off",
    "enable_indexonlyscan": "off",
}
#: Row by row in the order of an index, until enough of them fit.
_IN_ORDER = {
    "enable_indexscan": "on",
    "enable_indexonlyscan": "on",
    "enable_bitmapscan": "off",
    "enable_sort": "off",
}


@contextmanager
def by_text() -> Iterator[None]:
    """Meanwhile the text index is used. For this transaction at most: a search that fails leaves nothing behind."""
    _set(_BY_TEXT)
    yield
    _set(dict.fromkeys(_BY_TEXT, "DEFAULT"))


@contextmanager
def in_order(**more: str) -> Iterator[None]:
    """Within ``by_text``: an index is walked in the order asked for; ``more`` are settings of pgvector's."""
    walked = _IN_ORDER | {f"hnsw.{name}": value for name, value in more.items()}
    _set(walked)
    yield
    _set(dict.fromkeys(walked, "DEFAULT") | {name: _BY_TEXT[name] for name in _IN_ORDER.keys() & _BY_TEXT.keys()})


def _set(values: dict[str, str]) -> None:
    # As it stands, past SQLAlchemy's compiler: several times a search.
    db.session.connection().exec_driver_sql("; ".join(f"SET LOCAL {name} TO {value}" for name, value in values.items()))
