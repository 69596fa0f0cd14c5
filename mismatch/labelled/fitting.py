"""Fits the engine's weights on the labelled pairs and prints the data file that ships.

``python -m mismatch.labelled.fitting MODELS_DIR [CACHE_DIR] > mismatch/engine/matching/data/weights.json``
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import isotonic_regression, minimize

from mismatch.engine.embeddings.embedder import load_embedder
from mismatch.engine.matching.score import MATCHING_VERSION
from mismatch.engine.matching.weights import Weights
from mismatch.labelled.crossing import figures_of_meaning
from mismatch.labelled.harder import in_one_line, unknown, without_bases
from mismatch.labelled.linear import (
    LIKENESSES,
    NAMED,
    Measured,
    Scales,
    Terms,
    as_weights,
    content_scales,
    measure,
    sums,
    terms_of,
)
from mismatch.labelled.prepared import CachedEncoder, Encode, Prepared, prepare
from mismatch.labelled.sets import FURTHER, bilingual_set, own_set, twins_set

Floats = NDArray[np.float64]
#: Where the fit begins and what it is drawn back to: shares that a recruiter would find natural.
_PRIOR = {
    "requirements": 0.27, "content": 0.50, "role": 0.17, "experience": 0.08,
    "education": 0.04, "languages": 0.03, "conditions": 0.04,
    "letters": 0.05, "terms": 0.08, "mean": 0.30, "context": 0.25, "best": 0.025,
}  # fmt: skip
_NAMES = (*NAMED, "content", *LIKENESSES)
_COMPONENTS = len(NAMED) + 1
#: How strongly weights are drawn to the prior, and how dear a difference between two versions of one person is.
_DRAWN_BACK, _ALIKE = 0.4, 3000.0
_GRADES = (1, 2, 3)
#: Grade 2 and better is "invite".
INVITED = 2
#: The sums at which the share of the invited is told, and how far around them sums are looked at.
_STEPS, _SMOOTHED = np.linspace(0, 1, 21), 0.04
#: Of a few hundred pairs nothing is sure.
_LEAST, _MOST = 0.001, 0.99
_START = (np.log(20.0), 8.0, 0.5, -0.2)


class Fit(NamedTuple):
    """Weights, and the logistic curves over the sum: one slope, one threshold a grade."""

    components: Floats
    content: Floats
    slope: float
    thresholds: Floats

    def sums(self, terms: Terms) -> Floats:
        return sums(self.components, self.content, terms)


def fit(own: Terms, grades: Floats, twice: Sequence[Terms]) -> Fit:
    """Ordinal logistic regression with positive weights; each vacancy counts the same.

    ``twice`` holds people in two languages side by side: their sums are kept near each other.
    """
    prior = np.log([_PRIOR[name] for name in _NAMES])

    def loss(point: Floats) -> float:
        told = _unpacked(point)
        found = told.sums(own)
        total = 0.0
        for threshold, grade in zip(told.thresholds, _GRADES, strict=True):
            odds = told.slope * found - threshold
            total += np.where(grades >= grade, np.logaddexp(0, -odds), np.logaddexp(0, odds)).mean(axis=1).sum()
        both = [told.sums(terms) for terms in twice]
        apart = np.concatenate([(found[:, 0::2] - found[:, 1::2]).ravel() for found in both])
        drawn = ((point[: len(prior)] - prior) ** 2).sum()
        return float(total + _DRAWN_BACK * drawn + _ALIKE * (apart**2).mean())

    found = minimize(loss, np.concatenate([prior, _START]), method="L-BFGS-B", options={"maxiter": 200})
    return _unpacked(found.x)


def _unpacked(point: Floats) -> Fit:
    rest = point[len(_NAMES) :]
    steps = np.exp(rest[2:])
    return Fit(
        components=np.exp(point[:_COMPONENTS]),
        content=np.exp(point[_COMPONENTS : len(_NAMES)]),
        slope=float(np.exp(rest[0])),
        thresholds=rest[1] + np.array([0.0, steps[0], steps[0] + steps[1]]),
    )


class Training(NamedTuple):
    """What weights are fitted on: the labelled pairs as they are and in harder forms (see ``harder``), each in the
    order of its vacancies, the people who are there in both languages, likewise, and ``further`` such people with
    vacancies of their own."""

    pairs: list[Measured]
    twice: list[Measured]
    further: Measured

    @property
    def plain(self) -> Measured:
        """The pairs as they are: what is judged."""
        return self.pairs[0]

    @property
    def scales(self) -> Scales:
        """Of people told in both languages as they are."""
        return content_scales([self.twice[0], self.further])

    def fitted(self, wanted: NDArray[np.bool_], scales: Scales) -> Fit:
        """Weights from the wanted vacancies in all their forms."""
        own, twice = ([_rows(terms_of(one, scales), wanted) for one in forms] for forms in (self.pairs, self.twice))
        return fit(_stacked(own), np.concatenate([one.grades[wanted] for one in self.pairs]), twice)


def training(
    encode: Encode, own: Prepared, twice: Prepared, further: Prepared, figures: Weights | None = None
) -> Training:
    """The three forms: plain, without the bases, in one line; and both languages plain and without the bases."""
    joined = prepare(in_one_line(own_set()), encode)
    return Training(
        [
            measure(own, figures),
            measure(without_bases(own), figures, unknown),
            measure(joined._replace(grades=own.grades), figures),
        ],
        [measure(twice, figures), measure(without_bases(twice), figures, unknown)],
        measure(further, figures),
    )


def held_out(material: Training) -> tuple[Floats, Floats]:
    """Sums of every pair by weights that were fitted without its vacancy; probabilities by a table that neither saw."""
    own, scales = material.plain, material.scales
    mine = terms_of(own, scales)
    found, told = np.zeros(own.grades.shape), np.zeros(own.grades.shape)
    everything = np.arange(len(own.grades))
    for row in everything:
        rest = everything != row
        found[row] = material.fitted(rest, scales).sums(_rows(mine, ~rest))[0]
    for row in everything:
        rest = everything != row
        told[row] = np.interp(found[row], _STEPS, meaning_of(found[rest], own.grades[rest]))
    return found, told


def meaning_of(found: Floats, grades: Floats) -> Floats:
    """The share that is invited at each of ``_STEPS``: rising, as the sums that were held out show it (those of the fit
    itself would promise too much), straight between the middles of its steps, and smoothed: of so few vacancies the
    steps are chance."""
    order = np.argsort(found, axis=None, kind="stable")
    reached, invited = found.ravel()[order], grades.ravel()[order] >= INVITED
    rising = isotonic_regression(invited.astype(np.float64))
    first, last = rising.blocks[:-1], rising.blocks[1:] - 1
    told = np.interp(reached, (reached[first] + reached[last]) / 2, rising.x[first])
    near = np.exp(-0.5 * ((_STEPS[:, None] - reached) / _SMOOTHED) ** 2)
    return np.clip((near @ told) / near.sum(axis=1), _LEAST, _MOST)


def _stacked(forms: list[Terms]) -> Terms:
    """Vacancies of all forms, one after another."""
    return Terms(*(np.concatenate(arrays) for arrays in zip(*forms, strict=True)))


def _rows(terms: Terms, wanted: NDArray[np.bool_]) -> Terms:
    return Terms(*(array[wanted] for array in terms))


def main(models_dir: str, cache_dir: str | None = None) -> None:
    """Print the data file."""
    encode = CachedEncoder(load_embedder(Path(models_dir)), Path(cache_dir) if cache_dir else None)
    both, further = prepare(bilingual_set(), encode), prepare(twins_set(FURTHER), encode)
    figures = figures_of_meaning(encode, [both, further])
    material = training(encode, prepare(own_set(), encode), both, further, figures)
    encode.keep()
    scales = material.scales
    fitted = material.fitted(np.ones(len(material.plain.grades), dtype=np.bool_), scales)
    table = meaning_of(held_out(material)[0], material.plain.grades)
    weights = as_weights(
        fitted.components,
        fitted.content,
        scales,
        MATCHING_VERSION,
        [round(float(share), 3) for share in table],
        figures,
    )
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(weights), indent=1).decode() + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
