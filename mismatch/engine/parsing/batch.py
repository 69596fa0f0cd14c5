"""Many files through a few sandboxed children: in order, in bounded memory."""

from __future__ import annotations

import os
import queue
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from typing import NamedTuple

from mismatch.engine.parsing.sandbox import Parsed, Sandbox
from mismatch.engine.shapes import Refused


class Source(NamedTuple):
    """A file to read: its name, and how to get its bytes when its turn comes."""

    filename: str
    read: Callable[[], bytes]


def children_here() -> int:
    """One child a processor, two at most: the parent has work too."""
    return max(1, min(2, os.cpu_count() or 1))


def parse_many(sources: Iterable[Source], as_of: date, children: int | None = None) -> Iterator[Parsed | Refused]:
    """The answer for every source, in their order; only a handful is in memory at any time."""
    count = children or children_here()
    idle: queue.SimpleQueue[Sandbox] = queue.SimpleQueue()
    boxes = [Sandbox() for _ in range(count)]
    for box in boxes:
        idle.put(box)
    waiting: deque[Future[Parsed | Refused]] = deque()
    try:
        with ThreadPoolExecutor(count) as pool:
            for source in sources:
                waiting.append(pool.submit(_parse_one, idle, source, as_of))
                if len(waiting) >= 4 * count:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
    finally:
        for box in boxes:
            box.close()


def _parse_one(idle: queue.SimpleQueue[Sandbox], source: Source, as_of: date) -> Parsed | Refused:
    box = idle.get()
    try:
        return box.parse(source.read(), source.filename, as_of)
    except Refused as refused:
        return refused
    except OSError as error:
        return Refused("unreadable", str(error))
    finally:
        idle.put(box)
