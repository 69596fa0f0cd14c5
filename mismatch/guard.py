"""A small process that outlives its starter and ends what a killed starter left behind.

`kill -9` gives a process no chance to stop its children, so their numbers are told to a guard; when the pipe to it
closes, however that came about, it ends the process groups that are still on its list. Only the standard library is
imported: the guard runs this file by itself.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

GRACE_SECONDS = 20


class Guard:
    """The starter's end: names process groups, and closes the pipe when it has stopped them itself."""

    def __init__(self, owned: Path | None = None) -> None:
        """With a folder, the guard acts only if it can take that folder's ownership: nobody else answers for it."""
        command = [sys.executable, "-I", __file__, *([str(owned)] if owned else [])]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, text=True, start_new_session=True)

    @property
    def pid(self) -> int:
        return self._process.pid

    def watch(self, group: int, polite: signal.Signals = signal.SIGTERM) -> None:
        self._tell(f"watch {group} {int(polite)}")

    def forget(self, group: int) -> None:
        self._tell(f"forget {group} 0")

    def close(self) -> None:
        self._process.communicate()

    def _tell(self, line: str) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # someone killed the guard: go on without
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()


@contextlib.contextmanager
def starting(folder: Path) -> Iterator[None]:
    """One at a time: starting, stopping and taking over the servers of a folder."""
    with open(folder / "starting.lock", "a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def take_ownership(folder: Path) -> IO[str] | None:
    """Answer for a folder's servers until the file is closed or this process ends; None when another does."""
    file = open(folder / "owner.lock", "a")  # noqa: SIM115 - held open on purpose
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file


def wait_for_owner(folder: Path, say: Callable[[], None]) -> None:
    """Wait until nobody answers for a folder's servers; ``say`` is called once if that takes a while."""
    told = False
    while (lock := take_ownership(folder)) is None:
        if not told:
            say()
        told = True
        time.sleep(0.2)
    lock.close()


def _watched(lines: Iterable[str]) -> dict[int, int]:
    """Read until the starter's end of the pipe closes: the groups left over, each with its polite signal."""
    groups: dict[int, int] = {}
    for line in lines:
        verb, group, sign = line.split()
        if verb == "watch":
            groups[int(group)] = int(sign)
        else:
            groups.pop(int(group), None)
    return groups


def _end(groups: dict[int, int]) -> None:
    """Ask politely, wait, then kill."""
    alive = {group for group, sign in groups.items() if _signal(group, sign)}
    deadline = time.monotonic() + GRACE_SECONDS
    while alive and time.monotonic() < deadline:
        time.sleep(0.05)
        alive = {group for group in alive if _signal(group, 0)}
    for group in alive:
        _signal(group, signal.SIGKILL)


def _signal(group: int, sign: int) -> bool:
    """Whether the group is still there."""
    try:
        os.killpg(group, sign)
    except ProcessLookupError:
        return False
    except PermissionError:  # macOS says so of a group of zombies; elsewhere the number belongs to someone else by now
        return False
    return True


def main(arguments: list[str]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    groups = _watched(sys.stdin)
    if not arguments:
        _end(groups)
        return
    folder = Path(arguments[0])
    if not groups or not folder.is_dir():
        return
    with starting(folder):
        owner = take_ownership(folder)
        if owner is not None:
            _end(groups)
            owner.close()


if __name__ == "__main__":
    main(sys.argv[1:])
