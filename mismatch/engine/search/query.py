"""The language of the search box: words, "phrases", AND OR NOT (И ИЛИ НЕ, - and |), parentheses, prefix*, field:value.

Whatever is typed has a meaning: what cannot be read is mended, and ``notes`` says how.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

import msgspec

from mismatch.engine.search.words import LONGEST_WORD, folded, lexeme, tokens
from mismatch.engine.skills.folding import WORD

LONGEST_QUERY = 500
MOST_TERMS = 40
DEEPEST = 20

Field = Literal["skill", "city", "language", "title", "experience"]
Note = Literal["quote_open", "parenthesis_open", "parenthesis_extra", "operator_alone", "field_empty", "cut"]

FIELDS: dict[str, Field] = {
    **dict.fromkeys(("skill", "навык"), "skill"),
    **dict.fromkeys(("city", "place", "город"), "city"),
    **dict.fromkeys(("language", "lang", "язык"), "language"),
    **dict.fromkeys(("title", "position", "должность", "профессия"), "title"),
    **dict.fromkeys(("experience", "years", "опыт", "стаж"), "experience"),
}


class Words(msgspec.Struct, frozen=True, tag=True):
    """Words that follow one another: a single word, or a quoted phrase. Empty lexemes are places of stop words."""

    text: str
    lexemes: tuple[str, ...]
    quoted: bool = False


class Prefix(msgspec.Struct, frozen=True, tag=True):
    """Every word that begins so: ``разраб*``."""

    text: str
    start: str
    stem: str


class Asked(msgspec.Struct, frozen=True, tag=True):
    """A field that has to hold a value: ``skill:python``."""

    field: Field
    value: str


class Not(msgspec.Struct, frozen=True, tag=True):
    """What must not be there."""

    node: Node


class All(msgspec.Struct, frozen=True, tag=True):
    """Everything at once."""

    nodes: tuple[Node, ...]


class AnyOf(msgspec.Struct, frozen=True, tag=True):
    """One of them at least."""

    nodes: tuple[Node, ...]


Node = Words | Prefix | Asked | Not | All | AnyOf


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked. ``must`` is satisfied exactly; ``plain`` are words in any number, the more the better."""

    text: str
    must: Node | None = None
    plain: tuple[Words, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked; what could not be read is in ``notes``."""
        return self.must is None and not self.plain


_AND, _OR, _NOT = ("AND", "И", "&", "&&"), ("OR", "ИЛИ", "|", "||"), ("NOT", "НЕ", "!")
_TERM = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|(?P<minus>(?<![^\s(])[-−–](?=[^\s)-]))|(?P<sign>\|\|?|&&?(?=\s)|!(?=\S))"
    r'|(?P<quote>["«“”„»])|(?P<word>[^\s()"«»“”„|]+))'
)
_QUOTE_END = re.compile(r'["«“”„»]')


class _Parser:
    """Recursive descent over the terms of one query."""

    def __init__(self, text: str) -> None:
        self.notes: list[Note] = []
        self.strict = False
        self.text = text
        self.terms: list[tuple[str, str]] = []
        self.at = 0
        self._split()

    def _split(self) -> None:
        """The text as (kind, value) pairs."""
        place = 0
        while len(self.terms) < MOST_TERMS and (match := _TERM.match(self.text, place)):
            kind, place = str(match.lastgroup), match.end()
            if kind == "quote":
                place = self._take_quoted(place)
            else:
                self.terms.append((kind, match.group(kind)))
        if self.text[place:].strip():
            self.note("cut")

    def _take_quoted(self, place: int) -> int:
        """A phrase up to its closing quote; one that is left open ends with the query."""
        end = _QUOTE_END.search(self.text, place)
        if end is None:
            self.note("quote_open")
        self.terms.append(("phrase", self.text[place : end.start() if end else None]))
        return end.end() if end else len(self.text)

    def note(self, note: Note) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def peek(self) -> tuple[str, str]:
        return self.terms[self.at] if self.at < len(self.terms) else ("end", "")

    def _takes(self, kind: str, words: tuple[str, ...]) -> bool:
        found = self.peek()
        if found[0] == kind or (found[0] in ("word", "sign") and found[1] in words):
            self.at += 1
            return True
        return False

    def whole(self) -> list[Node]:
        """The conditions of the outermost level, all of which hold."""
        found: list[Node] = []
        while self.peek()[0] != "end":
            found += self.either(0)
            if self.peek()[0] == "close":
                self.note("parenthesis_extra")
                self.at += 1
        return found

    def either(self, depth: int) -> list[Node]:
        choices = [self.every(depth)]
        while self._takes("or", _OR):
            self.strict = True
            choices.append(self.every(depth))
        if len(choices) == 1:
            return choices[0]
        if not all(choices):
            self.note("operator_alone")
        kept = [_joined(nodes) for nodes in choices if nodes]
        return [AnyOf(tuple(kept))] if len(kept) > 1 else kept

    def every(self, depth: int) -> list[Node]:
        found: list[Node] = []
        while self.peek()[0] not in ("end", "close") and self.peek()[1] not in _OR:
            if self._takes("and", _AND):
                self.strict = True
                if not found or self.peek()[0] in ("end", "close"):
                    self.note("operator_alone")
                continue
            found += self.one(depth)
        return found

    def one(self, depth: int) -> list[Node]:
        kind, value = self.peek()
        if self._takes("minus", _NOT):
            if self.peek()[0] in ("end", "close"):
                self.note("operator_alone")
                return []
            return [Not(_joined(nodes))] if (nodes := self.one(depth)) else []
        self.at += 1
        if kind == "open":
            return self._grouped(depth + 1)
        if kind == "phrase":
            return _phrase(value)
        if kind == "word":
            return self._word(value)
        self.note("operator_alone")
        return []

    def _grouped(self, depth: int) -> list[Node]:
        if depth > DEEPEST:
            self.note("cut")
            self.at = len(self.terms)
            return []
        self.strict = True
        nodes = self.either(depth)
        if self.peek()[0] == "close":
            self.at += 1
        else:
            self.note("parenthesis_open")
        return [_joined(nodes)] if nodes else []

    def _word(self, value: str) -> list[Node]:
        name, colon, rest = value.partition(":")
        if colon and (field := FIELDS.get(name.casefold())):
            if not rest and self.peek()[0] in ("phrase", "word"):
                rest = self.peek()[1]
                self.at += 1
            if not rest.strip():
                self.note("field_empty")
                return []
            return [Asked(field, rest.strip().strip(","))]
        if value.endswith("*") and (prefix := _prefix(value)):
            return [prefix]
        return _plain(value)


def parse_query(text: str) -> Query:
    """What the text asks for. Any text can be asked."""
    cleaned = " ".join(unicodedata.normalize("NFKC", text[: 4 * LONGEST_QUERY]).split())  # as the texts of résumés are
    parser = _Parser(cleaned[:LONGEST_QUERY])
    if len(cleaned) > LONGEST_QUERY:
        parser.note("cut")
    nodes = parser.whole()
    plain = () if parser.strict else tuple(n for n in nodes if isinstance(n, Words) and not n.quoted)
    must = [n for n in nodes if parser.strict or not isinstance(n, Words) or n.quoted]
    return Query(text=cleaned, must=_joined(must) if must else None, plain=plain, notes=tuple(parser.notes))


def asked_words(node: Node | None) -> list[Words]:
    """The words that a condition wants to be there."""
    match node:
        case Words():
            return [node]
        case Asked(field="skill" | "title"):
            return [Words(node.value, tuple(token.lexeme for token in tokens(node.value)))]
        case All() | AnyOf():
            return [one for inner in node.nodes for one in asked_words(inner)]
        case _:
            return []


def excludes_only(node: Node | None) -> bool:
    """Whether a condition says nothing but what must not be there."""
    return isinstance(node, Not) or (isinstance(node, All) and all(excludes_only(one) for one in node.nodes))


def text_of(query: Query) -> str:
    """What is asked for in plain words, for comparing by meaning."""
    return " ".join(one.text for one in (*query.plain, *asked_words(query.must)))


def _joined(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else All(tuple(nodes))


def _phrase(value: str) -> list[Node]:
    found = tuple(token.lexeme for token in tokens(value))
    return [Words(value.strip(), found, quoted=True)] if any(found) else []


def _plain(value: str) -> list[Node]:
    """One word; "full-stack" and an address are several that follow one another. A stop word asks for nothing."""
    found = tuple(token.lexeme for token in tokens(value))
    return [Words(value.rstrip(".,;:!?"), found)] if any(found) else []


def _prefix(value: str) -> Prefix | None:
    words = WORD.findall(value)
    if len(words) != 1 or len(words[0]) < 2:
        return None
    start = folded(words[0])[:LONGEST_WORD]
    return Prefix(value.rstrip("*"), start, lexeme(words[0]))
