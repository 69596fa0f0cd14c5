"""How well vacancies are read: precision, recall and F1 of demands by kind, and of the skills they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.vacancy_gold import GoldVacancy, Unit, quote, units_of

Same = Callable[[Unit, Unit], bool]


class Tally(msgspec.Struct):
    """Counts of one row of the table."""

    right: int = 0
    found: int = 0
    true: int = 0

    def as_dict(self) -> dict[str, float | int]:
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.true if self.true else 1.0
        both = precision + recall
        return {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(2 * precision * recall / both if both else 0.0, 4),
            "right": self.right,
            "found": self.found,
            "true": self.true,
        }


class VacancyEvaluation:
    """Adds up vacancies; ``as_dict`` is the answer of ``flask evaluate``."""

    def __init__(self) -> None:
        self.vacancies = 0
        self.tallies: dict[str, Tally] = {}
        self.facts: Counter[str] = Counter()
        self.right_facts: Counter[str] = Counter()
        self.errors: list[dict[str, str]] = []

    def add(self, gold: GoldVacancy) -> None:
        self.vacancies += 1
        read = read_vacancy(gold.text, gold.title)
        found = units_of(read.requirements)
        for kind in sorted({unit.kind for unit in (*gold.units, *found)}):
            told = [unit for unit in found if unit.kind == kind]
            true = [unit for unit in gold.units if unit.kind == kind]
            self._count(gold, f"{kind}", told, true, _in_place)
            self._count(gold, "kind and must", told, true, _in_place)
            if kind not in ("task", "other"):
                self._count(gold, f"{kind} value", told, true, _same_value)
        for name, value in gold.facts.items():
            self._fact(gold, name, value, getattr(read, name))

    def _count(self, gold: GoldVacancy, row: str, found: list[Unit], true: list[Unit], same: Same) -> None:
        tally = self.tallies.setdefault(row, Tally())
        left = list(true)
        extra: list[Unit] = []
        for unit in sorted(found, key=lambda one: not any(one.value == other.value for other in true)):
            partner = next((other for other in _best_first(unit, left) if same(unit, other)), None)
            if partner is None:
                extra.append(unit)
            else:
                left.remove(partner)
        tally.right += len(true) - len(left)
        tally.found += len(found)
        tally.true += len(true)
        if row != "kind and must":
            self._list(gold, row, "wrong", extra)
            self._list(gold, row, "missed", left)

    def _list(self, gold: GoldVacancy, row: str, error: str, units: Iterable[Unit]) -> None:
        for unit in units:
            said = f"{'must' if unit.must else 'nice'} {unit.value} ← {quote(gold.text, unit)}"
            self.errors.append({"file": gold.name, "field": row, "kind": error, "value": said})

    def _fact(self, gold: GoldVacancy, name: str, value: Any, read: Any) -> None:
        self.facts[name] += 1
        if value == read:
            self.right_facts[name] += 1
        else:
            self.errors.append({"file": gold.name, "field": name, "kind": "wrong", "value": f"{read!r}, not {value!r}"})

    def as_dict(self) -> dict[str, Any]:
        return {
            "vacancies": self.vacancies,
            "rows": {name: self.tallies[name].as_dict() for name in sorted(self.tallies)},
            "facts": {name: {"right": self.right_facts[name], "of": self.facts[name]} for name in sorted(self.facts)},
            "errors": self.errors,
        }


def _best_first(unit: Unit, others: list[Unit]) -> list[Unit]:
    return sorted(others, key=lambda other: (other.value != unit.value, abs(other.start - unit.start)))


def _in_place(one: Unit, other: Unit) -> bool:
    """The same kind of demand, must or nice alike, at the same words."""
    return one.must == other.must and one.overlaps(other)


def _same_value(one: Unit, other: Unit) -> bool:
    return one.must == other.must and one.value == other.value


def evaluate_gold(vacancies: Iterable[GoldVacancy]) -> VacancyEvaluation:
    evaluation = VacancyEvaluation()
    for gold in vacancies:
        evaluation.add(gold)
    return evaluation
