"""What the words of a query mean: a skill by any of its names, an occupation, or just these words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from mismatch.engine.matching.conditions import find_places
from mismatch.engine.search.query import Words
from mismatch.engine.search.words import tokens
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import NEAR, title_base

#: A word in the names of more occupations than this ("manager") names none of them.
_GENERIC = 6
#: A word in the names of more occupations than this says nothing about what somebody does.
_MOST_OCCUPATIONS = 60
#: A word in the names of so many is a role, or what roles are about.
_IN_SEVERAL = 4


class Part(msgspec.Struct, frozen=True):
    """Words, or a skill or a city that they name. ``quoted`` words have to follow one another."""

    text: str
    lexemes: tuple[str, ...]
    skill: str | None = None
    city: str | None = None
    quoted: bool = False


class Term(msgspec.Struct, frozen=True):
    """One thing asked for: all of its parts, or one of the occupations that they name together."""

    text: str
    parts: tuple[Part, ...]
    occupations: tuple[str, ...] = ()


class _Name(msgspec.Struct, frozen=True):
    id: str
    start: int
    end: int


def find_terms(words: Sequence[Words]) -> list[Term]:
    """The terms that plain words make up, in their order: «главный бухгалтер 1С» is an occupation and a skill."""
    return list(_find_terms(tuple(words)))


@lru_cache(maxsize=512)
def _find_terms(words: tuple[Words, ...]) -> list[Term]:
    """As above; a page asks several times."""
    text, spans = _joined(words)
    occupations = [hit for hit in _occupations(text) if _is_whole(hit, spans)]
    found: list[Term] = []
    for start, end in _groups(spans, occupations, keep_runs=True):
        inside = [word for word, (a, b) in zip(words, spans, strict=True) if start <= a and b <= end]
        occupation = next((one.id for one in occupations if one.start == start), None)
        found += _terms_of_run(inside, occupation)
    return found


def _terms_of_run(words: list[Words], occupation: str | None) -> list[Term]:
    """The words of one occupation are one term; of others each skill and each word is a term."""
    text, spans = _joined(words)
    skills = [hit for hit in _skills(text) if _is_whole(hit, spans)]
    if occupation is not None:  # "java developer" is an occupation, although whoever is one knows Java
        skills = [hit for hit in skills if (hit.start, hit.end) != (0, len(text))]
    groups = [(0, len(text))] if occupation is not None else _groups(spans, skills)
    found = []
    for start, end in groups:
        inside = [word for word, (a, b) in zip(words, spans, strict=True) if start <= a and b <= end]
        named = [hit for hit in skills if start <= hit.start and hit.end <= end]
        parts = _parts(inside, start, named)
        found.append(Term(text[start:end], parts, _occupations_of(parts, occupation)))
    return found


def _occupations_of(parts: Sequence[Part], known: str | None) -> tuple[str, ...]:
    """Occupations with these words in their name: "accountant" is in that of the «главный бухгалтер» as well."""
    words = {lexeme for part in parts for lexeme in part.lexemes if lexeme}
    if known is None and not words <= _role_words():
        return ()
    titles, some = _title_words(), _titles_with()
    candidates = set.intersection(*(some.get(word, set()) for word in words)) if words else set()
    named = [id for id in candidates if any(words <= name for name in titles[id])]
    return tuple(sorted({*(named if len(named) <= _MOST_OCCUPATIONS else ()), *([known] if known else ())}))


def with_kin(term: Term) -> Term:
    """The term with the occupations next to the one it names: a solicitor for a lawyer, whom other words name."""
    words = frozenset(lexeme for part in term.parts for lexeme in part.lexemes if lexeme)
    named = [id for id in term.occupations if words in _title_words()[id]]
    if not named and len(term.occupations) == 1:
        named = list(term.occupations)
    return msgspec.structs.replace(term, occupations=tuple(sorted({*term.occupations, *_kin(tuple(named))})))


@lru_cache(maxsize=512)
def _kin(ids: tuple[str, ...]) -> frozenset[str]:
    base = title_base()
    return frozenset(other for id in ids for other in base.titles if base.similarity(id, other) >= NEAR)


@lru_cache(maxsize=1)
def _role_words() -> frozenset[str]:
    """Words that are an occupation's whole name, or stand in several: «сварщик», "engineer"; not «газ»."""
    names = [name for both in _title_words().values() for name in both]
    counts = Counter(word for name in names for word in name)
    return frozenset(
        {word for word, count in counts.items() if count >= _IN_SEVERAL}.union(*(n for n in names if len(n) == 1))
    )


@lru_cache(maxsize=1)
def _titles_with() -> dict[str, set[str]]:
    """The occupations with a word in either name."""
    found: dict[str, set[str]] = {}
    for id, names in _title_words().items():
        for word in frozenset().union(*names):
            found.setdefault(word, set()).add(id)
    return found


@lru_cache(maxsize=1)
def _title_words() -> dict[str, list[frozenset[str]]]:
    """The words of every occupation's name in both languages."""
    return {
        id: [frozenset(token.lexeme for token in tokens(name) if token.lexeme) for name in (title.en, title.ru)]
        for id, title in title_base().titles.items()
    }


def _joined(words: Sequence[Words]) -> tuple[str, list[tuple[int, int]]]:
    """The words as one text, and where each stands in it."""
    spans, place = [], 0
    for word in words:
        spans.append((place, place + len(word.text)))
        place += len(word.text) + 1
    return " ".join(word.text for word in words), spans


def find_term(words: Words) -> Term:
    """What one word of a strict query means. A quoted phrase means these words and nothing else."""
    if words.quoted:
        return Term(words.text, (Part(words.text, words.lexemes, quoted=True),))
    (term, *_rest) = find_terms([words])
    return term


def _occupations(text: str) -> list[_Name]:
    hits = title_base().find(text)
    return [_Name(h.id, h.start, h.end) for h in hits if not _is_generic(text[h.start : h.end])]


def _skills(text: str) -> list[_Name]:
    return [_Name(h.id, h.start, h.end) for h in skill_base().find(text)]


def skill_named(text: str) -> str | None:
    """The skill that a whole text names, by its id or by any of its names."""
    asked = text.strip()
    if asked in skill_base().skills:
        return asked
    hits = [h for h in skill_base().find(asked) if h.end - h.start >= len(asked.rstrip(".,;"))]
    return hits[0].id if hits else _skill_names().get(_key(asked))


def suggest_skills(start: str, language: str, count: int = 8) -> list[str]:
    """Ids of skills with a name that begins so, those most asked for first."""
    base, key = skill_base(), _key(start)
    if not key:
        return []
    found = {id for name, id in _skill_names().items() if name.startswith(key)}
    name = {id: _key(base.skill(id).ru if language == "ru" else base.skill(id).en) for id in found}
    return sorted(found, key=lambda id: (not name[id].startswith(key), base.rarity(id), len(name[id]), id))[:count]


@lru_cache(maxsize=1)
def _skill_names() -> dict[str, str]:
    """Every name of every skill; where two share one, the skill asked for more often has it."""
    base = skill_base()
    names: dict[str, str] = {}
    for id in sorted(base.skills, key=lambda id: (base.rarity(id), id)):
        skill = base.skill(id)
        for name in (skill.en, skill.ru, *skill.aliases):
            names.setdefault(_key(name), id)
    return names


def _key(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())


@lru_cache(maxsize=1)
def _common_in_titles() -> frozenset[str]:
    """Words that stand in the names of many occupations."""
    counts: Counter[str] = Counter()
    for title in title_base().titles.values():
        counts.update({token.lexeme for name in title.names for token in tokens(name)})
    return frozenset(word for word, count in counts.items() if count > _GENERIC)


def _is_generic(text: str) -> bool:
    found = tokens(text)
    return len(found) == 1 and found[0].lexeme in _common_in_titles()


def _is_whole(hit: _Name, spans: list[tuple[int, int]]) -> bool:
    """Whether a name begins and ends where words of the query do."""
    return any(a <= hit.start < b for a, b in spans) and any(a < hit.end <= b for a, b in spans)


def _groups(spans: list[tuple[int, int]], names: list[_Name], keep_runs: bool = False) -> list[tuple[int, int]]:
    """Words joined into stretches: each is a name, or one word (with ``keep_runs`` all words between two names)."""
    groups: list[tuple[int, int]] = []
    last: object = None
    for start, end in spans:
        name = next((one for one in names if one.start < end and start < one.end), None)
        if groups and (name is last if name or keep_runs else False) and (name or last is None):
            groups[-1] = (groups[-1][0], end)
        else:
            groups.append((start, end))
        last = name
    return groups


def _city(word: str) -> str | None:
    """The city that a word names, so that «Москва» finds Moscow as well."""
    named = find_places(word.capitalize())
    return named[0].code if named and named[0].end - named[0].start == len(word) else None


def _parts(words: list[Words], offset: int, skills: list[_Name]) -> tuple[Part, ...]:
    """The words of one stretch; those of a skill's name stay together."""
    parts: list[Part] = []
    place = offset
    taken: str | None = None
    for word in words:
        skill = next((s for s in skills if s.start < place + len(word.text) and place < s.end), None)
        if skill and skill.id == taken:
            last = parts[-1]
            parts[-1] = Part(f"{last.text} {word.text}", (*last.lexemes, *word.lexemes), last.skill)
        else:
            parts.append(
                Part(word.text, word.lexemes, skill.id if skill else None, None if skill else _city(word.text))
            )
        taken = skill.id if skill else None
        place += len(word.text) + 1
    return tuple(parts)
