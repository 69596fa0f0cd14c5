"""Studies without a heading: in a few words of their own, in the middle of prose, and what they are worth."""

from __future__ import annotations

import pytest

from tests.engine.parsing.documents import parsed


@pytest.mark.parametrize(
    ("text", "place", "field", "year", "level"),
    [
        ("УрГАУ, ветеринария, 2019. Английский C1.", "УрГАУ", "ветеринария", "2019", "bachelor"),
        ("Шью с детства. МГЛУ, перевод, 2016.", "МГЛУ", "перевод", "2016", "bachelor"),
        ("Образование: Сеченовский университет, фармация, 2012.", "Сеченовский университет", "фармация", "2012",
         "bachelor"),
        ("I like quiet work. BA Fine Art, Leeds University, 2012. Clean licence.", "Leeds University", "Fine Art",
         "2012", "bachelor"),
        ("Saw, plane and chisel. BSc Forestry, University of Bangor, 2015; first aider.", "University of Bangor",
         "Forestry", "2015", "bachelor"),
        ("Пишу отчёты. РЭУ им. Плеханова, бухучёт, 2019.", "РЭУ им. Плеханова", "бухучёт", "2019", "bachelor"),
        ("Кировский медколледж, сестринское дело, 2021; аккредитация.", "Кировский медколледж", "сестринское дело",
         "2021", "vocational"),
        ("МГРИ, геофизика, 2018. Вахта не пугает.", "МГРИ", "геофизика", "2018", "bachelor"),
        ("I mend pumps. Thermal physics, Ural Federal University, 2019.", "Ural Federal University", "Thermal physics",
         "2019", "bachelor"),
        ("Degree: soil science, Yaroslavl State University, 2020.", "Yaroslavl State University", "soil science",
         "2020", "bachelor"),
    ],
)  # fmt: skip
def test_a_study_in_a_few_words(text: str, place: str, field: str, year: str, level: str) -> None:
    [course] = parsed(f"Anna Marsh\n{text}\n").education
    assert course.institution is not None
    assert course.field is not None
    assert (course.institution.value, course.field.value, course.end, course.level) == (place, field, year, level)


def test_who_works_at_a_university_or_for_a_municipal_firm_did_not_study_there() -> None:
    for text in ("Librarian, Leeds University, since 2015.", "МГУП «Водоканал», слесарь, 2012.", "ОГУЗ, уборка, 2011."):
        assert not parsed(f"Anna Marsh\n{text}\n").education, text


@pytest.mark.parametrize(
    "text",
    [
        "Техникум, технология машиностроения.",
        "Колледж, экономика и бухучёт.",
        "УрФУ, информатика, студент 3 курса.",
        "КФУ, право, 2022–2028.",
    ],
)
def test_no_degree_is_presumed_of_other_places_nor_of_who_is_still_there(text: str) -> None:
    assert not any(one.level == "bachelor" for one in parsed(f"Вера Зимина\n{text}\n").education)


@pytest.mark.parametrize(
    "text",
    [
        "School bus driver, nineteen years, clean record.",
        "Гимназия «Луч», учитель химии, 2019.",
        "Специалист по ВЭД, декларации и брокеры.",
        "MS Office, Excel above all.",
        "Forklift licence, nights and weekends.",
    ],
)
def test_posts_programs_and_papers_are_no_studies(text: str) -> None:
    assert parsed(f"Anna Marsh\n{text}\n").education == []


def test_the_year_of_a_course_behind_a_degree_is_not_its_year() -> None:
    [course] = parsed(
        "Anna Marsh\nDegree in Psychology, Leeds University, 2014. “Labour law at work”, 2021.\n"
    ).education
    assert course.end == "2014"
