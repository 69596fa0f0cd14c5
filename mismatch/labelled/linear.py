"""The engine's sum over labelled pairs as arrays, so that its weights can be fitted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.calibration import quantised, scaled, shipped_calibration
from mismatch.engine.matching.components import (
    FACTS,
    FITTING,
    LEAST_FIT,
    PRESUMED,
    PRESUMED_MOST,
    asked_value,
    base_weights,
    likenesses,
    more_words,
)
from mismatch.engine.matching.demand import Demands
from mismatch.engine.matching.grading import Grader
from mismatch.engine.matching.meaning import compare
from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.roles import role_values
from mismatch.engine.matching.shapes import Vacancy
from mismatch.engine.matching.weights import BY_MEANING, BY_WORDS, COMPONENTS, Weights, shipped_weights
from mismatch.labelled.prepared import Prepared

Floats = NDArray[np.float64]
Scales = dict[str, dict[str, tuple[float, float]]]

NAMED = tuple(name for name in COMPONENTS if name != "content")
LIKENESSES = (*BY_WORDS, *BY_MEANING)
_ROLE, _EXPERIENCE = NAMED.index("role"), NAMED.index("experience")
_FACTS = [NAMED.index(name) for name in FACTS]
_LANGUAGES = ("ru", "en")
#: Nothing up to the mean of strangers, all this share of the way from there to the mean of kin above the latter.
_ABOVE = 0.6


class Measured(NamedTuple):
    """Of every pair: component values as told, and whether they are (vacancies × résumés × ``NAMED``), raw likenesses
    (… × ``LIKENESSES``); of every vacancy the engine's own shifts of weight, as compared with that of "content", and
    whether a role that is not told is presumed; of every résumé whether any of its work is dated."""

    values: Floats
    told: Floats
    raw: Floats
    shift: Floats
    more_words: Floats
    presumes: NDArray[np.bool_]
    dated: NDArray[np.bool_]
    grades: Floats
    asked: NDArray[np.str_]
    language: NDArray[np.str_]


class Terms(NamedTuple):
    """What the sum is made of: values with the factor of their weight, likenesses 0–1 with that of their share; and
    which roles and which years are presumed."""

    values: Floats
    counts: Floats
    presumed: NDArray[np.bool_]
    undated: NDArray[np.bool_]
    parts: Floats
    shares: Floats


def measure(
    prepared: Prepared, figures: Weights | None = None, read: Callable[[Vacancy], Demands] = Demands
) -> Measured:
    """Everything that does not depend on the weights; ``figures`` tell how likenesses of single texts are scaled."""
    pool, given = Pool.of(prepared.profiles, prepared.told), figures or shipped_weights()
    rows = [_of_vacancy(read(v), pool, a, given) for v, a in zip(prepared.vacancies, prepared.asked, strict=True)]
    values, told, raw = (np.moveaxis(np.array([row[i] for row in rows], dtype=np.float64), 1, 2) for i in range(3))
    return Measured(
        values=values,
        told=told,
        raw=raw,
        shift=np.array([row[3] for row in rows]),
        more_words=np.array([row[4] for row in rows]),
        presumes=np.array([row[5] for row in rows], dtype=np.bool_),
        dated=pool.total_months > 0,
        grades=prepared.grades,
        asked=np.array([vacancy.language for vacancy in prepared.vacancies]),
        language=np.array([profile.language for profile in prepared.profiles]),
    )


def _of_vacancy(demands: Demands, pool: Pool, asked: NDArray[np.float32], weights: Weights) -> tuple[list[Floats], ...]:
    calibration = shipped_calibration()
    language = demands.vacancy.language
    meaning = compare(quantised(asked, len(asked)), len(demands.rows), language, pool, calibration, weights)
    grader = Grader(demands, pool, meaning, calibration, weights)
    raw = likenesses(demands, pool, grader.shared, meaning)
    strengths = [grader.grade(index).strength for index in range(len(demands.all))]
    role = role_values(demands, pool, grader.roles)
    found = {name: asked_value(demands, strengths, name, pool.size) for name in NAMED} | {"role": role}
    shares = base_weights(demands, weights)
    return (
        [found[name][0] for name in NAMED],
        [found[name][1] for name in NAMED],
        [raw[name] for name in LIKENESSES],
        [_shift(shares, weights, name) / _shift(shares, weights, "content") for name in NAMED],  # type: ignore[list-item]
        more_words(demands),  # type: ignore[return-value]
        bool(demands.occupations),  # type: ignore[return-value]
    )


def _shift(shares: dict[str, float], weights: Weights, name: str) -> float:
    return shares[name] / max(weights.components[name], 1e-9)


def content_scales(twice: Sequence[Measured]) -> Scales:
    """Scales at which the two versions of a person look alike: from sets of people who are there in both languages,
    each of which counts the same."""
    found: Scales = {f"{asked}-{told}": {} for asked in _LANGUAGES for told in _LANGUAGES}
    for pair, scales in found.items():
        asked, told = pair.split("-")
        for number, name in enumerate(LIKENESSES):
            if asked == told or name in BY_MEANING:
                strangers, kin = np.mean([_of_pair(one, asked, told, number) for one in twice], axis=0)
                low, high = strangers, kin + _ABOVE * (kin - strangers)
                # Texts that share no word at all earn nothing.
                least = max(float(low), 0.0) if name in BY_WORDS else float(low)
                scales[name] = (round(least, 4), round(float(high), 4))
    return found


def _of_pair(measured: Measured, asked: str, told: str, number: int) -> tuple[float, float]:
    """The mean of one raw likeness in these languages, of strangers and of people of the trade."""
    here = (measured.asked == asked)[:, None] & (measured.language == told)[None, :]
    raw, grades = measured.raw[..., number][here], measured.grades[here]
    return float(raw[grades == 0].mean()), float(raw[grades > 0].mean())


def terms_of(measured: Measured, scales: Scales) -> Terms:
    """The terms of the sum at given scales."""
    parts, shares = np.zeros(measured.raw.shape), np.zeros(measured.raw.shape)
    for pair, likenesses_ in scales.items():
        asked, told = pair.split("-")
        here = (measured.asked == asked)[:, None] & (measured.language == told)[None, :]
        for number, name in enumerate(LIKENESSES):
            if name not in likenesses_:
                continue
            parts[..., number][here] = scaled(measured.raw[..., number][here], likenesses_[name])
            factor = measured.more_words if name in BY_WORDS else np.ones(len(measured.asked))
            shares[..., number][here] = np.broadcast_to(factor[:, None], here.shape)[here]
    told = measured.told.astype(np.bool_)
    presumed = ~told[..., _ROLE] & measured.presumes[:, None]
    told[..., _ROLE] |= presumed
    undated = told[..., _EXPERIENCE] & told[..., _ROLE] & ~measured.dated
    return Terms(measured.values, told * measured.shift[:, None, :], presumed, undated, parts, shares)


def sums(components: Floats, content: Floats, terms: Terms) -> Floats:
    """Σ weight · value of every pair, 0–1; ``components`` are weights of ``NAMED``, then of "content"."""
    shares = terms.shares * content
    whole = ((terms.parts * shares).sum(axis=-1) / shares.sum(axis=-1)) ** 2
    values, counts = terms.values.copy(), terms.counts * components[:-1]
    values[..., _ROLE] = np.where(terms.presumed, np.minimum(whole * PRESUMED, PRESUMED_MOST), values[..., _ROLE])
    years = np.minimum(values[..., _ROLE], PRESUMED_MOST)
    values[..., _EXPERIENCE] = np.where(terms.undated, years, values[..., _EXPERIENCE])
    of_work = np.delete(counts, _FACTS, axis=-1)
    work = (np.delete(values, _FACTS, axis=-1) * of_work).sum(axis=-1) + components[-1] * whole
    fit = np.clip(work / (of_work.sum(axis=-1) + components[-1]) / FITTING, LEAST_FIT, 1.0)
    facts = (values[..., _FACTS] * counts[..., _FACTS]).sum(axis=-1)
    return np.asarray((work + fit * facts) / (counts.sum(axis=-1) + components[-1]))


def as_weights(
    components: Floats, content: Floats, scales: Scales, version: str, table: list[float], figures: Weights
) -> Weights:
    """The data file's figures: each group adds to 1."""
    named = dict(zip((*NAMED, "content"), _thousandths(components), strict=True))
    return Weights(
        version=version,
        model=shipped_calibration().model,
        components={name: named[name] for name in COMPONENTS},
        content=dict(zip(LIKENESSES, _thousandths(content), strict=True)),
        scales={pair: {**figures.scales[pair], **found} for pair, found in scales.items()},
        apart=figures.apart,
        meaning_of_score=table,
    )


def _thousandths(values: Floats) -> list[float]:
    """Shares of the whole with three digits that add to exactly 1: the largest remainders are rounded up."""
    exact = values / values.sum() * 1000
    parts = np.floor(exact).astype(int)
    parts[np.argsort(parts - exact, kind="stable")[: 1000 - parts.sum()]] += 1
    return [int(part) / 1000 for part in parts]
