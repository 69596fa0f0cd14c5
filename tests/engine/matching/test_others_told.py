"""What others do, what papers are sent in and what may stand for what: none of it is asked of the person."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.requirements import read_vacancy


def asked(lines: str, title: str = "Storekeeper") -> list[tuple[str, str]]:
    found = read_vacancy(f"{title}\n\nRequirements\n- SQL\n{lines}\n").requirements
    return [(one.kind, one.text) for one in found if one.text != "SQL"]


@pytest.mark.parametrize(
    "line",
    [
        "Our mobile developers write Dart and our data team runs Spark",
        "The buyers travel to Italy and speak French",
        "Our head gardener has 30 years of experience in orchards",
        "Интерфейс рисует соседняя команда в Figma",
        "Наши технологи работают в SolidWorks, конструкторы пишут на Python",
        "Сварщики у нас свои, с категориями C и D",
        "Переводы делают отдельные специалисты в Trados",
    ],
)
def test_what_others_do_is_not_asked(line):
    assert asked(f"- {line}") == []


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("The drivers hold category C licences", "Drivers"),
        ("Our developers need to know Java", "Developer"),
        ("Вы поможете команде, которую ведут наши технологи: нужен опыт работы с SolidWorks", "Технолог"),
    ],
)
def test_what_is_asked_of_the_person_stays(line, title):
    assert asked(f"- {line}", title)


def test_papers_to_send_in_are_no_demands():
    text = """Ведущий специалист отдела закупок

Требования:
- высшее образование
- знание 44-ФЗ

Для участия в конкурсе представляются: заявление; фотография 3×4; копия трудовой книжки; копия диплома.
"""
    assert [(one.kind, one.level) for one in read_vacancy(text).requirements] == [
        ("education", "bachelor"),
        ("skill", None),
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("a Master's degree may substitute for one year of experience", []),
        ("Two years of experience can be substituted for the degree", []),
        ("A degree in Botany; field experience may be substituted", [("education", "A degree in Botany")]),
        ("Стаж на складе — не предъявляется, права категории B", [("licence", "права категории B")]),
        ("Applicants must submit a resume and a cover letter", []),
    ],
)
def test_what_may_stand_for_it_is_not_asked_beside(line, found):
    assert asked(f"- {line}") == found


def test_lists_under_an_infinitive():
    text = "Пчеловод\nЗнать:\nсроки медосбора\nболезни пчёл\nИметь: права категории В\nДадим: дом, мёд, 60 тыс. в месяц"
    found = read_vacancy(text).requirements
    assert len([one for one in found if one.must]) == len(found) == 3
    assert [one.level for one in found if one.kind == "licence"] == ["driving_B"]
    assert not any("дом" in one.text for one in found)


def test_you_will_hold_is_a_demand():
    text = "Teacher\n\nYou'll hold QTS and have taught Year 2 for three years or more."
    assert [one.years for one in read_vacancy(text).requirements if one.must] == [3]
