"""Short résumés of many trades and manners are read as a person would read them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mismatch.engine.parsing.resume import Education, Position, Resume
from tests.engine.parsing.documents import parsed

FOLDER = Path(__file__).parent / "snippets"


@dataclass
class Snippet:
    """A text and what it says: lines "job: title @ employer @ start/end", "study: place | degree | field | year"."""

    title: str
    text: str
    expected: dict[str, list[str]] = field(default_factory=dict)


def _snippets() -> list[Snippet]:
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n=== "):
            title, _, rest = block.removeprefix("=== ").partition("\n")
            text, _, said = rest.partition("\n--- expected\n")
            snippet = Snippet(title, text)
            for line in filter(None, said.split("\n")):
                key, _, value = line.partition(": ")
                snippet.expected.setdefault(key, []).append(value.strip())
            found.append(snippet)
    return found


def _job(position: Position) -> str:
    dates = f"{position.start or '?'}/{'present' if position.current else position.end or '?'}"
    if position.start is None:
        dates = "?"
    title, employer = (fact.value if fact else "" for fact in (position.title, position.employer))
    return " ".join(f"{title} @ {employer} @ {dates}".split())


def _study(course: Education) -> str:
    parts = [fact.value if fact else "" for fact in (course.institution, course.degree, course.field)]
    return " | ".join([*parts, (course.end or "")[:4]])


def _squeezed(line: str) -> str:
    return " ".join(line.replace("|", " | ").split())


def _answers(resume: Resume) -> dict[str, list[str]]:
    return {
        "name": [resume.name.value] if resume.name else [],
        "job": [_job(position) for position in resume.positions],
        "email": [fact.value for fact in resume.emails],
        "phone": [fact.value for fact in resume.phones],
        "course": [course.value for course in resume.courses],
        "study": [_squeezed(_study(course)) for course in resume.education],
        "language": [f"{one.name} {one.level or ''}".strip() for one in resume.languages],
        "location": [resume.location.value] if resume.location else [],
    }


@pytest.mark.parametrize("snippet", _snippets(), ids=lambda snippet: snippet.title)
def test_snippet(snippet: Snippet) -> None:
    answers = _answers(parsed(snippet.text))
    expected = {
        key: [_squeezed(v) if key == "study" else v for v in values] for key, values in snippet.expected.items()
    }
    assert {key: answers[key] for key in expected} == expected
