"""Résumés as Word documents: plain paragraphs, a layout table, text boxes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime

from docx import Document
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from docx.table import _Cell

from mismatch.demo.people import Person
from mismatch.demo.wording import degree, headings, period, tongue, years

_CREATED = datetime(2026, 11, 1)  # noqa: DTZ001 - Word's properties know no zone
_ZIP_TIME = (2026, 11, 1, 0, 0, 0)
Place = Word | _Cell
Words = dict[str, str]


def word_plain(person: Person) -> bytes:
    """Headings by style, one paragraph after the other."""
    word = new_word(person)
    word.add_heading(person.name, level=0)
    word.add_paragraph(person.title)
    word.add_paragraph(" | ".join(contacts(person)))
    words = headings(person.language, "word_plain")
    _body(word, person, words, lambda text: word.add_heading(text, level=1))
    return word_bytes(word)


def word_table(person: Person) -> bytes:
    """A table without borders: contacts and skills in the left column, the career in the right one."""
    word = new_word(person)
    table = word.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    left.width, right.width = Cm(5.5), Cm(11.5)
    for line in (person.name, person.title):
        right.add_paragraph().add_run(line).bold = True
    words = headings(person.language, "word_table")
    listed(left, words["contacts"], contacts(person))
    listed(left, words["skills"], person.skills)
    listed(left, words["languages"], (tongue(one, person.language) for one in person.languages))
    listed(left, words["licences"], person.licences)
    career(right, person, words, lambda text: bold(right, text))
    return word_bytes(word)


def word_text_boxes(person: Person) -> bytes:
    """The name in the page's header, the contacts in a text box."""
    word = new_word(person)
    word.sections[0].header.paragraphs[0].add_run(person.name).bold = True
    paragraph = word.add_paragraph()
    paragraph._p.append(_text_box([person.title, *contacts(person)]))
    _body(word, person, headings(person.language, "word_text_boxes"), lambda text: bold(word, text))
    return word_bytes(word)


def _body(word: Word, person: Person, words: Words, heading: Callable[[str], object]) -> None:
    career(word, person, words, heading)
    for key, lines in (
        ("skills", [", ".join(person.skills)]),
        ("languages", ["; ".join(tongue(one, person.language) for one in person.languages)]),
        ("licences", ["; ".join(person.licences)]),
    ):
        if any(lines):
            heading(words[key])
            for line in lines:
                word.add_paragraph(line)


def career(
    place: Place,
    person: Person,
    words: Words,
    heading: Callable[[str], object],
    *,
    bullets: str = "List Bullet",
    summary: bool = True,
) -> None:
    """Summary, positions, education and courses, one paragraph after the other."""
    if summary:
        heading(words["summary"])
        place.add_paragraph(person.summary)
    heading(words["experience"])
    for job in person.jobs:
        place.add_paragraph(period(job, person.language))
        place.add_paragraph().add_run(", ".join(part for part in (job.employer, job.city) if part)).bold = True
        place.add_paragraph(job.title)
        for line in job.done:
            place.add_paragraph(line, style=bullets)
    heading(words["education"])
    for one in person.education:
        place.add_paragraph(", ".join(part for part in (one.institution, degree(one), years(one)) if part))
    if person.courses:
        heading(words["courses"])
        for line in person.courses:
            place.add_paragraph(line, style="List Bullet")


def contacts(person: Person) -> list[str]:
    return [person.city, person.phone, person.email, *person.links]


def listed(place: Place, title: str, lines: Iterable[str]) -> None:
    found = list(lines)
    if found:
        bold(place, title)
        for line in found:
            place.add_paragraph(line)


def bold(place: Place, text: str) -> None:
    run = place.add_paragraph().add_run(text)
    run.bold, run.font.size = True, Pt(13)


def _text_box(lines: list[str]):  # type: ignore[no-untyped-def]
    """A drawing with text in it, as Word writes it for old and new readers alike (only the new half)."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{_escaped(line)}</w:t></w:r></w:p>" for line in lines)
    return parse_xml(
        f"<w:r {nsdecls('w')}><w:pict>"
        '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:400pt;height:80pt">'
        f"<v:textbox><w:txbxContent>{paragraphs}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def new_word(person: Person) -> Word:
    word = Document()
    properties = word.core_properties
    properties.author, properties.title = person.name, ""
    properties.created = properties.modified = _CREATED
    word.styles["Normal"].font.size = Pt(10.5)  # type: ignore[attr-defined]
    return word


def word_bytes(word: Word) -> bytes:
    """The file, packed anew with fixed times, so that it is the same every time."""
    drawn, fixed = io.BytesIO(), io.BytesIO()
    word.save(drawn)
    with zipfile.ZipFile(drawn) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _ZIP_TIME), source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
