"""Searches in order of arrival, a few at once over all web processes.

Eight at once share two cores without an order: some take twice as long as others that ask for the same. The turns are
a System V semaphore: who waits is served in the order of coming, in whichever process, and the kernel gives back what
a killed process held. Where there is none (macOS), everybody goes at once.
"""

from __future__ import annotations

import atexit
import ctypes
import errno
import logging
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from flask import Flask, current_app

log = logging.getLogger(__name__)

#: A search waits no longer; then it goes although it is not its turn.
PATIENCE_SECONDS = 10.0
_PRIVATE, _CREATE, _OURS_ALONE = 0, 0o1000, 0o600
_REMOVE, _COUNT_WAITING, _SET_VALUE = 0, 14, 16
_GIVEN_BACK_AT_DEATH = 0x1000


class _Step(ctypes.Structure):
    _fields_ = (("number", ctypes.c_ushort), ("change", ctypes.c_short), ("flags", ctypes.c_short))


class _Time(ctypes.Structure):
    _fields_ = (("seconds", ctypes.c_long), ("nanoseconds", ctypes.c_long))


class Turns:
    """So many at once, in order of arrival, in this process and those it forks."""

    def __init__(self, at_once: int) -> None:
        self._library = ctypes.CDLL(None, use_errno=True)
        self._id = self._checked(self._library.semget(_PRIVATE, 1, _CREATE | _OURS_ALONE))
        self._checked(self._library.semctl(self._id, 0, _SET_VALUE, at_once))
        self._maker = os.getpid()

    @contextmanager
    def taken(self, patience: float = PATIENCE_SECONDS) -> Iterator[bool]:
        """Meanwhile it is one's turn; False where it did not come in time."""
        is_mine = self._change(-1, patience)
        try:
            yield is_mine
        finally:
            if is_mine:
                self._change(1, patience)

    def _change(self, by: int, patience: float) -> bool:
        step = _Step(0, by, _GIVEN_BACK_AT_DEATH)
        wait = _Time(int(patience), int(patience % 1 * 1e9))
        while self._library.semtimedop(self._id, ctypes.byref(step), 1, ctypes.byref(wait)):
            if ctypes.get_errno() != errno.EINTR:
                log.warning("a search goes without its turn: %s", os.strerror(ctypes.get_errno()))
                return False
        return True

    @property
    def waiting(self) -> int:
        """How many wait, in all processes."""
        return self._checked(self._library.semctl(self._id, 0, _COUNT_WAITING))

    def close(self) -> None:
        """In the process that made them, for nobody else takes them away."""
        if os.getpid() == self._maker:
            self._library.semctl(self._id, 0, _REMOVE)

    @staticmethod
    def _checked(answer: int) -> int:
        if answer < 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        return answer


def share_turns(app: Flask) -> None:
    """Before the processes fork that are to share them."""
    try:
        turns = Turns(app.config["SEARCHES_AT_ONCE"] or 2 * (os.cpu_count() or 1))
    except (OSError, AttributeError) as error:
        log.warning("searches go all at once: %s", error)
        return
    atexit.register(turns.close)
    app.extensions["search_turns"] = turns


def in_turn() -> AbstractContextManager[object]:
    """Wait for one's turn, where turns are shared."""
    turns: Turns | None = current_app.extensions.get("search_turns")
    return turns.taken() if turns else nullcontext()
