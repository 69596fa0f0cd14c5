"""Spoken languages of many countries, with their levels."""

from __future__ import annotations

import pytest

from mismatch.engine.parsing.languages import find_languages, russian_name
from mismatch.engine.parsing.rows import make_rows
from mismatch.engine.parsing.vocabulary import load
from tests.engine.parsing.documents import document, parsed


def languages(text: str) -> list[tuple[str, str | None]]:
    return [(one.name, one.level) for one in parsed(text).languages]


def test_languages_of_the_republics() -> None:
    text = "Иван Петров\nЯзыки\nРусский — родной\nБашкирский — B1\nЧувашский — базовый\nКрымскотатарский\n"
    assert languages(text) == [("Russian", "native"), ("Bashkir", "B1"), ("Chuvash", "A1"), ("Crimean Tatar", None)]


def test_languages_of_the_world() -> None:
    text = "Ann Lee\nLanguages\nIrish (B2), Igbo – native, Yoruba: fluent; Scottish Gaelic, Mandarin Chinese, Tamil\n"
    assert languages(text) == [
        ("Irish", "B2"), ("Igbo", "native"), ("Yoruba", "C1"), ("Scottish Gaelic", None), ("Chinese", None),
        ("Tamil", None),
    ]  # fmt: skip


def test_mother_tongue_beside_other_languages() -> None:
    text = "Ольга Ким\nРодной язык: осетинский\nЗнание языков: английский B2, ингушский C1\n"
    assert set(languages(text)) == {("Ossetian", "native"), ("English", "B2"), ("Ingush", "C1")}


def test_to_polish_is_no_language() -> None:
    text = "Ann Lee\nPolish the product. Fluent in English and Hausa."
    assert [name for name, _ in languages(text)] == ["English", "Hausa"]


@pytest.mark.parametrize("name", sorted(load("languages")["languages"]))
def test_every_listed_language_is_found_by_each_of_its_names(name: str) -> None:
    for word in load("languages")["languages"][name]:
        printed = word + "ий" if word.endswith(("ск", "цк")) else word
        made = document(f"{printed}, B2")
        rows = make_rows(made)
        assert [one.name for one in find_languages(made.text, [rows], rows)] == [name], word


def test_languages_named_in_a_third_one() -> None:
    text = "Rita Lang\nLanguages: Deutsch (Muttersprache), Englisch (C1), Russisch A2\n"
    assert languages(text) == [("German", "native"), ("English", "C1"), ("Russian", "A2")]


def test_languages_have_russian_names() -> None:
    assert [russian_name(name) for name in ("Abaza", "Nenets", "Maori", "Sign language")] == [
        "Абазинский", "Ненецкий", "Маори", "Жестовый язык",
    ]  # fmt: skip
    assert russian_name("Klingon") is None
