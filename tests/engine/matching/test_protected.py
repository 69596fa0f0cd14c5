"""Where a résumé writes what never reaches the scorer."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.protected import outside, protected_spans
from mismatch.engine.parsing.resume import Resume


def seen(text: str) -> str:
    """What the scorer sees of a text from which nothing was parsed."""
    spans = protected_spans(Resume(engine="0", language="en", text=text))
    return "".join(text[start:end] for start, end in outside(spans, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("write to i.petrov@mail.ru today", "write to  today"),
        ("<anna.lee+jobs@example.co.uk>", "<>"),
        ("mailto:anna@example.org", "mailto:"),
        ("anna@example.org,ivan@example.org;olga@example.org", ",;"),
        ("(анна@почта.рф)", "()"),
        ("anna@example.org/work", "/work"),
        ("priced @ 5.00 each", "priced @ 5.00 each"),
    ],
)
def test_addresses_of_mail_are_cut_whole_wherever_they_stand(text: str, left: str) -> None:
    assert seen(text) == left


@pytest.mark.parametrize("unit", ["a", "я", "1", "(", "[", "/", ".", "@", "a@", "a@b,", "a.", "-"])
def test_a_word_no_person_wrote_is_walked_once(unit: str) -> None:
    """Not timed: walked once a letter, any of these would take minutes."""
    word = (unit * 100_000)[:100_000]
    assert seen(f"Python {word}").startswith("Python ")
