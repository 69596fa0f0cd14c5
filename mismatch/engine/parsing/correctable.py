"""A résumé as plain entries of named fields: what people confirm and correct, one part like the other."""

from __future__ import annotations

import msgspec

from mismatch.engine.parsing.resume import Education, Position, Resume
from mismatch.engine.shapes import Fact

#: Every part that a person can correct, and its fields. The first field of a list's part names the entry.
PARTS: dict[str, tuple[str, ...]] = {
    "name": ("value",),
    "headline": ("value",),
    "emails": ("value",),
    "phones": ("value",),
    "links": ("value",),
    "location": ("value",),
    "salary": ("amount", "currency", "period"),
    "birth_date": ("value",),
    "citizenship": ("value",),
    "positions": ("title", "employer", "place", "start", "end", "current"),
    "education": ("institution", "degree", "field", "start", "end"),
    "skills": ("id",),
    "languages": ("name", "level"),
}
#: Parts of which a résumé has at most one.
SINGLE = frozenset({"name", "headline", "location", "salary", "birth_date", "citizenship"})
YES = "yes"
_LONGEST_QUOTE = 300


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One value as the machine read it, where it stands, and how sure the machine is."""

    value: str
    start: int | None
    end: int | None
    confidence: float


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of a part: a name, an address, a position. ``quote`` is the document's own text of it."""

    index: int
    fields: dict[str, Field]
    quote: str = ""

    @property
    def values(self) -> dict[str, str]:
        return {name: field.value for name, field in self.fields.items()}


def entries_of(resume: Resume) -> dict[str, list[Entry]]:
    """Every part of a résumé as entries, in its order. Skills that follow from others are not entries."""
    held = resume.protected
    single = {
        "name": resume.name,
        "headline": resume.headline,
        "location": resume.location,
        "birth_date": held.birth_date,
        "citizenship": held.citizenship,
    }
    found = {part: [_fact(resume, 0, fact)] if fact else [] for part, fact in single.items()}
    found["salary"] = _salary(resume)
    for part, facts in (("emails", resume.emails), ("phones", resume.phones), ("links", resume.links)):
        found[part] = [_fact(resume, index, fact) for index, fact in enumerate(facts)]
    found["positions"] = [_position(resume, index, one) for index, one in enumerate(resume.positions)]
    found["education"] = [_education(resume, index, one) for index, one in enumerate(resume.education)]
    found["skills"] = _skills(resume)
    found["languages"] = _languages(resume)
    return found


def _fact(resume: Resume, index: int, fact: Fact) -> Entry:
    return Entry(index=index, fields={"value": _field(fact)}, quote=_row(resume.text, fact.start, fact.end))


def _field(fact: Fact) -> Field:
    return Field(value=fact.value, start=fact.start, end=fact.end, confidence=fact.confidence)


def _row(text: str, start: int | None, end: int | None) -> str:
    """The row of the text in which something stands."""
    if start is None or end is None:
        return ""
    stop = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : len(text) if stop < 0 else stop].strip()[:_LONGEST_QUOTE]


def _salary(resume: Resume) -> list[Entry]:
    held = resume.salary
    if held is None:
        return []
    values: dict[str, str | None] = {"amount": str(held.amount), "currency": held.currency, "period": held.period}
    return [_told(0, values, held.start, held.end, held.confidence, _row(resume.text, held.start, held.end))]


def _told(
    index: int, values: dict[str, str | None], start: int | None, end: int | None, confidence: float, quote: str
) -> Entry:
    """An entry whose fields stand in one place."""
    fields = {
        name: Field(value=value, start=start, end=end, confidence=confidence) for name, value in values.items() if value
    }
    return Entry(index=index, fields=fields, quote=quote)


def _position(resume: Resume, index: int, held: Position) -> Entry:
    dates = {"start": held.start, "end": held.end, "current": YES if held.current else None}
    start, end = (held.dates.start, held.dates.end) if held.dates else (None, None)
    fields = _told(index, dates, start, end, held.confidence, "").fields
    facts = {"title": held.title, "employer": held.employer, "place": held.place}
    fields = {name: _field(fact) for name, fact in facts.items() if fact} | fields
    return Entry(index=index, fields=fields, quote=_slice(resume.text, held))


def _education(resume: Resume, index: int, held: Education) -> Entry:
    start, end = (held.span.start, held.span.end) if held.span else (None, None)
    fields = _told(index, {"start": held.start, "end": held.end}, start, end, held.confidence, "").fields
    facts = {"institution": held.institution, "degree": held.degree, "field": held.field}
    fields = {name: _field(fact) for name, fact in facts.items() if fact} | fields
    return Entry(index=index, fields=fields, quote=_slice(resume.text, held))


def _slice(text: str, held: Position | Education) -> str:
    return text[held.span.start : held.span.end].strip()[:_LONGEST_QUOTE] if held.span else ""


def _skills(resume: Resume) -> list[Entry]:
    found = []
    for index, use in enumerate(resume.skills):
        if use.how != "implied":
            start, end = use.places[0] if use.places else (None, None)
            row = _row(resume.text, start, end)
            found.append(_told(index, {"id": use.id}, start, end, use.confidence, row))
    return found


def _languages(resume: Resume) -> list[Entry]:
    return [
        _told(
            index,
            {"name": one.name, "level": one.level},
            one.start,
            one.end,
            one.confidence,
            _row(resume.text, one.start, one.end),
        )
        for index, one in enumerate(resume.languages)
    ]
