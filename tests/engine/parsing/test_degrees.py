"""Degrees as the two languages word them. Every line is ours."""

from __future__ import annotations

import pytest

from mismatch.engine.parsing.degrees import degree_in


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("специалист, мосты", "Specialist degree, Bridges"),
        ("специалист, мосты", "Specialist degree (five years), Bridges"),
        ("инженер, котлы", "Engineer's degree in Boilers"),
        ("инженер, котлы", "Diploma of Engineer, Boilers"),
        ("неполное высшее, физика", "Incomplete higher education, Physics"),
        ("ординатура, терапия", "Residency in Internal Medicine"),
        ("к.б.н., институт клетки", "Candidate of Biological Sciences, Institute of the Cell"),
        ("кандидат биологических наук", "Cand. Sci., Institute of the Cell"),
        ("среднее профессиональное, сварка", "Secondary vocational education, Welding"),
        ("МВА, школа бизнеса", "MBA, School of Business"),
        ("магистр, химия", "MSc in Chemistry"),
    ],
)
def test_a_degree_is_of_one_level_in_both_languages(russian: str, english: str) -> None:
    told, named = degree_in(russian), degree_in(english)
    assert told is not None
    assert named is not None
    assert told[1] == named[1]


@pytest.mark.parametrize("text", ["IT specialist, Leeds", "Residency permit", "five years of higher things"])
def test_is_no_degree(text: str) -> None:
    assert degree_in(text) is None
