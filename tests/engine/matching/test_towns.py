"""Where the work of a vacancy is, when the town is none of the big ones."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.towns import told_town


@pytest.mark.parametrize(
    ("said", "town"),
    [
        ("Tax Manager | York | Hybrid", "York"),
        ("Two nurses for our ward in Tulsa", "Tulsa"),
        ("Ward Sister, Ballarat VIC", "Ballarat"),
        ("Чиним станки в Нефтекамске", "Нефтекамск"),
        ("Работа с проживанием, Сургут", "Сургут"),
        ("A practice in Bath", "Bath"),
        ("Fitter – Kalgoorlie – FIFO", "Kalgoorlie"),
    ],
)
def test_a_town_is_known_where_a_place_would_stand(said: str, town: str) -> None:
    assert told_town(said) == town


@pytest.mark.parametrize(
    "said",
    ["Reading, writing and patience", "Mobile, web and desktop", "Write to Charlotte, our manager", "Sales in Georgia",
     "Java, Jackson, Gson", "Peel and chop", "Видим цель, верим в себя"],
)  # fmt: skip
def test_words_people_and_countries_are_no_towns(said: str) -> None:
    assert told_town(said) is None


@pytest.mark.parametrize(
    ("said", "town"),
    [("Ищем повара в Самару", "Самара"), ("Бариста, г. Самара", "Самара"), ("Hairdresser\nGEELONG\n", "Geelong")],
)
def test_a_town_is_shown_by_its_own_name(said: str, town: str) -> None:
    assert read_vacancy(f"{said}\n\nRequirements:\n- own tools\n- a year of work").location == town
