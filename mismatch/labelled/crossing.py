"""What makes a text and its translation look unlike, measured on names that the bases have in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.calibration import (
    UNIT,
    centred,
    packed_centre,
    quantised,
    scaled,
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
Scale = tuple[float, float]
Scales = dict[str, dict[str, Scale]]

LANGUAGES: tuple[Language, ...] = ("ru", "en")
#: So many directions hold most of what languages differ in; more of them would cut into the meaning.
_DIRECTIONS = 4
#: Every so many names are compared with each other: a few hundred tell what strangers have in common.
_EVERY = 4
#: By how many deviations something must stand above strangers, and above the best of a person of the trade.
_TITLE_ABOVE, _PASSAGE_ABOVE, _ANSWER_ABOVE = 2.0, 2.0, 2.5
_LEAST_WIDE = 0.05


class _Names(NamedTuple):
    ids: list[str]
    rows: dict[Language, NDArray[np.float32]]


def figures_of_meaning(encode: Encode, twice: Sequence[Prepared]) -> Weights:
    """The shipped figures with directions and scales measured anew; the other ones are fitted after these."""
    titles = _title_names(encode)
    bare = msgspec.structs.replace(shipped_weights(), apart=_directions(titles, _skill_names(encode)))
    found = {f"{asked}-{told}": {} for asked in LANGUAGES for told in LANGUAGES}
    for pair, scales in found.items():
        asked, told = pair.split("-")
        scales["title"] = _title_scale(titles, bare, asked, told)  # type: ignore[arg-type]
    for asked in LANGUAGES:
        for told, scale in _passage_scales(twice, bare, asked).items():
            found[f"{asked}-{told}"]["passage"] = scale
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


def _passage_scales(twice: Sequence[Prepared], figures: Weights, asked: Language) -> dict[Language, Scale]:
    """Nothing for the best passage of a stranger; all for one far above the best of a usual person of the trade, and,
    of the other language, from where on the two versions of such a person earn alike on the mean."""
    found = {told: _best_of_all(twice, figures, asked, told) for told in LANGUAGES}
    low = {told: round(float(far.mean() + _PASSAGE_ABOVE * far.std()), 4) for told, (far, _) in found.items()}
    near = found[asked][1]
    high = round(float(near.mean() + _ANSWER_ABOVE * near.std()), 4)
    earned = float(scaled(near, (low[asked], high)).mean())
    scales: dict[Language, Scale] = {asked: (low[asked], high)}
    for told in LANGUAGES:
        if told != asked:
            ends = np.round(np.arange(low[told] + _LEAST_WIDE, high + 0.0001, 0.0001), 4)
            means = [float(scaled(found[told][1], (low[told], float(end))).mean()) for end in ends]
            scales[told] = (low[told], float(ends[np.abs(np.array(means) - earned).argmin()]))
    return scales


def _best_of_all(twice: Sequence[Prepared], figures: Weights, asked: str, told: str) -> tuple[Floats, Floats]:
    parts = [_best_passages(one, figures, asked, told) for one in twice]
    far, near = (np.concatenate([rows for part in side for rows in part]) for side in zip(*parts, strict=True))
    return far, near


def _best_passages(twice: Prepared, figures: Weights, asked: str, told: str) -> tuple[list[Floats], list[Floats]]:
    """Of every demand the likeness of the best passage: in résumés of strangers, and of people of the trade."""
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
    return strangers, kin
