"""The language of the search box."""

from __future__ import annotations

import pytest

from mismatch.engine.search import tsquery
from mismatch.engine.search.query import LONGEST_QUERY, Words, asked_words, parse_query, text_of
from mismatch.engine.search.terms import find_terms, skill_named, suggest_skills


def _exact(text: str) -> str:
    """The exact part of a query."""
    query = parse_query(text)
    return tsquery.of_node(query.must) if query.must else ""


def _plain(text: str) -> list[str]:
    return [word.text for word in parse_query(text).plain]


def test_words_alone_are_plain():
    assert _plain("медсестра хирургия") == ["медсестра", "хирургия"]
    assert _exact("медсестра хирургия") == ""


@pytest.mark.parametrize("text", ["склад AND погрузчик", "склад И погрузчик", "склад & погрузчик", "(склад погрузчик)"])
def test_operators_make_words_exact(text):
    assert _plain(text) == []
    assert "'склад'" in _exact(text)
    assert " & " in _exact(text)


@pytest.mark.parametrize("text", ["склад OR погрузчик", "склад ИЛИ погрузчик", "склад | погрузчик", "склад|погрузчик"])
def test_either(text):
    assert " | " in _exact(text)


@pytest.mark.parametrize("text", ["склад -ночь", "склад НЕ ночь", "склад NOT ночь", "склад !ночь"])
def test_what_is_not_wanted_is_exact_and_leaves_the_rest_plain(text):
    assert _plain(text) == ["склад"]
    assert _exact(text) == "!('ноч')"


def test_binding_is_that_of_every_search_engine():
    either_first = tsquery.of_node(parse_query("сварщик AND (аргон OR газ)").must)
    either_last = tsquery.of_node(parse_query("сварщик AND аргон OR газ").must)
    assert either_first != either_last
    assert either_last.endswith("| ('газ')")
    assert not either_first.endswith("| ('газ')")


def test_a_phrase_keeps_the_places_of_stop_words():
    assert _exact('"менеджер по продажам"') == "'менеджер' <2> 'продаж'"
    assert _exact("«менеджер по продажам»") == _exact('"менеджер по продажам"')


def test_a_prefix_finds_its_own_stem_too():
    assert _exact("управлени*") == "('управлени':*) | ('управлен')"


def test_a_hyphen_inside_a_word_is_no_minus():
    assert _plain("санкт-петербург") == ["санкт-петербург"]


@pytest.mark.parametrize(
    ("text", "lexeme"),
    [("C++", "c++"), ("С++", "c++"), ("C#", "c#"), (".NET", ".net"), ("1C", "1с"), ("Рython", "python")],
)
def test_names_that_other_searches_break_apart_stay_whole(text, lexeme):
    (word,) = parse_query(text).plain
    assert word.lexemes == (lexeme,)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ('склад "не закрыто', "quote_open"),
        ("((склад", "parenthesis_open"),
        ("склад)", "parenthesis_extra"),
        ("OR", "operator_alone"),
        ("склад AND", "operator_alone"),
        ("склад NOT", "operator_alone"),
        ("skill:", "field_empty"),
        ("слово " * 200, "cut"),
        ("(" * 60 + "а" * 3, "cut"),
    ],
)
def test_what_cannot_be_read_is_mended_and_explained(text, note):
    query = parse_query(text)
    assert note in query.notes
    if query.must:
        tsquery.of_node(query.must)


@pytest.mark.parametrize(
    "text", ["", "   ", "()", "и на по", '""', "-", "*", "\\", "'", "a'; DROP TABLE x; --", ":", "!", "|"]
)
def test_any_text_is_a_query(text):
    query = parse_query(text)
    assert query.must is None or tsquery.of_node(query.must)


def test_fields_find_facts_by_any_name():
    assert _exact("навык:питон") == _exact("skill:python") == "'skill/python'"
    assert "city/moscow" in _exact("город:Москва")
    assert "city/moscow" in _exact("city:Moscow")
    assert _exact("язык:английский-b2") == _exact("language:english-B2") == "'lang/english/b2'"
    assert _exact("опыт:3-5") == "('years/3') & ('years/0') & (!'years/6')"
    assert _exact("опыт:5+") == "'years/5'"


def test_a_field_can_be_combined():
    assert _exact("skill:python OR skill:java") == "('skill/python') | ('skill/java')"
    assert _exact("skill:python,sql") == "('skill/python') & ('skill/sql')"


def test_an_unknown_value_finds_its_words_and_never_everybody():
    assert _exact("skill:выдумкология") == "'выдумколог'"
    assert _exact("опыт:много") == "'none/'"


def test_plain_words_become_skills_and_occupations():
    terms = find_terms(parse_query("главный бухгалтер 1С удалённо").plain)
    assert [term.text for term in terms] == ["главный бухгалтер", "1С", "удалённо"]
    assert "chief-accountant" in terms[0].occupations
    assert "accountant" not in terms[0].occupations
    assert terms[1].parts[0].skill == "1c-enterprise"


def test_an_occupation_is_not_everybody_with_its_skill():
    (term,) = find_terms(parse_query("java developer").plain)
    assert term.occupations == ("java-developer",)
    assert "skill/java'" not in tsquery.of_term(term)
    assert "'develop'" in tsquery.of_term(term)


def test_a_word_is_in_the_names_of_occupations_in_either_language():
    (english,) = find_terms(parse_query("accountant").plain)
    (russian,) = find_terms(parse_query("бухгалтер").plain)
    assert {"accountant", "chief-accountant"} <= set(english.occupations) & set(russian.occupations)


def test_a_word_of_too_many_occupations_names_none():
    (term,) = find_terms(parse_query("специалист").plain)
    assert "accountant" not in term.occupations


def test_fewer_of_the_words():
    terms = find_terms(parse_query("аргон газ ночь").plain)
    assert tsquery.some_of(terms, 3).count("&") == 2
    assert tsquery.some_of(terms, 2).count("|") == 2


def test_the_text_for_meaning_is_what_is_wanted():
    assert text_of(parse_query('сварщик -стажёр "ручная дуговая"')) == "сварщик ручная дуговая"
    query = parse_query("сварщик AND NOT (газ OR аргон)")
    assert text_of(query) == "сварщик"
    assert [one.text for one in asked_words(query.must)] == ["сварщик"]


def test_skills_by_name():
    assert skill_named("Питон") == "python"
    assert skill_named("python") == "python"
    assert skill_named("выдумкология") is None
    assert suggest_skills("пит", "ru")[:8].count("python") == 1
    assert suggest_skills("", "ru") == []


def test_a_long_query_is_cut():
    assert isinstance(parse_query("а" * (LONGEST_QUERY + 50)).plain[0], Words)


def test_marks_without_end_are_not_put_in_order():
    assert len(parse_query("а" + "\u0301\u0323" * 20_000).text) <= 4 * LONGEST_QUERY
