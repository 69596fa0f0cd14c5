"""The headline beside the name: without the contacts that share its row."""

from __future__ import annotations

from datetime import date

import pytest

from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document

TEXT = """Анна Вайнер{between}Менеджер по продажам B2B{between}+7 911 555-12-13

Опыт работы
ООО «Ромашка»
Менеджер по продажам
март 2019 — по настоящее время
- Вела сорок клиентов.
"""


@pytest.mark.parametrize("between", ["\t", " | ", "   "])
def test_headline_ends_where_the_next_cell_begins(between):
    document = read_document(TEXT.format(between=between).encode(), "x.txt")
    resume = parse_resume(document, date(2026, 11, 1))
    assert resume.name is not None
    assert resume.name.value == "Анна Вайнер"
    assert resume.headline is not None
    assert resume.headline.value == "Менеджер по продажам B2B"
    assert document.text[resume.headline.start : resume.headline.end] == resume.headline.value
