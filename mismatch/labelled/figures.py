"""The figures of a ranking: nDCG, average precision, and how true a probability is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def ndcg(grades: Floats, scores: Floats, first: int = 10) -> float:
    """Gains 2^grade − 1, discounted by place; 1 for an ideal order. NaN when nobody is graded above 0."""
    seen = ~np.isnan(grades)
    gains = 2.0 ** grades[seen] - 1
    discounts = 1 / np.log2(np.arange(2, first + 2))
    ideal = np.sort(gains)[::-1][:first]
    got = gains[_order(scores[seen])][:first]
    best = float(ideal @ discounts[: len(ideal)])
    return float(got @ discounts[: len(got)]) / best if best else float("nan")


def average_precision(grades: Floats, scores: Floats, relevant: float) -> float:
    """Mean of the precision at each place of a relevant résumé; NaN when there is none."""
    seen = ~np.isnan(grades)
    hits = grades[seen][_order(scores[seen])] >= relevant
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precision[hits].mean()) if hits.any() else float("nan")


def calibration_error(probabilities: Floats, outcomes: NDArray[np.bool_], bins: int = 10) -> float:
    """Expected calibration error: over equal bins, how far what was said is from what was so, by size of the bin."""
    at = np.minimum((probabilities * bins).astype(int), bins - 1)
    error = 0.0
    for number in range(bins):
        inside = at == number
        if inside.any():
            error += inside.mean() * abs(probabilities[inside].mean() - outcomes[inside].mean())
    return float(error)


def _order(scores: Floats) -> NDArray[np.int64]:
    """Best first; equal scores in the order of the set."""
    return np.lexsort((np.arange(len(scores)), -scores))
