"""The JSON that ``flask parse`` prints for one file: a shape that outside tools rely on."""

from __future__ import annotations

from typing import Any

import msgspec

from mismatch.engine import ENGINE_VERSION
from mismatch.engine.parsing.resume import Position, Resume
from mismatch.engine.shapes import REASONS, Fact, Refused

_LISTS = (
    "emails",
    "phones",
    "links",
    "positions",
    "education",
    "courses",
    "licences",
    "skills",
    "languages",
    "gaps",
    "warnings",
    "sections",
)
_SINGLE = (
    "language",
    "text",
    "name",
    "name_key",
    "headline",
    "location",
    "relocation",
    "work_permit",
    "salary",
    "experience_months",
    "seniority",
    "protected",
)


def report(file: str, outcome: Resume | Refused) -> dict[str, Any]:
    """One file's answer. Every key is always there: a missing fact is null, a missing list is empty."""
    if isinstance(outcome, Refused):
        return _refused(file, outcome)
    fields = {name: msgspec.to_builtins(getattr(outcome, name)) for name in (*_SINGLE, *_LISTS)}
    fields["positions"] = [_position(position) for position in outcome.positions]
    return {"file": file, "status": "parsed", "reason": None, "engine": outcome.engine, **fields}


def _refused(file: str, refused: Refused) -> dict[str, Any]:
    empty: dict[str, Any] = dict.fromkeys(_SINGLE) | {name: [] for name in _LISTS}
    return {
        "file": file,
        "status": "refused",
        "reason": refused.reason,
        "message": REASONS.get(refused.reason, refused.reason),
        "engine": ENGINE_VERSION,
        **empty,
    }


def _position(position: Position) -> dict[str, Any]:
    built: dict[str, Any] = msgspec.to_builtins(position)
    for name in ("employer", "title", "place"):
        fact: Fact | None = getattr(position, name)
        built[name] = None if fact is None else msgspec.to_builtins(fact)
    return built
