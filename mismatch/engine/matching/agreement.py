"""How far people's decisions agree with the score that they saw, counted within each vacancy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

#: Of either kind, within vacancies that have both: below it a figure would say more about chance than about the score.
LEAST_TAKEN = LEAST_REJECTED = 5
#: A rejection at this score or above, or somebody taken below the other, is worth a second look.
HIGH, LOW = 70.0, 50.0


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """One first decision on one application with the score at that moment and the terms it was made of."""

    id: int
    vacancy: int
    taken: bool
    score: float
    values: dict[str, float] = {}
    weights: dict[str, float] = {}


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """``auc``: of a person taken and one rejected in the same vacancy, how often the taken one had the higher score.

    None with the numbers still ``missing`` (taken, rejected) when there are too few.
    """

    taken: int
    rejected: int
    pairs: int
    auc: float | None
    missing: tuple[int, int]


def agreement(decided: Sequence[Decided]) -> Agreement:
    """The agreement of these decisions with their scores."""
    both = _comparable(decided)
    taken, rejected = sum(one.taken for one in both), sum(not one.taken for one in both)
    missing = max(0, LEAST_TAKEN - taken), max(0, LEAST_REJECTED - rejected)
    auc, pairs = concordance(both, [one.score for one in both])
    return Agreement(
        taken=sum(one.taken for one in decided),
        rejected=sum(not one.taken for one in decided),
        pairs=pairs,
        auc=None if any(missing) else auc,
        missing=missing,
    )


def concordance(decided: Sequence[Decided], scores: Sequence[float]) -> tuple[float | None, int]:
    """Share of pairs (one taken, one rejected, same vacancy) in which the taken one scores higher; ties count half."""
    halves, pairs = 0, 0
    by_vacancy: dict[int, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for one, score in zip(decided, scores, strict=True):
        by_vacancy[one.vacancy][0 if one.taken else 1].append(score)
    for taken, rejected in by_vacancy.values():
        pairs += len(taken) * len(rejected)
        halves += sum(2 * (a > b) + (a == b) for a in taken for b in rejected)
    return (halves / (2 * pairs), pairs) if pairs else (None, 0)


def surprises(decided: Sequence[Decided]) -> list[Decided]:
    """Rejected with a high score, taken with a low one; the farthest from the expected first."""
    odd = [one for one in decided if (one.score < LOW if one.taken else one.score >= HIGH)]
    return sorted(odd, key=lambda one: (-(LOW - one.score if one.taken else one.score - HIGH), one.id))


def _comparable(decided: Sequence[Decided]) -> list[Decided]:
    """Decisions of vacancies that have both kinds."""
    kinds: dict[int, set[bool]] = defaultdict(set)
    for one in decided:
        kinds[one.vacancy].add(one.taken)
    return [one for one in decided if len(kinds[one.vacancy]) > 1]
