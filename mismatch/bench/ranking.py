"""``flask bench ranking``: a vacancy against the invented pool, as the worker ranks it, beside pgvector alone."""

from __future__ import annotations

import gc
import resource
import shutil
import statistics
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from sqlalchemy import select

from mismatch.demo.vacancies import vacancies
from mismatch.engine.matching.profile import vacancy_texts
from mismatch.extensions import db
from mismatch.jobs.operations import draft_job, publish_job
from mismatch.matching import ranking, retrieval
from mismatch.matching.blocks import kept_blocks
from mismatch.matching.people import read_people
from mismatch.matching.scoring import OpenJob, open_job, score_people
from mismatch.matching.tasks import rank_job
from mismatch.matching.vectors import store_job_vectors, warm
from mismatch.models import Candidate, Job, Match, Membership, Organization, OrganizationRole, User
from mismatch.models.columns import now

FIRST_PAGE = 25
#: Whom a retrieval must not lose: the best so many by the score of the whole pool.
BEST = 50


def bench_ranking(organization: Organization, jobs: int, recall: bool) -> dict[str, float]:
    """Medians over the demo's vacancies: seconds to the first page and to the whole list, and ratios."""
    warm()
    gc.freeze()  # as a worker does
    actor = _actor(organization)
    opened = [_open(actor, number) for number in range(min(jobs, len(vacancies())))]
    rank_job(opened[0].id)  # once for the caches of the server and of this process
    shutil.rmtree(kept_blocks() / str(organization.id), ignore_errors=True)
    first_page, first_whole = _timed(opened[0])
    timed = [_timed(one) for one in opened]
    scans = [_scan_alone(one) for one in opened]
    figures = {
        "vacancies": len(opened),
        "people": opened[0].job.pool_size or 0,
        "scored in full": opened[0].job.ranking_total,
        "first page, nothing kept of the pool, s": first_page,
        "whole list, nothing kept of the pool, s": first_whole,
        "first page, s": statistics.median(first for first, _ in timed),
        "first page, slowest, s": max(first for first, _ in timed),
        "whole list, s": statistics.median(whole for _, whole in timed),
        "whole list, slowest, s": max(whole for _, whole in timed),
        "pgvector's exact scan alone, s": statistics.median(scans),
        "whole list / pgvector's scan": statistics.median(w / s for (_, w), s in zip(timed, scans, strict=True)),
        "first page / pgvector's scan": statistics.median(f / s for (f, _), s in zip(timed, scans, strict=True)),
        "peak memory of the worker, MB": _peak_megabytes(),
    }
    if recall:
        figures |= _recall(organization, opened)
    return figures


def _actor(organization: Organization) -> Membership:
    known = db.session.scalar(select(Membership).filter_by(organization_id=organization.id))
    if known is None:
        user = User(email=f"bench{organization.id}@example.com", fs_uniquifier=uuid.uuid4().hex)
        known = Membership(user=user, organization=organization, role=OrganizationRole.OWNER)
        db.session.add(known)
        db.session.commit()
    return known


def _open(actor: Membership, number: int) -> OpenJob:
    """The demo's vacancy of this number as a vacancy of the pool's organisation."""
    told = vacancies()[number]
    job = db.session.scalar(select(Job).filter_by(organization_id=actor.organization_id, title=told.title).limit(1))
    if job is None:
        job = draft_job(actor, told.text, told.title)
        publish_job(actor, job)
    store_job_vectors(job, vacancy_texts(job.vacancy))
    job.request_ranking(now())
    db.session.commit()
    return open_job(job)


def _timed(opened: OpenJob) -> tuple[float, float]:
    """Seconds of the task until the first page is stored, and until it ends; what was stored before is gone."""
    db.session.query(Match).filter_by(job_id=opened.id).delete()
    opened.job.request_ranking(now())
    db.session.commit()
    reached: list[float] = []
    original = ranking.write_scores

    def noted(*told: Any) -> None:
        original(*told)
        if not reached:  # the session's own, before all others
            db.session.commit()
            reached.append(time.perf_counter())

    ranking.write_scores = noted
    started = time.perf_counter()
    try:
        rank_job(opened.id)
    finally:
        ranking.write_scores = original
    return reached[0] - started, time.perf_counter() - started


def _scan_alone(opened: OpenJob) -> float:
    """pgvector alone: the nearest of the tenant by mean vector, every row compared."""
    model_id, vectors = next(iter(opened.vectors.items()))
    vector = retrieval.query_vector(opened.vacancy, vectors, model_id)
    return min(_seconds(opened, model_id, vector) for _ in range(3))


def _seconds(opened: OpenJob, model_id: str, vector: np.ndarray) -> float:
    started = time.perf_counter()
    retrieval.by_meaning(opened.job.organization_id, model_id, vector, FIRST_PAGE)
    return time.perf_counter() - started


def _recall(organization: Organization, opened: Sequence[OpenJob]) -> dict[str, float]:
    """Of the best by the score of everybody, the share that is retrieved; and whether the exact scan is exact."""
    everybody = db.session.scalars(
        select(Candidate.id).where(Candidate.organization_id == organization.id).order_by(Candidate.id)
    ).all()
    shares: dict[int, list[float]] = {500: [], 1000: [], ranking.RETRIEVED: []}
    seconds = []
    for one in opened:
        started = time.perf_counter()
        model_id = next(iter(one.vectors))
        scores = dict(_everybodys(one, everybody, model_id))
        best = set(sorted(scores, key=lambda id: (-scores[id], id))[:BEST])
        seconds.append(time.perf_counter() - started)
        found = retrieval.retrieve(organization.id, one.vacancy, model_id, one.vectors[model_id], ranking.RETRIEVED)
        for count, known in shares.items():
            known.append(len(best & set(found[:count])) / BEST)
    figures = {"scoring everybody instead, s": statistics.median(seconds)}
    for count, known in shares.items():
        figures[f"true best {BEST} among {count} retrieved, mean"] = statistics.mean(known)
        figures[f"true best {BEST} among {count} retrieved, worst vacancy"] = min(known)
    return figures


def _everybodys(opened: OpenJob, ids: Sequence[int], model_id: str) -> Iterator[tuple[int, float]]:
    for people in read_people(ids, model_id):
        for row in score_people(opened, people, model_id):
            yield row.candidate_id, row.score


def _peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)
