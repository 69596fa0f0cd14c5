"""The demo's people are consistent, obviously fictional, and drawn in full."""

from __future__ import annotations

import phonenumbers
import pypdfium2
import pytest

from mismatch.demo.files import bad_files
from mismatch.demo.gold import gold_pairs
from mismatch.demo.people import Job, grades, people
from mismatch.demo.rendering import FORMS, TYPESET, render
from mismatch.demo.truth import experience_months, truth
from mismatch.demo.vacancies import vacancies
from mismatch.demo.variants import told
from mismatch.demo.wording import headings
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.shapes import Refused

#: Layouts that need no browser and are no pictures.
DRAWN = [*TYPESET, "glyphs_apart"]
SECTIONS = ["summary", "experience", "education", "skills"]


def test_ids_and_addresses_are_unique() -> None:
    everybody = people()
    assert len({one.id for one in everybody}) == len(everybody)
    assert len({one.email for one in everybody}) == len(everybody)


def test_contacts_are_fictional_and_readable() -> None:
    for one in people():
        assert one.email.endswith(("@example.com", "@example.org")), one.id
        assert phonenumbers.is_valid_number(phonenumbers.parse(one.phone, None)), one.id


def test_months_run_forward() -> None:
    for one in people():
        for job in one.jobs:
            assert job.end is None or job.start <= job.end, (one.id, job.title)


def test_every_person_names_known_forms_and_vacancies() -> None:
    known = {vacancy.id for vacancy in vacancies()}
    for one in people():
        assert one.forms, one.id
        assert set(one.forms) <= set(FORMS), one.id
        assert set(one.grades) <= known, one.id
        assert set(one.grades.values()) <= {1, 2, 3}, one.id


def test_every_vacancy_has_someone_who_fits() -> None:
    graded = grades()
    for vacancy in vacancies():
        assert any(graded[vacancy.id, one.id] == 3 for one in people()), vacancy.id


def test_overlapping_positions_count_once() -> None:
    jobs = [Job("a", "b", "2020-01", "2020-12"), Job("c", "d", "2020-07", "2021-03")]
    assert experience_months(jobs) == 15


@pytest.mark.parametrize("form", DRAWN)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_layout_shows_the_person(form: str, language: str) -> None:
    person = told(next(one for one in people() if one.language == language and len(one.jobs) > 1), form)
    data = render(person, form)
    text = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))
    squeezed = "".join(text.replace("\x02", "").replace("\ufffe", "").split()).casefold()
    titles = [headings(language, form)[section] for section in SECTIONS]
    for value in (person.name, person.email, person.phone, *(job.employer for job in person.jobs), *titles):
        assert "".join(value.split()).casefold() in squeezed, value
    assert render(person, form) == data


@pytest.mark.parametrize("form", [form for form, (ending, _) in FORMS.items() if ending not in ("pdf", "jpg", "png")])
def test_every_document_without_pages_tells_the_person(form: str) -> None:
    person = told(next(one for one in people() if one.language == "ru" and len(one.jobs) > 1), form)
    data = render(person, form)
    text = _squeezed(read_document(data, f"cv.{FORMS[form][0]}").text)
    for value in (person.name, person.email, person.phone, *(job.employer for job in person.jobs), *person.skills):
        assert _squeezed(value) in text, value
    assert render(person, form) == data


def _squeezed(text: str) -> str:
    """Without spaces, case and the quotation marks that old code pages change."""
    return "".join(text.split()).casefold().translate({ord(sign): None for sign in '«»"'})


def test_the_gold_set_draws_every_form_in_both_languages() -> None:
    drawn = list(gold_pairs())
    assert len({(person.id, form) for person, form in drawn}) == len(drawn)
    for form in FORMS:
        assert {person.language for person, one in drawn if one == form} == {"ru", "en"}, form


def test_a_promotion_has_one_employer_in_file_and_truth() -> None:
    person = next(one for one in people() if len(one.jobs) > 1 and one.jobs[0].employer != one.jobs[1].employer)
    employers = [position["employer"] for position in truth(person, "network")["positions"]]
    assert employers[:2] == [person.jobs[0].employer] * 2


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("section", ["summary", "experience", "skills"])
def test_forms_differ_in_their_headings(language: str, section: str) -> None:
    assert len({headings(language, form)[section] for form in FORMS}) >= 4


def test_bad_files_are_refused_each_for_its_reason() -> None:
    reasons = []
    for file in bad_files():
        with pytest.raises(Refused) as refusal:
            read_document(file.data, file.filename)
        reasons.append(refusal.value.reason)
    assert reasons == ["encrypted", "empty", "wrong_type", "damaged"]
