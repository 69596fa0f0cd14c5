"""How a query is put to PostgreSQL."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from mismatch.engine.search import tsquery
from mismatch.engine.search.query import parse_query
from mismatch.engine.search.terms import find_terms

WORDS = "кпк брр втт гдж лск хзз щмт фрз"


def _holds(condition: str, words: set[str]) -> bool:
    read = re.sub(r"'(\w+)'", lambda match: str(match.group(1) in words), condition)
    return bool(eval(read.replace("&", "and").replace("|", "or")))


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_some_of_the_words_is_any_choice_of_so_many(count):
    words = WORDS.split()[:5]
    condition = tsquery.some_of(find_terms(parse_query(" ".join(words)).plain), count)
    for size in range(6):
        for chosen in combinations(words, size):
            assert _holds(condition, set(chosen)) == (size >= count)


def test_some_of_many_words_does_not_name_every_choice():
    terms = find_terms(parse_query(WORDS).plain)
    assert tsquery.some_of(terms, 4).count("кпк") < 10


@pytest.mark.parametrize("text", ["или*", "and*", "OR* слово", "title:* skill:*", "не* -на*"])
def test_nothing_empty_is_asked_for(text):
    query = parse_query(text)
    condition = tsquery.of_node(query.must) if query.must else ""
    assert "('')" not in condition
    assert "!()" not in condition
