"""When two values of a field are the same: what an evaluation of résumés counts as right.

Strict: equal after normalising (letter case, punctuation, spaces; legal forms and small words in names of firms).
Lenient, for labels that mark stretches of text rather than values: one holds all words of the other, or half of all
their words are common. Addresses, numbers, years and dates are always compared strictly. A value counts once in a
document.
"""

from __future__ import annotations

import re
import unicodedata

from mismatch.engine.parsing.vocabulary import fold

_LEGAL = re.compile(
    r"(?<!\w)(?:ооо|оао|зао|пао|ао|ип|inc|ltd|limited|llc|llp|plc|gmbh|corp|corporation|pvt|private|co|the|of|and|"
    r"at|in|for|и|в)(?!\w)"
)
_ALIKE = 0.5
#: The two ways to print a degree: "B.Tech" and "Bachelor of Technology" are one value.
_KINDS = {"b": "bachelor", "m": "master"}
_SUBJECTS = {
    "s": "science", "sc": "science", "a": "arts", "e": "engineering", "eng": "engineering", "tech": "technology",
    "com": "commerce", "ba": "business administration", "ca": "computer applications", "ed": "education",
    "fa": "fine arts", "arch": "architecture", "phil": "philosophy",
}  # fmt: skip
_SHORT = {
    kind + gap + short: f"{_KINDS[kind]} {subject}"
    for kind in _KINDS
    for short, subject in _SUBJECTS.items()
    for gap in ("", " ")
} | {"phd": "doctor philosophy", "dphil": "doctor philosophy", "masters": "master", "bachelors": "bachelor"}
_SHORT_DEGREE = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})(?!\w)")
_POSSESSIVE = re.compile(r"(?<=[rR])['’]s\b")
Answer = tuple[str, float | None]


def normalised(name: str, value: str) -> str:
    """The form in which two values of a field are compared."""
    value = unicodedata.normalize("NFKC", value)
    if name == "emails":
        return value.lower().strip(".,;:")
    if name == "links":
        return re.sub(r"^https?://(?:www\.)?|/+$", "", value.lower())
    if name == "phones":
        return re.sub(r"\D", "", value)
    if name in ("dates", "education_dates", "experience_months", "language", "graduation_year"):
        return value
    if name == "name":
        return " ".join(sorted(fold(value).split()))
    if name == "position":
        employer, title, dates = value.split("\n")
        return f"{normalised('employer', employer)}|{fold(title)}|{dates}"
    folded = _degree(value) if name == "degree" else fold(value)
    return " ".join(_LEGAL.sub(" ", folded).split()) or folded


def _degree(value: str) -> str:
    """A degree in full words."""
    folded = fold(_POSSESSIVE.sub("", value.replace(".", "")))
    return re.sub(r"\bdegree$", "", _SHORT_DEGREE.sub(lambda short: _SHORT[short.group()], folded)).strip() or folded


def unique(name: str, values: list[str]) -> list[str]:
    """Values of a document, each once after normalising (dates and whole positions may repeat)."""
    kept: dict[str, str] = {}
    for value in values:
        key = normalised(name, value)
        if key:
            kept.setdefault(key, value)
    return list(kept.values())


def unique_answers(name: str, answers: list[Answer]) -> list[Answer]:
    """Answers without those that say the same; of equal ones the surest stays."""
    kept: dict[str, Answer] = {}
    for value, confidence in answers:
        key = normalised(name, value)
        if key and (key not in kept or (confidence or 0) > (kept[key][1] or 0)):
            kept[key] = (value, confidence)
    return list(kept.values())


def match(name: str, truths: list[str], answers: list[str]) -> tuple[set[int], list[str]]:
    """Indices of the answers equal to a truth, and the truths nobody named; each vouches once."""
    left = [normalised(name, truth) for truth in truths]
    right: set[int] = set()
    for index, answer in enumerate(answers):
        key = normalised(name, answer)
        if key in left:
            left[left.index(key)] = ""
            right.add(index)
    return right, [truth for truth, key in zip(truths, left, strict=True) if key]


def overlap(name: str, truths: list[str], answers: list[str]) -> tuple[set[int], list[str]]:
    """The same for labels that are parts of phrases: "Founder" and "CEO" are both named by "Founder and CEO"."""
    right = {i for i, answer in enumerate(answers) if any(_alike(name, answer, truth) for truth in truths)}
    return right, [truth for truth in truths if not any(_alike(name, answer, truth) for answer in answers)]


def _alike(name: str, answer: str, truth: str) -> bool:
    """Equal, one inside the other, or half of the words in common."""
    one, two = normalised(name, answer), normalised(name, truth)
    if one == two:
        return True
    if name in ("emails", "phones", "graduation_year", "dates"):
        return False
    first, second = set(one.split()), set(two.split())
    shared = len(first & second)
    return shared > 0 and (shared == min(len(first), len(second)) or shared >= _ALIKE * len(first | second))
