"""Sentences of a vacancy that ask for a sex, an age, a family, looks, an origin …: a recruiter should know of them.

They are no evidence that anybody means ill, and some are lawful where a law itself demands them: a person decides.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.sections import read_items

Ground = Literal["sex", "age", "family", "looks", "origin", "citizenship", "religion", "health"]

_GROUNDS: dict[Ground, str] = {
    "sex": r"(?<!\w)(?:мужчин\w*|женщин\w*|девушк\w*|парень|парни|парней|пол\s*[:—–-]\s*(?:муж|жен)|"
    r"(?:fe)?males?|(?:men|women) only|gender)(?!\w)",
    "age": r"(?<!\w)(?:возраст\w*|(?<!стаж )(?<!опыт )(?:до|не старше|старше|не моложе) [2-6]\d(?:-?ти)? лет|"
    r"молод(?:ой|ая|ые|ых)(?! (?:и \w+ )?(?:коллектив|команд|компани|специалист))|"
    r"aged?|years old|young(?! (?:team|company|people|children|offenders|adults))|"
    r"(?:under|below|over) (?:the age of )?[2-6]\d(?= ?(?:[,.;)]|$|years? old)))(?!\w)",
    "family": r"(?<!\w)(?:без детей|нет детей|семейн\w+ положени\w*|женат\w*|замужем|marital|"
    r"(?:no|without) (?:small )?children|childless|unmarried)(?!\w)",
    "looks": r"(?<!\w)(?:внешност\w*|рост (?:от|не ниже|не менее) 1\d\d|attractive|good[- ]looking|"
    r"(?:pleasant|neat) appearance)(?!\w)",
    "origin": r"(?<!\w)(?:славян\w*|национальност\w*|лиц\w* кавказ\w*|европейск\w+ внешност\w*|nationalit\w+|"
    r"native[- ]born|ethnic\w*|(?:\w+ )?nationals only|native (?:english )?speakers? only|caucasian)(?!\w)",
    "citizenship": r"(?<!\w)(?:гражданств\w*|граждан(?:е|ин|ка)(?= р| рос| бел| снг)|прописк\w*|citizenship|"
    r"(?:\w+ )?citizens? only|must be (?:an? )?\w+ citizen)(?!\w)",
    "religion": r"(?<!\w)(?:вероисповедани\w*|православн\w+(?! (?:гимнази|храм|школ))|мусульман\w*|христианин\w*|"
    r"christians?|muslims?)(?!\w)",
    "health": r"(?<!\w)(?:без инвалидност\w*|отсутстви\w+ инвалидност\w*|не беременн\w*|able[- ]bodied|"
    r"no disabilit\w+)(?!\w)",
}
_PATTERNS = {ground: re.compile(body) for ground, body in _GROUNDS.items()}
#: «Рассматриваем независимо от пола и возраста», "regardless of age": the opposite of a demand.
_OPEN = re.compile(
    r"независимо от|вне зависимости от|любо(?:го|й|му) (?:пол|возраст|национальност|гражданств)\w*|"
    r"(?:возраст|пол|гражданство|национальность)\w* (?:значения )?(?:не|без) (?:важ|имеет|ограничен)\w*|"
    r"без ограничений по|quot|квот\w*|для (?:людей с|лиц с|инвалид)|"
    r"regardless|irrespective|equal opportunit|without regard|do(?:es)? not discriminate|all ages|any (?:age|gender)"
)
#: What a firm tells of itself and of its offer asks nothing of anybody; tasks may be about men and women.
_ASKS_NOTHING = ("offer", "company", "apply", "tasks")


class Asked(NamedTuple):
    """A sentence and what it asks for that must not decide."""

    start: int
    end: int
    grounds: tuple[Ground, ...]


def find_unlawful(text: str) -> list[Asked]:
    """Every sentence that asks for what a person is instead of what they can do, in the order of the text."""
    found = []
    for item in read_items(text):
        if item.section in _ASKS_NOTHING:
            continue
        sentence = fold(text[item.start : item.end])
        grounds = tuple(ground for ground, pattern in _PATTERNS.items() if pattern.search(sentence))
        if grounds and not _OPEN.search(sentence):
            found.append(Asked(item.start, item.end, grounds))
    return found
