"""The forms of English words, all of small letters."""

from __future__ import annotations

import re

_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")
_TO_IES = re.compile(r"[^aeiou]y$")
_TO_ES = re.compile(r"(?:s|x|z|ch|sh)$")
_ONE_AND_MANY = re.compile(r"(?:s|x|z|ch|sh)es$")


def with_s(word: str) -> str:
    """A noun in the plural, a verb in the third person: "box" → boxes, "carry" → carries."""
    if _TO_IES.search(word):
        return word[:-1] + "ies"
    return word + ("es" if _TO_ES.search(word) else "s")


def singulars(word: str) -> list[str]:
    """What a word may be the plural of, likeliest first: "boxes" → boxe, box."""
    if not word.endswith("s") or len(word) < 4:
        return []
    if word.endswith("ies") and len(word) > 5:
        return [f"{word[:-3]}y", word[:-1]]
    return [word[:-1], word[:-2]] if _ONE_AND_MANY.search(word) else [word[:-1]]


def gerund(verb: str) -> str:
    """ "repair" → repairing, "plan" → planning."""
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    return _before_vowel(verb) + "ing"


def past(verb: str) -> str:
    """The regular past: "plan" → planned, "carry" → carried."""
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if _TO_IES.search(verb) else _before_vowel(verb) + "ed"


def _before_vowel(verb: str) -> str:
    return verb + (verb[-1] if _DOUBLED.match(verb) else "")
