"""Duties told by verbs are the skills that are known by the nouns."""

import pytest

from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.verbs import verbs


def ids(text: str) -> set[str]:
    return {hit.id for hit in skill_base().find(text)}


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("Проводил инвентаризацию", "проведение инвентаризации"),
        ("веду переговоры с поставщиками", "ведение переговоров с поставщиками"),
        ("Планировала маршруты", "планирование маршрутов"),
        ("обслуживал гостей", "обслуживание гостей"),
        ("Repaired engines.", "engine repair"),
        ("planned routes for nine vans", "route planning"),
        ("Balanced the tills every night", "balancing tills"),
        ("cleaned rooms and corridors", "cleaning rooms"),
        ("Process invoices", "invoice processing"),
    ],
)
def test_a_verb_is_its_noun(told: str, named: str) -> None:
    assert ids(named)
    assert ids(named) <= ids(told)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Планирую выйти на работу в мае", "planning"),
        ("Planned and reactive jobs", "planning"),
        ("finished in record time", "client-care-in-law"),
        ("managed product launches", "product-management"),
    ],
)
def test_a_verb_alone_is_no_skill(text: str, id: str) -> None:
    assert id not in ids(text)


def test_forms_of_verbs() -> None:
    nouns = verbs().nouns
    assert {nouns[form] for form in ("готовил", "готовлю", "подготовила")} == {"подготовка"}
    assert {nouns[form] for form in ("планирую", "планировал")} == {"планирование"}
    assert nouns["carried"] == nouns["carries"] == "carrying"
    assert nouns["planned"] == "planning"
    assert "planning" not in nouns
    assert "repair" not in nouns
