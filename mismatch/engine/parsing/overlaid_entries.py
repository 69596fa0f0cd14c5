"""Positions and education in force: untouched ones as the machine read them, the others as people put them."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from mismatch.engine.parsing.career import interval_of
from mismatch.engine.parsing.correctable import YES, line_of
from mismatch.engine.parsing.corrections import LaidEntry
from mismatch.engine.parsing.degrees import degree_in
from mismatch.engine.parsing.resume import Education, Position, Resume
from mismatch.engine.parsing.telling import Teller
from mismatch.engine.shapes import Fact, Span

_HEAD = ("title", "employer", "place")
_SAID_IN_HEAD = (*_HEAD, "start", "end", "current")
_STUDY = ("institution", "degree", "field")


class Overruled:
    """Places in the document that no longer count: ``heads`` were put otherwise, ``struck`` lines taken away."""

    def __init__(self) -> None:
        self.heads: list[Span] = []
        self.struck: list[Span] = []


def overlaid_positions(
    resume: Resume, entries: list[LaidEntry], teller: Teller, as_of: date, overruled: Overruled
) -> list[Position]:
    """Positions in force; what of the document no longer counts is noted in ``overruled``."""
    kept: list[Position] = []
    for entry in entries:
        if entry.removed is not None or not entry.values:
            continue
        held = resume.positions[entry.machine.index] if entry.machine else None
        if held is not None and not _differs(entry, *_SAID_IN_HEAD):
            made = _confirmed_position(held, entry)
        else:
            made = _told_position(held or Position(), entry, teller, as_of)
            overruled.heads += _head_of(held) if held else []
        if _differs(entry, "bullets"):
            made = _with_lines(resume.text, made, entry, teller, overruled)
        made = msgspec.structs.replace(made, full_time=entry.value_of("part_time") != YES)
        _insert(kept, made, at_end=held is not None)
    return kept


def _differs(entry: LaidEntry, *names: str) -> bool:
    """Whether one of these fields is not as the machine read it."""
    read = entry.machine.values if entry.machine else {}
    return entry.machine is None or any(entry.value_of(name) != read.get(name) for name in names)


def _with_lines(text: str, made: Position, entry: LaidEntry, teller: Teller, overruled: Overruled) -> Position:
    """Lines that the document has keep their place; the others stand behind its text."""
    known = {line_of(text[one.start : one.end]): one for one in made.bullets}
    wanted = [line for line in (entry.value_of("bullets") or "").split("\n") if line]
    overruled.struck += [place for line, place in known.items() if line not in wanted]
    lines = [known.get(line) or teller.line("experience", {"line": line}, newest(entry))["line"] for line in wanted]
    if entry.machine is None and made.span is not None and lines:
        made = msgspec.structs.replace(made, span=Span(made.span.start, lines[-1].end))
    return msgspec.structs.replace(made, bullets=lines)


def _confirmed_position(held: Position, entry: LaidEntry) -> Position:
    sure = {name for name, field in entry.fields.items() if field.correction is not None}
    if not sure:
        return held
    facts = {name: _sure(getattr(held, name), name in sure) for name in _HEAD}
    dates = 1.0 if sure & {"start", "end", "current"} else held.confidence
    return msgspec.structs.replace(held, **facts, confidence=dates)


def _sure(fact: Fact | None, said: bool) -> Fact | None:
    return msgspec.structs.replace(fact, confidence=1.0) if fact is not None and said else fact


def _told_position(held: Position, entry: LaidEntry, teller: Teller, as_of: date) -> Position:
    """The whole head stands on one line, so that title and dates can be quoted together."""
    values = entry.values
    current = values.get("current") == YES
    start, end = values.get("start"), None if current else values.get("end")
    told = {name: values[name] for name in _HEAD if name in values}
    period = teller.period(start, end, current)
    places = teller.line("experience", told | ({"dates": period} if period else {}), newest(entry))
    position = msgspec.structs.replace(
        held,
        **{name: _fact(values.get(name), places.get(name), entry, name) for name in _HEAD},
        start=start,
        end=end,
        current=current,
        dates=places.get("dates"),
        span=held.span or places["line"],
        confidence=1.0,
    )
    interval = interval_of(position, as_of)
    return msgspec.structs.replace(position, months=interval[1] - interval[0] if interval else None)


def newest(entry: LaidEntry) -> int:
    """The last correction that made an entry what it is."""
    return max([*(field.correction or 0 for field in entry.fields.values()), entry.added or 0])


def _fact(value: str | None, place: Span | None, entry: LaidEntry, name: str) -> Fact | None:
    """A value on the told line; what nobody has looked at stays as doubtful as it was."""
    if value is None or place is None:
        return None
    field = entry.fields[name]
    sure = field.correction is not None or field.machine is None
    confidence = 1.0 if sure or field.machine is None else field.machine.confidence
    return Fact(value=value, start=place.start, end=place.end, confidence=confidence)


def _head_of(held: Position) -> list[Span]:
    facts = (held.title, held.employer, held.place)
    spans = [Span(f.start, f.end) for f in facts if f and f.start is not None and f.end is not None]
    return spans + ([held.dates] if held.dates else [])


def _insert(kept: list[Position], made: Position, at_end: bool) -> None:
    """One that was entered goes before the first that began earlier; résumés tell the newest first."""
    index = len(kept)
    if not at_end and made.start:
        index = next((i for i, one in enumerate(kept) if one.start and one.start < made.start), index)
    kept.insert(index, made)


def overlaid_education(resume: Resume, entries: list[LaidEntry], teller: Teller) -> list[Education]:
    """Education in force."""
    kept = []
    for entry in entries:
        if entry.removed is not None or not entry.values:
            continue
        held = resume.education[entry.machine.index] if entry.machine else None
        if held is not None and not _differs(entry, *_STUDY, "start", "end"):
            kept.append(_confirmed_study(held, entry))
        else:
            kept.append(_told_study(held or Education(), entry, teller))
    return kept


def _confirmed_study(held: Education, entry: LaidEntry) -> Education:
    sure = {name for name, field in entry.fields.items() if field.correction is not None}
    if not sure:
        return held
    facts = {name: _sure(getattr(held, name), name in sure) for name in _STUDY}
    dates = 1.0 if sure & {"start", "end"} else held.confidence
    return msgspec.structs.replace(held, **facts, level=_level(held, entry), confidence=dates)


def _told_study(held: Education, entry: LaidEntry, teller: Teller) -> Education:
    """Its level follows from the degree as the person worded it, else stays as it was."""
    values = entry.values
    told = {name: values[name] for name in _STUDY if name in values}
    period = teller.period(values.get("start"), values.get("end"), current=False)
    places = teller.line("education", told | ({"dates": period} if period else {}), newest(entry))
    return msgspec.structs.replace(
        held,
        **{name: _fact(values.get(name), places.get(name), entry, name) for name in _STUDY},
        start=values.get("start"),
        end=values.get("end"),
        level=_level(held, entry),
        span=places["line"],
        confidence=1.0,
    )


def _level(held: Education, entry: LaidEntry) -> Any:
    """As a person said; else as their wording of the degree names it; else as read."""
    grade, degree = entry.fields.get("grade"), entry.fields.get("degree")
    if grade is not None and grade.correction is not None:
        return grade.value
    if degree is None or degree.correction is None:
        return held.level
    named = degree_in(degree.value or "")
    return named[1] if named else None
