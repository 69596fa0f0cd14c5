"""Where a résumé writes what never reaches the scorer."""

from __future__ import annotations

import random

import pytest

from mismatch.engine.matching.protected import outside, overlaps, protected_spans
from mismatch.engine.parsing.asides import apart
from mismatch.engine.parsing.resume import Resume
from mismatch.engine.shapes import Span
from tests.fixtures.steps import steps


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


def test_what_spans_touch_and_leave_is_what_their_letters_say() -> None:
    chance = random.Random(5)
    for _ in range(300):
        spans = apart([Span(at, at + chance.randrange(5)) for at in chance.choices(range(40), k=6)])
        hidden = {letter for span in spans for letter in range(span.start, span.end)}
        start = chance.randrange(40)
        end = start + chance.randrange(1, 12)
        seen = [letter for letter in range(start, end) if letter not in hidden]
        assert overlaps(spans, start, end) == (len(seen) < end - start)
        assert [letter for piece in outside(spans, start, end) for letter in range(*piece)] == seen


def test_spans_far_away_are_not_gone_through() -> None:
    spans = [Span(at, at + 1) for at in range(0, 20_000, 2)]
    assert steps(lambda: overlaps(spans, 10_000, 10_001)) < 100
    assert steps(lambda: outside(spans, 10_000, 10_004)) < 200


@pytest.mark.parametrize(
    "work",
    [
        "Cared for disabled children", "Worked with two children with autism", "Nanny for a family with three children",
        "Looked after four kids, aged 3 to 9", "Teaching children aged 5 to 7", "Age 5 to 11 classroom teacher",
        "Maternity leave cover, teacher", "Managed parental leave and absence", "Processed citizenship applications",
        "Gender: pay gap reporting", "Military service: logistics software for the army",
        "Веду воинский учёт на 190 человек", "Ведение воинского учета и бронирования", "Возраст учеников 7-10 лет",
        "Оформление инвалидности и субсидий", "Оформление гражданства и виз для сотрудников", "Стаж 25 лет, бригада",
        "Группа детей: 25 человек, 3–4 года", "Няня, двое детей", "Расчёт декретных и больничных",
        "На время декрета основного сотрудника, бухгалтер", "Учёт рождений и день рождения клуба",
    ],
)  # fmt: skip
def test_work_with_such_people_and_papers_is_seen(work: str) -> None:
    text = f"Работа.\n- {work}\n- kept the books\n"
    assert seen(text) == text
