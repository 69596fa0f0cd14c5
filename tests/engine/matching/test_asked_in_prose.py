"""Demands amid sentences: who is sought with which years, wishes behind a comma, choices of languages, hours."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.shapes import Requirement

LONG = """Мы делаем сыр. {} Сыроварня стоит у реки. Летом к нам ездят туристы. Зимой мы катаемся на лыжах. \
Коллектив дружный, все свои. Пишите на почту."""


def read(text: str) -> list[Requirement]:
    return read_vacancy(text).requirements


def test_who_is_sought_is_sought_with_the_years_of_the_same_sentence():
    told = LONG.format("В отдел качества сыроварни ищем технолога с опытом на молочном производстве от трёх лет.")
    found = [(one.kind, one.must, one.years) for one in read(told)]
    assert found == [("experience", True, 3)]
    text = "We bake. For 20 years we have been looking for the best flour. We like dogs. The oven is old. Come and see."
    assert [one for one in read(text) if one.years] == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Высшее образование, магистратура приветствуется", [True, False]),
        ("A bachelor's degree in botany, a master's is preferred", [True, False]),
        ("Two years with orchids, ideally in a greenhouse", [True, False]),
        ("Опыт работы с пчёлами от года, желательно на пасеке", [True, False]),
        ("Bachelor of Science in Botany (BSc) or Associate Degree with plants", [True]),
        ("Crane licence? Even better!", [False]),
    ],
)
def test_a_wish_is_for_its_part_only(line, found):
    text = f"Gardener\n\nRequirements\n- SQL\n- {line}\n"
    assert [one.must for one in read(text) if one.text != "SQL"] == found


@pytest.mark.parametrize(
    ("line", "languages"),
    [
        ("Polish, Czech or Slovak", ["Polish/Czech/Slovak"]),
        ("польский, чешский или словацкий язык", ["Polish/Czech/Slovak"]),
        ("English at B2, Czech or Slovak", ["English", "Czech/Slovak"]),
        ("Polish and Czech", ["Polish", "Czech"]),
        ("польский, чешский", ["Polish", "Czech"]),
    ],
)
def test_a_row_of_languages_that_ends_in_or_is_one_choice(line, languages):
    text = f"Guide\n\nRequirements\n- SQL\n- {line}\n"
    assert [one.language for one in read(text) if one.kind == "language"] == languages


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("График сменный, с 7 до 19.", "shifts"),
        ("Командировки до 20 % времени.", "travel"),
        ("Командировки оплачиваем по факту.", None),
        ("Командировок нет.", None),
        ("Командировки за счёт сыроварни.", None),
    ],
)
def test_times_and_journeys_told_in_a_sentence_of_their_own(told, place):
    assert [one.place for one in read(LONG.format(f"Нужна медкнижка. {told}")) if one.kind == "location"] == [
        one for one in [place] if one
    ]


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("воспитатель в группу 4–5 лет", []),
        ("занятия для детей 6–7 лет", []),
        ("опыт руководства группой 3 года", ["experience"]),
        ("Outstanding newcomers are welcome to apply, three years of teaching", ["experience"]),
    ],
)
def test_ages_of_children_are_no_experience(line, kinds):
    text = f"Воспитатель\n\nТребования\n- SQL\n- {line}\n"
    assert [one.kind for one in read(text) if one.years] == kinds
    assert all(one.must for one in read(text) if one.years)
