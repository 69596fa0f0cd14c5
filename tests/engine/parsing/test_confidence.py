"""Confidences are shares that were right: the table, its fit, and how it is judged."""

from __future__ import annotations

from itertools import pairwise

import pytest

from mismatch.engine.parsing.calibration import HIGHEST, LEAST_FACTS, Judged, fit
from mismatch.engine.parsing.confidence import BARE, LAID_OUT, calibrated, share_at
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reliability import reliability
from mismatch.engine.parsing.vocabulary import load
from tests.engine.parsing.documents import AS_OF, document


def facts(weight: float, right: int, wrong: int, source: str = "one") -> list[Judged]:
    made = [Judged("employer", weight, True, source)] * right
    return made + [Judged("employer", weight, False, source)] * wrong


def test_a_share_lies_between_its_neighbours() -> None:
    curve = [(0.6, 0.5), (0.8, 0.9)]
    assert share_at(curve, 0.3) == 0.5
    assert share_at(curve, 0.7) == 0.7
    assert share_at(curve, 0.8) == 0.9
    assert share_at(curve, 1.0) == 0.9


def test_a_field_without_a_table_keeps_its_weight() -> None:
    assert calibrated("no such field", BARE, 0.42) == 0.42


def test_the_fit_gives_the_share_of_each_step() -> None:
    curve = fit([*facts(0.6, 20, 20), *facts(0.9, 36, 4)])["employer"]
    assert curve == [(0.6, 0.5), (0.9, 0.9)]


def test_shares_never_fall_as_evidence_grows() -> None:
    judged = [*facts(0.5, 10, 30), *facts(0.7, 40, 10), *facts(0.8, 30, 20), *facts(0.95, 60, 0)]
    curve = fit(judged)["employer"]
    shares = [share for _, share in curve]
    assert shares == sorted(shares)
    assert shares[-1] == HIGHEST


def test_a_handful_of_facts_makes_no_step_of_its_own() -> None:
    few = LEAST_FACTS - 1
    curve = fit([*facts(0.5, 20, 20), *facts(0.7, few, 0), *facts(0.9, 30, 2)])["employer"]
    assert len(curve) == 2


def test_a_large_set_does_not_outvote_a_small_one() -> None:
    judged = [*facts(0.9, 1000, 0, "drawn"), *facts(0.9, 60, 40, "found"), *facts(0.5, 200, 200, "drawn")]
    judged += facts(0.5, 20, 20, "found")
    assert fit(judged)["employer"][-1][1] < 0.85


def test_the_shipped_table_rises_and_knows_both_kinds() -> None:
    for kinds in load("confidence").values():
        assert set(kinds) == {BARE, LAID_OUT}
        for points in kinds.values():
            assert points == sorted(points)
            assert all(low[1] <= high[1] for low, high in pairwise(points))


def test_reliability_counts_bins_and_their_distance() -> None:
    tables = reliability([*facts(0.9, 9, 1), *facts(0.55, 2, 2)])
    assert tables["all"]["facts"] == 14
    assert tables["employer"]["expected_error"] == pytest.approx((0.0 + 4 * 0.05) / 14, abs=1e-3)
    assert [row["facts"] for row in tables["employer"]["bins"]] == [4, 10]


def test_better_evidence_is_surer() -> None:
    text = "Ann Lee\nExperience\nEngineer\nAcme Ltd, Leeds\n2019 – 2021\nCashier\nZephyr\n2016 – 2018\n"
    firm, bare = parse_resume(document(text), AS_OF).positions
    assert firm.employer is not None
    assert bare.employer is not None
    assert firm.employer.confidence > bare.employer.confidence
    raw = parse_resume(document(text), AS_OF, calibrated=False).positions[1]
    assert raw.employer is not None
    assert raw.employer.confidence != bare.employer.confidence
