"""Vacancies with marked lines, and the fit that learns from them."""

import pytest

from mismatch.engine.matching.line_roles import judge
from mismatch.engine.matching.sections import read_sections
from mismatch.labelled.line_roles import LINES, fit, readings
from mismatch.labelled.marked_lines import MarkedVacancy, Span, read_marked

FILE = """=== Печник
- Печник в артель
h Нужно

m глаз и руки
- О деле: ~t класть печи, ~n рисовать эскизы
=== Saddler
m stitches leather
"""


def test_marks_are_read_with_their_places(tmp_path):
    (tmp_path / "a.txt").write_text(FILE, encoding="utf-8")
    first, second = read_marked(tmp_path / "a.txt")
    assert first.text == "Печник в артель\nНужно\n\nглаз и руки\nО деле: класть печи, рисовать эскизы\n"
    assert [(first.text[s.start : s.end], s.role) for s in first.spans] == [
        ("Печник в артель", "none"),
        ("Нужно", "none"),
        ("глаз и руки", "must"),
        ("О деле:", "none"),
        ("класть печи,", "task"),
        ("рисовать эскизы", "nice"),
    ]
    assert second == MarkedVacancy("Saddler", "stitches leather\n", [Span(0, 16, "must")])


def test_a_line_without_a_mark_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("=== A\nno mark here\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no mark"):
        list(read_marked(tmp_path / "a.txt"))


def test_what_is_fitted_tells_the_roles_it_was_fitted_on():
    told = [one for path in sorted(LINES.glob("*1.txt")) for one in read_marked(path)]
    weights = fit(readings(told))
    right = total = 0
    for vacancy in told:
        items, headings = read_sections(vacancy.text)
        for item, found in zip(items, judge(vacancy.text, items, headings, "en", weights), strict=True):
            span = next((s for s in vacancy.spans if s.start <= item.start < s.end), None)
            if span is not None and span.role != "none":
                right, total = right + (found.role == span.role), total + 1
    assert right / total > 0.8
