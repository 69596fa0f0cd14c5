"""The parser's own word lists, loaded once from ``data/*.yaml`` and kept as plain sets."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

_DATA = Path(__file__).parent / "data"
_LETTERS = re.compile(r"[^\w+#]+")


@cache
def load(name: str) -> Any:
    """The content of ``data/<name>.yaml``."""
    with (_DATA / f"{name}.yaml").open(encoding="utf-8") as stream:
        return yaml.load(stream, Loader=yaml.CSafeLoader)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case, ё as е, punctuation as single spaces: the form in which lists are compared."""
    return _LETTERS.sub(" ", text.lower().replace("ё", "е")).strip()


@cache
def word_list(name: str, key: str) -> frozenset[str]:
    """One list of a file, folded; its rows may be lists themselves."""
    rows = load(name)[key]
    return frozenset(fold(str(item)) for row in rows for item in (row if isinstance(row, list) else [row]))
