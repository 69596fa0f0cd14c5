"""A real PostgreSQL with pgvector and a real Valkey from their wheels, for a machine that has none.

The wheels' own Python interfaces are not used: they open the folders above the data to everyone and leave servers
running. Their programs are driven from here instead.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO

from mismatch.embedded.place import ServerError, mark, place_of
from mismatch.embedded.postgres import Postgres, require_pgvector
from mismatch.embedded.server import Server
from mismatch.embedded.valkey import Valkey
from mismatch.guard import Guard, starting, take_ownership, wait_for_owner

__all__ = ["ServerError", "Servers", "require_pgvector", "server_urls", "start_servers", "wait_for_turn"]


class Servers:
    """The servers that a process uses, and stops if it answers for them."""

    def __init__(self, database_url: str, redis_url: str) -> None:
        self.database_url = database_url
        self.redis_url = redis_url
        self.home: Path | None = None  # where the embedded ones keep their data
        self._ownership: _Ownership | None = None

    @property
    def is_owner(self) -> bool:
        return self._ownership is not None

    @property
    def guard_pid(self) -> int | None:
        """The process that stops the servers should this one be killed."""
        return self._ownership.guard.pid if self._ownership else None

    def own(self, var: Path, lock: IO[str], servers: list[Server]) -> None:
        self._ownership = _Ownership(var, lock, servers)

    def stop(self) -> None:
        """Stop what this process answers for, and leave the rest; safe to say twice."""
        if self._ownership:
            self._ownership.end()
            self._ownership = None


class _Ownership:
    """Who starts servers stops them; a guard does it should this process be killed."""

    def __init__(self, var: Path, lock: IO[str], servers: list[Server]) -> None:
        self._var, self._lock, self._servers = var, lock, servers
        self.guard = Guard(var)
        self._pids = {server: server.pid() for server in servers}
        for server, pid in self._pids.items():
            if pid is not None:
                self.guard.watch(pid, server.stop_signals[0])

    def end(self) -> None:
        with starting(self._var):
            for server, pid in self._pids.items():
                server.stop()
                if pid is not None:
                    self.guard.forget(pid)
            self._lock.close()
        self.guard.close()


def server_urls(var: Path) -> tuple[str, str]:
    """Where the database and the queue of a `var` folder answer when its servers run."""
    place = place_of(var)
    return Postgres(place).url, Valkey(place).url


def start_servers(
    var: Path, *, database_url: str | None = None, redis_url: str | None = None, durable: bool = True
) -> Servers:
    """Start, or attach to, those servers of `var` for which no URL is given.

    Running servers whose starter is gone are taken over: from then on they are ours to stop. `durable=False`, for
    tests, trades the safety of the data for speed.
    """
    if database_url and redis_url:
        return Servers(database_url, redis_url)
    var = _usable(var)
    with starting(var):
        mark(var)
        place = place_of(var)
        place.make()
        postgres, valkey = Postgres(place, durable=durable), Valkey(place, durable=durable)
        wanted: list[Server] = [*([] if database_url else [postgres]), *([] if redis_url else [valkey])]
        servers = Servers(database_url or postgres.url, redis_url or valkey.url)
        servers.home = place.home
        lock = take_ownership(var)
        _start(wanted, stop_on_failure=lock is not None)
        if lock:
            servers.own(var, lock, wanted)
    return servers


def wait_for_turn(var: Path, say: Callable[[], None]) -> None:
    """Let whoever answers for the servers of `var` stop them first: one that attached now would lose them."""
    wait_for_owner(_usable(var), say)


def _usable(var: Path) -> Path:
    try:
        var.mkdir(parents=True, exist_ok=True)
        (var / "starting.lock").touch()
    except PermissionError as error:
        raise ServerError(f"{var} belongs to another user: run as that user, or remove the folder.") from error
    return var.resolve()


def _start(servers: list[Server], *, stop_on_failure: bool) -> None:
    try:
        for server in servers:
            server.start()
    except BaseException:
        for server in servers if stop_on_failure else ():
            server.stop()
        raise
