"""Reading the titles: data/titles/*.yaml → families of occupations."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from mismatch.engine.skills.source import DataError, listed, read_yaml

_TITLE_KEYS = {"en", "ru", "also", "near"}
_FAMILY_KEYS = {"en", "ru", "kin", "titles"}
_SLOT = re.compile(r"\{(\w+)\}")


class TitleEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One occupation; ``names`` are all its spellings, English and Russian."""

    id: str
    en: str
    ru: str
    family: str
    names: list[str]
    near: list[str]
    file: str


class FamilyEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Occupations that one person moves between."""

    id: str
    en: str
    ru: str
    kin: list[str]
    titles: list[TitleEntry]


def read_families(folder: Path) -> Iterator[FamilyEntry]:
    """The families of occupations, file by file. Raises ``DataError``."""
    for path in sorted(folder.glob("*.yaml")):
        content = dict(read_yaml(path))
        slots = {name: listed(words, path.name) for name, words in (content.pop("words", None) or {}).items()}
        for id, body in content.items():
            yield _family(path.name, id, body, slots)


def _family(file: str, id: str, body: Any, slots: Mapping[str, list[str]]) -> FamilyEntry:
    if not isinstance(body, dict) or set(body) - _FAMILY_KEYS or not {"en", "ru", "titles"} <= set(body):
        raise DataError(f"{file}: {id}: a family needs en, ru and titles, and may have kin")
    titles = [_title(file, id, title, content, slots) for title, content in body["titles"].items()]
    return FamilyEntry(id=id, en=body["en"], ru=body["ru"], kin=listed(body.get("kin"), id), titles=titles)


def _title(file: str, family: str, id: str, body: Any, slots: Mapping[str, list[str]]) -> TitleEntry:
    where = f"{file}: {id}"
    if not isinstance(body, dict) or set(body) - _TITLE_KEYS or not {"en", "ru"} <= set(body):
        raise DataError(f"{where}: a title needs en and ru, and may have also and near")
    written = [body["en"], body["ru"], *listed(body.get("also"), where)]
    names = dict.fromkeys(name for pattern in written for name in _expand(pattern, slots, where))
    return TitleEntry(
        id=id,
        en=body["en"],
        ru=body["ru"],
        family=family,
        names=list(names),
        near=listed(body.get("near"), where),
        file=file,
    )


def _expand(pattern: str, slots: Mapping[str, list[str]], where: str) -> list[str]:
    """ "Java {developer}" → one name for every word that ``words: developer:`` lists."""
    wanted = _SLOT.findall(pattern)
    unknown = [name for name in wanted if name not in slots]
    if unknown:
        raise DataError(f"{where}: no words are given for {{{unknown[0]}}}")
    template = _SLOT.sub("{}", pattern)
    return [template.format(*choice) for choice in itertools.product(*(slots[name] for name in wanted))]
