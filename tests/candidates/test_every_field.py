"""Every field of a résumé can be corrected on the candidate page, without scripts, and stays so when read again."""

from __future__ import annotations

import re

import pytest

from mismatch.candidates import rereading
from mismatch.extensions import db
from mismatch.models import Correction, Resume
from tests import factories
from tests.candidates.saying import say
from tests.fixtures.pages import lint_page, sign_in

TEXT = """
Курсы
Основы охраны труда, 2021

Дополнительно
Дата рождения: 12.03.1990
Гражданство: Россия
Разрешение на работу: есть
Водительское удостоверение категории B
Готова к переезду в Казань
Желаемая зарплата: 200 000 руб.
"""
#: Part → what is typed into its first entry, and the same as the engine keeps it.
SAID: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "name": ({"value": "Мария Белая"}, {"value": "Мария Белая"}),
    "headline": ({"value": "Инженер"}, {"value": "Инженер"}),
    "emails": ({"value": "m@example.org"}, {"value": "m@example.org"}),
    "phones": ({"value": "8 912 555-99-88"}, {"value": "+79125559988"}),
    "location": ({"value": "Казань"}, {"value": "Казань"}),
    "relocation": ({"value": "не готова к переезду"}, {"value": "не готова к переезду"}),
    "work_permit": ({"value": "не нужно"}, {"value": "не нужно"}),
    "salary": ({"amount": "250 000", "currency": "rub"}, {"amount": "250000", "currency": "RUB"}),
    "birth_date": ({"value": "13 марта 1991 г."}, {"value": "1991-03-13"}),
    "citizenship": ({"value": "Беларусь"}, {"value": "Беларусь"}),
    "positions": (
        {"employer": "ООО «Мак»", "start": "апрель 2018", "bullets": "Вела склад.\r\n- Учила стажёров."},
        {"employer": "ООО «Мак»", "start": "2018-04", "bullets": "Вела склад.\nУчила стажёров."},
    ),
    "education": ({"degree": "Бакалавр", "grade": "bachelor"}, {"degree": "Бакалавр", "grade": "bachelor"}),
    "courses": ({"value": "Первая помощь, 2022"}, {"value": "Первая помощь, 2022"}),
    "skills": ({"id": "ансибл"}, {"id": "ansible"}),
    "languages": ({"level": "C1"}, {"name": "English", "level": "C1"}),
    "licences": ({"value": "C"}, {"value": "C"}),
}
ADDED = {
    "links": ({"value": "github.com/belaya"}, {"value": "https://github.com/belaya"}),
    "age": ({"value": "35"}, {"value": "35"}),
    "sex": ({"value": "female"}, {"value": "female"}),
    "family": ({"value": "замужем"}, {"value": "замужем"}),
    "photo": ({"value": "yes"}, {"value": "yes"}),
}


@pytest.fixture
def member(session):
    return factories.make_member()


@pytest.fixture
def resume(member):
    made = factories.make_candidate(member, factories.resume_text() + TEXT)
    db.session.commit()
    return made.resume


def _first(resume: Resume, part: str) -> dict[str, str]:
    return next(entry.values for entry in resume.laid[part] if entry.removed is None)


def test_every_part_is_corrected_and_stays_so_when_the_document_is_read_again(client, member, resume):
    sign_in(client, member.user.email)
    resume_id, candidate_id = resume.id, resume.candidate_id
    page = client.get(f"/candidates/{candidate_id}").text
    lint_page(page)
    for part, (typed, _kept) in SAID.items():
        first = resume.laid[part][0]
        for name in typed:
            assert f'id="{part}-0-{name}"' in page, f"{part} {name} cannot be corrected"
        assert first.machine is not None, f"{part} is not read from the file"
        assert say(client, resume_id, "save", part, **typed).status_code == 302, part
    for part, (typed, _kept) in ADDED.items():
        act, key = ("save", "0") if part != "links" else ("add", "")
        assert say(client, resume_id, act, part, key=key, **typed).status_code == 302, part
    for _again in range(2):
        stored = db.session.get_one(Resume, resume_id)
        for part, (_typed, kept) in (SAID | ADDED).items():
            assert _first(stored, part).items() >= kept.items(), part
        stored.engine = "0.0"
        db.session.commit()
        rereading.reread_resume(resume_id)
        db.session.expire_all()
    page = client.get(f"/candidates/{candidate_id}").text
    lint_page(page)
    assert page.count(member.user.name) >= len(SAID)


def test_every_part_can_be_taken_away(client, member, resume):
    sign_in(client, member.user.email)
    for part in SAID:
        assert say(client, resume.id, "remove", part).status_code == 302, part
    parsed = db.session.get_one(Resume, resume.id).parsed
    assert [parsed.name, parsed.headline, parsed.location, parsed.relocation, parsed.work_permit] == [None] * 5
    assert [parsed.salary, parsed.protected.birth_date, parsed.protected.citizenship] == [None] * 3
    assert [parsed.emails, parsed.phones, parsed.courses, parsed.licences, parsed.languages] == [[]] * 5
    assert len(parsed.positions) == 1


@pytest.mark.parametrize(
    ("part", "fields", "reason"),
    [
        ("skills", {"id": "питон"}, "«Python» уже есть"),
        ("languages", {"name": "английский язык"}, "«английский» уже есть"),
        ("licences", {"value": "B"}, "«B» уже есть"),
        ("courses", {"value": "основы охраны труда 2021"}, "уже есть в списке"),
        ("positions", {"title": "Стажёр", "start": "05.2020", "end": "03.2019"}, "раньше начала"),
        ("education", {"institution": "МГУ", "start": "2016", "end": "2011"}, "раньше начала"),
        ("courses", {"value": "К" * 100_000}, "помещается 300 знаков"),
        ("emails", {"value": "anna@example"}, "адрес электронной почты"),
    ],
)
def test_what_cannot_be_is_refused_beside_the_field_with_what_was_typed(client, member, resume, part, fields, reason):
    sign_in(client, member.user.email)
    answer = say(client, resume.id, "add", part, key="", **fields)
    assert answer.status_code == 422
    lint_page(answer.text)
    assert re.search(rf'class="invalid-feedback[^>]*>[^<]*{re.escape(reason)}', answer.text, re.IGNORECASE)
    for value in fields.values():
        assert f'value="{value}"' in answer.text or f'value="{value}" selected' in answer.text
    assert db.session.query(Correction).count() == 0


def test_an_end_before_the_start_is_refused_when_an_entry_is_corrected(client, member, resume):
    sign_in(client, member.user.email)
    answer = say(client, resume.id, "save", "positions", key="1", start="06.2019", end="02.2019")
    assert answer.status_code == 422
    assert "Окончание раньше начала" in answer.text
    assert "autofocus" in answer.text


def test_what_nobody_can_see_is_not_kept(client, member, resume):
    sign_in(client, member.user.email)
    say(client, resume.id, "save", "name", value="\u202eМария\x07 Белая\u200b")
    assert db.session.get_one(Resume, resume.id).parsed.name.value == "Мария Белая"


def test_fields_that_a_form_does_not_have_stay_as_they_are(client, member, resume):
    sign_in(client, member.user.email)
    say(client, resume.id, "save", "positions", key="1", title="Стажёр")
    held = db.session.get_one(Resume, resume.id).parsed.positions[1]
    assert (held.title.value, held.employer.value, held.start, len(held.bullets)) == (
        "Стажёр",
        "ЗАО «Василёк»",
        "2016-06",
        1,
    )
