"""Vacancies of other countries and forms: marked criteria, degrees, licences, what is only told or denied."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.requirements import read_vacancy
from tests.engine.matching.test_requirements import asked


def kinds(text: str, title: str = "Officer") -> list[tuple[str, bool]]:
    return [(one.kind, one.must) for one in read_vacancy(text, title).requirements]


@pytest.mark.parametrize(
    "lines",
    [
        "E - Degree in town planning\nE - Use of GIS\nD - Giving evidence at inquiries\nE - Full driving licence",
        "E – Degree in town planning\nE – Use of GIS\nD – Giving evidence at inquiries\nE – Full driving licence",
        "Degree in town planning (E)\nUse of GIS (E)\nGiving evidence at inquiries (D)\nFull driving licence (E)",
        "Degree in town planning   E\nUse of GIS   E\nGiving evidence at inquiries   D\nFull driving licence   E",
    ],
)
def test_letters_mark_what_is_essential_and_desirable(lines):
    found = read_vacancy(f"Officer\n\nPerson specification\n\n{lines}\n", "Officer").requirements
    assert [(one.kind, one.must) for one in found] == [
        ("education", True),
        ("skill", True),
        ("other", False),
        ("licence", True),
    ]
    assert found[2].text == "Giving evidence at inquiries"


def test_letters_of_one_sort_are_no_marks():
    assert [one.text for one in asked("- D - the language of our backend\n- E - signatures")] != []
    assert all(one.must for one in asked("- D - the language of our backend\n- Python"))


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("B.E./B.Tech/MCA from a recognised university", "bachelor"),
        ("Graduate in any stream", "bachelor"),
        ("B.Com or M.Com", "bachelor"),
        ("BSN required", "bachelor"),
        ("M.Tech in structural engineering", "master"),
        ("Foundation degree or Level 5 diploma", "vocational"),
        ("12th pass", "school"),
        ("диплом колледжа", "vocational"),
        ("ординатура по терапии", "specialist"),
    ],
)
def test_degrees_of_other_countries(line, level):
    assert [(one.kind, one.level) for one in asked(f"- {line}")] == [("education", level)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Active North Carolina RDH license", "hygienist_licence"),
        ("Current state pharmacist license", "pharmacist_licence"),
        ("Class A CDL", "driving_CE"),
        ("CDL-B with passenger endorsement", "driving_C"),
        ("HGV Class 1", "driving_CE"),
        ("Valid Class C driver's license", "driving_B"),
    ],
)
def test_licences_of_other_countries(line, code):
    assert [(one.kind, one.level) for one in asked(f"- {line}") if one.kind == "licence"] == [("licence", code)]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Машина обязательна", "own_car"),
        ("You need your own car", "own_car"),
        ("Willing to work in UK shift", "shifts"),
        ("Готовность к графику 2/2", "shifts"),
    ],
)
def test_conditions_in_other_words(line, place):
    assert [one.place for one in asked(f"- {line}")] == [place]


@pytest.mark.parametrize("line", ["Вахты нет", "Командировки не предусмотрены", "Travel is not required"])
def test_what_is_denied_is_not_asked(line):
    assert not [one for one in asked(f"- {line}") if one.place]


@pytest.mark.parametrize(
    "head",
    ["You'll thrive if you", "You would fit in well if you’re", "Вам у нас понравится, если вы", "What you need"],
)
def test_headings_with_if_ask(head):
    lines = "- love tidy desks\n- worked with Excel"
    if head.startswith("В"):
        lines = "- цените порядок\n- работали с Excel"
    assert kinds(f"Clerk\n\n{head}\n{lines}\n") == [("other", True), ("skill", True)]


def test_labels_and_pay_are_no_demands():
    text = (
        "Java Developer\nCTC: up to 32 LPA\nNotice period: 30 days preferred\nNo. of positions: 3\n\n"
        "Mandatory skills: Java, Spring Boot\n\nPay is $44-48 an hour depending on experience.\n"
    )
    assert kinds(text, "Java Developer") == [("skill", True), ("skill", True)]


def test_demands_told_one_after_another():
    text = "Дизайнер\nНужно уверенно работать в AutoCAD, знать имена растений и уметь спорить о высоте изгороди.\n"
    assert kinds(text, "Дизайнер") == [("skill", True), ("other", True), ("other", True)]


def test_a_wish_goes_on():
    text = "Crew\n\nYou must\n- swim 25 metres\n\nA diploma in care would be a bonus. So would first-aid training.\n"
    assert kinds(text, "Crew") == [("other", True), ("education", False), ("skill", False)]


def test_a_must_is_no_less_for_standing_in_the_stack():
    text = "SRE\n\nНаш стек: Kafka, Terraform, Go\n\nТребования:\n- Terraform\n- Go либо Python\n"
    found = read_vacancy(text, "SRE").requirements
    assert [(one.text, one.must) for one in found] == [("Kafka", False), ("Terraform", True), ("Go либо Python", True)]


def test_the_heads_years_give_way_to_those_of_the_list():
    text = "Analyst\nExperience: 1 - 4 years\n\nDesired Candidate Profile:\n- Min. 1 yr of KYC experience\n- Excel\n"
    assert kinds(text, "Analyst") == [("experience", True), ("skill", True)]


def test_what_is_demanded_behind_a_comma_stands_for_itself():
    found = asked("- владение Excel, знание основ охраны труда, умение считать")
    assert [one.text for one in found] == ["владение Excel", "знание основ охраны труда", "умение считать"]


def test_spoken_and_written_are_of_one_language():
    found = asked("- Excellent written and verbal communication in English")
    assert (found[0].kind, found[0].language, found[0].level) == ("language", "English", "C1")
    assert len({one.text for one in found}) == 1


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("AutoCAD, будет хорошо, если знаете Revit", [("skill", True), ("skill", False)]),
        ("If you've used Salesforce before, great", [("skill", False)]),
        ("Знание HTML было бы плюсиком", [("skill", False)]),
        ("You must be authorized to work in the United States", [("location", True)]),
        ("Bilingual English/Spanish strongly preferred", [("language", False)]),
        ("Some HTML would be handy but isn't essential", [("skill", False)]),
        ("Previous experience isn't needed", []),
    ],
)
def test_wishes_and_permits_in_other_words(line, expected):
    assert [(one.kind, one.must) for one in asked(f"- {line}")] == expected


def test_a_chat_post_with_headings_of_its_own():
    text = (
        "🚗 Торговый представитель\n\n💪 Что делаем:\n▪️ объезжаем точки по маршруту\n▪️ следим за выкладкой\n\n"
        "🙌 Нужен человек:\n▪️ с правами кат. В\n▪️ кто не боится отказов\n"
    )
    assert kinds(text, "Торговый представитель") == [
        ("task", False), ("task", False), ("licence", True), ("other", True)
    ]  # fmt: skip


def test_towns_of_the_united_states():
    assert read_vacancy("Engineer II\nDistrict 3 – Pocatello, ID\n\nRequirements:\n- AutoCAD\n").location == "Pocatello"


def test_short_lines_without_bullets_under_headings_of_ones_own():
    text = (
        "Forklift Operator\n\nYour day\nLoad and unload trailers\nStage pallets\n\n"
        "What we ask of you\nForklift certification\nAble to stand for eight hours\n\n"
        "Helpful, not required\nExperience with clamp trucks\nUse of scanners\n"
    )
    assert kinds(text, "Forklift Operator") == [
        ("task", False), ("task", False), ("licence", True), ("other", True), ("skill", False), ("other", False),
    ]  # fmt: skip


def test_how_to_apply_is_no_task():
    text = "SDET\n\nWhat you'll do:\n- Build the framework\n- Run tests\n\nShare your CV at talent@peepal.example\n"
    assert [kind for kind, _ in kinds(text, "SDET")] == ["task", "task"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("свою машину и права", [("location", True), ("licence", True)]),
        ("Experience of open-fire cooking would be lovely but we can teach that", [("other", False)]),
        ("You'll also need to be confident on the telephone", [("other", True)]),
    ],
)
def test_demands_as_people_say_them(line, expected):
    assert sorted((one.kind, one.must) for one in asked(f"- {line}")) == sorted(expected)


def test_pay_behind_a_sentence_is_a_sentence_of_its_own():
    found = asked("- Experience of grilling would be lovely. £16.50 an hour plus tronc.")
    assert [one.text for one in found] == ["Experience of grilling would be lovely"]


def test_a_demand_is_not_cut_from_what_it_is_about():
    assert [one.text for one in asked("- Знание шаблонов проектирования, умение их применять")] == [
        "Знание шаблонов проектирования, умение их применять"
    ]


def test_a_question_opens_a_section():
    text = "Разработчик\n\nЧто мы ожидаем увидеть в вашем резюме?\nPython\nПрактика работы с PostgreSQL\n"
    assert kinds(text, "Разработчик") == [("skill", True), ("skill", True)]


@pytest.mark.parametrize(
    "line",
    [
        "п. 5 ст. 34 закона Республики Беларусь «О занятости населения»",
        "Возможность работать от 25 часов в неделю",
        "Какие навыки нам важны",
        "и т.д.",
        "All applicants will receive consideration without regard to veteran status",
    ],
)
def test_what_asks_nothing(line):
    assert asked(f"- {line}") == []


def test_the_length_of_a_course_is_no_experience():
    assert all(one.kind != "experience" for one in asked("- Онлайн-курс 1 месяц"))


def test_a_wish_behind_a_comma_leaves_the_demand():
    found = asked("- знание Java SE, приветствуется знание Kotlin")
    assert [(one.text, one.must) for one in found] == [
        ("знание Java SE", True),
        ("приветствуется знание Kotlin", False),
    ]


def test_a_town_ends_where_the_next_label_begins():
    text = "Engineer\nLocation: Grodno Key Responsibilities: build services\nRequirements: Python, Angular\n"
    assert read_vacancy(text, "Engineer").location == "Grodno"


def test_short_lines_without_any_heading_are_what_is_asked():
    text = "Массажист в отель, Сочи\n\nопыт от 1 года\nмедкнижка\nумение слушать гостя\n\nплатим каждую неделю\n"
    assert [must for _, must in kinds(text, "Массажист")] == [True] * 3
    assert kinds(text, "Массажист")[:2] == [("experience", True), ("licence", True)]


def test_a_heading_that_needs_asks_whatever_else_it_says():
    text = "Plumber\n\nTo be considered you'll need:\n• Current plumbing licence\n• Own hand tools\n• White Card\n"
    assert [must for _, must in kinds(text, "Plumber")] == [True] * 3


def test_a_check_is_asked_for_even_behind_the_pay():
    text = "Clerk\n\nRequirements:\n- Excel\n\n£12.65 per hour. This post is subject to a basic DBS check.\n"
    assert kinds(text, "Clerk") == [("skill", True), ("licence", True)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Very good English; basic German", [("language", True), ("language", True)]),
        ("Completed studies in law or comparable", [("education", True)]),
        ("3 years' post-apprenticeship experience", [("experience", True)]),
        ("Willingness to work alternate Saturdays", [("location", True)]),
        ("Python и Airflow пригодятся", [("skill", False), ("skill", False)]),
        ("We're a 220-person software firm", []),
        ("Immediate joiners preferred", []),
    ],
)
def test_lines_of_other_countries(line, expected):
    assert [(one.kind, one.must) for one in asked(f"- {line}")] == expected
