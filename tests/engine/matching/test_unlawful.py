"""Sentences of vacancies that ask for what a person is; and those that only look like it."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.requirements import read_vacancy
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
        ("Between 157 and 190 cm tall", {"looks"}),
    ],
)
def test_a_demand_for_what_a_person_is_is_found_with_its_ground(sentence, grounds):
    is_russian = any("а" <= letter <= "я" for letter in sentence.lower())
    head = "Продавец\n\nТребования:\n- " if is_russian else "Shop assistant\n\nRequirements:\n- "
    tail = "\n- Опыт работы от 1 года\n" if is_russian else "\n- 1 year of experience\n"
    text = head + sentence + tail
    found = find_unlawful(text)
    assert [one.text for one in found] == [sentence]
    assert set(found[0].grounds) == grounds


@pytest.mark.parametrize(
    "text",
    [
        "Продавец\n\nТребования:\n- Опыт работы от 3 лет\n- Рассматриваем кандидатов независимо от пола и возраста\n",
        "Продавец\n\nТребования:\n- Возраст не важен\n- Знание ассортимента\n",
        "Продавец\n\nОбязанности:\n- Консультировать женщин и мужчин в зале\n\nТребования:\n- Опыт продаж\n",
        "Инженер\n\nУсловия:\n- Молодой и дружный коллектив\n\nТребования:\n- Python\n",
        "Инженер\n\nТребования:\n- Python\n- Желание стать частью молодой амбициозной команды\n",
        "Developer\n\nRequirements:\n- Manage a team of over 20 people\n- Page load under 50 ms\n",
        "Nurse\n\nRequirements:\n- Work with young children\n\nWe hire regardless of gender.\n",
        "Teacher\n\nRequirements:\n- Colleagues of 12 nationalities\n- Experience with ethnic minorities\n",
        "Barista\n\nRequirements:\n- At least 18 years old\n- Make attractive displays\n",
        "Водитель\n\nТребования:\n- Стаж до 20 лет не ограничивает, категория B\n",
    ],
)
def test_what_only_sounds_like_it_is_left_alone(text):
    assert find_unlawful(text) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Женщина 25–35 лет", "Возраст до 40 лет", "Славянская внешность", "Православное вероисповедание",
        "Отсутствие инвалидности", "Молодой человек без детей", "Возраст не важен", "At least 18 years old",
        "Female under 30", "Able-bodied and unmarried", "Must be between 160 and 175 cm tall",
    ],
)  # fmt: skip
def test_what_is_shown_is_never_required(sentence):
    is_russian = any("а" <= letter <= "я" for letter in sentence.lower())
    text = f"Продавец\n\nТребования:\n- {sentence}\n" if is_russian else f"Clerk\n\nRequirements:\n- {sentence}\n"
    assert read_vacancy(text).requirements == []


@pytest.mark.parametrize(
    "line",
    [
        "Опыт работы с детьми дошкольного возраста",
        "Experience with children aged 5 to 11",
        "Care for elderly male patients on the ward",
        "Гражданство РФ",
    ],
)
def test_the_people_one_works_with_and_a_permit_can_be_required(line):
    head = "Требования" if "а" <= line[-1].lower() <= "я" or "Ф" in line else "Requirements"
    assert [one.text for one in read_vacancy(f"X\n\n{head}:\n- {line}\n").requirements] == [line]
