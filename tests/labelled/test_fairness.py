"""Counterfactuals over the labelled people: facts that must not matter are swapped, and nothing scored may move."""

from __future__ import annotations

from functools import cache

import pymorphy3
import pytest

from mismatch.demo.people import Person
from mismatch.demo.people import people as demo_people
from mismatch.demo.wording import headings
from mismatch.engine.matching.profile import Profile, build_profile, scoring_facts
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.labelled.people import LANGUAGES, in_language, others, workers
from mismatch.labelled.prepared import TODAY
from mismatch.labelled.text import plain_text

#: Everybody of the demo, and of the trades one in four in each language.
PEOPLE = [*demo_people(), *others(), *(in_language(id, lang) for id in list(workers())[::4] for lang in LANGUAGES)]
IDS = [f"{person.id}-{person.language}" for person in PEOPLE]

NAMES = {
    "ru": ("Ким Алина Сергеевна", "Магомедов Ислам Русланович"),
    "en": ("Aisha Rahman", "Piotr Nowak"),
}
ABOUT = {
    "ru": (
        "Женщина, 52 года, родилась 3 ноября 1973\nГражданство: Узбекистан\nЗамужем, трое детей",
        "Мужчина, 29 лет, родился 12 мая 1997\nГражданство: Россия\nХолост",
    ),
    "en": (
        "Female, born 3 November 1973\nNationality: Pakistani\nMarried, three children",
        "Male, born 12 May 1997\nNationality: British\nSingle",
    ),
}
SECTION = {
    "ru": ("Семейное положение\n\nЗамужем, двое детей", "Семейное положение\n\nЖенат, детей нет"),
    "en": ("Marital status\n\nMarried, two children", "Marital status\n\nSingle"),
}
CLUBS = {
    "ru": (
        "Увлечения\n\nИграю в женской волейбольной команде, пою в мужском хоре",
        "Увлечения\n\nИграю в мужской волейбольной команде, пою в женском хоре",
    ),
    "en": (
        "Hobbies\n\nCaptain of the women's rugby club, Girl Scouts leader",
        "Hobbies\n\nCaptain of the men's rugby club, Boy Scouts leader",
    ),
}
LEAVE = {"ru": "Декретный отпуск\nянварь {} – февраль {}", "en": "Maternity leave\nJan {} – Feb {}"}


def profile_of(text: str) -> Profile:
    document = read_document(text.encode(), "resume.txt")
    return build_profile(parse_resume(document, TODAY), document)


def same(one: str, other: str) -> bool:
    """Equal facts and equal texts: with any weights and any model the two score the same, for every vacancy."""
    return one != other and scoring_facts(profile_of(one)) == scoring_facts(profile_of(other))


def usual(person: Person) -> str:
    return plain_text(person)


def named(person: Person, name: str) -> str:
    return usual(person).replace(person.name, name, 1)


def headed(person: Person, lines: str) -> str:
    """Under the contacts, where people write such things."""
    return usual(person).replace(person.email, f"{person.email}\n{lines}", 1)


@pytest.mark.parametrize("person", PEOPLE[::2], ids=IDS[::2])
def test_another_name_and_another_sex(person):
    her, his = (headed(person, about) for about in ABOUT[person.language])
    assert same(her, his)
    her, his = (named(person, name) for name in NAMES[person.language])
    assert same(her, his)


@pytest.mark.parametrize("person", PEOPLE[::5], ids=IDS[::5])
def test_personal_lines_are_as_if_they_were_not_there(person):
    assert same(headed(person, ABOUT[person.language][0]), usual(person))


@pytest.mark.parametrize("told", [SECTION, CLUBS], ids=["family", "clubs"])
@pytest.mark.parametrize("person", PEOPLE[1::5], ids=IDS[1::5])
def test_sections_about_family_and_clubs(person, told):
    her, his = (f"{usual(person)}\n{section}\n" for section in told[person.language])
    assert same(her, his)


@pytest.mark.parametrize("person", [p for p in PEOPLE if p.id != "el-solid"][::4], ids=lambda p: f"{p.id}-{p.language}")
def test_a_named_leave_is_an_unnamed_gap(person):
    following = headings(person.language, "classic")["education" if person.education else "skills"]
    at = usual(person).index(f"\n\n{following}\n")
    year = int(person.jobs[-1].start[:4])
    leave = LEAVE[person.language].format(year - 2, year - 1)
    assert same(f"{usual(person)[:at]}\n\n{leave}{usual(person)[at:]}", usual(person))


@pytest.mark.parametrize("person", [p for p in PEOPLE if p.language == "ru"][::3], ids=lambda p: f"{p.id}-{p.language}")
def test_verbs_of_a_man_and_of_a_woman(person):
    his, hers = (_in_gender(usual(person), person.name, gender) for gender in ("masc", "femn"))
    if his == hers:
        pytest.skip("all verbs stand in the present")
    assert same(his, hers)


@cache
def _morphology() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


def _in_gender(text: str, name: str, gender: str) -> str:
    """Every past tense that begins a sentence of the person's own work."""
    lines = []
    for line in text.split("\n"):
        first, _, rest = line.removeprefix("- ").partition(" ")
        parsed = _morphology().parse(first)[0]
        if (
            line.startswith("- ")
            and parsed.tag.POS == "VERB"
            and {"past", "sing"} in parsed.tag
            and "neut" not in parsed.tag
        ):
            line = f"- {parsed.inflect({gender}).word.capitalize()} {rest}"
        lines.append(line)
    return "\n".join(lines)
