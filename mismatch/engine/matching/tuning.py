"""A proposal of component weights from an organisation's own decisions: near the weights in force, and never forced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.agreement import Decided, concordance

#: Fewer decisions than this, or fewer of either kind, tell too little.
LEAST_DECISIONS, LEAST_OF_A_KIND = 50, 10
#: A component may count half of what it counted, or twice.
LEAST_FACTOR, MOST_FACTOR = 0.5, 2.0
_FOLDS = 5
#: How freely single components may leave the whole score they are part of.
_FREEDOM = 0.5
#: The whole score itself is fitted freely: a large feature is hardly held back by the penalty.
_FREE = 100.0
_MOST_STEPS, _SHORTEST = 100, 1e-9

Floats = NDArray[np.float64]


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """Weights to be accepted or discarded by a person, with what they would have changed on decisions held out."""

    components: dict[str, float]
    factors: dict[str, float]
    decisions: int
    vacancies: int
    auc_before: float
    auc_after: float


class NotProposed(Exception):  # noqa: N818 - what happened, in the words of the pages
    """No proposal. ``reason``: few, one_sided, against; ``missing`` says how many decisions are still needed."""

    def __init__(self, reason: str, missing: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.missing = missing


def propose_weights(decided: Sequence[Decided], components: Mapping[str, float]) -> Proposal:
    """Weights under which the score agrees more with these decisions; ``components`` are the weights in force."""
    usable = sorted((one for one in decided if one.values and one.weights), key=lambda one: one.id)
    _refuse(usable)
    names = list(components)
    factors = _factors(usable, names)
    if factors is None:
        raise NotProposed("against")
    before, after = _held_out(usable, names)
    proposed = {name: components[name] * factors[i] for i, name in enumerate(names)}
    whole = sum(proposed.values())
    return Proposal(
        components={name: round(value / whole, 4) for name, value in proposed.items()},
        factors={name: round(float(factors[i]), 4) for i, name in enumerate(names)},
        decisions=len(usable),
        vacancies=len({one.vacancy for one in usable}),
        auc_before=round(before, 4),
        auc_after=round(after, 4),
    )


def _refuse(usable: Sequence[Decided]) -> None:
    if len(usable) < LEAST_DECISIONS:
        raise NotProposed("few", LEAST_DECISIONS - len(usable))
    taken = sum(one.taken for one in usable)
    fewest = min(taken, len(usable) - taken)
    if fewest < LEAST_OF_A_KIND:
        raise NotProposed("one_sided", LEAST_OF_A_KIND - fewest)
    if concordance(usable, [one.score for one in usable])[1] == 0:
        raise NotProposed("one_sided", 1)


def _contributions(decided: Sequence[Decided], names: Sequence[str]) -> Floats:
    """What each component adds to each score, less the mean of its vacancy: vacancies differ in how many are taken."""
    rows = np.array([[one.values.get(n, 0.0) * one.weights.get(n, 0.0) for n in names] for one in decided])
    by_vacancy: dict[int, list[int]] = defaultdict(list)
    for index, one in enumerate(decided):
        by_vacancy[one.vacancy].append(index)
    for indices in by_vacancy.values():
        rows[indices] -= rows[indices].mean(axis=0)
    return rows


def _factors(decided: Sequence[Decided], names: Sequence[str]) -> Floats | None:
    """By how much each component should count more or less; None when decisions run against the score.

    A logistic regression on the whole score, held freely, and on each component's part of it, held back: so a
    component moves away from its weight only as far as the decisions show it.
    """
    parts = _contributions(decided, names)
    whole = parts.sum(axis=1)
    spread = float(whole.std()) or 1.0
    features = np.column_stack([whole / spread * _FREE, parts / spread])
    fitted = logistic_ridge(features, np.array([one.taken for one in decided], dtype=np.float64), 1 / _FREEDOM)
    slope = float(fitted[0]) * _FREE
    return None if slope <= 0 else np.clip(1.0 + fitted[1:] / slope, LEAST_FACTOR, MOST_FACTOR)


def logistic_ridge(features: Floats, taken: Floats, penalty: float) -> Floats:
    """Coefficients of a logistic regression whose squares are held back by ``penalty``; its intercept is free.

    By Newton's method in numpy: the images that serve do without scikit-learn.
    """
    rows = np.column_stack([features, np.ones(len(features))])
    held = np.append(np.full(features.shape[1], penalty), 1e-9)
    found = np.zeros(rows.shape[1])
    loss = _loss(found, rows, taken, held)
    for _ in range(_MOST_STEPS):
        share = 1 / (1 + np.exp(-np.clip(rows @ found, -500, 500)))
        slope = rows.T @ (share - taken) + held * found
        bend = (rows * (share * (1 - share))[:, None]).T @ rows + np.diag(held)
        step, length = np.linalg.solve(bend, slope), 1.0
        while (tried := _loss(found - length * step, rows, taken, held)) > loss and length > _SHORTEST:
            length /= 2
        found = found - length * step
        if loss - tried < _SHORTEST:
            break
        loss = tried
    return found[:-1]


def _loss(coefficients: Floats, rows: Floats, taken: Floats, held: Floats) -> float:
    logits = rows @ coefficients
    return float(np.sum(np.logaddexp(0, logits) - taken * logits) + 0.5 * np.sum(held * coefficients**2))


def _held_out(decided: Sequence[Decided], names: Sequence[str]) -> tuple[float, float]:
    """Agreement with the weights in force and with weights fitted on the other folds, on the same decisions.

    Whole vacancies are held out where there are enough of them.
    """
    folds = _fold_of(decided)
    scores = np.zeros(len(decided))
    plain = np.array([_score(one, names, np.ones(len(names))) for one in decided])
    for fold in range(_FOLDS):
        inside = [i for i, own in enumerate(folds) if own != fold]
        fitted = _fitted([decided[i] for i in inside], names)
        for i, own in enumerate(folds):
            if own == fold:
                scores[i] = _score(decided[i], names, fitted)
    # Scores fitted on different folds are compared within a fold only.
    apart = [msgspec.structs.replace(one, vacancy=one.vacancy * _FOLDS + folds[i]) for i, one in enumerate(decided)]
    before, pairs = concordance(apart, plain.tolist())
    after, _ = concordance(apart, scores.tolist())
    if not pairs or before is None or after is None:
        raise NotProposed("one_sided", 1)
    return before, after


def _fitted(decided: Sequence[Decided], names: Sequence[str]) -> Floats:
    found = _factors(decided, names) if len({one.taken for one in decided}) > 1 else None
    return np.ones(len(names)) if found is None else found


def _fold_of(decided: Sequence[Decided]) -> list[int]:
    vacancies = sorted({one.vacancy for one in decided})
    if len(vacancies) >= _FOLDS:
        return [vacancies.index(one.vacancy) % _FOLDS for one in decided]
    seen: dict[tuple[int, bool], int] = defaultdict(int)
    folds = []
    for one in decided:  # the taken and the rejected of each vacancy by turns
        seen[one.vacancy, one.taken] += 1
        folds.append(seen[one.vacancy, one.taken] % _FOLDS)
    return folds


def _score(one: Decided, names: Sequence[str], factors: Floats) -> float:
    weights = [one.weights.get(name, 0.0) * factors[i] for i, name in enumerate(names)]
    whole = sum(weights)
    return sum(w * one.values.get(n, 0.0) for w, n in zip(weights, names, strict=True)) / whole if whole else 0.0
