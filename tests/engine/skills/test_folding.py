"""Words that must meet, and words that must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mismatch.engine.skills.automaton import Lexicon, Phrasebook
from mismatch.engine.skills.folding import WORD, fold, lookalikes, other_numbers, spellings, stem, words_of


@pytest.mark.parametrize(
    "forms",
    [
        "система систем системой системами",
        "база баз базами базе",
        "закупка закупок закупками",
        "рынок рынка рынков",
        "продавец продавца продавцами",
        "английский английского английским английском",
        "бухгалтерия бухгалтерии бухгалтерию",
        "работать работа работе",
        "стрим стримы стримов",
    ],
)
def test_forms_of_one_word_meet(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("строить", "стрим"), ("логист", "логистика"), ("печать", "печальный")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words() -> None:
    assert WORD.findall("C++17, C#8, .NET, R&D, Node.js") == ["C++", "17", "C#", "8", ".NET", "R&D", "Node", "js"]
    assert words_of("1C Бухгалтерия") == words_of("1С:Бухгалтерия")


def test_lookalikes_leave_russian_words_alone() -> None:
    assert lookalikes("С") == []
    assert lookalikes("сор") == []
    assert "php" in lookalikes("РНР")
    assert "c#" in lookalikes("С#")


def test_spellings_are_made_for_latin_names_only() -> None:
    assert spellings("Node.js") == [["nodejs"]]
    assert spellings("RabbitMQ") == [["rabbit", "mq"]]
    assert spellings("Работа в команде") == []


@given(st.text(max_size=200))
def test_any_text_can_be_spelled(text: str) -> None:
    lexicon = Lexicon()
    lexicon.learn(["java"])
    spelled = lexicon.spell(text)
    assert len(spelled.letters) == len(spelled.starts) == len(spelled.ends)
    assert all(0 <= start <= end <= len(text) for start, end in zip(spelled.starts, spelled.ends, strict=True))


@given(st.lists(st.sampled_from(["java", "script", "c++", "1с", "питон", "x"]), min_size=1, max_size=12))
def test_the_automaton_finds_what_a_plain_search_finds(words: list[str]) -> None:
    draft: Phrasebook[str] = Phrasebook()
    phrases = {"java": ["java"], "java script": ["java", "script"], "c++": ["c++"], "1с питон": ["1с", fold("питон")]}
    for name, folded in phrases.items():
        draft.add(folded, name)
    book = draft.close(str)
    spelled = book.lexicon.spell(" ".join(words))
    expected = {
        (start, start + len(folded) - 1, name)
        for name, folded in phrases.items()
        for start in range(len(words))
        if [fold(word) for word in words[start : start + len(folded)]] == folded
    }
    assert {(match.first, match.last, match.entry) for match in book.matches(spelled)} == expected


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("wiring diagrams", ["wiring diagram"]),
        ("heat pump", ["heat pumps"]),
        ("fuse box", ["fuse boxes"]),
        ("safety policies", ["safety policy", "safety policie"]),
        ("Rails", []),
        ("retail sales", []),
        ("applied physics", []),
    ],
)
def test_names_of_one_and_many(name: str, others: list[str]) -> None:
    assert [" ".join(words) for words in other_numbers(words_of(name))] == others


def test_there_are_letters_for_more_words_than_one_plane_of_unicode_has() -> None:
    draft: Phrasebook[int] = Phrasebook()
    for number in range(70_000):
        draft.add([f"w{number}q"], number)
    book = draft.close(int)
    spelled = book.lexicon.spell("w3q w55039q w55040q w69999q w70000q")
    assert [match.entry for match in book.matches(spelled)] == [3, 55039, 55040, 69999]
    spelled.letters.encode()
