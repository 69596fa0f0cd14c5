"""Titles cut short: what the same person's longer title makes of them."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.holdings import Headline, HeldPosition, Quoted
from mismatch.engine.matching.neutral import neutral
from mismatch.engine.matching.short_titles import spelled_out
from mismatch.engine.skills.titles import title_base


def _held(title: str) -> list[str]:
    return sorted({hit.id for hit in title_base().find(neutral(title))})


def _position(title: str) -> HeldPosition:
    quote = Quoted(0, len(title), title)
    told = neutral(title)
    return HeldPosition(
        title=told, occupations=_held(title), months=12, last_used=None, seniority="senior", row=3, quote=quote
    )


def _meant(short: str, *longer: str) -> str:
    headlines = [Headline(title=neutral(title), occupations=_held(title)) for title in longer]
    (made,) = spelled_out([_position(short)], headlines)
    assert (made.row, made.seniority, made.quote.text) == (3, "senior", short), "the place and the rank are its own"
    return made.title


@pytest.mark.parametrize(
    ("short", "longer"),
    [
        ("единственным конструктором", "Конструктор одежды"),
        ("Старший администратор", "Администратор гостиницы"),
        ("Менеджер", "Менеджер по продажам"),
        ("Manager", "Sales Manager"),
        ("Senior Manager", "Manager of sales"),
        ("Analyst", "Data Analyst"),
        ("Инженер-конструктор второй категории", "Инженер-конструктор зданий"),
        ("Senior Engineer", "Structural Engineer, second category"),
        ("Specialist", "Procurement Specialist (construction)"),
    ],
)
def test_a_longer_title_spells_out_a_short_one(short, longer):
    assert _meant(short, longer) == neutral(longer)


@pytest.mark.parametrize(
    ("short", "longer"),
    [
        ("Водитель", ["Водитель трамвая"]),  # near enough to have been one before the other
        ("Nurse", ["Operating room nurse"]),
        ("Менеджер", ["Менеджер по продажам", "Менеджер по персоналу"]),  # which of the two?
        ("Assistant", ["Assistant accountant"]),  # the head of the longer one is the accountant
        ("Техник", ["Инженер-техник связи"]),
        ("Manager", ["Cook"]),
        ("Director of studies", ["Director"]),
    ],
)
def test_others_are_left_alone(short, longer):
    assert _meant(short, *longer) == neutral(short)


def test_one_position_spells_out_another():
    first, second = spelled_out([_position("Аналитик"), _position("Аналитик данных")], [])
    assert first.title == second.title == "Аналитик данных"
