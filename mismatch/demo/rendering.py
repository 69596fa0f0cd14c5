"""A person's résumé as a file: every form the project draws, by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import typst

from mismatch.demo.disturbed import glyphs_apart, out_of_order
from mismatch.demo.people import Person
from mismatch.demo.scan import photographed, scanned
from mismatch.demo.sheets import SHEET_FORMS
from mismatch.demo.variants import told
from mismatch.demo.web_forms import WEB_FORMS
from mismatch.demo.word import word_plain, word_table, word_text_boxes
from mismatch.demo.word_forms import WORD_FORMS
from mismatch.demo.wording import worded

LAYOUTS = Path(__file__).parent / "layouts"
Draw = Callable[[Person], bytes]


def _typeset(layout: str, style: str = "words") -> Draw:
    def draw(person: Person) -> bytes:
        inputs = {"person": json.dumps(worded(person, layout, style), ensure_ascii=False)}
        return bytes(
            typst.compile(str(LAYOUTS / f"{layout}.typ"), format="pdf", sys_inputs=inputs, ignore_system_fonts=True)
        )

    return draw


#: Layouts drawn by Typst → how they write dates.
TYPESET = {
    "classic": "words", "sidebar_left": "figures", "sidebar_right": "words", "margin_dates": "figures",
    "job_board": "words", "academic": "words", "dense": "figures", "hh_profile": "words", "network": "words",
    "two_full": "words", "three_zones": "figures", "dark_bar": "words", "timeline": "words", "chips": "figures",
    "icons": "words", "letterspaced": "words", "furniture": "figures", "bordered": "figures",
    "labelled_form": "words", "scholar": "words",
}  # fmt: skip


def _after(change: Callable[[bytes], bytes], layout: str) -> Draw:
    """A typeset layout, changed."""
    return lambda person: change(FORMS[layout][1](person))


#: Every form a résumé comes in: its name → (file ending, how it is drawn).
FORMS: dict[str, tuple[str, Draw]] = {
    **{layout: ("pdf", _typeset(layout, style)) for layout, style in TYPESET.items()},
    **{form: ("pdf", draw) for form, draw in WEB_FORMS.items()},
    "glyphs_apart": ("pdf", _after(glyphs_apart, "classic")),
    "out_of_order": ("pdf", _after(out_of_order, "sidebar_left")),
    "word_plain": ("docx", word_plain),
    "word_table": ("docx", word_table),
    "word_text_boxes": ("docx", word_text_boxes),
    **{form: ("docx", draw) for form, draw in WORD_FORMS.items()},
    **SHEET_FORMS,
    "scan": ("pdf", _after(scanned, "classic")),
    "scan_coarse": ("pdf", _after(lambda pdf: scanned(pdf, 150, -0.7), "furniture")),
    "scan_fine": ("pdf", _after(lambda pdf: scanned(pdf, 300, 0.6), "sidebar_left")),
    "scan_columns": ("pdf", _after(lambda pdf: scanned(pdf, 200, 0.3), "dense")),
    "photo": ("jpg", _after(photographed, "classic")),
    "picture": ("png", _after(lambda pdf: photographed(pdf, "PNG", 200, 0.2), "job_board")),
}


def render(person: Person, form: str) -> bytes:
    """The bytes of a person's résumé in one form; the same every time, but for a browser's own dates."""
    return FORMS[form][1](told(person, form))
