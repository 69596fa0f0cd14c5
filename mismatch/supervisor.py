"""Keeps named child processes running, shows their output as one log, and stops them all together."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import BinaryIO

from mismatch.guard import Guard

STEADY_SECONDS = 30.0  # who ran this long is restarted at once when it dies
LONGEST_PAUSE = 30.0
LONGEST_LINE = 64 * 1024
#: Signals closer together are one request: make passes on what the terminal or `kill` has sent to both.
ONE_REQUEST = 0.5
#: Why somebody was killed, by whether it was asked for.
_WHY_KILLED = ("did not stop in time and is killed", "is killed, as you asked")


@dataclass(frozen=True)
class Program:
    """A process to keep running: the name before its lines, and its command."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] | None = None


@dataclass
class _Child:
    program: Program
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    due: float = 0.0
    failures: int = 0
    tail: bytes = field(default=b"", repr=False)


class Supervisor:
    """Runs programs until a signal or `stop()`; after the grace, what is left is killed."""

    def __init__(
        self, programs: Sequence[Program], *, output: BinaryIO | None = None, grace: float = 30.0, pause: float = 0.5
    ) -> None:
        self._children = [_Child(program) for program in programs]
        self._output = output or sys.stdout.buffer
        self._grace, self._pause = grace, pause
        self._width = max(len(program.name) for program in programs)
        self._selector = selectors.DefaultSelector()
        self._stop_requests, self._stop_requested = 0, 0.0
        self._was_forced = False

    def run(self) -> int:
        """0 when everything ended as asked, 1 when something did not stop in time and had to be killed."""
        self._guard = Guard()
        with self._signals():
            while not self._stop_requests:
                self._start_due()
                self._turn()
            self._end()
        self._guard.close()
        return int(self._was_forced)

    def stop(self) -> None:
        """Ask for the end; a second time, for the end at once. Safe in a signal handler and in another thread."""
        if not self._stop_requests or time.monotonic() - self._stop_requested > ONE_REQUEST:
            self._stop_requests += 1
            self._stop_requested = time.monotonic()

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        def ask(number: int, frame: FrameType | None) -> None:
            self.stop()

        numbers = [signal.SIGINT, signal.SIGTERM]
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup means it
            numbers.append(signal.SIGHUP)
        previous = {number: signal.signal(number, ask) for number in numbers}
        try:
            yield
        finally:
            for number, handler in previous.items():
                signal.signal(number, handler)

    def _start_due(self) -> None:
        for child in self._children:
            if child.process is None and time.monotonic() >= child.due:
                self._start(child)

    def _start(self, child: _Child) -> None:
        """In a session of its own: the terminal's Ctrl-C reaches us alone, and we tell the children."""
        try:
            process = subprocess.Popen(
                child.program.command,
                env=child.program.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                bufsize=0,
                start_new_session=True,
            )
        except OSError as error:
            self._say(child, f"cannot be started: {error}")
            self._put_off(child)
            return
        assert process.stdout is not None
        os.set_blocking(process.stdout.fileno(), False)
        self._selector.register(process.stdout, selectors.EVENT_READ, child)
        self._guard.watch(process.pid)
        child.process, child.started = process, time.monotonic()

    def _turn(self) -> None:
        """Pass on what was written, then see who died."""
        for key, _ in self._selector.select(timeout=0.2):
            self._read(key.data)
        for child in self._children:
            if child.process and child.process.poll() is not None:
                self._bury(child)

    def _read(self, child: _Child) -> bool:
        """Pass on the whole lines of what there is to read; False when there is nothing."""
        assert child.process is not None
        assert child.process.stdout is not None
        if child.process.stdout.closed:
            return False
        data = child.process.stdout.read(LONGEST_LINE)  # None: nothing yet; empty: nothing any more
        if not data:
            if data is not None:
                self._forget_output(child)
            return False
        *lines, child.tail = (child.tail + data).split(b"\n")
        for line in lines:
            self._write(child, line)
        if len(child.tail) >= LONGEST_LINE:
            self._write(child, child.tail)
            child.tail = b""
        return True

    def _bury(self, child: _Child) -> None:
        """Read the last words, end what the dead process left of its own children, and decide when to go on."""
        assert child.process is not None
        _signal_group(child.process.pid, signal.SIGKILL)
        while self._read(child):
            pass
        if child.tail:
            self._write(child, child.tail)
        self._forget_output(child)
        self._guard.forget(child.process.pid)
        code, child.process, child.tail = child.process.returncode, None, b""
        if not self._stop_requests:
            self._say(child, f"ended with {_meaning(code)}")
            self._put_off(child)

    def _put_off(self, child: _Child) -> None:
        """Each failure in a row doubles the pause before the next start."""
        if time.monotonic() - child.started > STEADY_SECONDS:
            child.failures = 0
        pause = min(self._pause * 2**child.failures, LONGEST_PAUSE)
        child.failures += 1
        child.due = time.monotonic() + pause
        self._say(child, f"starts again in {pause:g} s")

    def _forget_output(self, child: _Child) -> None:
        assert child.process is not None
        assert child.process.stdout is not None
        if not child.process.stdout.closed:
            self._selector.unregister(child.process.stdout)
            child.process.stdout.close()

    def _end(self) -> None:
        """Ask every child to end; kill those that are left after the grace or a second request."""
        for child in self._running():
            child.process.send_signal(signal.SIGTERM)  # type: ignore[union-attr]
        self._print("→ Stopping; Ctrl-C once more stops at once".encode())
        deadline = time.monotonic() + self._grace
        while self._running() and time.monotonic() < deadline and self._stop_requests < 2:
            self._turn()
        for child in self._running():
            self._was_forced = self._stop_requests < 2
            self._say(child, _WHY_KILLED[self._stop_requests > 1])
            _signal_group(child.process.pid, signal.SIGKILL)  # type: ignore[union-attr]
        while self._running():
            self._turn()

    def _running(self) -> list[_Child]:
        return [child for child in self._children if child.process]

    def _say(self, child: _Child, text: str) -> None:
        self._write(child, f"({text})".encode())

    def _write(self, child: _Child, line: bytes) -> None:
        self._print(f"{child.program.name:<{self._width}} │ ".encode() + line.rstrip(b"\r"))

    def _print(self, line: bytes) -> None:
        with contextlib.suppress(OSError):  # the terminal may have gone
            self._output.write(line + b"\n")
            self._output.flush()


def _signal_group(group: int, sign: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, sign)


def _meaning(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"
