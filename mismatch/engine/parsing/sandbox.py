"""A child process that reads untrusted files under limits of memory, processor and wall-clock time.

The parent sends one request at a time and waits for the answer; a child that is too slow, too hungry or dead is
replaced by a new one. Both directions carry msgpack that msgspec checks against the types below, so a child that was
taken over by a file can at most give a wrong document. The child (``python -m mismatch.engine.parsing.sandbox``)
warms its imports before the first request and ends when its parent does.
"""

from __future__ import annotations

import os
import select
import signal
import struct
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from typing import Literal, TypeVar

import msgspec

from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.resume import Resume
from mismatch.engine.shapes import REASONS, Refused, settle

T = TypeVar("T")

DEFAULT_MEMORY = 1024 * 1024 * 1024
#: Of processor time, for one document. By the clock it may take ``PATIENCE`` times as long: on a busy machine a child
#: that only waits for its turn is no more at fault than its document, and one that hangs is still ended.
DEFAULT_SECONDS = 30.0
PATIENCE = 3
#: A child is replaced after so many documents, so that what pdfium leaks cannot pile up.
DOCUMENTS_A_CHILD = 500
_START_SECONDS = 120.0
#: What a child says when it is warm.
GREETING = b"ready"
_MAX_ANSWER = 64 * 1024 * 1024
_LENGTH = struct.Struct("<I")
#: Linux ends a child with the thread that started it, so one thread that lives as long as the process starts them all.
_MIDWIFE = ThreadPoolExecutor(1, "sandbox")


class Parsed(msgspec.Struct, frozen=True, kw_only=True):
    """A file read and understood."""

    document: Document
    resume: Resume


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What the parent asks for."""

    task: Literal["read", "parse", "render"]
    data: bytes
    filename: str = ""
    as_of: date | None = None
    page: int = 0
    scale: float = 1.0


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the child says: a payload, or why there is none."""

    payload: bytes = b""
    reason: str | None = None
    detail: str = ""


settle(Parsed, Request, Answer)


class Sandbox:
    """One reusable child. Use it as a context manager; threads may share it and take turns."""

    def __init__(self, memory_bytes: int = DEFAULT_MEMORY, seconds: float = DEFAULT_SECONDS) -> None:
        self.memory_bytes = memory_bytes
        self.seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._served = 0
        self._turn = threading.Lock()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, data: bytes, filename: str) -> Document:
        """``read_document`` in the child."""
        return self._ask(Request(task="read", data=data, filename=filename), Document)

    def parse(self, data: bytes, filename: str, as_of: date) -> Parsed:
        """``read_document`` and ``parse_resume`` in the child."""
        return self._ask(Request(task="parse", data=data, filename=filename, as_of=as_of), Parsed)

    def render(self, data: bytes, page: int, scale: float) -> bytes:
        """``render_page`` in the child: PNG bytes."""
        return self._ask(Request(task="render", data=data, page=page, scale=scale), bytes)

    @property
    def pid(self) -> int | None:
        """The process of the child, None while there is none."""
        return self._child.pid if self._child else None

    def close(self) -> None:
        """End the child; the sandbox starts another when it is asked again."""
        with self._turn:
            self._end()

    def _ask(self, request: Request, kind: type[T]) -> T:
        with self._turn:
            answer = self._exchange(msgspec.msgpack.encode(request))
        if answer.reason is not None:
            raise Refused(answer.reason if answer.reason in REASONS else "damaged", answer.detail)
        try:
            return msgspec.msgpack.decode(answer.payload, type=kind)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise Refused("damaged", f"the child answered nonsense: {error}") from error

    def _exchange(self, message: bytes) -> Answer:
        if self._served >= DOCUMENTS_A_CHILD:
            self._end()
        child = self._child = self._child or self._start()
        self._served += 1
        # The clock starts when the child is warm: its imports are not the document's doing.
        deadline = time.monotonic() + PATIENCE * self.seconds
        try:
            _send(child, message, deadline)
            return msgspec.msgpack.decode(self._receive(child, deadline), type=Answer)
        except _LostError as loss:
            self._end()
            raise Refused("too_complex", str(loss)) from None
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            self._end()
            raise Refused("damaged", f"the child answered nonsense: {error}") from error
        except BaseException:
            # Interrupted between question and answer: the next answer would belong to this question.
            self._end()
            raise

    def _receive(self, child: subprocess.Popen[bytes], deadline: float) -> bytes:
        length = _LENGTH.unpack(self._take(child, _LENGTH.size, deadline))[0]
        if length > _MAX_ANSWER:
            raise _LostError(f"an answer of {length} bytes")
        return self._take(child, length, deadline)

    def _take(self, child: subprocess.Popen[bytes], count: int, deadline: float) -> bytes:
        assert child.stdout is not None
        parts, missing = [], count
        while missing:
            self._wait(child, deadline)
            part = os.read(child.stdout.fileno(), min(missing, 1 << 20))
            if not part:
                raise _LostError(f"the child ended with {_exit(child)}")
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)

    def _wait(self, child: subprocess.Popen[bytes], deadline: float) -> None:
        """Until the child has something to say; watches its memory where the system does not."""
        assert child.stdout is not None
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                raise _LostError(f"no answer within {PATIENCE * self.seconds:g} s")
            step = left if sys.platform == "linux" else min(left, 0.2)
            if _ready(child.stdout.fileno(), step, for_reading=True):
                return
            if sys.platform != "linux" and _resident(child.pid) > self.memory_bytes:
                raise _LostError("too much memory")

    def _start(self) -> subprocess.Popen[bytes]:
        """A warm child. That it cannot start is a fault of the installation, not of a document."""
        child = self._child = self._spawn()
        try:
            greeting = self._receive(child, time.monotonic() + _START_SECONDS)
        except _LostError as loss:
            self._end()
            raise RuntimeError(f"the parsing child does not start: {loss}") from loss
        if greeting != GREETING:
            self._end()
            raise RuntimeError("the parsing child does not start: it said something else than hello")
        return child

    def _spawn(self) -> subprocess.Popen[bytes]:
        self._served = 0
        command = [sys.executable, "-m", "mismatch.engine.parsing.sandbox", str(self.memory_bytes), str(self.seconds)]
        return _MIDWIFE.submit(_open, command).result()

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        with suppress(ProcessLookupError):
            # The child leads a session of its own: what it started (Tesseract) goes with it.
            os.killpg(child.pid, signal.SIGKILL)
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                stream.close()
        child.wait()


class _LostError(Exception):
    """The child gave no answer."""


def _open(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
        start_new_session=True,
        env=_environment(),
        cwd="/",
    )


def _send(child: subprocess.Popen[bytes], message: bytes, deadline: float) -> None:
    assert child.stdin is not None
    descriptor = child.stdin.fileno()
    os.set_blocking(descriptor, False)
    rest = memoryview(_LENGTH.pack(len(message)) + message)
    while rest:
        if not _ready(descriptor, max(deadline - time.monotonic(), 0), for_reading=False):
            raise _LostError("the child takes no input")
        try:
            rest = rest[os.write(descriptor, rest) :]
        except BlockingIOError:
            continue
        except BrokenPipeError:
            raise _LostError(f"the child ended with {_exit(child)}") from None


def _ready(descriptor: int, seconds: float, for_reading: bool) -> bool:
    poll = select.poll()
    poll.register(descriptor, select.POLLIN if for_reading else select.POLLOUT)
    return bool(poll.poll(seconds * 1000))


def _exit(child: subprocess.Popen[bytes]) -> str:
    try:
        code = child.wait(timeout=1)
    except subprocess.TimeoutExpired:
        return "no exit code"
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _resident(pid: int) -> int:
    """Resident memory of a process in bytes, asked of ps: for systems that do not enforce RLIMIT_AS."""
    result = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return int(result.stdout.strip() or 0) * 1024


def _environment() -> dict[str, str]:
    """Only what the child needs: no passwords, no addresses of servers."""
    kept = {
        name: os.environ[name]
        for name in ("PATH", "TMPDIR", "TESSDATA_PREFIX", "LANG", "VAR_DIR")
        if name in os.environ
    }
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
    return {**kept, "PYTHONPATH": root, "OMP_THREAD_LIMIT": "1", "PYTHONHASHSEED": "0"}


if __name__ == "__main__":
    from mismatch.engine.parsing.sandbox_child import serve

    serve(int(sys.argv[1]), float(sys.argv[2]))
