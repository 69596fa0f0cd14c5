"""The labelled pairs: grades by rules, sets in every shape, figures by hand, the fitted sum against the engine."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

from mismatch.engine.matching.components import CHANCE
from mismatch.engine.matching.weights import COMPONENTS, shipped_weights
from mismatch.labelled.baselines import baselines
from mismatch.labelled.figures import average_precision, calibration_error, ndcg
from mismatch.labelled.fitting import meaning_of
from mismatch.labelled.grades import grade, rules
from mismatch.labelled.linear import LIKENESSES, NAMED, measure, sums, terms_of
from mismatch.labelled.people import in_language, others, workers
from mismatch.labelled.prepared import prepare, scores
from mismatch.labelled.report import twins_report
from mismatch.labelled.sets import TWINS, is_labelled_set, is_twins_set, own_set, own_vacancies, read_set, twins_set
from mismatch.labelled.text import plain_text
from mismatch.labelled.trades import FOLDER, trades
from tests.engine.matching.test_score import random_vectors


def encode(texts: list[str]) -> np.ndarray:
    return random_vectors(len(texts), seed=sum(map(len, texts)))


def test_there_are_enough_vacancies_and_candidates_of_every_grade():
    labelled = own_set()
    assert len(labelled.vacancies) >= 12
    assert min(len(pool) for pool in labelled.pools.values()) >= 40
    for vacancy in labelled.vacancies:
        found = {labelled.grades[vacancy, person] for person in labelled.resumes}
        assert {0.0, 1.0, 3.0} <= found, vacancy


@pytest.mark.parametrize(
    ("vacancy", "person", "expected"),
    [
        ("java-developer", "java-strong", 3),
        ("java-developer", "java-short", 2),
        ("java-developer", "java-junior", 1),  # everything listed, nothing of it used
        ("java-developer", "java-left", 1),  # left the trade ten years ago
        ("java-developer", "fe-solid", 1),  # a kin trade
        ("java-developer", "hr-it", 0),  # recruits Java developers
        ("java-developer", "n-it-sales", 0),  # sells to them
        ("truck-driver", "dr-city", 1),
        ("python-developer", "kapanadze", 3),  # as the demo grades its people
    ],
)
def test_grades_follow_the_rules(vacancy, person, expected):
    assert grade(vacancy, person) == expected


def test_rules_name_only_what_is_there():
    skills = {skill for trade in trades().values() for skill in trade.skills} | {"study"}
    assert set(rules()) == set(own_vacancies())
    for rule in rules().values():
        assert all(one in skills or ":" in one for group in rule.must for one in group)
    for _, worker in workers().values():
        used = [*worker.uses, *worker.lists, *(worker.then.uses if worker.then else [])]
        assert set(used) <= skills


def test_both_versions_of_a_person_say_the_same():
    russian, english = in_language("fe-left", "ru"), in_language("fe-left", "en")
    assert [(job.start, job.end) for job in russian.jobs] == [(job.start, job.end) for job in english.jobs]
    assert len(russian.skills) == len(english.skills)
    assert "Опыт работы" in plain_text(russian)
    assert "Work experience" in plain_text(english)
    assert len({one.id for one in others()}) == len(others())


def test_figures_by_hand():
    grades, found = np.array([0.0, 3.0, 1.0, np.nan]), np.array([5.0, 4.0, 3.0, 9.0])
    assert ndcg(grades, found) == pytest.approx((7 / np.log2(3) + 1 / 2) / (7 + 1 / np.log2(3)))
    assert average_precision(grades, found, 1) == pytest.approx((1 / 2 + 2 / 3) / 2)
    assert calibration_error(np.array([0.9, 0.9, 0.1]), np.array([True, False, False])) == pytest.approx(
        2 / 3 * 0.4 + 1 / 3 * 0.1
    )


def test_sets_of_others(tmp_path: Path):
    lines = tmp_path / "pairs.jsonl"
    rows = [("Cook", "I cook.", 1), ("Cook", "I drive.", 0), ("Driver", "I drive.", 1)]
    lines.write_text("".join(json.dumps({"vacancy": v, "resume": r, "grade": g}) + "\n" for v, r, g in rows))
    told = read_set(lines)
    assert is_labelled_set(lines)
    assert (len(told.vacancies), len(told.resumes), [len(pool) for pool in told.pools.values()]) == (2, 2, [2, 1])

    folder = tmp_path / "set"
    for name, text in (("vacancies/cook.txt", "Cook"), ("resumes/a.txt", "I cook."), ("resumes/b.txt", "I drive.")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    assert not is_labelled_set(folder)
    (folder / "grades.csv").write_text("vacancy,resume,grade\ncook.txt,a.txt,2\n")
    prepared = prepare(read_set(folder), encode)
    assert prepared.grades.tolist() == [[2.0, 0.0]]
    assert {found.shape for found in baselines(prepared, encode).values()} == {(1, 2)}
    (folder / "grades.csv").write_text("vacancy,resume,grade\ncook.txt,c.txt,2\n")
    with pytest.raises(ValueError, match=r"c\.txt"):
        read_set(folder)
    assert is_labelled_set(FOLDER / "abroad.yaml")
    assert is_labelled_set(FOLDER)


def test_people_told_twice_in_a_file_of_ones_own(tmp_path: Path):
    driver = "Driver\nThree years of experience as a driver.\nDriving licence, category C."
    told = "Ann Lee\nWork experience\nDriver, Lorry Ltd\n03.2019 - 05.2024\n- Drove lorries all over Europe."
    unlike = "Анна Ли\nПродавец, киоск\n- Продавала газеты."
    file = tmp_path / "mine.yaml"
    people = [{"id": "a", "trades": ["driver"], "ru": told, "en": told}]
    people += [{"id": "b", "trades": ["driver"], "ru": unlike, "en": told}]
    file.write_text(json.dumps({"vacancies": [{"trade": "driver", "text": driver}], "people": people}))

    assert is_twins_set(TWINS)
    assert is_twins_set(file)
    assert not is_labelled_set(file)
    found = twins_report(twins_set(file), encode)
    assert (found["set"], found["pairs"], found["within 3 points"], found["within 3 points, kin"]) == (
        "mine",
        2,
        0.5,
        0.5,
    )
    assert found["points, most"] > 3
    assert found["within 3 ranks of 60"] >= 0.5


def test_the_fitted_sum_is_the_engine_s():
    labelled = own_set()
    kept = list(labelled.resumes)[::12]
    few = labelled._replace(
        vacancies={id: labelled.vacancies[id] for id in ("lawyer", "sous-chef", "data-analyst")},
        resumes={id: labelled.resumes[id] for id in kept},
        pools=dict.fromkeys(labelled.vacancies, kept),
    )
    prepared, weights = prepare(few, encode), shipped_weights()
    measured = measure(prepared)
    found = sums(
        np.array([weights.components[name] for name in (*NAMED, "content")]),
        np.array([weights.content[name] for name in LIKENESSES]),
        terms_of(measured, weights.scales),
    )
    above_chance = np.minimum(found, np.maximum(2 * (found - CHANCE), 0))
    assert above_chance * 100 == pytest.approx(scores(prepared), abs=0.11)


def test_the_page_shows_the_shipped_weights():
    page = (Path(__file__).parents[2] / "docs" / "score.md").read_text()
    shown = dict(re.findall(r"^\| `(\w+)` \| (0\.\d+) \|", page, re.MULTILINE))
    assert {name: float(weight) for name, weight in shown.items()} == shipped_weights().components
    assert set(shown) == set(COMPONENTS)
    assert sum(round(1000 * weight) for weight in shipped_weights().content.values()) == 1000
    assert all(f"{share:.3f}" in page for share in shipped_weights().content.values())
    table = shipped_weights().meaning_of_score
    assert table == sorted(table)
    assert shipped_weights().probability(72.5) == pytest.approx((table[14] + table[15]) / 2)


def test_what_a_score_means_rises_is_true_and_promises_nothing_for_sure():
    chance = np.random.default_rng(7)
    sums_ = chance.random((12, 150))
    table = meaning_of(sums_, np.where(chance.random(sums_.shape) < sums_**2, 3.0, 1.0))
    assert (np.diff(table) >= 0).all()
    assert 0 < table[0] < table[-1] < 1
    assert np.abs(table[2:-2] - np.linspace(0, 1, 21)[2:-2] ** 2).max() < 0.1


def test_the_shipped_scales_are_likenesses():
    """A scale fitted on bare products once had ends in the millions: no sentence earned anything by its meaning."""
    for pair, scales in shipped_weights().scales.items():
        for name, (low, high) in scales.items():
            assert -1 < low < high < 1, (pair, name)
