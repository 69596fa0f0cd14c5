"""The titles table: what an occupation is called, how near two occupations are, and how senior a title is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from mismatch.engine.cache import kept, without_collection
from mismatch.engine.shapes import Language
from mismatch.engine.skills.automaton import BREAK, Bound, ClosedBook, Match, Phrasebook, Spelled
from mismatch.engine.skills.folding import fold, other_numbers, spellings, words_of
from mismatch.engine.skills.mentions import is_surname
from mismatch.engine.skills.seniority import Seniority, seniority_of
from mismatch.engine.skills.source import DATA
from mismatch.engine.skills.title_source import FamilyEntry, TitleEntry, read_families

#: How alike two occupations are: named as near each other, two kinds of the same third one (two kinds of nurse), of one
#: family, of families that are kin.
NEAR, BESIDE, FAMILY, KIN = 0.85, 0.7, 0.6, 0.3
#: Words that say what somebody does only together with others: a floor manager is not the usual manager, of sales.
_BARE = frozenset(
    words_of(
        "manager specialist operator assistant administrator coordinator worker expert clerk agent planner controller"
        " representative supervisor officer executive technician engineer техник инженер менеджер специалист оператор"
        " мастер директор director помощник"
        " администратор координатор рабочий ассистент управляющий эксперт инспектор агент контролёр супервайзер"
        " сборщик приёмщик"
    )
)
#: What may stand beside them all the same: a level, a mark, where and for whom.
_BESIDE_BARE = re.compile(
    r"(?:\d+|[IVXivx]+|i{1,3}|кат\w*|категори\w*|разряд\w*|стар\w*|ведущ\w*|младш\w*|главн\w*|senior|junior|lead|chief|middle"
    r"|principal|trainee|intern|sr|jr|head|remote|удал[её]нн\w*|at|in|в|на|from|since|с|from|to|до|за|for|by|и|and|or|или|the|an?"
    r"|требу\w*|ищем|нуж\w*|ваканси\w*|должност\w*|работал\w*|работаю|as|worked|working|position|title|role)$",
    re.IGNORECASE,
)
#: How the last words of longer titles are shortened.
_SHORT = {
    "technician": "tech",
    "developer": "dev",
    "manager": "mgr",
    "assistant": "asst",
    "administrator": "admin",
    "representative": "rep",
    "executive": "exec",
}
#: A name of several words is seldom anything but a title; a single word may be.
_SEVERAL_WORDS, _ONE_WORD = 1.0, 0.8


class TitleHit(msgspec.Struct, frozen=True, kw_only=True):
    """An occupation named in a text: ``text[start:end]``."""

    id: str
    start: int
    end: int
    confidence: float


class _Phrase(NamedTuple):
    id: str
    name: str
    exact: str | None


class _Compiled(msgspec.Struct, array_like=True):
    """The table as it is kept between processes."""

    families: list[FamilyEntry]
    book: Bound


class TitleBase:
    """Occupations in families, and the one-pass look-up of their names."""

    def __init__(self, compiled: _Compiled) -> None:
        self.families = {family.id: family for family in compiled.families}
        self.titles: dict[str, TitleEntry] = {
            title.id: title for family in self.families.values() for title in family.titles
        }
        self._near = _both_ways((title.id, title.near) for title in self.titles.values())
        self._kinds = _kinds(self.titles.values())
        self._kin = _both_ways((family.id, family.kin) for family in self.families.values())
        self._book = ClosedBook(compiled.book, _Phrase)

    def find(self, text: str) -> list[TitleHit]:
        """Every occupation named in ``text``, in reading order; of overlapping names the longest."""
        spelled = self._book.lexicon.spell(text)
        matches = [
            match
            for match in self._book.matches(spelled)
            if match.entry.exact is None
            or spelled.surface(match.first, match.last).casefold().replace("ё", "е") == match.entry.exact
        ]
        return [
            TitleHit(
                id=match.entry.id,
                start=spelled.starts[match.first],
                end=spelled.ends[match.last],
                confidence=_SEVERAL_WORDS if match.last > match.first else _ONE_WORD,
            )
            for match in _longest(matches)
            if not _is_part_of_longer(spelled, match)
            and not is_surname(text, spelled.starts[match.first], spelled.ends[match.last], match.entry.name)
        ]

    def similarity(self, id_a: str, id_b: str) -> float:
        """1 for the same occupation, falling with the distance between their families; 0 for strangers."""
        if id_a == id_b:
            return 1.0
        family_a, family_b = self.titles[id_a].family, self.titles[id_b].family
        if id_b in self._near.get(id_a, ()):
            return NEAR
        if not self._kinds[id_a].isdisjoint(self._kinds[id_b]):
            return BESIDE
        if family_a == family_b:
            return FAMILY
        return KIN if family_b in self._kin.get(family_a, ()) else 0.0

    def name(self, id: str, language: Language) -> str:
        """What an occupation is called in a language. Raises ``KeyError`` for an id that is not in the base."""
        title = self.titles[id]
        return title.ru if language == "ru" else title.en

    def family(self, id: str) -> str:
        """The id of the family an occupation belongs to."""
        return self.titles[id].family

    def seniority(self, text: str) -> Seniority | None:
        """The level a title states (junior, старший, head of …), None when it states none."""
        return seniority_of(text)


def _other_spellings(name: str) -> list[list[str]]:
    """Spellings nobody wrote down: "lorry drivers", "refrigeration tech", "refrigeration techs"."""
    if name.startswith("="):
        return []
    words = words_of(name)
    short = [[*words[:-1], _SHORT[words[-1]]]] if len(words) > 1 and words[-1] in _SHORT else []
    return spellings(name) + short + [many for each in (words, *short) for many in other_numbers(each)]


def _is_part_of_longer(spelled: Spelled, match: Match[_Phrase]) -> bool:
    """Whether a word that needs others stands beside one that is not known to go with it."""
    if match.first != match.last or fold(match.entry.name) not in _BARE:
        return False
    for beside in (match.first - 1, match.last + 1):
        if not 0 <= beside < len(spelled.letters) or spelled.letters[beside] == BREAK:
            continue
        gap = spelled.gap_after(beside) if beside < match.first else spelled.gap_before(beside)
        if gap in (" ", "-") and not _BESIDE_BARE.match(spelled.surface(beside, beside)):
            return True
    return False


def _both_ways(edges: Iterable[tuple[str, list[str]]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for id, others in edges:
        for other in others:
            found.setdefault(id, set()).add(other)
            found.setdefault(other, set()).add(id)
    return found


def _kinds(titles: Collection[TitleEntry]) -> dict[str, set[tuple[str, str]]]:
    """Occupation → the circles it stands in: of those that name a third one as near, of those that a third one names.

    A frontend developer is near a full-stack one, who is near a backend one: they stand in no circle together.
    """
    found: dict[str, set[tuple[str, str]]] = {title.id: set() for title in titles}
    for title in titles:
        for other in title.near:
            found[title.id].add(("names", other))
            found[other].add(("named by", title.id))
    return found


def _longest(matches: list[Match[_Phrase]]) -> list[Match[_Phrase]]:
    ranked = sorted(matches, key=lambda match: (match.first - match.last, match.first, match.entry.id))
    taken: set[int] = set()
    kept = []
    for match in ranked:
        places = range(match.first, match.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(match)
    return sorted(kept, key=lambda match: match.first)


def _compile(families: list[FamilyEntry]) -> _Compiled:
    titles = [title for family in families for title in family.titles]
    book: Phrasebook[_Phrase] = Phrasebook()
    for title in titles:
        for name in title.names:
            plain = name.removeprefix("=")
            exact = plain.casefold().replace("ё", "е") if name != plain else None
            book.add(words_of(plain), _Phrase(title.id, plain, exact))
    for title in titles:
        for name in title.names:
            for words in _other_spellings(name):
                book.add_new(words, _Phrase(title.id, name, None))
    return _Compiled(families, book.bound())


@lru_cache(maxsize=1)
@without_collection()
def title_base() -> TitleBase:
    """The table that ships with the engine, loaded once."""
    folder = DATA / "titles"
    sources = [*folder.glob("*.yaml"), *Path(__file__).parent.glob("*.py"), DATA / "verbs.yaml"]
    return TitleBase(kept("titles", sources, _Compiled, lambda: _compile(list(read_families(folder)))))
