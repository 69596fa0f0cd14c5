"""Whose résumé is closest in meaning to a vector, among those whom a condition lets through."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select

from mismatch.engine.embeddings.packing import pack, unpack
from mismatch.extensions import db
from mismatch.models import SearchEntry
from mismatch.models.search import INDEXED_DIMENSIONS
from mismatch.queue import connection
from mismatch.search import asking
from mismatch.search.meaning import Meaning

if TYPE_CHECKING:
    from mismatch.search.scope import Scope

#: Up to so many people are compared one by one: that is exact, and as quick as walking the index.
MOST_COMPARED = 2000
#: Of more, so many of the nearest are taken from the index, and those who do not fit are dropped.
FROM_INDEX = 400
#: How many fit when a search only excludes: to count them would take longer than all the rest of it.
NEARLY_ALL = 2**31
#: Through so many lists of the index a search goes, and through more where an organisation has few of their people.
_LISTS, _MOST_LISTS = 28, 120
#: How far above the usual closeness somebody without the words has to be, in standard deviations of the pool.
_CLEARLY = 2.0
#: By how many people the usual closeness is known, and how few tell nothing.
_SAMPLE, _FEWEST = 256, 30
_SAMPLE_SECONDS = 3600
#: For so long, and of so many pools, a process does not ask for the sample again: it is 200 kB.
_AT_HAND_SECONDS, _MOST_SAMPLES = 60, 32
_samples: dict[str, tuple[float, NDArray[np.float32]]] = {}

#: How many fit only decides on the way, so that may be a minute old: to see it takes as long as the nearest.
_counts: dict[object, tuple[float, int]] = {}
_MOST_COUNTS = 1000

Near = tuple[int, float]


def by_meaning(scope: Scope, fitting: int, meaning: Meaning, count: int) -> list[Near]:
    """The closest people of a scope with their closeness, nearest first; ``fitting``: about how many it has."""
    if fitting > MOST_COMPARED and len(meaning.vector) == INDEXED_DIMENSIONS:
        return _from_index(scope, meaning, count)
    return _compared(scope, meaning, count)


def how_many(scope: Scope) -> int:
    """About how many people a scope has, one more than are compared at most."""
    text, values = scope.where
    key = (text, tuple(sorted(values.items())), MOST_COMPARED)
    known = _counts.get(key)
    if known and known[0] > time.monotonic():
        return known[1]
    if len(_counts) >= _MOST_COUNTS:
        _counts.clear()
    count = scope.count(MOST_COMPARED)
    _counts[key] = (time.monotonic() + _AT_HAND_SECONDS, count)
    return count


def closeness(meaning: Meaning, ids: Iterable[int]) -> dict[int, float]:
    """How close each of these people is, of those with a vector of this model."""
    length = len(meaning.vector)
    measured = (
        f"SELECT candidate_id, meaning <=> %(vector)s::halfvec({length}) FROM search_entries"  # noqa: S608
        " WHERE candidate_id = ANY (%(ids)s::bigint[]) AND model_id = %(model_id)s"
        f" AND vector_dims(meaning) = {length}"
    )
    found = asking.rows(asking.AS_USUAL, measured, _asked(meaning) | {"ids": asking.array(list(ids))})
    return {id: 1 - far for id, far in found}


def _compared(scope: Scope, meaning: Meaning, count: int) -> list[Near]:
    """Everybody who fits, one by one."""
    text, values = scope.where
    nearest = (
        f"SELECT candidate_id, meaning <=> %(vector)s::halfvec({len(meaning.vector)}) AS distance FROM search_entries"  # noqa: S608
        f" WHERE {text} AND model_id = %(model_id)s AND meaning IS NOT NULL"
        f" ORDER BY distance, candidate_id DESC LIMIT {count}"
    )
    found = asking.rows(asking.BY_TEXT, nearest, values | _asked(meaning))
    return [(id, 1 - far) for id, far in found]


#: The condition on the length is that of the index. The nearest come one after another, until enough of them fit.
_FROM_INDEX = f"""
SELECT candidate_id, distance FROM (
  SELECT candidate_id, organization_id, added_at, salary, currency, has_contact, words,
    meaning::halfvec({INDEXED_DIMENSIONS}) <=> %(vector)s::halfvec({INDEXED_DIMENSIONS}) AS distance
  FROM search_entries
  WHERE organization_id = %(organization_id)s AND model_id = %(model_id)s
    AND vector_dims(meaning) = {INDEXED_DIMENSIONS}
  ORDER BY distance LIMIT {FROM_INDEX}
) AS near WHERE {{fitting}} ORDER BY distance LIMIT %(count)s
"""  # noqa: S608


def _from_index(scope: Scope, meaning: Meaning, count: int) -> list[Near]:
    """Of the nearest of the whole organisation those who fit."""
    way = asking.IN_ORDER + asking.by_lists(probes=_LISTS, iterative_scan="relaxed_order", max_probes=_MOST_LISTS)
    fitting, values = scope.seen
    rows = asking.rows(way, _FROM_INDEX.format(fitting=fitting), values | _asked(meaning) | {"count": count})
    return sorted(((id, 1 - far) for id, far in rows), key=lambda one: (-one[1], -one[0]))


def clearly_close(scope: Scope, meaning: Meaning, near: list[Near]) -> list[Near]:
    """Those much closer than people of this pool usually are; nobody when the pool is too small to tell."""
    sample = _sample(scope.organization_id, meaning.model_id)
    if len(sample) < _FEWEST:
        return []
    usual = sample @ meaning.vector
    least = float(usual.mean() + _CLEARLY * usual.std())
    return [one for one in near if one[1] >= least]


def _sample(organization_id: int, model_id: str) -> NDArray[np.float32]:
    """Vectors of some people of the pool, the same ones for an hour in all processes."""
    key = f"search:sample:{organization_id}:{model_id}"
    known = _samples.get(key)
    if known and known[0] > time.monotonic():
        return known[1]
    kept = connection().get(key)
    matrix = unpack(kept) if kept else _drawn(organization_id, model_id)
    if len(matrix) >= _FEWEST:
        if not kept:
            connection().set(key, pack(matrix), ex=_SAMPLE_SECONDS)
        if len(_samples) >= _MOST_SAMPLES:
            _samples.clear()
        _samples[key] = (time.monotonic() + _AT_HAND_SECONDS, matrix)
    return matrix


def _drawn(organization_id: int, model_id: str) -> NDArray[np.float32]:
    some = (
        select(SearchEntry.meaning)
        .where(
            SearchEntry.organization_id == organization_id,
            SearchEntry.model_id == model_id,
            SearchEntry.meaning.is_not(None),
        )
        .order_by(func.hashint8(SearchEntry.candidate_id))
        .limit(_SAMPLE)
    )
    return np.array(db.session.scalars(some).all(), np.float32)


def _asked(meaning: Meaning) -> dict[str, object]:
    vector = ",".join(["%.9g"] * len(meaning.vector)) % tuple(meaning.vector.tolist())
    return {"vector": f"[{vector}]", "model_id": meaning.model_id}
