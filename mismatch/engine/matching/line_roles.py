"""Which part each line of a vacancy plays: a demand, a wish, a task or nothing asked; judged by fitted weights.

Lists of headings and phrases know only what somebody has written into them. Here every line is judged by many small
signs at once, first for itself, then together with the lines around it: a list's entries are mostly of one kind.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from mismatch.engine.matching.asking import seeks_with_facts
from mismatch.engine.matching.heading_phrases import SectionKind
from mismatch.engine.matching.headings import Heading
from mismatch.engine.matching.items import Item, marks_of
from mismatch.engine.matching.line_features import Line, features_of, lines_of
from mismatch.engine.matching.wishes import find_wish
from mismatch.engine.shapes import Language

Role = Literal["must", "nice", "task", "none"]
ROLES: tuple[Role, ...] = ("must", "nice", "task", "none")
#: Weights are whole hundredths and shares whole percents, so that every machine adds up the same.
UNIT = 100
Shares = tuple[int, ...]
Weights = dict[str, tuple[int, int, int, int]]
_NEAR = 2
#: Signs that the second judgement looks at once more.
_KEPT = ("section", "header", "mark", "language", "H none", "small", "capital")


class Fitted(msgspec.Struct, frozen=True):
    """Both judgements' weights, as fitted by ``mismatch.labelled.line_roles``."""

    own: Weights
    among: Weights


class Judged(NamedTuple):
    """What a line was taken for, and how surely, in percent."""

    role: Role
    sure: int
    under: Heading | None


@lru_cache(maxsize=1)
def fitted() -> Fitted:
    path = Path(__file__).parent / "data" / "line_roles.json"
    return msgspec.json.decode(path.read_bytes(), type=Fitted)


def judge(
    text: str, items: Sequence[Item], headings: Sequence[Heading], language: Language, weights: Fitted | None = None
) -> list[Judged]:
    """The role of each item."""
    weights = weights or fitted()
    lines = lines_of(text, items, headings)
    features = features_of(lines, language)
    first = [_shares(_sums(_flags(told), weights.own)) for told in features]
    judged: list[Judged] = []
    for line, told, around in zip(lines, features, surroundings(lines, first), strict=True):
        shares = _shares(_sums([*_flags(kept_features(told)), *around], weights.among))
        best = max(range(len(ROLES)), key=lambda at: shares[at])
        judged.append(Judged(ROLES[best], shares[best], line.under))
    return judged


def as_judged(text: str, items: Sequence[Item], headings: Sequence[Heading], language: Language) -> list[Item]:
    """The items with the section each was judged to belong to, where the judgement is surer than its heading."""
    if len(items) < _FEWEST:
        return list(items)
    judged = judge(text, items, headings, language)
    marks = marks_of(text, items)
    return [
        item if mark else item._replace(section=_section(text, item, one))
        for item, one, mark in zip(items, judged, marks, strict=True)
    ]


def _section(text: str, item: Item, judged: Judged) -> SectionKind:
    """The judgement where it is surer than what a known heading right over the line says."""
    told = item.section
    known = judged.under is not None and not judged.under.guessed and told != "intro"
    if known and told == "apply":
        return told  # papers to send in look like papers to have
    enough = SURE_NICE if told == "must" and judged.role == "nice" else SURE_OTHERWISE
    if judged.role == "none" and told == "intro" and seeks_with_facts(text, item):
        return told
    if judged.role == "none":
        settled = told in ("offer", "apply") or judged.sure < (SURE_OTHERWISE if known else SURE_NONE)
        return told if settled else "company"
    if told == "stack" and judged.role != "task":
        return told
    if judged.role == "nice" and find_wish(text, item._replace(section="must")):
        return "must"  # a part of it is demanded
    return _SECTIONS[judged.role] if judged.sure >= (enough if known else SURE) else told


_SECTIONS: dict[Role, SectionKind] = {"must": "must", "nice": "nice", "task": "tasks"}
#: How sure, in percent, a judgement has to be: to ask, to ask nothing, and against a known heading right
#: above: to wish only, and anything else.
SURE, SURE_NONE, SURE_NICE, SURE_OTHERWISE = 0, 50, 70, 80
#: So few lines give too little to go by.
_FEWEST = 5


def kept_features(features: Sequence[str]) -> list[str]:
    """Those of a line's own features that count beside its surroundings."""
    return [name for name in features if name.startswith(_KEPT)]


def _flags(features: Sequence[str]) -> list[tuple[str, int]]:
    return [(name, UNIT) for name in features]


def _sums(values: Sequence[tuple[str, int]], weights: Weights) -> list[int]:
    total = [0, 0, 0, 0]
    for name, value in values:
        found = weights.get(name)
        if found is not None:
            total = [a + b * value for a, b in zip(total, found, strict=True)]
    return total


def _shares(sums: Sequence[int]) -> Shares:
    """Sums as shares of a hundred."""
    top = max(sums)
    raised = [math.exp((one - top) / (UNIT * UNIT)) for one in sums]
    return tuple(round(100 * one / sum(raised)) for one in raised)


def surroundings(lines: Sequence[Line], first: Sequence[Shares]) -> Iterator[list[tuple[str, int]]]:
    """For each line the shares of itself, its neighbours, its block and everything before and after, in percent."""
    blocks: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if not line.is_header:
            blocks.setdefault(line.block, []).append(index)
    totals = {block: [sum(first[i][role] for i in members) for role in range(4)] for block, members in blocks.items()}
    before = [0, 0, 0, 0]
    after = [sum(shares[role] for shares in first) for role in range(4)]
    for index, line in enumerate(lines):
        own = first[index]
        after = [a - b for a, b in zip(after, own, strict=True)]
        found = [("always", UNIT), *_named("own", own)]
        members = blocks.get(line.block, [])
        total, size = totals.get(line.block, [0, 0, 0, 0]), len(members)
        if not line.is_header:
            total, size = [a - b for a, b in zip(total, own, strict=True)], size - 1
        if size:
            found += [("peers", UNIT), *_named("peers", [one // size for one in total])]
        near = [i for i in range(max(0, index - _NEAR), min(len(lines), index + _NEAR + 1))
                if i != index and lines[i].block == line.block and not lines[i].is_header]  # fmt: skip
        if near:
            found += _named("near", [sum(first[i][role] for i in near) // len(near) for role in range(4)])
        if index:
            found += [*_named("prev", first[index - 1]), *_named("before", [one // index for one in before])]
        if index + 1 < len(lines):
            left = len(lines) - index - 1
            found += [*_named("next", first[index + 1]), *_named("after", [one // left for one in after])]
        before = [a + b for a, b in zip(before, own, strict=True)]
        yield found


def _named(name: str, shares: Sequence[int]) -> list[tuple[str, int]]:
    return [(f"{name} {role}", share) for role, share in zip(ROLES, shares, strict=True)]
