"""Likeness of meaning between a vacancy's rows and every passage of a pool, exact to the last digit."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.calibration import UNIT, Calibration, centred, mean_vector, without
from mismatch.engine.matching.landmarks import standing
from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.segments import segment_max
from mismatch.engine.matching.weights import Weights
from mismatch.engine.shapes import Language

Floats = NDArray[np.float64]

#: A requirement and a passage are judged in their context: mostly the vacancy, half the résumé.
OWN_ASKED, OWN_TOLD = 0.3, 0.5
#: Multiplications at once: the rows stay in the processor's cache, and BLAS does so few without sorting them first.
_AT_ONCE, _LEAST_CHUNK, _MOST_CHUNK = 1_000_000, 64, 512
_ONE = float(UNIT * UNIT)


class Meaning(NamedTuple):
    """Likenesses of centred vectors: ``passages`` are products (requirements × passages), all others cosines.

    ``titles`` has one value a title passage, ``mean``, ``context`` and ``best`` (the vacancy's title with the nearest
    passage) one a résumé; to the first two of these is added where both stand among all occupations (see
    ``landmarks``).
    """

    passages: NDArray[np.float32]
    titles: Floats
    mean: Floats
    context: Floats
    best: Floats


class _Rows(NamedTuple):
    """A vacancy's rows: its title among titles; its requirements, its title and itself among demands."""

    title: NDArray[np.float32]
    asked: NDArray[np.float32]


def compare(
    vectors: NDArray[np.int16],
    requirements: int,
    language: Language,
    pool: Pool,
    calibration: Calibration,
    weights: Weights,
) -> Meaning:
    """``vectors`` holds the title, then one row a requirement, then rows of the vacancy's text."""
    rows = _rows(vectors, language, calibration, weights.directions(calibration, vectors.shape[1]))
    owner = np.repeat(np.arange(pool.size), np.diff(pool.passage_offsets))
    products = _products(rows.asked, pool.vectors)
    to_mean = cosines(_products(rows.asked, pool.means))
    stands = standing(rows.asked[-1].astype(np.int16), language, pool.scale, pool.places)
    return Meaning(
        passages=products[:requirements],
        titles=cosines(_products(rows.title[None, :], pool.title_vectors)[0]),
        mean=to_mean[-1] + stands,
        context=_in_context(products, to_mean, rows.asked, owner, pool) + stands,
        best=_best(cosines(products[-2]), pool),
    )


def _rows(vectors: NDArray[np.int16], language: Language, calibration: Calibration, apart: NDArray[np.int64]) -> _Rows:
    """What is taken out of the asked rows here is thereby out of every product with them."""
    width = vectors.shape[1]
    title = without(centred(vectors[:1], calibration.centre("title", language, width)), apart)
    body = without(centred(vectors, calibration.centre("asked", language, width)), apart)
    asked = np.vstack([body[1:], body[:1], mean_vector(body)[None, :]])
    return _Rows(title[0].astype(np.float32), asked.astype(np.float32))


def cosines(products: NDArray[np.float32]) -> Floats:
    """Of products, which are whole numbers."""
    return np.divide(products, _ONE, dtype=np.float64)


def _products(asked: NDArray[np.float32], told: NDArray[np.int16]) -> NDArray[np.float32]:
    """Every asked row with every told one, as whole numbers: half as much to carry about as cosines."""
    found = np.empty((len(asked), len(told)), dtype=np.float32)
    chunk = min(max(_AT_ONCE // max(asked.size, 1), _LEAST_CHUNK), _MOST_CHUNK)
    rows, across = np.empty((chunk, asked.shape[1]), dtype=np.float32), np.ascontiguousarray(asked.T)
    for start in range(0, len(told), chunk):
        some = told[start : start + chunk]
        np.copyto(rows[: len(some)], some)
        found[:, start : start + chunk] = (rows[: len(some)] @ across).T
    return found


def _in_context(
    products: NDArray[np.float32], to_mean: Floats, asked: NDArray[np.float32], owner: NDArray[np.int64], pool: Pool
) -> Floats:
    """Mean over the rows of the best passage, each mixed with its whole; all from dot products already made.

    The title's row counts when it is the only one.
    """
    rows = max(len(asked) - 2, 1)
    own = pool.typical / _ONE
    told_length = np.sqrt(np.maximum(OWN_TOLD**2 + (1 - OWN_TOLD) ** 2 + 2 * OWN_TOLD * (1 - OWN_TOLD) * own, 1e-9))
    whole = (1 - OWN_TOLD) * to_mean
    rest = (1 - OWN_ASKED) * (OWN_TOLD * cosines(products[-1]) + whole[-1][owner])
    total = np.zeros(pool.size, dtype=np.float64)
    for row in range(rows):
        to_vacancy = float(asked[row] @ asked[-1]) / _ONE
        asked_length = (OWN_ASKED**2 + (1 - OWN_ASKED) ** 2 + 2 * OWN_ASKED * (1 - OWN_ASKED) * to_vacancy) ** 0.5
        mixed = cosines(products[row])
        mixed *= OWN_TOLD
        mixed += whole[row][owner]
        mixed *= OWN_ASKED
        mixed += rest
        mixed /= asked_length * told_length
        total += _best(mixed, pool)
    return total / rows


def _best(values: Floats, pool: Pool) -> Floats:
    """The largest value of each résumé, which may be negative; 0 for one without passages."""
    return (segment_max(values, pool.passage_offsets) + 2.0) - 2.0
