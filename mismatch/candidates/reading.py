"""The reading child of this process."""

from __future__ import annotations

import atexit
import contextlib
import threading

from flask import current_app

from mismatch.engine.parsing.sandbox import Sandbox
from mismatch.engine.shapes import Refused
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base
from mismatch.models.columns import now

_lock = threading.Lock()
_sandbox: Sandbox | None = None


def sandbox() -> Sandbox:
    """The child process in which untrusted files are read; one a process, made when first needed."""
    global _sandbox
    with _lock:
        if _sandbox is None:
            _sandbox = Sandbox(
                memory_bytes=current_app.config["READING_MEMORY_BYTES"],
                seconds=current_app.config["READING_SECONDS"],
            )
            atexit.register(_sandbox.close)
        return _sandbox


def warm() -> None:
    """Load what reading and the first ranking need, here and in the child."""
    skill_base()
    title_base()
    with contextlib.suppress(Refused):
        sandbox().parse(b"Python", "warm.txt", now().date())
