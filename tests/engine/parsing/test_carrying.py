"""Corrections of one document over a newer one of the same person."""

from __future__ import annotations

from mismatch.engine.parsing.carrying import carried
from mismatch.engine.parsing.correctable import entries_of
from mismatch.engine.parsing.corrections import Correction, anchor_of, lay_over
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from tests import factories

OLD = factories.RESUME.format(number=5)
NEW = OLD.replace("Москва", "Казань").replace("март 2019 — по настоящее время", "март 2019 — май 2026")
NEW = NEW.replace("Docker", "Docker, Kubernetes").replace("Английский — B2", "Английский — C1")


def _entries(text: str):
    return entries_of(parse_resume(read_document(text.encode(), "resume.txt"), factories.AS_OF))


READ, ANEW = _entries(OLD), _entries(NEW)


def _field(number: int, part: str, index: int, field: str, value: str | None) -> Correction:
    entry = lay_over(READ, [])[part][index]
    return Correction(
        id=number,
        part=part,
        field=field,
        anchor=anchor_of(part, entry),
        before=entry.machine.values.get(field) if entry.machine else None,
        value=value,
    )


def _skill(name: str) -> int:
    return next(i for i, entry in enumerate(READ["skills"]) if entry.values["id"] == name)


def test_what_both_documents_say_alike_stays_corrected():
    name = _field(1, "name", 0, "value", "Мария Белая")
    title = _field(2, "positions", 1, "title", "Стажёр")
    wish = Correction(id=3, part="salary", field="amount", value="200000")
    assert carried([wish, title, name], ANEW) == [name, title, wish]


def test_what_the_new_document_says_anew_counts():
    city = _field(1, "location", 0, "value", "Тверь")
    still_there = _field(2, "positions", 0, "current", "yes")
    level = _field(3, "languages", 0, "level", "B1")
    assert carried([city, still_there, level], ANEW) == []


def test_what_a_person_entered_comes_along_unless_the_new_document_has_it():
    known, heard = (
        Correction(id=n, part="skills", value={"id": name}) for n, name in ((1, "kubernetes"), (2, "ansible"))
    )
    course = Correction(id=3, part="courses", value={"value": "Первая помощь"})
    job = Correction(id=4, part="positions", value=dict(READ["positions"][1].values))
    assert carried([known, heard, course, job], ANEW) == [heard, course]


def test_what_was_taken_away_stays_away_where_it_is_found_again():
    django, mine = _skill("django"), lay_over(READ, [])
    gone = Correction(id=1, part="skills", anchor=anchor_of("skills", mine["skills"][django]))
    job = Correction(id=2, part="positions", anchor=anchor_of("positions", mine["positions"][1]))
    elsewhere = _entries(NEW[: NEW.index("ЗАО")] + NEW[NEW.index("Образование") :])
    assert carried([gone, job], ANEW) == [gone, job]
    assert carried([gone, job], elsewhere) == [gone]
