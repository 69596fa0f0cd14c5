"""Text that no person wrote is read quickly, and what people wrote beside it is found where it stands."""

from __future__ import annotations

import unicodedata

from mismatch.engine.parsing.characters import clean
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.rows import make_rows
from mismatch.engine.parsing.taming import LONGEST_ROW, LONGEST_WORD, MOST_ROWS, tame
from tests.engine.parsing.documents import document, parsed
from tests.engine.parsing.pdf_builder import PdfPage, build_pdf

PERSON = "Anna Smith\nanna@example.org\nExperience\nEngineer, Acme Ltd\n2019 – 2021\nSkills\nPython\n"


def test_what_people_write_is_left_alone() -> None:
    plain = document(PERSON)
    assert tame(plain) is plain


def test_a_long_word_is_blanked_and_offsets_stay() -> None:
    long = document("x" * (LONGEST_WORD + 1) + " " + PERSON)
    tamed = tame(long)
    assert len(tamed.text) == len(long.text)
    assert "x" not in tamed.text.replace("example", "").replace("Experience", "")
    resume = parsed("x" * 300_000 + "\n" + PERSON)
    assert resume.text.startswith("xxx")
    [email] = resume.emails
    assert resume.text[email.start : email.end] == email.value == "anna@example.org"
    assert resume.name is not None
    assert resume.text[resume.name.start : resume.name.end] == "Anna Smith"


def test_text_on_both_sides_of_a_long_word_is_no_row() -> None:
    tamed = tame(document(PERSON + "Tools " + "y" * 5000 + " and more\n"))
    assert [row.text for row in make_rows(tamed)][-2:] == ["Tools", "and more"]


def test_a_long_row_is_cut_between_words() -> None:
    tamed = tame(document("word " * 3000))
    assert max(line.end - line.start for line in tamed.lines) <= LONGEST_ROW
    assert {tamed.text[line.start : line.end].replace("word", "").strip() for line in tamed.lines} == {""}
    assert len(tamed.lines) > 1


def test_rows_without_end_are_left_out() -> None:
    tamed = tame(document("row\n" * (MOST_ROWS + 100)))
    assert len(tamed.lines) == MOST_ROWS
    assert tamed.text.count("row") == MOST_ROWS


def test_a_name_of_one_long_word_is_no_riddle() -> None:
    assert parsed("Ann\n\n2019\tAcme\n\n• one\n• " + "two" * 21 + "<\n").text


def test_a_firm_at_every_row_asks_few_questions() -> None:
    rows = "".join(f"Engineer, Firm{number} Ltd\n2019 – 2021\n\n" for number in range(60))
    kinds = [warning.kind for warning in parsed(PERSON + rows).warnings]
    assert 0 < kinds.count("overlap") <= 20


def test_strewn_words_and_patches_are_all_read() -> None:
    """Text that begins at hundreds of places has no columns to look for."""
    page = PdfPage()
    for number in range(600):
        x, y = 20 + number * 37 % 540, 20 + number * 53 % 800
        page.fill(x, y, 30, 8, "0.9 0.9 0.9").text(x, y + 6, f"w{number}", 4)
    text = read_document(build_pdf(page), "strewn.pdf").text
    assert set(text.split()) == {f"w{number}" for number in range(600)}


def test_no_letter_keeps_more_marks_than_a_writing_has() -> None:
    assert clean("a" + "\u0301\u0323" * 20_000 + "b") == unicodedata.normalize("NFKC", "a" + "\u0301\u0323" * 15) + "b"
    assert clean("и\u0306 е\u0308") == "й ё"
