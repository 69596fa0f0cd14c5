"""Background work: enqueue after commit, the workers, the schedule.

Tasks run at least once. What has to be done is written in PostgreSQL; the queue only carries the news of it, and
the sweepers of the schedule bring up again whatever the news was lost for.
"""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import redis
from flask import Flask, current_app
from redis.backoff import ExponentialBackoff
from redis.retry import Retry as RedisRetry
from rq import Queue, Retry, SimpleWorker
from rq.cron import CronScheduler
from rq.job import Job as QueuedTask
from sqlalchemy import event
from sqlalchemy.orm import Session, SessionTransaction
from werkzeug.utils import import_string

from mismatch.extensions import db

log = logging.getLogger(__name__)

#: One worker process each: reading files, embedding and ranking, and what must not wait behind those two.
QUEUES: tuple[str, ...] = ("reading", "matching", "upkeep")

#: What runs periodically: seconds between runs, and the task.
SCHEDULE: tuple[tuple[int, str], ...] = (
    (15, "mismatch.candidates.tasks.sweep_uploads"),
    (15, "mismatch.matching.tasks.sweep_rankings"),
    (60, "mismatch.matching.reembedding.sweep_models"),
    (300, "mismatch.matching.tidying.sweep_blocks"),
    (60, "mismatch.candidates.rereading.sweep_rereadings"),
    (60, "mismatch.decisions.tasks.sweep_proposals"),
    (60, "mismatch.search.tasks.sweep_entries"),
    (600, "mismatch.search.tasks.sweep_lists"),
)

#: What a worker loads before its first task, so that nobody waits for it.
WARM_UP: dict[str, str] = {
    "reading": "mismatch.candidates.reading.warm",
    "matching": "mismatch.matching.vectors.warm",
}

#: What a worker does beside its tasks, in a thread of its own: it is given a patient connection.
BESIDE: dict[str, str] = {"matching": "mismatch.search.meaning.answer_beside"}

_PENDING = "tasks_to_send"
Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True)
class _Call:
    function: Callable[..., Any]
    ids: tuple[int, ...]
    at_front: bool


def task(queue: str, timeout: int = 300) -> Callable[[Function], Function]:
    """Mark a function as a task of ``queue`` that may take ``timeout`` seconds. It takes ids only."""

    def decorate(function: Function) -> Function:
        function.queue, function.timeout = queue, timeout  # type: ignore[attr-defined]
        return function

    return decorate


def enqueue(function: Callable[..., Any], *ids: int, at_front: bool = False) -> None:
    """Queue ``function(*ids)`` once the current transaction commits; a rollback forgets it."""
    db.session().info.setdefault(_PENDING, []).append(_Call(function, ids, at_front))


def is_idle(queue: str) -> bool:
    """Whether nothing waits in this queue: then a sweeper may bring up what was lost."""
    return Queue(queue, connection=connection()).count == 0


def connection() -> redis.Redis:
    """The client of the web process: it fails quickly, nothing is lost when it does."""
    client: redis.Redis = current_app.extensions["mismatch_redis"]
    return client


def init_app(app: Flask) -> None:
    """Connect lazily; listen to the session."""
    app.extensions["mismatch_redis"] = redis.Redis.from_url(
        app.config["REDIS_URL"], socket_timeout=5, socket_connect_timeout=2
    )


@event.listens_for(db.session, "after_commit")
def _send(session: Session) -> None:
    if session.in_nested_transaction():  # the release of a savepoint is no commit
        return
    for call in session.info.pop(_PENDING, []):
        try:
            _put(call)
        except redis.exceptions.RedisError:
            log.warning("the queue does not answer; %s waits for the sweeper", call.function.__name__)


@event.listens_for(db.session, "after_soft_rollback")
def _forget(session: Session, previous: SessionTransaction) -> None:
    if not previous.nested:
        session.info.pop(_PENDING, None)


def _put(call: _Call) -> None:
    Queue(call.function.queue, connection=connection()).enqueue(  # type: ignore[attr-defined]
        call.function,
        *call.ids,
        job_timeout=call.function.timeout,  # type: ignore[attr-defined]
        at_front=call.at_front,
        retry=Retry(max=2),
        result_ttl=60,
        failure_ttl=7 * 24 * 3600,
    )


class TaskWorker(SimpleWorker):
    """Runs tasks in this very process, so that a warm model and a warm reading child serve every task."""

    app: Flask

    def perform_job(self, job: QueuedTask, queue: Queue, *args: Any, **kwargs: Any) -> bool:
        with self.app.app_context():
            return bool(super().perform_job(job, queue, *args, **kwargs))


def run_worker(app: Flask, queue: str, burst: bool = False) -> None:
    """Work on one queue until told to stop (``burst``: until it is empty)."""
    if queue not in QUEUES:
        raise ValueError(f"no queue named {queue!r}; there are {', '.join(QUEUES)}")
    worker = TaskWorker(
        [queue],
        connection=_patient_connection(app),
        worker_ttl=30,
        maintenance_interval=30,
        log_job_description=False,
    )
    worker.app = app
    if queue in WARM_UP:
        with app.app_context():
            import_string(WARM_UP[queue])()
    # What is loaded now stays for ever: looking for garbage in it again and again costs a tenth of every task.
    gc.collect()
    gc.freeze()
    if queue in BESIDE and not burst:  # else the thread would outlive the work
        beside = import_string(BESIDE[queue])
        threading.Thread(target=beside, args=(app, _patient_connection(app)), daemon=True, name="beside").start()
    worker.work(burst=burst, logging_level="WARNING")


def run_scheduler(app: Flask) -> None:
    """Put the periodic tasks into the upkeep queue, until told to stop."""
    scheduler = CronScheduler(connection=_patient_connection(app), logging_level="WARNING")
    for seconds, path in SCHEDULE:
        scheduler.register(
            import_string(path),
            queue_name="upkeep",
            interval=seconds,
            ttl=seconds,
            result_ttl=seconds,
            failure_ttl=3600,
        )
    scheduler.start()


def _patient_connection(app: Flask) -> redis.Redis:
    """The client of a worker: a minute of retries, so that a restart of the server passes unnoticed."""
    return redis.Redis.from_url(
        app.config["REDIS_URL"],
        retry=RedisRetry(ExponentialBackoff(cap=5, base=0.1), retries=18),
        retry_on_error=[redis.exceptions.ConnectionError, redis.exceptions.TimeoutError],
        health_check_interval=30,
    )
