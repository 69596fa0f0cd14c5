"""What another version packed for scoring is packed anew: all of a pool before it is ranked, a few when they are met.

A pool takes minutes. So each time some are made for good, several workers share them, nobody who corrects a résumé
waits, and what a worker that died has made is not made again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import undefer

from mismatch.engine.embeddings.packing import unpack
from mismatch.engine.matching.calibration import calibration_for
from mismatch.engine.matching.packing import Meant, Packed, pack_profile, pack_vectors
from mismatch.engine.matching.profile import PROFILE_VERSION
from mismatch.extensions import db
from mismatch.models import Resume, ResumeVectors
from mismatch.models.candidate import profile_columns
from mismatch.turns import hold_all, take_to_renew, wait_to_renew

#: Made in one transaction: a second of work, the most that is lost.
TOGETHER = 25

_OLD = f"""
    SELECT r.id FROM resumes r
    LEFT JOIN resume_vectors v ON v.resume_id = r.id AND v.model_id = :model
    WHERE {{which}}
    AND (r.facts_head IS NULL OR r.profile_version IS DISTINCT FROM r.engine || '+{PROFILE_VERSION}'
         OR v.resume_id IS NOT NULL AND v.scale IS DISTINCT FROM :scale)
    ORDER BY r.id
"""  # noqa: S608 - our own constants
_OLD_OF_PEOPLE = text(
    _OLD.format(which="r.id IN (SELECT resume_id FROM candidates WHERE id = ANY (CAST(:ids AS bigint[])))")
)
_STILL_OLD = text(_OLD.format(which="r.id = ANY (CAST(:ids AS bigint[]))"))


class Renewed(NamedTuple):
    """A résumé with what scoring takes of it, as this version makes it."""

    resume: Resume
    packed: Packed
    meant: Meant | None


def renew(candidate_ids: Sequence[int], model_id: str | None) -> Iterator[int]:
    """Make anew what is of another version for these people; yields how many are left. Commit each time.

    What another worker has in hand is passed by, and looked at again in the end.
    """
    for in_hand in (take_to_renew, wait_to_renew):
        waiting = _old(_OLD_OF_PEOPLE, candidate_ids, model_id)
        if not waiting:
            return
        for first in range(0, len(waiting), TOGETHER):
            mine = in_hand(waiting[first : first + TOGETHER])
            renew_now(_old(_STILL_OLD, mine, model_id), model_id)
            yield max(len(waiting) - first - TOGETHER, 0)


def hold_old(candidate_id: int, model_id: str | None) -> None:
    """Keep from others what would be made anew for this person. Before an application is held: résumés come first."""
    if old := _old(_OLD_OF_PEOPLE, [candidate_id], model_id):
        hold_all(select(Resume).where(Resume.id.in_(old)))


def _old(which: Any, ids: Sequence[int], model_id: str | None) -> Sequence[int]:
    about = {"model": model_id, "scale": calibration_for(model_id).digest, "ids": f"{{{','.join(map(str, ids))}}}"}
    return db.session.scalars(which, about).all()


def renew_now(resume_ids: Sequence[int], model_id: str | None) -> list[Renewed]:
    """These résumés packed anew, and kept unless somebody has corrected them meanwhile."""
    if not resume_ids:
        return []
    parts = (Resume.profile_packed, Resume.text, Resume.data, Resume.layout)
    chosen = select(Resume).where(Resume.id.in_(resume_ids)).order_by(Resume.id)
    resumes = db.session.scalars(chosen.options(*map(undefer, parts))).all()
    of_model = select(ResumeVectors).where(ResumeVectors.resume_id.in_(resume_ids), ResumeVectors.model_id == model_id)
    vectors = {one.resume_id: one for one in db.session.scalars(of_model.options(undefer(ResumeVectors.packed)))}
    made = [_made(resume, vectors.get(resume.id)) for resume in resumes]
    for renewed, columns in made:
        _keep(renewed, columns, vectors.get(renewed.resume.id))
    return [renewed for renewed, _ in made]


def _made(resume: Resume, vectors: ResumeVectors | None) -> tuple[Renewed, dict[str, Any]]:
    profile = resume.profile
    packed = pack_profile(profile)
    meant = None
    if vectors is not None and vectors.texts_hash == packed.texts:
        meant = pack_vectors(packed, unpack(vectors.packed), calibration_for(vectors.model_id))
    return Renewed(resume, packed, meant), profile_columns(profile, packed, resume.engine)


def _keep(renewed: Renewed, columns: dict[str, Any], vectors: ResumeVectors | None) -> None:
    """Vectors of texts that the profile no longer has serve nobody: without them the résumé is embedded again."""
    resume, packed, meant = renewed
    as_read = (Resume.id == resume.id, Resume.revision == resume.revision, Resume.engine == resume.engine)
    if not db.session.execute(_quietly(update(Resume).where(*as_read).values(columns))).rowcount:
        return
    db.session.expire(resume, list(columns))
    mine = ResumeVectors.resume_id == resume.id
    db.session.execute(_quietly(delete(ResumeVectors).where(mine, ResumeVectors.texts_hash != packed.texts)))
    scale = calibration_for(vectors.model_id).digest if vectors else None
    if vectors is None or vectors.scale == scale:
        return
    same = (mine, ResumeVectors.model_id == vectors.model_id, ResumeVectors.texts_hash == packed.texts)
    centred = meant and meant.digest + meant.told
    db.session.execute(_quietly(update(ResumeVectors).where(*same).values(scale=scale, centred=centred)))


def _quietly(statement: Any) -> Any:
    """Past the objects of the session."""
    return statement.execution_options(synchronize_session=False)
