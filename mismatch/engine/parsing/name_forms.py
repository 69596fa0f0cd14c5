"""The forms in which one word of a name may stand in a text: cases, the other script, short names."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mismatch.engine.parsing.locations import place_score
from mismatch.engine.parsing.name_keys import sound
from mismatch.engine.parsing.vocabulary import load, word_list
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base

#: What Russian puts behind a stem, of nouns and of adjectives.
_ENDINGS = (
    "а|я|у|ю|ом|ем|ым|им|е|и|ы|ой|ей|ою|ею|ого|его|ому|ему|ую|юю|ая|яя|ый|ий|ых|их|ыми|ими|ью|ов|ев|ам|ям|ами|ями|ах|ях|"
    "ь|й|овы|евы|ины"
)
#: What falls off before another ending stands there.
_ADJECTIVAL, _VOWEL = re.compile(r"(?:ый|ий|ой|ая|яя)$"), re.compile(r"[аяьйоеыи]$")
#: A vowel that comes and goes: «Павел, Павла», «Лев, Льва», «Литовец, Литовца».
_FLEETING = re.compile(r"[еоё](?=[бвгджзклмнпрстфхцчшщ]$)")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
#: A word shorter than this is often another word too.
SHORT = 3
_LONG = 5
_SOUNDS_ALIKE, _PLACE = 4, 0.5
_ORDINARY = word_list("words", "ordinary_words_in_names")


def fold_word(word: str) -> str:
    """A word of a name as it is compared."""
    return word.lower().replace("ё", "е").replace("’", "'")


@lru_cache(maxsize=2048)
def forms(token: str) -> re.Pattern[str]:
    """What a folded word looks like that is ``token`` in some case."""
    token = fold_word(token)
    if not _CYRILLIC.search(token):
        return re.compile(re.escape(token))
    stems = {token}
    if len(token) > SHORT:
        stems.add(_VOWEL.sub("", token))
    if len(token) > _LONG:
        stems.add(_ADJECTIVAL.sub("", token))
    fled = _FLEETING.sub("", token)
    if fled != token:
        stems.add(fled if len(fled) >= SHORT else fled[:1] + "ь" + fled[1:])
    body = "|".join(re.escape(stem) for stem in sorted(stems, key=len, reverse=True) if len(stem) >= 2)
    return re.compile(rf"(?:{body or re.escape(token)})(?:{_ENDINGS})?")


@cache
def _companions() -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    for rows in load("short_names").values():
        for row in rows:
            for name in row:
                known.setdefault(fold_word(name), set()).update(fold_word(other) for other in row)
    return {name: frozenset(others - {name}) for name, others in known.items()}


def short_names(token: str) -> frozenset[str]:
    """What else somebody of this given name may be called."""
    return _companions().get(fold_word(token), frozenset())


def sounds_like(word: str, token: str) -> bool:
    """The same word in the other script: «Иванов» and "Ivanov"."""
    if bool(_CYRILLIC.search(word)) == bool(_CYRILLIC.search(token)):
        return False
    key = sound(token)
    return len(key) >= _SOUNDS_ALIKE and sound(word) == key


@lru_cache(maxsize=2048)
def is_ordinary(token: str) -> bool:
    """A word that says something else as well: a skill, an occupation, a place, a month."""
    folded = fold_word(token)
    if folded in _ORDINARY:
        return True
    places = [(hit.start, hit.end) for hit in skill_base().find(token)]
    places += [(hit.start, hit.end) for hit in title_base().find(token)]
    return (0, len(token)) in places or place_score(token) >= _PLACE
