"""How well the skill base knows what people write: employers' own key skills, and texts with the skills marked."""

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


_MARKED = re.compile(r"\[\[(.+?)\]\]")


def evaluate_marked(path: Path) -> dict[str, Any]:
    """Figures over short texts in which somebody has put every [[skill]] into double brackets.

    A text is a heading with "#" and what follows; an empty line ends it. A marked skill is *found* when the names that
    the base sees in it make up half of its letters. What a name is taken for is not judged: that takes a reader.
    """
    base = skill_base()
    marked, missed = 0, list[str]()
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        text, spans = _unmarked(block.partition("\n")[2])
        hits = base.find(text)
        marked += len(spans)
        for start, end in spans:
            seen = sum(max(0, min(end, hit.end) - max(start, hit.start)) for hit in hits)
            if 2 * seen < end - start:
                missed.append(text[start:end])
    return {"marked": marked, "found": _share(marked - len(missed), marked), "missed": missed}


def _unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and where the marked skills stand in it."""
    plain, spans, reached = "", list[tuple[int, int]](), 0
    for mark in _MARKED.finditer(text):
        plain += text[reached : mark.start()]
        spans.append((len(plain), len(plain) + len(mark.group(1))))
        plain, reached = plain + mark.group(1), mark.end()
    return plain + text[reached:], spans


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
