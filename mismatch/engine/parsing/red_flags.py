"""What a person should look at, worded as questions: missing contacts, odd dates, overlaps, gaps."""

from __future__ import annotations

from datetime import date

from mismatch.engine.parsing.career import interval_of
from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.likeness import is_resume
from mismatch.engine.parsing.manipulation import find_manipulation
from mismatch.engine.parsing.resume import Gap, Position, Resume, Warning
from mismatch.engine.parsing.rows import Row

_LONG_GAP = 12
_OVERLAP = 2
#: A person who sees twenty questions of one kind has seen enough.
_MOST_OVERLAPS = 20


def find_warnings(document: Document, resume: Resume, rows: list[Row], as_of: date) -> list[Warning]:
    """All warnings, career first, manipulation last."""
    return [*_kind_of_document(resume), *career_warnings(resume, as_of), *find_manipulation(document, resume, rows)]


def career_warnings(resume: Resume, as_of: date) -> list[Warning]:
    """What the fields alone make one ask, whoever filled them."""
    return [
        *_contacts(resume),
        *_dates(resume.positions, as_of),
        *_overlaps(resume.positions, as_of),
        *_gaps(resume.gaps),
    ]


def _kind_of_document(resume: Resume) -> list[Warning]:
    if is_resume(resume):
        return []
    return [Warning(kind="not_resume", message="This does not look like a résumé. Is it one?")]


def _contacts(resume: Resume) -> list[Warning]:
    if resume.emails or resume.phones:
        return []
    return [
        Warning(
            kind="no_contact",
            message="No e-mail address or telephone number was found. How can this person be reached?",
        )
    ]


def _dates(positions: list[Position], as_of: date) -> list[Warning]:
    found = []
    for position in positions:
        name = _name(position)
        if position.start and position.end and position.end[:7] < position.start[: len(position.end)]:
            found.append(
                _about(
                    position,
                    "end_before_start",
                    f"{name}: the end ({position.end}) is before the start ({position.start}). Which is right?",
                    {"position": name, "start": position.start, "end": position.end},
                )
            )
        elif (
            position.start
            and int(position.start[:4]) * 12 + int(position.start[5:7] or 1) > as_of.year * 12 + as_of.month
        ):
            found.append(
                _about(
                    position,
                    "future_start",
                    f"{name} starts in the future ({position.start}). Is the date right?",
                    {"position": name, "start": position.start},
                )
            )
        elif position.start is None:
            found.append(_about(position, "no_dates", f"{name} has no dates. When was it?", {"position": name}))
    return found


def _name(position: Position) -> str:
    parts = [fact.value for fact in (position.title, position.employer) if fact is not None]
    return ", ".join(parts) or "?"


def _about(position: Position, kind: str, message: str, params: dict[str, str]) -> Warning:
    place = position.dates or position.span
    return Warning(
        kind=kind,
        message=message,
        start=place.start if place else None,
        end=place.end if place else None,
        params=params,
    )


def _overlaps(positions: list[Position], as_of: date) -> list[Warning]:
    """Two full-time jobs at different employers for more than a hand-over's time."""
    timed = [(found, p) for p in positions if p.full_time and (found := interval_of(p, as_of))]
    warnings: list[Warning] = []
    for index, (one, first) in enumerate(timed):
        for other, second in timed[index + 1 :]:
            months = min(one[1], other[1]) - max(one[0], other[0])
            same = first.employer and second.employer and first.employer.value.lower() == second.employer.value.lower()
            years_only = any(len(p.start or "") == 4 for p in (first, second))
            if months > (_OVERLAP + (12 if years_only else 0)) and not same:
                message = f"{_name(first)} and {_name(second)} overlap by {months} months. Were both full-time?"
                if len(warnings) == _MOST_OVERLAPS:
                    return warnings
                warnings.append(
                    _about(
                        second,
                        "overlap",
                        message,
                        {"first": _name(first), "second": _name(second), "months": str(months)},
                    )
                )
    return warnings


def _gaps(gaps: list[Gap]) -> list[Warning]:
    return [
        Warning(
            kind="gap",
            message=f"No job is named from {gap.start} to {gap.end} ({gap.months} months). What was then?",
            params={"start": gap.start, "end": gap.end, "months": str(gap.months)},
        )
        for gap in gaps
        if gap.months > _LONG_GAP
    ]
