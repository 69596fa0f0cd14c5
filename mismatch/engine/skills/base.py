"""The skill base: what a skill is called, what it implies, and where a text names it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from mismatch.engine.cache import kept, without_collection
from mismatch.engine.shapes import Language
from mismatch.engine.skills.automaton import BREAK, Bound, ClosedBook, Match, Spelled
from mismatch.engine.skills.contexts import NEAR, Anchor, Candidate, Surroundings, has_context
from mismatch.engine.skills.folding import WORD, fold, is_verb, words_of
from mismatch.engine.skills.mentions import (
    is_company,
    is_contact,
    is_cut,
    is_nation,
    is_other_people,
    is_other_word,
    is_surname,
    is_tuition,
)
from mismatch.engine.skills.phrases import EXACT, Phrase, make_book, names_of
from mismatch.engine.skills.source import DATA, CategoryEntry, SkillEntry, read_skills

#: Commonness 1–5 in the data → how rare a skill is.
_RARITY = {1: 0.9, 2: 0.7, 3: 0.5, 4: 0.3, 5: 0.1}
#: The category whose names are also adjectives of nations.
_TONGUES = "languages"
#: Skills that are also places to be reached at.
_MESSENGERS = frozenset({"messengers", "viber", "skype", "discord", "vkontakte"})
#: A meaning whose surroundings were asked for and found goes before the usual one.
_IN_CONTEXT = 2.0


#: What may follow the thing of a duty without being a part of it.
_GO_ON = frozenset(
    words_of(
        "across after all along alongside and annually as at before between both by daily during ensuring every for"
    )
    + words_of("from in including inside into monthly of on onto or over per regularly safely since so that their this")
    + words_of("through throughout to under until up using via weekly when where which while who with within without")
)


class Skill(msgspec.Struct, frozen=True, kw_only=True):
    """One skill. ``aliases`` are further spellings; ``implies`` and ``related`` are ids as the data has them; ``asked``
    is how often vacancies ask for it, 1 to 5."""

    id: str
    en: str
    ru: str
    category: str
    aliases: list[str]
    implies: list[str]
    related: list[str]
    asked: int


class Compiled(msgspec.Struct, array_like=True):
    """The data of a base as it is kept between processes."""

    skills: list[Skill]
    book: Bound


class SkillHit(msgspec.Struct, frozen=True, kw_only=True):
    """A skill named in a text: ``text[start:end]`` names ``id`` through ``alias``."""

    id: str
    start: int
    end: int
    alias: str
    confidence: float


class _Found(NamedTuple):
    """A match that counts; of several in one place the one with the highest ``rank`` stays."""

    match: Match[Phrase]
    confidence: float
    rank: float


class SkillBase:
    """All skills and the one-pass look-up over a text."""

    def __init__(self, compiled: Compiled) -> None:
        self.skills = {skill.id: skill for skill in compiled.skills}
        self._implied: dict[str, frozenset[str]] = {}
        self._tongues = _tongues(compiled.skills)
        self._related = _both_ways(compiled.skills)
        self._book = ClosedBook(compiled.book, Phrase)

    def find(self, text: str) -> list[SkillHit]:
        """Every skill named in ``text``, in reading order, longest names first where they overlap."""
        spelled = self._book.lexicon.spell(text)
        certain: list[Match[Phrase]] = []
        doubtful: list[Match[Phrase]] = []
        for match in self._book.matches(spelled):
            if not _is_whole(match, spelled):
                continue
            (certain if match.entry.rule is None else doubtful).append(match)
        found = [_Found(match, match.entry.confidence, match.entry.confidence) for match in certain]
        if doubtful:
            found += self._judge(spelled, certain, doubtful)
        return [
            _hit(one.match, one.confidence, spelled) for one in _longest(found) if self._is_meant(one.match, spelled)
        ]

    def _judge(self, spelled: Spelled, certain: list[Match[Phrase]], doubtful: list[Match[Phrase]]) -> list[_Found]:
        anchors = [
            Anchor(match.first, match.last, match.entry.id, self.skills[match.entry.id].category) for match in certain
        ]
        candidates = [
            Candidate(match.first, match.last, match.entry.rule) for match in doubtful if match.entry.rule is not None
        ]
        sure = Surroundings(spelled, anchors).judge(candidates)
        return [
            _Found(match, confidence, _IN_CONTEXT if confidence == NEAR and _asks_for_context(match) else confidence)
            for match, confidence in zip(doubtful, sure, strict=True)
            if confidence
        ]

    def _is_meant(self, match: Match[Phrase], spelled: Spelled) -> bool:
        """Not a part of a company's name or of a longer word, no nation, and not the people one works with."""
        text, start, end = spelled.text, spelled.starts[match.first], spelled.ends[match.last]
        if is_company(text, start, end) or (match.last > match.first and is_cut(text, start, end)):
            return False
        if match.entry.id in _MESSENGERS and is_contact(text, start, end):
            return False
        if self.skills[match.entry.id].category == _TONGUES:
            if is_tuition(text, start, end):
                return False
            if match.first == match.last:
                return not is_nation(text, end, self._tongues)
        alias = match.entry.alias
        return not is_other_people(text[start:end], alias) and not is_surname(text, start, end, alias)

    def skill(self, id: str) -> Skill:
        """Raises ``KeyError`` for an id that is not in the base."""
        return self.skills[id]

    def name(self, id: str, language: Language) -> str:
        """What a skill is called in a language. Raises ``KeyError`` for an id that is not in the base."""
        skill = self.skills[id]
        return skill.ru if language == "ru" else skill.en

    def implied(self, id: str) -> frozenset[str]:
        """All that knowing this skill nearly always includes, through any number of steps; never itself."""
        known = self._implied.get(id)
        if known is None:
            reached: set[str] = set()
            waiting = list(self.skills[id].implies)
            while waiting:
                step = waiting.pop()
                if step not in reached:
                    reached.add(step)
                    waiting.extend(self.skills[step].implies)
            known = self._implied[id] = frozenset(reached - {id})
        return known

    def related(self, id: str) -> frozenset[str]:
        """Skills that stand close, whichever of the two names the other."""
        return self._related.get(id, frozenset())

    def rarity(self, id: str) -> float:
        """0–1, from the data's ``asked``: 1 is a skill hardly any vacancy asks for."""
        return _RARITY[self.skills[id].asked]


def _tongues(skills: Iterable[Skill]) -> frozenset[str]:
    """First words of the languages' names, folded: what may follow a language in a list without commas."""
    names = (name for skill in skills if skill.category == _TONGUES for name in (skill.en, skill.ru, *skill.aliases))
    return frozenset(fold(words[0]) for name in names if (words := WORD.findall(name)))


def _skill(entry: SkillEntry) -> Skill:
    names = [name.removeprefix(EXACT) for name in names_of(entry)]
    careful = [spelling for rule in entry.rules for spelling in rule.spellings]
    aliases = [alias for alias in dict.fromkeys((*names, *careful)) if alias not in (entry.en, entry.ru)]
    return Skill(
        id=entry.id,
        en=entry.en,
        ru=entry.ru,
        category=entry.category,
        aliases=aliases,
        implies=entry.implies,
        related=entry.related,
        asked=entry.asked,
    )


def _both_ways(skills: Iterable[Skill]) -> dict[str, frozenset[str]]:
    edges: dict[str, set[str]] = {}
    for skill in skills:
        for other in skill.related:
            edges.setdefault(skill.id, set()).add(other)
            edges.setdefault(other, set()).add(skill.id)
    return {id: frozenset(others) for id, others in edges.items()}


def _is_whole(match: Match[Phrase], spelled: Spelled) -> bool:
    """Exact forms are themselves, and ".NET" is not the end of "example.net"."""
    phrase = match.entry
    start = spelled.starts[match.first]
    if phrase.alias.startswith(".") and start and spelled.text[start - 1].isalnum():
        return False
    surface = spelled.surface(match.first, match.last)
    if match.first == match.last and is_verb(surface) and not is_verb(phrase.alias):
        return False
    if phrase.cased and surface != phrase.alias:
        return False
    if phrase.last and _goes_on(spelled, match.last):
        return False
    if not phrase.exact:
        return not is_other_word(surface, phrase.alias)
    return surface.casefold().replace("ё", "е") == phrase.alias.casefold().replace("ё", "е")


def _goes_on(spelled: Spelled, last: int) -> bool:
    """Whether the word after a phrase may belong to the same thing."""
    following = last + 1
    if following == len(spelled.letters) or spelled.letters[following] == BREAK or "\n" in spelled.gap_after(last):
        return False
    return "." not in spelled.gap_after(last) and spelled.surface(following, following).casefold() not in _GO_ON


def _asks_for_context(match: Match[Phrase]) -> bool:
    return match.entry.rule is not None and has_context(match.entry.rule)


def _longest(found: list[_Found]) -> list[_Found]:
    """The longest phrases that do not overlap; the fitter one where two skills share a place."""
    ranked = sorted(
        found,
        key=lambda one: (
            one.match.first + one.match.entry.lead - one.match.last,
            one.match.first - one.match.last,
            -one.rank,
            one.match.first,
            one.match.entry.id,
        ),
    )
    taken: set[int] = set()
    kept = []
    for one in ranked:
        places = range(one.match.first, one.match.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(one)
    return sorted(kept, key=lambda one: one.match.first)


def _hit(match: Match[Phrase], confidence: float, spelled: Spelled) -> SkillHit:
    return SkillHit(
        id=match.entry.id,
        start=spelled.starts[match.first],
        end=spelled.ends[match.last],
        alias=match.entry.alias,
        confidence=confidence,
    )


def compile_base(categories: Iterable[CategoryEntry], folder: Path = DATA) -> Compiled:
    """What the data says, worked out as far as it is the same for every text."""
    by_id = {category.id: category for category in categories}
    entries = [entry for category in by_id.values() for entry in category.skills]
    return Compiled([_skill(entry) for entry in entries], make_book(entries, by_id, folder).bound())


@lru_cache(maxsize=1)
@without_collection()
def skill_base() -> SkillBase:
    """The base that ships with the engine, loaded once. Compiling it takes seconds, loading what was kept a fifth."""
    sources = [*DATA.glob("*.yaml"), *Path(__file__).parent.glob("*.py")]
    return SkillBase(kept("skills", sources, Compiled, lambda: compile_base(read_skills())))
