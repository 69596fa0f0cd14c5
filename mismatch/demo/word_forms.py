"""Résumés as Word documents that are made of anything but plain paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from mismatch.demo.board import board_words
from mismatch.demo.people import Person
from mismatch.demo.word import Place, Words, bold, career, contacts, listed, new_word, word_bytes
from mismatch.demo.wording import degree, headings, period, tongue, years


def word_nested(person: Person) -> bytes:
    """Tables inside a table: the page is one row of two cells, each position a table of its own."""
    word = new_word(person)
    words = headings(person.language, "word_nested")
    outer = word.add_table(rows=2, cols=2)
    head = outer.rows[0].cells[0].merge(outer.rows[0].cells[1])
    bold(head, person.name)
    head.add_paragraph(person.title)
    left, right = outer.rows[1].cells
    left.width, right.width = Cm(5), Cm(12)
    _short_lists(left, person, words)
    bold(right, words["summary"])
    right.add_paragraph(person.summary)
    bold(right, words["experience"])
    for job in person.jobs:
        inner = right.add_table(rows=2, cols=2)
        inner.rows[0].cells[0].text = period(job, person.language, "figures")
        inner.rows[0].cells[1].paragraphs[0].add_run(job.title).bold = True
        inner.rows[0].cells[1].add_paragraph(", ".join(filter(None, (job.employer, job.city))))
        for line in job.done:
            inner.rows[1].cells[1].add_paragraph(line, style="List Bullet")
    bold(right, words["education"])
    inner = right.add_table(rows=0, cols=2)
    for one in person.education:
        cells = inner.add_row().cells
        cells[0].text, cells[1].text = years(one), f"{one.institution}\n{degree(one)}"
    return word_bytes(word)


def word_board(person: Person) -> bytes:
    """A job board's export: one long table, dates and labels in its left column."""
    word = new_word(person)
    words, board = headings(person.language, "hh_profile"), board_words(person)
    phrases: dict[str, str] = board["t"]  # type: ignore[assignment]
    jobs: list[dict[str, str]] = board["jobs"]  # type: ignore[assignment]
    bold(word, person.name)
    for line in (
        str(board["born"]), f"{person.phone} — {phrases['preferred']}", person.email, *person.links,
        f"{phrases['lives']}: {person.city}", phrases["citizen"], phrases["moves"],
    ):  # fmt: skip
        word.add_paragraph(line)
    table = word.add_table(rows=0, cols=2)

    def heading(text: str) -> None:
        cells = table.add_row().cells
        cells[0].merge(cells[1]).paragraphs[0].add_run(text).font.size = Pt(13)

    def row(label: str, lines: Iterable[str], first_bold: bool = False) -> None:
        cells = table.add_row().cells
        cells[0].text = label
        for number, line in enumerate(lines):
            paragraph = cells[1].paragraphs[0] if not number else cells[1].add_paragraph()
            paragraph.add_run(line).bold = first_bold and not number

    heading(phrases["wish"])
    row("", [person.title], True)
    row("", [phrases["job"], phrases["day"], phrases["way"]])
    heading(f"{phrases['experience']} — {board['total']}")
    for told, job in zip(jobs, person.jobs, strict=True):
        place = ", ".join(filter(None, (told["city"], told["site"])))
        row(f"{told['start']} —\n{told['end']}\n{told['length']}",
            [told["employer"], place, told["trade"], told["title"], *job.done], True)  # fmt: skip
    heading(words["education"])
    row("", [phrases["level"]], True)
    for one in person.education:
        row(one.end or "", [one.institution, degree(one)], True)
    if person.courses:
        heading(words["courses"])
        for line in person.courses:
            row("", [line])
    heading(words["skills"])
    if person.languages:
        row(phrases["tongues"], [tongue(one, person.language) for one in person.languages])
    row(phrases["skills"], ["     ".join(person.skills)])
    if person.licences:
        heading(phrases["drive"])
        row("", person.licences)
    heading(phrases["extra"])
    row(phrases["about"], [person.summary])
    return word_bytes(word)


def word_grid(person: Person) -> bytes:
    """A form of bordered tables: facts by labels, then period, organisation, position and duties in four columns."""
    word = new_word(person)
    words, ru = headings(person.language, "word_grid"), person.language == "ru"
    word.add_heading("Резюме" if ru else "Curriculum vitae", level=0)
    labels = (
        ("Фамилия, имя, отчество", "Желаемая должность", "Город", "Телефон", "Электронная почта", "Ссылки")
        if ru
        else ("Name", "Position sought", "City", "Phone", "E-mail", "Links")
    )
    values = (person.name, person.title, person.city, person.phone, person.email, ", ".join(person.links))

    def table(*rows: tuple[str, ...]) -> None:
        drawn = word.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
        for row in rows:
            for cell, text in zip(drawn.add_row().cells, row, strict=True):
                cell.text = text

    table(*((label, value) for label, value in zip(labels, values, strict=True) if value))
    names = "Период Организация Должность Обязанности" if ru else "Period Organisation Position Duties"
    bold(word, words["experience"])
    places = [", ".join(filter(None, (job.employer, job.city))) for job in person.jobs]
    table(tuple(names.split()), *(
        (period(job, person.language), place, job.title, "\n".join(job.done))
        for place, job in zip(places, person.jobs, strict=True)
    ))  # fmt: skip
    heads = ("Годы", "Учебное заведение", "Специальность") if ru else ("Years", "Institution", "Qualification")
    bold(word, words["education"])
    table(heads, *((years(one), one.institution, degree(one)) for one in person.education))
    listed(word, words["skills"], [", ".join(person.skills)])
    listed(word, words["languages"], (tongue(one, person.language) for one in person.languages))
    listed(word, words["courses"], person.courses)
    listed(word, words["licences"], person.licences)
    listed(word, words["summary"], [person.summary])
    return word_bytes(word)


def word_controls(person: Person) -> bytes:
    """A template's content controls around lines and rows, contacts in the page's header, numbered duties."""
    word = new_word(person)
    words = headings(person.language, "word_controls")
    top = word.sections[0].header
    top.paragraphs[0].text = " · ".join(contacts(person))
    word.add_heading(person.name, level=0)
    word.add_paragraph(person.title)
    career(word, person, words, lambda text: word.add_heading(text, level=1), bullets="List Number")
    for key, lines in (
        ("skills", person.skills),
        ("languages", [tongue(one, person.language) for one in person.languages]),
        ("licences", person.licences),
    ):
        if lines:
            word.add_heading(words[key], level=1)
            table = word.add_table(rows=0, cols=2)
            for number, line in enumerate(lines):
                cells = table.rows[-1].cells if number % 2 else table.add_row().cells
                cells[number % 2].text = line
    for element in list(word.element.body):
        if element.tag == qn("w:p"):
            _control(element)
        elif element.tag == qn("w:tbl"):
            for row in element.findall(qn("w:tr")):
                _control(row)
    return word_bytes(word)


def word_tabs(person: Person) -> bytes:
    """Columns made by tab stops: the employer left and the dates right, three skills a line."""
    word = new_word(person)
    words = headings(person.language, "word_tabs")
    bold(word, person.name.upper())
    word.add_paragraph(person.title)
    word.add_paragraph("\t".join((person.city, person.phone, person.email)))
    for link in person.links:
        word.add_paragraph(link)

    def spread(*cells: str) -> Paragraph:
        paragraph = word.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run("\t".join(cells)).bold = True
        return paragraph

    bold(word, words["summary"])
    word.add_paragraph(person.summary)
    bold(word, words["experience"])
    for job in person.jobs:
        spread(job.employer, period(job, person.language))
        word.add_paragraph("\t".join(filter(None, (job.title, job.city))))
        for line in job.done:
            word.add_paragraph(f"-\t{line}")
    bold(word, words["education"])
    for one in person.education:
        spread(one.institution, years(one))
        word.add_paragraph(degree(one))
    bold(word, words["skills"])
    for place in range(0, len(person.skills), 3):
        word.add_paragraph("\t".join(person.skills[place : place + 3]))
    for key, lines in (("languages", [tongue(one, person.language) for one in person.languages]),
                       ("courses", person.courses), ("licences", person.licences)):  # fmt: skip
        listed(word, words[key], lines)
    return word_bytes(word)


def word_columns(person: Person) -> bytes:
    """A section of two columns after a head over the full width."""
    word = new_word(person)
    words = headings(person.language, "word_columns")
    bold(word, person.name)
    word.add_paragraph(person.title)
    word.add_paragraph(" | ".join(contacts(person)))
    section = word.add_section(WD_SECTION.CONTINUOUS)
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), "2")
    for old in section._sectPr.findall(qn("w:cols")):
        section._sectPr.remove(old)
    section._sectPr.append(columns)
    listed(word, words["skills"], person.skills)
    listed(word, words["languages"], (tongue(one, person.language) for one in person.languages))
    listed(word, words["licences"], person.licences)
    word.add_paragraph().add_run().add_break(WD_BREAK.COLUMN)
    career(word, person, words, lambda text: bold(word, text))
    return word_bytes(word)


def word_frames(person: Person) -> bytes:
    """Contacts and skills in frames that float, the summary in a drawn shape with a copy for old readers."""
    word = new_word(person)
    words = headings(person.language, "word_frames")
    bold(word, person.name)
    word.add_paragraph(person.title)
    before = len(word.paragraphs)
    listed(word, words["contacts"], contacts(person))
    listed(word, words["skills"], person.skills)
    listed(word, words["languages"], (tongue(one, person.language) for one in person.languages))
    for paragraph in word.paragraphs[before:]:
        frame = OxmlElement("w:framePr")
        for name, value in (("w", "2800"), ("hSpace", "180"), ("wrap", "around"), ("vAnchor", "page"),
                            ("hAnchor", "page"), ("x", "700"), ("y", "2400")):  # fmt: skip
            frame.set(qn(f"w:{name}"), value)
        paragraph._p.get_or_add_pPr().insert(0, frame)
    word.add_paragraph()._p.append(_shape([words["summary"], person.summary]))
    career(word, person, words, lambda text: bold(word, text), summary=False)
    listed(word, words["licences"], person.licences)
    return word_bytes(word)


def _short_lists(place: Place, person: Person, words: Words) -> None:
    listed(place, words["contacts"], contacts(person))
    listed(place, words["skills"], person.skills)
    listed(place, words["languages"], (tongue(one, person.language) for one in person.languages))
    listed(place, words["courses"], person.courses)
    listed(place, words["licences"], person.licences)


def _control(element) -> None:  # type: ignore[no-untyped-def]
    """Put a paragraph or a row into a content control of its own."""
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr><w:text/></w:sdtPr><w:sdtContent/></w:sdt>")
    element.addprevious(control)
    control.find(qn("w:sdtContent")).append(element)


def _shape(lines: list[str]):  # type: ignore[no-untyped-def]
    """A shape with text, written twice as Word does it: for itself, and as a fallback for others."""
    body = "".join(f"<w:p><w:r><w:t>{_escaped(line)}</w:t></w:r></w:p>" for line in lines)
    box = f"<w:txbxContent>{body}</w:txbxContent>"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    return parse_xml(
        f'<w:r {nsdecls("w")}><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        f' xmlns:wps="{shape}"><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:anchor xmlns:wp="{drawing}/wordprocessingDrawing" behindDoc="0"><wp:extent cx="5400000" cy="900000"/>'
        f'<a:graphic xmlns:a="{drawing}/main"><a:graphicData uri="{shape}"><wps:wsp><wps:txbx>{box}</wps:txbx>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{box}</v:textbox></v:shape></w:pict>'
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


WORD_FORMS: dict[str, Callable[[Person], bytes]] = {
    "word_nested": word_nested,
    "word_board": word_board,
    "word_grid": word_grid,
    "word_controls": word_controls,
    "word_tabs": word_tabs,
    "word_columns": word_columns,
    "word_frames": word_frames,
}
