"""A vacancy made ready for scoring: what each requirement asks, looked up once."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property, lru_cache
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.conditions import place_key
from mismatch.engine.matching.education import fields_in
from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.lexical import stem_weights
from mismatch.engine.matching.neutral import neutral
from mismatch.engine.matching.occupations import occupations_of
from mismatch.engine.matching.post_titles import named_in
from mismatch.engine.matching.profile import vacancy_texts, vacancy_words
from mismatch.engine.matching.requirements import NICE_WEIGHT
from mismatch.engine.matching.shapes import Requirement, RequirementKind, Vacancy
from mismatch.engine.matching.wording import AskedWords, letters_asked
from mismatch.engine.skills.base import skill_base

#: What a skill that stands close to the asked one is worth, and what one that implies it is.
RELATED_CREDIT, IMPLIED_CREDIT = 0.35, 0.7
#: What a demand for skills counts: this much, and this much more the rarer they are.
_COMMON, _RARE = 0.8, 0.4
#: What anybody says of themselves and no résumé proves hardly counts: «пунктуальность», "no bad habits". The Russian
#: names of such qualities have an ending of their own, whether the skill base knows them or not.
_TRAIT = 0.2
_QUALITIES = re.compile(
    r"(?:\W*(?:и |высокая |личная )?(?:(?!готовн|специальн|возможн)[а-я]{3,}ость|"
    r"(?:без|отсутствие) вредных привычек|(?:no|without) bad habits|non-?smok(?:er|ing)))+\W*"
)


COMPONENT_OF: dict[RequirementKind, str] = {
    "skill": "requirements",
    "task": "requirements",
    "other": "requirements",
    "experience": "experience",
    "education": "education",
    "language": "languages",
    "licence": "conditions",
    "location": "conditions",
}


class Demand(NamedTuple):
    """One requirement with its look-ups: for each "or" group the credit every skill of the base would earn."""

    requirement: Requirement
    weight: float
    component: str
    groups: list[dict[str, float]]
    occupations: tuple[str, ...]
    fields: frozenset[str]
    stems: dict[int, float]
    names_trade: bool = False


class Demands:
    """Everything a vacancy asks."""

    def __init__(self, vacancy: Vacancy) -> None:
        self.vacancy = vacancy
        named = named_in(vacancy.title)
        self.title = neutral(named)
        self.occupations = _occupations(named)
        self.rows = [_demand(r, self.occupations) for r in vacancy.requirements]
        self.extra = [_demand(r, self.occupations) for r in asked_by_fields(vacancy)]
        self.texts = vacancy_texts(vacancy)

    @cached_property
    def all(self) -> list[Demand]:
        """The requirements as listed, then those that only the form's fields tell."""
        return [*self.rows, *self.extra]

    @cached_property
    def words(self) -> AskedWords:
        """The telling stems of each of all demands, and of the whole vacancy."""
        return AskedWords([one.stems for one in self.all], stem_weights(vacancy_words(self.vacancy)))

    @cached_property
    def letters(self) -> NDArray[np.int16]:
        """The letter pieces of the whole vacancy."""
        return letters_asked(vacancy_words(self.vacancy))


def demands_of(vacancy: Vacancy) -> Demands:
    """The same, worked out once for a vacancy that is scored block by block."""
    return _demands_of(msgspec.msgpack.encode(vacancy))


@lru_cache(maxsize=16)
def _demands_of(encoded: bytes) -> Demands:
    return Demands(msgspec.msgpack.decode(encoded, type=Vacancy))


def component_of(requirement: Requirement) -> str:
    """The one component a requirement counts in. Years of a named skill are about the skill."""
    if requirement.kind == "experience" and requirement.skills:
        return "requirements"
    return COMPONENT_OF[requirement.kind]


def effective_weight(requirement: Requirement) -> float:
    """A nice-to-have counts less than half of a must-have, and so does a task: nobody repeats all of a vacancy's."""
    return requirement.weight * (1.0 if requirement.must else NICE_WEIGHT)


def _demand(requirement: Requirement, vacancy_occupations: tuple[str, ...]) -> Demand:
    named = _occupations(requirement.text) if requirement.kind == "experience" else ()
    return Demand(
        requirement=requirement,
        weight=round(effective_weight(requirement) * _telling(requirement), 4),
        component=component_of(requirement),
        groups=[_credits(group) for group in requirement.skills if group],
        occupations=named or vacancy_occupations,
        names_trade=bool(set(named) & set(vacancy_occupations)),
        fields=fields_in(requirement.text) if requirement.kind == "education" else frozenset(),
        stems=stem_weights(neutral(requirement.text)),
    )


def _telling(requirement: Requirement) -> float:
    """A skill that few have tells more than one that nearly every vacancy asks for, a personal quality tells little."""
    base = skill_base()
    known = [id for group in requirement.skills for id in group if id in base.skills]
    unknown = requirement.kind == "other" and _QUALITIES.fullmatch(fold(requirement.text)) is not None
    if unknown or (known and all(base.skill(id).category == "traits" for id in known)):
        return _TRAIT
    rarity = [base.rarity(id) for id in known]
    return _COMMON + _RARE * sum(rarity) / len(rarity) if rarity else 1.0


def _occupations(text: str) -> tuple[str, ...]:
    return occupations_of(neutral(text))


def _credits(group: list[str]) -> dict[str, float]:
    """Skill id → what holding it is worth for this group: itself 1, one that implies it, one close to it."""
    base = skill_base()
    credits: dict[str, float] = {}
    for asked in group:
        if asked not in base.skills:
            continue
        for near in base.related(asked) | _one_below(asked):
            credits[near] = max(credits.get(near, 0.0), RELATED_CREDIT)
        for held in _implying().get(asked, ()):
            credits[held] = max(credits.get(held, 0.0), IMPLIED_CREDIT)
    credits.update({asked: 1.0 for asked in group if asked in base.skills})
    return credits


@lru_cache(maxsize=4096)
def _one_below(asked: str) -> frozenset[str]:
    """What the asked skill rests on, one step below it: Spring for Spring Boot, but not Java, which everybody has."""
    base = skill_base()
    below = frozenset(base.skill(asked).implies)
    further = frozenset().union(*(base.implied(one) for one in below))
    return frozenset(one for one in below - further if base.rarity(one) >= _TELLING)


#: Skills that nearly every vacancy of their field asks for tell nothing of those that rest on them.
_TELLING = 0.3


@lru_cache(maxsize=1)
def _implying() -> dict[str, list[str]]:
    """Skill id → the skills that imply it."""
    base, found = skill_base(), defaultdict(list)
    for held in base.skills:
        for asked in base.implied(held):
            found[asked].append(held)
    return dict(found)


def asked_by_fields(vacancy: Vacancy) -> list[Requirement]:
    """Years and place that a vacancy's fields ask for although no sentence does."""
    extra = []
    kinds = {r.kind for r in vacancy.requirements}
    if vacancy.experience_years and "experience" not in kinds:
        years = vacancy.experience_years
        words = f"Опыт работы от {years:g} лет" if vacancy.language == "ru" else f"{years:g} years of experience"
        extra.append(Requirement(text=words, kind="experience", years=years))
    named = any((r.place or "").startswith("city:") for r in vacancy.requirements)
    if vacancy.location and not vacancy.remote and not named:
        extra.append(Requirement(text=vacancy.location, kind="location", must=False, place=place_key(vacancy.location)))
    return extra
