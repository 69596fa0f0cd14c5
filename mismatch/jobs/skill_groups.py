"""The skills of a requirement as a line that a person can change: «Python; Django или Flask»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mismatch.engine.search.terms import skill_named
from mismatch.engine.shapes import Language
from mismatch.engine.skills.base import skill_base

Groups = list[list[str]]

_OR = {"ru": " или ", "en": " or "}
_ALL_OF = re.compile(r"\s*[;\n]\s*")
_ONE_OF = re.compile(r"\s+(?:или|либо|or)\s+|\s+/\s+|\s*\|\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")


class UnknownSkillsError(Exception):
    """Names in such a line that no skill of the base has."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(", ".join(names))
        self.names = tuple(names)


def written(groups: Sequence[Sequence[str]], language: Language) -> str:
    """“Python; Django or Flask”: all of the groups, of each group any one."""
    known = skill_base().skills
    named = [[skill_base().name(id, language) for id in group if id in known] for group in groups]
    return "; ".join(_OR[language].join(names) for names in named if names)


def read_groups(line: str) -> Groups:
    """The groups of such a line, each skill once in its group; raises ``UnknownSkillsError``."""
    groups: Groups = []
    unknown: list[str] = []
    for part in _ALL_OF.split(line.strip()):
        for piece in _pieces(part):
            found = [(name, skill_named(name)) for name in _alternatives(piece)]
            unknown += [name for name, id in found if id is None]
            group = list(dict.fromkeys(id for _, id in found if id))
            if group and group not in groups:
                groups.append(group)
    if unknown:
        raise UnknownSkillsError(unknown)
    return groups


def _pieces(part: str) -> list[str]:
    """Commas part demands too, unless they stand in a skill's own name."""
    if "," not in part or all(skill_named(name) for name in _alternatives(part)):
        return [part]
    return [piece for piece in _COMMA.split(part) if piece]


def _alternatives(piece: str) -> list[str]:
    if not piece.strip():
        return []
    return [piece.strip()] if skill_named(piece) else [name for name in _ONE_OF.split(piece.strip()) if name]
