"""The skills of a requirement as a line that a person can change: «Python; Django или Flask»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mismatch.engine.search.terms import skill_named
from mismatch.engine.shapes import Language
from mismatch.engine.skills.base import skill_base

Groups = list[list[str]]

_OR = {"ru": " или ", "en": " or "}
_ALL_OF = re.compile(r"\s*[;\n]\s*")
_ONE_OF = re.compile(r"\s+(?:или|либо|or)\s+|\s+/\s+|\s*\|\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_PARTED = re.compile(f"{_ALL_OF.pattern}|{_ONE_OF.pattern}|{_COMMA.pattern}", re.IGNORECASE)


class UnknownSkillsError(Exception):
    """Names in such a line that no skill of the base has."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(", ".join(names))
        self.names = tuple(names)


def written(groups: Sequence[Sequence[str]], language: Language) -> str:
    """“Python; Django or Flask”: all of the groups, of each group any one."""
    known = skill_base().skills
    named = [[_name(id, language) for id in group if id in known] for group in groups]
    return "; ".join(_OR[language].join(names) for names in named if names)


@lru_cache(maxsize=10_000)
def _name(id: str, language: Language) -> str:
    """A name that is read as this skill again, and as no other of the same name; its id where it has none."""
    other: Language = "en" if language == "ru" else "ru"
    names = [skill_base().name(id, one) for one in (language, other)]
    names += [part for name in names for part in _PARTED.split(name)]
    return next((name for name in names if _skill(name) == id and not _PARTED.search(name)), id)


def _skill(name: str) -> str | None:
    return name if name in skill_base().skills else skill_named(name)


def read_groups(line: str) -> Groups:
    """The groups of such a line, each skill once in its group; raises ``UnknownSkillsError``."""
    groups: Groups = []
    unknown: list[str] = []
    for part in _ALL_OF.split(line.strip()):
        for piece in _pieces(part):
            found = [(name, _skill(name)) for name in _alternatives(piece)]
            unknown += [name for name, id in found if id is None]
            group = list(dict.fromkeys(id for _, id in found if id))
            if group and group not in groups:
                groups.append(group)
    if unknown:
        raise UnknownSkillsError(unknown)
    return groups


def _pieces(part: str) -> list[str]:
    """Commas part demands too, unless they stand in a skill's own name."""
    if "," not in part or all(_skill(name) for name in _alternatives(part)):
        return [part]
    return [piece for piece in _COMMA.split(part) if piece]


def _alternatives(piece: str) -> list[str]:
    if not piece.strip():
        return []
    return [piece.strip()] if _skill(piece.strip()) else [name for name in _ONE_OF.split(piece.strip()) if name]
