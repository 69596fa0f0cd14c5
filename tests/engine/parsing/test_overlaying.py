"""What people say of lines of work, courses, licences, relocation and protected facts: in force, quoted, scored."""

from __future__ import annotations

from mismatch.engine.matching.profile import build_profile
from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.score import score_match
from mismatch.engine.parsing.anchors import Anchor
from mismatch.engine.parsing.correctable import entries_of
from mismatch.engine.parsing.corrections import Correction, anchor_of, lay_over
from mismatch.engine.parsing.overlaying import corrected
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from tests import factories

VACANCY = read_vacancy("Инженер\n\nТребования:\n- Kubernetes\n- Опыт работы с Python от 3 лет\n")
LEARNED = """

Курсы
Основы охраны труда, 2021
Управление проектами на Python, 2022

Дополнительно
Водительское удостоверение категории B, C
Готова к переезду в Казань, не готова к командировкам
"""
WHOLE_DOCUMENT = read_document((factories.RESUME.format(number=8) + LEARNED).encode(), "resume.txt")
WHOLE = parse_resume(WHOLE_DOCUMENT, factories.AS_OF)
WHOLE_ENTRIES = entries_of(WHOLE)


def _of(part: str, index: int) -> Anchor:
    found = anchor_of(part, lay_over(WHOLE_ENTRIES, [])[part][index])
    assert found is not None
    return found


def test_a_line_of_work_that_a_person_adds_shows_its_skill_in_that_position():
    lines = WHOLE_ENTRIES["positions"][1].values["bullets"] + "\nВнедрила Kubernetes."
    said = Correction(id=3, part="positions", field="bullets", anchor=_of("positions", 1), value=lines)
    resume = corrected(WHOLE, [said], factories.AS_OF)
    use = next(one for one in resume.skills if one.id == "kubernetes")
    assert (use.how, use.months) == ("used", resume.positions[1].months)
    assert [resume.text[b.start : b.end] for b in resume.positions[1].bullets][-1] == "Внедрила Kubernetes."
    assert resume.positions[1].title == WHOLE.positions[1].title
    asked = score_match(VACANCY, build_profile(resume)).requirements[0]
    assert (asked.verdict, asked.quote) == ("met", "Внедрила Kubernetes")


def test_a_line_of_work_that_is_taken_away_is_no_evidence_any_more():
    said = Correction(id=3, part="positions", field="bullets", anchor=_of("positions", 0), value=None)
    resume = corrected(WHOLE, [said], factories.AS_OF)
    assert resume.positions[0].bullets == []
    quotes = [quote.text for quote in build_profile(resume).quotes]
    assert not any("Перенесла очередь" in quote for quote in quotes)
    kafka = next(one for one in resume.skills if one.id == "apache-kafka")
    assert (kafka.how, kafka.months) == ("stated", None)


def test_licences_and_relocation_count_as_people_put_them():
    letters = [entry.values["value"] for entry in WHOLE_ENTRIES["licences"]]
    assert letters == ["B", "C"]
    said = [
        Correction(id=1, part="licences", anchor=_of("licences", 1)),
        Correction(id=2, part="licences", value={"value": "D"}),
        Correction(id=3, part="relocation", field="value", before=WHOLE.relocation.value, value="нет"),
    ]
    before, after = (build_profile(one) for one in (WHOLE, corrected(WHOLE, said, factories.AS_OF)))
    assert {one.code for one in before.licences} == {"driving_B", "driving_C"}
    assert {one.code for one in after.licences} == {"driving_B", "driving_D"}
    willing = [{one.code: one.willing for one in held.conditions} for held in (before, after)]
    assert [one["relocation"] for one in willing] == [True, False]
    assert [one["travel"] for one in willing] == [False, False]


def test_courses_are_corrected_added_and_taken_away():
    said = [
        Correction(id=1, part="courses", anchor=_of("courses", 1)),
        Correction(id=2, part="courses", value={"value": "Администрирование Kubernetes, 2023"}),
    ]
    resume = corrected(WHOLE, said, factories.AS_OF)
    assert [one.value for one in resume.courses] == ["Основы охраны труда, 2021", "Администрирование Kubernetes, 2023"]
    assert {use.id: use.how for use in resume.skills}["kubernetes"] == "stated"
    assert not any("Управление проектами" in quote.text for quote in build_profile(resume).quotes)


def test_the_level_of_a_degree_and_hours_are_a_persons_to_say():
    said = [
        Correction(id=1, part="education", field="grade", anchor=_of("education", 0), value="doctor"),
        Correction(id=2, part="positions", field="part_time", anchor=_of("positions", 1), value="yes"),
    ]
    resume = corrected(WHOLE, said, factories.AS_OF)
    assert resume.education[0].level == "doctor"
    assert [one.full_time for one in resume.positions] == [True, False]
    assert resume.text == WHOLE.text


def test_facts_kept_apart_are_corrected_and_written_nowhere():
    said = [
        Correction(id=1, part="age", field="value", value="34"),
        Correction(id=2, part="sex", field="value", value="female"),
        Correction(id=3, part="family", field="value", value="замужем"),
        Correction(id=4, part="photo", field="value", value="yes"),
        Correction(id=5, part="birth_date", field="value", value="1992-01-01"),
    ]
    resume = corrected(WHOLE, said, factories.AS_OF)
    held = resume.protected
    assert (held.age.value, held.sex.value, held.family.value, held.photo) == ("34", "female", "замужем", True)
    assert resume.text == WHOLE.text
    assert build_profile(resume) == build_profile(WHOLE)
