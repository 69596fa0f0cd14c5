"""A person's résumé as a file: PDFs in several layouts, Word documents, a scan."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import typst

from mismatch.demo.people import Person
from mismatch.demo.scan import scanned
from mismatch.demo.word import word_plain, word_table, word_text_boxes
from mismatch.demo.wording import worded

LAYOUTS = Path(__file__).parent / "layouts"


def _typeset(layout: str, style: str) -> Callable[[Person], bytes]:
    def draw(person: Person) -> bytes:
        inputs = {"person": json.dumps(worded(person, layout, style), ensure_ascii=False)}
        return bytes(
            typst.compile(str(LAYOUTS / f"{layout}.typ"), format="pdf", sys_inputs=inputs, ignore_system_fonts=True)
        )

    return draw


#: Every form a résumé comes in: its name → (file ending, how it is drawn).
FORMS: dict[str, tuple[str, Callable[[Person], bytes]]] = {
    "classic": ("pdf", _typeset("classic", "words")),
    "sidebar_left": ("pdf", _typeset("sidebar_left", "figures")),
    "sidebar_right": ("pdf", _typeset("sidebar_right", "words")),
    "margin_dates": ("pdf", _typeset("margin_dates", "figures")),
    "job_board": ("pdf", _typeset("job_board", "words")),
    "academic": ("pdf", _typeset("academic", "words")),
    "dense": ("pdf", _typeset("dense", "figures")),
    "word_plain": ("docx", word_plain),
    "word_table": ("docx", word_table),
    "word_text_boxes": ("docx", word_text_boxes),
    "scan": ("pdf", lambda person: scanned(FORMS["classic"][1](person))),
}


def render(person: Person, form: str) -> bytes:
    """The bytes of a person's résumé in one form; the same every time."""
    return FORMS[form][1](person)
