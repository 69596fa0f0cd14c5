"""One key for one person, whatever script, order or spelling a name is written in."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mismatch.engine.parsing.vocabulary import load

PATRONYMIC = re.compile(r"(?:ович|евич|ьич|ична|овна|евна|инична|ovich|evich|ovna|evna|ichna)$", re.IGNORECASE)
SURNAME = re.compile(
    r"(?:ов|ова|ев|ева|ёв|ёва|ин|ина|ын|ына|ский|ская|цкий|цкая|енко|ук|юк|ко|ян|швили|дзе|ых|их|ой|ая|ий|ец|ович|евич|"
    r"ov|ova|ev|eva|in|ina|sky|skaya|skiy|enko|uk|yan)$",
    re.IGNORECASE,
)
_TRANSLITERATION = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
_VARIANTS = (
    ("shch", "sch"), ("kh", "h"), ("ks", "x"), ("ts", "c"), ("tz", "c"), ("ck", "k"), ("ph", "f"), ("iy", "y"),
    ("ij", "y"), ("ii", "y"), ("yi", "y"), ("yu", "u"), ("iu", "u"), ("ju", "u"), ("ya", "a"), ("ia", "a"),
    ("ja", "a"), ("ye", "e"), ("je", "e"), ("yo", "e"), ("j", "y"), ("i", "y"), ("w", "v"),
)  # fmt: skip


@cache
def given_names() -> frozenset[str]:
    """Known given names in either script, ё folded."""
    return frozenset(n.replace("ё", "е") for group in load("names").values() for row in group for n in row)


def transliterate(text: str) -> str:
    """Cyrillic as Latin letters, lower case; Latin stays."""
    return "".join(_TRANSLITERATION.get(letter, letter) for letter in text.lower())


def name_key(name: str) -> str:
    """The same key for «Иванова Юлия Петровна» and "Yulia Ivanova": for finding one person twice."""
    tokens = [t for t in re.split(r"[\s.,]+", name) if t]
    kept = [t for t in tokens if not (len(tokens) > 2 and PATRONYMIC.search(t))] or tokens
    return " ".join(sorted(sound(token) for token in kept))


@lru_cache(maxsize=4096)
def sound(token: str) -> str:
    """A word in Latin letters, with the usual ways of writing one sound made one."""
    key = re.sub(r"[^a-z]", "", transliterate(token))
    for written, simple in _VARIANTS:
        key = key.replace(written, simple)
    return re.sub(r"(.)\1+", r"\1", key)
