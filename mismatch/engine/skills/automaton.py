"""The one pass over a text: every known word becomes one letter, and Aho–Corasick finds the phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

import ahocorasick
import msgspec

from mismatch.engine.openings import tokens_with
from mismatch.engine.skills.folding import ARTICLES, WORD, canonical, lookalikes, shorter

Entry = TypeVar("Entry")

#: Letters that stand for "a word we do not know" and "a phrase cannot go on here".
UNKNOWN = "\x01"
BREAK = "\x02"
_FIRST_LETTER = 0x100
_LAST_LETTER = 0x3FFFF
_FIRST_SURROGATE, _SURROGATES = 0xD800, 0x800
_MEMORY_LIMIT = 100_000

_STOPS = re.compile(r"[,;()\[\]{}<>•●▪◦‣■□·|!?…—–*✓]|\n\s*\n|\n\s*[-+]|\s-\s")
_FULL_STOP = re.compile(r"\.(?:\s|$)")
_LONGEST_ABBREVIATION = 4
#: Addresses: "github.com/ivan" and "ivan@mail.ru" name no skill.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|ru|org|me|su|info|рф)/\S+",
    re.IGNORECASE,
)
_ADDRESS_SIGNS = ("@", "://", "www.", ".com/", ".ru/", ".org/", ".me/", ".su/", ".info/", ".рф/")


class Spelled(NamedTuple):
    """A text as a string of letters, one for every word or break, with each one's place in the text."""

    text: str
    letters: str
    starts: list[int]
    ends: list[int]

    def gap_before(self, index: int) -> str:
        """What stands between the word at ``index`` and the one before it."""
        return self.text[self.ends[index - 1] if index else 0 : self.starts[index]]

    def gap_after(self, index: int) -> str:
        """What stands between the word at ``index`` and the next one."""
        last = index + 1 == len(self.starts)
        return self.text[self.ends[index] : len(self.text) if last else self.starts[index + 1]]

    def surface(self, first: int, last: int) -> str:
        """The text from one word to another, both included, as it is written."""
        return self.text[self.starts[first] : self.ends[last]]


class Match(NamedTuple, Generic[Entry]):
    """A phrase found: indices of its first and last word (inclusive), and what it was added with."""

    first: int
    last: int
    entry: Entry


class Lexicon:
    """The words that phrases are made of, one letter each."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._letters = {word: _letter(number) for number, word in enumerate(words)}
        self._seen: dict[str, str] = {}

    def learn(self, words: Sequence[str]) -> str:
        """The spelling of a phrase; unknown words get a letter."""
        letters = self._letters
        try:
            return "".join([letters[word] for word in words])
        except KeyError:
            return "".join([letters.get(word) or self._new_letter(word) for word in words])

    def knows(self, word: str) -> bool:
        """Whether a word has a letter."""
        return word in self._letters

    def words(self) -> list[str]:
        """Every word that has a letter, in their order."""
        return list(self._letters)

    def _new_letter(self, word: str) -> str:
        letter = self._letters[word] = _letter(len(self._letters))
        self._seen.clear()
        return letter

    def letter(self, word: str) -> str:
        """The letter of a word of a text, through its weaker readings if need be; UNKNOWN when it has none."""
        seen = self._seen.get(word)
        if seen is None:
            if len(self._seen) > _MEMORY_LIMIT:
                self._seen.clear()
            seen = self._seen[word] = self._read(word)
        return seen

    def _read(self, word: str) -> str:
        for reading in (canonical(word), *lookalikes(word), *shorter(word)):
            letter = self._letters.get(reading)
            if letter is not None:
                return letter
        return UNKNOWN

    def spell(self, text: str) -> Spelled:
        """The text as letters. Addresses are passed over; stops between words become breaks."""
        visible = _without_addresses(text)
        letters: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        seen, read, previous = self._seen, self.letter, 0
        for found in WORD.finditer(visible):
            word = found.group()
            start, end = found.span()
            if word in ARTICLES and visible[end : end + 1] == " " and start - previous == 1:
                continue
            if letters and start - previous > 0:
                gap = visible[previous:start]
                if gap != " " and _stops(gap, visible, start, end, ends[-1] - starts[-1]):
                    letters.append(BREAK)
                    starts.append(previous)
                    ends.append(start)
            letters.append(seen.get(word) or read(word))
            starts.append(start)
            ends.append(end)
            previous = end
        return Spelled(visible, "".join(letters), starts, ends)


def _letter(number: int) -> str:
    code = _FIRST_LETTER + number
    code += _SURROGATES if code >= _FIRST_SURROGATE else 0
    if code > _LAST_LETTER:
        raise ValueError("the data has more distinct words than there are letters")
    return chr(code)


def _without_addresses(text: str) -> str:
    """The text with addresses blanked out, same length. The search is slow, so it is made only for a reason."""
    pieces: list[str] = []
    reached = 0
    for start, end in tokens_with(text, _ADDRESS_SIGNS):
        pieces += (text[reached:start], _ADDRESS.sub(lambda found: "," * len(found.group()), text[start:end]))
        reached = end
    return "".join([*pieces, text[reached:]]) if pieces else text


def _stops(gap: str, text: str, start: int, end: int, length_before: int) -> bool:
    """Whether a phrase ends at this gap. «кат. B» and «англ. яз» go on, «Работа. В команде» does not."""
    kind = _kind(gap)
    if kind is Gap.STOP or kind is Gap.NONE:
        return kind is Gap.STOP
    if not text[start].isupper():
        return False
    if kind is Gap.FULL_STOP:
        return end - start > 1 or length_before > _LONGEST_ABBREVIATION
    # A Russian phrase goes on in small letters: a capital after a line's end is the next item of a list.
    return "А" <= text[start] <= "Я"


class Gap(Enum):
    """What stands between two words."""

    NONE = 0
    STOP = 1
    FULL_STOP = 2
    LINE_END = 3


@lru_cache(maxsize=4096)
def _kind(gap: str) -> Gap:
    if _STOPS.search(gap):
        return Gap.STOP
    if _FULL_STOP.search(gap):
        return Gap.FULL_STOP
    return Gap.LINE_END if "\n" in gap else Gap.NONE


class _Strokes(dict[str, str]):
    """A letter as three strokes out of small alphabets, one alphabet for each place.

    The automaton walks through a node's children one by one: with thousands of different letters it would crawl.
    Because the alphabets differ, a phrase can only be found where a letter starts.
    """

    def __missing__(self, letter: str) -> str:
        code = ord(letter)
        strokes = self[letter] = chr(0x100 + (code >> 10)) + chr(0x200 + (code >> 5 & 31)) + chr(0x300 + (code & 31))
        return strokes


_STROKES = 3


class Bound(msgspec.Struct, array_like=True):
    """A closed book as plain data: the words in the order of their letters, the phrases as strokes, and what each
    phrase was added with, as MessagePack."""

    words: list[str]
    phrases: list[str]
    entries: list[bytes]


class Phrasebook(Generic[Entry]):
    """Phrases with what they mean, found in one pass on word boundaries."""

    def __init__(self) -> None:
        self.lexicon = Lexicon()
        self._entries: dict[str, list[Entry]] = {}
        self._strokes = _Strokes()

    def add(self, words: list[str], entry: Entry) -> None:
        """Add a phrase as folded words. Phrases may be added more than once, with different entries."""
        self._entries.setdefault(self.lexicon.learn(words), []).append(entry)

    def add_new(self, words: list[str], entry: Entry) -> None:
        """Add a phrase unless somebody has it already."""
        self._entries.setdefault(self.lexicon.learn(words), [entry])

    def bound(self) -> Bound:
        """All that was added."""
        phrases = [self._spread(spelling) for spelling in self._entries]
        return Bound(self.lexicon.words(), phrases, [msgspec.msgpack.encode(each) for each in self._entries.values()])

    def close(self, kind: type[Entry]) -> ClosedBook[Entry]:
        """To be looked up from now on."""
        return ClosedBook(self.bound(), kind)

    def _spread(self, letters: str) -> str:
        return "".join(map(self._strokes.__getitem__, letters))


class ClosedBook(Generic[Entry]):
    """A book to look up. Of its hundred thousand phrases few are ever met: what one means is decoded when it is."""

    def __init__(self, bound: Bound, kind: type[Entry]) -> None:
        self.lexicon = Lexicon(bound.words)
        self._strokes = _Strokes()
        self._lengths = [len(phrase) // _STROKES for phrase in bound.phrases]
        self._entries: list[bytes | list[Entry]] = [*bound.entries]
        self._decode = msgspec.msgpack.Decoder(list[kind]).decode  # type: ignore[valid-type]
        self._automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        for number, phrase in enumerate(bound.phrases):
            self._automaton.add_word(phrase, number)
        self._automaton.make_automaton()

    def matches(self, spelled: Spelled) -> Iterator[Match[Entry]]:
        """All occurrences of all phrases, overlapping ones too, in the order of their ends."""
        strokes = "".join(map(self._strokes.__getitem__, spelled.letters))
        for end, number in self._automaton.iter(strokes):
            last = end // _STROKES
            first = last - self._lengths[number] + 1
            for entry in self._met(number):
                yield Match(first, last, entry)

    def _met(self, number: int) -> list[Entry]:
        entries = self._entries[number]
        if isinstance(entries, bytes):
            entries = self._entries[number] = self._decode(entries)
        return entries
