"""What people said about a résumé, laid over what the machine read: pure, whatever the order, however often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from mismatch.engine.parsing.anchors import Anchor, find_entry, find_twin, same
from mismatch.engine.parsing.correctable import PARTS, SINGLE, Entry, Field

Values = dict[str, str]
#: Fields too long to name an entry by.
_LONG = frozenset({"bullets"})


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """One word of a person. The newest about a field counts; ``id`` grows with time.

    - a field: ``field`` is set, ``value`` is a text, None when the document does not say this;
    - a new entry: no ``field`` and no ``anchor``, ``value`` holds its fields;
    - an entry that is none: an ``anchor``, no ``field``, no ``value``.

    ``before`` is what the machine read when the person said so: a value equal to it is a confirmation.
    """

    id: int
    part: str
    field: str | None = None
    anchor: Anchor | None = None
    before: str | None = None
    value: str | Values | None = None


class LaidField(msgspec.Struct, kw_only=True):
    """One field in force. ``changed``: the machine now reads neither what it read then nor what the person said."""

    value: str | None
    machine: Field | None = None
    correction: int | None = None
    changed: bool = False

    @property
    def is_confirmed(self) -> bool:
        """Whether a person and the machine say the same."""
        return self.correction is not None and self.machine is not None and self.value == self.machine.value


class LaidEntry(msgspec.Struct, kw_only=True):
    """One entry in force. ``added``/``removed`` name the correction that did so.

    ``lost``: a person corrected it, and the machine no longer reads it; it stays as the person left it.
    """

    key: str
    fields: dict[str, LaidField]
    machine: Entry | None = None
    added: int | None = None
    removed: int | None = None
    lost: bool = False

    @property
    def values(self) -> Values:
        return {name: field.value for name, field in self.fields.items() if field.value}

    def value_of(self, name: str) -> str | None:
        """A field in force; None when nothing is."""
        return self.fields[name].value if name in self.fields else None

    @property
    def is_touched(self) -> bool:
        """Whether a value differs from what the machine read."""
        return self.machine is None or self.values != self.machine.values


Laid = dict[str, list[LaidEntry]]


def lay_over(read: Mapping[str, Sequence[Entry]], corrections: Sequence[Correction]) -> Laid:
    """The entries of every part with what people said about them."""
    newest = {one.id: one for one in corrections}
    laid = {part: _opened(part, read.get(part, ())) for part in PARTS}
    for number in sorted(newest):
        _lay(laid, read, newest[number])
    return laid


def entry_by_key(laid: Laid, part: str, key: str) -> LaidEntry | None:
    """The entry a form speaks of; None when there is none."""
    return next((entry for entry in laid.get(part, []) if entry.key == key), None)


def anchor_of(part: str, entry: LaidEntry) -> Anchor | None:
    """How a correction names this entry; a part of which there is one, and an entry that was lost, have no name."""
    if part in SINGLE:
        return None
    if entry.added is not None:
        return Anchor(added=entry.added)
    if entry.machine is None:
        return None
    told = {name: value for name, value in entry.machine.values.items() if name not in _LONG}
    return Anchor(values=told, quote=entry.machine.quote)


def _opened(part: str, entries: Sequence[Entry]) -> list[LaidEntry]:
    if part in SINGLE and not entries:
        return [LaidEntry(key="0", fields={})]
    return [
        LaidEntry(
            key=str(entry.index),
            machine=entry,
            fields={name: LaidField(value=field.value, machine=field) for name, field in entry.fields.items()},
        )
        for entry in entries
    ]


def _lay(laid: Laid, read: Mapping[str, Sequence[Entry]], one: Correction) -> None:
    if one.part not in PARTS:
        return
    if one.part not in SINGLE and one.anchor is None:
        _add(laid, read, one)
        return
    entry = _entry_for(laid, read, one)
    if entry is None:
        return
    if one.field is None:
        entry.removed = one.id
    elif not isinstance(one.value, dict):
        entry.fields[one.field] = _said(entry.fields.get(one.field), one, one.value)


def _add(laid: Laid, read: Mapping[str, Sequence[Entry]], one: Correction) -> None:
    """A new entry; where a newer reading has it by now, the person's words about that one."""
    added = _added(one)
    twin = find_twin(one.part, added.values, read.get(one.part, ()))
    entry = entry_by_key(laid, one.part, str(twin.index)) if twin else None
    if entry is None or entry.removed is not None:
        laid[one.part].append(added)
        return
    for name, value in added.values.items():
        entry.fields[name] = _said(entry.fields.get(name), one, value)


def _added(one: Correction) -> LaidEntry:
    values = one.value if isinstance(one.value, dict) else {}
    return LaidEntry(
        key=f"+{one.id}",
        added=one.id,
        fields={name: LaidField(value=value, correction=one.id) for name, value in values.items() if value},
    )


def _said(field: LaidField | None, one: Correction, value: str | None) -> LaidField:
    machine = field.machine if field else None
    now = machine.value if machine else None
    changed = not same(now, one.before) and not same(now, value)
    return LaidField(value=value or None, machine=machine, correction=one.id, changed=changed)


def _entry_for(laid: Laid, read: Mapping[str, Sequence[Entry]], one: Correction) -> LaidEntry | None:
    """The entry a correction is about. One that is no longer read comes back, unless it is to go anyway."""
    if one.part in SINGLE:
        return laid[one.part][0]
    anchor = one.anchor or Anchor()
    if anchor.added is not None:
        return entry_by_key(laid, one.part, f"+{anchor.added}")
    found = find_entry(one.part, anchor, read.get(one.part, ()))
    if found is not None:
        return entry_by_key(laid, one.part, str(found.index))
    return _lost(laid, one, anchor) if one.field is not None else None


def _lost(laid: Laid, one: Correction, anchor: Anchor) -> LaidEntry:
    key = "~" + "|".join(f"{name}={anchor.values[name]}" for name in sorted(anchor.values))
    known = entry_by_key(laid, one.part, key)
    if known is None:
        fields = {name: LaidField(value=value) for name, value in anchor.values.items()}
        known = LaidEntry(key=key, fields=fields, lost=True)
        laid[one.part].append(known)
    return known
