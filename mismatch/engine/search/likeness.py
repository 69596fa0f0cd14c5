"""How much two people have in common in skills and occupations, and how much of it makes them alike."""

from __future__ import annotations

from collections.abc import Iterable, Set

from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base

#: Least likeness of people of one trade. Of the labelled people all pairs of a trade reach one of the two, of pairs of
#: different trades one in thirty-five.
LEAST_SKILLS, LEAST_OCCUPATIONS = 0.1, 0.5


def skills_in_common(mine: Set[str], theirs: Set[str]) -> float:
    """0–1: the skills in common among those of either, the rarer the more telling."""
    rarity = skill_base().rarity
    either = sum(rarity(id) for id in mine | theirs)
    return sum(rarity(id) for id in mine & theirs) / either if either else 0.0


def occupations_in_common(mine: Iterable[str], theirs: Set[str]) -> float:
    """0–1: the nearest two of their occupations."""
    return max((title_base().similarity(a, b) for a in mine for b in theirs), default=0.0)


def are_alike(skills: float, occupations: float) -> bool:
    """Whether what two people have in common is more than chance."""
    return skills >= LEAST_SKILLS or occupations >= LEAST_OCCUPATIONS
