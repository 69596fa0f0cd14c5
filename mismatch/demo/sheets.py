"""Résumés as a list of lines, and the formats that are no more than that: RTF, ODT, text, Markdown, HTML, JSON."""

from __future__ import annotations

import html
import io
import json
import zipfile
from collections.abc import Callable
from typing import NamedTuple

from mismatch.demo.board import board_words
from mismatch.demo.people import Person
from mismatch.demo.wording import degree, headings, period, tongue, tongue_parts, years

_ZIP_TIME = (2026, 11, 1, 0, 0, 0)
#: What old code pages have no signs for.
_TYPEWRITER = str.maketrans({"«": '"', "»": '"', "–": "-", "—": "-", "№": "N"})
Write = Callable[[Person], bytes]


class Part(NamedTuple):
    """One line: "name", "heading", "strong", "text", "bullet", or a "row" of a cell and another of several lines."""

    kind: str
    text: str
    beside: tuple[str, ...] = ()


def sheet(person: Person, form: str) -> list[Part]:
    """A résumé told line by line."""
    words = headings(person.language, form)
    parts = [Part("name", person.name), Part("text", person.title)]
    parts += [Part("text", line) for line in (person.city, person.phone, person.email, *person.links)]
    parts += [Part("heading", words["summary"]), Part("text", person.summary), Part("heading", words["experience"])]
    for job in person.jobs:
        parts.append(Part("strong", ", ".join(filter(None, (job.employer, job.city)))))
        parts += [Part("text", job.title), Part("text", period(job, person.language))]
        parts += [Part("bullet", line) for line in job.done]
    parts.append(Part("heading", words["education"]))
    for one in person.education:
        parts += [Part("strong", one.institution), Part("text", ", ".join(filter(None, (degree(one), years(one)))))]
    tongues = [tongue(one, person.language) for one in person.languages]
    for key, lines in (("skills", [", ".join(person.skills)]), ("languages", tongues),
                       ("courses", person.courses), ("licences", person.licences)):  # fmt: skip
        if lines:
            parts += [Part("heading", words[key]), *(Part("text", line) for line in lines)]
    return parts


def board_sheet(person: Person) -> list[Part]:
    """A job board's export, rows with dates at the left."""
    words, board = headings(person.language, "hh_profile"), board_words(person)
    phrases: dict[str, str] = board["t"]  # type: ignore[assignment]
    jobs: list[dict[str, str]] = board["jobs"]  # type: ignore[assignment]
    parts = [Part("name", person.name), Part("text", str(board["born"]))]
    parts += [Part("text", f"{person.phone} — {phrases['preferred']}"), Part("text", person.email)]
    parts += [Part("text", line) for line in (*person.links, f"{phrases['lives']}: {person.city}", phrases["citizen"])]
    parts += [Part("heading", phrases["wish"]), Part("strong", person.title), Part("text", phrases["job"])]
    parts.append(Part("heading", f"{phrases['experience']} — {board['total']}"))
    for told in jobs:
        place = ", ".join(filter(None, (told["city"], told["site"])))
        beside = (told["employer"], place, told["trade"], told["title"], *told["done"])
        parts.append(Part("row", f"{told['start']} — {told['end']} {told['length']}", beside))
    parts.append(Part("heading", words["education"]))
    parts += [Part("row", one.end or "", (one.institution, degree(one))) for one in person.education]
    parts.append(Part("heading", words["skills"]))
    parts += [Part("row", phrases["tongues"], tuple(tongue(one, person.language) for one in person.languages))]
    parts += [Part("row", phrases["skills"], ("     ".join(person.skills),))]
    return [*parts, Part("heading", phrases["extra"]), Part("row", phrases["about"], (person.summary,))]


def rtf(parts: list[Part]) -> bytes:
    """RTF in the Russian code page, as job boards and old word processors write it."""
    lines = []
    for part in parts:
        if part.kind == "row":
            cells = "".join(rf"\pard\intbl {_rtf_text(cell)}\cell" for cell in (part.text, "\n".join(part.beside)))
            lines.append(rf"\trowd\cellx2600\cellx9600{cells}\row")
        else:
            look = {"name": r"\b\fs44 ", "heading": r"\b\fs28 ", "strong": r"\b "}.get(part.kind, r"\fs22 ")
            mark = r"\bullet  " if part.kind == "bullet" else ""
            lines.append(rf"\pard\plain\f0 {look}{mark}{_rtf_text(part.text)}\par")
    head = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fswiss\fcharset204 Arial;}}\viewkind4\uc1"
    return (head + "\n" + "\n".join(lines) + "}").encode("ascii")


def _rtf_text(text: str) -> str:
    out = []
    for char in text:
        if char == "\n":
            out.append(r"\line ")
        elif char in "\\{}":
            out.append("\\" + char)
        elif char.isascii():
            out.append(char)
        else:
            try:
                out += [f"\\'{byte:02x}" for byte in char.encode("cp1251")]
            except UnicodeEncodeError:
                out.append(rf"\u{ord(char)}?")
    return "".join(out)


def odt(parts: list[Part]) -> bytes:
    """An OpenDocument text of paragraphs, a list and tables."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    fo = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    look = '<style:text-properties fo:font-weight="bold"/>'
    bold = f'<style:style style:name="B" style:family="paragraph">{look}</style:style>'
    body = "".join(map(_odt_part, parts))
    content = (
        f"<office:document-content {spaces} {fo}><office:automatic-styles>{bold}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in (("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)):
            package.writestr(zipfile.ZipInfo(name, _ZIP_TIME), data)
    return out.getvalue()


def _odt_part(part: Part) -> str:
    text = html.escape(part.text, quote=False)
    if part.kind == "bullet":
        return f"<text:list><text:list-item><text:p>{text}</text:p></text:list-item></text:list>"
    if part.kind == "row":
        lines = "".join(f"<text:p>{html.escape(line, quote=False)}</text:p>" for line in part.beside)
        cells = "".join(f"<table:table-cell>{one}</table:table-cell>" for one in (f"<text:p>{text}</text:p>", lines))
        return f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    if part.kind == "heading":
        return f'<text:h text:outline-level="1">{text}</text:h>'
    style = ' text:style-name="B"' if part.kind in ("name", "strong") else ""
    return f"<text:p{style}>{text}</text:p>"


def text(parts: list[Part]) -> str:
    """Plain text with a blank line before each heading."""
    marks = {"heading": "\n{}", "bullet": "- {}", "strong": "\n{}"}
    return "\n".join(marks.get(part.kind, "{}").format(part.text) for part in parts) + "\n"


def markdown(parts: list[Part]) -> bytes:
    """Markdown with headings of two levels, bold employers and list items."""
    marks = {"name": "# {}\n", "heading": "\n## {}\n", "bullet": "* {}", "strong": "\n**{}**  "}
    return "\n".join(marks.get(part.kind, "{}  ").format(part.text) for part in parts).encode()


def web_page(parts: list[Part]) -> bytes:
    """A plain web page."""
    tags = {
        "name": "<h1>{}</h1>",
        "heading": "<h2>{}</h2>",
        "strong": "<p><b>{}</b></p>",
        "bullet": "<ul><li>{}</li></ul>",
    }
    body = "\n".join(tags.get(part.kind, "<p>{}</p>").format(html.escape(part.text)) for part in parts)
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>CV</title></head><body>{body}</body></html>'.encode()
    )


def json_resume(person: Person) -> bytes:
    """The open JSON shape of a résumé."""
    basics = {
        "name": person.name, "label": person.title, "email": person.email, "phone": person.phone,
        "summary": person.summary, "location": {"city": person.city},
        "profiles": [{"url": link} for link in person.links],
    }  # fmt: skip
    work = [
        {"name": job.employer, "position": job.title, "startDate": job.start, "highlights": job.done}
        | ({"endDate": job.end} if job.end else {})
        for job in person.jobs
    ]
    education = [
        {"institution": one.institution, "studyType": one.degree, "area": one.field, "startDate": one.start,
         "endDate": one.end}
        for one in person.education
    ]  # fmt: skip
    spoken = [
        {"language": name, "fluency": level} for one in person.languages
        for name, level in [tongue_parts(one, person.language)]
    ]  # fmt: skip
    whole = {"basics": basics, "work": work, "education": education, "skills": [{"name": s} for s in person.skills],
             "languages": spoken}  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _encoded(russian: str, other: str) -> Write:
    def write(person: Person) -> bytes:
        drawn = text(sheet(person, "text"))
        if "koi8-r" in (russian, other):
            drawn = drawn.translate(_TYPEWRITER)
        return drawn.encode(russian if person.language == "ru" else other, "replace")

    return write


SHEET_FORMS: dict[str, tuple[str, Write]] = {
    "rtf_plain": ("rtf", lambda person: rtf(sheet(person, "rtf_plain"))),
    "rtf_board": ("rtf", lambda person: rtf(board_sheet(person))),
    "odt_plain": ("odt", lambda person: odt(sheet(person, "odt_plain"))),
    "odt_board": ("odt", lambda person: odt(board_sheet(person))),
    "text_windows": ("txt", _encoded("cp1251", "cp1252")),
    "text_unix": ("txt", _encoded("koi8-r", "utf-8")),
    "text_wide": ("txt", _encoded("utf-16", "utf-16")),
    "markdown": ("md", lambda person: markdown(sheet(person, "markdown"))),
    "web_page": ("html", lambda person: web_page(sheet(person, "web_page"))),
    "json_resume": ("json", json_resume),
}
