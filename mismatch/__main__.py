"""`python -m mismatch up`: the whole product on one machine; `serve`: a part of it behind a proxy."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NoReturn
from urllib.parse import urlsplit

import click
import psycopg2
import redis
from rq import Worker

from config import ROOT, Config, folders
from mismatch.embedded import ServerError, require_pgvector, start_servers, wait_for_turn
from mismatch.engine.embeddings.build import build_default_model, default_model_folder, is_built
from mismatch.processes import kept_secrets, web, workers
from mismatch.queue import QUEUES
from mismatch.supervisor import Program, Supervisor

VAR, MODELS = folders(Config.VAR_DIR, Config.MODELS_DIR).values()
MIGRATION_LOCK = 7_316_842  # any number that nobody else locks
ROLES = ("web", "worker", "all")


@click.group()
def main() -> None:
    """Mismatch: recruiting that shows its work."""
    signal.signal(signal.SIGTERM, _leave)  # until a supervisor takes over: unwind, so that servers are stopped


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=5000, show_default=True)
def up(host: str, port: int) -> None:
    """Run everything: servers, migrations, model, site, workers. Ctrl-C stops it."""
    _require_free(host, port)
    _step("Starting PostgreSQL and Valkey" if not (Config.DATABASE_URL and Config.REDIS_URL) else "Using your servers")
    try:
        if not (Config.DATABASE_URL and Config.REDIS_URL):
            wait_for_turn(VAR, _say_waiting)
        servers = start_servers(VAR, database_url=Config.DATABASE_URL, redis_url=Config.REDIS_URL)
    except ServerError as error:
        raise click.ClickException(str(error)) from error
    if servers.home:
        _step(f"Data is kept in {servers.home}")
    try:
        environment = _environment(servers.database_url, servers.redis_url)
        environment.setdefault("BASE_URL", _address(host, port))
        _migrate(environment)
        _provide_model(environment)
        code = _supervise([web(host, port, environment), *workers(environment)], _address(host, port))
    finally:
        _step("Stopping the servers")
        servers.stop()
    sys.exit(code)


@main.command()
@click.option("--host", default="0.0.0.0", show_default=True)  # noqa: S104 - a container's only door
@click.option("--port", default=5000, show_default=True, envvar="PORT")
@click.option("--role", type=click.Choice(ROLES), default="all", show_default=True, envvar="ROLE")
@click.option("--migrate/--no-migrate", default=True, show_default=True, help="Bring the database up to date first.")
def serve(host: str, port: int, role: str, migrate: bool) -> None:
    """Run the site, the workers or both against the servers of DATABASE_URL and REDIS_URL."""
    if not (Config.DATABASE_URL and Config.REDIS_URL):
        raise click.ClickException("Set DATABASE_URL and REDIS_URL, or use `python -m mismatch up`.")
    environment = dict(os.environ)
    if migrate:
        _migrate(environment)
    if role != "web":
        _provide_model(environment)
    programs = [] if role == "worker" else [web(host, port, environment)]
    programs += [] if role == "web" else workers(environment)
    sys.exit(_supervise(programs, _address("127.0.0.1", port) if role != "worker" else None))


@main.command()
def model() -> None:
    """Build the built-in embedding model, unless it is there."""
    build_default_model(MODELS, _step)


@main.command()
@click.option("--port", default=5000, envvar="PORT")
@click.option("--role", type=click.Choice(ROLES), default="all", envvar="ROLE")
def check(port: int, role: str) -> None:
    """Tell, by the exit code, whether what `serve` runs here is well."""
    if role != "worker":
        try:
            _ask_health(_address("127.0.0.1", port))
        except OSError as error:
            raise click.ClickException(f"The site is not well: {error}") from error
    if role != "web" and not _has_workers():
        raise click.ClickException("The queue has not heard of a worker of this machine for a minute.")


def _has_workers() -> bool:
    """Whether every queue has a worker here whose last sign of life is fresh."""
    oldest = datetime.now(UTC) - timedelta(minutes=1)
    with contextlib.closing(redis.Redis.from_url(str(Config.REDIS_URL))) as connection:
        here = [worker for worker in Worker.all(connection) if worker.hostname == socket.gethostname()]
    fresh = [worker for worker in here if worker.last_heartbeat and worker.last_heartbeat.replace(tzinfo=UTC) > oldest]
    return {name for worker in fresh for name in worker.queue_names()} >= set(QUEUES)


def _migrate(environment: dict[str, str]) -> None:
    """Bring the database up to date, once it is known to have pgvector."""
    _step("Bringing the database up to date")
    try:
        require_pgvector(environment["DATABASE_URL"])
    except ServerError as error:
        raise click.ClickException(str(error)) from error
    with _one_at_a_time(environment["DATABASE_URL"]):
        _run("flask", "--app", "wsgi", "db", "upgrade", environment=environment, quiet=True)


def _provide_model(environment: dict[str, str]) -> None:
    """Build the built-in embedding model unless it is there or another is set."""
    if not Config.EMBEDDING_MODEL and not is_built(default_model_folder(MODELS)):
        _step("Building the embedding model, once")
        _run("mismatch", "model", environment=environment)


@contextlib.contextmanager
def _one_at_a_time(database_url: str) -> Iterator[None]:
    """Hold a lock in the database: two containers that start together migrate one after the other."""
    url = database_url.replace("postgresql+psycopg2:", "postgresql:", 1)
    with contextlib.closing(psycopg2.connect(url)) as connection:
        connection.cursor().execute("SELECT pg_advisory_lock(%s)", (MIGRATION_LOCK,))
        yield


def _run(module: str, *words: str, environment: dict[str, str], quiet: bool = False) -> None:
    """Run a Python module of the product in a process of its own; its output is shown, or only when it fails."""
    output = subprocess.PIPE if quiet else None
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        click.echo(done.stdout or b"", err=True, nl=False)
        raise click.ClickException(f"`python -m {module} {' '.join(words)}` failed.")


def _supervise(programs: list[Program], address: str | None) -> int:
    _step(f"Starting {', '.join(program.name for program in programs)}")
    supervisor = Supervisor(programs)
    if address:
        threading.Thread(target=_announce, args=(address,), daemon=True).start()
    return supervisor.run()


def _announce(address: str) -> None:
    """Say where the site is once it answers."""
    while True:
        with contextlib.suppress(OSError):
            _ask_health(address)
            _step(f"Mismatch is at {address} - Ctrl-C stops it")
            return
        time.sleep(0.2)


def _ask_health(address: str) -> None:
    """Raises OSError when the site is not well. It answers to its public name only."""
    request = urllib.request.Request(f"{address}/healthz", headers={"Host": urlsplit(Config.BASE_URL).netloc})  # noqa: S310
    urllib.request.urlopen(request, timeout=5).close()  # noqa: S310


def _require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                f"Port {port} on {host} cannot be used ({error.strerror}). Choose another one: make run PORT={port + 1}"
            ) from error


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _environment(database_url: str, redis_url: str) -> dict[str, str]:
    return {**os.environ, **kept_secrets(VAR), "DATABASE_URL": database_url, "REDIS_URL": redis_url}


def _say_waiting() -> None:
    _step(f"Another Mismatch still uses {VAR}: waiting until it has stopped (Ctrl-C gives up)")


def _leave(number: int, frame: object) -> NoReturn:
    sys.exit(128 + number)


def _step(text: str) -> None:
    click.echo(f"→ {text}")


if __name__ == "__main__":
    main(prog_name="python -m mismatch")
