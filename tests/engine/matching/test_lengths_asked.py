"""Several lengths of time in one sentence: each is a demand of its own, for what it is told of."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.requirements import read_vacancy


def lengths(line: str) -> list[tuple[float | None, list[list[str]]]]:
    vacancy = read_vacancy(f"Somebody\n\nRequirements\n- SQL\n- {line}\n")
    return [(one.years, one.skills) for one in vacancy.requirements if one.kind == "experience"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Опыт разработки от 6 лет, из них не менее двух лет на Java", [(6, []), (2, [["java"]])]),
        ("6+ years of commercial development, at least 2 years with Java", [(6, []), (2, [["java"]])]),
        ("Три года с Python, год с Kotlin", [(3, [["python"]])]),
        ("5-7 years with Python", [(5, [["python"]])]),
        ("Five (5) years with Python, of which two (2) years with Django", [(5, [["python"]]), (2, [["django"]])]),
        ("3 years with Python (or 1 year with a master's degree)", [(3, [["python"]])]),
    ],
)
def test_each_length_is_for_what_it_is_told_of(line, found):
    told = lengths(line)
    assert [years for years, _ in told] == [years for years, _ in found]
    assert all(
        set(map(tuple, groups)) <= set(map(tuple, read)) for (_, groups), (_, read) in zip(found, told, strict=True)
    )


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("опыт на складе хотя бы год", [1]),
        ("стаж вождения от 5 лет, из них год на тягаче с полуприцепом", [5, 1]),
        ("опыт продаж как минимум год", [1]),
        ("за год работы вы пройдёте путь до старшего смены", []),
        ("обязательная аттестация каждый год", []),
    ],
)
def test_a_year_without_its_number(line, years):
    assert [one for one, _ in lengths(line)] == years


def test_the_whole_length_is_what_the_vacancy_asks():
    text = "Programmer\n\nRequirements\n- 6+ years of commercial development, at least 2 years with Java\n- SQL"
    assert read_vacancy(text).experience_years == 6


def test_fields_of_a_degree_end_where_capitals_join_the_years():
    text = "Planner\n\nWe ask\n- Bachelor's degree in Geology, Geodesy or a related field AND four years of survey"
    found = [(one.kind, one.text) for one in read_vacancy(text).requirements]
    assert found == [
        ("education", "Bachelor's degree in Geology, Geodesy or a related field"),
        ("experience", "four years of survey"),
    ]
