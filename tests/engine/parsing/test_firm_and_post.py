"""A firm with what it is in brackets, one post after another, and what stands above a job and is none of it."""

from __future__ import annotations

from datetime import date

import pytest

from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.titles import employer_score, title_score


def jobs(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Title, employer and start of each."""
    resume = parse_resume(read_document(text.encode(), "resume.txt"), date(2026, 11, 15))
    return [(job.title and job.title.value, job.employer and job.employer.value, job.start) for job in resume.positions]


@pytest.mark.parametrize(
    ("row", "title", "employer"),
    [
        ("03/2020 – present, Marlow (maker of garden tools), purchasing manager", "purchasing manager", "Marlow"),
        ("03/2020 – present, Sever Post (weekly paper), reporter on the Sports desk", "reporter", "Sever Post"),
        ("03/2020 – н. в., «Вымпел» (сеть кофеен), управляющий", "управляющий", "«Вымпел»"),
        ("03/2020 – н. в., «Рупор» (радио), ведущий редакции «Утро»", "ведущий", "«Рупор»"),
    ],
)
def test_a_firm_with_what_it_is_in_brackets(row, title, employer):
    found = jobs(f"Alex Marten\n\nExperience\n{row}\n- kept the books of orders and the stock\n")
    assert len(found) == 1
    assert str(found[0][0]).startswith(title)
    assert str(found[0][1]).startswith(employer)
    assert found[0][2] == "2020-03"


def test_one_post_after_another_behind_the_firm():
    found = jobs(
        "Nina Orlova\n\nWork experience\nMarch 2022 – present\nDelta Pumps Ltd, Quality Engineer\n• audits of lines\n\n"
        "July 2019 – February 2022\nRivet LLC, quality inspector, then quality control engineer\n• incoming goods\n"
    )
    assert found[1] == ("quality inspector, then quality control engineer", "Rivet LLC", "2019-07")


def test_no_header_reaches_across_what_is_told_of_the_person():
    found = jobs(
        "СЕМЁН ДРОБОТ\nЖурналист, ведущий\nТверь, 31 год, права категории B\n\n"
        "«Тверской час» (сайт), корреспондент отдела «Дороги», 02.2021 — сейчас\n– три репортажа в неделю\n"
    )
    assert found == [("корреспондент отдела «Дороги»", "«Тверской час» (сайт)", "2021-02")]


def test_people_in_the_plural_are_no_title():
    assert title_score("Премия областного Союза журналистов") < 0.3
    assert title_score("Курсы водителей погрузчика") < 0.3
    assert title_score("Руководитель группы разработчиков") > 0.9
    assert employer_score("Союз журналистов") > 0.5


def test_before_that_and_parts_of_years():
    found = jobs(
        "Игорь Лавров\n\nОпыт\n11.2023 — сейчас, ООО «Корма», менеджер по закупкам\n— заказы у 14 заводов\n\n"
        "2021 — 2023\nДо этого логист-диспетчер, 1,5 года\n"
    )
    assert [title for title, _, _ in found] == ["менеджер по закупкам", "логист-диспетчер"]
