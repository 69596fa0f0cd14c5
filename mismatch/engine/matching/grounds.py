"""What a person is instead of what they can do: the words of both languages for sex, age, family, looks, origin …

Demands on these are never scored (asking.py) and are shown to the recruiter (unlawful.py).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Ground = Literal["sex", "age", "family", "looks", "origin", "citizenship", "religion", "health"]

_GROUNDS: dict[Ground, str] = {
    "sex": r"мужчин\w*|женщин\w*|девушк\w*|парень|парни|парней|пол\s*[:—–-]\s*(?:муж|жен)|(?:fe)?males?|"
    r"(?:men|women) only|gender",
    "age": r"возраст\w*|(?<!стаж )(?<!опыт )(?:до|не старше|старше|не моложе) [2-6]\d(?:-?ти)? лет|"
    r"молод(?:ой|ая|ые|ых)|aged?|years old|young|"
    r"(?:under|below|over) (?:the age of )?[2-6]\d(?= ?(?:[,.;)]|$|years? old))",
    "family": r"без детей|нет детей|семейн\w+ положени\w*|женат\w*|замужем|marital|(?:no|without) (?:small )?children|"
    r"childless|unmarried",
    "looks": r"внешност\w*|рост(?:ом)? (?:от|не ниже|не менее|до|не выше) 1\d\d|"
    r"attractive(?= (?:appearance|looks|person|lady|girl|woman|man)|\W*$)|good[- ]looking|(?:pleasant|neat) appearance|"
    r"1\d\d ?(?:cm)? ?(?:and|to|-|–) ?[12]\d\d ?cm|(?:at least|over|minimum) 1\d\d ?cm",
    "origin": r"славян\w*|национальност\w*|лиц\w* кавказ\w*|nationalit\w+|native[- ]born|ethnic\w*|"
    r"(?:\w+ )?nationals only|native (?:english )?speakers? only|caucasian",
    "citizenship": r"гражданств\w*|граждан(?:е|ин|ка)(?= р| рос| бел| снг)|прописк\w*|citizenship|"
    r"(?:\w+ )?citizens? only|must be (?:an? )?\w+ citizen",
    "religion": r"вероисповедани\w*|православн\w+(?! (?:гимнази|храм|школ))|мусульман\w*|христианин\w*|"
    r"christians?|muslims?",
    "health": r"без инвалидност\w*|отсутстви\w+ инвалидност\w*|не беременн\w*|able[- ]bodied|no disabilit\w+",
}
_PATTERNS = {ground: re.compile(rf"(?<!\w)(?:{body})(?!\w)") for ground, body in _GROUNDS.items()}
_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in _PATTERNS.values()))
#: The age, the sex and the origin of those whom one works with: pupils, patients, clients.
_OF_OTHERS = re.compile(
    r"\bвозрастн\w+|\b(?:(?:до)?школьн|младш|старш|средн|ранн|пожил|преклонн|подростков|любо|разн)\w*"
    r"(?: \w+)? возраст\w*|"
    r"\b(?:children|pupils|students|people|adults|learners|residents|patients)(?: \w+)? aged\b|"
    r"\byoung(?:er)? (?:people|children|adults|learners|offenders|persons|carers)|\bmiddle[- ]aged?\b|"
    r"\b(?:male|female) (?:patients?|clients?|wards?|health)|\bgender (?:equality|studies|pay|reporting)|"
    r"\bethnic (?:minorit|communit|food|cuisine)\w*|\b\d+ nationalities|"
    r"(?:женщин\w*|мужчин\w*) и (?:женщин\w*|мужчин\w*|дет\w+)"
)


@lru_cache(maxsize=4096)
def grounds_of(folded: str) -> tuple[Ground, ...]:
    """Which of them a sentence speaks of, those of pupils, patients and clients aside."""
    if not _ANY.search(folded):
        return ()
    own = _OF_OTHERS.sub(" ", folded)
    return tuple(ground for ground, pattern in _PATTERNS.items() if pattern.search(own))
