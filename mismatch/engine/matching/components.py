"""The visible terms of the sum: each component's value for every résumé, and its weight in this vacancy."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.calibration import Calibration, scaled
from mismatch.engine.matching.demand import Demand, Demands
from mismatch.engine.matching.meaning import Meaning
from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.roles import Role
from mismatch.engine.matching.weights import BY_MEANING, BY_WORDS, COMPONENTS, Weights
from mismatch.engine.matching.wording import SharedWords, text_likeness
from mismatch.engine.shapes import Language

Floats = NDArray[np.float64]

#: Demands of these kinds are understood by themselves, those for a skill when the skill base knows it.
_UNDERSTOOD = frozenset({"experience", "education", "language", "licence"})
#: A vacancy with so many understood demands is understood; one with none is judged more by its words.
_ENOUGH = 4
_LEAST_REQUIREMENTS, _WORDS_MOST, _WORDS_LEAST = 0.45, 2.5, 0.3
_CONTENT_LESS = 0.35
#: A title that the table of titles does not know is compared by likeness alone, which errs more often.
_UNKNOWN_TITLE = 0.5
#: Where no title is told, the role is presumed from the whole text: so many times "content", and never more than this.
#: Where no work has dates, the years are presumed to be what the role is, and never more than the same.
PRESUMED, PRESUMED_MOST = 6.0, 0.8
#: What people of any trade may have. It counts in full for those who fit the work so far at least, and less for others,
#: but never nothing: of two strangers the one with the asked degree stands first.
FACTS = ("experience", "education", "languages", "conditions")
OF_WORK = tuple(name for name in COMPONENTS if name not in FACTS)
FITTING, LEAST_FIT = 0.3, 0.2
#: Texts that meaning compares too come to so much by chance: who stands there has nothing that a recruiter could use,
#: and what order they would have is none.
CHANCE = 0.05
_PARTS = 10_000


class Values(NamedTuple):
    """Component values (by name, one a résumé) and whether each could be told for each résumé."""

    values: dict[str, Floats]
    told: dict[str, NDArray[np.bool_]]


class Content(NamedTuple):
    """The whole vacancy against each résumé; ``parts`` are the likenesses 0–1 that it is made of."""

    value: Floats
    told: NDArray[np.bool_]
    parts: dict[str, Floats]


def understanding(demands: Demands) -> float:
    """0–1: how far a vacancy's demands are ones that the engine knows by name."""
    known = sum(bool(d.groups) or d.requirement.kind in _UNDERSTOOD for d in demands.rows)
    return min(1.0, known / _ENOUGH)


def more_words(demands: Demands) -> float:
    """How much more the shares of words count in "content" the less of the vacancy is understood."""
    return _WORDS_MOST - (_WORDS_MOST - _WORDS_LEAST) * understanding(demands)


def base_weights(demands: Demands, weights: Weights) -> dict[str, float]:
    """The components' weights in this vacancy: the more demands are known by name, the more they count, and the less
    the whole text does; a title counts less when it is of no known occupation."""
    own, known = weights.components, understanding(demands)
    share = _LEAST_REQUIREMENTS + (1 - _LEAST_REQUIREMENTS) * known
    return {
        **own,
        "requirements": own["requirements"] * share,
        "content": own["content"] * (1 - _CONTENT_LESS * known),
        "role": own["role"] * (1 if demands.occupations else _UNKNOWN_TITLE),
    }


def component_values(demands: Demands, strengths: list[Floats], role: Role, content: Content, size: int) -> Values:
    """The weighted mean of strengths for components made of requirements; role and content as given."""
    role = _presumed(role, content) if demands.occupations else role
    values: dict[str, Floats] = {"role": role.value, "content": content.value}
    told = {"role": role.told, "content": content.told}
    for name in COMPONENTS:
        if name not in values:
            values[name], told[name] = asked_value(demands, strengths, name, size)
    undated = told["experience"] & role.told & ~role.dated
    values["experience"] = np.where(undated, np.minimum(role.value, PRESUMED_MOST), values["experience"])
    return Values(values, told)


def asked_value(demands: Demands, strengths: list[Floats], name: str, size: int) -> tuple[Floats, NDArray[np.bool_]]:
    """The weighted mean of the strengths of a component's demands, and whether there are any that count."""
    mine = [(d, s) for d, s in zip(demands.all, strengths, strict=True) if d.component == name]
    return _weighted_mean(mine, size), np.full(size, any(d.weight > 0 for d, _ in mine))


def _presumed(role: Role, content: Content) -> Role:
    """Who tells a life in whole sentences may name no title that is found; then the text speaks for the role too."""
    likely = np.round(np.minimum(content.value * PRESUMED, PRESUMED_MOST), 4)
    return role._replace(value=np.where(role.told, role.value, likely), told=role.told | content.told)


def by_fit(values: dict[str, Floats], weights: dict[str, Floats]) -> dict[str, Floats]:
    """The values with those of ``FACTS`` as far as the person fits the work: by the mean of the other components, at
    the weights that are shown. Whole parts of 10⁻⁸, so that a reader's sum and this one are the same."""
    parts = [np.rint(weights[name] * _PARTS) * np.rint(values[name] * _PARTS) for name in OF_WORK]
    whole = np.rint(sum(weights[name] for name in OF_WORK) * _PARTS) * _PARTS
    mean = np.divide(sum(parts), whole, out=np.ones_like(whole), where=whole > 0)
    fit = np.clip(mean / FITTING, LEAST_FIT, 1.0)
    return values | {name: np.round(values[name] * fit, 4) for name in FACTS}


def without_chance(total: NDArray[np.int64], sharpened: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Sums in parts of 10⁻⁸: nothing up to ``CHANCE``, twice what is above it, and the sum itself from where the two
    meet. Without vectors little is found even of those who fit, and everything counts."""
    chance = round(CHANCE * _PARTS * _PARTS)
    return np.where(sharpened, np.minimum(total, np.maximum(2 * (total - chance), 0)), total)


def likenesses(demands: Demands, pool: Pool, shared: SharedWords, meaning: Meaning | None) -> dict[str, Floats]:
    """The raw figures that "content" is made of, one a résumé: those of words, and those of meaning with vectors."""
    raw = {
        "letters": text_likeness(demands.letters, pool),
        "terms": shared.repetition(demands.words.terms),
    }
    if meaning is not None:
        raw |= {"mean": meaning.mean, "context": meaning.context, "best": meaning.best}
    return raw


def content_values(
    demands: Demands, pool: Pool, raw: dict[str, Floats], calibration: Calibration, weights: Weights
) -> Content:
    """By meaning where vectors are there, by words within one language, by both where possible.

    The mean is squared: strangers stay near 0, whatever their language, and those who fit stand well apart.
    """
    asked = demands.vacancy.language
    same = pool.languages == asked
    more = more_words(demands)
    total, share, parts = np.zeros(pool.size), np.zeros(pool.size), {}
    for name, figures in raw.items():
        parts[name] = _scaled(name, figures, asked, same, calibration, weights)
        counted = np.where(same, weights.content[name] * more, 0.0)
        if name in BY_MEANING:
            counted = np.where(pool.has_vectors, weights.content[name], 0.0)
        total, share = total + counted * parts[name], share + counted
    told = share > 0
    mean = np.divide(total, share, out=np.zeros_like(total), where=told)
    return Content(np.round(mean * mean, 4).astype(np.float64), told, parts)


def _scaled(
    name: str, figures: Floats, asked: Language, same: NDArray[np.bool_], calibration: Calibration, weights: Weights
) -> Floats:
    """0–1. Across languages the same likeness of meaning is scaled by figures of its own."""
    if name in BY_WORDS:
        return scaled(figures, weights.scale(asked, asked, name, calibration))
    other: Language = "en" if asked == "ru" else "ru"
    within, across = (weights.scale(asked, told, name, calibration) for told in (asked, other))
    return np.where(same, scaled(figures, within), scaled(figures, across))


def _weighted_mean(mine: list[tuple[Demand, Floats]], size: int) -> Floats:
    total = np.zeros(size, dtype=np.float64)
    weight = 0.0
    for demand, strength in mine:
        total += demand.weight * strength
        weight += demand.weight
    return np.round(total / weight, 4) if weight else total
