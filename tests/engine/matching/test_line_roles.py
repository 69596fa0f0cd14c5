"""What lines are taken for where no list knows the heading over them."""

import pytest

from mismatch.engine.matching.line_features import lines_of
from mismatch.engine.matching.line_roles import ROLES, as_judged, fitted, judge
from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.sections import read_sections
from mismatch.engine.matching.tongues import find_tongues

TAILOR = """Закройщик в ателье на Лесной

Наш герой
- кроит пальто и костюмы больше трёх лет
- умеет работать с трикотажем
- владеет Grafis

Дневник ателье
- снимать мерки, проводить примерки
- готовить лекала
- раскраивать ткань под заказ

Взамен держим
- оклад 90 000 руб. и премии
- бесплатные обеды
"""
SAILMAKER = """Sailmaker, Lymington

The hand we hope for
- has three years of experience in a sail loft
- can read a sail plan
- holds a driving licence

A week at the bench
- cut and sew panels
- fit hardware to mainsails
- measure boats in the marina

In your pocket
- £31,000 a year
- 25 days of holiday
"""


def roles(text, language):
    items, headings = read_sections(text)
    return {text[i.start : i.end]: j.role for i, j in zip(items, judge(text, items, headings, language), strict=True)}


@pytest.mark.parametrize(("text", "language"), [(TAILOR, "ru"), (SAILMAKER, "en")])
def test_lists_under_headings_that_nobody_has_listed(text, language):
    found = [(r.kind == "task", r.must) for r in read_vacancy(text).requirements]
    assert found.count((False, True)) >= 3
    assert found.count((True, False)) == 3
    asked = " ".join(r.text for r in read_vacancy(text).requirements)
    assert not any(word in asked for word in ("оклад", "обеды", "£31,000", "holiday"))


def test_a_line_is_judged_together_with_those_around_it():
    asked = "Швея\n\nТребования\n- опыт от 2 лет\n- знание тканей\n- {}\n- умение шить\n\nЗадачи\n- шить платья\n"
    offered = "Швея\n\nМы предлагаем\n- оклад 60 000 руб.\n- ДМС\n- {}\n- отпуск\n\nЗадачи\n- шить платья\n- чинить\n"
    assert roles(asked.format("лекала"), "ru")["лекала"] == "must"
    assert roles(offered.format("лекала"), "ru")["лекала"] == "none"


def test_judgements_are_the_same_every_time():
    items, headings = read_sections(SAILMAKER)
    first = judge(SAILMAKER, items, headings, "en")
    assert first == judge(SAILMAKER, items, headings, "en")
    assert {one.role for one in first} == {"must", "task", "none"}
    assert all(25 <= one.sure <= 100 for one in first)


def test_a_few_lines_are_left_as_their_headings_say():
    text = "Повар\n\nТребования:\n- скидки и обеды\n"
    items, headings = read_sections(text)
    assert as_judged(text, items, headings, "ru") == items


def test_the_header_over_a_line_is_the_nearest():
    items, headings = read_sections(TAILOR)
    over = {TAILOR[line.item.start : line.item.end]: line.header for line in lines_of(TAILOR, items, headings)}
    assert over["готовить лекала"] == ("дневник", "ателье")


def test_weights_are_whole_and_for_every_role():
    assert len(fitted().own) > 1000
    assert "always" in fitted().own
    assert all(len(weights) == len(ROLES) for weights in fitted().among.values())


def read(text):
    return [(r.kind, r.must, r.text) for r in read_vacancy(text).requirements]


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        (
            "You will plan the rota, train newcomers and keep the stock in order.",
            ["You will plan the rota", "train newcomers", "keep the stock in order"],
        ),
        (
            "You'll install, service and repair lifts in the old town.",
            ["You'll install, service and repair lifts in the old town"],
        ),
        ("You will work with engineers, product managers and data scientists across teams.", None),
        (
            "Вам предстоит вести учёт тканей, проводить примерки и вовремя сдавать заказы.",
            ["Вам предстоит вести учёт тканей", "проводить примерки", "вовремя сдавать заказы"],
        ),
        ("Вы будете отвечать за закупку тканей, ниток и пуговиц.", None),
    ],
)
def test_tasks_told_one_after_another(sentence, tasks):
    found = [text for kind, _, text in read(f"X\n\n{sentence}\n") if kind == "task"]
    assert found == (tasks or [sentence.rstrip(".")])


def test_entries_of_a_list_are_tasks_as_they_stand():
    text = "Портной\n\nОбязанности:\n- снимать мерки, кроить и шить\n- гладить, чистить ткань\n"
    assert [text for _, _, text in read(text)] == ["снимать мерки, кроить и шить", "гладить, чистить ткань"]


def test_letters_with_a_bracket_number_a_list():
    lines = "a) Determine a caseload of major and minor schemes\nb) Present reports to the committee every month"
    found = read(f"Officer\n\nDuties:\n{lines}\n")
    assert [text for _, _, text in found] == [line[3:] for line in lines.split("\n")]


@pytest.mark.parametrize(
    ("line", "languages"),
    [
        ("boiler repair, Welsh", ["Welsh"]),
        ("German or French a distinct advantage", ["German", "French"]),
        ("Good command over English and Marathi", ["English", "Marathi"]),
        ("французская, итальянская кухня", []),
        ("repair of Japanese and German cars", []),
    ],
)
def test_languages_that_end_a_list(line, languages):
    assert [one.language for one in find_tongues(line)] == languages


@pytest.mark.parametrize(
    "line", ["Stair building an asset", "Dangerous goods papers beneficial", "Бонусом зачтём сертификат сварщика"]
)
def test_more_words_of_wishing(line):
    head = "Требования" if not line.isascii() else "Requirements"
    assert [must for _, must, _ in read(f"X\n\n{head}:\n- {line}\n")] == [False]


@pytest.mark.parametrize("line", ["категории B и C", "права категорий «В» и «С»", "Категория B, C"])
def test_two_categories_are_two_licences(line):
    found = read_vacancy(f"Водитель\n\nТребования:\n- {line}\n").requirements
    assert [(r.kind, r.level) for r in found] == [("licence", "driving_B"), ("licence", "driving_C")]


def test_one_word_can_be_a_demand():
    assert ("other", True, "QVLP") in read("Welder\n\nRequirements:\n- QVLP\n- steady hands\n")


def test_the_place_of_work_is_read_wherever_its_line_belongs():
    assert read_vacancy(TAILOR.replace("на Лесной", "на Лесной\nКазань, центр")).location == "Казань"


def test_a_header_that_wishes_wishes_for_its_list():
    told = SAILMAKER.replace(
        "A week at the bench", "It would delight us\n- knows rigging\n- has raced dinghies\n\nA week at the bench"
    )
    found = {text: (kind, must) for kind, must, text in read(told)}
    assert found["knows rigging"][1] is False
    assert found["has raced dinghies"][1] is False


@pytest.mark.parametrize("line", ["a clean driving record", "You must be able to drive a van between sites"])
def test_who_drives_has_a_licence(line):
    found = read_vacancy(f"Curator\n\nRequirements:\n- {line}\n").requirements
    assert [(r.kind, r.level) for r in found] == [("licence", "driving")]
