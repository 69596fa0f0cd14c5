"""Titles cut short: who calls themselves «Конструктор одежды» and held a job as «конструктор» made clothes there."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from mismatch.engine.matching.holdings import Headline, HeldPosition
from mismatch.engine.matching.lexical import stem, words
from mismatch.engine.matching.occupations import telling_occupations
from mismatch.engine.skills.titles import FAMILY, title_base

#: Words beside a title that tell how high it stands, not what is done.
_LEVELS = frozenset(
    stem(word)
    for word in words(
        "старший младший ведущий главный единственный первый второй третий высший начинающий категория разряд "
        "senior junior lead leading chief principal only sole first second third trainee category grade"
    )
)
#: What stands behind a title is told beside it: "Structural Engineer, second category".
_BEHIND = re.compile(r"[,;(|/]|\s[-–—]\s")
#: What a longer title goes on with after its head: "Manager of sales", «Менеджер по продажам».
_GOES_ON = frozenset(stem(word) for word in words("of for in по в на"))


def spelled_out(positions: list[HeldPosition], headlines: list[Headline]) -> list[HeldPosition]:
    """The positions, each short title that one longer title of the same person spells out in that wording.

    A title that the table knows is left alone unless what it names is far from the longer one: a driver who became
    a tram driver was a driver.
    """
    titles = [(one.title, one.occupations) for one in positions] + [(one.title, one.occupations) for one in headlines]
    known = [(title, telling_occupations(title, tuple(ids))) for title, ids in titles]
    longer = [(title, _telling(_BEHIND.split(title, maxsplit=1)[0]), held) for title, held in known if held]
    return [_spelled_out(one, held, longer) for one, (_, held) in zip(positions, known, strict=False)]


def _spelled_out(
    one: HeldPosition, held: tuple[str, ...], longer: Iterable[tuple[str, tuple[str, ...], tuple[str, ...]]]
) -> HeldPosition:
    short = _telling(one.title)
    if not 1 <= len(short) <= 2:
        return one
    meant = [(title, ids) for title, told, ids in longer if _spells_out(told, short) and _is_other(held, ids)]
    if len({ids for _, ids in meant}) != 1:
        return one
    title, ids = meant[0]
    return msgspec.structs.replace(one, title=title, occupations=sorted(ids))


def _telling(title: str) -> tuple[str, ...]:
    """The stems of what a title tells, without its rank."""
    return tuple(one for one in map(stem, words(title)) if one not in _LEVELS and not one.isdigit())


def _spells_out(told: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether a longer title has the short one for its head: first and then told of what, or last."""
    if len(told) <= len(short):
        return False
    if told[-len(short) :] == short and short[-1].isascii():
        return True
    return told[: len(short)] == short and (not short[0].isascii() or told[len(short)] in _GOES_ON)


def _is_other(held: tuple[str, ...], ids: tuple[str, ...]) -> bool:
    base = title_base()
    return all(base.similarity(a, b) < FAMILY for a in held for b in ids)
