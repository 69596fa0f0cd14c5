"""Words under the form in which query and résumé are compared: stems, one alphabet, signs kept (C++, C#, .NET, 1С).

PostgreSQL's own parser breaks such names apart and knows neither mixed alphabets nor, when it marks what it found,
the offsets of our texts. So the stored vectors are made of these words, and the same words are marked on the page.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from mismatch.engine.skills.folding import WORD

#: Positions that a PostgreSQL text vector can tell apart; what stands beyond is not searched.
MOST_WORDS = 16_000
LONGEST_WORD = 60
#: No person writes more in one word; endings that stand beyond are not the stem's either.
LONGEST_READ = 200

#: Letters that look the same, Cyrillic and Latin.
LOOKALIKES = ("авекмнорстухс", "abekmhopctyxc")
_TO_LATIN = str.maketrans(*LOOKALIKES)
_TO_CYRILLIC = str.maketrans(LOOKALIKES[1], LOOKALIKES[0])
_CYRILLIC, _LATIN = re.compile(r"[а-я]"), re.compile(r"[a-z]")
#: Letters that are no other letter with a mark.
_SPELLED_OUT = str.maketrans(dict(zip("øłđðħıŧŋ", "olddhitn", strict=True)) | {"æ": "ae", "œ": "oe", "þ": "th"})
_SIGNED = re.compile(r"[^\W\d_]{1,2}(?:\+\+|#)")
_RUSSIAN, _ENGLISH = snowballstemmer.stemmer("russian"), snowballstemmer.stemmer("english")
_lock = threading.Lock()  # a stemmer works on a buffer of its own

#: Words that say nothing alone. They keep their place in a phrase: «менеджер по продажам» is found as written.
_STOP_WORDS = """
и в во на с со по для к ко о об от до из у за при а но или что как это
the a an of and or to in on at for by with as is was are were from
"""
_STOP = frozenset(_STOP_WORDS.split())


class Token(NamedTuple):
    """One word of a text: its form for comparing, and its place. A stop word has the empty form."""

    lexeme: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a text in their order, as many as can be stored."""
    found = []
    for match in WORD.finditer(text):
        found.append(Token(lexeme(match.group()), match.start(), match.end()))
        if len(found) == MOST_WORDS:
            break
    return found


def lexeme(word: str) -> str:
    """A word without its inflection; empty for a stop word."""
    return _lexeme(word[:LONGEST_READ])


@lru_cache(maxsize=200_000)
def _lexeme(word: str) -> str:
    plain = folded(word)
    return "" if plain in _STOP else stemmed(plain)[:LONGEST_WORD]


def folded(word: str) -> str:
    """Small letters of one alphabet, ё as е, accents gone."""
    small = word.casefold().replace("ё", "е")
    return small if small.isascii() else _one_alphabet(_without_accents(small))


@lru_cache(maxsize=100_000)
def stemmed(plain: str) -> str:
    """The stem of a folded word; names with digits or signs are left alone."""
    if not plain.isalpha() or len(plain) < 3:
        return _one_c(plain)
    stemmer = _ENGLISH if plain.isascii() else _RUSSIAN
    with _lock:
        return str(stemmer.stemWord(plain))


def _one_c(plain: str) -> str:
    """«1C» is «1С» in whichever alphabet it was typed."""
    return "1с" if plain == "1c" else plain


def _without_accents(word: str) -> str:
    """«Müller» as «muller», «Sørensen» as «sorensen»; «й» is a letter of its own."""
    if all("а" <= letter <= "я" or letter.isascii() for letter in word):
        return word
    parts = unicodedata.normalize("NFD", word.replace("й", "\0"))
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return plain.translate(_SPELLED_OUT).replace("\0", "й")


def _one_alphabet(word: str) -> str:
    """A word typed in two alphabets read in the one that all its letters have: «Рython», «С++» with a Cyrillic С."""
    if _SIGNED.fullmatch(word):
        return word.translate(_TO_LATIN)
    if not (_CYRILLIC.search(word) and _LATIN.search(word)):
        return word
    for table, other in ((_TO_LATIN, _CYRILLIC), (_TO_CYRILLIC, _LATIN)):
        read = word.translate(table)
        if not other.search(read):
            return read
    return word
