"""Facts about a person in words that people use for them: none of them moves a score, and work in like words stays."""

from __future__ import annotations

import time

import pytest

from mismatch.engine.matching.profile import scoring_facts
from tests.engine.matching.test_fairness import HE_EN, HE_RU, facts

PROTECTED = [
    "Пенсионер",
    "Мне 58",
    "Молодой человек, 24 года",
    "Ж, 45",
    "муж.",
    "Вдова",
    "Разведён, алименты",
    "Я мама троих школьников",
    "Многодетный отец",
    "Мать-одиночка",
    "Двое малышей",
    "Татарка",
    "Узбек по национальности",
    "Национальная принадлежность: русская",
    "Славянская внешность",
    "Уроженец Грозного",
    "Намаз в обед",
    "Прописка: Дагестан",
    "Знак зодиака: Лев",
    "Рост 180, вес 75",
    "Невоеннообязанная",
    "Фото прилагается",
    "[фото]",
    "Домохозяйка с 2016 по 2018",
    "Ухаживала за больной мамой 2016–2018",
    "Widow",
    "Widower",
    "Wife: accountant",
    "Spouse: doctor",
    "Husband of a nurse",
    "Ethnicity: Black African",
    "Race: Asian",
    "African American",
    "White British",
    "Hispanic",
    "Church member",
    "Passport: Indian",
    "Height 180 cm, weight 75 kg",
    "Photo attached",
    "Homemaker 2016 - 2018",
    "Took two years off to raise my daughter",
]
WORK = [
    "Русский, английский",
    "Рост 150% продаж за год",
    "Рост продаж на 20%",
    "Работа с людьми пенсионного возраста",
    "Фото, видео",
    "Race-condition debugging",
    "Height safety training",
    "Уход за больными пациентами",
    "Church organist",
    "Проверка паспортов",
    "Вес товара и приёмка",
]


@pytest.mark.parametrize("line", PROTECTED)
@pytest.mark.parametrize(("text", "heading"), [(HE_RU, "О себе\n"), (HE_EN, "About\n")], ids=["ru", "en"])
def test_what_a_person_is_counts_in_no_words(line: str, text: str, heading: str) -> None:
    told = text.replace(heading, f"{heading}{line}\n")
    assert told != text
    assert scoring_facts(facts(told)) == scoring_facts(facts(text))


@pytest.mark.parametrize("line", WORK)
def test_work_in_like_words_stays(line: str) -> None:
    told = facts(HE_RU.replace("О себе\n", f"О себе\n{line}\n"))
    assert any(line.lower().replace("ё", "е") in text.lower().replace("ё", "е") for text in told.texts), told.texts


def test_children_without_end_in_one_sentence_are_asked_about_once() -> None:
    def seconds(times: int) -> float:
        begun = time.process_time()
        facts("Nanny\n" + "I have a child " * times)
        return time.process_time() - begun

    seconds(10)
    assert seconds(1_600) < 8 * seconds(400)
