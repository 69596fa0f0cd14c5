"""The names of all skills as phrases for the automaton: as written, as people spell them unasked, in the plural."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from mismatch.engine.skills.automaton import Phrasebook
from mismatch.engine.skills.contexts import Rule, has_context, make_contexts, make_rules
from mismatch.engine.skills.folding import other_numbers, spellings, words_of
from mismatch.engine.skills.source import SkillEntry, read_contexts
from mismatch.engine.skills.verbs import verbs

#: Confidence of a name as the data has it, and of a spelling derived from one.
NAMED, DERIVED = 1.0, 0.95
EXACT = "="
#: «знание 1С» tells no more than «1С», and gives way to «1С:Аптека».
_LEADS = frozenset(
    words_of("знание опыт умение владение навык навыки работа работать с в на со основы понимание использование")
    + words_of("knowledge of experience with in using work working skills understanding the")
)


class Phrase(NamedTuple):
    """What an automaton's phrase stands for. ``exact`` asks for this very form, inflection and all; ``lead`` is how
    many words such as «знание» it begins with, which tell nothing of the skill. ``cased``: in other capitals it is the
    doubtful word that the data is careful about ("SOAP", not "soap"). ``last``: nothing may follow that the
    phrase could be a part of ("managed products" is a whole, in "managed product launches" it would not be)."""

    id: str
    alias: str
    confidence: float
    exact: bool
    rule: Rule | None
    lead: int = 0
    last: bool = False
    cased: bool = False


def make_book(entries: list[SkillEntry], categories: Iterable[str], folder: Path) -> Phrasebook[Phrase]:
    """Every phrase under every spelling, with the surroundings it needs (``contexts.yaml`` in ``folder``)."""
    book: Phrasebook[Phrase] = Phrasebook()
    contexts = make_contexts(read_contexts(folder), categories, book.lexicon)
    for entry in entries:
        rules = [rule for part in entry.rules for rule in make_rules(part, contexts, book.lexicon)]
        _add_names(book, entry, {rule.spelling: rule for rule in rules})
    _add_spellings(book, entries)
    _add_numbers(book, entries)
    _add_duties(book, entries)
    return book


def _add_names(book: Phrasebook[Phrase], entry: SkillEntry, rules: dict[str, Rule]) -> None:
    any_case = {spelling.casefold(): rule for spelling, rule in rules.items()}
    for alias in dict.fromkeys((*rules, *names_of(entry))):
        plain = alias.removeprefix(EXACT)
        rule, words, cased = rules.get(alias), words_of(plain), False
        doubt = None if rule else any_case.get(alias.casefold())
        if doubt is not None and not alias.isascii():
            rule = doubt
        elif doubt is not None and _is_product(entry) and plain.istitle() and has_context(doubt):
            rule = msgspec.structs.replace(doubt, spelling=alias)
        elif doubt is not None:
            cased = plain.isupper()
        book.add(words, Phrase(entry.id, plain, NAMED, _is_exact(alias), rule, _lead_of(words), cased=cased))


def _is_product(entry: SkillEntry) -> bool:
    """Whether it has one name in both languages, as products have: "Celery" may also open a sentence on soup."""
    return entry.en == entry.ru


def _add_spellings(book: Phrasebook[Phrase], entries: list[SkillEntry]) -> None:
    """Spellings nobody wrote down, where no skill has claimed them."""
    for entry, alias in _free_names(entries):
        for words in spellings(alias):
            book.add_new(words, Phrase(entry.id, alias, DERIVED, False, None))


def _add_numbers(book: Phrasebook[Phrase], entries: list[SkillEntry]) -> None:
    """One and many. A text's plural is read as its singular unless the data has that very word, which then needs its
    own phrases; a singular is never read as a plural."""
    for entry, alias in _free_names(entries):
        named = words_of(alias)
        for words in other_numbers(named):
            if named[-1].endswith("s") or book.lexicon.knows(words[-1]):
                book.add_new(words, Phrase(entry.id, alias, DERIVED, False, None, _lead_of(words)))


def _add_duties(book: Phrasebook[Phrase], entries: list[SkillEntry]) -> None:
    """Who "repaired engines" has done "engine repair"."""
    doings = verbs().doings
    for entry, alias in _free_names(entries):
        words = words_of(alias) if alias.isascii() and alias.replace(" ", "").isalpha() else []
        if not 1 < len(words) < 5:
            continue
        for doing in doings.get(words[-1], ()):
            for thing in _thing(words[:-1], book):
                book.add_new([doing, *thing], Phrase(entry.id, alias, DERIVED, False, None, last=True))


def _free_names(entries: list[SkillEntry]) -> Iterator[tuple[SkillEntry, str]]:
    """The names from which others may be derived: bound neither to their surroundings nor to their very form."""
    for entry in entries:
        careful = {spelling for rule in entry.rules for spelling in rule.spellings}
        for alias in names_of(entry):
            if alias not in careful and not alias.startswith(EXACT):
                yield entry, alias


def _thing(words: list[str], book: Phrasebook[Phrase]) -> list[list[str]]:
    """One thing and many: a text's plural is read as its singular only where no name has the plural."""
    many = words[-1] + "s"
    return [words, [*words[:-1], many]] if book.lexicon.knows(many) else [words]


def names_of(entry: SkillEntry) -> list[str]:
    """Both names and the other spellings, each once, as they are written."""
    return list(dict.fromkeys((entry.en, entry.ru, *entry.also)))


def _lead_of(words: list[str]) -> int:
    lead = 0
    while lead < len(words) - 1 and words[lead] in _LEADS:
        lead += 1
    return lead


def _is_exact(alias: str) -> bool:
    """An "=" says so; and a Russian abbreviation has no endings: «ОСНО» is not a form of «основа»."""
    return alias.startswith(EXACT) or (alias.isupper() and not alias.isascii() and alias.isalpha())
