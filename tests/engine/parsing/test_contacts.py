"""E-mail addresses, telephones and links."""

from __future__ import annotations

import pytest

from tests.engine.parsing.documents import parsed


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("8 (912) 603-44-15", "+79126034415"),
        ("+7 916 245 18 73", "+79162451873"),
        ("89277001234", "+79277001234"),
        ("+44 20 7946 0958", "+442079460958"),
        ("+375 29 123-45-67", "+375291234567"),
    ],
)
def test_phone(printed: str, value: str) -> None:
    [phone] = parsed(f"Анна Смирнова\nТел.: {printed}\nМосква\n").phones
    assert (phone.value, phone.printed) == (value, printed)


@pytest.mark.parametrize(
    "text", ["2015 - 2018", "(2013 - 2018)", "01.03.2019 - 15.05.2020", "ИНН 7701234567890123", "revenue of 1,200,000"]
)
def test_no_phone(text: str) -> None:
    assert parsed(f"Anna Smith\nEngineer at Acme {text}\n").phones == []


def test_emails_once_each() -> None:
    resume = parsed("Anna Smith\nanna.smith@example.org, ANNA.SMITH@example.org\nwork: a_smith@corp.example.co.uk\n")
    assert [e.value for e in resume.emails] == ["anna.smith@example.org", "a_smith@corp.example.co.uk"]


def test_links() -> None:
    resume = parsed(
        "Anna Smith\nlinkedin.com/in/anna-smith | https://github.com/asmith | t.me/asmith_dev | www.annasmith.dev\n"
        "Skills\nASP.NET, Node.js, PostgreSQL\n"
    )
    assert {(link.kind, link.value) for link in resume.links} == {
        ("linkedin", "https://linkedin.com/in/anna-smith"),
        ("github", "https://github.com/asmith"),
        ("telegram", "https://t.me/asmith_dev"),
        ("portfolio", "https://www.annasmith.dev"),
    }


def test_a_firm_s_site_is_not_the_person_s() -> None:
    resume = parsed(
        "Anna Smith\nanna@example.org\nExperience\nEngineer, Acme Ltd\n2019 – 2021\nBuilt www.acme-shop.com\n"
    )
    assert resume.links == []


@pytest.mark.parametrize(
    "line", ["Москва, +7 (912) 345-67-89", "г. Москва; +7 912 345-67-89", "+7 912 345-67-89, Москва"]
)
def test_a_town_beside_a_telephone_is_quoted_without_its_comma(line: str) -> None:
    resume = parsed(f"Петрова Анна Сергеевна\n{line}\n")
    assert resume.location is not None
    assert resume.location.value == "Москва"
    assert resume.text[resume.location.start : resume.location.end] == "Москва"


def test_a_link_that_wraps_at_a_slash_is_one() -> None:
    resume = parsed("Greta Lind\nKalmar | greta@example.org | https://www.linkedin.com/\nin/greta-lind-7\nProfile\n")
    assert [link.value for link in resume.links] == ["https://www.linkedin.com/in/greta-lind-7"]


def test_a_site_of_one_s_own_under_a_name_in_capitals() -> None:
    resume = parsed(
        "GRETA LIND\nBaker\ngreta@example.org\nhttps://greta-lind.example.org\n\n"
        "Experience\n2019 – 2021 Baker, Elm Ltd\n"
    )
    assert [link.value for link in resume.links] == ["https://greta-lind.example.org"]


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ("г. Первоуральск, тел. 8 (904) 555-66-77", "Первоуральск"),
        ("г. Кунгур, моб.: 8 912 000-11-22", "Кунгур"),
        ("Leeds, tel 07700 900123", "Leeds"),
    ],
)
def test_what_announces_a_telephone_is_no_part_of_the_town(line: str, town: str) -> None:
    location = parsed(f"Ильдар Гареев\nЭлектрик\n{line}\n").location
    assert location is not None
    assert location.value == town
