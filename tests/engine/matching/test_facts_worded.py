"""Facts as a reader of a match sees them: names of skills, cuisines that are no languages, degrees by their letters."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.tongues import find_tongues
from tests.engine.matching.test_evidence import evidence, with_lines


@pytest.mark.parametrize(
    ("demand", "line", "russian", "english"),
    [
        ("iiko", "Вёл учёт в iiko", "iiko — 6 лет", "iiko — 6 years"),
        (
            "Kubernetes",
            "Собирал образы Docker",
            "Близкий навык (нужно: Kubernetes): Docker — 6",
            "A related skill (asked: Kubernetes): Docker — 6",
        ),
    ],
)
def test_a_fact_keeps_the_case_and_the_spelling_of_a_skills_name(demand, line, russian, english):
    found = evidence(demand, with_lines(line))
    assert found.explanation["ru"].startswith(russian)
    assert found.explanation["en"].startswith(english)


def test_a_cuisine_is_no_language():
    asked = read_vacancy(
        "Требования:\n- знание европейской и итальянской кухни\n- knowledge of French cuisine\n", "Повар"
    )
    assert [one.kind for one in asked.requirements] == ["skill", "skill"]
    assert find_tongues("владение французским, итальянская кухня")[0].language == "French"


@pytest.mark.parametrize(
    ("degree", "strength"), [("LLB, University of Warwick, 2014", 1.0), ("LLM, University of Kent, 2014", 1.0)]
)
def test_a_degree_in_law_is_one_by_its_letters(degree, strength):
    assert evidence("Degree in law", f"Ann Lee\n\nEducation\n{degree}\n").strength == strength
