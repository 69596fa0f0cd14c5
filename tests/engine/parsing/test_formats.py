"""Plain text, Markdown, HTML, RTF, ODT, JSON Resume, and what a file is against what its name says."""

from __future__ import annotations

import json

import pytest

from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.formats.json_resume import read_json_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.shapes import Refused
from tests.engine.parsing.docx_builder import build_docx, build_odt, build_package, paragraph
from tests.engine.parsing.pdf_builder import PdfPage, build_pdf

RUSSIAN = "Иванов Пётр\n\nОпыт работы\n• Разработал систему учёта\nООО «Ромашка»\t2019 – 2021\n"


def shown(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if line]


@pytest.mark.parametrize("name", ["cv.txt", "cv.txt.text"])
def test_stray_zero_bytes_are_dropped(name: str) -> None:
    data = RUSSIAN.encode()
    assert read_document(data[:40] + b"\0" + data[40:] + b"\0" * 300, name).text == read_document(data, name).text


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\0" * 50, b"ab\0" * 99, b"text\0\x01\x02 and more of it"])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read_document(data, "cv.txt")
    assert refused.value.reason in ("wrong_type", "unsupported", "empty")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-r", "cp866"])
def test_russian_text_in_any_usual_encoding(encoding: str) -> None:
    text = RUSSIAN if encoding.startswith("utf") else RUSSIAN.replace("•", "-").replace("–", "-")
    if encoding in ("koi8-r", "cp866"):
        text = text.replace("«", '"').replace("»", '"')
    document = read_document(text.encode(encoding), "cv.txt")
    assert document.text.split() == text.split()
    assert [line.kind for line in document.lines][2] == "bullet"


def test_western_text_is_not_taken_for_russian() -> None:
    text = "René Müller\nIngénieur à Genève, développement de systèmes embarqués pour l'aviation\n"
    assert read_document(text.encode("cp1252"), "cv.txt").text.split() == text.split()


def test_offsets_of_lines_are_slices() -> None:
    document = read_document(RUSSIAN.encode(), "cv.txt")
    lines = [document.text[line.start : line.end] for line in document.lines]
    assert lines[:2] == ["Иванов Пётр", "Опыт работы"]
    assert lines[-1] == "ООО «Ромашка»\t2019 – 2021"
    assert document.pages == []
    assert document.words == []
    assert document.page_of(0) is None


def test_text_is_normalised() -> None:
    document = read_document("e\u0301cole ﬁnance Ｐｙｔｈｏｎ co\u00adop 5\u00a0years ½\n".encode(), "cv.txt")
    assert document.text.strip() == "école finance Python coop 5 years 1⁄2"


def test_markdown_loses_its_marks() -> None:
    source = (
        "# Ann Lee\n\n**Engineer** at *Acme*, see [code](https://example.org)\n- built snake_case_tool\n\n"
        "| a | b |\n|---|---|\n| c | d |\n"
    )
    document = read_document(source.encode(), "cv.md")
    assert shown(document) == ["Ann Lee", "Engineer at Acme, see code", "• built snake_case_tool", "a\tb", "c\td"]
    assert document.lines[0].kind == "heading"
    (link,) = document.hyperlinks
    assert document.text[link.start : link.end] == "code"


def test_html_shows_what_a_browser_shows() -> None:
    source = (
        "<!doctype html><html><head><title>no</title><style>p{}</style></head><body><h1>Анна Ли</h1>"
        "<p>Инженер<br>Берлин<p style='display: none'>kubernetes kubernetes</p><script>no()</script>"
        "<table><tr><td>2019<td>Acme</table><ul><li>one<li>two</ul><span style='color:#fff'>white</span>"
        "<div style='background:#123456'><span style='color:#fff'>shown</span></div></body></html>"
    )
    document = read_document(source.encode(), "cv.html")
    assert shown(document) == ["Анна Ли", "Инженер", "Берлин", "2019\tAcme", "• one", "• two", "shown"]
    assert [(h.text, h.how) for h in document.hidden] == [
        ("kubernetes kubernetes", "hidden_style"), ("white", "invisible_ink"),
    ]  # fmt: skip
    assert read_document(source.encode(), "cv.doc").media_type == "text/html"


def test_rtf_with_code_pages_tables_links_and_hidden_text() -> None:
    source = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}"
        rb"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;}{\info{\author Somebody}}"
        rb"\pard\f1\b\fs32 \'c8\'e2\'e0\'ed\b0\fs20\par\f0 Caf\'e9 \u1055?\u1105?\par"
        rb"{\cf2 white words}{\v vanished}\par{\field{\*\fldinst{HYPERLINK "
        b'"https://example.org"'
        rb"}}{\fldrslt my site}}\par\trowd\intbl 2019\cell Acme\cell\row\pard{\listtext\bullet\tab}item\par}"
    )
    document = read_document(source, "cv.rtf")
    assert shown(document) == ["Иван", "Café Пё", "my site", "2019\tAcme", "• item"]
    assert (document.lines[0].bold, document.lines[0].size) == (True, 16.0)
    hidden = {(h.text, h.how) for h in document.hidden}
    assert hidden == {("white words", "invisible_ink"), ("vanished", "hidden_style")}
    assert [link.url for link in document.hyperlinks] == ["https://example.org"]


@pytest.mark.parametrize(
    ("page", "letters"),
    [("1251", "Инженер".encode("cp1251")), ("10007", "Инженер".encode("mac-cyrillic"))],
)
def test_rtf_in_the_code_page_it_names(page: str, letters: bytes) -> None:
    told = b"".join(b"\\'%02x" % byte for byte in letters)
    source = b"{\\rtf1\\ansi\\ansicpg%s\\pard %s\\par}" % (page.encode(), told)
    assert read_document(source, "cv.rtf").text.strip() == "Инженер"


@pytest.mark.parametrize("page", ["125", "0", "42", "99999"])
def test_rtf_of_a_code_page_that_nobody_knows_is_read_as_western(page: str) -> None:
    source = b"{\\rtf1\\ansi\\ansicpg%s\\pard Jos\\'e9 Garc\\'eda\\par}" % page.encode()
    assert read_document(source, "cv.rtf").text.strip() == "José García"


def test_odt_with_headings_lists_tables_and_hidden_text() -> None:
    styles = (
        '<style:style style:name="B"><style:text-properties fo:font-weight="bold" fo:font-size="12pt"/></style:style>'
        '<style:style style:name="V"><style:text-properties text:display="none"/></style:style>'
    )
    body = (
        '<text:h>Анна Ли</text:h><text:p text:style-name="B">Инженер<text:tab/>Берлин</text:p>'
        '<text:p>seen<text:span text:style-name="V">unseen</text:span></text:p>'
        "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>2019</text:p></table:table-cell>"
        "<table:table-cell><text:p>Acme</text:p></table:table-cell></table:table-row></table:table>"
    )
    document = read_document(build_odt(body, styles), "cv.odt")
    assert shown(document) == ["Анна Ли", "Инженер\tБерлин", "seen", "• one", "2019\tAcme"]
    assert (document.lines[0].kind, document.lines[1].bold, document.lines[1].size) == ("heading", True, 12.0)
    assert [(h.text, h.how) for h in document.hidden] == [("unseen", "hidden_style")]


def test_json_resume_becomes_lines() -> None:
    source = {
        "basics": {"name": "Ann Lee", "label": "Engineer", "email": "ann@example.org", "location": {"city": "Berlin"}},
        "work": [{"name": "Acme", "position": "Engineer", "startDate": "2019-03", "highlights": ["Built it"]}],
        "skills": [{"name": "Web", "keywords": ["HTML", "CSS"]}],
        "languages": [{"language": "German", "fluency": "C1"}],
    }
    document = read_document(json.dumps(source).encode(), "resume.json")
    assert shown(document) == [
        "Ann Lee", "Engineer", "ann@example.org", "Berlin", "Experience", "Engineer, Acme\t2019-03 – Present",
        "• Built it", "Skills", "Web: HTML, CSS", "Languages", "German: C1",
    ]  # fmt: skip
    with pytest.raises(Refused) as refused:
        read_json_resume(b'{"rows": [1, 2]}')
    assert refused.value.reason == "unsupported"


PDF = build_pdf(PdfPage().text(50, 100, "Ann Lee"))
DOCX = build_docx(paragraph("Ann Lee"))


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "cv.pdf", "empty"),
        (b" \n ", "cv.txt", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "cv.pdf", "wrong_type"),
        (PDF, "cv.docx", "wrong_type"),
        (DOCX, "cv.pdf", "wrong_type"),
        (PDF, "cv.png", "wrong_type"),
        (build_package({"a.txt": "x"}), "cv.docx", "wrong_type"),
        (b"just text", "cv.pdf", "wrong_type"),
        (PDF, "cv.txt", "wrong_type"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "photo.png", "damaged"),
        (b"GIF89a" + bytes(64), "photo.gif", "unsupported"),
        (b"MZ" + bytes(200), "setup.exe", "unsupported"),
        (b"MZ, a program in words", "setup.exe", "unsupported"),
        (PDF, "setup.exe", "unsupported"),
        (b"name;phone", "people.csv", "unsupported"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "cv.doc", "old_word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "cv.pdf", "wrong_type"),
        (rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\pard Ann Lee\par Engineer with", "cv.rtf", "damaged"),
        (b'{"basics": {"name": "Ann', "cv.json", "damaged"),
        (b"[1, 2]", "cv.json", "unsupported"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "cv.docx", "encrypted"),
        (b"x" * (21 * 1024 * 1024), "cv.txt", "too_large"),
        (bytes(range(256)) * 20, "cv", "unsupported"),
        (b"PK\x03\x04" + bytes(200), "cv.docx", "damaged"),
        (b'{"rows": []}', "cv.json", "unsupported"),
    ],
)
def test_each_wrong_file_has_one_reason(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        read_document(data, name)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    "name", ["cv", "../../etc/passwd.pdf", "a\x00b.pdf", "\u202efdp.pdf", "Иванов И.И", "CV.PDF", "cv.pdf."]
)
def test_odd_names_do_no_harm(name: str) -> None:
    assert read_document(PDF, name).text.strip() == "Ann Lee"


@pytest.mark.parametrize(
    "style",
    ["font-size:1.2em", "font-size:1em;", "font-size:.8em", "opacity:0.9", "color:rgba(0,0,0,.6)"],
)
def test_a_page_in_letters_of_other_sizes_and_shades_is_read(style: str) -> None:
    read = read_document(f"<html><body><p style='{style}'>Ann Lee</p></body></html>".encode(), "cv.html")
    assert read.text.strip() == "Ann Lee"
    assert not read.hidden
