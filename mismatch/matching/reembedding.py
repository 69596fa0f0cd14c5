"""Another embedding model: its vectors are made in the background, while those of the old one serve.

Both stand side by side. A vacancy goes over when its pool has vectors of the new model, and vectors of different models
are never compared.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from mismatch.engine.matching.profile import vacancy_texts
from mismatch.extensions import db
from mismatch.matching.operations import request_ranking
from mismatch.matching.tasks import TOGETHER
from mismatch.matching.vectors import announced_model, embedder, store_job_vectors, store_resume_vectors
from mismatch.models import Candidate, Job, JobStatus, Resume, ResumeVectors
from mismatch.queue import enqueue, is_idle, task
from mismatch.search.indexing import index_people
from mismatch.turns import take_in_hand

#: Résumés of one task; then other work of the queue has its turn.
BATCHES = 8


@task("upkeep")
def sweep_models() -> None:
    """Have vectors made where there are only those of another model than the worker has loaded."""
    model_id = announced_model()
    if model_id and is_idle("matching") and db.session.scalar(left_behind(model_id).limit(1)) is not None:
        enqueue(reembed)
        db.session.commit()


@task("matching", timeout=900)
def reembed() -> None:
    """Vectors of the present model for some résumés that have only older ones; goes on until none is left."""
    model_id = embedder().model_id
    for _ in range(BATCHES):
        some = db.session.scalars(_some(model_id)).all()
        if not some:
            return
        organizations = {resume.organization_id for resume in some}
        store_resume_vectors(some)
        index_people([resume.candidate_id for resume in some])
        db.session.commit()
        _go_over(organizations, model_id)
    enqueue(reembed)
    db.session.commit()


def _some(model_id: str) -> Select[Resume]:
    """A few of those left behind that no other worker has in hand."""
    first = left_behind(model_id).order_by(Resume.organization_id, Resume.id).limit(TOGETHER * BATCHES)
    mine = take_in_hand(db.session.scalars(first).all(), TOGETHER)
    return select(Resume).where(Resume.id.in_(mine)).order_by(Resume.organization_id, Resume.id)


def left_behind(model_id: str) -> Select[int]:
    """Résumés that count and have vectors, but none of this model for the same texts."""
    old, new = aliased(ResumeVectors), aliased(ResumeVectors)
    same = (new.resume_id == old.resume_id, new.texts_hash == old.texts_hash)
    has_new = select(new.resume_id).where(*same, new.model_id == model_id).exists()
    has_old = select(old.resume_id).where(old.resume_id == Resume.id, old.model_id != model_id, ~has_new).exists()
    counts = select(Candidate.id).where(Candidate.resume_id == Resume.id).exists()
    return select(Resume.id).where(counts, has_old)


def _go_over(organization_ids: set[int], model_id: str) -> None:
    """Rank the open vacancies of those pools anew in which nobody is left behind."""
    for id in organization_ids:
        if db.session.scalar(left_behind(model_id).where(Resume.organization_id == id).limit(1)) is not None:
            continue
        for job in db.session.scalars(select(Job).filter_by(organization_id=id, status=JobStatus.PUBLISHED)):
            store_job_vectors(job, vacancy_texts(job.vacancy))
            request_ranking(job)
    db.session.commit()


def coverage() -> Sequence[tuple[str, int, int]]:
    """For each model its name, how many résumés that count have vectors of it, and the bytes of all its vectors."""
    counts = select(Candidate.id).where(Candidate.resume_id == ResumeVectors.resume_id).exists()
    size = func.coalesce(func.sum(func.length(ResumeVectors.packed) + func.length(ResumeVectors.centred)), 0)
    by_model = (
        select(ResumeVectors.model_id, func.count().filter(counts), size)
        .group_by(ResumeVectors.model_id)
        .order_by(func.max(ResumeVectors.created_at).desc())
    )
    return [(model_id, count, bytes_) for model_id, count, bytes_ in db.session.execute(by_model)]
