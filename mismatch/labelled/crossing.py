"""What makes a text and its translation look unlike, measured on names that the bases have in both languages."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.calibration import (
    UNIT,
    centred,
    packed_centre,
    quantised,
    shipped_calibration,
    without,
)
from mismatch.engine.matching.demand import Demands
from mismatch.engine.matching.meaning import compare, cosines
from mismatch.engine.matching.neutral import neutral
from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.segments import segment_max
from mismatch.engine.matching.weights import Weights, shipped_weights
from mismatch.engine.shapes import Language
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base
from mismatch.labelled.prepared import Encode, Prepared

Floats = NDArray[np.float64]
Scales = dict[str, dict[str, tuple[float, float]]]

LANGUAGES: tuple[Language, ...] = ("ru", "en")
#: So many directions hold most of what languages differ in; more of them would cut into the meaning.
_DIRECTIONS = 4
#: Every so many names are compared with each other: a few hundred tell what strangers have in common.
_EVERY = 4
#: By how many deviations something must stand above strangers, and above the best of a person of the trade.
_TITLE_ABOVE, _PASSAGE_ABOVE, _ANSWER_ABOVE = 2.0, 2.0, 2.5


class _Names(NamedTuple):
    ids: list[str]
    rows: dict[Language, NDArray[np.float32]]


def figures_of_meaning(encode: Encode, twice: Prepared) -> Weights:
    """The shipped figures with directions and scales measured anew; the other ones are fitted after these."""
    titles = _title_names(encode)
    bare = msgspec.structs.replace(shipped_weights(), apart=_directions(titles, _skill_names(encode)))
    found = {f"{asked}-{told}": {} for asked in LANGUAGES for told in LANGUAGES}
    for pair, scales in found.items():
        asked, told = pair.split("-")
        scales["title"] = _title_scale(titles, bare, asked, told)  # type: ignore[arg-type]
        scales["passage"] = _passage_scale(twice, bare, asked, told)
    merged = {pair: {**shipped_weights().scales[pair], **scales} for pair, scales in found.items()}
    return msgspec.structs.replace(bare, scales=merged)


def _title_names(encode: Encode) -> _Names:
    base = title_base()
    return _names(encode, {id: (base.name(id, "ru"), base.name(id, "en")) for id in base.titles})


def _skill_names(encode: Encode) -> _Names:
    base = skill_base()
    both = {id: (base.name(id, "ru"), base.name(id, "en")) for id in base.skills}
    return _names(encode, {id: pair for id, pair in both.items() if pair[0].casefold() != pair[1].casefold()})


def _names(encode: Encode, both: dict[str, tuple[str, str]]) -> _Names:
    rows = {
        language: encode([neutral(pair[side]) for pair in both.values()]) for side, language in enumerate(LANGUAGES)
    }
    return _Names(list(both), rows)


def _directions(*sets: _Names) -> list[str]:
    """The main axes of the differences between names and their translations."""
    differences = np.vstack([_unit(names.rows["ru"]) - _unit(names.rows["en"]) for names in sets])
    axes = np.linalg.eigh(np.cov(differences.T))[1]
    return [packed_centre(axes[:, -number]) for number in range(1, _DIRECTIONS + 1)]


def _unit(rows: NDArray[np.float32]) -> Floats:
    """Without what all have in common, of length 1."""
    shifted = rows.astype(np.float64) - rows.mean(axis=0)
    unit: Floats = shifted / np.linalg.norm(shifted, axis=1, keepdims=True)
    return unit


def _title_scale(titles: _Names, figures: Weights, asked: Language, told: Language) -> tuple[float, float]:
    """Nothing for what occupations of other families reach by chance; the upper end stays the calibration's."""
    calibration, base = shipped_calibration(), title_base()
    ids = titles.ids[::_EVERY]
    mine, other = (
        centred(quantised(titles.rows[x][::_EVERY], len(ids)), calibration.centre("title", x, titles.rows[x].shape[1]))
        for x in (asked, told)
    )
    mine = without(mine, figures.directions(calibration, mine.shape[1]))
    cosines = mine.astype(np.float64) @ other.astype(np.float64).T / UNIT**2
    strange = cosines[np.array([[base.similarity(a, b) == 0 for b in ids] for a in ids])]
    low = float(strange.mean() + _TITLE_ABOVE * strange.std())
    return round(low, 4), round(max(calibration.meaning_scale(asked, told, "title")[1], low + 0.1), 4)


def _passage_scale(twice: Prepared, figures: Weights, asked: str, told: str) -> tuple[float, float]:
    """Nothing for the best passage of a stranger, all for one far above the best of a usual person of the trade."""
    pool, calibration = Pool.of(twice.profiles, twice.told), shipped_calibration()
    here = pool.languages == told
    strangers, kin = [], []
    for vacancy, rows, grades in zip(twice.vacancies, twice.asked, twice.grades, strict=True):
        if vacancy.language == asked:
            demands = Demands(vacancy)
            whole = quantised(rows, len(rows))
            compared = compare(whole, len(demands.rows), vacancy.language, pool, calibration, figures)
            for row, demand in zip(cosines(compared.passages), demands.rows, strict=True):
                if demand.requirement.kind in ("skill", "task", "other"):
                    best = segment_max(np.where(pool.is_title, 0.0, np.maximum(row, 0.0)), pool.passage_offsets)
                    strangers.append(best[here & (grades == 0)])
                    kin.append(best[here & (grades > 0)])
    low, high = np.concatenate(strangers), np.concatenate(kin)
    return (
        round(float(low.mean() + _PASSAGE_ABOVE * low.std()), 4),
        round(float(high.mean() + _ANSWER_ABOVE * high.std()), 4),
    )
