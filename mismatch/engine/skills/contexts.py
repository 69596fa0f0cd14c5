"""Ambiguous spellings: whether "Go", "Excel" or "C" in this place is the skill."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter

import msgspec

from mismatch.engine.skills.automaton import BREAK, Lexicon, Spelled
from mismatch.engine.skills.folding import words_of
from mismatch.engine.skills.mentions import is_initial
from mismatch.engine.skills.source import ContextEntry, RuleEntry

#: How many words (and breaks) away a neighbour may stand.
WINDOW = 14
#: How far apart two items of one list may begin that hold each other up.
BESIDE_WORDS = 6
#: How many skills of a context make a whole text speak of it.
WHOLE_TEXT = 5
YEAR = "<year>"
_SEPARATORS = frozenset("/\n:+.")
_JOINERS = ("и", "или", "and", "or", "либо")

ALONE, NEAR, BESIDE, FAR = 0.9, 0.85, 0.75, 0.65

_first = attrgetter("first")


class Context(msgspec.Struct, frozen=True):
    """A named surrounding, its words as letters."""

    categories: frozenset[str]
    words: frozenset[str]


class Rule(msgspec.Struct, frozen=True):
    """What one ambiguous spelling needs (see data/README.md)."""

    spelling: str
    near: frozenset[str]
    not_near: frozenset[str]
    categories: frozenset[str]
    words: frozenset[str]
    bad_words: frozenset[str]
    bad_categories: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    not_before_year: bool
    listed: bool
    as_written: bool


class Anchor(msgspec.Struct, frozen=True):
    """A skill that is certain, as a neighbour of uncertain ones."""

    first: int
    last: int
    id: str
    category: str


class Candidate(msgspec.Struct, frozen=True):
    """An ambiguous spelling in a text."""

    first: int
    last: int
    rule: Rule


def has_context(rule: Rule) -> bool:
    """Whether a spelling needs something near it."""
    return bool(rule.categories or rule.words or rule.near)


def make_contexts(entries: Sequence[ContextEntry], categories: Iterable[str], lexicon: Lexicon) -> dict[str, Context]:
    """The contexts of the data; every category is one too, of its own skills."""
    contexts = {category: Context(frozenset({category}), frozenset()) for category in categories}
    for entry in entries:
        contexts[entry.id] = Context(frozenset(entry.categories), frozenset(_letters(entry.words, lexicon)))
    return contexts


def make_rules(entry: RuleEntry, contexts: dict[str, Context], lexicon: Lexicon) -> list[Rule]:
    """One rule for every spelling of the entry. A ``near`` that names no context is a skill's id or a word."""
    known = [contexts[name] for name in entry.near if name in contexts]
    others = [name for name in entry.near if name not in contexts]
    bad = [contexts[name] for name in entry.not_near if name in contexts]
    bad_words = [name for name in entry.not_near if name not in contexts]
    return [
        Rule(
            spelling=spelling,
            near=frozenset(others),
            not_near=frozenset(bad_words),
            categories=frozenset().union(*(context.categories for context in known)),
            words=frozenset(_letters(others, lexicon)).union(*(context.words for context in known))
            - frozenset(_letters([spelling.removeprefix("=")], lexicon)),  # nothing holds itself up
            bad_words=frozenset(_letters(bad_words, lexicon)).union(*(context.words for context in bad)),
            bad_categories=frozenset().union(*(context.categories for context in bad)),
            not_before=frozenset(_letters(entry.not_before, lexicon)),
            not_after=frozenset(_letters(entry.not_after, lexicon)),
            not_before_year=YEAR in entry.not_before,
            listed=entry.listed,
            as_written=entry.as_written,
        )
        for spelling in entry.spellings
    ]


def _letters(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Only single words: a neighbour is one word."""
    return [lexicon.learn(folded) for word in words if len(folded := words_of(word)) == 1]


#: A candidate with the confidence that it has of itself.
_Judged = tuple[Candidate, float]


class Surroundings:
    """One text with its certain skills; says which uncertain ones count, and how sure that is."""

    def __init__(self, spelled: Spelled, anchors: Sequence[Anchor]) -> None:
        self._spelled = spelled
        self._anchors = sorted(anchors, key=_first)
        self._firsts = [anchor.first for anchor in self._anchors]
        self._categories = Counter(anchor.category for anchor in anchors)
        self._words = len(spelled.letters) - spelled.letters.count(BREAK)

    def judge(self, candidates: Sequence[Candidate]) -> list[float]:
        """A confidence for each candidate, 0 for those that are something else."""
        sure = [self._confidence(candidate) for candidate in candidates]
        items = sorted(zip(candidates, sure, strict=True), key=lambda item: item[0].first)
        firsts = [candidate.first for candidate, _ in items]
        return [
            confidence or (BESIDE if self._is_supported(candidate, _about(candidate.first, firsts, items)) else 0.0)
            for candidate, confidence in zip(candidates, sure, strict=True)
        ]

    def _confidence(self, candidate: Candidate) -> float:
        rule = candidate.rule
        if self._is_denied(candidate):
            return 0.0
        if candidate.last - candidate.first + 1 == self._words:
            return ALONE
        as_written = self._is_as_written(candidate)
        if rule.as_written and not as_written:
            return 0.0
        item = (rule.listed or not as_written) and self._is_item(candidate)
        if not item and (rule.listed or not as_written):
            return 0.0
        if not has_context(rule):
            return NEAR
        if self._has_neighbour(candidate):
            return NEAR
        if not as_written or not self._text_speaks_of(rule):
            return 0.0
        return 0.0 if self._opens_sentence(candidate) else FAR

    def _is_denied(self, candidate: Candidate) -> bool:
        rule, letters = candidate.rule, self._spelled.letters
        after = letters[candidate.last + 1 : candidate.last + 2]
        before = letters[candidate.first - 1] if candidate.first else ""
        if (after and after in rule.not_before) or (before and before in rule.not_after):
            return True
        if rule.not_before_year and (self._is_year(candidate.last + 1) or self._is_year(candidate.first - 1)):
            return True
        start, end = self._spelled.starts[candidate.first], self._spelled.ends[candidate.last]
        if end - start == 1 and is_initial(self._spelled.text, start, end):
            return True
        return self._has_bad_neighbour(candidate)

    def _has_bad_neighbour(self, candidate: Candidate) -> bool:
        rule = candidate.rule
        if not rule.bad_words and not rule.not_near and not rule.bad_categories:
            return False
        low, high = candidate.first - WINDOW, candidate.last + WINDOW
        if not rule.bad_words.isdisjoint(self._spelled.letters[max(low, 0) : high + 1]):
            return True
        return any(
            anchor.category in rule.bad_categories or anchor.id in rule.not_near for anchor in self._around(low, high)
        )

    def _around(self, low: int, high: int) -> Sequence[Anchor]:
        """The anchors that begin between these words, both included."""
        return self._anchors[bisect_left(self._firsts, low) : bisect_right(self._firsts, high)]

    def _is_year(self, index: int) -> bool:
        """Whether a year stands at ``index``, or behind the comma that stands there: "Spring, 2015"."""
        letters = self._spelled.letters
        if letters[index : index + 1] == BREAK:
            index += 1
        if not 0 <= index < len(letters):
            return False
        word = self._spelled.surface(index, index)
        return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")

    def _is_as_written(self, candidate: Candidate) -> bool:
        """Capitals matter in Latin names and in abbreviations; a Russian word may be inflected and open a sentence."""
        spelling = candidate.rule.spelling.removeprefix("=")
        surface = self._spelled.surface(candidate.first, candidate.last)
        if spelling.isascii():
            return surface == spelling
        return spelling[1:].islower() or surface[1:] == spelling[1:]

    def _is_item(self, candidate: Candidate) -> bool:
        """Whether it stands by itself in a list: stops, slashes, line ends or «и/или» on both sides."""
        spelled, last = self._spelled, len(self._spelled.letters) - 1
        opens = candidate.first == 0 or self._separates(candidate.first - 1, spelled.gap_before(candidate.first))
        closes = candidate.last == last or self._separates(candidate.last + 1, spelled.gap_after(candidate.last))
        return opens and closes

    def _separates(self, neighbour: int, gap: str) -> bool:
        if self._spelled.letters[neighbour] == BREAK:
            return True
        if gap != " " and not _SEPARATORS.isdisjoint(gap):
            return True
        return self._spelled.surface(neighbour, neighbour).casefold() in _JOINERS

    def _has_neighbour(self, candidate: Candidate) -> bool:
        rule = candidate.rule
        low, high = candidate.first - WINDOW, candidate.last + WINDOW
        before = self._spelled.letters[max(low, 0) : candidate.first]
        after = self._spelled.letters[candidate.last + 1 : high + 1]
        if not rule.words.isdisjoint(before) or not rule.words.isdisjoint(after):
            return True
        return any(anchor.category in rule.categories or anchor.id in rule.near for anchor in self._around(low, high))

    def _text_speaks_of(self, rule: Rule) -> bool:
        return sum(self._categories[category] for category in rule.categories) >= WHOLE_TEXT

    def _opens_sentence(self, candidate: Candidate) -> bool:
        """An English word with a capital at the start of a sentence says nothing; in a list it does."""
        if self._is_item(candidate):
            return False
        if candidate.first == 0:
            return True
        return self._spelled.letters[candidate.first - 1] == BREAK and "," not in self._spelled.gap_before(
            candidate.first
        )

    def _is_supported(self, mine: Candidate, beside: Sequence[_Judged]) -> bool:
        """Uncertain items of one list hold each other up: "Go, R, C"."""
        if not mine.rule.categories or self._is_denied(mine) or not self._is_item(mine):
            return False
        if not self._is_as_written(mine):
            return False
        return any(
            other.rule.spelling != mine.rule.spelling
            and not other.rule.categories.isdisjoint(mine.rule.categories)
            and (confidence or (self._is_as_written(other) and self._is_item(other)))
            for other, confidence in beside
        )


def _about(place: int, firsts: Sequence[int], items: Sequence[_Judged]) -> Sequence[_Judged]:
    """The items, which stand at ``firsts``, that stand beside the one at ``place``."""
    return items[bisect_left(firsts, place - BESIDE_WORDS) : bisect_right(firsts, place + BESIDE_WORDS)]
