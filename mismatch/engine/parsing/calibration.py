"""Measures the table of ``confidence.py``: weights of evidence against what was right on labelled sets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

#: A step of the table rests on at least this many facts.
LEAST_FACTS = 20
#: Nothing measured on a few hundred facts is surer than this, nor quite hopeless.
HIGHEST, LOWEST = 0.98, 0.05


@dataclass(slots=True, frozen=True)
class Judged:
    """One fact: its field, the weight of its evidence, whether it was right, and the set it comes from."""

    field: str
    weight: float
    right: bool
    source: str


@dataclass(slots=True)
class _Step:
    """A stretch of weights with the share that was right; shares and counts are weighted by set."""

    weights: float
    rights: float
    mass: float
    facts: int

    @property
    def share(self) -> float:
        return self.rights / self.mass

    def join(self, other: _Step) -> _Step:
        return _Step(
            self.weights + other.weights, self.rights + other.rights, self.mass + other.mass, self.facts + other.facts
        )


def fit(facts: Iterable[Judged]) -> dict[str, list[tuple[float, float]]]:
    """For every field the points of a rising curve. Each set counts as much as another, however many facts it has.

    A field whose facts all rest on like evidence makes no curve: it keeps its weights.
    """
    by_field: dict[str, list[Judged]] = defaultdict(list)
    for fact in facts:
        by_field[fact.field].append(fact)
    curves = {field: _curve(found) for field, found in sorted(by_field.items())}
    return {field: curve for field, curve in curves.items() if len(curve) > 1}


def _curve(facts: list[Judged]) -> list[tuple[float, float]]:
    sizes = Counter(fact.source for fact in facts)
    usual = len(facts) / len(sizes)
    steps: list[_Step] = []
    for weight, group in groupby(sorted(facts, key=lambda fact: fact.weight), lambda fact: round(fact.weight, 2)):
        step = _Step(0.0, 0.0, 0.0, 0)
        for fact in group:
            mass = usual / sizes[fact.source]
            step = step.join(_Step(weight * mass, fact.right * mass, mass, 1))
        if steps and steps[-1].facts < LEAST_FACTS:
            step = steps.pop().join(step)
        steps.append(step)
    if len(steps) > 1 and steps[-1].facts < LEAST_FACTS:
        steps[-2:] = [steps[-2].join(steps[-1])]
    return [(round(s.weights / s.mass, 3), round(_bounded(s.share), 3)) for s in _rising(steps)]


def _rising(steps: list[_Step]) -> list[_Step]:
    """Neighbours that do not rise become one (pool adjacent violators)."""
    kept: list[_Step] = []
    for step in steps:
        kept.append(step)
        while len(kept) > 1 and kept[-1].share <= kept[-2].share:
            kept[-2:] = [kept[-2].join(kept[-1])]
    return kept


def _bounded(share: float) -> float:
    return min(max(share, LOWEST), HIGHEST)
