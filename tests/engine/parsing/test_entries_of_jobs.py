"""What belongs to which job: labels before a title, numbers of entries, leave, duties behind a colon."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.profile import build_profile
from mismatch.engine.parsing.resume import Resume
from tests.engine.parsing.documents import parsed


def jobs(resume: Resume) -> list[tuple[str | None, str | None]]:
    return [(p.title and p.title.value, p.employer and p.employer.value) for p in resume.positions]


@pytest.mark.parametrize(
    ("now", "before"),
    [("Current:", "Previous:"), ("Most recent role:", "Past position:"), ("Presently:", "Formerly:")],
)
def test_when_it_was_is_no_part_of_a_title(now: str, before: str) -> None:
    resume = parsed(
        f"Laura Benton\n\nExperience\n{now} Operations Analyst, Kestrel Securities, 2019 – present\nSettled trades.\n"
        f"{before} Accounts Clerk, Northbank, 2014 – 2018\nKept ledgers.\n"
    )
    assert jobs(resume) == [("Operations Analyst", "Kestrel Securities"), ("Accounts Clerk", "Northbank")]


def test_when_it_was_is_no_part_of_a_russian_title() -> None:
    resume = parsed(
        "Иванова Анна\n\nОпыт работы\nТекущая должность: бухгалтер, ООО «Ромашка», 2019 — настоящее время\n"
        "Ведение учёта.\nПредыдущая должность: кассир, ООО «Василёк», 2014 — 2018\nПриём платежей.\n"
    )
    assert jobs(resume) == [("бухгалтер", "ООО «Ромашка»"), ("кассир", "ООО «Василёк»")]


def test_a_numbered_entry_has_no_employer_but_its_own() -> None:
    resume = parsed(
        "Laura Benton\n\nWork history\n1. Kestrel Securities, Leeds\nOperations Analyst, 2019 – present\n"
        "Settled trades for funds.\n2. Accounts Clerk, 2014 – 2018\nKept ledgers at a merchant's.\n"
    )
    assert jobs(resume) == [("Operations Analyst", "Kestrel Securities"), ("Accounts Clerk", None)]


def test_roles_under_one_firm_keep_it() -> None:
    resume = parsed(
        "Laura Benton\n\nExperience\nSenior Operations Analyst, Kestrel Securities\n2019 – present\n- Led settlement\n"
        "Operations Analyst\n2016 – 2019\n- Matched trades\n"
    )
    assert [firm for _, firm in jobs(resume)] == ["Kestrel Securities"] * 2


@pytest.mark.parametrize("leave", ["Career break", "Maternity leave", "Декретный отпуск", "Перерыв в карьере"])
def test_leave_is_no_experience_and_has_no_employer(leave: str) -> None:
    resume = parsed(
        f"Laura Benton\n\nExperience\nOperations Analyst, Kestrel Securities\n2020 – 2022\n- Settled trades\n\n"
        f"{leave}\n2018 – 2020\n\nAccounts Clerk, Northbank\n2014 – 2018\n- Kept ledgers\n"
    )
    assert resume.experience_months == 72
    assert ("Accounts Clerk", "Northbank") in jobs(resume)
    assert sum(firm == "Kestrel Securities" for _, firm in jobs(resume)) == 1
    assert build_profile(resume).experience_months == 72


def test_duties_behind_a_colon_are_no_part_of_a_title() -> None:
    resume = parsed(
        "Laura Benton\n\nExperience\nKestrel Securities, 2019 – 2022\n"
        "Operations Analyst: settled trades, matched payments and wrote reports\n"
        "Northbank, 2014 – 2018\nAccounts Clerk: kept ledgers\n"
    )
    assert jobs(resume) == [("Operations Analyst", "Kestrel Securities"), ("Accounts Clerk", "Northbank")]


@pytest.mark.parametrize(
    ("said", "letters"),
    [("категорий В, С", ["B", "C"]), ("категории B и C", ["B", "C"]), ("Права: категориями «B» и «C»", ["B", "C"])],
)
def test_categories_in_any_case(said: str, letters: list[str]) -> None:
    resume = parsed(f"Иванов Пётр\nВодитель\n\nО себе\nВодительское удостоверение, {said}, стаж 10 лет.\n")
    assert sorted(fact.value for fact in resume.licences) == letters


@pytest.mark.parametrize(
    "town", ["Ballarat", "Geelong, VIC", "Noida, India", "Nakuru", "Chattogram", "Навои", "Kelowna"]
)
def test_towns_far_away(town: str) -> None:
    resume = parsed(
        f"Laura Benton\nAnalyst\n{town}\nlaura@example.org\n\nExperience\nAnalyst, Kestrel Ltd\n2019 - 2022\n"
    )
    assert resume.location is not None
    assert resume.location.value == town


def test_a_skill_is_held_as_long_as_what_implies_it_was_used() -> None:
    resume = parsed(
        "Laura Benton\n\nExperience\nBackend Developer, Kestrel Securities\n2019 – 2021\n- Built services in Django\n\n"
        "Skills\nPython\n"
    )
    held = {skill.id: skill for skill in build_profile(resume).skills}
    assert held["python"].months == held["django"].months == 24


@pytest.mark.parametrize("place", ["Ереван / удалённо", "Тула, гибрид", "Berlin (remote)", "Remote / Berlin"])
def test_a_town_with_a_way_of_working_is_no_employer(place: str) -> None:
    resume = parsed(
        f"Арам Саркисян\naram@example.com\n\nОпыт работы\nFrontend-разработчик\n{place}\nмарт 2020 — настоящее время\n"
        "- Пишу интерфейсы\n\nВерстальщик\nООО «Ромашка»\n2017 — 2020\n- Верстал письма\n"
    )
    assert jobs(resume) == [("Frontend-разработчик", None), ("Верстальщик", "ООО «Ромашка»")]
