"""What several tests of ranking need."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from flask import Flask

from mismatch import create_app
from mismatch.extensions import db
from mismatch.matching import tasks
from mismatch.models import Job
from tests.fixtures.web import MODELS


@pytest.fixture
def real(clone_database, claim_redis, tmp_path: Path) -> Iterator[Flask]:
    """An app whose commits are real, so that work on other connections sees them."""
    settings = {"DATABASE_URL": clone_database(), "REDIS_URL": claim_redis(), "VAR_DIR": str(tmp_path)}
    app = create_app({"ENVIRONMENT": "testing", "MODELS_DIR": str(MODELS), **settings})
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def rank_at_once(real: Flask) -> Callable[[Sequence[Job]], None]:
    """Each vacancy ranked by a worker of its own, all at the same moment."""

    def rank(jobs: Sequence[Job]) -> None:
        start, raised = threading.Barrier(len(jobs)), []

        def work(job_id: int) -> None:
            with real.app_context():
                start.wait()
                try:
                    tasks.rank_job(job_id)
                except Exception as error:
                    raised.append(error)
                finally:
                    db.session.remove()

        threads = [threading.Thread(target=work, args=(job.id,)) for job in jobs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not raised
        db.session.rollback()

    return rank
