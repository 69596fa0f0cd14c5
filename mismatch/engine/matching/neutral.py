"""Neutral wording: «работала» and «работал», "her" and "his" become one form before anything is compared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import pymorphy3

_WORD = re.compile(r"[А-Яа-яЁё]+|[A-Za-z]+(?:'s)?")

_ENGLISH: dict[str, str] = {
    "he": "they",
    "she": "they",
    "his": "their",
    "her": "their",
    "hers": "theirs",
    "him": "them",
    "himself": "themselves",
    "herself": "themselves",
    "mr": "",
    "mrs": "",
    "ms": "",
    "miss": "",
    "waitress": "waiter",
    "actress": "actor",
    "hostess": "host",
    "stewardess": "flight attendant",
    "steward": "flight attendant",
    "saleswoman": "salesperson",
    "salesman": "salesperson",
    "chairwoman": "chairperson",
    "chairman": "chairperson",
    "businesswoman": "businessperson",
    "businessman": "businessperson",
    "spokeswoman": "spokesperson",
    "spokesman": "spokesperson",
    "forewoman": "foreman",
    "craftswoman": "craftsman",
    "policewoman": "police officer",
    "policeman": "police officer",
    "firewoman": "firefighter",
    "fireman": "firefighter",
    "handywoman": "handyman",
    "heroine": "hero",
    "manageress": "manager",
    "alumna": "alumnus",
    "seamstress": "tailor",
    "masseuse": "massage therapist",
    "masseur": "massage therapist",
    "midwoman": "midwife",
}
#: Words for women whose masculine partner no rule gives.
_RUSSIAN: dict[str, str] = {
    "штукатурщица": "штукатур",
    "экономка": "экономка",  # who keeps a house; «эконом» keeps none
    "портниха": "портной",
    "маникюрша": "маникюрист",
    "гувернантка": "гувернер",
    "менеджерка": "менеджер",
    "дизайнерка": "дизайнер",
    "авторка": "автор",
    "инженерка": "инженер",
    "редакторка": "редактор",
    "докторка": "доктор",
    "волонтерка": "волонтер",
    "продавщица": "продавец",
    "владелица": "владелец",
    "директриса": "директор",
    "стюардесса": "стюард",
    "швея": "портной",
    "гражданка": "гражданин",
    "хозяйка": "хозяин",
    "актриса": "актер",
    "певица": "певец",
}
_SUFFIXES = (
    ("тельница", "тель"),
    ("щица", "щик"),
    ("чица", "чик"),
    ("истка", "ист"),
    ("ница", "ник"),
    ("логиня", "лог"),
    ("чиха", "к"),
    ("ерша", "ер"),
)
#: What makes a woman of a man's trade: «кассирша», «повариха», «токариха», «фотографиня», «мастерица», «доярка».
_WOMANLY = ("ша", "иха", "иня", "ица", "есса", "ка")


#: The one trade whose usual word is the feminine one: models and title tables know «медсестра».
_NURSE = re.compile(r"\b(?:медицинск\w+ (?:сестр|брат)\w*|мед(?:сестр|брат)\w*)", re.IGNORECASE)
_NURSE_LEMMA = "медсестра"


def neutral(text: str) -> str:
    """The text with every gendered form replaced; what is compared and embedded, never what is shown."""
    text = _NURSE.sub(_NURSE_LEMMA, text)
    words = list(_WORD.finditer(text))
    pieces, end = [], 0
    for index, match in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else None
        next_word = following.group() if following and text[match.end() : following.start()] == " " else ""
        pieces.append(text[end : match.start()])
        opening = _opening_verb(match.group()) if match.start() == 0 else None
        pieces.append(opening or _neutral_word(match.group(), next_word))
        end = match.end()
    return "".join([*pieces, text[end:]]).replace("ё", "е").replace("Ё", "Е")


def _neutral_word(word: str, next_word: str) -> str:
    if word[0].isascii():
        other = _ENGLISH.get(word.lower())
        return word if other is None else other
    if not _may_be_feminine(word):
        return word
    form, agrees = _masculine(word.lower())
    if form is None or (agrees and _is_feminine_thing(next_word.lower())):
        return word
    return form.capitalize() if word[0].isupper() else form


@lru_cache(maxsize=50_000)
def _opening_verb(word: str) -> str | None:
    """«Начала» that opens a sentence about one's work is what a woman did, not where something begins."""
    if word[0].isascii() or not word.lower().endswith(("ла", "лась")):
        return None
    verbs = (p for p in _morphology().parse(word.lower()) if p.tag.POS == "VERB" and {"past", "femn"} in p.tag)
    changed = next((verb.inflect({"masc"}) for verb in verbs), None)
    if changed is None:
        return None
    return str(changed.word.capitalize() if word[0].isupper() else changed.word)


def _may_be_feminine(word: str) -> bool:
    low = word.lower()
    return len(low) > 2 and low.endswith(("а", "я", "ась", "ась", "ой", "ей", "у", "ю", "ы", "и", "е", "ою", "ею"))


@lru_cache(maxsize=1)
def _morphology() -> Any:
    return pymorphy3.MorphAnalyzer(lang="ru")


def parsed_word(word: str) -> list[Any]:
    """What a Russian word may be, likeliest first."""
    return list(_morphology().parse(word))


def base_form(word: str) -> str:
    """A Russian word as a dictionary lists it."""
    return str(_morphology().parse(word)[0].normal_form)


@lru_cache(maxsize=50_000)
def _masculine(word: str) -> tuple[str | None, bool]:
    """The masculine form of a verb, adjective or person; whether the word agrees with the noun after it."""
    best = _morphology().parse(word)[0]
    tag = best.tag
    if "femn" not in tag or "sing" not in tag:
        return None, False
    if tag.POS == "NOUN":
        return _masculine_noun(best), False
    if tag.POS == "ADJS" and any({"NOUN", "neut"} <= set(one.tag.grammemes) for one in parsed_word(word)):
        return None, False  # «капитан судна» is no «капитан суден»
    if tag.POS == "VERB" or tag.POS in ("PRTS", "ADJS"):
        changed = best.inflect({"masc"})
        return (changed.word, False) if changed else (None, False)
    if tag.POS in ("ADJF", "PRTF") and "nomn" in tag:
        changed = best.inflect({"masc", "nomn"})
        return (changed.word, True) if changed else (None, False)
    return None, False


def _masculine_noun(parsed: Any) -> str | None:
    lemma = parsed.normal_form.replace("ё", "е")
    partner = _RUSSIAN.get(lemma)
    if partner is None and ("anim" in parsed.tag or not parsed.is_known):
        partner = _man(lemma, parsed.is_known) or next(
            (lemma[: -len(old)] + new for old, new in _SUFFIXES if lemma.endswith(old)), None
        )
    if partner is None:
        return None
    changed = _morphology().parse(partner)[0].inflect({str(parsed.tag.case), "sing"})
    return changed.word if changed else partner


def _man(lemma: str, is_known: bool) -> str | None:
    """The known word for a man of which the word for a woman is made. What no dictionary has and ends in «-ка» may be
    a thing: «дебиторка», «малярка»."""
    endings = _WOMANLY if is_known else _WOMANLY[:-1]
    stems = [lemma[: -len(end)] for end in endings if lemma.endswith(end)]
    for word in (stem + end for stem in stems for end in ("", "ь") if len(stem) > 2):
        known = (one for one in _morphology().parse(word) if one.is_known and one.normal_form.replace("ё", "е") == word)
        if any({"NOUN", "anim", "masc"} <= set(one.tag.grammemes) for one in known):
            return word
    return None


@lru_cache(maxsize=50_000)
def _is_feminine_thing(word: str) -> bool:
    """A noun such as «школа», with which an adjective agrees; «медсестра» is a person, so «старшая» becomes neutral."""
    if not word or word == _NURSE_LEMMA or _masculine(word)[0] is not None:
        return False
    tag = _morphology().parse(word)[0].tag
    return tag.POS in ("NOUN", "ADJF", "PRTF") and "femn" in tag
