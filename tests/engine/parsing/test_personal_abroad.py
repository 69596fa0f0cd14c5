"""Birth, nationality and the like behind labels of other languages: kept apart, whatever the language."""

from __future__ import annotations

from datetime import date

import pytest

from mismatch.engine.matching.profile import build_profile
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.resume import Resume

HEADS = {
    "de": (
        "Geburtsdatum: 12.03.1990\nStaatsangehörigkeit: deutsch\nFamilienstand: ledig\nGeschlecht: weiblich",
        ("1990-03-12", "deutsch", "ledig", "female"),
    ),
    "fr": (
        "Née le 12 mars 1990\nNationalité : française\nSituation familiale : célibataire\nSexe : femme",
        ("1990-03", "française", "célibataire", "female"),
    ),
    "es": (
        "Fecha de nacimiento: 12/03/1990 | Nacionalidad: chilena | Estado civil: casada | Sexo: mujer",
        ("1990-03-12", "chilena", "casada", "female"),
    ),
    "it": (
        "Data di nascita: 12/03/1990\nCittadinanza: italiana\nStato civile: nubile\nSesso: F",
        ("1990-03-12", "italiana", "nubile", "female"),
    ),
    "pt": (
        "Data de nascimento: 12-03-1990\nNacionalidade: brasileira\nEstado civil: solteira\nSexo: feminino",
        ("1990-03-12", "brasileira", "solteira", "female"),
    ),
    "pl": (
        "Data urodzenia: 12.03.1990\nObywatelstwo: polskie\nStan cywilny: mężatka\nPłeć: kobieta",
        ("1990-03-12", "polskie", "mężatka", "female"),
    ),
    "nl": (
        "Geboortedatum: 12-03-1990\nNationaliteit: Nederlandse\nBurgerlijke staat: gehuwd\nGeslacht: vrouw",
        ("1990-03-12", "Nederlandse", "gehuwd", "female"),
    ),
    "uk": (
        "Дата народження: 12.03.1990\nГромадянство: Україна\nСімейний стан: незаміжня\nСтать: жіноча",
        ("1990-03-12", "Україна", "незаміжня", "female"),
    ),
}
REST = "\nanna.k@example.com\n\nPython, Django, PostgreSQL\n"


def _read(text: str) -> Resume:
    return parse_resume(read_document(f"Anna Kowal\n{text}{REST}".encode(), "cv.txt"), date(2026, 11, 1))


@pytest.mark.parametrize("language", HEADS)
def test_facts_that_are_kept_apart_are_read_in_other_languages(language: str) -> None:
    head, (birth, citizenship, family, sex) = HEADS[language]
    resume = _read(head)
    held = resume.protected
    assert held.birth_date is not None
    assert held.birth_date.value.startswith(birth)
    assert held.citizenship is not None
    assert (held.citizenship.value, held.family and held.family.value) == (citizenship, family)
    assert (held.sex.value if held.sex else None) == sex
    for fact in (held.citizenship, held.family):
        assert fact is not None
        assert resume.text[fact.start : fact.end] == fact.value
    seen = " ".join(build_profile(resume).texts)
    assert citizenship not in seen
    assert "1990" not in seen


@pytest.mark.parametrize(("text", "age"), [("Alter: 34 Jahre", "34"), ("Edad: 41 años", "41"), ("Вік: 29", "29")])
def test_an_age_behind_its_label(text: str, age: str) -> None:
    held = _read(text).protected.age
    assert held is not None
    assert held.value == age


@pytest.mark.parametrize(
    "text",
    [
        "ALTER TABLE orders: 12 columns",
        "Wrote articles on nationality law - 12 of them",
        "Alter: 2000 Tabellen",
        "Geboren in einer Krise: das Projekt 2019",
    ],
)
def test_other_words_are_no_such_facts(text: str) -> None:
    held = _read(f"\nExperience\n{text}").protected
    assert (held.birth_date, held.age, held.sex, held.family) == (None, None, None, None)
