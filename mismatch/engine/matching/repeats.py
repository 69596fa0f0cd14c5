"""Demands that a vacancy tells twice: in its head and in its list, as its stack and as what one must know."""

from __future__ import annotations

import re

from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.heading_phrases import SectionKind
from mismatch.engine.matching.shapes import Requirement

Found = tuple[Requirement, SectionKind]


def without_repeats(found: list[Found]) -> list[Requirement]:
    """Each demand once: as a must where it is one anywhere, out of a stack only what nothing else asks."""
    kept: dict[tuple[object, ...], Found] = {}
    for requirement, section in found:
        key = (requirement.kind, fold(requirement.text), requirement.language, requirement.level, requirement.place)
        earlier = kept.get(key)
        if earlier is None:
            kept[key] = requirement, section
        elif requirement.must and not earlier[0].must:
            del kept[key]
            kept[key] = requirement, section
    left = list(kept.values())
    return [one for one, section in left if not (_is_told_again(one, section, left) or _is_label(one, section, left))]


def _is_told_again(one: Requirement, section: SectionKind, found: list[Found]) -> bool:
    """Whether a skill of the stack is asked for by name as well."""
    if section != "stack" or one.kind != "skill" or one.must:
        return False
    demands = [other for other, place in found if place != "stack" and other.kind != "task"]
    asked = {skill for other in demands for group in other.skills for skill in group}
    return bool(one.skills) and all(not asked.isdisjoint(group) for group in one.skills)


def _is_label(one: Requirement, section: SectionKind, found: list[Found]) -> bool:
    """Whether it is the head's "Experience: 1–4 years" and the list asks for years too."""
    if one.kind != "experience" or one.skills or not _is_bare(one.text, section):
        return False
    return any(
        other is not one and place in ("must", "nice") and other.kind == "experience" and other.must and other.years
        for other, place in found
    )


def _is_bare(text: str, section: SectionKind) -> bool:
    """Whether it says no more than a length of time."""
    words = _WORD.findall(fold(text))
    return len(words) <= (_HEAD_WORDS if section == "intro" else _LIST_WORDS)


_WORD = re.compile(r"[^\W\d_]+")
_HEAD_WORDS, _LIST_WORDS = 4, 1
