"""The résumé that counts: what the machine read with what people said laid over it, and all that follows from both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from mismatch.engine.parsing.career import find_gaps, seniority_of, total_months
from mismatch.engine.parsing.contacts import link_kind
from mismatch.engine.parsing.correctable import KEPT_APART, OWN, YES, entries_of
from mismatch.engine.parsing.corrections import Correction, Laid, LaidEntry, lay_over
from mismatch.engine.parsing.name_keys import name_key
from mismatch.engine.parsing.overlaid_entries import Overruled, newest, overlaid_education, overlaid_positions
from mismatch.engine.parsing.overlaid_statements import fact_in_force, overlaid_statements
from mismatch.engine.parsing.red_flags import career_warnings
from mismatch.engine.parsing.resume import LanguageSkill, Link, Phone, Protected, Resume, Salary, SkillUse
from mismatch.engine.parsing.skill_uses import dated_uses, implied_uses
from mismatch.engine.parsing.telling import Teller
from mismatch.engine.shapes import Fact
from mismatch.engine.skills.base import skill_base

_MANIPULATION = ("hidden_", "stuffing", "instruction")


def corrected(resume: Resume, corrections: Sequence[Correction], as_of: date) -> Resume:
    """The machine's résumé with people's corrections; the same for the same set of them, whatever its order."""
    if not corrections:
        return resume
    return rebuilt(resume, lay_over(entries_of(resume), corrections), as_of)


def rebuilt(resume: Resume, laid: Laid, as_of: date) -> Resume:
    """A résumé of the entries in force. Lines that people entered stand behind the document's text."""
    teller, overruled = Teller(resume.text, resume.language), Overruled()
    changes: dict[str, Any] = {
        **_identity(resume, laid),
        **overlaid_statements(resume, laid, teller, overruled),
        "salary": _salary(resume.salary, laid["salary"][0], teller),
        "positions": overlaid_positions(resume, laid["positions"], teller, as_of, overruled),
        "education": overlaid_education(resume, laid["education"], teller),
        "languages": _languages(resume, laid["languages"], teller),
    }
    changes["skills"] = _skills(resume, laid["skills"], teller, overruled)
    changes |= {"text": teller.text, "told": teller.told, "sections": [*resume.sections, *teller.sections]}
    changes["overruled"] = [*overruled.heads, *overruled.struck]
    return _followed(msgspec.structs.replace(resume, **changes), as_of)


def _followed(resume: Resume, as_of: date) -> Resume:
    """All that follows from the fields: totals, months of skills, implied skills, level, gaps, warnings."""
    stated = dated_uses(resume.skills, resume.positions, as_of)
    months = total_months(resume.text, resume.positions, as_of)
    headline = resume.headline.value if resume.headline else None
    followed = msgspec.structs.replace(
        resume,
        name_key=name_key(resume.name.value) if resume.name else None,
        skills=stated + implied_uses(stated, resume.language),
        experience_months=months,
        seniority=seniority_of(resume.positions, headline, months, as_of),
        gaps=find_gaps(resume.positions, as_of),
    )
    kept = [one for one in resume.warnings if one.kind.startswith(_MANIPULATION)]
    return msgspec.structs.replace(followed, warnings=[*career_warnings(followed, as_of), *kept])


def _identity(resume: Resume, laid: Laid) -> dict[str, Any]:
    """Who the person is: never quoted, so nothing of it is written into the text."""
    held = resume.protected
    facts = {part: fact_in_force(getattr(held, part), laid[part][0]) for part in KEPT_APART if part != "photo"}
    protected: Protected = msgspec.structs.replace(held, **facts, photo=laid["photo"][0].value_of("value") == YES)
    return {
        "name": fact_in_force(resume.name, laid["name"][0]),
        "emails": _listed(resume.emails, laid["emails"], lambda value: Fact(value=value, **_UNPLACED)),
        "phones": _listed(resume.phones, laid["phones"], lambda value: Phone(value=value, printed=value, **_UNPLACED)),
        "links": _listed(
            resume.links, laid["links"], lambda value: Link(value=value, kind=link_kind(value), **_UNPLACED)
        ),
        "protected": protected,
    }


_UNPLACED: dict[str, Any] = {"start": None, "end": None, "confidence": 1.0}


def _listed(machine: Sequence[Any], entries: list[LaidEntry], make: Any) -> list[Any]:
    """Addresses in force, each once."""
    found: dict[str, Any] = {}
    for entry in entries:
        field = entry.fields.get("value")
        if entry.removed is not None or field is None or field.value is None:
            continue
        fact = machine[entry.machine.index] if entry.machine else None
        if fact is None or field.value != fact.value:
            fact = make(field.value)
        elif field.correction is not None:
            fact = msgspec.structs.replace(fact, confidence=1.0)
        found.setdefault(field.value.lower(), fact)
    return list(found.values())


def _salary(machine: Salary | None, entry: LaidEntry, teller: Teller) -> Salary | None:
    values = entry.values
    if not values.get("amount", "").isdecimal():
        return None
    if not entry.is_touched and machine is not None:
        sure = any(field.correction for field in entry.fields.values())
        return msgspec.structs.replace(machine, confidence=1.0) if sure else machine
    period = values.get("period", "month")
    told = {"amount": values["amount"], "currency": values.get("currency", ""), "period": period}
    line = teller.line("contact", {name: value for name, value in told.items() if value}, newest(entry))["line"]
    return msgspec.convert(
        {**told, "amount": int(values["amount"]), "start": line.start, "end": line.end, "confidence": 1.0}, Salary
    )


def _skills(resume: Resume, entries: list[LaidEntry], teller: Teller, overruled: Overruled) -> list[SkillUse]:
    """Stated and used skills in force; what follows from them is found afterwards."""
    known = skill_base().skills
    kept: dict[str, SkillUse] = {}
    gone = {entry.values.get("id") for entry in entries if entry.removed is not None}
    lines = teller.said_of_work  # before skills are told: those are no lines of work
    for entry in entries:
        skill, field = entry.values.get("id"), entry.fields.get("id")
        if entry.removed is not None or skill is None or field is None or skill in kept:
            continue
        if entry.machine is not None and not entry.is_touched:
            use = resume.skills[entry.machine.index]
            if field.correction is not None:
                kept[skill] = msgspec.structs.replace(use, confidence=1.0)
            elif left := [place for place in use.places if not _is_struck(place, overruled)]:
                kept[skill] = use if left == use.places else msgspec.structs.replace(use, places=left)
        elif skill in known:
            name = skill_base().name(skill, resume.language)
            place = teller.skill(name, newest(entry))
            kept[skill] = SkillUse(id=skill, name=name, how="stated", places=[(place.start, place.end)])
        elif skill.startswith(OWN):  # no skill of the base: words, and what they name is found like anywhere else
            words = skill.removeprefix(OWN)
            lines.append((teller.skill(words, newest(entry)).start, "skills", words))
    return _found_in(lines, resume, kept, gone)


def _is_struck(place: tuple[int, int], overruled: Overruled) -> bool:
    return any(one.start < place[1] and place[0] < one.end for one in overruled.struck)


def _found_in(
    lines: list[tuple[int, str, str]], resume: Resume, kept: dict[str, SkillUse], gone: set[str | None]
) -> list[SkillUse]:
    """The same with the skills that people's lines name; one that a person took away stays away."""
    for start, kind, line in lines:
        for hit in skill_base().find(line):
            if hit.id in gone:
                continue
            place = (start + hit.start, start + hit.end)
            known = kept.get(hit.id)
            if known is None:
                how: Any = "used" if kind == "experience" else "stated"
                name = skill_base().name(hit.id, resume.language)
                kept[hit.id] = SkillUse(id=hit.id, name=name, how=how, places=[place], confidence=hit.confidence)
            else:
                kept[hit.id] = msgspec.structs.replace(known, places=[*known.places, place])
    return list(kept.values())


def _languages(resume: Resume, entries: list[LaidEntry], teller: Teller) -> list[LanguageSkill]:
    kept: dict[str, LanguageSkill] = {}
    for entry in entries:
        name, level = entry.values.get("name"), entry.values.get("level")
        if entry.removed is not None or name is None or (name in kept and entry.machine is None):
            continue
        if entry.machine is not None and not entry.is_touched:
            held = resume.languages[entry.machine.index]
            sure = any(field.correction for field in entry.fields.values())
            kept[name] = msgspec.structs.replace(held, confidence=1.0) if sure else held
        else:
            told = {"name": name if level is None else f"{name} — {level}"}
            place = teller.line("languages", told, newest(entry))["name"]
            kept[name] = LanguageSkill(name=name, level=level, start=place.start, end=place.end)
    return list(kept.values())
