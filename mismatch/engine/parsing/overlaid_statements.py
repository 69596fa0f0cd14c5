"""What a résumé states in a line: headline, city, relocation, permit, courses, licences; as people put it."""

from __future__ import annotations

from typing import Any

import msgspec

from mismatch.engine.parsing.corrections import Laid, LaidEntry
from mismatch.engine.parsing.overlaid_entries import Overruled, newest
from mismatch.engine.parsing.personal import licence_places, relocation_places
from mismatch.engine.parsing.resume import Resume
from mismatch.engine.parsing.telling import Teller
from mismatch.engine.shapes import Fact, Span

#: Words without which a line would not say what it is about.
_LABELS = {
    "relocation": {"ru": "Переезд: ", "en": "Relocation: "},
    "work_permit": {"ru": "Разрешение на работу: ", "en": "Work permit: "},
    "licences": {"ru": "Водительское удостоверение: ", "en": "Driving licence: "},
}
_YES = {"ru": "есть", "en": "yes"}
_CATEGORIES = {"ru": "категории ", "en": "category "}
_ABOUT = {"relocation": ("перее", "relocat"), "work_permit": ("разрешени", "permit", "authori", "visa", "виз")}


def overlaid_statements(resume: Resume, laid: Laid, teller: Teller, overruled: Overruled) -> dict[str, Any]:
    """The statements in force; what of the document no longer counts is noted in ``overruled``."""
    found: dict[str, Any] = {}
    for part, kind in (
        ("headline", "contact"),
        ("location", "contact"),
        ("relocation", "additional"),
        ("work_permit", "additional"),
    ):
        machine = getattr(resume, part)
        found[part] = _stated(part, kind, machine, laid[part][0], teller)
        if machine is not None and (found[part] is None or found[part].value != machine.value):
            overruled.heads += _places(resume, part, machine)
    found["courses"] = _courses(resume, laid["courses"], teller, overruled)
    found["licences"] = _licences(resume, laid["licences"], teller, overruled)
    return found


def fact_in_force(machine: Fact | None, entry: LaidEntry) -> Fact | None:
    """A value in force: the machine's with its place, or a person's without one."""
    field = entry.fields.get("value")
    if field is None or field.value is None:
        return None
    if field.correction is None:
        return machine
    if machine is not None and field.value == machine.value:
        return msgspec.structs.replace(machine, confidence=1.0)
    return Fact(value=field.value, start=None, end=None, confidence=1.0)


def _stated(part: str, kind: str, machine: Fact | None, entry: LaidEntry, teller: Teller) -> Fact | None:
    """A value that the scorer may quote: a person's stands on a line of its own."""
    fact = fact_in_force(machine, entry)
    if fact is None or fact.start is not None or fact is machine:
        return fact
    folded = fact.value.casefold()
    label = "" if any(word in folded for word in _ABOUT.get(part, ("",))) else _LABELS[part][teller.language]
    places = teller.line(kind, {"value": fact.value}, newest(entry), label)
    return msgspec.structs.replace(fact, start=places["value"].start, end=places["value"].end)


def _places(resume: Resume, part: str, machine: Fact | None) -> list[Span]:
    """Where the document says what a person put otherwise."""
    if part == "relocation":
        return relocation_places(resume.text)
    return [Span(machine.start, machine.end)] if machine and machine.start is not None and machine.end else []


def _courses(resume: Resume, entries: list[LaidEntry], teller: Teller, overruled: Overruled) -> list[Fact]:
    kept: list[Fact] = []
    for entry in entries:
        held = resume.courses[entry.machine.index] if entry.machine else None
        fact = None if entry.removed is not None else fact_in_force(held, entry)
        if held is not None and (fact is None or fact.value != held.value):
            overruled.struck += _places(resume, "courses", held)
        if fact is not None and fact.start is None and fact is not held:
            place = teller.line("courses", {"value": fact.value}, newest(entry))["value"]
            fact = msgspec.structs.replace(fact, start=place.start, end=place.end)
        kept += [fact] if fact is not None else []
    return kept


def _licences(resume: Resume, entries: list[LaidEntry], teller: Teller, overruled: Overruled) -> list[Fact]:
    """Once a person puts one otherwise, all of them stand on one line: the document's words name several at once."""
    held = {value: entry for entry in entries if entry.removed is None and (value := entry.value_of("value"))}
    if list(held) == [fact.value for fact in resume.licences]:
        return [
            msgspec.structs.replace(fact, confidence=1.0) if held[fact.value].fields["value"].correction else fact
            for fact in resume.licences
        ]
    overruled.heads += licence_places(resume.text)
    if not held:
        return []
    letters = {value: value for value in held if value != "driving"}
    label = _LABELS["licences"][teller.language] + (_CATEGORIES[teller.language] if letters else "")
    told = letters or {"driving": _YES[teller.language]}
    places = teller.line("additional", told, max(newest(entry) for entry in held.values()), label)
    return [Fact(value=value, start=places[value].start, end=places[value].end, confidence=1.0) for value in told]
