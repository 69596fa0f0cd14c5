"""Asking for a ranking."""

from __future__ import annotations

from mismatch.matching.tasks import rank_job
from mismatch.models import Job
from mismatch.models.columns import now
from mismatch.queue import enqueue


def request_ranking(job: Job) -> None:
    """Have everybody scored against this vacancy; a draft waits until it is published."""
    if job.is_published:
        job.request_ranking(now())
        enqueue(rank_job, job.id, at_front=True)
