"""Requirement by requirement: verdict, strength, the quote that shows it, and a sentence of explanation."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from mismatch.engine.matching import explanation as say
from mismatch.engine.matching.conditions import find_conditions, find_places
from mismatch.engine.matching.demand import IMPLIED_CREDIT, Demand, Demands
from mismatch.engine.matching.education import LEVELS, WIDER
from mismatch.engine.matching.grading import Floats, Grades
from mismatch.engine.matching.holdings import HeldSkill, Quoted
from mismatch.engine.matching.licences import covered, find_licences, hinted
from mismatch.engine.matching.profile import Profile
from mismatch.engine.matching.shapes import Evidence, Gate, How, Requirement, Verdict
from mismatch.engine.matching.tongues import CEFR

MET, GATE_OPEN = 0.7, 0.5
#: Two levels short of the asked one contradicts the demand; one level short answers it partly.
_CONTRADICTING_LEVELS = 2
_ROUNDING = 0.0001
#: From these weights on a position counts as one of the asked trade, and as one of a trade close to it.
IN_TRADE, NEAR_TRADE = 0.5, 0.2
#: What counts for less is a personal quality, which no résumé proves, unless a recruiter has made it heavy.
_LIGHTEST_GATE = 0.3
_GATED = frozenset({"skill", "experience", "education", "language", "licence", "location"})


class Finding(NamedTuple):
    """What was found for one demand, before it becomes evidence."""

    how: How
    quote: Quoted | None
    explanation: dict[str, str]
    contradicts: bool = False


def collect_evidence(demands: Demands, profile: Profile, grades: list[Grades]) -> list[Evidence]:
    """One piece of evidence for each demand, in the vacancy's order; ``grades`` are this profile's alone."""
    return [_evidence(d, profile, g) for d, g in zip(demands.all, grades, strict=True)]


def gates_of(evidence: list[Evidence]) -> list[Gate]:
    """Each must-have that can be told yes or no, and whether it is passed."""
    return [
        Gate(text=e.text, passed=e.strength >= GATE_OPEN, explanation=e.explanation)
        for e in evidence
        if is_gate(e, e.weight)
    ]


def is_gate(demand: Evidence | Requirement, weight: float) -> bool:
    """Whether a demand is a must-have that can be told yes or no, at the ``weight`` with which it counts."""
    return demand.must and demand.kind in _GATED and weight >= _LIGHTEST_GATE


def _evidence(demand: Demand, profile: Profile, grades: Grades) -> Evidence:
    strength = float(grades.strength[0])
    finding = _finding(demand, profile, grades, strength)
    quote = finding.quote
    if strength > 0 and quote is None:
        raise AssertionError(f"credit without a quote for {demand.requirement.text!r}")
    return Evidence(
        text=demand.requirement.text,
        kind=demand.requirement.kind,
        must=demand.requirement.must,
        weight=demand.weight,
        verdict=_verdict(strength, finding),
        strength=strength,
        how=finding.how,
        quote=quote.text if quote else None,
        start=quote.start if quote else None,
        end=quote.end if quote else None,
        page=quote.page if quote else None,
        explanation=finding.explanation,
        component=demand.component,
    )


def _verdict(strength: float, finding: Finding) -> Verdict:
    if strength <= 0:
        return "contradicts" if finding.contradicts else "not_found"
    return "met" if strength >= MET else "partly"


def _finding(demand: Demand, profile: Profile, grades: Grades, strength: float) -> Finding:
    kind = demand.requirement.kind
    if kind == "experience" and not demand.groups:
        return _years(demand, profile, grades, strength)
    if kind == "education":
        return _degree(demand, profile, grades, strength)
    if kind == "language":
        return _language(demand, profile, grades, strength)
    if kind == "licence":
        return _licence(demand, profile, strength)
    if kind == "location":
        return _condition(demand, profile, strength)
    return _skills_or_meaning(demand, profile, grades, strength)


def _skills_or_meaning(demand: Demand, profile: Profile, grades: Grades, strength: float) -> Finding:
    if strength <= 0:
        return _denied(demand, profile) or Finding("none", None, say.nothing_sentence())
    best = [(int(np.argmax(g)), float(g.max())) if len(g) else (0, 0.0) for g in grades.groups]
    identity = sum(worth for _, worth in best) / len(best) if best else 0.0
    passage = float(grades.passages.max()) if grades.passages is not None and len(grades.passages) else 0.0
    if demand.requirement.kind == "experience" and strength > identity + _ROUNDING:
        return _years(demand, profile, grades, strength)
    if passage > identity:
        return _by_passage(demand, profile, grades, strength)
    return _by_skills(demand, profile, best)


def _by_passage(demand: Demand, profile: Profile, grades: Grades, strength: float) -> Finding:
    assert grades.passages is not None
    row = int(np.argmax(grades.passages))
    by_words = grades.by_words is not None and bool(grades.by_words[row])
    return Finding("words" if by_words else "meaning", profile.quotes[row], say.meaning_sentence(by_words, strength))


def _by_skills(demand: Demand, profile: Profile, best: list[tuple[int, float]]) -> Finding:
    found: list[tuple[HeldSkill, str, How]] = []
    missing: list[str] = []
    for credits, group, (entry, worth) in zip(demand.groups, _asked_groups(demand), best, strict=True):
        if worth <= 0:
            missing.append(group[0])
            continue
        held = profile.skills[entry]
        found.append((held, _closest(held.id, group), _how(held, credits[held.id])))
    facts = list(dict.fromkeys(say.skill_fact(*each) for each in found))
    sentence = say.skills_sentence(facts, missing, demand.requirement.years)
    return Finding(found[0][2], profile.quotes[_best_row(profile, [h for h, _, _ in found])], sentence)


def _asked_groups(demand: Demand) -> list[list[str]]:
    """The ids asked in each group that the base knows."""
    return [[id for id, worth in credits.items() if worth == 1.0] for credits in demand.groups]


def _closest(held: str, group: list[str]) -> str:
    return held if held in group else group[0]


def _how(held: HeldSkill, worth: float) -> How:
    if worth == 1.0:
        return held.how
    return "implied" if worth == IMPLIED_CREDIT else "related"


def _best_row(profile: Profile, held: list[HeldSkill]) -> int:
    """The passage that shows most of the skills; of equals the one that shows the first skill best.

    A title is quoted only when nothing else shows any of them: it names a trade, not what was done.
    """
    rows = [row for skill in held for row in skill.passages]
    preferred = [row for row in rows if profile.passages[row].section != "title"] or rows
    votes: dict[int, int] = {}
    for row in preferred:
        votes[row] = votes.get(row, 0) + 1
    most = max(votes.values())
    return next(row for row in preferred if votes[row] == most)


def _denied(demand: Demand, profile: Profile) -> Finding | None:
    asked = {id for group in _asked_groups(demand) for id in group}
    denied = [(id, index) for id, index in profile.denied_skills if id in asked]
    if not denied:
        return None
    return Finding(
        "none", profile.denials[denied[0][1]], say.denied_sentence([id for id, _ in denied]), contradicts=True
    )


def _years(demand: Demand, profile: Profile, grades: Grades, strength: float) -> Finding:
    if strength <= 0 or grades.entries is None:
        return Finding("none", None, say.nothing_sentence())
    total = profile.experience_months or 0
    own = _months_from(IN_TRADE, profile, grades.entries, total)
    near = _months_from(NEAR_TRADE, profile, grades.entries, total)
    sentence = say.years_sentence(own, near, total, demand.requirement.years)
    return Finding("number", profile.positions[int(np.argmax(grades.entries))].quote, sentence)


def _months_from(least: float, profile: Profile, weighed: Floats, total: int) -> int:
    """Whole months of the positions that weigh so much or more, as they are dated, not as they are weighed."""
    own = [
        p.months for p, w in zip(profile.positions, weighed, strict=True) if p.months and w >= least * p.months * 100
    ]
    return min(sum(own), total)


def _degree(demand: Demand, profile: Profile, grades: Grades, strength: float) -> Finding:
    if strength <= 0 or grades.entries is None:
        return _too_low(demand, profile) or Finding("none", None, say.nothing_sentence())
    held = profile.degrees[int(np.argmax(grades.entries))]
    wanted = frozenset().union(*(WIDER.get(f, frozenset({f})) for f in demand.fields))
    fits = not wanted or bool(wanted & set(held.fields))
    return Finding("number", held.quote, say.degree_sentence(held, demand.requirement.level, fits))


def _too_low(demand: Demand, profile: Profile) -> Finding | None:
    """Every place of study says its level, and none comes near the asked one."""
    asked = LEVELS.get(demand.requirement.level or "", 0)
    levels = [LEVELS.get(held.level or "", 0) for held in profile.degrees]
    if not levels or not min(levels) or max(levels) >= asked:
        return None
    held = profile.degrees[levels.index(max(levels))]
    return Finding("none", held.quote, say.degree_sentence(held, demand.requirement.level, True), contradicts=True)


def _language(demand: Demand, profile: Profile, grades: Grades, strength: float) -> Finding:
    asked = (demand.requirement.language or "").split("/")
    known = [(i, x) for i, x in enumerate(profile.languages) if x.language in asked]
    if not known or grades.entries is None:
        return Finding("none", None, say.nothing_sentence())
    held = max(known, key=lambda pair: (float(grades.entries[pair[0]]), -pair[0]))[1]  # type: ignore[index]
    sentence = say.language_sentence(held, demand.requirement.level)
    short = CEFR.get(demand.requirement.level or "", 0) - CEFR.get(held.level or "", 99)
    return Finding(
        "none" if strength <= 0 else "number", held.quote, sentence, contradicts=short >= _CONTRADICTING_LEVELS
    )


def _licence(demand: Demand, profile: Profile, strength: float) -> Finding:
    asked = set((demand.requirement.level or "").split("/"))
    if strength > 0:
        for holding in (covered, hinted):
            for held in profile.licences:
                if found := asked & holding(frozenset({held.code})):
                    sentence = say.licence_sentence(min(found)) if holding is covered else say.hint_sentence()
                    return Finding("number", held.quote, sentence)
    refusal = next((d for d in profile.denials if asked & {x.code for x in find_licences(d.text)}), None)
    return Finding(
        "none",
        refusal,
        say.refused_sentence() if refusal else say.no_licence_sentence(),
        contradicts=refusal is not None,
    )


def _condition(demand: Demand, profile: Profile, strength: float) -> Finding:
    place = demand.requirement.place or ""
    suits = next((c for c in profile.conditions if c.code == place and c.willing), None)
    if strength > 0:
        moves = next((c for c in profile.conditions if c.code == "relocation" and c.willing), None)
        held = suits or moves
        assert held is not None
        return Finding("number", held.quote, say.condition_sentence(True, by_moving=suits is None))
    refusal = _refusal(profile, "relocation" if place.startswith("city:") else place)
    if refusal:
        return Finding("none", refusal, say.refused_sentence(), contradicts=True)
    home = _other_city(demand, profile)
    if home:
        return Finding("none", home, say.elsewhere_sentence(), contradicts=True)
    return Finding("none", None, say.condition_sentence(False, by_moving=False))


def _other_city(demand: Demand, profile: Profile) -> Quoted | None:
    """Where the person lives, when that city and the asked one are both known, so that they surely differ."""
    if demand.requirement.place not in {place.code for place in find_places(demand.requirement.text)}:
        return None
    homes = (c.quote for c in profile.conditions if c.code.startswith("city:") and find_places(c.quote.text))
    return next(homes, None)


def _refusal(profile: Profile, code: str) -> Quoted | None:
    told = next((c.quote for c in profile.conditions if c.code == code and not c.willing), None)
    return told or next((d for d in profile.denials if code in {c.code for c in find_conditions(d.text)}), None)
