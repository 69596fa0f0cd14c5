"""Two-page PDFs of people who do not exist, each another person, for measurements."""

from __future__ import annotations

LAYOUTS = ("classic", "sidebar_left", "margin_dates")


def sample_pdfs(count: int) -> list[tuple[str, bytes]]:
    """(file name, bytes) of ``count`` text PDFs, no two of one person."""
    raise NotImplementedError
