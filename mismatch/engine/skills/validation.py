"""Mistakes in the data that a person can make and a program can see; each is one plain sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

import yaml

from mismatch.engine.skills.folding import words_of
from mismatch.engine.skills.source import DATA, CategoryEntry, ContextEntry, SkillEntry, read_contexts, read_skills
from mismatch.engine.skills.title_source import TitleEntry, read_families

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CATEGORY = re.compile(r"[a-z][a-z0-9_]*")
#: Names made of nothing else (a comma too many: «ОТ, ПБ и ОС») would be found in every sentence.
_SMALL_WORDS = frozenset({
    "а", "без", "в", "во", "для", "до", "за", "и", "из", "или", "к", "как", "на", "не", "о", "об", "от", "по",
    "при", "про", "с", "со", "у", "что", "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or",
    "the", "to", "with",
})  # fmt: skip
_MIXED = re.compile(r"[a-z][а-яё]|[а-яё][a-z]", re.IGNORECASE)


def check_all(folder: Path = DATA) -> list[str]:
    """Every problem in the skills, the contexts and the titles; an empty list when all is well."""
    repeated = [problem for path in sorted(folder.rglob("*.yaml")) for problem in _repeated_keys(path)]
    categories = list(read_skills(folder))
    problems = [*repeated, *check_skills(categories), *check_contexts(categories, read_contexts(folder))]
    return problems + list(check_titles(folder / "titles"))


def check_skills(categories: Iterable[CategoryEntry]) -> list[str]:
    """What is wrong with the skills, a sentence each."""
    categories = list(categories)
    entries = [entry for category in categories for entry in category.skills]
    return [
        *(f"{category.id}: a category is written in small Latin letters" for category in categories
          if not _CATEGORY.fullmatch(category.id)),
        *_ids((entry.id, entry.file) for entry in entries),
        *_edges(entries),
        *_cycles(entries),
        *_alphabets(entries),
        *_clashes(entries),
        *_pairs(entries),
    ]  # fmt: skip


def check_contexts(categories: Iterable[CategoryEntry], contexts: Iterable[ContextEntry]) -> list[str]:
    """Contexts and the ``near`` of every rule speak only of what exists."""
    categories, contexts = list(categories), list(contexts)
    known = {category.id for category in categories}
    names = known | {context.id for context in contexts} | {e.id for category in categories for e in category.skills}
    problems = [
        f"contexts.yaml: {context.id}: there is no category {category}"
        for context in contexts
        for category in context.categories
        if category not in known
    ]
    for entry in (entry for category in categories for entry in category.skills):
        for name in (name for rule in entry.rules for name in (*rule.near, *rule.not_near)):
            if name not in names and len(words_of(name)) != 1:
                problems.append(f"{entry.file}: {entry.id}: {name!r} is no context, no skill and not one word")
    return problems


def _repeated_keys(path: Path) -> Iterator[str]:
    """YAML keeps the last of two equal keys without a word; an entry would be lost."""
    with path.open(encoding="utf-8") as stream:
        waiting: list[yaml.Node | None] = [yaml.compose(stream, Loader=_Loader)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if key.value in seen:
                    yield f"{path.name}, line {key.start_mark.line + 1}: {key.value} is there twice"
                seen.add(key.value)
                waiting.append(value)


def _ids(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    files: dict[str, str] = {}
    for id, file in pairs:
        if not _ID.fullmatch(id):
            yield f"{file}: {id}: an id is made of small Latin letters, digits and hyphens"
        if id in files:
            yield f"{file}: {id}: the id is already used in {files[id]}"
        files[id] = file


def _edges(entries: list[SkillEntry]) -> Iterator[str]:
    known = {entry.id for entry in entries}
    for entry in entries:
        for line, others in (("implies", entry.implies), ("related", entry.related)):
            for other in others:
                if other not in known:
                    yield f"{entry.file}: {entry.id}: {line} names {other}, which does not exist{_guess(other, known)}"
                if other == entry.id:
                    yield f"{entry.file}: {entry.id}: {line} names itself"


def _guess(id: str, known: set[str]) -> str:
    """What the writer of a misspelled id may have meant."""
    close = get_close_matches(id, known, n=1, cutoff=0.8)
    return f" (did you mean {close[0]}?)" if close else ""


def _cycles(entries: list[SkillEntry]) -> Iterator[str]:
    """Two skills that imply each other are one skill."""
    implies = {entry.id: entry.implies for entry in entries}
    for entry in entries:
        reached: set[str] = set()
        waiting = list(entry.implies)
        while waiting:
            step = waiting.pop()
            if step not in reached:
                reached.add(step)
                waiting.extend(implies.get(step, ()))
        if entry.id in reached and entry.id not in entry.implies:
            yield f"{entry.file}: {entry.id}: implies itself through other skills"


def _alphabets(entries: list[SkillEntry]) -> Iterator[str]:
    for entry in entries:
        ruled = [spelling for rule in entry.rules for spelling in rule.spellings]
        for name in (entry.en, entry.ru, *entry.also, *ruled):
            if _MIXED.search(name):
                yield f"{entry.file}: {entry.id}: {name!r} mixes Latin and Cyrillic letters in one word"
            if name not in ruled and _SMALL_WORDS.issuperset(words_of(name)):
                yield f"{entry.file}: {entry.id}: {name!r} holds no telling word (perhaps a comma cut a name in two)"


def _clashes(entries: list[SkillEntry]) -> Iterator[str]:
    """Only one skill may own a name without a rule; any number may claim it in their own surroundings."""
    owners: defaultdict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for entry in entries:
        ruled = {spelling for rule in entry.rules for spelling in rule.spellings}
        for name in (entry.en, entry.ru, *entry.also):
            if name not in ruled and not name.startswith("="):
                owners[tuple(words_of(name))][entry.id] = f"{entry.id} ({name!r}, {entry.file})"
    for same in owners.values():
        if len(same) > 1:
            both = ", ".join(same.values())
            yield f"the same name: {both}: leave it to one of them, or ask for surroundings under careful"


def _pairs(entries: list[SkillEntry]) -> Iterator[str]:
    """«Kafka/RabbitMQ» under Kafka would hide RabbitMQ: two skills that people write side by side stay two names."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        ruled = {spelling.casefold() for rule in entry.rules for spelling in rule.spellings}
        for name in (entry.en, entry.ru, *entry.also):
            if name.casefold() not in ruled:
                owners[name.casefold()].add(entry.id)
    for entry in entries:
        for name in entry.also:
            halves = [half.strip().casefold() for half in name.split("/")]
            known = [owners.get(half, set()) for half in halves]
            if len(halves) > 1 and all(known) and any(entry.id not in half for half in known):
                yield f"{entry.file}: {entry.id}: {name!r} names two skills: each is found by itself, so leave it out"


def check_titles(folder: Path) -> Iterator[str]:
    """What is wrong with the occupations, a sentence each. Raises ``DataError`` for a file that cannot be read."""
    families = list(read_families(folder))
    titles = [title for family in families for title in family.titles]
    yield from _ids((title.id, title.file) for title in titles)
    yield from _ids((family.id, "titles") for family in families)
    known, kin = {title.id for title in titles}, {family.id for family in families}
    for family in families:
        yield from (f"titles: {family.id}: there is no family {other}" for other in family.kin if other not in kin)
    for title in titles:
        for other in title.near:
            if other not in known:
                yield f"{title.file}: {title.id}: near names {other}, which does not exist{_guess(other, known)}"
            if other == title.id:
                yield f"{title.file}: {title.id}: near names itself"
        for name in title.names:
            if _MIXED.search(name):
                yield f"{title.file}: {title.id}: {name!r} mixes Latin and Cyrillic letters in one word"
    yield from _title_clashes(titles)


def _title_clashes(titles: list[TitleEntry]) -> Iterator[str]:
    owners: defaultdict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for title in titles:
        for name in title.names:
            owners[tuple(words_of(name))][title.id] = f"{title.id} ({name!r})"
    for same in owners.values():
        if len(same) > 1:
            yield f"the same title: {', '.join(same.values())}: leave it to one of them"
