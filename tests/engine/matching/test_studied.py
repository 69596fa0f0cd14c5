"""A skill that only the name of a degree names is studied, and worth less than one that is stated or used."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.holdings import HeldSkill
from mismatch.engine.matching.packing import HOW_CREDIT, skill_credit
from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.score import score_match
from tests.engine.matching.test_titles_told import _profile

JOB = "EXPERIENCE\nCashier, Pine Shop, January 2021 – present\n- Served customers at the till\n"
STUDY = "EDUCATION\nBachelor of Arts in Graphic Design, University of Leeds, 2016 – 2020\n"


def _held(text: str) -> HeldSkill:
    return next(held for held in _profile(text).skills if held.id == "graphic-design")


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (JOB + STUDY, "studied"),
        (JOB + STUDY + "SKILLS\nGraphic design, Excel\n", "stated"),
        (JOB + "- Did the graphic design of the leaflets\n", "used"),
    ],
)
def test_a_degree_s_name_alone_states_no_skill(text, how):
    assert _held(text).how == how


def test_what_is_studied_is_worth_less():
    assert skill_credit(_held(JOB + STUDY)) == HOW_CREDIT["studied"] < HOW_CREDIT["used"]


def test_the_evidence_says_so():
    vacancy = read_vacancy("Designer\n\nRequirements:\n- graphic design\n- SQL\n")
    one = next(e for e in score_match(vacancy, _profile(JOB + STUDY)).requirements if e.text == "graphic design")
    assert (one.how, one.verdict) == ("studied", "met")
    assert "subject of a degree" in one.explanation["en"]
    assert "предмет учёбы" in one.explanation["ru"]
