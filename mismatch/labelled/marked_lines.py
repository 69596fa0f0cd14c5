"""Vacancies whose lines are marked with the part they play, as written in ``lines/*.txt``.

``=== title`` begins a vacancy. A line begins with its mark and a blank: ``m`` a demand, ``n`` a wish, ``t`` a task,
``h`` a heading, ``-`` anything else. Inside a line `` ~t `` begins a stretch of another mark. Empty lines belong to the
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from mismatch.engine.matching.line_roles import Role

MARKS: dict[str, Role] = {"m": "must", "n": "nice", "t": "task", "h": "none", "-": "none"}
_BEGINS = "=== "
_STRETCH = re.compile(r" ?~([mnt-]) ")


class Span(NamedTuple):
    """A stretch of a vacancy and the part it plays."""

    start: int
    end: int
    role: Role


class MarkedVacancy(NamedTuple):
    """A vacancy as it would be pasted, and its marked stretches."""

    title: str
    text: str
    spans: list[Span]


def read_marked(path: Path) -> Iterator[MarkedVacancy]:
    """The vacancies of one file."""
    _, *parts = re.split(rf"^{_BEGINS}", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for part in parts:
        title, _, body = part.partition("\n")
        yield _marked(title.strip(), body.strip("\n").split("\n"))


def _marked(title: str, lines: list[str]) -> MarkedVacancy:
    text, spans = "", []
    for line in lines:
        for at, (mark, stretch) in enumerate(_stretches(line)):
            if mark not in MARKS or line[1:2] != " ":
                raise ValueError(f"{title}: no mark in {line!r}")
            text += " " if at else ""
            spans.append(Span(len(text), len(text) + len(stretch), MARKS[mark]))
            text += stretch
        text += "\n"
    return MarkedVacancy(title, text, spans)


def _stretches(line: str) -> Iterator[tuple[str, str]]:
    if not line.strip():
        return
    first, *others = _STRETCH.split(f" {line[2:]}")
    if first.strip():
        yield line[0], first[1:]
    yield from zip(others[::2], others[1::2], strict=True)
