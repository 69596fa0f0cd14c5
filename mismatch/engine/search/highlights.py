"""Which words of a text a query has found, and the sentences that show them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from mismatch.engine.search.query import All, AnyOf, Asked, Node, Prefix, Query, Words
from mismatch.engine.search.terms import Term, find_term, find_terms, skill_named
from mismatch.engine.search.words import LOOKALIKES, Token, folded, tokens
from mismatch.engine.skills.base import skill_base

LONGEST_SNIPPET = 280
_MOST_FOUND = 200
#: A stem's last letter may not be the word's, beyond so many letters: "company" has the stem "compani".
_BEGINNING = 3
_PARTED = re.compile(r"[,;|•]")
_SENTENCE_END = re.compile(r"\n|(?<=[.!?…])\s+(?=[\"«(]?[A-ZА-ЯЁ0-9])")


class Wanted(msgspec.Struct, frozen=True):
    """What to mark: words that follow one another, beginnings of words, and names of skills. ``label`` is as typed."""

    label: str
    sequences: tuple[tuple[str, ...], ...] = ()
    start: str = ""
    stem: str = ""
    skill: str | None = None
    occupations: tuple[str, ...] = ()


class Found(msgspec.Struct, frozen=True):
    """``text[start:end]`` was found by ``label``."""

    start: int
    end: int
    label: str


class Snippet(msgspec.Struct, frozen=True):
    """A sentence as alternating pieces: plain text, and text to mark (``is_found``)."""

    pieces: tuple[tuple[str, bool], ...]
    start: int
    end: int


def wanted(query: Query) -> list[Wanted]:
    """Everything the query wants to be there; what it wants absent marks nothing."""
    terms = [_of_term(term) for term in find_terms(query.plain)]
    return [*terms, *(_of_node(query.must) if query.must else ())]


def _of_node(node: Node) -> list[Wanted]:
    match node:
        case Words():
            return [_of_term(find_term(node))]
        case Prefix():
            return [Wanted(node.text + "*", start=node.start, stem=node.stem)]
        case Asked():
            return _of_field(node)
        case All() | AnyOf():
            return [one for inner in node.nodes for one in _of_node(inner)]
        case _:
            return []


def _of_field(asked: Asked) -> list[Wanted]:
    values = [value.strip() for value in asked.value.split(",") if value.strip()]
    if asked.field == "skill":
        return [of_skill(known) for value in values if (known := skill_named(value))]
    if asked.field in ("title", "city"):
        return [Wanted(value, sequences=(tuple(t.lexeme for t in tokens(value)),)) for value in values]
    return []


def of_skill(id: str) -> Wanted:
    """A skill by any of its names."""
    skill = skill_base().skill(id)
    names = {tuple(token.lexeme for token in tokens(name)) for name in (skill.en, skill.ru, *skill.aliases)}
    return Wanted(skill.en, sequences=tuple(sorted(name for name in names if any(name))), skill=id)


def _of_term(term: Term) -> Wanted:
    sequences = []
    skills = [part.skill for part in term.parts if part.skill]
    for part in term.parts:
        sequences.append(part.lexemes)
        if part.skill:
            sequences += of_skill(part.skill).sequences
    return Wanted(
        term.text, tuple(sequences), skill=skills[0] if len(skills) == 1 else None, occupations=term.occupations
    )


def find_wanted(text: str, wishes: Sequence[Wanted], enough: int = _MOST_FOUND) -> list[Found]:
    """Whole words of the text that the query found, without overlaps, in their order.

    ``enough``: after so many, with some for every wish, the rest of the text is not looked at.
    """
    found: list[Found] = []
    for start, end in _stretches(text, _beginnings(wishes)):
        inside = [Token(t.lexeme, t.start + start, t.end + start) for t in tokens(text[start:end])]
        found += _find(text, inside, wishes)
        if len(found) >= enough and len({one.label for one in found}) == len(wishes):
            break
    return found[:_MOST_FOUND]


def _beginnings(wishes: Sequence[Wanted]) -> tuple[str, ...]:
    """How a word has to begin to be worth a closer look."""
    first = {sequence[0] for wish in wishes for sequence in wish.sequences}
    first |= {word for wish in wishes for word in (wish.start, wish.stem) if word}
    return tuple(sorted({word[: max(_BEGINNING, len(word) - 1)] for word in first if word}))


def _stretches(text: str, beginnings: tuple[str, ...]) -> list[tuple[int, int]]:
    """Lines with a word that begins so, each with the next one, where a phrase may go on; joined where they touch."""
    found: list[tuple[int, int]] = []
    if not beginnings:
        return found
    for match in _pattern(beginnings).finditer(text):
        if found and match.start() < found[-1][1]:
            continue
        line_end = text.find("\n", match.end())
        next_end = text.find("\n", line_end + 1) if line_end >= 0 else -1
        start = max(text.rfind("\n", 0, match.start()) + 1, found[-1][1] if found else 0)
        found.append((start, next_end if next_end >= 0 else len(text)))
    return found


@lru_cache(maxsize=256)
def _pattern(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    """Words with these beginnings, in whichever alphabet their letters were typed."""
    alike = {
        letter: f"[{letter}{other}]" for pair in zip(*LOOKALIKES, strict=True) for letter, other in (pair, pair[::-1])
    }
    alike["е"] = "[еёe]"
    spelled = ("".join(alike.get(letter, re.escape(letter)) for letter in word) for word in beginnings)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(spelled)})", re.IGNORECASE)


def _find(text: str, words: list[Token], wishes: Sequence[Wanted]) -> list[Found]:
    starts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for wish in wishes:
        for sequence in wish.sequences:
            starts.setdefault(sequence[0], []).append((sequence, wish.label))
    prefixes = [wish for wish in wishes if wish.start]
    found: list[Found] = []
    place = 0
    while place < len(words) and len(found) < _MOST_FOUND:
        length, label = _longest_at(text, words, place, starts.get(words[place].lexeme, ()))
        if not length and prefixes:
            label = _with_prefix(text, words[place], prefixes)
            length = 1 if label else 0
        if length:
            found.append(Found(words[place].start, words[place + length - 1].end, label))
        place += length or 1
    return found


def _longest_at(
    text: str, words: list[Token], place: int, sequences: Iterable[tuple[tuple[str, ...], str]]
) -> tuple[int, str]:
    """How many words from here on are one of the sequences, and whose it is."""
    best, name = 0, ""
    for sequence, label in sequences:
        here = words[place : place + len(sequence)]
        if len(sequence) > best and tuple(word.lexeme for word in here) == sequence and _is_joined(text, here):
            best, name = len(sequence), label
    return best, name


def _is_joined(text: str, words: list[Token]) -> bool:
    """Whether no comma parts the words: "Django, 4" is not "Django 4"."""
    return not any(_PARTED.search(text, a.end, b.start) for a, b in pairwise(words))


def _with_prefix(text: str, word: Token, prefixes: Sequence[Wanted]) -> str:
    if not word.lexeme:
        return ""
    plain = folded(text[word.start : word.end])
    return next((p.label for p in prefixes if plain.startswith(p.start) or word.lexeme == p.stem), "")


def snippets(text: str, found: Sequence[Found], count: int = 2) -> list[Snippet]:
    """The sentences that show most of what was found, in the text's order."""
    sentences: dict[tuple[int, int], set[str]] = {}
    for one in found:
        sentences.setdefault(_around(text, one), set()).add(one.label)
    chosen: list[tuple[int, int]] = []
    shown: set[str] = set()
    for _ in range(count):
        best = max(sentences, key=lambda s: (len(sentences[s] - shown), len(sentences[s]), -s[0]), default=None)
        if best is None or (shown and not sentences[best] - shown and len(chosen) >= 1):
            break
        chosen.append(best)
        shown |= sentences.pop(best)
    return [_snippet(text, start, end, found) for start, end in sorted(chosen)]


def _around(text: str, one: Found) -> tuple[int, int]:
    """The sentence around a place; of a long one the part near the place, cut between words."""
    start = max((m.end() for m in _SENTENCE_END.finditer(text, max(0, one.start - 600), one.start)), default=None)
    if start is None:
        start = 0 if one.start < 600 else one.start
    stop = _SENTENCE_END.search(text, one.end)
    end = stop.start() if stop else len(text)
    if end - start > LONGEST_SNIPPET:
        start = _word_start(text, max(start, one.start - LONGEST_SNIPPET // 3), start)
        end = _word_end(text, max(one.end, start + LONGEST_SNIPPET), end)
    return start, end


def _word_start(text: str, place: int, least: int) -> int:
    space = text.find(" ", place)
    return place if place == least or space < 0 else space + 1


def _word_end(text: str, place: int, most: int) -> int:
    if place >= most:
        return most
    space = text.rfind(" ", 0, place + 1)
    return space if space > 0 else place


def _snippet(text: str, start: int, end: int, found: Sequence[Found]) -> Snippet:
    pieces: list[tuple[str, bool]] = []
    place = start
    for one in found:
        if one.start < start or one.end > end:
            continue
        if one.start > place:
            pieces.append((text[place : one.start], False))
        pieces.append((text[one.start : one.end], True))
        place = one.end
    if place < end:
        pieces.append((text[place:end], False))
    return Snippet(tuple(pieces), start, end)
