"""Both languages alike: bare heads of titles, directions that tell translations apart, scales of other models."""

from __future__ import annotations

import os

import msgspec
import numpy as np
import pytest

from mismatch.engine.matching.calibration import (
    UNIT,
    calibration_for,
    keep_calibrations_in,
    shipped_calibration,
    without,
)
from mismatch.engine.matching.components import base_weights, more_words
from mismatch.engine.matching.demand import Demands, effective_weight
from mismatch.engine.matching.evidence import is_gate
from mismatch.engine.matching.occupations import occupations_of, telling_occupations
from mismatch.engine.matching.profile import vacancy_texts
from mismatch.engine.matching.reference import keep_measured
from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.score import score_match
from mismatch.engine.matching.shapes import Requirement
from mismatch.engine.matching.weights import shipped_weights
from mismatch.engine.skills.base import skill_base
from tests.engine.matching.people import person
from tests.engine.matching.vacancies import vacancy


@pytest.mark.parametrize(
    ("title", "occupations"),
    [
        ("Observatory Manager", ()),
        ("Sales Manager", ("sales-manager",)),
        ("Awning Fitter", ()),
        ("Механик по фонтанам", ()),
        ("Помощник сметчика", ("estimator",)),
        ("Старший рекрутер", ("recruiter",)),
        ("Staff Nurse, Emergency Department", ("ward-nurse",)),
    ],
)
def test_a_bare_head_beside_other_words_names_no_occupation(title, occupations):
    assert occupations_of(title) == occupations


@pytest.mark.parametrize("title", ["Manager", "Senior Manager", "Ведущий инженер", "Специалист", "Operator"])
def test_a_bare_head_alone_names_none_either(title):
    assert occupations_of(title) == ()
    assert telling_occupations(title, ("sales-manager", "civil-servant")) == ()


def test_what_was_found_in_a_title_is_asked_again_only_where_it_may_be_a_head():
    assert telling_occupations("Observatory Manager", ("sales-manager",)) == ()
    assert telling_occupations("Observatory Manager", ("nurse",)) == ("nurse",)


def test_what_translations_differ_in_is_taken_out_exactly():
    weights, calibration = shipped_weights(), shipped_calibration()
    directions = weights.directions(calibration, 384)
    assert directions.shape == (4, 384)
    rows = np.rint(np.random.default_rng(1).normal(size=(5, 384)) * UNIT / 20).astype(np.int16)
    left = without(rows, directions).astype(np.float64)
    assert np.abs(left @ directions.T).max() / UNIT**2 < 0.005
    assert np.linalg.norm(left, axis=1) == pytest.approx(UNIT, rel=0.002)
    assert without(rows, directions[:0]) is rows


class Halves:
    """A model of our own: a text is as far to the one side as it has letters before "n" or «н»."""

    model_id = "halves-1"

    def encode(self, texts):
        early = [sum(letter < "n" or "а" <= letter < "н" for letter in text) / max(len(text), 1) for text in texts]
        return np.array([[np.cos(x * 3), np.sin(x * 3)] for x in early], dtype=np.float32)


@pytest.fixture
def kept(tmp_path):
    keep_calibrations_in(tmp_path)
    yield tmp_path
    keep_calibrations_in(tmp_path / "nothing")


def test_another_model_takes_no_part_in_scores_before_it_is_measured(kept):
    other = calibration_for("halves-1")
    assert (other.model, other.meaning) == ("halves-1", {})
    wanted, profile = vacancy("developer", "ru"), person("developer", "ru")[1]
    asked, told = Halves().encode(vacancy_texts(wanted)), Halves().encode(profile.texts)
    with_vectors = score_match(wanted, profile, asked, told, calibration=other)
    assert with_vectors.score == score_match(wanted, profile).score


def test_another_model_is_measured_once_and_kept(kept):
    keep_measured(Halves())
    files = list(kept.iterdir())
    measured = calibration_for("halves-1")
    assert len(files) == 1
    assert set(measured.meaning) == {"ru-ru", "ru-en", "en-ru", "en-en"}
    assert measured.centre("told", "ru", 2).any()
    files[0].write_bytes(files[0].read_bytes())
    stamp = files[0].stat().st_mtime_ns
    keep_measured(Halves())
    assert files[0].stat().st_mtime_ns == stamp
    assert calibration_for(shipped_calibration().model) is shipped_calibration() is calibration_for(None)
    weights = shipped_weights()
    assert len(weights.directions(measured, 2)) == 0
    assert len(weights.directions(shipped_calibration(), 8)) == 0
    for likeness in ("passage", "title", "mean"):
        assert weights.scale("ru", "en", likeness, measured) == measured.meaning_scale("ru", "en", likeness)
        assert weights.scale("ru", "en", likeness, shipped_calibration()) == weights.scales["ru-en"][likeness]
    assert weights.scale("en", "en", "letters", measured) == weights.scales["en-en"]["letters"]


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [(b"}", b""), (b'"passage"', b'"message"'), (b'"told-ru"', b'"told-xx"'), (b'"title":[', b'"title":[9.5,')],
)
def test_a_damaged_calibration_is_told_and_measured_again(kept, caplog, whole, damaged):
    keep_measured(Halves())
    measured, file = calibration_for("halves-1"), next(kept.iterdir())
    file.write_bytes(file.read_bytes().replace(whole, damaged))
    os.utime(file, ns=(1, 1))
    assert calibration_for("halves-1").meaning == {}
    assert str(file) in caplog.text
    keep_measured(Halves())
    assert calibration_for("halves-1") == measured


def test_a_task_counts_as_a_wish():
    told = [
        Requirement(text="x", kind=kind, must=must)
        for kind, must in (("task", False), ("skill", False), ("task", True))
    ]
    assert [effective_weight(one) for one in told] == [0.4, 0.4, 1.0]


@pytest.mark.parametrize(
    "quality",
    ["пунктуальность", "без вредных привычек", "Доброжелательность и опрятность", "punctuality", "no bad habits"],
)
def test_a_personal_quality_hardly_counts_and_is_no_gate_unless_it_is_made_heavy(quality):
    read = read_vacancy(f"Слесарь\nТребования:\n- {quality}\n- сварка\n")
    one, *_, other = read.requirements
    heavy = msgspec.structs.replace(one, kind="skill", weight=3.0)
    asked, made_heavy = Demands(read).rows, Demands(msgspec.structs.replace(read, requirements=[heavy, other])).rows
    assert asked[0].weight * 4 <= 0.5 <= asked[-1].weight
    assert [is_gate(d.requirement, d.weight) for d in (asked[0], asked[-1])] == [False, True]
    assert is_gate(heavy, made_heavy[0].weight)


def test_the_more_is_understood_the_less_words_count():
    known, unknown = Demands(vacancy("developer", "ru")), Demands(read_vacancy("Гончар", "Гончар"))
    assert more_words(known) < 1 < 2 < more_words(unknown)
    base = shipped_weights().components
    assert base_weights(known, shipped_weights())["content"] == pytest.approx(base["content"] * 0.65)
    assert base_weights(unknown, shipped_weights())["content"] == base["content"]
    assert msgspec.json.decode(msgspec.json.encode(shipped_weights()))["apart"]


@pytest.mark.parametrize(
    ("russian", "english", "skill"),
    [
        ("классное руководство", "form tutoring", "pastoral-care"),
        ("поиск кандидатов", "candidate sourcing", "candidate-sourcing"),
        ("претензии по договорам, досудебное урегулирование", "contract claims, pre-trial settlement", "claims-work"),
    ],
)
def test_a_skill_has_one_name_in_both_languages(russian, english, skill):
    for text in (russian, english):
        assert skill in {hit.id for hit in skill_base().find(text)}
