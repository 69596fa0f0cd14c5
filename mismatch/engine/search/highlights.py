"""Which words of a text a query has found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import dropwhile

import msgspec

from mismatch.engine.search.query import All, AnyOf, Asked, Node, Prefix, Query, Words
from mismatch.engine.search.terms import Term, find_term, find_terms, skill_named
from mismatch.engine.search.words import LONGEST_READ, LOOKALIKES, Token, folded, lexeme, tokens
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.folding import WORD

_MOST_FOUND = 200
#: A stem's last letter may not be the word's, beyond so many letters: "company" has the stem "compani".
_BEGINNING = 3
#: By so many letters words are looked for, and then compared: each more makes the pattern dearer than what it spares.
_COMPARED = 4
#: Letters that are compared without their marks: a word with one of them is looked at whatever it begins with.
_MARKED = "ß-öø-ɏḀ-ỿ"
_MARK = re.compile(f"[{_MARKED}]")
_PARTED = re.compile(r"[,;|•]|\n\s*\n")


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


@lru_cache(maxsize=8192)
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
    sought = _sought(tuple(wishes))
    found: list[Found] = []
    labels: set[str] = set()
    end = 0
    for start in _beginnings_in(text, sought):
        one = sought.at(text, start) if start >= end else None
        if one is None:
            continue
        found.append(one)
        labels.add(one.label)
        end = one.end
        if len(found) == _MOST_FOUND or (len(found) >= enough and len(labels) == len(wishes)):
            break
    return found


def found_words(text: str, found: Sequence[Found], wishes: Sequence[Wanted]) -> list[str]:
    """What to say was found, in the query's order: a phrase of which the text has a part is not said to be there."""
    told: list[str] = []
    for label in dict.fromkeys(wish.label for wish in wishes):
        pieces = [" ".join(text[one.start : one.end].split()) for one in found if one.label == label]
        missing = _lexemes(label) - {lexeme for piece in pieces for lexeme in _lexemes(piece)}
        is_whole = bool(pieces) and (not missing or any(len(p.split()) >= len(label.split()) for p in pieces))
        told += [label] if is_whole else {piece.lower(): piece for piece in reversed(pieces)}.values()
    return told


@lru_cache(maxsize=4000)
def _lexemes(text: str) -> frozenset[str]:
    return frozenset(token.lexeme for token in tokens(text) if token.lexeme)


def _beginnings_in(text: str, sought: _Sought) -> Iterator[int]:
    """Where words begin as wanted ones do. Letters keep their places, which ``str.lower`` does not promise."""
    if not sought.beginnings:
        return iter(())
    small = text.lower()
    if len(small) != len(text):
        small = "".join(letter if len(letter.lower()) != 1 else letter.lower() for letter in text)
    if not small.isascii() and _MARK.search(small):
        return (_word_begins(small, match.start()) for match in sought.among_marked.finditer(small))
    return (match.start() for match in sought.among_plain.finditer(small))


def _word_begins(text: str, place: int) -> int:
    while place and text[place - 1].isalnum():
        place -= 1
    return place


class _Sought:
    """The wishes of one query, ready to be looked for in many texts."""

    def __init__(self, wishes: Sequence[Wanted]) -> None:
        self.sequences: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for wish in wishes:
            for sequence in wish.sequences:
                words = tuple(dropwhile(lambda word: not word, sequence))
                if words:
                    self.sequences.setdefault(words[0], []).append((words, wish.label))
        self.prefixes = [wish for wish in wishes if wish.start]
        first = {*self.sequences, *(word for wish in self.prefixes for word in (wish.start, wish.stem) if word)}
        self.beginnings = {word[: min(max(_BEGINNING, len(word) - 1), _COMPARED)] for word in first}

    @cached_property
    def among_plain(self) -> re.Pattern[str]:
        """For texts without marks, nearly all: to make a pattern with the marked letters takes a millisecond."""
        return _pattern(self.beginnings)

    @cached_property
    def among_marked(self) -> re.Pattern[str]:
        return _pattern(self.beginnings, _MARKED)

    def at(self, text: str, place: int) -> Found | None:
        """What is found with the word that begins here."""
        word = _word_at(text, place)
        if word is None:
            return None
        end, label = word.end, ""
        for sequence, name in self.sequences.get(word.lexeme, ()):
            reached = _end_of(text, word, sequence)
            if reached is not None and (not label or reached > end):
                end, label = reached, name
        label = label or self._prefix(text, word)
        return Found(word.start, end, label) if label else None

    def _prefix(self, text: str, word: Token) -> str:
        if not (self.prefixes and word.lexeme):
            return ""
        plain = folded(text[word.start : word.end])
        return next((p.label for p in self.prefixes if plain.startswith(p.start) or word.lexeme == p.stem), "")


_sought = lru_cache(maxsize=256)(_Sought)


def _pattern(beginnings: set[str], marked: str = "") -> re.Pattern[str]:
    """Letters of small words: the first of a word with one of these beginnings, in whichever alphabet it was typed,
    and any of the ``marked`` ones."""
    alike = {letter: letter + other for pair in zip(*LOOKALIKES, strict=True) for letter, other in (pair, pair[::-1])}
    alike["е"] = "еёe"
    one_of = {letter: f"[{re.escape(letters)}]" for letter, letters in alike.items()}
    spelled = ("".join(one_of.get(x) or re.escape(x) for x in word) for word in sorted(beginnings))
    begins = rf"(?<![^\W_].)(?<=(?={'|'.join(spelled)}).)"
    if marked:
        begins = rf"(?:(?<=[{marked}])|{begins})"
    # First letters, which the engine skips to; then that a word begins there; only then the alternatives.
    first = _ranges({x for word in beginnings for x in alike.get(word[0], word[0])})
    # The rest of the word goes with it: of a word with many marks one place is enough. ".net" is a dot and a word.
    return re.compile(rf"[{first}{marked}]{begins}(?:(?<=\.)|[^\W_]*)")


def _ranges(letters: set[str]) -> str:
    """The letters for a set in a pattern, with those between them: two ranges are made and looked through quickest."""
    found = ""
    for first, last in ("az", "ая"):
        inside = {letter for letter in letters if first <= letter <= last}
        found += f"{min(inside)}-{max(inside)}" if inside else ""
        letters = letters - inside
    return found + re.escape("".join(sorted(letters)))


def _word_at(text: str, place: int) -> Token | None:
    """The word that begins at a place; None within another one, as the D of "R&D" is, and where nobody wrote it."""
    if place > 1 and text[place - 1] in ".&":
        match = next((m for m in WORD.finditer(text, place - 2) if m.end() > place), None)
    else:
        match = WORD.match(text, place)
    if match is None or match.start() != place or match.end() - place > LONGEST_READ:
        return None
    return Token(lexeme(match.group()), place, match.end())


def _end_of(text: str, first: Token, sequence: tuple[str, ...]) -> int | None:
    """Where the words end if they follow one another from here; "Django, 4" is not "Django 4"."""
    end = first.end
    for wanted_ in sequence[1:]:
        match = WORD.search(text, end)
        if match is None or lexeme(match.group()) != wanted_ or _PARTED.search(text, end, match.start()):
            return None
        end = match.end()
    return end
