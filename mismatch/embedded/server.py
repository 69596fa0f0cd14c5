"""One embedded server process: starting it, asking whether it lives, stopping it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from mismatch.embedded.place import Place, ServerError

START_SECONDS = 60
STOP_SECONDS = 30


class Server(ABC):
    """What PostgreSQL and Valkey have in common."""

    name: ClassVar[str]
    stop_signals: ClassVar[tuple[signal.Signals, signal.Signals]]  # the polite one, the last resort

    def __init__(self, place: Place, *, durable: bool = True) -> None:
        self.place = place
        self.durable = durable
        self._process: subprocess.Popen[bytes] | None = None

    @property
    @abstractmethod
    def url(self) -> str: ...

    @abstractmethod
    def pid(self) -> int | None:
        """The process that answers on our socket: a pid file alone may be stale."""

    @abstractmethod
    def is_ready(self) -> bool: ...

    @abstractmethod
    def launch(self) -> subprocess.Popen[bytes]: ...

    @property
    def log(self) -> Path:
        return self.place.home / f"{self.name.lower()}.log"

    def start(self) -> None:
        """Start the server unless it runs, and wait until it can be used."""
        if self.pid() is None:
            self._process = self.launch()
        if not wait_for(lambda: self.is_ready() or self._has_ended(), START_SECONDS) or self._has_ended():
            raise self.failure("did not start")

    def stop(self) -> None:
        """Stop the server if it runs, whoever started it, and wait until it is gone."""
        for sign in self.stop_signals:
            if (pid := self.pid()) is not None:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, sign)
            if wait_for(self.is_gone, STOP_SECONDS):
                break
        else:
            raise ServerError(f"{self.name} (process {self.pid()}) does not stop.")
        if self._process:
            self._process.wait()

    def is_gone(self) -> bool:
        """Asked of the socket, not of the process: a dead one keeps its number until its parent looks."""
        return self.pid() is None

    def failure(self, what: str) -> ServerError:
        lines = self.log.read_text(errors="replace").splitlines()[-8:] if self.log.exists() else []
        return ServerError("\n  ".join([f"{self.name} {what}. Its log {self.log} ends:", *lines]))

    def _has_ended(self) -> bool:
        """Whether the process we launched has ended; asking also lets the system forget it."""
        return self._process is not None and self._process.poll() is not None


def wait_for(condition: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def command_line(pid: int) -> str:
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        return ""
    return subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True).stdout


def ask(path: Path, question: bytes, until: bytes) -> bytes | None:
    """What a server's socket answers, read until the given bytes are there; None when nobody listens."""
    answer = b""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(5)
        try:
            connection.connect(str(path))
        except PermissionError as error:
            raise ServerError(f"The server at {path} runs as another user.") from error
        except OSError:
            return None
        with contextlib.suppress(OSError):
            connection.sendall(question)
            while until not in answer and (part := connection.recv(65536)):
                answer += part
    return answer
