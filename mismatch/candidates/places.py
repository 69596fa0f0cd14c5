"""Where facts stand on the page: what templates need to make them clickable."""

from __future__ import annotations

from typing import Any

from flask import url_for

from mismatch.engine.parsing.document import Document, Word
from mismatch.engine.shapes import Span
from mismatch.models import Correction, Resume

Box = tuple[int, float, float, float, float]


class Pages:
    """One résumé's document as a page shows it: images with boxes, or a text view with offsets."""

    def __init__(self, resume: Resume) -> None:
        self._resume = resume
        self.title = resume.filename
        self.document: Document = resume.read
        self.text = self.document.text
        self.is_drawn = self.document.media_type.startswith(("application/pdf", "image/")) and bool(self.document.words)
        self.images = [
            (url_for("candidates.page_image", resume_id=resume.id, number=number), page.width, page.height)
            for number, page in enumerate(self.document.pages)
            if self.is_drawn
        ]

    def place(self, start: int | None, end: int | None) -> dict[str, Any]:
        """Keywords for the ``fact`` and ``quote`` macros."""
        if start is None or end is None or start >= len(self.text):  # what people entered stands in no document
            return {}
        if start >= end:  # a link that no word of the document carries
            return {}
        boxes = self.boxes(start, end) if self.is_drawn else None
        return {"boxes": boxes, "start": start, "end": end}

    def teller(self, start: int | None) -> Correction | None:
        """Who entered what is quoted from here; None for the document's own words."""
        if start is None or start < len(self.text):
            return None
        lines = self._resume.data.get("told", [])
        number = next((line["correction"] for line in lines if line["start"] <= start < line["end"]), None)
        return next((one for one in self._resume.corrections if one.id == number), None)

    def boxes(self, start: int, end: int) -> list[Box]:
        """One box a line for the words of a slice, in points from the top left corner."""
        lines: list[list[Word]] = []
        for word in self.document.words_in(Span(start, end)):
            if lines and _goes_on(lines[-1][-1], word):
                lines[-1].append(word)
            else:
                lines.append([word])
        return [_around(line) for line in lines]


def _goes_on(last: Word, word: Word) -> bool:
    """Whether a word stands to the right of the last one, at about the same height of the same page."""
    same_height = abs(word.y1 - last.y1) <= (last.y1 - last.y0) / 2
    return word.page == last.page and word.x0 >= last.x0 and same_height


def _around(words: list[Word]) -> Box:
    return (
        words[0].page,
        round(min(word.x0 for word in words), 1),
        round(min(word.y0 for word in words), 1),
        round(max(word.x1 for word in words), 1),
        round(max(word.y1 for word in words), 1),
    )
