"""What a vacancy says it does not ask for is no demand, and takes nothing along that it does ask for."""

from __future__ import annotations

import time

import pytest

from mismatch.engine.matching.requirements import read_vacancy


def asked(line: str) -> list[tuple[str, bool]]:
    vacancy = read_vacancy(f"Developer\n\nRequirements\n- SQL\n- {line}\n")
    return [(one.text, one.must) for one in vacancy.requirements if one.text != "SQL"]


@pytest.mark.parametrize(
    "line",
    [
        "A degree is not required",
        "No degree needed",
        "You don't need to know Java, Kotlin or Go",
        "Nobody minds if you have never touched a front end",
        "It doesn't matter whether you know React",
        "Знание Java не требуется",
        "Опыт с Kafka и Redis не требуются",
        "Нам неважно, есть ли у вас диплом",
        "Без предъявления требований к стажу",
    ],
)
def test_what_is_waived_is_no_demand(line: str) -> None:
    assert asked(line) == []


@pytest.mark.parametrize(
    ("line", "left"),
    [
        (
            "Kafka would be a nice surprise, and nobody minds if you have never touched a front end",
            [("Kafka would be a nice surprise", False)],
        ),
        ("You don't need to know Java; Python is a must", [("Python is a must", True)]),
        ("No degree needed, five years of Python", [("five years of Python", True)]),
        ("Опыт с Python от трёх лет, диплом не требуется", [("Опыт с Python от трёх лет", True)]),
        ("Опыт с Kafka не требуется, но будет плюсом", [("Опыт с Kafka не требуется, но будет плюсом", False)]),
    ],
)
def test_what_is_asked_beside_stays(line: str, left: list[tuple[str, bool]]) -> None:
    assert asked(line) == left


def test_waivers_without_a_comma_cost_no_more_than_their_length() -> None:
    took = []
    for size in (12_500, 50_000):
        begin = time.process_time()
        asked("may substitute for it " * (size // 22))
        took.append(time.process_time() - begin)
    assert took[1] - 4 * took[0] < 1


def test_a_demand_behind_a_task_is_a_demand() -> None:
    text = "Developer\n\nYou will join us and write Python: we expect at least four years of it, in production."
    found = read_vacancy(text).requirements
    assert [(one.kind, one.must, one.years) for one in found][-1] == ("experience", True, 4)
    assert found[-1].text.startswith("we expect at least four years")
