"""Grades 0–3 by the rules of README.md, from facts alone: no score is looked at."""

from __future__ import annotations

from functools import cache

import msgspec

from mismatch.demo.people import people as demo_people
from mismatch.labelled.people import workers
from mismatch.labelled.trades import FOLDER, Trade, Worker

_LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
#: A demand for a skill that is listed and shown nowhere is half met.
_LISTED = 0.5
_ENOUGH_YEARS, _HALF = 0.9, 0.5
#: Years since the trade was left: after the first nobody is "ready", after the second it counts as a kin trade.
_FRESH, _STALE = 5.0, 8.0


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a vacancy asks for, in the words of the trades' files."""

    trade: str | None = None
    kin: list[str] = []
    years: float = 0.0
    must: list[list[str]] = []
    also: dict[str, int] = {}


@cache
def rules() -> dict[str, Rule]:
    """One rule a vacancy."""
    return msgspec.yaml.decode((FOLDER / "rules.yaml").read_bytes(), type=dict[str, Rule])


def grade(vacancy: str, person: str) -> int:
    """How far a person answers a vacancy."""
    rule = rules()[vacancy]
    if person in rule.also:
        return rule.also[person]
    demo = {one.id: one.grades for one in demo_people()}
    if person in demo:
        return demo[person].get(vacancy, 0)
    if person not in workers():
        return 0
    trade, worker = workers()[person]
    return _by_facts(rule, trade, worker)


def _by_facts(rule: Rule, trade: Trade, worker: Worker) -> int:
    careers = [(trade.id, worker.years, worker.then.years if worker.then else 0.0, worker.uses)]
    if worker.then:
        careers.append((worker.then.trade, worker.then.years, 0.0, worker.then.uses))
    return max(_career_grade(rule, worker, *career) for career in careers)


def _career_grade(rule: Rule, worker: Worker, trade: str, years: float, left: float, uses: list[str]) -> int:
    if trade != rule.trade:
        return int(trade in rule.kin and years >= 1)
    met = [max(_met(one, worker, uses) for one in group) for group in rule.must]
    share = sum(met) / len(met)
    if years >= _ENOUGH_YEARS * rule.years and share >= 1 - 1 / len(met) and left <= _FRESH:
        return 3
    return 2 if years >= _HALF * rule.years and share >= _HALF and left <= _STALE else 1


def _met(demand: str, worker: Worker, uses: list[str]) -> float:
    kind, _, asked = demand.partition(":")
    if kind == "english":
        return float(_LEVELS.index(worker.english) >= _LEVELS.index(asked))
    if kind == "licence":
        return float(asked in worker.licences)
    if demand == "study":
        return float(worker.study)
    return 1.0 if demand in uses else _LISTED * (demand in worker.lists)
