"""Finding an entry again in another reading of the same document: by its values and its text, not by its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from mismatch.engine.parsing.correctable import Entry
from mismatch.engine.shapes import settle

#: What each field says about which entry is meant. Parts that are not here are told by one value.
_WEIGHTS: dict[str, dict[str, float]] = {
    "positions": {"title": 3, "employer": 3, "start": 2, "end": 1, "place": 0.5},
    "education": {"institution": 4, "degree": 2, "field": 2, "end": 2, "start": 1},
}
_QUOTE = 5.0
_LEAST, _TWIN = 0.4, 0.8
_PARTLY = 0.7
_WORD = re.compile(r"[^\W_]+[+#]*")


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """The entry a correction is about, as it was read then; ``added`` names the correction that entered it."""

    values: dict[str, str] = {}
    quote: str = ""
    added: int | None = None


settle(Anchor)


def find_entry(part: str, anchor: Anchor, entries: Sequence[Entry], least: float = _LEAST) -> Entry | None:
    """The entry that is most like the anchor; None when none is like enough. Of equals the first."""
    measured = [(_likeness(part, anchor, entry), -entry.index, entry) for entry in entries]
    best = max(measured, key=lambda one: one[:2], default=None)
    return best[2] if best and best[0] >= least else None


def find_twin(part: str, values: dict[str, str], entries: Sequence[Entry]) -> Entry | None:
    """The entry that says what a person entered because an earlier reading had missed it."""
    return find_entry(part, Anchor(values=values), entries, _TWIN) if part in _WEIGHTS else None


def fold(value: str) -> str:
    """A value without what makes no difference: case, ё, punctuation, spaces."""
    return " ".join(_WORD.findall(value.casefold().replace("ё", "е")))


def same(one: str | None, other: str | None) -> bool:
    """Whether two values say the same; nothing is the same as nothing."""
    folded = fold(one or ""), fold(other or "")
    return folded[0] == folded[1] and (folded[0] != "" or (one or "") == (other or ""))


def _likeness(part: str, anchor: Anchor, entry: Entry) -> float:
    """0–1."""
    weights = _WEIGHTS.get(part)
    if weights is None:
        return _of_value(anchor, entry)
    asked = {name: weight for name, weight in weights.items() if anchor.values.get(name)}
    likeness = sum(w * _of(anchor.values[name], entry.values.get(name, "")) for name, w in asked.items())
    whole = sum(asked.values())
    if anchor.quote and entry.quote:
        likeness, whole = likeness + _QUOTE * _shared_words(anchor.quote, entry.quote), whole + _QUOTE
    return likeness / whole if whole else 0.0


def _of_value(anchor: Anchor, entry: Entry) -> float:
    """Entries told by one value: the same value, or more or less of it read in the same row."""
    name = next(iter(anchor.values), None)
    told, read = anchor.values.get(name or "", ""), entry.values.get(name or "", "")
    if same(told, read):
        return 1.0 if told == read else 0.95
    return _of(told, read) if anchor.quote and same(anchor.quote, entry.quote) else 0.0


def _of(told: str, read: str) -> float:
    if same(told, read):
        return 1.0
    one, other = fold(told), fold(read)
    return _PARTLY if min(len(one), len(other)) >= 3 and (one in other or other in one) else 0.0


def _shared_words(one: str, other: str) -> float:
    first, second = set(fold(one).split()), set(fold(other).split())
    return len(first & second) / len(first | second) if first | second else 0.0
