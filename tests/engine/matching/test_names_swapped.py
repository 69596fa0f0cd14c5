"""Another name on the same words: nothing that is scored may differ, to the letter, however the name is built."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass
from datetime import date

import pytest

from mismatch.engine.matching.profile import build_profile, scoring_facts
from mismatch.engine.parsing.name_keys import transliterate
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document

AS_OF = date(2026, 11, 1)
ENGLISH = {
    "sentence": "{full} is a land surveyor in Leeds. Setting out, total station Leica, AutoCAD for two years.",
    "in the middle": "Two years on building sites in Leeds. {full} is a land surveyor who draws in AutoCAD.",
    "says it": "Hello! My name is {full} and I am a land surveyor. Two years on building sites, AutoCAD.",
    "I am": "I'm {full}, a land surveyor from Leeds. Setting out, total station Leica, AutoCAD for two years.",
    "opens": "{full}, land surveyor. Two years on sites. Setting out, total station Leica, AutoCAD.",
    "page": """{full}
Land surveyor
Leeds | {mail} | {handle}

Summary
{full} is a land surveyor with two years on sites.

Experience
Land surveyor, Acme Ltd
2019 - 2022
- Setting out, total station Leica
- Mr {last}'s team kept the drawings in AutoCAD
- {last}’s drawings went to the site unchanged
{first} set out building sites.
Portfolio: {handle}.example.org, file {handle}_cv.pdf

Skills
AutoCAD, Leica, Java, Excel

Education
Bachelor of Science in geodesy, University of Leeds, 2018
""",
    "shouted": """{upper}
Land surveyor
Leeds

EXPERIENCE
Land surveyor, Acme Ltd
2019 - 2022
- {full} kept the drawings in AutoCAD

SKILLS
AutoCAD, Leica
""",
}
RUSSIAN = {
    "sentence": "{full} — геодезист из Твери. Разбивка осей, съёмка тахеометром, AutoCAD, два года на стройке.",
    "in the middle": "Два года на стройках Твери. {full} — геодезист. Разбивка осей, съёмка тахеометром, AutoCAD.",
    "says it": "Здравствуйте! Меня зовут {full}, я геодезист. Два года на стройке школы, AutoCAD.",
    "opens": "{full}, геодезист. Опыт два года. Разбивка осей, съёмка тахеометром, AutoCAD.",
    "page": """{full}
Геодезист
Тверь | {mail} | {handle}

О себе
{full} — геодезист, два года на стройках.

Опыт работы
Геодезист, ООО «Гео»
2019 — 2022
- Разбивка осей, съёмка тахеометром
- Благодарность {last_dative} за исполнительные чертежи в AutoCAD
{full} выполнял разбивку осей
{initial}. {last} вёл журнал работ

Навыки
AutoCAD, Java, Excel

Образование
МИИГАиК, высшее, прикладная геодезия, 2018
""",
    "form": "ФИО: {full}\nДолжность: геодезист\nГород: Тверь\nОпыт: 2019 — 2022 ООО «Гео», геодезист. AutoCAD.",
}
#: Given name, surname: also trades, towns, skills, months, words of two letters, with marks, with particles.
ENGLISH_NAMES = [
    ("Anna", "Sokolova"), ("Wei", "Li"), ("Mary", "Baker"), ("John", "Cook"), ("Paris", "Mason"), ("Jack", "London"),
    ("Mohammed", "Al-Rashid"), ("Jose", "O'Neil"), ("Bjørn", "Ås"), ("Maria", "da Silva"), ("Zzyx", "Qwrtp"),
    ("Virginia", "Woods"), ("Grace", "May"), ("Jean-Luc", "Carpenter"), ("Precious", "Okafor"), ("Ai", "Ito"),
    ("Java", "Okafor"), ("Perl", "Swift"), ("Will", "Smith"), ("Chelsea", "Manchester"), ("April", "Java"),
    ("Oluwaseun", "Adebayo-Smith"), ("Peter", "Farmer"), ("Chase", "Banks"),
]  # fmt: skip
#: Given name, surname, surname in the dative.
RUSSIAN_NAMES = [
    ("Анна", "Соколова", "Соколовой"), ("Павел", "Рябов", "Рябову"), ("Олег", "Пушкин", "Пушкину"),
    ("Иван", "Столяр", "Столяру"), ("Анна", "Кузнец", "Кузнец"), ("Игорь", "Шеф", "Шефу"),
    ("Лев", "Тверской", "Тверскому"),
    ("Рашид", "Мамедов", "Мамедову"), ("Нурсултан", "Абдыкеримов", "Абдыкеримову"), ("Ольга", "Мельник", "Мельник"),
    ("Дмитро", "Ковальчук", "Ковальчуку"), ("Пётр", "Ёлкин", "Ёлкину"), ("Вэй", "Ли", "Ли"),
    ("Ян", "Мастер", "Мастеру"),
    ("Ждрл", "Бжзыквов", "Бжзыквову"), ("Роман", "Литовец", "Литовцу"), ("Любовь", "Москвина", "Москвиной"),
]  # fmt: skip


@dataclass(frozen=True)
class Named:
    first: str
    last: str
    last_dative: str = ""
    father: str = ""

    def fill(self, template: str) -> str:
        letters = _latin(self.first + self.last)
        full = f"{self.last} {self.first} {self.father}".strip() if self.last_dative else f"{self.first} {self.last}"
        return template.format(
            full=full,
            first=self.first,
            last=self.last,
            upper=full.upper(),
            last_dative=self.last_dative,
            initial=self.first[0],
            handle=letters,
            mail=f"{letters}@example.org",
        )


def _latin(name: str) -> str:
    letters = unicodedata.normalize("NFKD", transliterate(name).replace("ø", "o"))
    return "".join(c for c in letters if c.isascii() and c.isalpha())


def _facts(text: str) -> bytes:
    document = read_document(text.encode(), "resume.txt")
    return scoring_facts(build_profile(parse_resume(document, AS_OF), document))


def _made(rng: random.Random, vowels: str, consonants: str, endings: tuple[str, ...]) -> str:
    body = "".join(rng.choice(consonants) + rng.choice(vowels) for _ in range(rng.randint(1, 3)))
    return (body + rng.choice(endings)).capitalize()


def _english() -> list[Named]:
    rng = random.Random(4)
    made = [
        Named(
            _made(rng, "aeiou", "bdfgklmnprstvz", ("n", "l", "ra", "")),
            _made(rng, "aeiou", "bdgklmnprstv", ("nk", "sson", "rez", "w")),
        )
        for _ in range(10)
    ]
    return [*(Named(first, last) for first, last in ENGLISH_NAMES), *made]


def _russian() -> list[Named]:
    rng = random.Random(4)
    made = []
    for _ in range(8):
        surname = _made(rng, "аеиоу", "бвгдклмнпрст", ("шнов", "тин", "дзев"))
        made.append(Named(_made(rng, "аеио", "бвгдклмнрст", ("н", "р", "")), surname, surname + "у"))
    known = [Named(*name) for name in RUSSIAN_NAMES]
    fathers = [Named("Иван", "Иванов", "Иванову", "Сергеевич"), Named("Рашид", "Мамедов", "Мамедову", "оглы")]
    return [*known, *fathers, *made]


@pytest.mark.parametrize("template", ENGLISH)
def test_another_english_name_changes_nothing(template: str) -> None:
    _all_alike(ENGLISH[template], _english())


@pytest.mark.parametrize("template", RUSSIAN)
def test_another_russian_name_changes_nothing(template: str) -> None:
    _all_alike(RUSSIAN[template], _russian())


def _all_alike(template: str, people: list[Named]) -> None:
    usual = _facts(people[0].fill(template))
    assert [f"{one.first} {one.last}" for one in people if _facts(one.fill(template)) != usual] == []


#: The same life told of different people: name, sex, age, family, origin.
LIVES = {
    "en": [
        "Anna Lee is a 31-year-old land surveyor. She has set out sites and kept her drawings in AutoCAD.",
        "Omar Mason is a 58-year-old land surveyor. He has set out sites and kept his drawings in AutoCAD.",
    ],
    "en, I am": [
        "I'm Anna Lee, a land surveyor, 31 years old, married. Two years on sites, AutoCAD. Miss Lee drives.",
        "I'm Omar Mason, a land surveyor, 58 years old, divorced. Two years on sites, AutoCAD. Mr Mason drives.",
    ],
    "ru": [
        "Анна Ли — геодезист, 31 год, замужем. Работала на стройке школы, вела журнал, сдавала съёмку в AutoCAD.",
        "Пётр Столяр — геодезист, 58 лет, женат. Работал на стройке школы, вёл журнал, сдавал съёмку в AutoCAD.",
    ],
    "ru, I am": [
        "Меня зовут Анна Ли, мне 31 год, двое детей. Я геодезист, работала на стройке школы. AutoCAD.",
        "Меня зовут Пётр Столяр, мне 58 лет, детей нет. Я геодезист, работал на стройке школы. AutoCAD.",
    ],
}


@pytest.mark.parametrize("lives", LIVES)
def test_another_person_in_a_sentence_changes_nothing(lives: str) -> None:
    one, other = LIVES[lives]
    assert _facts(one) == _facts(other)
