"""Words broken at the end of a line: which hyphens belong to the word and which only to the line."""

from __future__ import annotations

import re

#: First parts that keep their hyphen: "front-" + "end" is "front-end", not "frontend".
_COMPOUNDS = frozenset(
    ["front", "back", "full", "self", "non", "co", "multi", "cross", "client", "server", "real", "time", "high", "low", "long", "short", "well", "pre", "post", "end", "open", "cloud", "data", "object", "state", "top", "right", "left", "user", "test", "third", "first", "second", "part", "on", "off", "peer", "point", "face", "one", "two", "three", "four", "in", "out", "up", "down", "cost", "decision", "problem", "result", "customer", "business", "e", "ex", "all", "anti", "semi", "sub", "inter", "intra", "micro", "non", "quasi", "веб", "интернет", "бизнес", "онлайн", "офлайн", "ит", "it", "hr", "пр", "топ", "тим", "тех", "эко", "авто", "медиа", "мини", "макси", "пресс", "арт", "дизайн", "контент", "северо", "юго", "северно", "южно", "санкт", "ростов", "нижне", "по", "как", "кое", "где", "кто", "что", "когда"]
)
_BROKEN = re.compile(r"[^\W\d_]{2,}-$")


def is_joined(before: str, after: str) -> bool:
    """Whether a line ending in ``before`` and one starting with ``after`` break one word in two."""
    if not _BROKEN.search(before) or not after[:1].islower():
        return False
    first = before[:-1].lower()
    if "-" in first or first.strip("(\"'«") in _COMPOUNDS:
        return False
    return len(re.match(r"[^\W\d_]*", after).group()) >= 2  # type: ignore[union-attr]
