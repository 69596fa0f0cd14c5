"""What of a résumé a person should look at, least sure first."""

from __future__ import annotations

import msgspec

from mismatch.engine.parsing.corrections import Laid, LaidEntry

#: Of fields below this fewer than four in five are right.
DOUBTFUL = 0.8


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """One entry with its fields in doubt. Confidence 0: two readings differ, or the name is missing."""

    part: str
    key: str
    fields: list[str]
    confidence: float


def find_doubts(laid: Laid) -> list[Doubt]:
    """Entries with fields in doubt that nobody has confirmed or corrected, least sure first."""
    found = [doubt for part, entries in laid.items() for entry in entries if (doubt := _doubt(part, entry))]
    return sorted(found, key=lambda one: one.confidence)


def doubt_of(entry: LaidEntry, name: str) -> float | None:
    """How sure the machine is of a field in doubt; None when the field is in none."""
    field = entry.fields.get(name)
    if field is None:
        return None
    if field.changed:
        return 0.0
    if field.machine is None or field.correction is not None or field.machine.confidence >= DOUBTFUL:
        return None
    return field.machine.confidence


def _doubt(part: str, entry: LaidEntry) -> Doubt | None:
    if entry.removed is not None:
        return None
    if entry.lost:
        return Doubt(part=part, key=entry.key, fields=[], confidence=0.0)
    if part == "name" and not entry.fields:
        return Doubt(part=part, key=entry.key, fields=["value"], confidence=0.0)
    measured = {name: sure for name in entry.fields if (sure := doubt_of(entry, name)) is not None}
    return (
        Doubt(part=part, key=entry.key, fields=list(measured), confidence=min(measured.values())) if measured else None
    )
