"""What people said about one document of a person, where a newer document of theirs leaves it true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mismatch.engine.parsing.anchors import Anchor, find_entry, same
from mismatch.engine.parsing.correctable import SINGLE, Entry
from mismatch.engine.parsing.corrections import Correction

#: Another document is another text: an entry is the same one only when most of it is.
_LEAST = 0.8


def carried(corrections: Sequence[Correction], read: Mapping[str, Sequence[Entry]]) -> list[Correction]:
    """The corrections that hold for the newer document, oldest first. What it newly says of itself is not overruled.

    A field: where the new document says what the old one said, or what the person said. A new entry: where the new
    document does not have it by itself. An entry that is none: where it is found again.
    """
    ordered = sorted(corrections, key=lambda one: one.id)
    return [one for one in ordered if _holds(one, read.get(one.part, ()))]


def _holds(one: Correction, entries: Sequence[Entry]) -> bool:
    if one.part in SINGLE:
        return _still_says(one, entries[0] if entries else None)
    if one.anchor is None:
        return isinstance(one.value, dict) and find_entry(one.part, Anchor(values=one.value), entries, _LEAST) is None
    if one.anchor.added is not None:
        return False  # of a word of a person that comes along, or does not, as a whole
    found = find_entry(one.part, one.anchor, entries, _LEAST)
    return found is not None and (one.field is None or _still_says(one, found))


def _still_says(one: Correction, entry: Entry | None) -> bool:
    """Whether the document says of this field what the one before said, or what the person did."""
    read = entry.values.get(one.field or "") if entry is not None else None
    said = one.value if isinstance(one.value, str) else None
    return same(read, one.before) or same(read, said)
