"""What a résumé becomes in the search index."""

from __future__ import annotations

from datetime import date

from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.search.entry import build_entry

TEXT = """Ольга Ветрова
Старший бухгалтер
Казань
Зарплата: 120 000 руб.

Опыт работы
ООО «Тополь»
Старший бухгалтер
январь 2018 — декабрь 2023
- Вела учёт в 1С и D'Artagnan \\ сдавала отчёты.

Навыки
1С:Предприятие, Django

Языки
Английский — B1
"""


def _lexemes(**values: str) -> list[str]:
    document = read_document(TEXT.encode(), "resume.txt")
    entry = build_entry(parse_resume(document, date(2026, 11, 1)), owner=7, **values)
    return entry.vector.split(" ")


def _names(vector: list[str]) -> set[str]:
    return {one.rpartition("'")[0].strip("'") for one in vector}


def test_words_and_facts_share_one_vector():
    names = _names(_lexemes(location="Казань", headline="Старший бухгалтер"))
    assert {"org/7", "бухгалтер", "1с", "city/kazan", "place/казан", "title/бухгалтер", "lang/english/b1"} <= names
    assert {"skill/django", "has/django", "skill/python"} <= names
    assert "has/python" not in names  # it only follows from Django
    assert "lang/english/b2" not in names
    assert {"years/0", "years/5", "years/6"} & names >= {"years/0", "years/5"}
    assert "years/7" not in names


def test_quotes_and_backslashes_are_doubled():
    assert "'" not in "".join(_names(_lexemes())).replace("''", "")


def test_what_a_person_corrected_is_found():
    names = _names(_lexemes(name="Ольга Берёзкина"))
    assert "березкин" in names


def test_salary_is_a_months():
    document = read_document(TEXT.encode(), "resume.txt")
    entry = build_entry(parse_resume(document, date(2026, 11, 1)), owner=7)
    assert (entry.salary, entry.currency) == (120_000, "RUB")
    assert entry.experience_months == 72
