"""What people said about one résumé of a person comes along to another: who and when stay."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import update

from mismatch.engine.parsing.carrying import carried, replaced
from mismatch.engine.parsing.correctable import entries_of
from mismatch.extensions import db
from mismatch.models import Correction, Resume
from mismatch.models.columns import now

_SAID = ("organization_id", "user_id", "part", "field", "anchor", "before", "value", "created_at")


def carry_over(before: Resume, resume: Resume) -> None:
    """What was said of the résumé that counted so far, where the newer file leaves it true; a later word counts."""
    said = {one.id: one for one in _in_force(before)}
    kept = carried([one.said for one in said.values()], entries_of(resume.machine_parsed))
    old = _outdated([said[one.id] for one in kept], resume)
    fresh = [said[one.id] for one in kept if one.id not in old]
    for told in fresh:
        resume.corrections.append(Correction(**{name: getattr(told, name) for name in _SAID}))
        db.session.flush()  # one by one: their numbers keep the order in which they were said
    if fresh:
        _withdraw(resume, old)
        resume.lay_corrections()


def join_copies(copy: Resume, resume: Resume) -> None:
    """All that was said about a second copy of the same file, with what was taken back: the later word counts."""
    if not copy.corrections:
        return
    old = _outdated(_in_force(copy), resume)
    for one in (copy, resume):
        _withdraw(one, old)
    db.session.flush()
    db.session.execute(update(Correction).where(Correction.resume_id == copy.id).values(resume_id=resume.id))
    for one in (copy, resume):
        db.session.expire(one, ["corrections"])
    resume.lay_corrections()


def _in_force(resume: Resume) -> list[Correction]:
    return [one for one in resume.corrections if one.is_in_force]


def _outdated(others: Iterable[Correction], resume: Resume) -> set[int]:
    """What is outdated by a later word on the other copy. Of two said at one moment the résumé's own is the later."""
    told = [*(("other", one) for one in others), *(("own", one) for one in _in_force(resume))]
    told.sort(key=lambda one: one[1].created_at)
    return replaced([(copy, one.said) for copy, one in told], entries_of(resume.machine_parsed))


def _withdraw(resume: Resume, ids: set[int]) -> None:
    for one in _in_force(resume):
        if one.id in ids:
            one.withdrawn_at = now()
