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
    "Ребёнок 7 лет, ходит в школу",
    "Сын 7 лет, школьник",
    "Есть дочь, 5 лет, ходит в детский сад",
    "Двое детей школьного возраста",
    "Дети взрослые, самостоятельные",
    "Ребенок, 3 года, садик",
    "I have a child aged 7, at school.",
    "One daughter, 7, goes to school",
    "Two kids in nursery",
    "Child: 7 years, school pupil",
    "Не служил, военный билет есть",
    "Military service completed",
    "Served in the army 2008-2009",
]
WORK = [
    "Няня: двое детей школьного возраста",
    "Преподаю детям, 7 лет в школе",
    "Служил по контракту, сержант связи",
    "Nanny to two school-age children",
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


@pytest.mark.parametrize(
    "entry",
    [
        "Stay-at-home mother\nJanuary 2016 — February 2018",
        "Stay-at-home mother, January 2016 — February 2018",
        "Full-time parent\nJan 2016 – Feb 2018\n- looked after two children",
        "Career break (childcare)\nJanuary 2016 — February 2018",
        "Break: January 2016 — February 2018, raising my son",
        "Мама в декрете\nянварь 2016 — февраль 2018\n- воспитывала двоих детей",
        "Перерыв: январь 2016 — февраль 2018, семья",
        "В декрете: январь 2016 — февраль 2018",
    ],
)
def test_a_gap_among_the_jobs_counts_the_same_named_or_not(entry: str) -> None:
    jobs = (
        "Experience\nAccountant, Brook Ltd\nMarch 2018 — present\n- VAT returns in Xero\n\n{}Bookkeeper, Field & Co\n"
    )
    text = "Anna Smith\nAccountant\nLondon\n\n" + jobs + "January 2012 — December 2015\n- purchase ledger\n"
    assert scoring_facts(facts(text.format(f"{entry}\n\n"))) == scoring_facts(facts(text.format("")))


def test_children_without_end_in_one_sentence_are_asked_about_once() -> None:
    def seconds(times: int) -> float:
        begun = time.process_time()
        facts("Nanny\n" + "I have a child " * times)
        return time.process_time() - begun

    seconds(10)
    assert seconds(1_600) < 8 * seconds(400)
