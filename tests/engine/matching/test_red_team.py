"""Attempts to fool a machine are flagged and move no score; honest look-alikes are not flagged."""

from __future__ import annotations

from datetime import date

import pytest

from mismatch.bench.red_team import SMUGGLED, Case, cases, judged
from mismatch.engine.parsing.reading import read_document

CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_flagged_and_never_scored(case: Case) -> None:
    verdict = judged(case, date(2026, 11, 1))
    if case.kinds:
        assert set(verdict.kinds) & set(case.kinds)
    else:
        assert verdict.kinds == ()
    assert verdict.moved == 0


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.kinds and case.kinds[0].startswith("hidden")], ids=lambda case: case.name
)
def test_hidden_text_is_shown_beside_the_text(case: Case) -> None:
    document = read_document(case.data, case.filename)
    assert document.hidden
    assert SMUGGLED.split()[0] not in document.text


def test_the_smuggled_words_would_move_the_score() -> None:
    [case] = [case for case in CASES if case.name == "tiny"]
    told = case._replace(filename="cv.txt", data=f"Ann Lee\nSkills\n{SMUGGLED}\n".encode(), clean=b"Ann Lee\n")
    assert judged(told, date(2026, 11, 1)).moved > 10
