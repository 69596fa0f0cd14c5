"""The few words that stand for a match in a list: its two best reasons and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mismatch.engine.matching.shapes import Evidence, Match


@dataclass(frozen=True)
class Reason:
    """One line: a verdict and a sentence in the reader's language."""

    verdict: str
    text: str


def best_reasons(match: Match, language: str, count: int = 2) -> list[Reason]:
    """The requirements that carry most of the score, each with its explanation."""
    carried = [one for one in match.requirements if one.strength > 0 and one.verdict in ("met", "partly")]
    carried.sort(key=lambda one: -one.strength * one.weight * (2 if one.must else 1))
    return [Reason(one.verdict, _sentence(one, language)) for one in carried[:count]]


def missing(match: Match, count: int = 2) -> list[Reason]:
    """Must-haves that were contradicted or not found, heaviest first."""
    absent = [one for one in match.requirements if one.must and one.verdict in ("not_found", "contradicts")]
    absent.sort(key=lambda one: (one.verdict != "contradicts", -one.weight))
    return [Reason(one.verdict, one.text) for one in absent[:count]]


def _sentence(evidence: Evidence, language: str) -> str:
    """The explanation; one that speaks of "this sentence" needs the quote beside it, which a list has no room for."""
    if evidence.how in ("meaning", "words"):
        return evidence.text
    return evidence.explanation.get(language) or evidence.text


def summary(match: Match) -> dict[str, Any]:
    """How many requirements there are, and how many are met."""
    return {"met": sum(one.verdict == "met" for one in match.requirements), "all": len(match.requirements)}
