"""Names without a model."""

from __future__ import annotations

import pytest

from mismatch.engine.parsing.name_keys import name_key
from tests.engine.parsing.documents import parsed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ИВАНОВ ПЁТР СЕРГЕЕВИЧ\nИнженер\nmail: a@b-mail.ru\nОпыт работы\n", "Иванов Пётр Сергеевич"),
        ("Резюме\nМария Орлова\nБухгалтер\nТелефон +7 912 000-11-22\n", "Мария Орлова"),
        ("ФИО: Кузнецов Артём\nГород: Пермь\n", "Кузнецов Артём"),
        ("Curriculum Vitae\n\nDr. Amara Diallo, PhD\namara.diallo@example.org\n", "Amara Diallo"),
        ("JEAN-LUC O'BRIEN\nProject Manager\njl.obrien@example.org\n", "Jean-Luc O'Brien"),
        ("Senior Data Analyst\nLena Fischer\nlena.fischer@example.de\n", "Lena Fischer"),
        (
            "Контакты\n+7 912 000-11-22\nsidorova@example.ru\nСидорова Анна Павловна\nЖелаемая должность\nЮрист\n",
            "Сидорова Анна Павловна",
        ),
        ("Кадастровый инженер Рябов Павел Андреевич\nСтаж 11 лет\n", "Рябов Павел Андреевич"),
        ("Прораб монолитных работ Давыденко К. С.\n2018–2026, жилые дома в Перми\n", "Давыденко К. С."),
        ("Рекрутер массового подбора Дегтева Алина, 5 лет\nсклады, курьеры\n", "Дегтева Алина"),
        ("Соболева Анна Игоревна. Геодезист. Опыт два года: работаю на стройке в Твери.\n", "Соболева Анна Игоревна"),
        ("Светлана Цой. Специалист по закупкам в торговой компании, ищу такую же работу.\n", "Светлана Цой"),
        ("Маркшейдер, карьер по добыче гранита: съёмка. Зовут Олег Бессмертных. Хочу в город.\n", "Олег Бессмертных"),
        ("Кузнецов Иван Сергеевич\nPython-разработчик\n+7 912 000-11-22\n", "Кузнецов Иван Сергеевич"),
        ("Плотников Олег Петрович\nЭлектромонтажник\n", "Плотников Олег Петрович"),
        ("Столяр Иван Ильич\nПовар\n", "Столяр Иван Ильич"),
        ("Сварщик Иван Сергеевич Мельников\nСтаж 11 лет\n", "Иван Сергеевич Мельников"),
        ("Gemma Harris ACA\nFinancial Accountant\n", "Gemma Harris"),
        ("Backend Engineer Helen Marsh\nSeven years of payments.\n", "Helen Marsh"),
    ],
)  # fmt: skip
def test_name(text: str, name: str) -> None:
    found = parsed(text).name
    assert found is not None
    assert found.value == name


def test_no_name_is_made_up() -> None:
    assert parsed("Work Experience\n2019 – 2021 Software Engineer, Acme Ltd\nSkills\nPython, SQL\n").name is None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Иванова Юлия Петровна", "Yulia Ivanova"),
        ("Иванова Юлия", "Iuliia Ivanova"),
        ("Щербаков Дмитрий", "Dmitry Shcherbakov"),
        ("Алексей Хохлов", "Khokhlov Aleksei"),
        ("Пётр Ильин", "Петр Ильин"),
    ],
)
def test_one_person_has_one_key(one: str, two: str) -> None:
    assert name_key(one) == name_key(two)


def test_two_people_have_two_keys() -> None:
    assert name_key("Иван Петров") != name_key("Пётр Иванов")


NAMES = [
    "Анна Соколова", "Столяр Иван", "Кузнец Анна", "Портной Илья", "Рашид Мамедов", "Ким Ли",
    "Anna Sokolova", "Mary Baker", "John Cook", "Jose O'Neil", "Rashid Mammadov", "Mohammed Al-Rashid", "Wei Li",
    "Bjørn Ås",
]  # fmt: skip
LIVES = [
    ("{name}, геодезист. Опыт два года. Разбивка осей, съёмка тахеометром Leica, работа в AutoCAD.", "геодезист"),
    ("{name}. Геодезист. Опыт два года. Разбивка осей, съёмка тахеометром Leica, работа в AutoCAD.", "Геодезист"),
    ("Геодезист {name}\nОпыт два года на стройке школы, разбивка осей, съёмка тахеометром.\n", "Геодезист"),
    ("Land Surveyor {name}\nTwo years of setting out a school, total stations and AutoCAD.\n", "Land Surveyor"),
    ("{name}. Land surveyor. Two years of setting out a school, total stations and AutoCAD.", "Land surveyor"),
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("life", "headline"), LIVES)
def test_what_somebody_is_does_not_depend_on_the_name(life: str, headline: str, name: str) -> None:
    resume = parsed(life.format(name=name))
    assert resume.headline is not None
    assert resume.headline.value == headline
    assert resume.text[resume.headline.start : resume.headline.end] == headline
    assert resume.name is not None
    assert resume.name.value == name


@pytest.mark.parametrize("name", NAMES)
def test_name_that_is_said(name: str) -> None:
    for said in ("My name is {name}. I am looking for work.", "My name is {name} and I survey land in Leeds."):
        found = parsed(said.format(name=name)).name
        assert found is not None
        assert found.value == name


def test_headline_stands_where_it_is_said_to() -> None:
    resume = parsed("Анна Котова. Геодезист\nОпыт работы\nООО Ромашка\nГеодезист\n2019 - 2020\n")
    assert resume.headline is not None
    assert resume.text[resume.headline.start : resume.headline.end] == resume.headline.value == "Геодезист"
