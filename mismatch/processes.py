"""The processes that the product consists of, for whoever supervises them."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

from config import ROOT
from mismatch.queue import QUEUES
from mismatch.supervisor import Program

WEB_OPTIONS = (
    "--preload --worker-class gthread --workers 2 --threads 8 --timeout 60 --graceful-timeout 15 --no-control-socket "
    "--limit-request-line 8190 --log-level warning"
)
#: One process a queue is what keeps the cores busy; libraries that add threads of their own only get in the way. And
#: threads that each keep what they have freed: two stores of it for all of them spare a ranking 70 to 150 MB.
CALM = {
    "PYTHONUNBUFFERED": "1",
    "OMP_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "MALLOC_ARENA_MAX": "2",
}


def web(host: str, port: int, environment: dict[str, str]) -> Program:
    """gunicorn with the site."""
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    gunicorn = [sys.executable, "-m", "gunicorn", "wsgi:site()", "--chdir", str(ROOT), "--bind", bind]
    return Program("web", gunicorn + WEB_OPTIONS.split(), environment | CALM)


def workers(environment: dict[str, str]) -> list[Program]:
    """A worker for each queue, and the scheduler."""
    command = [sys.executable, str(ROOT / "worker.py")]
    return [Program(name, [*command, name], environment | CALM) for name in (*QUEUES, "scheduler")]


def kept_secrets(var: Path) -> dict[str, str]:
    """The secrets of a development machine: from the environment, else made once and kept in `var`."""
    names = ("SECRET_KEY", "SECURITY_PASSWORD_SALT")
    return {name: os.environ.get(name) or _kept_secret(var / name.lower()) for name in names}


def _kept_secret(path: Path) -> str:
    try:
        with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text()
