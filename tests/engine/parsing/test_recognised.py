"""What OCR sees, made into words: levels, sizes, bullets, alphabets."""

from __future__ import annotations

import pytest

from mismatch.engine.parsing.layout import Ink
from mismatch.engine.parsing.recognised import Seen, inks, one_alphabet


def seen(*words: tuple[str, float], y: float = 100, size: float = 10, tilt: float = 0.0) -> list[Seen]:
    """Words at given places on a line with its baseline at ``y``, each six points a letter wide."""
    line = []
    for text, x in words:
        base = y + tilt * x
        up = 0.7 if any(c.isupper() or c in "bdfhklt" for c in text) else 0.48
        line.append(Seen(text, x, base - up * size, x + 6 * len(text), base))
    return line


def texts(words: list[Ink]) -> list[str]:
    return [word.text for word in words]


def test_a_crooked_page_has_level_lines() -> None:
    lines = [seen(("Ann", 50), ("Lee", 400), y=y, tilt=0.01) for y in (100, 120, 140)]
    bases = [word.base for word in inks(lines)]
    assert bases[0] == pytest.approx(bases[1], abs=0.1)
    assert bases[2] - bases[0] == pytest.approx(20, abs=0.1)


def test_a_name_beside_smaller_type_keeps_its_size() -> None:
    line = seen(("Anna", 50), ("Petrova", 80), size=18) + seen(("Fitter", 140), ("Leeds", 200), size=10)
    sizes = [word.size for word in inks([line])]
    assert sizes[0] == sizes[1] > 1.5 * sizes[2]
    assert sizes[2] == sizes[3]


@pytest.mark.parametrize("mark", ["+", "*", ".", "©", "e"])
def test_what_bullets_are_read_as(mark: str) -> None:
    assert texts(inks([seen((mark, 50), ("Kept", 62), ("books", 90))])) == ["•", "Kept", "books"]


def test_a_small_word_is_no_bullet() -> None:
    assert texts(inks([seen(("о", 50), ("себе", 60))])) == ["о", "себе"]


def test_an_address_cut_at_its_full_stop_is_whole() -> None:
    assert texts(inks([seen(("ann.", 50), ("lee@example.org", 77))])) == ["ann.lee@example.org"]


@pytest.mark.parametrize(
    ("read", "meant"),
    [("OOO", "ООО"), ("3AO", "ЗАО"), ("Cклад", "Склад"), ("Еngineer", "Engineer"), ("SQL-запросы", "SQL-запросы"),
     ("Python", "Python"), ("1С:ЗУП", "1С:ЗУП")],
)  # fmt: skip
def test_each_word_is_of_one_alphabet(read: str, meant: str) -> None:
    assert one_alphabet(read) == meant


def test_small_words_follow_their_line() -> None:
    assert texts(inks([seen(("Поехал", 50), ("Ha", 90), ("завод", 105))]))[1] == "На"
    assert texts(inks([seen(("Ha", 50), ("Noi", 70), ("street", 95))]))[0] == "Ha"


def test_lines_beside_each_other_share_a_baseline_though_letters_were_measured_unlike() -> None:
    left, right = seen(("Planner", 50), ("Lead", 95), y=100), seen(("June", 400), ("2019", 430), y=102.5)
    below = seen(("Leeds", 50), y=114)
    bases = [word.base for word in inks([left, right, below])]
    assert bases[0] == bases[1] == bases[2] == bases[3]
    assert bases[4] > bases[0] + 10


def test_a_word_of_look_alikes_is_of_the_alphabet_of_its_line() -> None:
    assert texts(inks([seen(("Мау", 50), ("2019", 80), ("until", 120), ("today", 160))]))[0] == "May"
    assert texts(inks([seen(("Мау", 50), ("и", 80), ("пакет", 120))]))[0] == "Мау"
