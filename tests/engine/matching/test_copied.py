"""A résumé that repeats its vacancy word for word raises a warning; the honest use of its words raises none."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.copied import copied_from_vacancy

VACANCY = {
    "en": """Storekeeper
Requirements:
- at least two years of work in a warehouse with addressed storage of small parts
- confident use of a handheld scanner and of a warehouse management system
- a valid forklift licence and readiness to work in shifts of twelve hours
""",
    "ru": """Кладовщик
Требования:
- опыт работы на складе с адресным хранением мелких деталей не менее двух лет
- уверенная работа с терминалом сбора данных и складской учётной системой предприятия
- действующее удостоверение водителя погрузчика и готовность к сменам по двенадцать часов
""",
}
HONEST = {
    "en": """Ann Lee
Storekeeper, Corner Parts Ltd, 2019 - 2024
- received small parts, kept addressed storage, used a handheld scanner and a warehouse management system
- valid forklift licence, shifts of twelve hours
""",
    "ru": """Анна Ли
Кладовщик, ООО «Угол», 2019 - 2024
- принимала мелкие детали, вела адресное хранение, работала с терминалом сбора данных и складской учётной системой
- действующее удостоверение водителя погрузчика, смены по двенадцать часов
""",
}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_is_pasted_is_shown_in_its_place(language):
    pasted = VACANCY[language].split("\n", 1)[1]
    text = HONEST[language] + "\n" + pasted.upper() + "\nTea"
    (warning,) = copied_from_vacancy(VACANCY[language], text)
    assert warning.kind == "copies_vacancy"
    assert warning.start is not None
    assert text[warning.start : warning.end] == pasted.upper().strip()
    assert int(warning.params["count"]) >= 35


@pytest.mark.parametrize("language", ["en", "ru"])
def test_single_lines_here_and_there_are_shown_when_there_are_several(language):
    lines = VACANCY[language].strip().split("\n")[2:]
    apart = "\nA word of my own.\n".join(lines)
    assert len(copied_from_vacancy(VACANCY[language], apart)) == 3


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_words_of_the_trade_and_one_line_alike_are_no_copy(language):
    assert copied_from_vacancy(VACANCY[language], HONEST[language]) == []
    one = VACANCY[language].split("\n")[3]
    assert copied_from_vacancy(VACANCY[language], HONEST[language] + one) == []
    assert copied_from_vacancy("", HONEST[language]) == copied_from_vacancy(VACANCY[language], "") == []
