"""The parser's own word lists, loaded once from ``data/*.yaml`` and kept as plain sets."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_DATA = Path(__file__).parent / "data"
_LETTERS = re.compile(r"[^\w+#]+")


@cache
def load(name: str) -> Any:
    """The content of ``data/<name>.yaml``."""
    with (_DATA / f"{name}.yaml").open(encoding="utf-8") as stream:
        return yaml.load(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def fold(text: str) -> str:
    """Lower case, ё as е, punctuation as single spaces: the form in which lists are compared."""
    return _LETTERS.sub(" ", text.lower().replace("ё", "е")).strip()


@cache
def words(name: str, key: str) -> frozenset[str]:
    """One list of a file, folded."""
    return frozenset(fold(str(item)) for item in load(name)[key])


@cache
def pattern(name: str, key: str) -> re.Pattern[str]:
    """One list of a file as a single expression that matches any of its items on word boundaries."""
    items = sorted({fold(str(item)) for item in load(name)[key]}, key=lambda item: (-len(item), item))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(item) for item in items) + r")(?!\w)")
