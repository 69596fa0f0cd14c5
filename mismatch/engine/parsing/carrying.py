"""What people said about one document of a person, said of another: a newer document, or a second copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mismatch.engine.parsing.anchors import Anchor, find_entry, same
from mismatch.engine.parsing.correctable import PARTS, SINGLE, Entry, Field
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


def replaced(told: Sequence[tuple[object, Correction]], read: Mapping[str, Sequence[Entry]]) -> set[int]:
    """Which corrections a later one about the same replaces, when what was said of two copies comes together.

    ``told``: in the order in which they were said, each with its copy. Of one copy the later leaves the earlier alone:
    whoever said it knew of that.
    """
    known = {part: list(entries) for part, entries in read.items()}
    about = [(copy, one, _subject(one, known)) for copy, one in told]
    return {
        earlier.id
        for number, (copy, earlier, entry) in enumerate(about)
        if any(
            other != copy and same_one == entry and later.part == earlier.part and _replaces(later, earlier)
            for other, later, same_one in about[number + 1 :]
        )
    }


def _subject(one: Correction, known: dict[str, list[Entry]]) -> object:
    """What an entry is told by; one that a person entered is from then on among the known."""
    if one.part in SINGLE:
        return None
    if one.anchor is not None and one.anchor.added is not None:
        return one.anchor
    entries = known.setdefault(one.part, [])
    if one.anchor is not None:
        found = find_entry(one.part, one.anchor, entries)
        return found.index if found else tuple(sorted(one.anchor.values.items()))
    values = one.value if isinstance(one.value, dict) else {}
    found = find_entry(one.part, Anchor(values=values), entries, _LEAST)
    if found is None:
        fields = {name: Field(value=value, start=None, end=None, confidence=1.0) for name, value in values.items()}
        found = Entry(index=max((entry.index for entry in entries), default=-1) + 1, fields=fields)
        entries.append(found)
    return found.index


def _replaces(later: Correction, earlier: Correction) -> bool:
    """Both are about one entry: a later word on it outdates that it is none, a whole one all that was said before."""
    if later.field is not None:
        return earlier.field == later.field or _is_removal(earlier)
    named = PARTS[later.part] if _is_removal(later) or not isinstance(later.value, dict) else later.value
    return earlier.field is None or earlier.field in named


def _is_removal(one: Correction) -> bool:
    return one.field is None and one.anchor is not None
