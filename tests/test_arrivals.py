"""Searches take turns: in order of arrival over all processes, and a dead process keeps none."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext

import pytest
from flask import Flask

from mismatch.arrivals import Turns, in_turn, share_turns


@pytest.fixture
def turns() -> Iterator[Turns]:
    with closing(Turns(1)) as one:
        yield one


def forked(work: Callable[[], object]) -> int:
    """The number of a process that does this and ends."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    return pid


def until_waiting(turns: Turns, count: int) -> None:
    deadline = time.monotonic() + 20
    while turns.waiting != count:
        assert time.monotonic() < deadline, f"{turns.waiting} wait, not {count}"
        time.sleep(0.002)


def test_who_came_first_goes_first_in_whichever_process(turns: Turns) -> None:
    read_end, write_end = os.pipe()

    def search(name: bytes) -> None:
        with turns.taken():
            os.write(write_end, name)

    started = []
    with turns.taken():
        for count, name in enumerate((b"a", b"b", b"c", b"d"), 1):
            started.append(forked(lambda name=name: search(name)))  # type: ignore[misc]
            until_waiting(turns, count)
    for pid in started:
        os.waitpid(pid, 0)
    assert os.read(read_end, 9) == b"abcd"
    os.close(read_end)
    os.close(write_end)


def test_a_killed_process_keeps_no_turn(turns: Turns) -> None:
    read_end, write_end = os.pipe()

    def search() -> None:
        with turns.taken():
            os.write(write_end, b"x")
            time.sleep(60)

    pid = forked(search)
    os.read(read_end, 1)
    with turns.taken(patience=0.01) as is_mine:
        assert not is_mine
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    with turns.taken() as is_mine:
        assert is_mine
    os.close(read_end)
    os.close(write_end)


def test_who_went_without_a_turn_gives_none_back(turns: Turns) -> None:
    with turns.taken():
        with turns.taken(patience=0.01):
            pass
        with turns.taken(patience=0.01) as is_mine:
            assert not is_mine


def test_a_search_that_fails_gives_its_turn_back(turns: Turns) -> None:
    with pytest.raises(ZeroDivisionError), turns.taken():
        _ = 1 / 0
    with turns.taken(patience=0.01) as is_mine:
        assert is_mine


def test_a_site_shares_as_many_turns_as_are_set() -> None:
    site = Flask("site")
    site.config["SEARCHES_AT_ONCE"] = 2
    with site.app_context():
        assert isinstance(in_turn(), nullcontext)
        share_turns(site)
        with in_turn(), in_turn(), closing(site.extensions["search_turns"]) as turns, turns.taken(0.01) as is_mine:
            assert not is_mine
