"""Reading the data folder: YAML pages written by hand → plain entries, with errors that name file and entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml

DATA = Path(__file__).parent / "data"
#: Every scalar is a string for this loader, so "no", "on" and 1040 mean themselves.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_SKILL_KEYS = {"name", "en", "ru", "also", "implies", "related", "asked", "careful"}
_RULE_KEYS = {"near", "not_near", "not_before", "not_after", "listed", "as_written"}
#: How often vacancies of its kind ask for a skill: 5 everywhere … 1 hardly ever.
COMMONNESS = ("1", "2", "3", "4", "5")


class DataError(Exception):
    """A mistake in a data file, worded for the person who writes it."""


class RuleEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What an ambiguous spelling needs, as written in the data."""

    spellings: list[str]
    near: list[str]
    not_near: list[str]
    not_before: list[str]
    not_after: list[str]
    listed: bool
    as_written: bool


class SkillEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One skill as written in the data."""

    id: str
    en: str
    ru: str
    category: str
    also: list[str]
    implies: list[str]
    related: list[str]
    asked: int
    rules: list[RuleEntry]
    file: str


class CategoryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One file of the data: a category with its skills."""

    id: str
    en: str
    ru: str
    skills: list[SkillEntry]


class ContextEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A named surrounding: skills of these categories, or these words, near an ambiguous spelling."""

    id: str
    categories: list[str]
    words: list[str]


def read_yaml(path: Path) -> Mapping[str, Any]:
    """A data file, everything in it a string. Raises ``DataError`` when it is no mapping or no YAML."""
    try:
        with path.open(encoding="utf-8") as stream:
            content = yaml.load(stream, Loader=_Loader)  # noqa: S506 - the loader makes strings only
    except yaml.YAMLError as error:
        raise DataError(f"{path.name}: {error}") from error
    if not isinstance(content, dict):
        raise DataError(f"{path.name}: the file must be a mapping")
    return content


def listed(value: Any, where: str) -> list[str]:
    """ "a, b, c" (or a YAML list) as a list; missing is empty."""
    if value is None or value == "":
        return []
    if isinstance(value, list):
        return [str(item).strip() for item in value]
    if not isinstance(value, str):
        raise DataError(f"{where}: expected words with commas between them")
    return [item for item in (part.strip() for part in value.split(",")) if item]


def read_skills(folder: Path = DATA) -> Iterator[CategoryEntry]:
    """The categories in the order of their file names."""
    for path in sorted(folder.glob("*.yaml")):
        if path.name not in ("contexts.yaml", "verbs.yaml"):
            yield _category(path)


def _category(path: Path) -> CategoryEntry:
    content = read_yaml(path)
    unknown = set(content) - {"category", "en", "ru", "asked", "skills"}
    if unknown or not {"category", "en", "ru", "skills"} <= set(content):
        raise DataError(f"{path.name}: needs category, en, ru and skills, and may have asked; not {sorted(unknown)}")
    usual = content.get("asked", "2")
    skills = [_skill(path.name, content["category"], usual, id, body) for id, body in content["skills"].items()]
    return CategoryEntry(id=content["category"], en=content["en"], ru=content["ru"], skills=skills)


def _skill(file: str, category: str, usual: str, id: str, body: Mapping[str, Any]) -> SkillEntry:
    where = f"{file}: {id}"
    if not isinstance(body, dict) or set(body) - _SKILL_KEYS:
        raise DataError(f"{where}: allowed are {', '.join(sorted(_SKILL_KEYS))}")
    en, ru = body.get("en") or body.get("name"), body.get("ru") or body.get("name")
    if not en or not ru:
        raise DataError(f"{where}: needs a name, or both en and ru")
    asked = body.get("asked", usual)
    if asked not in COMMONNESS:
        raise DataError(f"{where}: asked must be 1 to 5")
    return SkillEntry(
        id=id,
        en=en,
        ru=ru,
        category=category,
        also=listed(body.get("also"), where),
        implies=listed(body.get("implies"), where),
        related=listed(body.get("related"), where),
        asked=int(asked),
        rules=[_rule(where, key, rule) for key, rule in (body.get("careful") or {}).items()],
        file=file,
    )


def _rule(where: str, spellings: str, body: Any) -> RuleEntry:
    """``careful: {Go: code}`` is short for ``careful: {Go: {near: code}}``."""
    if isinstance(body, str):
        body = {"near": body}
    if set(body) - _RULE_KEYS:
        raise DataError(f"{where}: careful allows {', '.join(sorted(_RULE_KEYS))}")
    return RuleEntry(
        spellings=listed(spellings, where),
        near=listed(body.get("near"), where),
        not_near=listed(body.get("not_near"), where),
        not_before=listed(body.get("not_before"), where),
        not_after=listed(body.get("not_after"), where),
        listed=body.get("listed") == "yes",
        as_written=body.get("as_written") == "yes",
    )


def read_contexts(folder: Path = DATA) -> list[ContextEntry]:
    """The named surroundings of ``contexts.yaml``. Raises ``DataError``."""
    content = read_yaml(folder / "contexts.yaml")
    return [
        ContextEntry(
            id=id,
            categories=listed(body.get("categories"), f"contexts.yaml: {id}"),
            words=listed(body.get("words"), f"contexts.yaml: {id}"),
        )
        for id, body in content.items()
    ]
