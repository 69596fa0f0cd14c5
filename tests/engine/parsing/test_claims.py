"""Work told by its length alone, and jobs in sentences without any verb."""

from __future__ import annotations

import pytest

from tests.engine.parsing.documents import parsed


@pytest.mark.parametrize(
    ("text", "title", "months"),
    [
        ("Кладовщик, 4 года. Приёмка, отбор, инвентаризация.", "Кладовщик", 48),
        ("Плиточник. Санузлы, крупный формат, затирка. 7 лет.", "Плиточник", 84),
        ("Гладильщица, опыт двадцать лет на фабриках.", "Гладильщица", 240),
        ("Сметчик, полтора года в подрядной организации.", "Сметчик", 18),
        ("Роза Ким, forklift driver, eleven years in cold stores and docks.", "forklift driver", 132),
        ("Anna Marsh. Dental nurse for two and a half years at a village surgery.", "Dental nurse", 30),
    ],
)
def test_years_without_dates_are_a_job_of_that_length(text: str, title: str, months: int) -> None:
    resume = parsed(f"{text}\n")
    [job] = resume.positions
    assert job.title is not None
    assert (job.title.value, job.months, job.start) == (title, months, None)
    assert resume.experience_months == months


def test_work_done_before_has_its_own_length() -> None:
    resume = parsed("Флорист, 3 года. До этого 5 лет была кондитером в пекарне у дома.\n")
    jobs = [(job.title and job.title.value, job.months, job.current) for job in resume.positions]
    assert jobs == [("Флорист", 36, True), ("кондитером", 60, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Кладовщик, 44 года. Приёмка, отбор.",
        "Кладовщик. Ни одной недостачи за семь лет.",
        "Кладовщик. Права категории B, за рулём 12 лет.",
        "Warehouse clerk, 38 years old. Goods in, picking.",
        "Warehouse clerk. Not one shortage in seven years.",
        "Warehouse clerk. Driving licence, ten years clean.",
    ],
)
def test_ages_and_other_years_are_no_work(text: str) -> None:
    assert parsed(f"{text}\n").experience_months is None


def test_dates_are_believed_before_claims() -> None:
    resume = parsed("Anna Marsh\nBaker, ten years at the oven\n\nBaker, Oakfield Bakery Ltd, 2020 – 2024\n")
    assert resume.experience_months == 48


@pytest.mark.parametrize(
    ("text", "jobs"),
    [
        (
            "Anna Marsh, land surveyor\nIn a county office since June 2021: boundaries, drones, drawings.\n",
            [("2021-06", None, "land surveyor")],
        ),
        (
            "Anna Marsh, land surveyor\nI've measured roads for a contractor since 2019. "
            "Before that, draughtsman in an architect's office (2015–2019).\n",
            [("2019", None, "land surveyor"), ("2015", "2019", "draughtsman")],
        ),
        (
            "Вера Зимина, швея\nВ ателье с марта 2020 года: подгонка, шторы, ремонт. Раньше упаковщица, 2016–2019.\n",
            [("2020-03", None, "швея"), ("2016", "2019", "упаковщица")],
        ),
        (
            "Вера Зимина, швея\nШью на Питоне-400 с 2018 года, веду двух учениц.\n",
            [("2018", None, "швея")],
        ),
    ],
)
def test_jobs_without_a_title_of_their_own_are_the_headline_s(
    text: str, jobs: list[tuple[str, str | None, str]]
) -> None:
    found = parsed(text).positions
    assert [(job.start, job.end, job.title and job.title.value) for job in found] == jobs


@pytest.mark.parametrize(
    "text",
    [
        "Anna Marsh, land surveyor\nSince 2011 the office has measured nine thousand fields.\n",
        "Anna Marsh, land surveyor\nI have held a driving licence since 2011 and a diploma since 2012.\n",
        "Вера Зимина, швея\nЖиву в Твери с 2011 года. Аттестат с 2009 года.\n",
    ],
)
def test_what_is_true_since_a_year_is_not_always_work(text: str) -> None:
    assert not any(job.start for job in parsed(text).positions)


@pytest.mark.parametrize(
    ("text", "jobs"),
    [
        (
            "Anna Marsh\nLathe operator\n2012–2024, three workshops around Leeds. Turning, boring, parting off.\n",
            [("2012", "2024", "Lathe operator")],
        ),
        (
            "Anna Marsh\nBeekeeper\n\nAssistant Beekeeper, Hivestone, 2017 – 2019: forty hives, swarms, honey.\n",
            [("2017", "2019", "Assistant Beekeeper")],
        ),
        (
            "Вера Зимина\n\n2022, апрель — сейчас. Кафе «Ветер», старший кассир\nСмены, выручка, отчёты.\n\n"
            "2019 — 2022. Магазин «Луч», кассир\nКасса и возвраты.\n",
            [("2022-04", None, "старший кассир"), ("2019", "2022", "кассир")],
        ),
        (
            "Вера Зимина\nучитель химии\n\nГимназия (г. Королёв), 09.2021 — по н.в.: 7–11 классы, кружок, ЕГЭ.\n"
            "Центр «Семья», 2019–2021.\n",
            [("2021-09", None, None), ("2019", "2021", None)],
        ),
    ],
)
def test_years_that_head_a_line_are_a_job(text: str, jobs: list[tuple[str, str | None, str | None]]) -> None:
    found = parsed(text).positions
    assert [(job.start, job.end, job.title and job.title.value) for job in found] == jobs


def test_a_bullet_that_names_a_year_is_no_job() -> None:
    text = (
        "Вера Зимина\nКонструктор\n\nАО «Мост», Казань\nСентябрь 2019 — настоящее время\n– Расчёт опор и пролётов\n"
        "– Чертежи в AutoCAD, с 2024 года часть марок в Revit\n"
    )
    assert [job.start for job in parsed(text).positions] == ["2019-09"]


def test_a_degree_is_no_employer() -> None:
    text = "Anna Marsh\n\nOAKFIELD, Sales Executive, 2014–2018\n\nBA Marketing, Leeds University, 2014\n"
    assert not any(job.employer and "BA" in job.employer.value for job in parsed(text).positions)


def test_a_firm_is_no_degree() -> None:
    assert (
        parsed("Anna Marsh\n\nMed-Slot, Planner, June 2020 – May 2023\n\nBed-Rock Ltd, Clerk, 2018\n").education == []
    )


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Плиточник. Санузлы, крупный формат, затирка. 7 лет.", "Плиточник"),
        ("Anna Marsh\nRefrigeration service technician. 9 years in the trade.", "Refrigeration service technician"),
        ("Вера Зимина\nШвея, 10 лет за машинкой", "Швея"),
        ("Вера Зимина\nбухгалтер-расчётчик, 41 год", "бухгалтер-расчётчик"),
    ],
)
def test_a_headline_ends_where_it_tells_how_long(text: str, headline: str) -> None:
    found = parsed(f"{text}\n").headline
    assert found is not None
    assert found.value == headline
