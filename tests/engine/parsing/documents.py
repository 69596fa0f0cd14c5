"""Documents for tests, made of plain text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mismatch.engine.parsing.document import Document, Hidden
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.resume import Resume

AS_OF = date(2026, 3, 15)
RESUMES = Path(__file__).parent / "resumes"


def document(text: str, hidden: list[Hidden] | None = None) -> Document:
    """``text`` as the reader of plain text sees it, with hidden pieces when given."""
    read = read_document(text.encode(), "resume.txt")
    if not hidden:
        return read
    return Document(
        media_type=read.media_type, text=read.text, pages=[], words=[], lines=read.lines, hidden=hidden,
        hyperlinks=[], reader=read.reader,
    )  # fmt: skip


def parsed(text: str, hidden: list[Hidden] | None = None) -> Resume:
    return parse_resume(document(text, hidden), AS_OF)


def sample(name: str) -> Resume:
    """One of the written résumés in ``resumes/``."""
    path = RESUMES / f"{name}.txt"
    return parse_resume(read_document(path.read_bytes(), path.name), AS_OF)
