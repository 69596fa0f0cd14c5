"""From a drop of PDFs on a vacancy to the last one ranked: real servers, real workers, a database of its own."""

from __future__ import annotations

import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from sqlalchemy import func, select

from config import ROOT
from mismatch.bench.product import passing_product
from mismatch.bench.samples import sample_pdfs
from mismatch.candidates.operations import upload_files
from mismatch.extensions import db
from mismatch.jobs.operations import draft_job, publish_job
from mismatch.models import (
    Job,
    Match,
    Membership,
    Organization,
    OrganizationKind,
    OrganizationRole,
    Resume,
    Upload,
    User,
)
from mismatch.models.document import UploadStatus
from mismatch.queue import QUEUES

GIVE_UP = 600.0
VACANCY = """Python-разработчик

Обязанности:
- Разрабатывать сервисы на Python и Django
- Проектировать базы данных и интеграции

Требования:
- Опыт работы с Python от 3 лет
- Django, PostgreSQL, Docker
- Английский язык не ниже B1

Будет плюсом:
- Kafka, Kubernetes
"""


def bench_pipeline(files: int, models_dir: Path, *, kill: bool = False) -> dict[str, float]:
    """Seconds from the drop to: stored, all read, all ranked without vectors, all ranked with them."""
    samples = sample_pdfs(files)
    with passing_product(models_dir) as (app, environment), app.app_context():
        actor, job = _vacancy()
        with _workers(environment):
            _wait(lambda: job_is_ranked(job.id))
            return _measure(actor, job, samples, environment, kill)


def _measure(
    actor: Membership, job: Job, samples: list[tuple[str, bytes]], environment: dict[str, str], kill: bool
) -> dict[str, float]:
    started = time.perf_counter()
    upload_files(actor, samples, batch=uuid.uuid4(), job=job)
    db.session.commit()
    figures = {"stored, s": time.perf_counter() - started}
    steps = {
        "first ranked, s": lambda: _matches(job) >= 1,
        "all read, s": lambda: _read_uploads() >= len(samples),
        "all ranked, s": lambda: _matches(job) >= len(samples),
        "all ranked with vectors, s": lambda: _matches(job, sharpened=True) >= len(samples),
    }
    for name, is_reached in steps.items():
        _wait(is_reached)
        figures[name] = time.perf_counter() - started
        if kill and name == "first ranked, s":
            kill_workers(environment["DATABASE_URL"])
    figures["files"] = len(samples)
    figures["candidates"] = db.session.scalar(select(func.count(Resume.id))) or 0
    return figures


def _vacancy() -> tuple[Membership, Job]:
    user = User(email="bench@example.com", fs_uniquifier=uuid.uuid4().hex)
    organization = Organization(name="Bench", kind=OrganizationKind.EMPLOYER)
    actor = Membership(user=user, organization=organization, role=OrganizationRole.OWNER)
    db.session.add(actor)
    db.session.flush()
    job = draft_job(actor, VACANCY)
    publish_job(actor, job)
    db.session.commit()
    return actor, job


def job_is_ranked(job_id: int) -> bool:
    """Whether the (still empty) ranking is done: then the model of the worker is warm."""
    return db.session.scalar(select(Job.ranked_at).where(Job.id == job_id)) is not None


def _matches(job: Job, sharpened: bool = False) -> int:
    query = select(func.count(Match.id)).where(Match.job_id == job.id)
    return db.session.scalar(query.where(Match.sharpened) if sharpened else query) or 0


def _read_uploads() -> int:
    return db.session.scalar(select(func.count(Upload.id)).where(Upload.status == UploadStatus.READ)) or 0


def _wait(is_reached: object) -> None:
    deadline = time.perf_counter() + GIVE_UP
    while not is_reached():  # type: ignore[operator]
        if time.perf_counter() > deadline:
            raise TimeoutError(f"not reached within {GIVE_UP:.0f} s")
        time.sleep(0.1)
        db.session.rollback()  # each look is a transaction of its own


@contextmanager
def _workers(environment: dict[str, str]) -> Iterator[None]:
    command = [sys.executable, str(ROOT / "worker.py")]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(60)


def kill_workers(database_url: str) -> int:
    """SIGKILL to every queue worker on this database and what it started; returns how many workers were hit."""
    hit = 0
    for process in psutil.process_iter():
        try:
            queue = process.cmdline()[-1] if process.cmdline()[-2:-1] == [str(ROOT / "worker.py")] else ""
            if queue not in QUEUES or process.environ().get("DATABASE_URL") != database_url:
                continue
            for victim in [*process.children(recursive=True), process]:
                victim.kill()
            hit += 1
        except (psutil.Error, OSError):
            continue  # it has ended by itself, or is not ours to look at
    return hit
