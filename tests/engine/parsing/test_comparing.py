"""What counts as the same value when an evaluation compares."""

from __future__ import annotations

import pytest

from mismatch.engine.parsing.comparing import match, normalised, overlap, unique


@pytest.mark.parametrize(
    ("field", "one", "two"),
    [
        ("employer", "ООО «Ромашка»", "Ромашка"),
        ("employer", "Acme Ltd.", "ACME"),
        ("name", "Иванова Юлия", "Юлия Иванова"),
        ("degree", "B.Tech.", "BTech"),
        ("degree", "B. Tech in Geology", "Bachelor of Technology in Geology"),
        ("degree", "M.B.A.", "Master of Business Administration"),
        ("degree", "Master's degree", "Masters"),
        ("degree", "Ph.D.", "Doctor of Philosophy"),
        ("phones", "+7 (912) 345-67-89", "+79123456789"),
        ("links", "https://www.github.com/ann/", "github.com/ann"),
    ],
)
def test_same(field: str, one: str, two: str) -> None:
    assert normalised(field, one) == normalised(field, two)


@pytest.mark.parametrize(
    ("field", "one", "two"),
    [
        ("title", "Engineer", "Senior Engineer"),
        ("employer", "Acme", "Acme Bank"),
        ("degree", "MA", "MBA"),
        ("degree", "BSc", "MSc"),
        ("dates", "2019/2021", "2019/2022"),
    ],
)
def test_different(field: str, one: str, two: str) -> None:
    assert normalised(field, one) != normalised(field, two)


def test_each_truth_vouches_once() -> None:
    right, missed = match("dates", ["2019/2020"], ["2019/2020", "2019/2020"])
    assert right == {0}
    assert missed == []


def test_overlap_takes_parts_of_a_phrase_but_not_of_a_year() -> None:
    right, missed = overlap("title", ["Founder", "CEO"], ["Founder and CEO"])
    assert (right, missed) == ({0}, [])
    assert overlap("graduation_year", ["2015"], ["2016"]) == (set(), ["2015"])
    assert overlap("employer", ["Acme Bank"], ["Zephyr Bank of Northern Towns"])[0] == set()


def test_a_value_counts_once() -> None:
    assert unique("employer", ["Acme Ltd", "ACME", "Zephyr"]) == ["Acme Ltd", "Zephyr"]
