"""Corrections laid over a reading: whatever their order, however often, and over another reading of the same file."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from mismatch.demo.people import people
from mismatch.demo.rendering import FORMS, render
from mismatch.engine.matching.profile import build_profile
from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.score import score_match
from mismatch.engine.parsing.anchors import Anchor, fold
from mismatch.engine.parsing.correctable import PARTS, SINGLE, entries_of
from mismatch.engine.parsing.corrections import Correction, anchor_of, lay_over
from mismatch.engine.parsing.doubts import find_doubts
from mismatch.engine.parsing.overlaying import corrected
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.resume import Resume
from tests import factories

DOCUMENT = read_document(factories.RESUME.format(number=7).encode(), "resume.txt")
READ = parse_resume(DOCUMENT, factories.AS_OF)
ENTRIES = entries_of(READ)
TYPED = {
    "start": ["2017-02", "2018", None],
    "end": ["2019-03", "2025", None],
    "current": ["yes", None],
    "amount": ["150000", None],
    "currency": ["RUB", "USD"],
    "period": ["month", "year"],
    "id": ["kubernetes", "kafka", "ansible"],
    "name": ["English", "German", "Italian"],
    "level": ["B1", "native", None],
    "value": ["Ирина Петрова", "x@example.com", "Омск", None],
    "grade": ["master", None],
    "part_time": ["yes", None],
    "bullets": ["Вела склад на Kafka.", "Вела склад.\nУчила стажёров.", None],
}


def _anchor(part: str, index: int) -> Anchor:
    found = anchor_of(part, lay_over(ENTRIES, [])[part][index])
    assert found is not None
    return found


def _typed(field: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from(TYPED.get(field, ["Team Lead", "Acme", "Бакалавр", None]))


@st.composite
def corrections(draw: st.DrawFn) -> list[Correction]:
    """A few corrections of anything: fields set, entries added, entries taken away."""
    made = []
    for number in range(1, draw(st.integers(1, 7)) + 1):
        part = draw(st.sampled_from(sorted(PARTS)))
        act = "set" if part in SINGLE else draw(st.sampled_from(["set", "add", "remove"]))
        field = draw(st.sampled_from(PARTS[part]))
        if act == "add" or (part not in SINGLE and not ENTRIES[part]):
            values = {name: value for name in PARTS[part] if (value := draw(_typed(name)))}
            made.append(Correction(id=number, part=part, value=values))
            continue
        anchor = None
        if part not in SINGLE:
            anchor = _anchor(part, draw(st.integers(0, len(ENTRIES[part]) - 1)))
        value = None if act == "remove" else draw(_typed(field))
        made.append(
            Correction(id=number, part=part, field=None if act == "remove" else field, anchor=anchor, value=value)
        )
    return made


def _facts(resume: Resume) -> dict[str, object]:
    """What a résumé says, without where it says so."""
    return {part: [dict(entry.values) for entry in entries] for part, entries in entries_of(resume).items()}


@settings(max_examples=40, deadline=None)
@given(corrections(), st.randoms())
def test_order_and_repetition_change_nothing(made, random):
    shuffled = [*made, *made]
    random.shuffle(shuffled)
    once = corrected(READ, made, factories.AS_OF)
    assert msgspec.json.encode(corrected(READ, shuffled, factories.AS_OF)) == msgspec.json.encode(once)


@settings(max_examples=40, deadline=None)
@given(corrections())
def test_every_place_is_a_slice_of_the_text_and_the_document_stays(made):
    resume = corrected(READ, made, factories.AS_OF)
    assert resume.text.startswith(READ.text)
    for one in [resume.location, resume.headline, *(f for p in resume.positions for f in (p.title, p.employer))]:
        if one is not None and one.start is not None and one.start >= len(READ.text):
            assert resume.text[one.start : one.end] == one.value
    profile = build_profile(resume)
    for quote in [*profile.quotes, *(p.quote for p in profile.positions), *(d.quote for d in profile.degrees)]:
        assert resume.text[quote.start : quote.end] == quote.text


def _read_anew(resume: Resume, seed: int) -> Resume:
    """Another engine's reading of the same document: other order, other confidences, places moved by a new title."""
    moved = msgspec.structs.replace(
        resume,
        positions=[msgspec.structs.replace(p, confidence=0.4) for p in reversed(resume.positions)],
        skills=list(reversed(resume.skills)),
        languages=list(reversed(resume.languages)),
    )
    return moved if seed % 2 else msgspec.structs.replace(moved, emails=list(reversed(moved.emails)))


@settings(max_examples=40, deadline=None)
@given(corrections(), st.integers(0, 3))
def test_a_new_reading_of_the_same_values_keeps_every_correction(made, seed):
    before, after = (_facts(corrected(one, made, factories.AS_OF)) for one in (READ, _read_anew(READ, seed)))
    for part in PARTS:
        key = lambda values: sorted(values.items())  # noqa: E731
        assert sorted(before[part], key=key) == sorted(after[part], key=key), part


def test_a_correction_follows_its_position_by_text_when_values_are_read_otherwise():
    title = Correction(id=1, part="positions", field="title", anchor=_anchor("positions", 1), value="Разработчик")
    first, second = READ.positions
    worse = msgspec.structs.replace(second, employer=None, title=first.title)
    resume = corrected(msgspec.structs.replace(READ, positions=[worse, first]), [title], factories.AS_OF)
    assert [p.title.value for p in resume.positions] == ["Разработчик", first.title.value]


def test_a_position_that_is_no_longer_read_stays_as_the_person_left_it_and_is_asked_about():
    title = Correction(id=1, part="positions", field="title", anchor=_anchor("positions", 1), value="Стажёр")
    read = msgspec.structs.replace(READ, positions=READ.positions[:1])
    laid = lay_over(entries_of(read), [title])
    assert [entry.lost for entry in laid["positions"]] == [False, True]
    assert find_doubts(laid)[0].key == laid["positions"][1].key
    resume = corrected(read, [title], factories.AS_OF)
    assert [p.title.value for p in resume.positions] == ["Python-разработчик", "Стажёр"]
    assert resume.experience_months == READ.experience_months


def test_what_a_person_entered_is_one_entry_once_the_machine_reads_it_too():
    second = ENTRIES["positions"][1]
    told = Correction(id=1, part="positions", value={**second.values, "place": "Тверь"})
    missed = msgspec.structs.replace(READ, positions=READ.positions[:1])
    before, after = (corrected(one, [told], factories.AS_OF).positions for one in (missed, READ))
    assert [len(before), len(after)] == [2, 2]
    assert [p.place.value if p.place else None for p in after] == [None, "Тверь"]
    laid = lay_over(ENTRIES, [told])["positions"][1]
    assert laid.fields["employer"].is_confirmed
    other_time = Correction(id=2, part="positions", value={**second.values, "start": "2009-01", "end": "2010-01"})
    assert len(corrected(READ, [other_time], factories.AS_OF).positions) == 3


def test_corrections_of_one_layout_hold_in_another_layout_of_the_same_person():
    """What a reader of tomorrow makes of a page can differ no more than this."""
    person = people()[0]
    first, other = (
        parse_resume(read_document(render(person, form), f"cv.{FORMS[form][0]}"), factories.AS_OF)
        for form in ("classic", "word_table")
    )
    laid = lay_over(entries_of(first), [])
    made = [
        Correction(id=n, part="positions", field="title", anchor=anchor_of("positions", entry), value=f"Title {n}")
        for n, entry in enumerate(laid["positions"], start=1)
    ]
    titles = {
        fold(p.employer.value) + str(p.start): p.title.value
        for p in corrected(other, made, factories.AS_OF).positions
        if p.employer and p.title
    }
    wanted = {fold(e.values["employer"]) + e.values["start"]: f"Title {n}" for n, e in enumerate(laid["positions"], 1)}
    assert len(made) > 1
    assert titles == wanted


def test_another_reading_under_a_correction_is_asked_about():
    said = Correction(id=1, part="name", field="value", before=READ.name.value, value="Мария Соколова-Белая")
    assert not lay_over(ENTRIES, [said])["name"][0].fields["value"].changed
    anew = msgspec.structs.replace(READ, name=msgspec.structs.replace(READ.name, value="Ромашка"))
    field = lay_over(entries_of(anew), [said])["name"][0].fields["value"]
    assert (field.changed, field.value, field.machine.value) == (True, "Мария Соколова-Белая", "Ромашка")
    agreeing = msgspec.structs.replace(READ, name=msgspec.structs.replace(READ.name, value="Мария Соколова-Белая"))
    assert not lay_over(entries_of(agreeing), [said])["name"][0].fields["value"].changed


def test_confirming_keeps_the_place_and_makes_sure():
    value = READ.positions[0].employer.value
    said = Correction(
        id=1, part="positions", field="employer", anchor=_anchor("positions", 0), before=value, value=value
    )
    employer = corrected(READ, [said], factories.AS_OF).positions[0].employer
    assert employer == msgspec.structs.replace(READ.positions[0].employer, confidence=1.0)


def test_totals_months_of_skills_and_warnings_follow_the_corrected_dates():
    start = Correction(id=1, part="positions", field="start", anchor=_anchor("positions", 0), value="2024-11")
    resume = corrected(READ, [start], factories.AS_OF)
    months = {use.id: use.months for use in READ.skills}
    now = {use.id: use.months for use in resume.skills}
    assert resume.experience_months < READ.experience_months
    assert now["django"] < months["django"]
    assert any(warning.kind == "gap" for warning in resume.warnings)
    assert not any(warning.kind == "gap" for warning in READ.warnings)


VACANCY = read_vacancy("Инженер\n\nТребования:\n- Kubernetes\n- Опыт работы с Python от 3 лет\n")


def test_a_skill_of_a_person_is_credited_with_the_persons_line_as_its_quote():
    told = Correction(id=5, part="skills", value={"id": "kubernetes"})
    resume = corrected(READ, [told], factories.AS_OF)
    asked = score_match(VACANCY, build_profile(resume)).requirements[0]
    assert (asked.verdict, asked.quote) == ("met", "Навык: Kubernetes")
    assert resume.text[asked.start : asked.end] == asked.quote
    line = resume.told[0]
    assert line.start <= asked.start < asked.end <= line.end
    assert line.correction == 5


def test_a_skill_taken_away_takes_along_what_followed_from_it():
    django = next(i for i, entry in enumerate(ENTRIES["skills"]) if entry.values["id"] == "django")
    python = next(i for i, entry in enumerate(ENTRIES["skills"]) if entry.values["id"] == "python")
    gone = [
        Correction(id=number, part="skills", anchor=_anchor("skills", index))
        for number, index in enumerate((django, python), start=1)
    ]
    held = {use.id: use.how for use in corrected(READ, gone[:1], factories.AS_OF).skills}
    assert "django" not in held
    assert held["python"] == "stated"
    assert "python" not in {use.id for use in corrected(READ, gone, factories.AS_OF).skills}


def test_a_corrected_head_of_a_position_is_quoted_whole_and_the_old_head_is_no_evidence():
    title = Correction(id=1, part="positions", field="title", anchor=_anchor("positions", 0), value="Team Lead")
    resume = corrected(READ, [title], factories.AS_OF)
    profile = build_profile(resume)
    quote = profile.positions[0].quote
    assert quote.text.startswith("Team Lead")
    assert "2019-03" in quote.text
    old = READ.positions[0].title
    assert not any(p.start <= old.start < p.end for p in profile.passages)


def test_without_corrections_nothing_changes():
    assert corrected(READ, [], factories.AS_OF) is READ
    empty = Correction(id=1, part="unknown", field="x", value="y")
    assert _facts(corrected(READ, [empty], factories.AS_OF)) == _facts(READ)
