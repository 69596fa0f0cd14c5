"""How senior a title says its holder is, in both languages."""

from __future__ import annotations

import re
from typing import Literal

Seniority = Literal["intern", "junior", "middle", "senior", "lead", "head"]

#: Tried from the top: "Senior developer, team lead" is a lead.
_HEAD = re.compile(
    r"\bhead\s+of\b|\bhead\b(?!\s*(?:hunter|[-/]))|\bchief\b|\bc[etfoiprm]o\b|\bcpto\b|\bciso\b|\bvp\b|\bvice[\s-]president\b"
    r"|\bpresident\b|\bdirector\b|\bengineering\s+manager\b|\bgeneral\s+manager\b|\bco-?founder\b|\bfounder\b"
    r"|\bдиректор\w*|\bначальни[кц]\w*|\bзаведующ\w*|\bуправляющ\w*|\bглав(?:а|ы|у|ой)\b|\bпрезидент\w*|\bвладел[её]?[цч]\w*"
    r"|\bоснователь\w*|\bзавотделени\w*|\bшеф-повар\w*|\bдекан\w*|\bректор\w*"
    r"|\bруководител\w*+(?!\s+(?:проект|продукт|программ|групп|команд|разработ))"
    r"|\bглавн\w+\s+(?:бухгалтер|врач|инженер|редактор|технолог|механик|энергетик|конструктор|архитектор|медсестр|медицинск|агроном)\w*"
    r"|\bглавбух\w*|\bглавврач\w*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\bteam\s*lead(?:er)?\b|\btech\s*lead\b|\blead(?:er)?\b(?!\s*(?:gen|generation|time|magnet|s\b))|\bprincipal\b"
    r"|\bstaff\s+(?:engineer|software|developer|scientist|designer)|\bтимлид\w*|\bтим-лид\w*|\bтехлид\w*|\bлид\b|\bлидом\b"
    r"|\bруководител\w*\s+(?:групп|команд|разработ)\w*|\bглавн\w+|\bбригадир\w*|\bsupervisor\b|\bforeman\b|\bсупервайзер\w*",
    re.IGNORECASE,
)
_SENIOR = re.compile(
    r"\bsenior\b|\bsr\b\.?|\bсеньор\w*|\bсиньор\w*|\bсень[её]р\w*|\bстарш(?:ий|ая|его|ей|ему|им|ую|ие|их)\b"
    r"|\bведущ(?:ий|ая|его|ей|ему|им|ую|ие|их)\b|\bexpert\b",
    re.IGNORECASE,
)
_MIDDLE = re.compile(r"\bmiddle\b|\bmid(?:-level|\s+level)?\b|\bмидд?л\w*|\bintermediate\b", re.IGNORECASE)
_JUNIOR = re.compile(
    r"\bjunior\b|\bjr\b\.?|\bджун\w*|\bмладш(?:ий|ая|его|ей|ему|им|ую|ие|их)\b|\bначинающ\w+|\bentry[\s-]level\b|\bgraduate\b",
    re.IGNORECASE,
)
_INTERN = re.compile(r"\bintern(?:ship)?\b|\btrainee\b|\bстаж[её]р\w*|\bпрактикант\w*|\bученик\w*\b", re.IGNORECASE)

_LEVELS: tuple[tuple[Seniority, re.Pattern[str]], ...] = (
    ("intern", _INTERN),
    ("head", _HEAD),
    ("lead", _LEAD),
    ("senior", _SENIOR),
    ("middle", _MIDDLE),
    ("junior", _JUNIOR),
)
_ASSISTANT = re.compile(
    r"\b(?:assistant|secretary|помощни[кц]\w*|ассистент\w*|секретар\w*|референт\w*)\b(?:\s+(?:to|of))?.*?"
    r"(?:head|chief|director|c[etfo]o|руководител|директор|начальник|главн|управляющ)\w*",
    re.IGNORECASE,
)


def seniority_of(title: str) -> Seniority | None:
    """The level a title states. A head's assistant is no head; "руководитель проектов" states none."""
    title = _ASSISTANT.sub(" ", title)
    for level, pattern in _LEVELS:
        if pattern.search(title):
            return level
    return None
