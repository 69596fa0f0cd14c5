"""A query as PostgreSQL's text search reads it, over the lexemes of ``entry.py``."""

from __future__ import annotations

from collections.abc import Sequence

from mismatch.engine.matching.conditions import place_key
from mismatch.engine.search import entry
from mismatch.engine.search.query import All, AnyOf, Asked, Node, Not, Prefix, Words
from mismatch.engine.search.terms import Part, Term, find_term, skill_named
from mismatch.engine.search.words import tokens

#: Plain words beyond this many are looked for together only.
MOST_COMBINED = 8
LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2", "native")
_SPLIT_LEVEL = "-: "


def every(parts: Sequence[str]) -> str:
    """All of these; an empty text stands for "anything"."""
    return _combined(" & ", parts)


def either(parts: Sequence[str]) -> str:
    """Any of these."""
    return _combined(" | ", parts)


def _combined(operator: str, parts: Sequence[str]) -> str:
    found = [part for part in parts if part]
    return found[0] if len(found) == 1 else operator.join(f"({part})" for part in found)


def of_node(node: Node) -> str:
    """The exact condition."""
    match node:
        case Words():
            return of_term(find_term(node))
        case Prefix():
            return either([f"{quoted(node.start)}:*", quoted(node.stem) if node.stem else ""])
        case Asked():
            return of_field(node)
        case Not():
            return f"!({of_node(node.node)})"
        case All():
            return every([of_node(one) for one in node.nodes])
        case AnyOf():
            return either([of_node(one) for one in node.nodes])


def of_term(term: Term) -> str:
    """The term by its words, or by the occupations they name."""
    words = every([_of_part(part) for part in term.parts])
    return either([*(quoted(entry.occupation(id)) for id in term.occupations), words])


def _of_part(part: Part) -> str:
    """Only quoted words have to follow one another: to see that, PostgreSQL reads every vector that has them."""
    known = [entry.skill(part.skill)] if part.skill else [entry.place(part.city)] if part.city else []
    words = phrase(part.lexemes) if part.quoted else every([quoted(one) for one in part.lexemes if one])
    return either([*(quoted(one) for one in known), words])


def phrase(lexemes: Sequence[str], mark: str = "") -> str:
    """Words one after another; a stop word between two of them keeps its place."""
    places = [(place, lexeme) for place, lexeme in enumerate(lexemes) if lexeme]
    text = ""
    for (before, _), (place, lexeme) in zip([(0, ""), *places], places, strict=False):
        text += f" <{place - before}> {quoted(mark + lexeme)}" if text else quoted(mark + lexeme)
    return text


def some_of(terms: Sequence[Term], count: int) -> str:
    """At least ``count`` of the terms."""
    found = [of_term(term) for term in terms]
    return every(found) if len(found) > MOST_COMBINED else _some(found, count)


def _some(parts: Sequence[str], count: int) -> str:
    """So many of one half and the rest of the other: for four of eight that is a sixth of all combinations."""
    if count >= len(parts):
        return every(parts)
    if count < 2:
        return either(parts) if count else ""
    left, right = parts[: len(parts) // 2], parts[len(parts) // 2 :]
    shares = range(max(0, count - len(right)), min(count, len(left)) + 1)
    return either([every([_some(left, share), _some(right, count - share)]) for share in shares])


def in_titles(terms: Sequence[Term]) -> str:
    """Any of the terms' words, or their occupation, in what a person is called."""
    words = [quoted(entry.titled(lexeme)) for t in terms for p in t.parts for lexeme in p.lexemes if lexeme]
    return either([*(quoted(entry.occupation(id)) for t in terms for id in t.occupations), *words])


def of_field(asked: Asked) -> str:
    """A field that holds a value; several values with commas are all asked for."""
    values = [value for value in (one.strip() for one in asked.value.split(",")) if value]
    return every([_FIELDS[asked.field](value) for value in values]) or quoted("none/")


def _of_skill(value: str) -> str:
    known = skill_named(value)
    return quoted(entry.skill(known)) if known else _of_words(value)


def _of_words(value: str) -> str:
    return phrase([token.lexeme for token in tokens(value)]) or quoted("none/")


def of_city(value: str) -> str:
    """A city by its name in either language, else by the words of the place."""
    words = [quoted(entry.placed(token.lexeme)) for token in tokens(value) if token.lexeme]
    return either([quoted(entry.place(place_key(value))), every(words)])


def of_language(value: str) -> str:
    """A spoken language: «английский», "english-b2", «английский B2»."""
    name, level = value, ""
    for level in LEVELS:
        head = value[: -len(level)]
        if value.casefold().endswith(level.casefold()) and head and head[-1] in _SPLIT_LEVEL:
            name = head.rstrip(_SPLIT_LEVEL)
            break
    else:
        level = ""
    return quoted(entry.language(entry.language_named(name), level or None))


def _of_title(value: str) -> str:
    term = find_term(Words(value, tuple(token.lexeme for token in tokens(value))))
    words = phrase([lexeme for part in term.parts for lexeme in part.lexemes], entry.titled(""))
    return either([words, *(quoted(entry.occupation(id)) for id in term.occupations)]) or quoted("none/")


def _of_experience(value: str) -> str:
    """``5`` or ``5+`` is "five years or more", ``3-5`` is "from three to less than six"."""
    low, _, high = value.replace("–", "-").replace("..", "-").rstrip("+").partition("-")
    return of_years(_number(low), _number(high)) or quoted("none/")


def of_years(low: int | None, high: int | None) -> str:
    """From ``low`` to ``high`` full years of experience."""
    parts = [quoted(entry.years(min(low, entry.MOST_YEARS)))] if low else []
    if high is not None and high < entry.MOST_YEARS:
        parts += [quoted(entry.years(0)), f"!{quoted(entry.years(high + 1))}"]
    return every(parts)


def _number(text: str) -> int | None:
    return int(text) if text.strip().isdecimal() and len(text) < 4 else None


def quoted(lexeme: str) -> str:
    """One lexeme in PostgreSQL's quotes."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


_FIELDS = {
    "skill": _of_skill,
    "city": of_city,
    "language": of_language,
    "title": _of_title,
    "experience": _of_experience,
}
