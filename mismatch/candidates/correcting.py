"""Verbs on the fields of a résumé: correct, confirm, add, take away, take back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import select

from mismatch.candidates import intake
from mismatch.candidates.rereading import reread_resume
from mismatch.engine.parsing.correctable import PARTS, SINGLE, YES
from mismatch.engine.parsing.corrections import LaidEntry, anchor_of, entry_by_key
from mismatch.engine.parsing.locations import country_of
from mismatch.engine.parsing.values import Unacceptable, accepted, find_fault
from mismatch.errors import Conflict
from mismatch.extensions import db
from mismatch.matching.tasks import rank_candidate, sharpen_resume
from mismatch.models import Correction, Membership, Resume
from mismatch.models.audit import record
from mismatch.models.columns import now
from mismatch.queue import enqueue
from mismatch.turns import hold

Typed = Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """What a person says about one entry of the queue: its fields as they are right, or that it is none."""

    part: str
    key: str
    typed: Typed
    is_none: bool = False


class NotAccepted(Exception):  # noqa: N818 - what happened, in the words of the pages
    """A field holds what is no value of it: ``reason`` is a code of ``engine.parsing.values``, ``about`` fills it."""

    def __init__(self, part: str, key: str, field: str, reason: str, about: Mapping[str, object] | None = None) -> None:
        super().__init__(f"{part} {field}: {reason}")
        self.part = part
        self.key = key
        self.field = field
        self.reason = reason
        self.about = about or {}


def correct_entry(
    actor: Membership, resume: Resume, revision: int, part: str, key: str, typed: Typed, confirm: bool = False
) -> int:
    """Say what an entry's fields are; ``confirm`` also says that those left as they are, are right."""
    _open(resume, revision)
    entry = _apart(actor, resume, part, _entry(resume, part, key))
    values = _accept(resume, part, key, entry.values, typed)
    changed = [name for name in PARTS[part] if values[name] != entry.value_of(name)]
    if changed or confirm:
        _check(resume, part, key, values, changed)
    said = [name for name in PARTS[part] if name in changed or (confirm and _is_unsure(entry, name))]
    if entry.machine is None and part not in SINGLE:
        if changed or entry.lost:
            _replace(actor, resume, part, entry, values)
    else:
        for name in said:
            _say_field(actor, resume, part, entry, name, values[name])
    if said or entry.lost:
        _changed(actor, resume, "correct" if changed else "confirm", part)
    return len(said)


def add_entry(actor: Membership, resume: Resume, revision: int, part: str, typed: Typed) -> None:
    """Enter something that the machine did not read."""
    _open(resume, revision)
    if part not in PARTS or part in SINGLE:
        raise Conflict()
    values = {name: value for name, value in _accept(resume, part, "", {}, typed).items() if value}
    if not set(values) - {"current", "part_time"}:
        raise NotAccepted(part, "", PARTS[part][0], "empty")
    _check(resume, part, "", values, list(values))
    _say(actor, resume, part=part, value=values)
    _changed(actor, resume, "add", part)


def remove_entry(actor: Membership, resume: Resume, revision: int, part: str, key: str) -> None:
    """Say that an entry is none. One that a person entered goes with what they entered."""
    _open(resume, revision)
    entry = _entry(resume, part, key)
    if part in SINGLE:
        for name in list(entry.values):
            _say_field(actor, resume, part, entry, name, None)
    else:
        _withdraw(actor, resume, _corrections_of(entry))
        if entry.machine is not None:
            _say(actor, resume, part=part, anchor=anchor_of(part, entry))
    _changed(actor, resume, "remove", part)


def review_entries(actor: Membership, resume: Resume, revision: int, answers: Sequence[Answer]) -> int:
    """What a person says about several entries at once; returns how many they settled."""
    _open(resume, revision)
    for answer in answers:
        if answer.is_none:
            remove_entry(actor, resume, resume.revision, answer.part, answer.key)
        else:
            correct_entry(actor, resume, resume.revision, answer.part, answer.key, answer.typed, confirm=True)
    return len(answers)


def take_back(actor: Membership, resume: Resume, revision: int, correction_ids: Collection[int]) -> None:
    """Let what the machine read count again."""
    _open(resume, revision)
    parts = [_in_force(resume, number).part for number in correction_ids]
    if not parts:
        raise Conflict()
    _withdraw(actor, resume, set(correction_ids))
    _changed(actor, resume, "take_back", parts[0])


def keep_corrections(actor: Membership, resume: Resume, revision: int, correction_ids: Collection[int]) -> None:
    """Stand by corrections although the machine now reads something else."""
    _open(resume, revision)
    parts = [_in_force(resume, number).part for number in correction_ids]
    if not parts:
        raise Conflict()
    for part in sorted(set(parts)):
        for found in resume.laid[part]:
            entry = _apart(actor, resume, part, found)
            for name, field in list(entry.fields.items()):
                if field.correction in correction_ids and (entry.machine is not None or part in SINGLE):
                    _say_field(actor, resume, part, entry, name, field.value)
    _changed(actor, resume, "keep", parts[0])


def request_reading(actor: Membership, resume: Resume) -> None:
    """Have the stored document read again by the engine of today; corrections stay."""
    hold(resume)
    resume.reread_requested_at, resume.reread_engine = now(), None
    record(actor, "reread", resume)
    enqueue(reread_resume, resume.id, at_front=True)


def let_count(actor: Membership, resume: Resume) -> None:
    """Have an earlier or a later résumé of the same person count."""
    hold(resume)
    hold(resume.candidate)
    intake.count_resume(resume)
    record(actor, "count", resume)
    _rank_at_once(resume)


def _open(resume: Resume, revision: int) -> None:
    """One at a time, and only on what the person has seen."""
    hold(resume)
    db.session.refresh(resume, ["corrections"])
    if resume.revision != revision:
        raise Conflict()


def _entry(resume: Resume, part: str, key: str) -> LaidEntry:
    entry = entry_by_key(resume.laid, part, key) if part in PARTS else None
    if entry is None or entry.removed is not None:
        raise Conflict()
    return entry


def _apart(actor: Membership, resume: Resume, part: str, entry: LaidEntry) -> LaidEntry:
    """An entry that a person entered whole and the machine has found since: what they said becomes field by field."""
    whole = {one.id for one in resume.corrections if one.is_in_force and one.field is None and one.anchor is None}
    said = {name: field for name, field in entry.fields.items() if field.correction in whole}
    if entry.machine is None or not said:
        return entry
    for name, field in said.items():
        _say_field(actor, resume, part, entry, name, field.value)
    db.session.flush()
    return _entry(resume, part, entry.key)


def _accept(resume: Resume, part: str, key: str, held: Typed, typed: Typed) -> dict[str, str | None]:
    """The fields as typed; those that no form asked for stay as they are."""
    location = resume.candidate.location
    region = (country_of(location) if location else None) or ("RU" if resume.language == "ru" else "US")
    values: dict[str, str | None] = {}
    for name in PARTS[part]:
        try:
            values[name] = accepted(part, name, typed[name], region) if name in typed else held.get(name)
        except Unacceptable as refusal:
            raise NotAccepted(part, key, name, refusal.reason, refusal.about) from refusal
    if values.get("current") == YES and "end" in values:
        values["end"] = None
    return values


def _check(resume: Resume, part: str, key: str, values: Mapping[str, str | None], changed: Collection[str]) -> None:
    """Refuse what cannot be: an end before its start, and an entry that is there already."""
    others = [one.values for one in resume.laid[part] if one.key != key and one.removed is None]
    fault = find_fault(part, values, others if changed and part not in SINGLE else [])
    if fault is not None:
        shown = values.get(PARTS[part][0]) or ""
        raise NotAccepted(part, key, fault.field, fault.reason, {"value": shown})


def _is_unsure(entry: LaidEntry, name: str) -> bool:
    field = entry.fields.get(name)
    if field is None or field.value is None or name == "bullets":  # those are the document's own words
        return False
    return field.correction is None or field.changed


def _say_field(actor: Membership, resume: Resume, part: str, entry: LaidEntry, name: str, value: str | None) -> None:
    field = entry.fields.get(name)
    if field is not None and field.correction is not None:
        _withdraw(actor, resume, {field.correction})
    machine = field.machine.value if field is not None and field.machine is not None else None
    _say(actor, resume, part=part, field=name, anchor=anchor_of(part, entry), before=machine, value=value)


def _replace(actor: Membership, resume: Resume, part: str, entry: LaidEntry, values: dict[str, str | None]) -> None:
    """An entry that stands on people's words alone is entered anew, whole."""
    _withdraw(actor, resume, _corrections_of(entry))
    _say(actor, resume, part=part, value={name: value for name, value in values.items() if value})


def _corrections_of(entry: LaidEntry) -> set[int]:
    ids = {field.correction for field in entry.fields.values() if field.correction is not None}
    return ids | ({entry.added} if entry.added is not None else set())


def _say(actor: Membership, resume: Resume, *, part: str, anchor: Any = None, **said: Any) -> None:
    told = msgspec.to_builtins(anchor) if anchor is not None else None
    resume.corrections.append(
        Correction(organization_id=resume.organization_id, user_id=actor.user_id, part=part, anchor=told, **said)
    )


def _withdraw(actor: Membership, resume: Resume, ids: set[int]) -> None:
    for one in resume.corrections:
        if one.id in ids and one.is_in_force:
            one.withdrawn_at, one.withdrawn_by_id = now(), actor.user_id


def _in_force(resume: Resume, correction_id: int) -> Correction:
    one = db.session.scalar(select(Correction).filter_by(id=correction_id, resume_id=resume.id))
    if one is None or not one.is_in_force:
        raise Conflict()
    return one


def _changed(actor: Membership, resume: Resume, verb: str, part: str) -> None:
    """Work out what counts now, and have the person scored anew."""
    db.session.flush()
    resume.lay_corrections()
    record(actor, verb, resume, part=part, revision=resume.revision)
    if resume.candidate.resume_id == resume.id:
        intake.describe_anew(resume)
        resume.candidate.ranking_requested_at = now()
        _rank_at_once(resume)


def _rank_at_once(resume: Resume) -> None:
    """Somebody is looking: before what was dropped in bulk."""
    enqueue(rank_candidate, resume.candidate_id, at_front=True)
    enqueue(sharpen_resume, resume.id, at_front=True)
