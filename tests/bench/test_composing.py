"""The invented pool: what is put together line by line is what the engine makes of the whole."""

from __future__ import annotations

import pytest

from mismatch.bench.composing import compose, invented, texts_of
from mismatch.bench.copying import ENCODINGS
from mismatch.engine.matching.profile import build_profile


@pytest.mark.parametrize("number", range(12))
def test_composed_profile_is_what_the_engine_reads(number):
    made = compose(invented(number))
    assert made.profile == build_profile(made.resume, made.document)
    assert set(made.profile.texts) <= texts_of(invented(number))


def test_facts_are_slices_of_the_text():
    made = compose(invented(5))
    text = made.resume.text
    titles = [position.title for position in made.resume.positions]
    for fact in (made.resume.name, made.resume.headline, made.resume.emails[0], *titles):
        assert text[fact.start : fact.end] == fact.value
    assert all(quote.text == text[quote.start : quote.end] for quote in made.profile.quotes)


def test_no_two_people_alike():
    texts = {compose(invented(number)).resume.text for number in range(40)}
    assert len(texts) == 40


def test_empty_and_full_arrays_of_text():
    assert ENCODINGS["texts"]([]) == b"\0\0\0\0\0\0\0\0\0\0\x04\x13"
    assert ENCODINGS["texts"](["а"]).endswith(b"\0\0\0\x02\xd0\xb0")
