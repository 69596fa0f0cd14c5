"""Vacancies as people paste them: choices, wishes, lost line breaks, labels, waived demands."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.requirements import read_vacancy
from tests.engine.matching.test_requirements import asked


@pytest.mark.parametrize(
    ("line", "groups"),
    [
        ("- очереди сообщений (Kafka или RabbitMQ)", [["message-brokers", "apache-kafka", "rabbitmq"]]),
        ("- experience with Kafka or a similar message broker", [["apache-kafka", "message-brokers"]]),
        ("- Python (Django)", [["python"], ["django"]]),
        ("- понимание сетей: TCP/IP, DNS", [["tcp-ip"], ["dns"]]),
        ("- опыт в финтехе или с высоконагруженными системами", [["fintech", "highload"]]),
        ("- Битрикс24 или AmoCRM", [["bitrix24", "amocrm"]]),
        ("- знание 1С:Аптека или М-Аптека", [["pharmacy-software"]]),
    ],
)
def test_kinds_with_examples_are_one_choice(line, groups):
    read = [set(group) for requirement in asked(line) for group in requirement.skills]
    assert all(set(group) in read for group in groups), read


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("- A bachelor's degree in mathematics, statistics or a related field", ["education"]),
        ("- Высшее или среднее профессиональное образование", ["education"]),
        ("- Dutch", ["language"]),
        ("- German / French", ["language"]),
        ("- санитарная книжка", ["licence"]),
        ("- отсутствие судимости", ["licence"]),
        ("- an enhanced DBS check is required", ["licence"]),
        ("- happy to work evenings and weekends", ["location"]),
        ("- 4 on 4 off, days and nights", ["location"]),
        ("- работа в графике сутки/трое", ["location"]),
        ("- hybrid, 3 days in the office", ["location"]),
        ("- гибридный формат: 3 дня в офисе", ["location"]),
        ("- full licence", ["licence"]),
        ("- driven coaches for at least two seasons", ["experience"]),
        ("- use of a car and a driving licence", ["location", "licence"]),
        ("- опыт работы не имеет значения", []),
        ("- no experience needed", []),
        ("- мы платим вовремя", []),
    ],
)
def test_kinds_of_short_lines(line, kinds):
    assert [r.kind for r in asked(line)] == kinds


def test_a_wish_at_the_end_leaves_the_demand():
    found = asked("- опыт продаж от 2 лет, желательно в рознице\n- английский от B1, китайский — большой плюс")
    assert [(r.kind, r.must) for r in found if r.kind != "skill"] == [
        ("experience", True),
        ("language", True),
        ("language", False),
    ]


def test_kind_words_are_found_as_words():
    assert all(r.must for r in asked("- ответственность и доброжелательность"))


def test_levels_stay_with_their_languages():
    found = asked("- fluent Polish and good English")
    assert [(r.language, r.level) for r in found] == [("Polish", "C1"), ("English", "B1")]


def test_bullets_and_line_breaks_lost():
    text = (
        "Аналитик Обязанности: подготовка отчётов для руководства компании поиск ошибок в данных заказчика "
        "Требования: опыт работы от 2 лет знание SQL и Excel готовность к командировкам "
        "Условия: оклад 90 000 + премия ДМС"
    )
    read = read_vacancy(text, "Аналитик")
    assert [r.kind for r in read.requirements] == ["task", "task", "experience", "skill", "skill", "location"]
    assert (read.salary_from, read.currency) == (90000, "RUB")


def test_dashes_are_bullets_when_lines_are_lost():
    text = "Data Analyst\nTasks: - build reports - talk to clients Requirements: - strong SQL - Python or R"
    found = read_vacancy(text, "Data Analyst").requirements
    assert [(r.kind, r.text) for r in found] == [
        ("task", "build reports"),
        ("task", "talk to clients"),
        ("skill", "strong SQL"),
        ("skill", "Python or R"),
    ]


def test_a_label_with_its_value_opens_no_section():
    text = (
        "Clerk\nSalary: £24,000\nLocation: Much Wenlock\n"
        "You will file letters and answer the telephone.\nAbout you\nYou must have good Excel skills."
    )
    read = read_vacancy(text, "Clerk")
    assert [r.kind for r in read.requirements] == ["task", "task", "skill"]
    assert read.location == "Much Wenlock"


def test_who_is_sought_is_no_demand():
    text = "Driver\nGreenway Foods is looking for a driver in York. You need a category C driving licence."
    assert [r.kind for r in read_vacancy(text, "Driver").requirements] == ["licence"]


def test_protected_demands_are_never_required():
    text = "Водитель\nТребования:\n- мужчина 25–45 лет\n- права категории B\nУсловия:\n- молодой коллектив"
    assert [r.kind for r in read_vacancy(text, "Водитель").requirements] == ["licence"]


def test_prose_behind_a_list_is_read_for_itself():
    text = (
        "Storekeeper\n\nRequirements:\n- knowledge of WMS\n- Excel\n- forklift licence\n\n"
        "Experience with SAP would be an advantage, and we are happy to train you if you have none of it.\n\n"
        "The depot was built in 1974 and is a pleasant place to work in, as everybody who stays with us says."
    )
    found = read_vacancy(text, "Storekeeper").requirements
    assert [(r.kind, r.must) for r in found] == [
        ("skill", True),
        ("skill", True),
        ("licence", True),
        ("skill", False),
    ]


def test_a_level_before_two_languages_is_for_both():
    found = asked("- fluent Dutch and English")
    assert [(r.language, r.level) for r in found] == [("Dutch", "C1"), ("English", "C1")]


@pytest.mark.parametrize(
    "line",
    [
        "Experience with Foobar, Excel and Word",
        "Foobar, Excel, Word",
        "Excel, Foobar и Word",
        "знание Foobar, Excel и Word",
    ],
)
def test_a_name_that_nobody_knows_is_asked_beside_those_that_are_known(line):
    found = asked(f"- {line}")
    assert {id for r in found for group in r.skills for id in group} == {"excel", "word"}
    assert [(r.kind, r.skills) for r in found if r.text == "Foobar"] == [("skill", [])]


def test_a_choice_with_an_unknown_name_stays_one_demand():
    assert [r.skills for r in asked("- SAP, Foobar or Oracle")] == [[["sap", "oracle-e-business-suite"]]]


def test_fields_of_study_in_prose_belong_to_their_degree():
    read = read_vacancy(
        "Accountant\nWe need someone with a degree in accounting, finance or economics, advanced Excel."
    )
    assert [(r.kind, r.text) for r in read.requirements] == [
        ("education", "a degree in accounting, finance or economics"),
        ("skill", "advanced Excel"),
    ]


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [
        ("We'd love", {("skill", False)}),
        ("Хорошо бы", {("skill", False)}),
        ("Преимущество", {("skill", False)}),
        ("Examples of work", {("task", False)}),
        ("Чем заниматься", {("task", False)}),
    ],
)
def test_more_headings_tell_what_stands_under_them(heading, kinds):
    lines = "- keep books in Okta\n- tidy Okta records" if kinds == {("task", False)} else "- Okta\n- Terraform"
    read = read_vacancy(f"Engineer\n\nRequirements\n- Python\n- Docker\n\n{heading}\n{lines}\n")
    assert {(r.kind, r.must) for r in read.requirements[2:]} == kinds


@pytest.mark.parametrize("line", ["График 2/2.", "Смены по 8 часов.", "Shift work (24/7 pattern)."])
def test_a_schedule_below_the_lists_is_a_condition(line):
    asks, does = "- опыт от года\n- внимательность", "- работа на кассе\n- выкладка товара"
    head = f"Кассир\n\nТребования:\n{asks}\n\nОбязанности:\n{does}\n\n"
    last = read_vacancy(head + line).requirements[-1]
    assert (last.kind, last.place, last.must) == ("location", "shifts", True)
    assert not any(r.kind == "location" for r in read_vacancy(head + "Условия:\n" + line).requirements)


def test_a_wish_for_one_of_two_languages_and_a_degree_below_a_bachelors():
    read = asked("- Some French or German would be lovely\n- Associate degree in accounting")
    assert [(r.kind, r.must, r.language, r.level) for r in read] == [
        ("language", False, "French/German", None),
        ("education", True, None, "vocational"),
    ]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("(A) Knowledge of IFRS", "Knowledge of IFRS"),
        ("Budgeting experience (A/I)", "Budgeting experience"),
        ("ACCA qualification (A) desirable", "ACCA qualification"),
        ("Driving licence category (A)", "Driving licence category (A)"),
        ("Forklift licence needed, pay is £13.50 an hour, plus bonus", "Forklift licence needed"),
        ("опыт работы с ТСД, 65 000 руб. на руки, премии", "опыт работы с ТСД"),
        ("experience with budgets, £2 million a year", "experience with budgets, £2 million a year"),
    ],
)
def test_a_demand_is_shown_without_the_marks_of_a_form_and_without_pay(line, text):
    assert [r.text for r in asked(f"- {line}")] == [text]


def test_what_a_job_is_like_is_a_condition_in_prose_too():
    text = (
        "Service desk engineer\nWe look after 40 schools. You will be on call one week in four. "
        "The role is hybrid, with 3 days in the office.\n\nRequirements:\n- Zendesk\n- Jira\n- Windows\n"
    )
    assert [r.place for r in read_vacancy(text).requirements if r.kind == "location"] == ["shifts", "office"]
