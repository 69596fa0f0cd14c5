"""What ``flask evaluate`` says about ranking: the figures of a labelled set beside those of the baselines."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from mismatch.labelled.baselines import baselines
from mismatch.labelled.figures import average_precision, calibration_error, ndcg
from mismatch.labelled.fitting import INVITED, held_out, training
from mismatch.labelled.prepared import Encode, Prepared, prepare, scores
from mismatch.labelled.sets import FURTHER, LabelledSet, bilingual_set, own_set, twins_set
from mismatch.labelled.stability import stability
from mismatch.labelled.translations import translations

Floats = NDArray[np.float64]
ENGINE = "the engine"
#: Two versions of one person belong this near to each other, in points and in ranks.
_POINTS, _RANKS, _POOL = 3.0, 3, 60
#: Of each vacancy so many are the best.
_BEST = 20


def ranking_report(labelled: LabelledSet, encode: Encode) -> dict[str, Any]:
    """Every method's figures; for the project's own set also what only it can show."""
    prepared = prepare(labelled, encode)
    found = {ENGINE: scores(prepared), **baselines(prepared, encode)}
    report: dict[str, Any] = {
        "set": labelled.name,
        "vacancies": len(prepared.vacancies),
        "resumes": len(prepared.profiles),
        "methods": {name: _figures(prepared, each) for name, each in found.items()},
        "by_vacancy": {
            id: {name: round(ndcg(prepared.grades[row], each[row]), 3) for name, each in found.items()}
            for row, id in enumerate(labelled.vacancies)
        },
    }
    return report | (_own(prepared, encode) if labelled.name == "own" else {})


def twins_report(twins: LabelledSet, encode: Encode) -> dict[str, Any]:
    """How far apart two versions of one person are, in points and among sixty of the project's own people."""
    everybody = list(own_set().resumes.items())
    others = dict(everybody[number] for number in _sixty(len(everybody)))
    return {"set": twins.name, "vacancies": len(twins.vacancies), "people": len(twins.resumes) // 2} | _two_languages(
        scores(prepare(twins._replace(resumes=others, grades={}, pools={}), encode)), prepare(twins, encode)
    )


def _figures(prepared: Prepared, found: Floats) -> dict[str, Any]:
    figures: dict[str, Any] = _means(prepared.grades, found)
    asked = np.array([vacancy.language for vacancy in prepared.vacancies])
    told = np.array([profile.language for profile in prepared.profiles])
    for a in ("ru", "en"):
        for b in ("ru", "en"):
            part = np.ix_(asked == a, told == b)
            if prepared.grades[part].size:
                figures[f"{a}-{b}"] = _means(prepared.grades[part], found[part])
    return figures


def _means(grades: Floats, found: Floats) -> dict[str, Any]:
    """Relevant is who has more than half of the set's highest grade."""
    relevant = np.nanmax(grades) / 2 + 1e-9
    rows = list(zip(grades, found, strict=True))
    return {
        "ndcg@10": _mean([ndcg(g, s) for g, s in rows]),
        "map": _mean([average_precision(g, s, relevant) for g, s in rows]),
    }


def _mean(values: list[float]) -> float | None:
    known = [value for value in values if not np.isnan(value)]
    return round(float(np.mean(known)), 3) if known else None


def _own(prepared: Prepared, encode: Encode) -> dict[str, Any]:
    twice = prepare(bilingual_set(), encode)
    found, told = held_out(training(encode, prepared, twice, prepare(twins_set(FURTHER), encode)))
    invited = prepared.grades >= INVITED
    return {
        "held out": {
            **_figures(prepared, found),
            "calibration error": round(calibration_error(told.ravel(), invited.ravel()), 4),
            "calibration error of the best": round(_of_the_best(found, told, invited), 4),
        },
        "two languages": _two_languages(scores(prepared)[:, _sixty(len(prepared.profiles))], twice),
        "two languages, unseen trades": twins_report(twins_set(), encode),
        "translation found first": translations(encode),
        "another telling": [moved._asdict() for moved in stability(encode)],
    }


def _of_the_best(found: Floats, told: Floats, invited: NDArray[np.bool_]) -> float:
    """The calibration error where it matters: plain strangers, who are most, left out."""
    best = np.argsort(-found, axis=1)[:, :_BEST]
    kept = (np.take_along_axis(each, best, axis=1).ravel() for each in (told, invited))
    return calibration_error(*kept)


def _sixty(people: int) -> list[int]:
    """Sixty of so many, evenly."""
    return [int(number) for number in np.linspace(0, people - 1, _POOL)]


def _two_languages(others: Floats, twice: Prepared) -> dict[str, Any]:
    """Two versions of one person: apart in points, and in ranks among ``others`` (vacancies × people)."""
    mine = scores(twice)
    apart = np.round(np.abs(mine[:, 0::2] - mine[:, 1::2]), 1)
    kin = twice.grades[:, 0::2] > 0
    places = (others[:, None, :] > mine[:, :, None]).sum(axis=2)
    ranks = np.abs(places[:, 0::2] - places[:, 1::2])
    return {
        "pairs": int(apart.size),
        "points, mean": round(float(apart.mean()), 2),
        "points, mean of kin": round(float(apart[kin].mean()), 2),
        "points, most": round(float(apart.max()), 1),
        "within 3 points": round(float((apart <= _POINTS).mean()), 3),
        "within 3 points, kin": round(float((apart[kin] <= _POINTS).mean()), 3),
        f"within 3 ranks of {_POOL}": round(float((ranks <= _RANKS).mean()), 3),
        f"within 3 ranks of {_POOL}, kin": round(float((ranks[kin] <= _RANKS).mean()), 3),
    }
