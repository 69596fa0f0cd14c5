"""What a résumé denies speaks against it, and only that."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.passages import find_denials
from tests.engine.matching.one_demand import evidence, with_lines


@pytest.mark.parametrize(
    "line",
    [
        "Не работал с Kafka",
        "Нет опыта работы с Kafka",
        "No experience with Kafka",
        "I have never used Kafka",
        "Без опыта Kafka",
        "Опыта работы с Kafka нет",
        "Experience with Kafka: none",
    ],
)
def test_a_denied_skill_contradicts(line):
    found = evidence("опыт работы с Apache Kafka", with_lines("Настраивал оборудование цеха", line))
    assert found.verdict == "contradicts"
    assert found.strength == 0
    assert "Kafka" in (found.quote or "")


@pytest.mark.parametrize(
    ("demand", "line"),
    [
        ("допуск к работам на высоте", "Допуска к высотным работам нет"),
        ("допуск к работам на высоте", "Допуск к работам на высоте — нет"),
        ("водительское удостоверение категории C", "Водительское удостоверение категории C отсутствует"),
        ("медкнижка", "Медкнижка: нет."),
    ],
)
def test_a_permit_somebody_says_they_lack_is_not_met(demand, line):
    found = evidence(demand, with_lines("Настраивал оборудование цеха", line))
    assert found.verdict in ("not_found", "contradicts")
    assert found.strength == 0


def test_a_clean_record_is_no_denial():
    line = "Вредных привычек нет. Судимостей нет. Опыт без нареканий, прав категорий B и C достаточно."
    assert find_denials(line) == []


def test_what_follows_a_denial_still_counts():
    found = evidence("опыт работы с RabbitMQ", with_lines("Не работал с Kafka, но три года настраивал RabbitMQ"))
    assert found.verdict == "met"


@pytest.mark.parametrize(
    "line", ["Не готов к командировкам", "К командировкам не готов", "Not ready for business trips"]
)
def test_a_refused_condition_contradicts(line):
    found = evidence(
        "готовность к командировкам", with_lines("Чинил станки") + f"\nДополнительная информация\n{line}\n"
    )
    assert found.verdict == "contradicts"
    assert found.quote is not None
