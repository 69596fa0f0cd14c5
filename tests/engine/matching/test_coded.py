"""Licences and conditions by their codes: the plain words that are looked for first hide nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from mismatch.engine.matching.coded import Coded, Naming
from mismatch.engine.matching.conditions import CONDITIONS
from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.licences import LICENCES
from mismatch.engine.matching.vacancy_gold import load_gold

VACANCIES = sorted((Path(__file__).parents[2] / "fixtures" / "vacancies").glob("*.yaml"))


@pytest.mark.parametrize(("namings", "before"), [(CONDITIONS, r"(?<!\w)"), (LICENCES, "")])
def test_the_words_that_tell_hide_nothing(namings: dict[str, Naming], before: str) -> None:
    quick = Coded(namings, before)
    thorough = Coded({code: one._replace(words=("",)) for code, one in namings.items()}, before)
    lines = [line for path in VACANCIES for line in fold(load_gold(path).text).splitlines()]
    found = [list(thorough.find(line)) for line in lines]
    assert [list(quick.find(line)) for line in lines] == found
    assert len({code for hits in found for _, _, code in hits}) > len(namings) / 2


def test_a_pattern_is_bounded_as_a_whole() -> None:
    coded = Coded({"car": Naming(("car", "van"), "car|van")}, before=r"(?<!\w)")
    assert list(coded.find("a car, a scar and caravan")) == [(2, 5, "car"), (18, 21, "car")]
