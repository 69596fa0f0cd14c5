"""The visible terms of the sum: each component's value for every résumé, and its weight in this vacancy."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.calibration import Calibration, scaled
from mismatch.engine.matching.demand import Demand, Demands
from mismatch.engine.matching.meaning import Meaning
from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.profile import vacancy_words
from mismatch.engine.matching.wording import text_likeness
from mismatch.engine.shapes import Language

Floats = NDArray[np.float64]

#: Weights before redistribution. A component that a vacancy says nothing about hands its weight to the others.
WEIGHTS: dict[str, float] = {
    "requirements": 0.40,
    "content": 0.20,
    "role": 0.15,
    "experience": 0.10,
    "education": 0.05,
    "languages": 0.05,
    "conditions": 0.05,
}
#: What "content" is made of: the whole vacancy against the whole résumé.
MEAN_SHARE, CONTEXT_SHARE, WORDS_SHARE = 0.35, 0.35, 0.3
_PARTS = 10_000


class Values(NamedTuple):
    """Component values (by name, one a résumé) and whether "content" could be told for each résumé."""

    values: dict[str, Floats]
    told: dict[str, NDArray[np.bool_]]


def component_values(
    demands: Demands, strengths: list[Floats], role: Floats, content: tuple[Floats, NDArray[np.bool_]], size: int
) -> Values:
    """The weighted mean of strengths for components made of requirements; role and content as given."""
    values: dict[str, Floats] = {"role": role, "content": content[0]}
    told = {"role": np.full(size, bool(demands.title)), "content": content[1]}
    for name in WEIGHTS:
        if name not in values:
            mine = [(d, s) for d, s in zip(demands.all, strengths, strict=True) if d.component == name]
            values[name] = _weighted_mean(mine, size)
            told[name] = np.full(size, any(d.weight > 0 for d, _ in mine))
    return Values(values, told)


def content_values(
    demands: Demands, pool: Pool, meaning: Meaning | None, calibration: Calibration
) -> tuple[Floats, NDArray[np.bool_]]:
    """Whole against whole: by meaning where vectors are there, by words within one language, by both where possible."""
    asked = demands.vacancy.language
    same = pool.languages == asked
    words = scaled(text_likeness(vacancy_words(demands.vacancy), pool), calibration.words_scale(asked, "text"))
    total, share = np.where(same, words * WORDS_SHARE, 0.0), np.where(same, WORDS_SHARE, 0.0)
    if meaning is not None:
        meant = _by_language(meaning.mean, "mean", demands, same, calibration) * MEAN_SHARE
        meant += _by_language(meaning.context, "context", demands, same, calibration) * CONTEXT_SHARE
        total = total + np.where(pool.has_vectors, meant, 0.0)
        share = share + np.where(pool.has_vectors, MEAN_SHARE + CONTEXT_SHARE, 0.0)
    told = share > 0
    values = np.round(np.divide(total, share, out=np.zeros_like(total), where=told), 4).astype(np.float64)
    return values, told


def weights_for(told: dict[str, bool]) -> dict[str, float]:
    """Weights of the components that have something to say, adding to exactly 1 in ten-thousandths.

    What is left by rounding goes to the components with the largest remainders, in the order of ``WEIGHTS``.
    """
    live = {name: weight for name, weight in WEIGHTS.items() if told.get(name)}
    whole = sum(live.values())
    exact = {name: weight / whole * _PARTS for name, weight in live.items()}
    parts = {name: int(value) for name, value in exact.items()}
    spare = _PARTS - sum(parts.values())
    for name in sorted(exact, key=lambda n: (round(parts[n] - exact[n], 9), list(WEIGHTS).index(n)))[:spare]:
        parts[name] += 1
    return {name: parts.get(name, 0) / _PARTS for name in WEIGHTS}


def _by_language(
    raw: Floats, feature: str, demands: Demands, same: NDArray[np.bool_], calibration: Calibration
) -> Floats:
    asked = demands.vacancy.language
    other: Language = "en" if asked == "ru" else "ru"
    within = scaled(raw, calibration.meaning_scale(asked, asked, feature))
    return np.where(same, within, scaled(raw, calibration.meaning_scale(asked, other, feature)))


def _weighted_mean(mine: list[tuple[Demand, Floats]], size: int) -> Floats:
    total = np.zeros(size, dtype=np.float64)
    weight = 0.0
    for demand, strength in mine:
        total += demand.weight * strength
        weight += demand.weight
    return np.round(total / weight, 4) if weight else total
