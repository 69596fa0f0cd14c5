"""Counterfactuals: facts that must not matter are swapped, and the score must not move at all."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.profile import Profile, build_profile, scoring_facts
from mismatch.engine.matching.score import score_match
from tests.engine.matching.people import RESUMES, read_person
from tests.engine.matching.vacancies import vacancy

HE_RU = """Петров Иван Сергеевич
Мужчина, 35 лет, родился 12 мая 1990
Гражданство: Россия
Женат, двое детей
Москва
Телефон: +7 916 555-07-70

Опыт работы

Старший бухгалтер, ООО «Ромашка»
Март 2018 — настоящее время
- Работал с первичной документацией и вёл учёт в 1С:Бухгалтерия
- Отвечал за расчёт заработной платы, сам сдавал отчётность
- Был назначен наставником, подготовил двух новых сотрудников

Бухгалтер, ООО «Василёк»
Май 2012 — Декабрь 2015
- Занимался сверками с поставщиками

Навыки
1С:Бухгалтерия, Excel, налоговый учёт

О себе
Ответственный, внимательный, готов к командировкам.

Образование
Финансовый университет, высшее, бухгалтерский учёт, 2012
"""
SHE_RU = (
    HE_RU.replace("Петров Иван Сергеевич", "Гасанова Лейла Рустамовна")
    .replace("Мужчина, 35 лет, родился 12 мая 1990", "Женщина, 52 года, родилась 3 ноября 1973")
    .replace("Гражданство: Россия", "Гражданство: Узбекистан")
    .replace("Женат, двое детей", "Не замужем, детей нет")
    .replace("Работал с", "Работала с")
    .replace("вёл учёт", "вела учёт")
    .replace("Отвечал за", "Отвечала за")
    .replace("сам сдавал", "сама сдавала")
    .replace("Был назначен", "Была назначена")
    .replace("подготовил", "подготовила")
    .replace("Занимался", "Занималась")
    .replace("Ответственный, внимательный, готов", "Ответственная, внимательная, готова")
)
HE_EN = """John Miller
Male, born 12 May 1990
Nationality: British
Married, two children
London
Phone: +44 20 7946 0958

Work experience

Senior accountant, Daisy Ltd
March 2018 — Present
- Mr Miller kept the ledgers; his team filed VAT returns
- As a salesman for the product line he ran payroll for 80 people

Accountant, Cornflower Ltd
May 2012 — December 2015
- Reconciled supplier accounts

Skills
Excel, payroll, tax accounting

About
Careful and ready for business trips.

Education
University of Leeds, Bachelor's degree, Accounting, 2012
"""
SHE_EN = (
    HE_EN.replace("John Miller", "Aisha Rahman")
    .replace("Mr Miller", "Ms Rahman")
    .replace("Male, born 12 May 1990", "Female, born 3 November 1973")
    .replace("Nationality: British", "Nationality: Pakistani")
    .replace("Married, two children", "Single")
    .replace("his team", "her team")
    .replace("salesman", "saleswoman")
    .replace("he ran", "she ran")
)
LEAVE = {
    "ru": ("Бухгалтер, ООО «Василёк»", "Декретный отпуск\nЯнварь 2016 — Февраль 2018\n\nБухгалтер, ООО «Василёк»"),
    "en": ("Accountant, Cornflower Ltd", "Maternity leave\nJanuary 2016 — February 2018\n\nAccountant, Cornflower Ltd"),
}


def facts(text: str) -> Profile:
    return build_profile(read_person(text))


def scores(text: str) -> list[str]:
    """Everything shown of the score against several vacancies, to the last digit."""
    profile = facts(text)
    shown = [
        score_match(vacancy(trade, language), profile)
        for trade in ("accountant", "driver", "sales")
        for language in ("ru", "en")
    ]
    return [f"{m.score} {m.components} {[(e.verdict, e.strength, e.how) for e in m.requirements]}" for m in shown]


@pytest.mark.parametrize(("his", "hers"), [(HE_RU, SHE_RU), (HE_EN, SHE_EN)], ids=["ru", "en"])
def test_another_person_with_the_same_work_scores_the_same(his, hers):
    assert his != hers
    assert scores(his) == scores(hers)


@pytest.mark.parametrize(("his", "hers"), [(HE_RU, SHE_RU), (HE_EN, SHE_EN)], ids=["ru", "en"])
def test_what_would_be_embedded_is_the_same_to_the_letter(his, hers):
    """With equal texts any embedding model gives equal vectors, so meaning cannot tell the two apart either."""
    assert facts(his).texts == facts(hers).texts
    assert scoring_facts(facts(his)) == scoring_facts(facts(hers))


@pytest.mark.parametrize(("text", "language"), [(HE_RU, "ru"), (SHE_RU, "ru"), (HE_EN, "en"), (SHE_EN, "en")])
def test_a_named_parental_leave_counts_as_an_unnamed_gap(text, language):
    old, new = LEAVE[language]
    named = text.replace(old, new)
    assert named != text
    assert scores(named) == scores(text)
    assert facts(named).experience_months == facts(text).experience_months


@pytest.mark.parametrize(
    "line",
    [
        "Семейное положение: замужем, трое детей",
        "Marital status: divorced",
        "Дата рождения: 05.06.1985",
        "Date of birth: 5 June 1985",
        "Возраст: 47 лет",
        "Age: 47",
        "Гражданство: Казахстан",
        "Citizenship: Poland",
        "Национальность: татарка",
        "Вероисповедание: ислам",
        "Пол: женский",
        "Gender: female",
        "Был в отпуске по уходу за ребёнком до 3 лет",
        "Career break to raise my children",
        "г. Москва, ул. Ленина, д. 5, кв. 7",
        "Воинская обязанность: не военнообязанный",
        "https://github.com/petrov-ivan",
        "Мать двоих детей",
        "Father of three",
    ],
)
def test_a_line_of_protected_facts_changes_nothing(line):
    for language, text in (("ru", HE_RU), ("en", HE_EN)):
        heading = "О себе\n" if language == "ru" else "About\n"
        told = text.replace(heading, f"{heading}{line}\n")
        assert told != text
        assert facts(told).texts == facts(text).texts
        assert scores(told) == scores(text)


def test_the_name_is_nowhere_in_what_is_scored():
    for text in (HE_RU, SHE_RU, HE_EN, SHE_EN):
        name = text.split("\n")[0].split()
        told = "\n".join(facts(text).texts)
        assert all(part not in told for part in name)


@pytest.mark.parametrize("key", RESUMES)
def test_another_name_on_any_resume(key):
    text = RESUMES[key]
    first = text.split("\n")[0]
    other = "Ким Алина Сергеевна" if key[1] == "ru" else "Mei Tanaka"
    assert scores(text) == scores(text.replace(first, other))


ABROAD = """Anna Schmidt
{facts}
Berlin
+49 30 1234567

Berufserfahrung
03/2019 – heute
Siemens AG, München
Java Developer
- Java und Spring Boot für Zahlungen

Kenntnisse
Java, Spring Boot, SQL
"""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Geburtsdatum: 12.03.1990\nStaatsangehörigkeit: deutsch\nledig",
            "Geburtsdatum: 01.11.1961\nFamilienstand: verheiratet",
        ),
        ("Né le 12 mars 1990, célibataire\nNationalité : française", "Née le 1 novembre 1961\nmariée\nEnfants : 3"),
        ("Fecha de nacimiento: 12/03/1990 | Sexo: mujer | soltera", "Edad: 61 años | Estado civil: casado"),
        ("Data di nascita: 12.03.1990\nNazionalità: italiana", "Sesso: M\nStato civile: coniugato, figli: 2"),
        ("Data urodzenia: 12.03.1990\nStan cywilny: panna", "Obywatelstwo: polskie\nWiek: 61\nżonaty"),
        ("Дата народження: 12.03.1990\nГромадянство: Україна", "Сімейний стан: одружена\nСтать: жіноча"),
    ],
)
def test_what_a_person_is_counts_in_no_language(one: str, other: str) -> None:
    told = [scoring_facts(build_profile(read_person(ABROAD.format(facts=facts)))) for facts in (one, other, "")]
    assert told[0] == told[1] == told[2]


def _words(profile: Profile) -> set[str]:
    return {word.strip(".,") for text in profile.texts for word in text.split()}


@pytest.mark.parametrize(
    ("before", "said", "behind"),
    [
        ("Кладовщик, склад, 4 года.", "Три года была в декрете.", "Принимаю товар, работаю в 1С. Права категории B."),
        ("Warehouse worker at a store.", "I was on maternity leave.", "I pick and load goods. I drive a forklift."),
        ("Nurse on a ward.", "Born in 1971.", "I take blood and keep the records. I train new staff."),
        ("Кладовщик.", "Дата рождения: 01.02.1971.", "Принимаю товар, работаю в 1С. Веду остатки."),
        ("Кладовщик.", "Семейное положение — замужем.", "Принимаю товар, работаю в 1С. Веду остатки."),
        ("Nurse on a ward.", "Marital status: single.", "I take blood and keep the records. I train new staff."),
        ("Повар.", "Мне 45 лет.", "Готовлю горячее и холодное. Веду журнал ХАССП."),
        ("Повар.", "Мне сорок пять лет.", "Готовлю горячее и холодное. Веду журнал ХАССП."),
        ("Повар.", "Замужем 10 лет.", "Готовлю горячее и холодное. Веду журнал ХАССП."),
    ],
)
def test_a_sentence_about_oneself_hides_itself_and_nothing_else(before: str, said: str, behind: str) -> None:
    told, untold = facts(f"{before} {said} {behind}\n"), facts(f"{before} {behind}\n")
    assert _words(told) == _words(untold)
    assert [skill.id for skill in told.skills] == [skill.id for skill in untold.skills]


def test_a_line_of_employer_and_title_is_measured_alike_for_both():
    his, hers = "Работал поваром. С 2010 служил поваром.", "Работала поваром. С 2010 служила поваром."
    assert len(facts(f"{his}\n").texts) == len(facts(f"{hers}\n").texts)


@pytest.mark.parametrize(
    ("his", "hers"),
    [
        ("аккуратен", "аккуратна"),
        ("внимателен", "внимательна"),
        ("ответствен", "ответственна"),
        ("коммуникабелен", "коммуникабельна"),
        ("целеустремлён", "целеустремлённа"),
        ("надёжен", "надёжна"),
        ("честен", "честна"),
    ],
)
def test_a_quality_is_found_of_both(his: str, hers: str) -> None:
    told = [facts(f"Повар, кафе «Уют».\nНавыки\nГорячий цех, {word}\n").skills for word in (his, hers)]
    assert told[0] == told[1]
    assert len(told[0]) > 1
