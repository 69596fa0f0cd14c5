"""What no person wrote is cut short before a vacancy is read."""

from __future__ import annotations

import time

import pytest

from mismatch.engine.matching.bearable import LONGEST_BLANK, LONGEST_WORD, bearable
from mismatch.engine.matching.requirements import read_vacancy

WRITTEN = "Требования:\n\n\n- Python        от 3 лет\u00a0опыта\n- https://example.com/" + "a" * 200


@pytest.mark.parametrize("text", [WRITTEN, "", " ", "\n" * LONGEST_BLANK])
def test_what_people_write_stays(text: str) -> None:
    assert bearable(text) is text or bearable(text) == text


@pytest.mark.parametrize("wild", [" ", "\n", "\t", "\u00a0", "1", "ы", "(", " \n"])
def test_endless_runs_are_cut(wild: str) -> None:
    text = bearable(f"Требования:\n- Python{wild * 50_000}Django")
    assert len(text) < LONGEST_WORD + LONGEST_BLANK + 50
    assert ("Django" in text) == wild.isspace()
    assert bearable(text) == text


def test_what_divides_lines_goes_on_dividing_them() -> None:
    assert bearable("a" + " \n" * 50 + "b") == "a\n\nb"
    assert bearable("a" + " " * 50 + "\nb") == "a\nb"


def test_requirements_stand_in_the_text_that_was_read() -> None:
    read = read_vacancy("Требования:\n- Опыт работы с Python" + " " * 50_000 + "от 3 лет\n" + "1" * 50_000)
    assert len(read.text) < 1_000
    assert any(one.years == 3 for one in read.requirements)
    for one in read.requirements:
        assert one.start is not None
        assert read.text[one.start : one.end].strip()


def _seconds(line: str, size: int) -> float:
    begun = time.process_time()
    read_vacancy("Требования:\n- " + line * (size // len(line)))
    return time.process_time() - begun


@pytest.mark.parametrize("line", ["Python, Java, ", "не требуется опыт, "])
def test_four_times_the_text_takes_about_four_times_as_long(line: str) -> None:
    _seconds(line, 1_000)
    assert _seconds(line, 48_000) < 8 * _seconds(line, 12_000)
