"""Vacancies as employers write and paste them: lost line breaks, headings of their own, wishes inside demands."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.shapes import Requirement
from tests.engine.matching.test_requirements import asked


def read(text: str) -> list[Requirement]:
    return read_vacancy(text, "Вакансия").requirements


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        (
            "Знание основ бухгалтерии Имеете опыт работы с банком Умеете готовить отчётность для налоговой",
            [
                "Знание основ бухгалтерии",
                "Имеете опыт работы с банком",
                "Умеете готовить отчётность для налоговой",
            ],
        ),
        (
            "Strong SQL and Python skills Experience with Airflow in production Ability to explain results",
            ["Strong SQL and Python skills", "Experience with Airflow in production", "Ability to explain results"],
        ),
        (
            "Умение вести документы на складе и т. п. Знаете Git и Jira на хорошем уровне",
            ["Умение вести документы на складе и т. п", "Знаете Git и Jira на хорошем уровне"],
        ),
        ("Умение видеть, как твои решения улучшают опыт тысяч пользователей приложения", None),
        ("Опыт настройки анимации в играх: базовое понимание переходов между состояниями", None),
        ("Опыт ведения учёта в программе Контур Эльба и Мой Склад на упрощённой системе", None),
    ],
)
def test_where_a_list_without_breaks_falls_apart(line, texts):
    assert [r.text for r in asked(f"- {line}")] == (texts or [line])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- владение React — от 3 лет", [("experience", True)]),
        ("- знание Python, опыт с Go будет плюсом", [("skill", True), ("skill", False)]),
        ("- опыт с Java от 4 лет (Kotlin как плюс)", [("experience", True), ("skill", False)]),
        ("- высшее образование (желательно экономическое)", [("education", True)]),
        ("- знание Kubernetes (будет большим плюсом)", [("skill", False)]),
        ("- Full driving licence (category C would be an advantage)", [("licence", True), ("licence", False)]),
        ("- Portuguese is not required", []),
        ("- без предъявления требований к стажу", []),
        ("- Bilingual English and Spanish", [("language", True), ("language", True)]),
        ("- GCSE grade C or above in English and Maths", [("education", True)]),
    ],
)
def test_wishes_and_waivers_inside_a_line(line, expected):
    assert [(r.kind, r.must) for r in asked(line)] == expected


@pytest.mark.parametrize(
    "line",
    [
        "Будет плюсом",
        "Приветствуется",
        "Обязателен",
        "У вас есть",
        "Стипендия во время обучения",
        "Первая заработная плата от 70 000 рублей",
        "от 90 000 до 120 000 руб. на руки",
        "£12.50 per hour, paid weekly",
        "Мы проводим встречи по пятницам и пьём чай",
        "Приходи в нашу команду и расти с нами",
        "Приложите сопроводительное письмо",
        "Our office is next to the river",
        "Flexible working hours",
        "28 days of annual leave",
    ],
)
def test_lines_among_the_demands_that_demand_nothing(line):
    assert [r.text for r in asked(f"- знание SQL\n- {line}")] == ["знание SQL"]


@pytest.mark.parametrize(
    ("line", "groups"),
    [
        ("- message queues: Kafka or RabbitMQ", [{"message-brokers", "apache-kafka", "rabbitmq"}]),
        ("- правовая система «Гарант» или «КонсультантПлюс»", [{"garant-legal", "consultantplus"}]),
        ("- знание JavaScript (ES6+), HTML5, CSS3 и SCSS", [{"javascript"}, {"html"}, {"css"}, {"sass"}]),
    ],
)
def test_choices_of_one_kind(line, groups):
    found = [set(group) for requirement in asked(line) for group in requirement.skills]
    assert found == groups


def test_a_requirement_reads_as_a_clause():
    found = asked("- опыт работы с системами контроля версий (Git, SVN) и СУБД\n- опыт в Финтехе или E-commerce")
    assert all(r.text.count("(") == r.text.count(")") for r in found)
    assert found[-1].text == "опыт в Финтехе или E-commerce"


def test_headings_without_their_colons():
    text = (
        "Мы делаем кассы для кофеен.   Требования Уверенное знание SQL Опыт поддержки пользователей от 1 года   "
        "Формат и условия Удалённая работа Оклад 90 000 руб."
    )
    assert [(r.kind, r.text) for r in read(text)] == [
        ("skill", "Уверенное знание SQL"),
        ("experience", "Опыт поддержки пользователей от 1 года"),
    ]


def test_headings_of_the_writers_own_are_told_by_a_word_or_by_their_list():
    text = (
        "Store Manager\n\nWho you are:\n- 2 years of experience in shops\n\nMondays to Fridays at Hill & Pine:\n"
        "- open and close the store\n- coach new colleagues\n- handle complaints\n"
    )
    assert [r.kind for r in read(text)] == ["experience", "task", "task", "task"]


def test_headings_of_the_writers_own_inside_a_line():
    text = (
        "Ищем тестировщика. Нам точно будет о чём поговорить, если у вас есть: Опыт тестирования от 2 лет; знание SQL. "
        "Какие условия мы предлагаем: Гибкий график; ДМС со стоматологией."
    )
    assert [(r.kind, r.must) for r in read(text)] == [("experience", True), ("skill", True)]


def test_the_stack_ends_where_prose_begins():
    text = (
        "Разработчик\n\nНаш стек: TypeScript, React, Vite.\n\n"
        "Нам нужен человек, который от двух лет пишет на React и умеет писать тесты на Jest.\n\n"
        "Вы будете развивать личный кабинет и переносить старые страницы."
    )
    assert [(r.kind, r.must) for r in read(text)] == [
        ("skill", False),
        ("skill", False),
        ("experience", True),
        ("task", False),
        ("task", False),
    ]


def test_the_state_language_of_russia():
    (found,) = asked("- владение государственным языком Российской Федерации")
    assert (found.kind, found.language) == ("language", "Russian")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Платим 180–230 тысяч на руки", (180000, 230000, "RUB")),
        ("ЗП: 250-330к net", (250000, 330000, "RUB")),
        ("от 85 000 до 120 000 руб. за полный месяц", (85000, 120000, "RUB")),
        ("£32,000 plus tips (approx. £5k a year)", (32000, None, "GBP")),
        ("£75k–£90k depending on experience", (75000, 90000, "GBP")),
        ("A gross monthly salary between € 2.800 and € 3.400", (2800, 3400, "EUR")),
        ("We offer 70-85k EUR and 30 days off", (70000, 85000, "EUR")),
        ("ставка от 700 до 1 100 рублей за урок", (700, 1100, "RUB")),
        ("Pay: $22 to $26 an hour", (22, 26, "USD")),
        ("£12.80 per hour", (12.8, None, "GBP")),
        ("В штате 450 человек, нам 15 лет", (None, None, None)),
    ],
)
def test_pay_as_it_is_written(line, expected):
    found = read_vacancy(f"{'Повар' if any('а' <= c <= 'я' for c in line) else 'Cook'}\n{line}\n", "Вакансия")
    assert (found.salary_from, found.salary_to, found.currency) == expected


def test_permits_are_asked_for_wherever_they_are_told():
    text = "Cook\n\nWhat we offer\n- £30k a year\nYou must have the right to work in the UK.\n"
    assert [r.place for r in read(text)] == ["right_to_work"]


def test_a_town_that_no_list_knows():
    assert read_vacancy("Повар\nПриём документов: г. Приозёрск, ул. Ленина, 10").location == "Приозёрск"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- знание возрастной психологии", "other"),
        ("- стаж от 2 лет с детьми дошкольного возраста", "experience"),
        ("- experience of working with children aged 4-11", "other"),
        ("- experience of supporting young people", "other"),
    ],
)
def test_the_age_of_pupils_is_not_protected(line, kind):
    assert {"skill" if r.kind == "other" else r.kind for r in asked(line)} == {"skill" if kind == "other" else kind}


def test_a_waived_length_of_service_leaves_the_degree():
    found = asked("- высшее юридическое образование без предъявления требований к стажу")
    assert [(r.kind, r.level) for r in found] == [("education", "bachelor")]


def test_what_recurs_is_no_length_of_experience():
    assert all(r.kind != "experience" for r in asked("- аттестация раз в полгода"))
    (found,) = asked("- a year or more in customer support")
    assert (found.kind, found.years) == ("experience", 1)


def test_prose_about_the_role_may_tell_of_the_firm():
    text = "Analyst\n\nAbout the role\nTallow helps market traders take card payments.\n\nYou need\n- SQL\n"
    assert [r.text for r in read(text)] == ["SQL"]
    listed = "Carer\n\nAbout the role\n* Administer medication\n* Keep care plans\n"
    assert [r.kind for r in read(listed)] == ["task", "task"]


def test_one_level_for_both_languages_across_a_bracket():
    found = asked("- fluent in German (at least C1) and English")
    assert [(r.language, r.level) for r in found] == [("German", "C1"), ("English", "C1")]


def test_a_vacancy_pasted_as_one_english_line():
    text = (
        "Account Executive Dublin Who we are Quillbase makes contract software for legal teams and has grown to 220 "
        "people in two years. What you'll be doing Managing the whole sale from the first call to the contract Running "
        "demos for finance leaders What we're looking for 3+ years of experience in B2B sales Track record of hitting "
        "quota Fluent English What's on offer OTE of €130,000 Private healthcare Hybrid working"
    )
    found = read_vacancy(text, "Account Executive")
    assert [r.kind for r in found.requirements if r.kind in ("task", "experience", "language")] == [
        "task",
        "task",
        "experience",
        "language",
    ]
    assert (found.salary_from, found.currency) == (130000, "EUR")
    assert not any("healthcare" in r.text for r in found.requirements)


def test_short_lines_under_headings_with_pictures():
    text = (
        "Бариста\n\n👉 Ты с нами, если:\nлюбишь кофе и людей\nесть медкнижка\n\n"
        "👉 Делать надо:\nварить кофе на рожковой машине\n\n👉 Платим:\nобеды за наш счёт\n"
    )
    assert [r.kind for r in read(text)] == ["other", "licence", "task"]


def test_what_is_denied_is_no_condition():
    assert asked("- работа постоянная, не вахта")[0].kind != "location"
    assert [r.place for r in asked("- готовность к разъездам по области")] == ["travel"]


def test_two_licences_of_which_one_is_a_wish():
    found = asked("- обязательно удостоверение сварщика, приветствуется аттестация НАКС")
    assert [(r.level, r.must) for r in found] == [("welding", True), ("naks", False)]


def test_a_subject_of_study_with_a_capital_goes_on():
    assert [r.kind for r in asked("- Bachelor's degree in Accounting or Finance required")] == ["education"]


def test_a_wish_amid_other_demands():
    found = asked("- английский разговорный, опыт в гостинице приветствуется, готовность к ночным сменам")
    assert [(r.kind, r.must) for r in found if r.kind in ("language", "location")] == [
        ("language", True),
        ("location", True),
    ]


def test_a_level_reaches_over_spoken_and_written():
    (found,) = asked("- Good spoken and written English")
    assert (found.language, found.level) == ("English", "B1")


@pytest.mark.parametrize("line", ["Опыт расчёта заработной платы от 3 лет", "Расчёт заработной платы до 400 человек"])
def test_who_counts_wages_is_offered_no_wage(line):
    assert [one.text for one in read(f"Требования:\n- {line}\n- Excel\n")] == [line, "Excel"]
    assert [one.text for one in read("Требования:\n- Excel\nЗаработная плата от 90 000 руб.\n")] == ["Excel"]


def test_a_capital_inside_a_name_divides_nothing_and_one_of_a_demand_does() -> None:
    lines = "- МойСклад ведёте без ошибок\n- водительские праваОпыт продаж от года\n"
    read = read_vacancy(f"Специалист\n\nТребования:\n{lines}").requirements
    assert [one.kind for one in read] == ["skill", "licence", "experience"]
    assert read[0].text == "МойСклад ведёте без ошибок"
