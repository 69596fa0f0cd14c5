"""What a confidence means: of the facts given 0.9, about nine in ten are right.

The parser first weighs its evidence: does the phrase look like a title, has the firm a legal form, are there dates.
That weight is then read off ``data/confidence.yaml`` as the share of such facts that were right on labelled résumés,
for each field, and apart for documents with a layout and for bare text, in which rows are torn apart and joined.
``flask evaluate --fit`` measures that table.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import Any

import msgspec

from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.resume import Education, Position, Resume
from mismatch.engine.parsing.vocabulary import load
from mismatch.engine.shapes import Fact

#: Points of a field's table: weight of the evidence → share that was right.
Curve = list[tuple[float, float]]
LAID_OUT, BARE = "laid_out", "bare"


@cache
def _curves() -> dict[tuple[str, str], Curve]:
    table: dict[str, dict[str, list[list[float]]]] = load("confidence")
    return {
        (field, kind): [(weight, share) for weight, share in points]
        for field, kinds in table.items()
        for kind, points in kinds.items()
    }


def kind_of(document: Document) -> str:
    """Whether the document tells more than its words: sizes, weights, boxes."""
    return LAID_OUT if any(line.size or line.bold for line in document.lines) else BARE


def calibrated(field: str, kind: str, weight: float) -> float:
    """The share of facts of this field and weight that were right."""
    curve = _curves().get((field, kind))
    return share_at(curve, weight) if curve else weight


def share_at(curve: Curve, weight: float) -> float:
    """The curve at ``weight``: between two points in proportion, beyond the ends as at the ends."""
    place = bisect_right(curve, (weight, 2.0))
    if place == 0:
        return curve[0][1]
    if place == len(curve):
        return curve[-1][1]
    (low, share_low), (high, share_high) = curve[place - 1], curve[place]
    return round(share_low + (share_high - share_low) * (weight - low) / (high - low), 2)


def calibrate(resume: Resume, kind: str) -> Resume:
    """The résumé with weights of evidence replaced by shares that were right."""
    return msgspec.structs.replace(
        resume,
        name=_sure(resume.name, "name", kind),
        location=_sure(resume.location, "location", kind),
        headline=_sure(resume.headline, "title", kind),
        positions=[_position(position, kind) for position in resume.positions],
        education=[_education(course, kind) for course in resume.education],
    )


def _sure(fact: Fact | None, field: str, kind: str) -> Any:
    if fact is None:
        return None
    return msgspec.structs.replace(fact, confidence=calibrated(field, kind, fact.confidence))


def _position(position: Position, kind: str) -> Position:
    """An entry is as sure as its title and its employer are on average; one of them missing counts as doubt."""
    title, employer = _sure(position.title, "title", kind), _sure(position.employer, "employer", kind)
    known = [fact.confidence if fact else 0.5 for fact in (title, employer)]
    return msgspec.structs.replace(position, title=title, employer=employer, confidence=round(sum(known) / 2, 2))


def _education(course: Education, kind: str) -> Education:
    """An entry is as sure as its years are."""
    return msgspec.structs.replace(
        course,
        institution=_sure(course.institution, "institution", kind),
        degree=_sure(course.degree, "degree", kind),
        field=_sure(course.field, "field", kind),
        confidence=calibrated("graduation_year", kind, course.confidence),
    )
