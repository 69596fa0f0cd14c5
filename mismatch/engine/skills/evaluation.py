"""How well the skill base knows what employers ask for: their own key skills against what the base finds."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from mismatch.engine.skills.base import SkillBase, skill_base
from mismatch.engine.skills.folding import words_of


class Outcome(NamedTuple):
    """One key skill of one vacancy. ``literal`` says that its words stand in the description."""

    key_skill: str
    known: bool
    literal: bool
    found: bool


def evaluate_vacancies(path: Path) -> dict[str, Any]:
    """Figures over JSON lines with ``description`` and ``key_skills``.

    A key skill is *known* when the base finds a skill in it. It is *literal* when its words stand in the
    description, in this order, whatever their case and inflection; then it is *found* when the base finds one of
    its skills, or one that implies it, in the description.
    """
    base = skill_base()
    vacancies = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    outcomes = [outcome for vacancy in vacancies for outcome in _outcomes(vacancy, base)]
    literal = [outcome for outcome in outcomes if outcome.literal]
    unknown = Counter(outcome.key_skill for outcome in outcomes if not outcome.known)
    missed = Counter(outcome.key_skill for outcome in literal if not outcome.found)
    return {
        "vacancies": len(vacancies),
        "mentions": len(outcomes),
        "known": _share(sum(outcome.known for outcome in outcomes), len(outcomes)),
        "literal": len(literal),
        "found": _share(sum(outcome.found for outcome in literal), len(literal)),
        "unknown": unknown.most_common(),
        "missed": missed.most_common(),
    }


def _outcomes(vacancy: dict[str, Any], base: SkillBase) -> list[Outcome]:
    text = vacancy["description"]
    hits = {hit.id for hit in base.find(text)}
    hits |= {id for hit in hits for id in base.implied(hit)}
    spoken = " ".join(words_of(text))
    outcomes = []
    for key_skill in vacancy.get("key_skills") or []:
        wanted = {hit.id for hit in base.find(key_skill)}
        outcomes.append(
            Outcome(
                key_skill=key_skill,
                known=bool(wanted),
                literal=_stands_in(key_skill, spoken),
                found=not wanted.isdisjoint(hits),
            )
        )
    return outcomes


def _stands_in(key_skill: str, spoken: str) -> bool:
    words = " ".join(words_of(key_skill))
    return bool(words) and re.search(rf"(?:^| ){re.escape(words)}(?: |$)", spoken) is not None


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0
