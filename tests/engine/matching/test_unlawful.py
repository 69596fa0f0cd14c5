"""Sentences of vacancies that ask for what a person is; and those that only look like it."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.unlawful import find_unlawful


@pytest.mark.parametrize(
    ("sentence", "grounds"),
    [
        ("Женщина 25–35 лет", {"sex"}),
        ("Мужчина, не старше 45 лет", {"sex", "age"}),
        ("Возраст до 40 лет", {"age"}),
        ("Славянская внешность", {"looks", "origin"}),
        ("Семейное положение: без детей", {"family"}),
        ("Гражданство РФ", {"citizenship"}),
        ("Только граждане РФ, прописка в Москве", {"citizenship"}),
        ("Рост от 170 см", {"looks"}),
        ("Православное вероисповедание", {"religion"}),
        ("Отсутствие инвалидности", {"health"}),
        ("Female under 30", {"sex", "age"}),
        ("US citizens only", {"citizenship"}),
        ("Young and energetic person", {"age"}),
        ("British nationals only", {"origin"}),
        ("Must be 25 to 35 years old", {"age"}),
        ("No children, attractive appearance", {"family", "looks"}),
    ],
)
def test_a_demand_for_what_a_person_is_is_found_with_its_ground(sentence, grounds):
    is_russian = any("а" <= letter <= "я" for letter in sentence.lower())
    head = "Продавец\n\nТребования:\n- " if is_russian else "Shop assistant\n\nRequirements:\n- "
    tail = "\n- Опыт работы от 1 года\n" if is_russian else "\n- 1 year of experience\n"
    text = head + sentence + tail
    found = find_unlawful(text)
    assert [text[one.start : one.end] for one in found] == [sentence]
    assert set(found[0].grounds) == grounds


@pytest.mark.parametrize(
    "text",
    [
        "Продавец\n\nТребования:\n- Опыт работы от 3 лет\n- Рассматриваем кандидатов независимо от пола и возраста\n",
        "Продавец\n\nТребования:\n- Возраст не важен\n- Знание ассортимента\n",
        "Продавец\n\nОбязанности:\n- Консультировать женщин и мужчин в зале\n\nТребования:\n- Опыт продаж\n",
        "Инженер\n\nУсловия:\n- Молодой и дружный коллектив\n\nТребования:\n- Python\n",
        "Developer\n\nRequirements:\n- Manage a team of over 20 people\n- Page load under 50 ms\n",
        "Nurse\n\nRequirements:\n- Work with young children\n\nWe hire regardless of gender.\n",
        "Водитель\n\nТребования:\n- Стаж до 20 лет не ограничивает, категория B\n",
    ],
)
def test_what_only_sounds_like_it_is_left_alone(text):
    assert [text[one.start : one.end] for one in find_unlawful(text)] == []
