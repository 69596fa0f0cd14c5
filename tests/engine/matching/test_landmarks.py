"""Occupations as landmarks: the same in both languages, the same alone and in a pool, none for another model."""

from __future__ import annotations

import numpy as np
import pytest

from mismatch.engine.matching.calibration import UNIT, shipped_calibration
from mismatch.engine.matching.landmarks import NEAREST, SAME_PLACE, landmarks, places, standing

SHIPPED = shipped_calibration().digest


def seen_from(rows, language):
    return places(rows, np.array([language] * len(rows)), SHIPPED)


def test_each_landmark_lies_at_itself_and_all_are_of_one_length():
    russian, english = landmarks()
    assert russian.shape == english.shape
    assert np.linalg.norm(landmarks(), axis=2) == pytest.approx(UNIT, rel=0.01)
    found = seen_from(russian[:40], "ru")
    assert found.nearest / UNIT**2 == pytest.approx(1, abs=0.01)
    assert (found.seen[np.arange(40), found.near.argmax(axis=1)] == np.arange(40)).all()


def test_an_occupation_and_its_translation_lie_at_the_same_place():
    russian, english = (rows[::8] for rows in landmarks())
    told = seen_from(english, "en")
    best = [standing(row, "ru", SHIPPED, told._replace(nearest=told.nearest * 0)).argmax() for row in russian]
    assert np.mean(best == np.arange(len(russian))) > 0.75


def test_who_is_near_to_something_else_stands_back():
    """Of two texts as like the vacancy as each other, the one that is nearer to another occupation is behind."""
    asked = landmarks()[1][0]
    told = seen_from(landmarks()[1][:1], "en")
    further = told._replace(nearest=told.nearest // 2)
    back = standing(asked, "en", SHIPPED, told) - standing(asked, "en", SHIPPED, further)
    assert back == pytest.approx(-NEAREST / 2, abs=0.01)
    assert standing(asked, "en", SHIPPED, told) == pytest.approx(SAME_PLACE - NEAREST, abs=0.02)


def test_a_text_lies_where_it_lies_whoever_else_is_there():
    rows = np.rint(np.random.default_rng(3).normal(size=(1100, 384)) * UNIT / 20).astype(np.int16)
    languages = np.array(["ru", "en"] * 550)
    whole = places(rows, languages, SHIPPED)
    asked = landmarks()[0][5]
    together = standing(asked, "ru", SHIPPED, whole)
    for at in (0, 7, 1023, 1024, 1099):
        alone = places(rows[at : at + 1], languages[at : at + 1], SHIPPED)
        assert standing(asked, "ru", SHIPPED, alone)[0] == together[at]


@pytest.mark.parametrize(("width", "scale"), [(384, "of another model"), (384, None), (8, SHIPPED)])
def test_vectors_of_another_model_see_no_landmarks(width, scale):
    rows = np.ones((3, width), dtype=np.int16)
    told = places(rows, np.array(["ru", "en", "en"]), scale)
    assert not told.seen.size
    assert standing(rows[0], "en", scale, told).tolist() == [0, 0, 0]
