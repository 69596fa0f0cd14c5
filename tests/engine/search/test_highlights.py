"""What is marked in a text, and the sentences that show it."""

from __future__ import annotations

import pytest

from mismatch.engine.search.highlights import find_wanted, found_words, wanted
from mismatch.engine.search.query import parse_query
from mismatch.engine.search.snippets import LONGEST_SNIPPET, snippets
from tests.fixtures.steps import growth

TEXT = """Сварщик НАКС
Варил трубы аргоном и газом. Сварщиком работаю с 2010 года; писал отчёты в Excel.
Знаю Django, 4 года веду учебный сайт на C++ и Python, люблю ёлки.
"""


def _marked(query: str, text: str = TEXT) -> list[str]:
    return [text[one.start : one.end] for one in find_wanted(text, wanted(parse_query(query)))]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("сварщик", ["Сварщик", "Сварщиком"]),
        ("елка", ["ёлки"]),
        ("С++", ["C++"]),
        ("питон", ["Python"]),
        ("свар*", ["Сварщик", "Сварщиком"]),
        ('"трубы аргоном"', ["трубы аргоном"]),
        ('"аргоном газом"', []),
        ("-аргон", []),
        ("django", ["Django"]),
        ("труб NOT газ", ["трубы"]),
        ("skill:python", ["Python"]),
        ("арго", []),
    ],
)
def test_whole_words_are_marked(query, found):
    assert _marked(query) == found


def test_a_snippet_is_a_sentence():
    (snippet,) = snippets(TEXT, find_wanted(TEXT, wanted(parse_query("аргон"))), 1)
    assert "".join(text for text, _ in snippet.pieces) == "Варил трубы аргоном и газом."
    assert [text for text, is_found in snippet.pieces if is_found] == ["аргоном"]


def test_snippets_show_different_words_first():
    found = find_wanted(TEXT, wanted(parse_query("сварщик python")))
    shown = {text for one in snippets(TEXT, found, 2) for text, is_found in one.pieces if is_found}
    assert "Python" in shown
    assert shown & {"Сварщик", "Сварщиком"}


def test_a_long_line_is_cut_between_words():
    text = "слово " * 200 + "аргон " + "слово " * 200
    (snippet,) = snippets(text, find_wanted(text, wanted(parse_query("аргон"))), 1)
    shown = "".join(text for text, _ in snippet.pieces)
    assert len(shown) <= LONGEST_SNIPPET + 20
    assert set(shown.split()) == {"слово", "аргон"}


def test_nothing_found_shows_nothing():
    assert snippets(TEXT, [], 2) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Regional Sales Manager", ["sales manager"]),
        ("Inside Sales Executive", ["Sales"]),
        ("Retail Store Manager, a manager of people", ["Manager"]),
        ("Head of sales. Earlier a manager.", ["sales manager"]),
        ("Welder", []),
    ],
)
def test_a_part_of_a_phrase_is_not_said_to_be_the_phrase(text: str, told: list[str]) -> None:
    wishes = wanted(parse_query("sales manager"))
    assert found_words(text, find_wanted(text, wishes), wishes) == told


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Sorensen", ["Sørensen", "SØRENSEN"]),
        ("søren*", ["Sørensen", "SØRENSEN"]),
        ("Lodz", ["Łódź"]),
        ("Łódź", ["Łódź"]),
        ("strasse", ["Straße"]),
        ("aero", ["Ærø"]),
        ("Munoz", ["Muñoz"]),
        ("resume", ["Résumé"]),
    ],
)
def test_letters_with_marks_are_found_without_them_and_marked(query, found):
    text = "Résumé: Sørensen, SØRENSEN. Łódź, Straße 5, Ærø; Muñoz"
    assert _marked(query, text) == found


@pytest.mark.parametrize("query", ["resume*", '"sales manager"', "éa"])
@pytest.mark.parametrize("fragment", ["é", "éa", "sales", "é ", "sales ", "sales    ", "R&D", ".net"])
def test_twice_the_text_is_twice_the_work(query: str, fragment: str) -> None:
    wishes = wanted(parse_query(query))
    assert growth(lambda text: find_wanted(text, wishes), fragment, 400) < 2.6


def test_a_word_that_nobody_wrote_is_not_marked() -> None:
    assert _marked("été*", "été" * 100 + " étés") == ["étés"]
