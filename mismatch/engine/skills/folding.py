"""Folding: one word of a text or of the data → the form under which the two are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from mismatch.engine.skills.english import singulars, with_s
from mismatch.engine.skills.verbs import verbs

#: A word. ".NET" keeps its dot, "C#" and "C++" their signs, "R&D" stays whole; all else that is not a letter
#: or a digit separates words, so "Node.js", "node-js" and "node js" are the same two words. Words of three letters and
#: more stand first: they are nearly all, and none of the other shapes begins like them.
WORD = re.compile(
    r"[^\W_]{3,}(?:\+\+)?"
    r"|\.net(?![a-zа-яё])"
    r"|(?<![^\W_])[^\W\d_]{1,2}#"
    r"|(?<![^\W_])[^\W\d_]&[^\W\d_](?![^\W_])"
    r"|[^\W_]+(?:\+\+)?",
    re.IGNORECASE,
)

#: Words of English that no name is told apart by.
ARTICLES = frozenset({"a", "an", "the"})
_ARTICLE = re.compile(r"(?:^|(?<= ))(?:a|an|the) (?=\w)")
_CYRILLIC = re.compile(r"[а-я]+")
_LATIN_LETTER = re.compile(r"[a-z]")
_CYRILLIC_LETTER = re.compile(r"[а-я]")

#: Letters that look the same in both alphabets, in small letters or at least in capitals.
_LARGE_PAIRS = ("авсенкмортху", "abcehkmoptxy")
_TO_LATIN = str.maketrans(*_LARGE_PAIRS)
_TO_CYRILLIC = str.maketrans(_LARGE_PAIRS[1], _LARGE_PAIRS[0])

#: Endings of Russian nouns, which leave three letters or more, and of adjectives, which leave four or more: the
#: «им» of «стрим» is part of the word. The search starts from the left, so the longest ending is found.
_ENDING = re.compile(
    "(?:иями|ями|ами|иях|ях|ах|иям|ям|ам|ием|ем|ом|ией|ей|ой|ов|ев|ия|ие|ии|ию|ью|ья|ье|ьи"
    "|(?<=....)(?:ий|ый|ого|его|ому|ему|ыми|ими|ых|их|ым|им|ая|яя|ое|ее|ые|ую|юю|ою|ею)|[аяоеыиуюьй])$"
)
_INFINITIVE = re.compile(r"(?<=[аяеиыу])ть(?:ся)?$")
_FLEETING = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])[оеё](?=[кц]$)")
#: Nouns that look like infinitives.
_NOT_VERBS = frozenset({"память", "печать", "кровать", "рукоять", "сеть", "соцсеть"})
_SHORTEST_STEM = 3


def stem(word: str) -> str:
    """A folded Russian word without its inflection: «закупок», «закупки», «закупками» → «закупк».

    Endings are cut until nothing more comes off, so that «систем» and «системами» meet even though the first
    looks as if it ended in «-ем». What the result looks like does not matter, only that forms of one word agree.
    """
    if word not in _NOT_VERBS and len(word) > 5:
        word = _INFINITIVE.sub("", word)
    while True:
        found = _ENDING.search(word, _SHORTEST_STEM)
        if found is None:
            break
        word = word[: found.start()]
    return _FLEETING.sub("", word) if len(word) > 4 else word


def fold(word: str) -> str:
    """Case and ё folded, Russian inflection removed; digits and Latin letters are left as they are."""
    word = word.casefold().replace("ё", "е")
    return stem(word) if len(word) > 3 and _CYRILLIC.fullmatch(word) else word


def lookalikes(word: str) -> list[str]:
    """Other readings of a word whose letters come from two alphabets (Cyrillic С in "С#", Latin c in «1c»).

    A word that is wholly Cyrillic is read as Latin only when it is in capitals and has three letters or more
    («РНР»), otherwise the preposition «с» would be the language C.
    """
    small = word.casefold().replace("ё", "е")
    has_cyrillic = _CYRILLIC_LETTER.search(small) is not None
    has_latin = _LATIN_LETTER.search(small) is not None
    letters_only = small.isalpha()
    if has_cyrillic and (has_latin or not letters_only or (word.isupper() and len(word) > 2)):
        return [small.translate(_TO_LATIN), fold(small.translate(_TO_CYRILLIC))]
    if has_latin and not letters_only:
        return [fold(small.translate(_TO_CYRILLIC))]
    return []


_SHORT_ADJECTIVE = re.compile(r"([а-я]{3,}[бвгджзклмнпрстфхцчшщ])ен")
_VERSION = re.compile(r"([^\W\d_]{2,})\d+(?:\+\+)?$")
#: English words that make a phrase of a split name: "InDesign" must not be found in "in design".
_SMALL_WORDS = frozenset({"in", "on", "to", "up", "at", "by", "my", "we", "is", "it", "no", "go"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[a-zA-Z]{2})(?=[A-Z][a-z]{2})")


def shorter(word: str) -> list[str]:
    """Weaker readings of an unknown word: an English plural's singular, a name without its version number, and
    «аккуратен» and «организован» as «аккуратный» and «организованный», as their feminine forms are read."""
    small = word.casefold()
    readings = [small[:-1]] if _INITIALS.fullmatch(word) else singulars(small)
    versioned = _VERSION.match(small)
    if versioned:
        readings.append(fold(versioned.group(1)))
    if small.endswith("++"):
        readings.append(small[:-2])
    short = _SHORT_ADJECTIVE.fullmatch(small.replace("ё", "е"))
    return readings if short is None else [*readings, *(short.group(1) + end for end in ("н", "ьн", "енн"))]


#: What ends like many and is one, and what in the singular is something else.
_NO_PLURALS = frozenset(("news", "goods", "customs", "sales", "means", "arts", "series", "species", "always"))
_INITIALS = re.compile(r"[A-Z]{2,}s")


def other_numbers(words: list[str]) -> list[list[str]]:
    """The folded words of an English name with its last word in the plural; of several words, in the singular too."""
    last = words[-1] if words else ""
    if not (last.isascii() and last.isalpha()) or len(last) < 3:
        return []
    if not last.endswith("s"):
        return [[*words[:-1], with_s(last)]]
    if len(words) < 2 or len(last) < 5 or last in _NO_PLURALS or re.search(r"(?:ss|us|is|ics)$", last):
        return []
    return [[*words[:-1], one] for one in singulars(last)]


def words_of(phrase: str) -> list[str]:
    """The folded words of a phrase from the data, without articles: a text may have them or not."""
    return [canonical(word) for word in WORD.findall(_ARTICLE.sub("", phrase))]


@lru_cache(maxsize=65_536)
def canonical(word: str) -> str:
    """A word of the data in the one alphabet it belongs to: «1C» and «1С» are both «1с». A duty's verb is its noun."""
    small = word.casefold().replace("ё", "е")
    if small in ("1c", "1с"):
        return "1с"
    return fold(verbs().nouns.get(small, word))


def is_verb(word: str) -> bool:
    """Whether a word is the verb of a duty, which is read as the noun that names the same."""
    return word.casefold().replace("ё", "е") in verbs().nouns


def spellings(phrase: str) -> list[list[str]]:
    """Spellings that people use for one name without asking: "Node.js" → nodejs, "RabbitMQ" → rabbit mq."""
    if not phrase.isascii():
        return []
    found: list[list[str]] = []
    words = WORD.findall(phrase)
    joined = "".join(words)
    if not joined.isalnum():
        return []
    if len(words) > 1 and len(joined) > 4 and not joined.isdigit():
        found.append([joined.casefold()])
    if not phrase.islower():
        parts = [part.casefold() for word in words for part in _CAMEL.split(word)]
        if len(parts) > len(words) and all(len(part) > 1 and part not in _SMALL_WORDS for part in parts):
            found.append(parts)
    return found
