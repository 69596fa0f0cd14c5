"""Corrections of one document over a newer one of the same person."""

from __future__ import annotations

from mismatch.engine.parsing.anchors import Anchor
from mismatch.engine.parsing.carrying import carried, replaced
from mismatch.engine.parsing.correctable import PARTS, entries_of
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


def _replaced(*told: tuple[str, Correction]) -> set[int]:
    return replaced(told, READ)


def _removal(number: int, part: str, index: int) -> Correction:
    return Correction(id=number, part=part, anchor=anchor_of(part, lay_over(READ, [])[part][index]))


def test_of_two_copies_the_later_word_on_a_field_replaces_the_earlier():
    one, other = _field(7, "positions", 0, "title", "Техлид"), _field(3, "positions", 0, "title", "Архитектор")
    assert _replaced(("a", one), ("b", other)) == {7}  # by the order in which they were said, not by number
    assert _replaced(("a", other), ("b", one)) == {3}


def test_other_fields_entries_and_parts_are_left_alone():
    first = _field(1, "positions", 0, "title", "Техлид")
    others = [_field(2, "positions", 0, "employer", "Астра"), _field(3, "positions", 1, "title", "Стажёр")]
    others += [_field(4, "name", 0, "value", "Мария"), _field(5, "languages", 0, "level", "C1")]
    assert _replaced(("a", first), *(("b", one) for one in others)) == set()


def test_whoever_said_both_of_one_copy_knew_of_the_first():
    assert _replaced(("a", _removal(1, "positions", 0)), ("a", _field(2, "positions", 0, "title", "Техлид"))) == set()


def test_that_an_entry_is_none_and_a_word_on_it_replace_each_other():
    removal, word = _removal(1, "positions", 0), _field(2, "positions", 0, "title", "Техлид")
    assert _replaced(("a", removal), ("b", word)) == {1}
    assert _replaced(("a", word), ("b", removal)) == {2}
    assert _replaced(("a", removal), ("b", _removal(3, "positions", 0))) == {1}


def test_the_same_new_entry_is_entered_once():
    one = Correction(id=1, part="languages", value={"name": "German", "level": "B1"})
    other = Correction(id=2, part="languages", value={"name": "German", "level": "C1"})
    another = Correction(id=3, part="languages", value={"name": "Czech", "level": "C1"})
    assert _replaced(("a", one), ("b", other), ("b", another)) == {1}


def test_a_word_on_one_field_leaves_the_other_fields_of_a_new_entry():
    entry = READ["positions"][0]
    whole = Correction(id=1, part="positions", value={**entry.values, "place": "Тверь"})
    assert set(entry.values) <= set(PARTS["positions"])
    assert _replaced(("a", whole), ("b", _field(2, "positions", 0, "title", "Архитектор"))) == set()
    assert _replaced(("a", _field(2, "positions", 0, "title", "Архитектор")), ("b", whole)) == {2}
    assert _replaced(("a", _field(2, "positions", 0, "bullets", "Иное")), ("b", whole)) == {2}


def test_an_entry_that_is_no_longer_read_is_told_by_its_name():
    anchor = Anchor(values={"value": "Курс кройки"})
    one = Correction(id=1, part="courses", field="value", anchor=anchor, value="Курс шитья")
    other = Correction(id=2, part="courses", field="value", anchor=anchor, value="Курс кроя")
    assert _replaced(("a", one), ("b", other)) == {1}
