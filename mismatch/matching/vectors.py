"""Vectors of résumés and vacancies: made by the warm model of the matching worker, kept packed in the database."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import numpy as np
from flask import current_app
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm.exc import ObjectDeletedError

from mismatch.engine.embeddings.embedder import Embedder, load_embedder
from mismatch.engine.embeddings.packing import mean_vector, pack, unpack
from mismatch.engine.matching.calibration import calibration_for
from mismatch.engine.matching.packing import pack_profile, pack_vectors, texts_hash
from mismatch.engine.matching.profile import Profile
from mismatch.engine.matching.reference import keep_measured
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base
from mismatch.extensions import db
from mismatch.models import Job, JobVectors, Resume, ResumeVectors
from mismatch.queue import connection

_lock = threading.Lock()
_embedder: Embedder | None = None

_ANNOUNCED = "mismatch:embedding-model"

Matrix = NDArray[np.float32]


def embedder() -> Embedder:
    """The model of this process, loaded when first needed and kept warm."""
    global _embedder
    with _lock:
        if _embedder is None:
            config = current_app.config
            _embedder = load_embedder(
                config["MODELS_DIR"],
                config["EMBEDDING_MODEL"],
                threads=config["EMBEDDING_THREADS"],
                prefix=config["EMBEDDING_PREFIX"],
            )
            keep_measured(_embedder)
        return _embedder


def warm() -> None:
    """Load the model and what scoring needs."""
    skill_base()
    title_base()
    embedder().encode(["warm"])
    connection().set(_ANNOUNCED, embedder().model_id)


def announced_model() -> str | None:
    """The model that the matching worker has loaded, as it said when it started."""
    told: bytes | None = connection().get(_ANNOUNCED)
    return told.decode() if told else None


def store_resume_vectors(resumes: Sequence[Resume]) -> list[Resume]:
    """Vectors of résumés' passages by the current model; returns those that had none for these very texts.

    Several résumés in one call cost a quarter less than one by one: the model runs texts of one length together. Who
    was corrected or erased while the model ran is left out: the sweeper finds them without vectors.
    """
    model_id = embedder().model_id
    missing = []
    for resume in resumes:
        try:
            profile = resume.profile
        except ObjectDeletedError:  # erased since it was chosen
            continue
        stored = db.session.get(ResumeVectors, (resume.id, model_id))
        if stored is None or stored.texts_hash != texts_hash(profile.texts):
            missing.append((resume, profile))
    matrix = embedder().encode([text for _, profile in missing for text in profile.texts])
    unchanged = _hold_unchanged([resume for resume, _ in missing])
    row = 0
    for resume, profile in missing:
        texts = profile.texts
        mine, row = matrix[row : row + len(texts)], row + len(texts)
        if resume not in unchanged:
            continue
        as_scored = {"scale": calibration_for(model_id).digest, "centred": _centred(profile, mine, model_id)}
        about = {"mean": mean_vector(mine), **as_scored}
        _store(ResumeVectors, {"resume_id": resume.id}, resume.organization_id, texts, mine, about)
    return [resume for resume, _ in missing if resume in unchanged]


def _hold_unchanged(resumes: Sequence[Resume]) -> set[Resume]:
    """Those that are as they were read, from now to the commit."""
    chosen = select(Resume.id, Resume.revision).where(Resume.id.in_([resume.id for resume in resumes]))
    held = {tuple(row) for row in db.session.execute(chosen.order_by(Resume.id).with_for_update(read=True))}
    return {resume for resume in resumes if (resume.id, resume.revision) in held}


def _centred(profile: Profile, matrix: Matrix, model_id: str) -> bytes | None:
    """As scoring takes them; made of what is stored, so that making them again gives the same."""
    meant = pack_vectors(pack_profile(profile), unpack(pack(matrix)), calibration_for(model_id))
    return meant and meant.digest + meant.told


def store_job_vectors(job: Job, texts: Sequence[str]) -> None:
    """Vectors of a vacancy's texts by the current model, made unless they are there already."""
    stored = db.session.get(JobVectors, (job.id, embedder().model_id))
    if stored is None or stored.texts_hash != texts_hash(texts):
        _store(JobVectors, {"job_id": job.id}, job.organization_id, texts, embedder().encode(texts), {})


def _store(
    model: type[ResumeVectors] | type[JobVectors],
    key: dict[str, int],
    organization_id: int,
    texts: Sequence[str],
    matrix: Matrix,
    more: dict[str, Any],
) -> None:
    values = {"texts_hash": texts_hash(texts), "packed": pack(matrix), **more}
    db.session.execute(
        insert(model)
        .values(**key, model_id=embedder().model_id, organization_id=organization_id, **values)
        .on_conflict_do_update(index_elements=list(model.__table__.primary_key.columns), set_=values)
    )
