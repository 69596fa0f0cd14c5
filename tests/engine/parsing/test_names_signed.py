"""Names that close a text, and names with more than a name beside them."""

from __future__ import annotations

import pytest

from tests.engine.parsing.documents import parsed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Кладовщик, 4 года. Приёмка, отбор, инвентаризация. Ищу работу рядом. Алексей Рогозин", "Алексей Рогозин"),
        ("Бухгалтер на первичку, 5 лет. Акты, касса, счета-фактуры, банк. Торопова Н. С.", "Торопова Н. С."),
        ("Консультант по складу. Опыт 6 лет. Приёмка, смены, отчёты. Сам не пишу. — Артём Шкляев", "Артём Шкляев"),
        ("Cook. Grills, sauces, stock, ordering, two seasons. Sean O'Brien", "Sean O'Brien"),
        ("Motion designer, seven years. Idents, storyboards, editing for TV. Anna Marsh, Leeds", "Anna Marsh"),
    ],
)  # fmt: skip
def test_a_name_may_close_the_text(text: str, name: str) -> None:
    resume = parsed(f"{text}\n")
    assert resume.name is not None
    assert resume.name.value == name


@pytest.mark.parametrize(
    "text",
    ["Кладовщик, 4 года. Приёмка, отбор, инвентаризация. Программа Битрикс Склад",
     "Warehouse clerk for four years. Goods in, picking, loading. North Quay Storage"],
)  # fmt: skip
def test_other_capitals_at_the_end_are_no_name(text: str) -> None:
    assert parsed(f"{text}\n").name is None


@pytest.mark.parametrize(
    ("top", "name"),
    [
        ('Ingrid "Inge" Sørlund-Marsh\nMA Interaction Design\nProduct designer', 'Ingrid "Inge" Sørlund-Marsh'),
        ("Igor Lapin DVM\nSmall animal vet", "Igor Lapin"),
        ("Anna SMYTH\nCook", "Anna SMYTH"),
    ],
)
def test_nicknames_and_letters_behind_a_name(top: str, name: str) -> None:
    resume = parsed(f"{top}\n")
    assert resume.name is not None
    assert resume.name.value == name
