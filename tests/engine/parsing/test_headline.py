"""The headline beside the name: without the contacts that share its row."""

from __future__ import annotations

from datetime import date

import pytest

from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document

TEXT = """Анна Вайнер{between}Менеджер по продажам B2B{between}+7 911 555-12-13

Опыт работы
ООО «Ромашка»
Менеджер по продажам
март 2019 — по настоящее время
- Вела сорок клиентов.
"""


@pytest.mark.parametrize("between", ["\t", " | ", "   "])
def test_headline_ends_where_the_next_cell_begins(between):
    document = read_document(TEXT.format(between=between).encode(), "x.txt")
    resume = parse_resume(document, date(2026, 11, 1))
    assert resume.name is not None
    assert resume.name.value == "Анна Вайнер"
    assert resume.headline is not None
    assert resume.headline.value == "Менеджер по продажам B2B"
    assert document.text[resume.headline.start : resume.headline.end] == resume.headline.value


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Соболева Анна Петровна. Геодезист. Опыт два года, работаю на стройке школы в Твери.", "Геодезист"),
        (
            "Тимур, 31 год, администратор ресторана узбекской кухни в Казани. Открываю и закрываю смену, решаю споры.",
            "администратор ресторана",
        ),
        ("Dr. Ruth Ekberg\nStructural engineer CEng MIStructE. Eleven years of steel frames.", "Structural engineer"),
        ("Lena Beaton\nOffice manager to a managing partner, Leeds, 2014 to now. Diary, travel.", "Office manager"),
        ("Кадастровый инженер Рябов Павел Андреевич\nСтаж 11 лет\n", "Кадастровый инженер"),
        ("Карен Аванесян\n2019—2021: кассир-операционист, обмен валюты\nБанк, отдел переводов", None),
        ("I have sold enterprise software for nine years, all of it new business, and managed a sales manager.", None),
        ("Окончил институт и ищу работу. Умею вести переговоры, знаю, чем живёт менеджер по продажам.", None),
    ],
)  # fmt: skip
def test_headline_of_a_life_told_in_sentences_is_the_occupation_it_opens_with(text: str, headline: str | None) -> None:
    resume = parse_resume(read_document(text.encode(), "x.txt"), date(2026, 11, 1))
    assert (resume.headline.value if resume.headline else None) == headline
    if resume.headline is not None:
        assert resume.text[resume.headline.start : resume.headline.end] == headline


def test_a_name_with_an_occupation_behind_it_is_no_job_at_a_firm_of_that_name() -> None:
    text = (
        "Aoife Brannan — Deputy Manager\n\nTwo years second in command at a restaurant, before that a supervisor.\n\n"
        "Key achievements\n* Trained nine waiters, three of whom are now supervisors\n"
    )
    resume = parse_resume(read_document(text.encode(), "x.txt"), date(2026, 11, 1))
    assert resume.headline is not None
    assert resume.headline.value == "Deputy Manager"
    assert [p.employer.value for p in resume.positions if p.employer] == []


def test_the_heading_of_the_whole_is_no_firm() -> None:
    text = (
        "CURRICULUM VITAE – Helena Costa\nFood & Beverage Manager\n\n"
        "2011-2016 F&B Manager. Led a large restaurant with 120 covers.\n"
        "2008-2011 Assistant F&B Manager. Room service and banquets for two hundred people.\n"
    )
    resume = parse_resume(read_document(text.encode(), "x.txt"), date(2026, 11, 1))
    assert [(p.start, p.title.value if p.title else None) for p in resume.positions] == [
        ("2011", "F&B Manager"),
        ("2008", "Assistant F&B Manager"),
    ]
    assert [p.employer for p in resume.positions] == [None, None]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Системный администратор 61 000 ₽ на руки", "Системный администратор"),
        ("Кладовщик, от 70 000 руб.", "Кладовщик"),
        ("Payroll Manager – £42,000", "Payroll Manager"),
        ("Сварщик 5 разряда", "Сварщик 5 разряда"),
    ],
)
def test_the_desired_position_is_told_without_its_pay(row, said):
    text = f"Иван Петров\n\nЖелаемая должность\n{row}\n\nОпыт работы\n2019 — 2023, ООО «Весна», {said}\n"
    found = parse_resume(read_document(text.encode(), "resume.txt"), date(2026, 11, 1)).headline
    assert found is not None
    assert found.value == said
    assert text[found.start : found.end] == said
