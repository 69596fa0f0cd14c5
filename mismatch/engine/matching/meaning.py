"""Likeness of meaning between a vacancy's rows and every passage of a pool, exact to the last digit."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.pool import Pool, mean_vector
from mismatch.engine.matching.profile import UNIT
from mismatch.engine.matching.segments import segment_max

#: A requirement and a passage are judged in their context: mostly the vacancy, half the résumé.
OWN_ASKED, OWN_TOLD = 0.3, 0.5
_CHUNK = 8192
_ONE = float(UNIT * UNIT)


class Meaning(NamedTuple):
    """Raw cosines: ``passages`` is (requirements × passages), the others have one value a résumé."""

    passages: NDArray[np.float64]
    title: NDArray[np.float64]
    mean: NDArray[np.float64]
    context: NDArray[np.float64]


def compare(asked: NDArray[np.int16], requirements: int, pool: Pool) -> Meaning:
    """``asked`` holds the title, then one row a requirement, then rows of the vacancy's text."""
    vacancy = mean_vector(asked)
    rows = np.vstack([asked[: requirements + 1], vacancy[None, :]]).astype(np.float32)
    cosines = np.zeros((len(rows), len(pool.vectors)), dtype=np.float64)
    own = np.zeros(len(pool.vectors), dtype=np.float64)
    owner = np.repeat(np.arange(pool.size), np.diff(pool.passage_offsets))
    for start in range(0, len(pool.vectors), _CHUNK):
        chunk = slice(start, start + _CHUNK)
        told = pool.vectors[chunk].astype(np.float32)
        cosines[:, chunk] = (rows @ told.T).astype(np.float64) / _ONE
        own[chunk] = np.einsum("ij,ij->i", told, pool.means[owner[chunk]].astype(np.float32)).astype(np.float64) / _ONE
    means = pool.means.astype(np.float32)
    to_mean = (rows @ means.T).astype(np.float64) / _ONE
    return Meaning(
        passages=cosines[1 : requirements + 1],
        title=_title_best(cosines[0], pool),
        mean=to_mean[-1],
        context=_in_context(cosines, own, to_mean, rows, owner, pool, requirements),
    )


def _title_best(cosines: NDArray[np.float64], pool: Pool) -> NDArray[np.float64]:
    """The vacancy's title against the résumé's titles; where there is none, against its passages."""
    titles = segment_max(np.where(pool.is_title, cosines, 0.0), pool.passage_offsets)
    anything = segment_max(cosines, pool.passage_offsets)
    return np.where(titles > 0, titles, anything)


def _in_context(
    cosines: NDArray[np.float64], own: NDArray[np.float64], to_mean: NDArray[np.float64], rows: NDArray[np.float32],
    owner: NDArray[np.int64], pool: Pool, requirements: int,
) -> NDArray[np.float64]:
    """Mean over requirements of the best passage, each mixed with its whole; all from dot products already made."""
    used = range(1, requirements + 1) if requirements else range(1)
    told_length = np.sqrt(np.maximum(OWN_TOLD**2 + (1 - OWN_TOLD) ** 2 + 2 * OWN_TOLD * (1 - OWN_TOLD) * own, 1e-9))
    rest = OWN_TOLD * cosines[-1] + (1 - OWN_TOLD) * to_mean[-1][owner]
    total = np.zeros(pool.size, dtype=np.float64)
    for row in used:
        to_vacancy = float(rows[row] @ rows[-1]) / _ONE
        asked_length = (OWN_ASKED**2 + (1 - OWN_ASKED) ** 2 + 2 * OWN_ASKED * (1 - OWN_ASKED) * to_vacancy) ** 0.5
        mixed = OWN_TOLD * cosines[row] + (1 - OWN_TOLD) * to_mean[row][owner]
        together = (OWN_ASKED * mixed + (1 - OWN_ASKED) * rest) / (asked_length * told_length)
        total += segment_max(together, pool.passage_offsets)
    return total / len(used)
