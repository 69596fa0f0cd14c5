"""A résumé's fields as the candidate page shows them: what counts, where it stands, and who says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cached_property
from typing import Any

from flask_babel import gettext as _

from mismatch import labels
from mismatch.candidates.places import Pages
from mismatch.engine.parsing.career import interval_of
from mismatch.engine.parsing.correctable import KEPT_APART, OWN, PARTS, SINGLE, YES, line_of
from mismatch.engine.parsing.corrections import LaidEntry, LaidField
from mismatch.engine.parsing.doubts import Doubt, doubt_of, find_doubts
from mismatch.engine.parsing.resume import Position
from mismatch.engine.parsing.resume import Resume as ParsedResume
from mismatch.engine.parsing.values import LICENCES
from mismatch.engine.skills.base import skill_base
from mismatch.figures import duration, is_language, period, skill_name, spoken_language
from mismatch.models import Correction, Resume


@dataclass(frozen=True)
class Refusal:
    """What a person typed and the site could not take, to be shown again beside the reason."""

    part: str
    key: str
    typed: Mapping[str, str]
    field: str = ""
    reason: str = ""
    about: Mapping[str, object] = dataclass_field(default_factory=dict)

    def words(self) -> str:
        """Why, in the reader's language."""
        about = dict(self.about)
        if "value" in about:
            about["value"] = wording(self.part, self.field, str(about["value"]))
        return str(labels.UNACCEPTABLE[self.reason]) % about


@dataclass(frozen=True)
class FieldView:
    """One field: as it counts, as typed into a form, as the machine read it, and who corrected it."""

    part: str
    name: str
    raw: str
    text: str
    typed: str
    machine: str
    printed: str
    place: dict[str, Any]
    doubtful: bool
    changed: bool
    correction: Correction | None
    is_confirmed: bool
    error: str = ""
    offers_own: bool = False

    @property
    def label(self) -> Any:
        return labels.FIELDS[self.name]

    @property
    def is_unprinted(self) -> bool:
        """An address that the file leads to and no word of it says."""
        return self.part == "links" and bool(self.machine) and not self.place and self.correction is None

    @property
    def options(self) -> Mapping[str, Any]:
        """The values to choose from; none where people type."""
        return _OPTIONS.get((self.part, self.name), {})

    @property
    def is_own(self) -> bool:
        """A skill in a person's own words, which the base does not know."""
        return self.part == "skills" and self.raw.startswith(OWN)

    @property
    def is_box(self) -> bool:
        return self.name in ("current", "part_time") or self.part == "photo"

    @property
    def is_long(self) -> bool:
        return self.name == "bullets"


@dataclass(frozen=True)
class EntryView:
    """One entry of a part with its fields in order."""

    part: str
    key: str
    number: int
    fields: list[FieldView]
    added: Correction | None
    removed: Correction | None
    lost: bool
    machine_index: int | None
    is_open: bool = False

    @property
    def id(self) -> str:
        return f"{self.part}-{self.number}"

    @property
    def doubtful(self) -> bool:
        return self.lost or any(one.doubtful for one in self.fields)

    @property
    def shown(self) -> list[FieldView]:
        """The fields that say something."""
        return [one for one in self.fields if one.text]

    @property
    def corrections(self) -> list[FieldView]:
        """Fields that a person spoke about one by one."""
        return [one for one in self.fields if one.correction is not None and one.correction is not self.added]

    @property
    def is_own(self) -> bool:
        """A skill that the base does not know."""
        return any(one.is_own for one in self.fields)

    @property
    def is_hidden(self) -> bool:
        """A spoken language among the skills: languages have a list of their own."""
        return self.part == "skills" and self["id"].raw in skill_base().skills and is_language(self["id"].raw)

    def __getitem__(self, name: str) -> FieldView:
        return {one.name: one for one in self.fields}[name]


@dataclass
class Sheet:
    """Every part of one résumé. ``parts`` holds what counts; ``gone`` what a person took away."""

    resume: Resume
    pages: Pages
    refusals: Sequence[Refusal] = ()
    parts: dict[str, list[EntryView]] = dataclass_field(default_factory=dict)
    gone: dict[str, list[EntryView]] = dataclass_field(default_factory=dict)
    doubts: list[Doubt] = dataclass_field(default_factory=list)
    blank: dict[str, EntryView] = dataclass_field(default_factory=dict)

    @cached_property
    def machine(self) -> ParsedResume:
        """What the machine read."""
        return self.resume.machine_parsed

    def when(self, entry: EntryView) -> str:
        """When a position was held and for how long, in words."""
        position = Position(
            start=entry["start"].raw or None, end=entry["end"].raw or None, current=entry["current"].raw == YES
        )
        interval = interval_of(position, self.resume.as_of)
        return " · ".join(
            part for part in (period(position), duration(interval[1] - interval[0]) if interval else "") if part
        )

    def lines(self, entry: EntryView) -> list[tuple[str, dict[str, Any]]]:
        """What somebody did in a position, line by line, each with its place where the document has it."""
        held = self.machine.positions[entry.machine_index].bullets if entry.machine_index is not None else []
        known = {line_of(self.pages.text[one.start : one.end]): one for one in held}
        told = [line for line in entry["bullets"].raw.split("\n") if line]
        return [(line, self.pages.place(known[line].start, known[line].end) if line in known else {}) for line in told]

    def told_skills(self, counts: ParsedResume) -> list[str]:
        """Skills that stand in the lines people entered and nowhere else."""
        listed = {one["id"].raw for one in self.parts["skills"]}
        return [use.id for use in counts.skills if use.how != "implied" and use.id not in listed]

    @property
    def kept_apart(self) -> list[str]:
        """Facts that are never scored: birth date and citizenship, and what else the document tells of itself."""
        always = ("birth_date", "citizenship")
        return [part for part in KEPT_APART if part in always or self._says(part)]

    def _says(self, part: str) -> bool:
        return any(one.shown or one.corrections for one in self.parts[part]) or any(
            one.part == part for one in self.refusals
        )

    def __post_init__(self) -> None:
        laid = self.resume.laid
        said = {one.id: one for one in self.resume.corrections if one.is_in_force}
        self.doubts = find_doubts(laid)
        for part, entries in laid.items():
            views = [self._entry(part, number, entry, said) for number, entry in enumerate(entries)]
            self.parts[part] = [one for one in views if one.removed is None]
            self.gone[part] = [one for one in views if one.removed is not None]
            if part not in SINGLE:
                blank = LaidEntry(key="", fields={})
                self.blank[part] = self._entry(part, len(entries), blank, said)

    def in_doubt(self, most: int) -> list[EntryView]:
        """The entries to be looked at, least sure first."""
        views = {(one.part, one.key): one for entries in self.parts.values() for one in entries}
        found = [views[one.part, one.key] for one in self.doubts if (one.part, one.key) in views]
        return found[:most]

    def _entry(self, part: str, number: int, entry: LaidEntry, said: dict[int, Correction]) -> EntryView:
        refused = next((one for one in self.refusals if (one.part, one.key) == (part, entry.key)), None)
        return EntryView(
            part=part,
            key=entry.key,
            number=number,
            fields=[self._field(part, name, entry, said, refused) for name in PARTS[part]],
            added=said.get(entry.added or 0),
            removed=said.get(entry.removed or 0),
            lost=entry.lost,
            machine_index=entry.machine.index if entry.machine else None,
            is_open=refused is not None,
        )

    def _field(
        self, part: str, name: str, entry: LaidEntry, said: dict[int, Correction], refused: Refusal | None
    ) -> FieldView:
        held = entry.fields.get(name) or LaidField(value=None)
        place = self.pages.place(held.machine.start, held.machine.end) if held.machine else {}
        printed = " ".join(self.pages.text[place["start"] : place["end"]].split()) if place else ""
        text = printed if part == "phones" and printed and not held.correction else wording(part, name, held.value)
        wrong = refused is not None and refused.field == name
        return FieldView(
            part=part,
            name=name,
            raw=held.value or "",
            text=text,
            typed=refused.typed.get(name, "").removeprefix(OWN) if refused else as_typed(part, name, held.value),
            machine=wording(part, name, held.machine.value) if held.machine else "",
            printed=printed,
            place=place,
            doubtful=doubt_of(entry, name) is not None or (part == "name" and not held.value),
            changed=held.changed,
            correction=said.get(held.correction or 0),
            is_confirmed=held.is_confirmed,
            error=refused.words() if refused and wrong and refused.reason else "",
            offers_own=bool(refused and wrong and refused.reason == "skill"),
        )


#: Fields whose value is chosen.
_OPTIONS: dict[tuple[str, str], Mapping[str, Any]] = {
    ("languages", "level"): labels.LANGUAGE_LEVELS,
    ("salary", "period"): labels.SALARY_PERIODS,
    ("education", "grade"): labels.DEGREE_LEVELS,
    ("sex", "value"): labels.SEXES,
    ("licences", "value"): {code: code for code in LICENCES if code != "driving"} | labels.LICENCES,
}


def as_typed(part: str, name: str, value: str | None) -> str:
    """A value as people write it into a form."""
    if value and part == "skills":
        return _skill(value)
    if value and part == "languages" and name == "name":
        return spoken_language(value)
    return _date(value) if name in ("start", "end") or part == "birth_date" else value or ""


def _skill(id: str) -> str:
    """A skill's name; a person's own words; of one that has left the base, what it was called by."""
    return skill_name(id) if id in skill_base().skills else id.removeprefix(OWN)


def _date(value: str | None) -> str:
    """A moment of the engine as people write it: “1990-03-12” → “12.03.1990”."""
    return ".".join(reversed((value or "").split("-")))


def wording(part: str, name: str, value: str | None) -> str:
    """A value in the reader's language."""
    if not value:
        return ""
    if part == "skills":
        return _skill(value)
    if part == "languages" and name == "name":
        return spoken_language(value)
    if name in ("start", "end") or part == "birth_date":
        return _date(value)
    if name in ("current", "part_time"):
        return str(labels.FIELDS[name])
    if part == "photo":
        return str(_("yes"))
    return str(_OPTIONS.get((part, name), {}).get(value, value))
