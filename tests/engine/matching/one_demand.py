"""What a résumé shows of one demand."""

from __future__ import annotations

from mismatch.engine.matching.profile import build_profile
from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.score import score_match
from mismatch.engine.matching.shapes import Evidence
from mismatch.engine.parsing.resume import Resume
from tests.engine.matching.people import read_person


def evidence(demand: str, resume: str | Resume) -> Evidence:
    """The one piece of evidence for a one-line vacancy."""
    read = read_person(resume) if isinstance(resume, str) else resume
    shown = score_match(read_vacancy(f"Требования:\n- {demand}\n", "Специалист"), build_profile(read))
    assert len(shown.requirements) == 1, shown.requirements
    found = shown.requirements[0]
    if found.quote is not None:
        assert read.text[found.start : found.end] == found.quote
    return found


def with_lines(*lines: str) -> str:
    return (
        "Иван Петров\nИнженер\n\nОпыт работы\n\nИнженер, ООО «Завод»\nЯнварь 2015 — Декабрь 2020\n"
        + "\n".join(f"- {line}" for line in lines)
        + "\n"
    )
