"""How close a person's titles are to the vacancy's: by occupation, by wording, by meaning; and seniority."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.calibration import Calibration, scaled
from mismatch.engine.matching.demand import Demands
from mismatch.engine.matching.lexical import cover, pieces_of
from mismatch.engine.matching.meaning import Meaning
from mismatch.engine.matching.occupations import telling_occupations
from mismatch.engine.matching.pool import Pool, title_pieces
from mismatch.engine.matching.segments import segment_max
from mismatch.engine.matching.weights import Weights
from mismatch.engine.shapes import Language
from mismatch.engine.skills.titles import FAMILY, KIN, title_base

Floats = NDArray[np.float64]

#: Likeness of wording or of meaning says less than the same occupation.
WORDING_WORTH, MEANING_WORTH = 0.9, 0.85
#: Another trade of the same family, a surveyor for a mechanical engineer, and families that are kin: near enough to be
#: looked at, not to be invited.
FAMILY_WORTH, KIN_WORTH = 0.35, 0.15
#: What is left to likeness between two titles whose occupations are known.
LIKENESS_BESIDE = 0.2
#: A self-given title outside any position is a wish as much as a fact.
HEADLINE_WORTH = 0.9
SENIORITY_SHARE = 0.2
_LEVELS = {"intern": 0, "junior": 1, "middle": 2, "senior": 3, "lead": 4, "head": 5}
_STEP = 0.4
#: Titles kept of one asked title, about 10 MB.
_MOST_JUDGED = 30_000


class Role(NamedTuple):
    """How near each résumé comes to the vacancy's title, whether it tells a title at all, and whether it tells how long
    any work lasted."""

    value: Floats
    told: NDArray[np.bool_]
    dated: NDArray[np.bool_]


class Relevance(NamedTuple):
    """Of every title of the pool's vocabulary to an asked one: by occupation (NaN where the table of titles knows one
    of the two not), and by wording."""

    known: Floats
    wording: Floats

    def value(self, likeness: Floats) -> Floats:
        """Two known occupations are judged by the table, which both languages share; others by likeness alone."""
        known = np.nan_to_num(self.known)
        return np.where(np.isnan(self.known), likeness, known + (1 - known) * LIKENESS_BESIDE * likeness)


def title_relevance(
    title: str, occupations: tuple[str, ...], language: Language, pool: Pool, calibration: Calibration
) -> Relevance:
    """For every title of the pool's vocabulary, how close it is to an asked title by occupation and by wording."""
    judged = _judge_of(title, occupations, calibration.words_scale(language, "title"))
    named = zip(pool.titles.codes, pool.title_occupations, strict=True)
    told = np.fromiter(chain.from_iterable(map(judged.__getitem__, named)), np.float64).reshape(-1, 2)
    found = told if len(told) else np.array([(np.nan, 0.0)])
    return Relevance(found[:, 0], found[:, 1])


class Roles(NamedTuple):
    """How close every position and every self-given title of the pool is to the vacancy's title; and for each résumé,
    whether one of its titles can be told by the table of titles, which must know the vacancy's as well."""

    positions: Floats
    headlines: Floats
    known: NDArray[np.bool_]


def compare_titles(
    demands: Demands, pool: Pool, meaning: Meaning | None, calibration: Calibration, weights: Weights
) -> Roles:
    """By occupation and wording, and by meaning where vectors are there."""
    relevance = title_relevance(demands.title, demands.occupations, demands.vacancy.language, pool, calibration)
    found, known = [], np.zeros(pool.size, dtype=np.bool_)
    meant = None
    if meaning is not None:
        meant = _by_meaning(demands, pool, meaning.titles, calibration, weights) * MEANING_WORTH
    for titles, rows, offsets in (
        (pool.position_title, pool.position_row, pool.position_offsets),
        (pool.headline_title, pool.headline_row, pool.headline_offsets),
    ):
        likeness = relevance.wording[titles]
        if meant is not None:
            likeness = np.where(rows >= 0, np.maximum(likeness, meant[rows]), likeness)
        found.append(Relevance(relevance.known[titles], likeness).value(likeness))
        known |= segment_max((~np.isnan(relevance.known[titles])).astype(np.float64), offsets) > 0
    return Roles(found[0], found[1] * HEADLINE_WORTH, known)


def role_values(demands: Demands, pool: Pool, roles: Roles) -> Role:
    """0–1 for each résumé: its best title, and its seniority against the one asked.

    Who tells a life in whole sentences may name no title that is found, or only one that says nothing ("freelance"):
    that says nothing for or against them.
    """
    worked = segment_max(roles.positions, pool.position_offsets)
    best = np.maximum(worked, segment_max(roles.headlines, pool.headline_offsets))
    titled = (np.diff(pool.position_offsets) > 0) | (np.diff(pool.headline_offsets) > 0)
    telling = titled & (roles.known | (best > 0)) if demands.occupations else titled
    value = np.round(_with_seniority(demands, pool, best), 4)
    return Role(value, telling & bool(demands.title), pool.total_months > 0)


class _Judge(dict[tuple[str, tuple[str, ...]], tuple[float, float]]):
    """What each title, with the occupations found in it, is to one asked title: worked out once for all blocks."""

    def __init__(self, title: str, occupations: tuple[str, ...], scale: tuple[float, float]) -> None:
        super().__init__()
        self.asked, self.occupations, self.scale = tuple(pieces_of(title)), occupations, scale

    def __missing__(self, each: tuple[str, tuple[str, ...]]) -> tuple[float, float]:
        title, held = each
        known = _known(self.occupations, telling_occupations(title, held))
        wording = _wording(self.asked, title_pieces(title), self.scale) * WORDING_WORTH
        if len(self) >= _MOST_JUDGED:
            self.clear()
        self[each] = known, wording
        return known, wording


@lru_cache(maxsize=4)
def _judge_of(title: str, occupations: tuple[str, ...], scale: tuple[float, float]) -> _Judge:
    return _Judge(title, occupations, scale)


@lru_cache(maxsize=100_000)
def _known(asked: tuple[str, ...], held: tuple[str, ...]) -> float:
    alike = (title_base().similarity(a, b) for a in asked for b in held)
    return max((_WORTH.get(likeness, likeness) for likeness in alike), default=float("nan"))


#: What a likeness of the table of titles is worth here, where that is less than there.
_WORTH = {FAMILY: FAMILY_WORTH, KIN: KIN_WORTH}


def _wording(
    asked: tuple[tuple[float, tuple[int, ...]], ...], pieces: frozenset[int], scale: tuple[float, float]
) -> float:
    return min(1.0, max(0.0, (cover(asked, pieces) - scale[0]) / (scale[1] - scale[0])))


def _by_meaning(demands: Demands, pool: Pool, cosines: Floats, calibration: Calibration, weights: Weights) -> Floats:
    """0–1 for every title passage; one more value stands for "no passage"."""
    asked = demands.vacancy.language
    other: Language = "en" if asked == "ru" else "ru"
    same = np.repeat(pool.languages == asked, np.diff(pool.title_offsets))
    within = scaled(cosines, weights.scale(asked, asked, "title", calibration))
    across = scaled(cosines, weights.scale(asked, other, "title", calibration))
    told = np.repeat(pool.has_vectors, np.diff(pool.title_offsets))
    return np.append(np.where(told, np.where(same, within, across), 0.0), 0.0)


def _with_seniority(demands: Demands, pool: Pool, best: Floats) -> Floats:
    """A junior for a senior's place, or the reverse, loses part of the role; nothing said loses nothing."""
    asked = _LEVELS.get(demands.vacancy.seniority or "")
    if asked is None:
        return best
    near = {level: max(0.0, 1.0 - _STEP * max(abs(asked - at) - (at > asked), 0)) for level, at in _LEVELS.items()}
    share = np.array([near.get(level or "", 1.0) for level in pool.seniority], dtype=np.float64)
    return best * (1 - SENIORITY_SHARE + SENIORITY_SHARE * share)
