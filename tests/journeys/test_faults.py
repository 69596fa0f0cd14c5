"""What happens when workers are killed and the queue is emptied in the middle of a drop."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable

import pytest
import redis
from sqlalchemy import func, select

from mismatch.bench.pipeline import kill_workers
from mismatch.bench.samples import sample_pdfs
from mismatch.candidates.operations import upload_files
from mismatch.extensions import db
from mismatch.models import Candidate, Job, Match, Membership, Resume, Upload, UploadStatus
from tests import factories
from tests.fixtures.web import LiveSite

FILES = 12
LONGEST = 120.0


@pytest.fixture
def drop(live_site: LiveSite) -> Callable[[], tuple[Membership, Job]]:
    def drop() -> tuple[Membership, Job]:
        member = factories.make_member(user=factories.make_user(f"{uuid.uuid4().hex}@example.com"))
        job = factories.make_job(member)
        upload_files(member, sample_pdfs(FILES), batch=uuid.uuid4(), job=job)
        db.session.commit()
        return member, job

    return drop


def _count(query) -> int:
    db.session.rollback()
    return db.session.scalar(query) or 0


def _wait_for(is_reached: Callable[[], bool], seconds: float = LONGEST) -> None:
    deadline = time.monotonic() + seconds
    while not is_reached():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def _ranked(job_id: int, sharpened: bool):
    query = select(func.count(Match.id)).filter_by(job_id=job_id)
    return query.where(Match.sharpened) if sharpened else query


def _assert_each_once(organization_id: int, job_id: int) -> None:
    for model in (Candidate, Resume):
        assert _count(select(func.count(model.id)).filter_by(organization_id=organization_id)) == FILES
    assert _count(_ranked(job_id, sharpened=False)) == FILES
    read = select(func.count(Upload.id)).filter_by(organization_id=organization_id, status=UploadStatus.READ)
    assert _count(read) == FILES


def test_killed_workers_lose_nothing_and_do_nothing_twice(live_site: LiveSite, drop):
    with live_site.app.app_context():
        member, job = drop()
        organization_id, job_id = member.organization_id, job.id
        _wait_for(lambda: _count(_ranked(job_id, sharpened=False)) >= 2)
        assert kill_workers(live_site.app.config["DATABASE_URL"]) == 3
        _wait_for(lambda: _count(_ranked(job_id, sharpened=True)) == FILES)
        _assert_each_once(organization_id, job_id)


def test_flushed_queue_loses_nothing(live_site: LiveSite, drop):
    with live_site.app.app_context():
        member, job = drop()
        organization_id, job_id = member.organization_id, job.id
        _wait_for(lambda: _count(_ranked(job_id, sharpened=False)) >= 1)
        redis.Redis.from_url(live_site.app.config["REDIS_URL"]).flushdb()
        _wait_for(lambda: _count(_ranked(job_id, sharpened=True)) == FILES)
        _assert_each_once(organization_id, job_id)
