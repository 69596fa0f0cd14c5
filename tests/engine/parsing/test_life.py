"""Lives told in whole sentences, over several lines and without any heading."""

from __future__ import annotations

import pytest

from mismatch.engine.parsing.towns_told import town_of
from tests.engine.parsing.documents import parsed

ENGLISH = """My name is Deirdre Fallon. I have looked after people who could not look after themselves
for most of my life. From 2004 until 2012 I worked as a staff nurse at Merlin Park
Hospital in Galway, on the night shifts. In 2012 we moved to Limerick, and since then I have been
ward manager at St Camillus Hospital; I roster fourteen nurses. I hold a BSc in Nursing from
University of Limerick (2003). I speak Irish and Polish.
"""
RUSSIAN = """Меня зовут Полина Ветрова, я давно занимаюсь складами. С 2018 года работаю начальником склада в
компании «Северный путь», принимаю и отгружаю товар. До этого, с 2011 по 2018 год, я была
кладовщиком на заводе «Гидромаш». Окончила Самарский государственный университет
в 2010 году по специальности «Логистика». По-немецки читаю. Живу в Казани.
"""


def test_jobs_told_in_english_sentences_have_years_firms_and_titles() -> None:
    jobs = [(p.start, p.end, p.current, p.employer and p.employer.value) for p in parsed(ENGLISH).positions]
    assert jobs == [
        ("2004", "2012", False, "Merlin Park Hospital"),
        ("2012", None, True, "St Camillus Hospital"),
    ]
    assert [p.title and p.title.value for p in parsed(ENGLISH).positions] == ["staff nurse", "ward manager"]


def test_the_rest_of_an_english_life_is_read() -> None:
    resume = parsed(ENGLISH)
    assert [(e.degree and e.degree.value, e.field and e.field.value, e.end) for e in resume.education] == [
        ("BSc", "Nursing", "2003")
    ]
    assert {one.name for one in resume.languages} == {"Irish", "Polish"}
    assert resume.location is not None
    assert resume.location.value == "Limerick"
    assert "not_resume" not in {one.kind for one in resume.warnings}


def test_a_russian_life_is_read() -> None:
    resume = parsed(RUSSIAN)
    assert [(p.start, p.end, p.employer and p.employer.value) for p in resume.positions] == [
        ("2018", None, "Северный путь"),
        ("2011", "2018", "Гидромаш"),
    ]
    assert [p.title and p.title.value for p in resume.positions] == ["начальником склада", "кладовщиком"]
    [course] = resume.education
    assert course.institution is not None
    assert course.institution.value == "Самарский государственный университет"
    assert (course.field and course.field.value, course.end) == ("Логистика", "2010")
    assert [one.name for one in resume.languages] == ["German"]
    assert resume.location is not None
    assert resume.location.value == "Казань"
    assert "not_resume" not in {one.kind for one in resume.warnings}


def test_every_fact_of_a_life_stands_where_it_says() -> None:
    for text in (ENGLISH, RUSSIAN):
        resume = parsed(text)
        flat = resume.text.replace("\n", " ")
        facts = [fact for p in resume.positions for fact in (p.title, p.employer) if fact]
        assert facts
        assert all(flat[fact.start : fact.end] == fact.value for fact in facts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2009 I joined Brightwater Ltd as a planner. In 2015 I moved to Oakfield Council as a clerk.",
         [("2009", "2015", "planner"), ("2015", None, "clerk")]),
        ("I worked as a lorry driver for Hillside Haulage from 2010 to 2016 and liked it a great deal.",
         [("2010", "2016", "lorry driver")]),
        ("С 2005 по 2013 год работал токарем на заводе «Станкострой», точил валы и втулки по чертежам.",
         [("2005", "2013", "токарем")]),
    ],
)  # fmt: skip
def test_jobs_of_one_sentence(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    found = parsed(f"Anna Marsh\n\n{text}\n").positions
    assert [(p.start, p.end, p.title and p.title.value) for p in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "From 2001 to 2005 I studied law at Harborough University and then travelled in Asia.",
        "Since 2011 the firm has sold nine thousand lamps in Leeds.",
        "I was born in 1980 in Cork and was married in 2004 in Dublin.",
        "С 1995 по 2005 год учился в школе № 12 города Твери, был старостой класса.",
    ],
)
def test_studies_and_other_years_are_no_jobs(text: str) -> None:
    assert parsed(f"Anna Marsh\n\n{text}\n").positions == []


@pytest.mark.parametrize(
    ("said", "name"),
    [("Москве", "Москва"), ("Казани", "Казань"), ("Нижнем Новгороде", "Нижний Новгород"), ("Самаре", "Самара"),
     ("Челябинске", "Челябинск"), ("Сочи", "Сочи")],
)  # fmt: skip
def test_towns_in_the_case_of_a_sentence(said: str, name: str) -> None:
    assert town_of(said) == name


def test_no_town_is_made_of_a_word() -> None:
    assert town_of("Отделе") is None


@pytest.mark.parametrize(
    "between",
    ["I was on maternity leave from 2015 to 2018.", "I was out of work from 2015 to 2018.",
     "From 2015 to 2018 I was unemployed."],
)  # fmt: skip
def test_leave_and_idle_years_are_no_job(between: str) -> None:
    first = "Nurse. I worked as a nurse at City Hospital from 2011 to 2015."
    now = "Since 2018 I have been a nurse at Mercy Hospital."
    told, untold = parsed(f"{first} {between} {now}\n"), parsed(f"{first} {now}\n")
    assert [(p.start, p.end) for p in told.positions] == [("2011", "2015"), ("2018", None)]
    assert told.experience_months == untold.experience_months


@pytest.mark.parametrize(
    "said",
    ["Сыну 12 лет.", "В браке 12 лет.", "Пять лет в декрете.", "My son, 12 years, plays football.",
     "Turned 45 years in May.", "Three years on maternity leave."],
)  # fmt: skip
def test_years_of_a_life_are_no_work(said: str) -> None:
    resume = parsed(f"Повар. {said} Готовлю горячее и холодное.\n")
    assert not any(position.months or position.start for position in resume.positions)
    assert resume.experience_months is None
