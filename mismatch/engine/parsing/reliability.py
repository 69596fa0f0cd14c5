"""Whether confidences hold: facts by the confidence they were given, with the share of each that was right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from mismatch.engine.parsing.calibration import Judged

#: Borders of the bins; the last is open, so that a full 1.0 has its place.
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


def reliability(facts: Sequence[Judged]) -> dict[str, dict[str, Any]]:
    """A table for all facts together and one for each field."""
    fields = list(dict.fromkeys(fact.field for fact in facts))
    return {"all": _table(facts)} | {name: _table([f for f in facts if f.field == name]) for name in fields}


def _table(facts: Sequence[Judged]) -> dict[str, Any]:
    """The bins that hold facts, and the expected calibration error: how far stated and right lie apart on average."""
    bins, apart = [], 0.0
    for low, high in pairwise(EDGES):
        inside = [fact for fact in facts if low <= fact.weight < high]
        if inside:
            stated, right = sum(f.weight for f in inside), sum(f.right for f in inside)
            apart += abs(stated - right)
            bins.append({"from": low, "to": min(high, 1.0), **_shares(len(inside), stated, right)})
    totals = _shares(len(facts), sum(f.weight for f in facts), sum(f.right for f in facts))
    return {**totals, "expected_error": round(apart / len(facts), 3) if facts else 0.0, "bins": bins}


def _shares(count: int, stated: float, right: int) -> dict[str, float | int]:
    return (
        {"facts": count, "stated": round(stated / count, 3), "right": round(right / count, 3)}
        if count
        else {"facts": 0}
    )
