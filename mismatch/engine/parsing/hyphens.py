"""Words broken at the end of a line: which hyphens belong to the word and which only to the line."""

from __future__ import annotations

import re
from typing import Literal

from mismatch.engine.parsing.characters import word_set

#: First parts that keep their hyphen: "front-" + "end" is "front-end", not "frontend".
_FIRST = word_set(
    """front back full self non co multi cross client real time high low long short well end cloud state third
    second peer customer event user three four anti all client problem decision веб интернет бизнес онлайн
    офлайн ит it hr пр топ тим тех авто медиа мини макси пресс арт дизайн контент северо юго северно южно
    санкт ростов нижне по кое где кто что когда"""
)
#: Second parts before which the hyphen stays.
_SECOND = word_set(
    """driven based oriented ready level side end time friendly native quality scale first stack house site
    edge term related specific wide free aware centric facing shot source to of and the менеджер магазин
    проект сервис служба аналитик директор"""
)
#: Callings and things that stand second in a compound ("инженер-технолог", "контакт-центр"), whatever their ending.
_CALLING = re.compile(
    "центр|разработчик|программист|инженер|проектировщик|аналитик|менеджер|терапевт|хирург|педиатр|технолог|"
    "конструктор|консультант|экономист|бухгалтер|дизайнер|методист|механик|электрик|сметчик|кассир|тренер|класс|"
    "сайт|портал|сервис|тестировщик|администратор|исследовател"
)
_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[А-Яа-яЁё]")
#: Two adjectives made one ("учебно-" + "методический"): the first ends as such stems do, the second as adjectives do.
_STEM = re.compile(r"[а-яё]{3,}(?:[бвдклмнпрстхчшж]н|льн|ск|ов)о")
_ADJECTIVE = re.compile(r"[а-яё]{4,}(?:[иы]й|[ая]я|[ое]е|ого|его|ому|ему|[иыо]м|[иы]х|[иы]е|[иы]ми|[оеу][йю])")
#: What a word or an address ends in that goes on in the next line.
_BREAKS = "-./"
_BROKEN = re.compile(r"[^\W\d_]{2,}-$")
#: An address that cannot end here: after a hyphen, before its last label, or where a profile's name must follow.
_BROKEN_ADDRESS = re.compile(r"(?:://|www\.|[a-z]\.[a-z]{2,}(?=/))\S*[-./]$|^[a-z]+://$", re.IGNORECASE)
_TOP_LABEL = re.compile(r"(?:com|ru|org|net|io|me|dev|example)(?![^\W\d_])")
_SLUG = re.compile(r"[a-z0-9]+[-_\d][\w-]*/?$|www\.")
_LETTERS = re.compile(r"[^\W\d_]*")


def join(before: str, after: str) -> Literal["break", "hyphen", "whole"]:
    """How a line ending in ``before`` meets one starting with ``after``.

    "break": two words; "hyphen": one word that keeps its hyphen, or one address; "whole": one word without it.
    """
    if before[-1:] not in _BREAKS:
        return "break"
    if _BROKEN_ADDRESS.search(before) and _goes_on(before, after):
        return "hyphen"
    if not _BROKEN.search(before) or not after[:1].islower():
        return "break"
    first, second = before[:-1].lower().strip("(\"'«"), _letters(after)
    if "-" in first or first in _FIRST or second in _SECOND or after[len(second) : len(second) + 1] == "-":
        return "hyphen"
    if _STEM.fullmatch(first) and _ADJECTIVE.fullmatch(second):
        return "hyphen"
    if _CALLING.match(second) or (_LATIN.search(first) and _CYRILLIC.match(second)):
        return "hyphen"
    return "whole" if len(second) >= 2 else "break"


def _goes_on(before: str, after: str) -> bool:
    """Whether ``after`` can be the rest of an address that broke off at its last character."""
    if before.endswith("."):
        return before.lower().endswith("www.") or bool(_TOP_LABEL.match(after))
    if before.endswith("-"):
        return after[:1].isalnum() and after[:1] == after[:1].lower()
    return (before.lower().endswith("/in/") and after[:1].isalnum()) or bool(_SLUG.match(after))


def _letters(text: str) -> str:
    match = _LETTERS.match(text)
    return match.group().lower() if match else ""
