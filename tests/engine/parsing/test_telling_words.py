"""Levels of schools, places after a move, tongues beside programs: words that say what stands beside them."""

from __future__ import annotations

import pytest

from tests.engine.parsing.documents import parsed


@pytest.mark.parametrize(
    "line",
    ["ПТУ № 17, электросварщик, 2004", "Торжокский политехнический техникум, инженер, 2009",
     "Профессиональное училище № 3, слесарь, 1999"],
)  # fmt: skip
def test_a_school_of_trades_is_no_higher_education(line: str) -> None:
    [course] = parsed(f"Ветров Пётр Ильич\n\nОбразование\n{line}\n").education
    assert course.level == "vocational"


def test_an_institute_stays_higher_education() -> None:
    [course] = parsed("Ветров Пётр Ильич\n\nОбразование\nТверской институт связи, инженер, 2004\n").education
    assert course.level == "specialist"


def test_where_somebody_moved_is_where_they_live() -> None:
    resume = parsed("Marie Dupont\nPastry chef\nMarseille → Berlin (relocated 2019)\n")
    assert resume.location is not None
    assert resume.location.value == "Berlin"
    assert resume.relocation is None


def test_a_town_ends_with_its_sentence() -> None:
    resume = parsed("Anil Rao\nTester\nChennai, India. Desired pay: $ 900\n")
    assert resume.location is not None
    assert resume.location.value == "Chennai, India"


def test_a_tongue_beside_a_language_of_programs() -> None:
    resume = parsed("Anna Marsh\n\nNever worked with Java. German B2\n")
    assert [(one.name, one.level) for one in resume.languages] == [("German", "B2")]


def test_a_headline_ends_at_a_middle_dot() -> None:
    resume = parsed("Ветрова Ольга Ивановна\nГлавный технолог · Казань · 180 000 ₽\n")
    assert resume.headline is not None
    assert resume.headline.value == "Главный технолог"


@pytest.mark.parametrize(
    ("said", "months"),
    [
        ("Lift fitter. 11 years in the trade.", 132),
        ("Лифтёр, стаж 14 лет.", 168),
        ("Lift fitter for old houses.", None),
    ],
)
def test_years_told_count_where_no_dates_do(said: str, months: int | None) -> None:
    assert parsed(f"Anna Marsh\n{said}\n").experience_months == months
