"""What a vacancy asks, and what in it is no demand."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.licences import find_licences
from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.shapes import Requirement
from tests.engine.matching.vacancies import VACANCIES, vacancy


def asked(lines: str, heading: str = "Требования:") -> list[Requirement]:
    return read_vacancy(f"Вакансия\n{heading}\n{lines}\n", "Вакансия").requirements


def only(lines: str, heading: str = "Требования:") -> Requirement:
    found = asked(lines, heading)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("key", VACANCIES)
def test_every_requirement_is_a_slice_of_the_vacancy(key):
    text = VACANCIES[key]
    for requirement in vacancy(*key).requirements:
        source = text[requirement.start : requirement.end]
        assert " ".join(source.split()) == requirement.text


@pytest.mark.parametrize("key", VACANCIES)
def test_stories_and_offers_are_no_demands(key):
    words = " ".join(r.text.lower() for r in vacancy(*key).requirements)
    for stranger in ("на рынке", "on the market", "зарплата", "salary", "офис", "office"):
        assert stranger not in words


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("- опыт работы водителем от 3 лет", 3),
        ("- стаж не менее двух лет", 2),
        ("- опыт более 5 лет", 5),
        ("- 3+ years of experience as an accountant", 3),
        ("- at least five years of experience in sales", 5),
        ("- опыт работы от полугода", 0.5),
        ("- опыт работы от года", 1),
        ("- опыт 1–3 года", 1),
        ("- опыт от 1,5 лет", 1.5),
        ("- minimum 18 months of experience in a similar role", 1.5),
    ],
)
def test_years(line, years):
    requirement = only(line)
    assert requirement.kind == "experience"
    assert requirement.years == years


@pytest.mark.parametrize(
    "line",
    [
        "- мужчина 25–45 лет",
        "- возраст до 40 лет",
        "- девушка приятной внешности",
        "- female, aged 20-30",
        "- славянская внешность",
        "- женщина, замужем",
    ],
)
def test_protected_facts_are_never_demanded(line):
    assert asked(line) == []


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("- высшее техническое образование", "bachelor"),
        ("- среднее профессиональное образование", "vocational"),
        ("- неоконченное высшее образование", "vocational"),
        ("- Bachelor's or Master's degree in economics", "bachelor"),
        ("- Master's degree in Computer Science", "master"),
        ("- PhD in chemistry", "doctor"),
        ("- среднее медицинское образование", "vocational"),
        ("- high school diploma", "school"),
    ],
)
def test_education(line, level):
    requirement = only(line)
    assert requirement.kind == "education"
    assert requirement.level == level


def test_no_degree_asked():
    assert all(r.kind != "education" for r in asked("- образование не имеет значения"))


@pytest.mark.parametrize(
    ("line", "language", "level"),
    [
        ("- английский не ниже B2", "English", "B2"),
        ("- fluent German", "German", "C1"),
        ("- английский язык на уровне чтения технической документации", "English", "B1"),
        ("- Upper-Intermediate English", "English", "B2"),
        ("- русский язык — родной", "Russian", "native"),
        ("- немецкий или французский язык, В1", "German/French", "B1"),
        ("- знание китайского языка", "Chinese", None),
    ],
)
def test_languages(line, language, level):
    requirement = only(line)
    assert (requirement.kind, requirement.language, requirement.level) == ("language", language, level)


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("- водительское удостоверение категории С, Е", {"driving_C", "driving_CE"}),
        ("- права категории B", {"driving_B"}),
        ("- driving licence category B", {"driving_B"}),
        ("- медкнижка", {"medical_book"}),
        ("- III группа по электробезопасности до 1000 В", {"electrical_3"}),
        ("- Группа допуска Ш до 1000 В", {"electrical_3"}),
        ("- группа по электробезопасности не ниже lll", {"electrical_3"}),
        ("- IV группа допуска свыше 1000 В", {"electrical_4"}),
        ("- сертификат специалиста", {"medical_specialist"}),
        ("- удостоверение стропальщика", {"slinger"}),
        ("- погрузчик: права", {"forklift"}),
        ("- a car licence", {"driving"}),
    ],
)
def test_licences(line, codes):
    found = asked(line)
    assert {r.kind for r in found} == {"licence"}
    assert {r.level for r in found} == codes


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("- готовность к командировкам", "travel"),
        ("- ready for business trips", "travel"),
        ("- готовность к переезду", "relocation"),
        ("- готовность работать вахтовым методом", "rotation"),
        ("- проживание в Москве", "city:moscow"),
        ("- willing to work night shifts", "shifts"),
        ("- личный автомобиль", "own_car"),
    ],
)
def test_conditions(line, place):
    requirement = only(line)
    assert (requirement.kind, requirement.place) == ("location", place)


@pytest.mark.parametrize(
    ("line", "groups"),
    [
        ("- опыт с Django или Flask", [["django", "flask"]]),
        ("- Java/Kotlin", [["java", "kotlin"]]),
        ("- knowledge of PostgreSQL, MySQL or Oracle", [["postgresql", "mysql", "oracle-database"]]),
        ("- experience with one of: React, Angular", [["react", "angular"]]),
        ("- опыт разработки серверов на Python вместе с Django", [["python"], ["django"]]),
    ],
)
def test_or_groups(line, groups):
    requirement = only(line)
    assert [set(g) for g in requirement.skills] == [set(g) for g in groups]


def test_a_bare_list_gives_one_requirement_a_skill():
    found = asked("- Python, Django, PostgreSQL")
    assert [r.skills for r in found] == [[["python"]], [["django"]], [["postgresql"]]]
    assert [r.text for r in found] == ["Python", "Django", "PostgreSQL"]


@pytest.mark.parametrize(
    "heading", ["Будет плюсом:", "Как преимущество:", "Nice to have:", "Preferred qualifications", "## Желательно"]
)
def test_nice_headings(heading):
    assert not only("- опыт работы с Kafka в проде", heading).must


@pytest.mark.parametrize(
    "line",
    [
        "- опыт с Kubernetes будет плюсом",
        "- желательно знание Kubernetes",
        "- Kubernetes experience is a plus",
        "- Kubernetes experience preferred",
        "- знание Kubernetes приветствуется",
    ],
)
def test_nice_in_the_sentence(line):
    assert not only(line).must


def test_a_sentence_falls_apart_by_what_it_asks():
    found = asked("- высшее экономическое образование, опыт работы главным бухгалтером от 5 лет, английский B1")
    assert [r.kind for r in found] == ["education", "experience", "language"]


def test_prose_without_headings():
    text = (
        "Компания «Вектор» 15 лет на рынке перевозок. Мы ищем водителя категории C с опытом работы от 3 лет. "
        "Вам предстоит возить грузы по области. Мы предлагаем белую зарплату и оплачиваемый отпуск."
    )
    kinds = {r.kind for r in read_vacancy(text).requirements}
    assert {"licence", "experience", "task"} <= kinds
    assert all("предлагаем" not in r.text and "на рынке" not in r.text for r in read_vacancy(text).requirements)


def test_benefits_without_a_heading_end_the_demands():
    found = asked("- знание SQL\n- ДМС со стоматологией\n- печеньки и кофе\n- дружный коллектив")
    assert [r.text for r in found] == ["знание SQL"]


def test_flattened_text_keeps_its_sections():
    text = (
        "О нас Мы делаем сервисы. Обязанности:  писать код на Python;  проверять код.  "
        "Требования:  знание SQL;  опыт от 2 лет.  Условия:  ДМС;  офис."
    )
    found = read_vacancy(text, "Разработчик").requirements
    assert [r.kind for r in found] == ["task", "task", "skill", "experience"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Зарплата от 90 000 до 120 000 руб.", (90000, 120000, "RUB")),
        ("Оклад 150–200 тыс. ₽", (150000, 200000, "RUB")),
        ("Salary: $4,000–5,000 per month", (4000, 5000, "USD")),
        ("Доход до 80 000 ₽", (None, 80000, "RUB")),
        ("Нам 15 лет, в штате 450 человек", (None, None, None)),
    ],
)
def test_pay(text, expected):
    read = read_vacancy(f"Водитель\nУсловия:\n- {text}", "Водитель")
    assert (read.salary_from, read.salary_to, read.currency) == expected


def test_facts_of_the_vacancy_itself():
    read = vacancy("developer", "ru")
    assert read.title == "Python-разработчик"
    assert read.location == "Москва"
    assert not read.remote
    assert read.language == "ru"
    assert read.experience_years == 3
    assert (read.salary_from, read.salary_to, read.currency) == (200000, 280000, "RUB")
    assert vacancy("developer", "en").location == "Moscow"


def test_an_english_vacancy_with_its_own_headings():
    text = (
        "Data Engineer\n\nAbout the company\nA leading provider with 10 years of experience.\n"
        "\nWhat you'll do\n- Build pipelines in Spark\n"
        "\nWhat we're looking for\n* Fluent English; German is a plus\n"
        "\nBonus points\n* Kafka experience\n\nWhat we offer\n* Salary\n"
    )
    found = [(r.kind, r.must) for r in read_vacancy(text).requirements]
    assert found == [("task", False), ("language", True), ("language", False), ("skill", False)]


def test_remote_work_and_remote_servers_differ():
    assert read_vacancy("Аналитик\nУсловия:\n- работа удалённо", "Аналитик").remote
    assert not read_vacancy("Администратор\nТребования:\n- настройка удалённого доступа", "Администратор").remote


def test_reading_twice_is_the_same():
    for key, text in VACANCIES.items():
        assert read_vacancy(text) == vacancy(*key)


@pytest.mark.parametrize(
    "said", ["Команда — семь человек, ищем восьмого.", "There are six of us and we need a seventh."]
)
def test_an_open_place_asks_for_nothing(said: str) -> None:
    text = f"Python developer\n{said} Пишем на Python.\nRequirements:\n- Django\n- Kafka\n- English B2\n- Git\n"
    assert not [r.text for r in read_vacancy(text).requirements if "восьмого" in r.text or "seventh" in r.text]


def test_the_categories_of_a_tractor_are_no_driving_licence():
    assert find_licences("Удостоверение тракториста-машиниста, категория B") == []
    both = find_licences("Удостоверение тракториста-машиниста категории C, водительские права категории B")
    assert [one.code for one in both] == ["driving_B"]
