"""The few words that stand for a match in a list: its two best reasons and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mismatch.engine.matching.shapes import Evidence, Match, Verdict

#: Of sentences that only their meaning speaks for, those below this strength have mostly nothing to do with the
#: demand. The score counts them for what they are worth; nobody should read them as a proof.
FAINT = 0.35
#: What many people of any trade meet: told in a list only where nothing of the trade itself is met.
_OF_ANY_TRADE = frozenset({"education", "language", "location"})


@dataclass(frozen=True)
class Reason:
    """One line: a verdict and a sentence in the reader's language."""

    verdict: Verdict
    text: str


def is_faint(one: Evidence) -> bool:
    """Whether the quote is no more than the closest sentence there is."""
    return one.how == "meaning" and one.strength < FAINT


def best_reasons(match: Match, language: str, count: int = 2) -> list[Reason]:
    """The requirements that carry most of the score, those of the trade first, each with its explanation."""
    carried = [one for one in match.requirements if one.verdict in ("met", "partly") and not is_faint(one)]
    carried.sort(key=lambda one: (one.kind in _OF_ANY_TRADE, -one.strength * one.weight * (2 if one.must else 1)))
    return [Reason(one.verdict, _sentence(one, language)) for one in carried[:count]]


def missing(match: Match, count: int = 2) -> list[Reason]:
    """Must-haves that were contradicted or not found, heaviest first."""
    absent = [one for one in match.requirements if one.must and (_is_absent(one) or is_faint(one))]
    absent.sort(key=lambda one: (one.verdict != "contradicts", -one.weight))
    return [Reason(one.verdict if _is_absent(one) else "not_found", one.text) for one in absent[:count]]


def _is_absent(one: Evidence) -> bool:
    return one.verdict in ("not_found", "contradicts")


def _sentence(evidence: Evidence, language: str) -> str:
    """The explanation; the demand itself where the explanation needs it, or the quote, beside it: "this sentence"."""
    is_named_nowhere = evidence.kind in ("licence", "location") and evidence.verdict == "met" and evidence.strength == 1
    if evidence.how in ("meaning", "words") or is_named_nowhere:
        return evidence.text
    return evidence.explanation.get(language) or evidence.text


def summary(match: Match) -> dict[str, Any]:
    """How many requirements there are, and how many are met."""
    return {"met": sum(one.verdict == "met" for one in match.requirements), "all": len(match.requirements)}
