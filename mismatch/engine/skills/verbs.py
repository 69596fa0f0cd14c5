"""Duties told by verbs: «вёл учёт» is read as «ведение учёта», "repaired engines" as "repairing engines"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from mismatch.engine.skills.english import gerund, past, with_s
from mismatch.engine.skills.source import DATA, listed, read_yaml

#: The consonants that change before «-ю»: готовить → готовлю, водить → вожу.
_MUTATED = {"ст": "щ", "д": "ж", "з": "ж", "с": "ш", "т": "ч", "б": "бл", "в": "вл", "м": "мл", "п": "пл", "ф": "фл"}


class Verbs(NamedTuple):
    """``nouns``: a verb's form → the noun it is read as. ``doings``: the last word of "vehicle maintenance" → the
    words that may stand before its thing instead ("maintaining", "repair")."""

    nouns: Mapping[str, str]
    doings: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def verbs() -> Verbs:
    """``verbs.yaml`` with every form spelled out, read once."""
    content = read_yaml(DATA / "verbs.yaml")
    things = frozenset(listed(content["things"], "verbs.yaml: things"))
    nouns: dict[str, str] = {}
    for noun, written in content["russian"].items():
        for word in listed(written, f"verbs.yaml: {noun}"):
            nouns |= dict.fromkeys(_russian_forms(word.replace("ё", "е")), noun)
    gerunds: dict[str, str] = {}
    for base, written in content["english"].items():
        doing = gerunds[base] = gerund(base)
        forms = {past(base), *listed(written, f"verbs.yaml: {base}")}
        if base not in things:
            forms |= {base, with_s(base)}
        nouns |= dict.fromkeys(forms - things - {doing}, doing)
    both = frozenset(listed(content["before_things"], "verbs.yaml: before_things"))
    return Verbs(nouns, dict(_doings(content["doings"], gerunds, both)))


def _doings(
    nouns: Mapping[str, str], gerunds: Mapping[str, str], both: frozenset[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for base, doing in gerunds.items():
        yield doing, (doing, base) if base in both else (doing,)
    for noun, base in nouns.items():
        yield noun, (gerunds[base], base) if base in both else (gerunds[base],)


def _russian_forms(word: str) -> Iterator[str]:
    """The forms of an infinitive in which duties are told; of any other word only itself."""
    yield word
    stem = word[:-2]
    if not word.endswith(("ать", "ять", "еть", "ить", "ыть")):
        return
    yield from (stem + ending for ending in ("л", "ла", "ли"))
    if word.endswith(("овать", "евать")):
        yield from (stem[:-3] + ending for ending in ("ую", "ует", "уя"))
    elif word.endswith(("ать", "ять", "еть")):
        yield from (stem + ending for ending in ("ю", "ет", "я"))
    elif word.endswith("ить"):
        root = stem[:-1]
        yield root + "ит"
        yield _first_person(root)


def _first_person(root: str) -> str:
    for end, changed in _MUTATED.items():
        if root.endswith(end):
            return root.removesuffix(end) + changed + ("у" if changed in "щжшч" else "ю")
    return root + ("у" if root[-1] in "жшчщ" else "ю")
