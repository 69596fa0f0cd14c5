"""Sentences of a vacancy that ask for a sex, an age, a family, looks, an origin …: a recruiter should know of them.

They are no evidence that anybody means ill, and some are lawful where a law itself demands them: a person decides.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mismatch.engine.matching.bearable import bearable
from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.grounds import Ground, grounds_of
from mismatch.engine.matching.sections import read_items

#: «Рассматриваем независимо от пола и возраста», "regardless of age": the opposite of a demand.
_OPEN = re.compile(
    r"независимо от|вне зависимости от|любо(?:го|й|му) (?:пол|возраст|национальност|гражданств)\w*|"
    r"(?:возраст|пол|гражданство|национальность)\w* (?:значения )?(?:не|без) (?:важ|имеет|ограничен)\w*|"
    r"без ограничений по|quot|квот\w*|для (?:людей с|лиц с|инвалид)|"
    r"regardless|irrespective|equal opportunit|without regard|do(?:es)? not discriminate|all ages|any (?:age|gender)"
)
#: Young are the colleagues and the firm; eighteen years are what the law asks for some work.
_HARMLESS = re.compile(
    r"(?<!\w)(?:молод(?:ой|ая|ые|ых)(?:,? (?:и )?\w+){0,2},? (?:коллектив|команд|компани|специалист)\w*|"
    r"команд\w+ молодых|"
    r"young (?:team|company|people|children|offenders|adults)|"
    r"(?:over|at least|minimum(?: age)?(?: of)?) (?:16|18|21)(?: years)? (?:old|of age))"
)
#: What a firm tells of itself and of its offer asks nothing of anybody; tasks may be about men and women.
_ASKS_NOTHING = ("offer", "company", "apply", "tasks")


class Asked(NamedTuple):
    """A sentence and what it asks for that must not decide."""

    text: str
    grounds: tuple[Ground, ...]


@lru_cache(maxsize=512)
def find_unlawful(text: str) -> tuple[Asked, ...]:
    """Every sentence that asks for what a person is instead of what they can do, in the order of the text.

    Each page of a vacancy shows them, so the answer is kept.
    """
    text = bearable(text)
    sentences = (text[one.start : one.end] for one in read_items(text) if one.section not in _ASKS_NOTHING)
    asked = (Asked(sentence, _grounds(fold(sentence))) for sentence in sentences)
    return tuple(one for one in asked if one.grounds)


def _grounds(folded: str) -> tuple[Ground, ...]:
    return () if _OPEN.search(folded) else grounds_of(_HARMLESS.sub(" ", folded))
