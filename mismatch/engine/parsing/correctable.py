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
    "relocation": ("value",),
    "work_permit": ("value",),
    "salary": ("amount", "currency", "period"),
    "birth_date": ("value",),
    "age": ("value",),
    "sex": ("value",),
    "family": ("value",),
    "citizenship": ("value",),
    "photo": ("value",),
    "positions": ("title", "employer", "place", "start", "end", "current", "part_time", "bullets"),
    "education": ("institution", "degree", "grade", "field", "start", "end"),
    "courses": ("value",),
    "skills": ("id",),
    "languages": ("name", "level"),
    "licences": ("value",),
}
#: Facts that never reach a score and are never quoted.
KEPT_APART = ("birth_date", "age", "sex", "family", "citizenship", "photo")
#: Parts of which a résumé has at most one.
SINGLE = frozenset({"name", "headline", "location", "relocation", "work_permit", "salary", *KEPT_APART})
YES = "yes"
#: Begins the id of a skill that the base does not know: a person's own words follow.
OWN = "own:"
_LONGEST_QUOTE = 300
_MARKS = " \t-–—•*·▪●◦‣∙"


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
    found = {part: [_fact(resume, 0, fact)] if fact else [] for part, fact in _single(resume).items()}
    found["photo"] = [_told(0, {"value": YES}, None, None, 1.0, "")] if resume.protected.photo else []
    found["salary"] = _salary(resume)
    for part in ("emails", "phones", "links", "courses", "licences"):
        found[part] = [_fact(resume, index, fact) for index, fact in enumerate(getattr(resume, part))]
    found["positions"] = [_position(resume, index, one) for index, one in enumerate(resume.positions)]
    found["education"] = [_education(resume, index, one) for index, one in enumerate(resume.education)]
    found["skills"] = _skills(resume)
    found["languages"] = _languages(resume)
    return found


def _single(resume: Resume) -> dict[str, Fact | None]:
    held = resume.protected
    own = {name: getattr(resume, name) for name in ("name", "headline", "location", "relocation", "work_permit")}
    return own | {name: getattr(held, name) for name in ("birth_date", "age", "sex", "family", "citizenship")}


def line_of(text: str) -> str:
    """One line of what somebody did, without its mark."""
    return " ".join(text.split()).strip(_MARKS)


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
    fields = {name: _field(fact) for name, fact in facts.items() if fact} | fields | _work(resume.text, held)
    return Entry(index=index, fields=fields, quote=_slice(resume.text, held))


def _work(text: str, held: Position) -> dict[str, Field]:
    """Hours and the lines of what was done: nothing that the machine is in doubt of."""
    lines = "\n".join(line for bullet in held.bullets if (line := line_of(text[bullet.start : bullet.end])))
    start, end = (held.bullets[0].start, held.bullets[-1].end) if held.bullets else (None, None)
    hours = {} if held.full_time else {"part_time": Field(value=YES, start=None, end=None, confidence=1.0)}
    return hours | ({"bullets": Field(value=lines, start=start, end=end, confidence=1.0)} if lines else {})


def _education(resume: Resume, index: int, held: Education) -> Entry:
    start, end = (held.span.start, held.span.end) if held.span else (None, None)
    fields = _told(index, {"start": held.start, "end": held.end}, start, end, held.confidence, "").fields
    facts = {"institution": held.institution, "degree": held.degree, "field": held.field}
    fields = {name: _field(fact) for name, fact in facts.items() if fact} | fields
    if held.level:
        fields["grade"] = Field(value=held.level, start=None, end=None, confidence=1.0)
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
