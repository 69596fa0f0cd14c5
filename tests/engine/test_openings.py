"""The cheap looks find exactly what the dear expressions find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from mismatch.engine.openings import first_match, matches, mentions, tokens_with
from mismatch.engine.parsing.contacts import _EMAIL, _URL, _addresses, _urls

_WORDS = re.compile(r"(?:cat|dog)s?(?!\w)|(?<!\w)сова", re.IGNORECASE)
_OPENINGS = ("cat", "dog", "сова")
_TEXT = st.text(st.sampled_from("catdogs Ссова@.-+/:w\nxруİ") | st.characters(), max_size=60)


@given(_TEXT)
def test_matches_are_those_of_the_whole_search(text: str) -> None:
    if len(text.lower()) == len(text):
        assert [m.span() for m in matches(_WORDS, text, _OPENINGS)] == [m.span() for m in _WORDS.finditer(text)]
        found, first = _WORDS.search(text), first_match(_WORDS, text, _OPENINGS)
        assert (found and found.span()) == (first and first.span())
    assert mentions(text, ("cat",)) == ("cat" in text.lower())


@given(_TEXT)
def test_addresses_are_those_of_the_whole_search(text: str) -> None:
    assert [m.span() for m in _addresses(text)] == [m.span() for m in _EMAIL.finditer(text)]
    assert [m.span() for m in _urls(text)] == [m.span() for m in _URL.finditer(text)]


def test_a_token_is_told_once() -> None:
    text = "one a.b.c two\td.e\n."
    assert [text[start:end] for start, end in tokens_with(text, (".",))] == ["a.b.c", "d.e", "."]
