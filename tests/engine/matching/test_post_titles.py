"""Titles without what surrounds them in a post."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.post_titles import named_in, nominative
from mismatch.engine.matching.requirements import read_vacancy

NAMED = {
    "Ищем менеджера по продажам в Казань": "менеджер по продажам",
    "a chef, must know French cuisine and two dogs": "chef",
    "We need a Senior DevOps Engineer at our Leeds office who knows Terraform": "Senior DevOps Engineer",
    "COMMERCIAL BOILER TECH NEEDED - Dallas metro": "COMMERCIAL BOILER TECH",
    "URGENT: Night Shift Carers wanted – Ward 4 (Leeds)": "Night Shift Carers",
    "Срочно! Требуется сварщик на вахту": "сварщик",
    "Busy cafe needs an experienced barista": "experienced barista",
    "We need care workers": "care workers",
    "Hiring Manager": "Hiring Manager",
    "Hiring managers for two shops": "managers for two shops",
    "Hiring: Sr. Backend Dev (Go) | Remote EU": "Sr. Backend Dev (Go)",
    "Требуются водители категории C": "водители категории C",
    "Ищем python-разработчика, опыт от года": "python-разработчик",
    "Ищу бухгалтера в Самару, знание 1С": "бухгалтер",
    "Городская поликлиника «Заря» г. Тулы приглашает СТАРШУЮ МЕДСЕСТРУ (1 ставка)": "СТАРШАЯ МЕДСЕСТРА (1 ставка)",
    "ООО «Юг», г. Азов, приглашает на работу сторожей": "сторожа",
    "В отдел выплат требуется ведущий специалист по пособиям": "ведущий специалист по пособиям",
    "Требуется КРАНОВЩИК (автокран, Liebherr), вахта": "КРАНОВЩИК",
    "🎧 We're hiring: SOUND DESIGNER (mid), indie studio, remote": "SOUND DESIGNER (mid)",
    "We're hiring! Sound designer": "Sound designer",
    "Hi all! We're looking for a nurse": "nurse",
    "Hi-fi technician": "Hi-fi technician",
    "Всем привет! Мы ищем дизайнера": "дизайнер",
    "‼️Требуется повар": "повар",
    "🔥 Ищем бариста в кофейню на Маросейке": "бариста",
    "Ищем: бухгалтера": "бухгалтер",
}


@pytest.mark.parametrize(("line", "title"), NAMED.items())
def test_who_is_sought(line, title):
    assert named_in(line) == title


@pytest.mark.parametrize(
    "title",
    ["Senior Python Developer", "Главный бухгалтер", "Nurse, ICU", "Инженер-конструктор (станки)",
     "Head of Sales, EMEA", "Специалист по охране труда", "Врач - терапевт", "Data analyst with English",
     "Special Needs Teacher", "Special Educational Needs Coordinator", "Customer Needs Analyst",
     "Social Worker, Children in Need & Child Protection", "Логопед (г. Казань, м. Козья слобода)"],
)  # fmt: skip
def test_a_title_is_left_as_it_is(title):
    assert named_in(title) == title


def test_adjectives_are_bent_with_their_noun():
    assert nominative("старшую медсестру") == "старшая медсестра"
    assert nominative("главного инженера проекта") == "главный инженер проекта"


def test_a_title_in_the_line_below_the_one_that_calls():
    text = "ГБУЗ «Станция», г. Елец, приглашает на работу\n\nФЕЛЬДШЕРА (выездная бригада)\n\nТребования: диплом"
    assert read_vacancy(text).title == "ФЕЛЬДШЕР (выездная бригада)"


def test_a_letter_with_a_dot_ends_no_title():
    assert read_vacancy("Няня в сад, г. Пушкин\nТребования: опыт от года").title == "Няня в сад, г. Пушкин"


def test_the_title_stands_below_the_call():
    assert read_vacancy("We are hiring!\nSound Designer\n\nRequirements:\n- Unreal").title == "Sound Designer"
