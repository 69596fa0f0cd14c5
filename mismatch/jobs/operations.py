"""Verbs on vacancies that change the world now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.shapes import Vacancy
from mismatch.engine.parsing.language import language_of
from mismatch.engine.skills.base import skill_base
from mismatch.errors import Conflict
from mismatch.extensions import db
from mismatch.matching.operations import request_ranking
from mismatch.models import Document, Job, JobStatus, Membership, Requirement
from mismatch.models.audit import record
from mismatch.models.columns import now
from mismatch.turns import hold

#: A vacancy has a dozen; the form of more than this many could not be sent.
MAX_REQUIREMENTS = 200


@dataclass(frozen=True)
class RequirementEdit:
    """What a person made of one requirement; ``id`` None for a new one, ``skills`` None for those its words name."""

    id: int | None
    text: str
    kind: str
    must: bool
    weight: float
    locked: bool
    skills: list[list[str]] | None = None


@dataclass(frozen=True)
class Details:
    """What a person said of a vacancy beside its text; None leaves it open."""

    location: str | None = None
    remote: bool = False
    seniority: str | None = None
    experience_years: float | None = None
    salary_from: float | None = None
    salary_to: float | None = None
    currency: str | None = None
    salary_period: str | None = None
    salary_tax: str | None = None


#: Headings of a text put together from lines, in the vacancy's language.
HEADINGS = {
    "ru": {"tasks": "Обязанности:", "musts": "Требования:", "nices": "Будет плюсом:"},
    "en": {"tasks": "Responsibilities:", "musts": "Requirements:", "nices": "Nice to have:"},
}


def text_of_lines(lines: Mapping[str, Sequence[str]]) -> str:
    """A vacancy's text out of what was filled in line by line: tasks, musts, nices."""
    language = language_of(" ".join(line for part in lines.values() for line in part))
    parts = [[HEADINGS[language][name], *(f"- {line}" for line in part)] for name, part in lines.items() if part]
    return "\n\n".join("\n".join(part) for part in parts)


def draft_job(
    actor: Membership,
    text: str,
    title: str | None = None,
    document: Document | None = None,
    details: Details | None = None,
) -> Job:
    """A draft out of a vacancy's text, with the requirements as read; what ``details`` say goes before the text."""
    read = read_vacancy(text, title)
    job = Job(organization_id=actor.organization_id, created_by_id=actor.user_id, document_id=document and document.id)
    _apply(job, read)
    _fill_in(job, details or Details())
    db.session.add(job)
    db.session.flush()
    record(actor, "draft", job)
    return job


def _fill_in(job: Job, details: Details) -> None:
    """What a person said goes before what was read. Amounts of their own are for what they chose, else a month."""
    for name, value in asdict(details).items():
        if value:
            setattr(job, name, value)
    if details.salary_from or details.salary_to:
        job.salary_from, job.salary_to = details.salary_from, details.salary_to
        job.salary_period, job.salary_tax = details.salary_period or "month", details.salary_tax


def _apply(job: Job, read: Vacancy) -> None:
    job.title, job.text, job.language = read.title[:200], read.text, read.language
    job.location, job.remote, job.seniority = read.location, read.remote, read.seniority
    job.experience_years = read.experience_years
    job.salary_from, job.salary_to, job.currency = read.salary_from, read.salary_to, read.currency
    job.salary_period, job.salary_tax = read.salary_period, read.salary_tax
    _replace_requirements(job, read)


def _replace_requirements(job: Job, read: Vacancy) -> None:
    """Take the requirements of the text, leaving alone what a person has locked."""
    kept = [requirement for requirement in job.requirements if requirement.locked]
    texts = {requirement.text for requirement in kept}
    fresh = [found for found in read.requirements if found.text not in texts][: MAX_REQUIREMENTS - len(kept)]
    job.requirements = kept + [
        Requirement.from_read(found, organization_id=job.organization_id, position=len(kept) + number)
        for number, found in enumerate(fresh)
    ]


def edit_job(actor: Membership, job: Job, title: str, text: str, details: Details) -> None:
    """Change a vacancy; a changed text is read again."""
    hold(job)
    if text != job.text or title != job.title:
        read = read_vacancy(text, title)
        job.title, job.text, job.language = read.title[:200], read.text, read.language
        _replace_requirements(job, read)
    for name, value in asdict(details).items():
        setattr(job, name, value)
    _changed(actor, job, "edit")


def edit_requirements(
    actor: Membership, job: Job, edits: Sequence[RequirementEdit], revision: int | None = None
) -> None:
    """Take over the list as a person left it: what is missing from it is deleted.

    ``revision`` is the one that the person saw; raises ``Conflict`` when the vacancy has another by now.
    """
    hold(job)
    if revision is not None and revision != job.revision:
        raise Conflict()
    known = {requirement.id: requirement for requirement in job.requirements}
    job.requirements = [_edited(job, known.get(edit.id or 0), edit, number) for number, edit in enumerate(edits)]
    db.session.flush()
    _changed(actor, job, "edit_requirements")


def _edited(job: Job, requirement: Requirement | None, edit: RequirementEdit, position: int) -> Requirement:
    locked = edit.locked or _is_changed(requirement, edit)
    if requirement is None:
        requirement = Requirement(organization_id=job.organization_id, data={})
    if (requirement.text, requirement.kind) != (edit.text, edit.kind):
        # What was read out of the old words no longer holds, nor where they stood in the vacancy's text.
        requirement.data = _facts_of(edit.text, edit.kind)
    if edit.skills is not None:
        others = {name: value for name, value in requirement.data.items() if name != "skills"}
        requirement.data = {**others, "skills": edit.skills} if edit.skills else others
    requirement.text, requirement.kind, requirement.must = edit.text, edit.kind, edit.must
    requirement.weight, requirement.locked, requirement.position = edit.weight, locked, position
    return requirement


def _is_changed(requirement: Requirement | None, edit: RequirementEdit) -> bool:
    """Whether a person decides something of this line now: that locks it, or a new text would silently undo it.

    Who lets a line go while changing nothing else leaves it to the text again.
    """
    if requirement is None or edit.skills is not None:
        return True
    told = (requirement.text, requirement.kind, requirement.must, requirement.weight)
    return told != (edit.text, edit.kind, edit.must, edit.weight)


def _facts_of(text: str, kind: str) -> dict[str, Any]:
    """Skills, years, levels … that a demand names, read as the only one of a vacancy."""
    alone = f"{HEADINGS[language_of(text)]['musts']}\n- {text}"
    found = read_vacancy(alone, text).requirements
    fitting = [one for one in found if one.kind == kind]
    groups = [group for one in fitting or found for group in one.skills]
    if not groups:
        groups = [[skill] for skill in dict.fromkeys(hit.id for hit in skill_base().find(text))]
    facts: dict[str, Any] = {"skills": groups} if groups else {}
    for name in ("years", "language", "level", "place"):
        told = [getattr(one, name) for one in fitting if getattr(one, name) is not None]
        if told:
            facts[name] = told[0]
    return facts


def publish_job(actor: Membership, job: Job) -> None:
    """Show a vacancy to candidates and rank everybody against it."""
    hold(job)
    if job.is_published:
        raise Conflict()
    job.status, job.published_at, job.closed_at = JobStatus.PUBLISHED, now(), None
    record(actor, "publish", job)
    request_ranking(job)


def close_job(actor: Membership, job: Job) -> None:
    """Take a vacancy down; its matches and applications stay."""
    hold(job)
    if not job.is_published:
        raise Conflict()
    job.status, job.closed_at, job.ranking_requested_at = JobStatus.CLOSED, now(), None
    record(actor, "close", job)


def duplicate_job(actor: Membership, job: Job) -> Job:
    """A draft with the same words and requirements."""
    names = ("title", "text", "language", "location", "remote", "seniority", "experience_years")
    paid = ("salary_from", "salary_to", "currency", "salary_period", "salary_tax")
    copied = {name: getattr(job, name) for name in (*names, *paid)}
    copy = Job(organization_id=actor.organization_id, created_by_id=actor.user_id, **copied)
    fields = ("position", "text", "kind", "must", "weight", "locked", "data")
    copy.requirements = [
        Requirement(organization_id=actor.organization_id, **{name: getattr(one, name) for name in fields})
        for one in job.requirements
    ]
    db.session.add(copy)
    db.session.flush()
    record(actor, "duplicate", copy, of=job.id)
    return copy


def delete_job(actor: Membership, job: Job) -> None:
    """Delete a draft; a vacancy that was published is closed instead, so that its history stays."""
    hold(job)
    if job.status != JobStatus.DRAFT:
        raise Conflict()
    record(actor, "delete", job)
    db.session.delete(job)


def _changed(actor: Membership, job: Job, verb: str) -> None:
    job.revision += 1
    record(actor, verb, job, revision=job.revision)
    request_ranking(job)
