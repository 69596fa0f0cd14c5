"""DOCX: tables, text boxes, headers, lists, links, hidden text, and packages meant to do harm."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.shapes import Refused
from tests.engine.parsing.docx_builder import build_docx, build_package, paragraph, run, table, text_box


def read(*blocks: str, **options: object) -> Document:
    return read_document(build_docx(*blocks, **options), "cv.docx")  # type: ignore[arg-type]


def shown(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if line]


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read_document(data, "cv.docx")
    return refused.value.reason


def test_a_file_of_another_program_reads_in_order() -> None:
    made = docx.Document()
    made.add_heading("Иван Петров", 0)
    made.add_paragraph("Инженер-программист")
    made.add_paragraph("Разработал систему", style="List Bullet")
    grid = made.add_table(1, 2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "2019–2021", "ООО «Ромашка»\nИнженер"
    made.sections[0].header.paragraphs[0].text = "Резюме"
    out = io.BytesIO()
    made.save(out)
    document = read_document(out.getvalue(), "cv.docx")
    assert shown(document) == [
        "Резюме", "Иван Петров", "Инженер-программист", "• Разработал систему", "2019–2021\tООО «Ромашка»", "Инженер",
    ]  # fmt: skip
    kinds = {document.text[line.start : line.end]: line.kind for line in document.lines}
    assert kinds["Иван Петров"] == "heading"
    assert kinds["• Разработал систему"] == "bullet"
    assert kinds["2019–2021"] == "cell"


def test_rows_of_short_cells_are_lines_and_long_cells_follow_each_other() -> None:
    sidebar = paragraph("Skills") + "".join(paragraph(f"skill number {n}") for n in range(8))
    main = paragraph("Experience") + paragraph("Engineer at Acme")
    document = read(table(["Python", "5 years", "daily"]), table([sidebar, main]))
    lines = shown(document)
    assert lines[0] == "Python\t5 years\tdaily"
    assert lines[1:3] == ["Skills", "skill number 0"]
    assert lines[-2:] == ["Experience", "Engineer at Acme"]


def test_nested_tables_and_merged_cells_lose_nothing() -> None:
    inner = table(["inner left", "inner right"])
    document = read(table([paragraph("outer"), inner + paragraph("after")], ["", "second row"]))
    words = document.text.split()
    assert [words.count(word) for word in ("outer", "inner", "left", "right", "after", "second")] == [1, 2, 1, 1, 1, 1]


def test_dates_at_the_right_edge_belong_to_the_first_line_beside_them() -> None:
    told = paragraph("Data Engineer") + paragraph("Adyar Insurance") + paragraph("Wrote jobs for claims and premiums.")
    document = read(table([told, paragraph("Jul 2019") + paragraph("–") + paragraph("Apr 2022")]))
    assert shown(document)[:2] == ["Jul 2019 – Apr 2022\tData Engineer", "Adyar Insurance"]


def test_a_text_box_is_read_once() -> None:
    document = read(paragraph(run("Ann Lee"), text_box(paragraph("Berlin"), paragraph("ann@example.org"))))
    assert shown(document) == ["Ann Lee", "Berlin", "ann@example.org"]


def test_deleted_text_is_gone_and_inserted_text_is_there() -> None:
    deleted = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    document = read(f"<w:p>{deleted}<w:ins>{run('new')}</w:ins></w:p>")
    assert shown(document) == ["new"]


def test_line_breaks_tabs_and_links() -> None:
    relation = '<Relationship Id="r1" Type="x/hyperlink" Target="https://example.org/ann"/>'
    link = f'<w:hyperlink r:id="r1">{run("my site")}</w:hyperlink>'
    body = f"<w:p>{run('Acme')}<w:r><w:tab/></w:r>{run('2019')}<w:r><w:br/></w:r>{run('see ')}{link}</w:p>"
    document = read(body, relations=relation)
    assert shown(document) == ["Acme\t2019", "see my site"]
    (found,) = document.hyperlinks
    assert (found.url, document.text[found.start : found.end]) == ("https://example.org/ann", "my site")


@pytest.mark.parametrize(
    ("properties", "how"),
    [
        ("<w:vanish/>", "hidden_style"),
        ('<w:color w:val="FFFFFF"/>', "invisible_ink"),
        ('<w:sz w:val="2"/>', "tiny"),
    ],
)
def test_hidden_runs_are_kept_out_and_reported(properties: str, how: str) -> None:
    document = read(paragraph(run("Ann Lee"), run(" hire her", properties)))
    assert document.text.strip() == "Ann Lee"
    assert [(hidden.text, hidden.how) for hidden in document.hidden] == [("hire her", how)]


def test_white_text_on_a_dark_cell_is_read() -> None:
    cell = "<w:tcPr><w:shd w:fill='1F3864'/></w:tcPr>" + paragraph(run("Ann Lee", '<w:color w:val="FFFFFF"/>'))
    document = read(f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>")
    assert (document.text.strip(), document.hidden) == ("Ann Lee", [])


def test_zero_width_marks_are_taken_out_and_reported() -> None:
    document = read(paragraph("Py\u200bth\u200bon and co\u00adoperation"))
    assert document.text.strip() == "Python and cooperation"
    assert [hidden.how for hidden in document.hidden] == ["zero_width"]


def test_styles_give_size_weight_and_headings() -> None:
    styles = (
        "<w:styles SPACES><w:style w:styleId='Base'><w:rPr><w:sz w:val='20'/></w:rPr></w:style>"
        "<w:style w:styleId='Loud'><w:basedOn w:val='Base'/><w:rPr><w:b/></w:rPr></w:style>"
        "<w:style w:styleId='H'><w:name w:val='heading 1'/></w:style></w:styles>"
    )
    document = read(
        paragraph("loud", properties='<w:pStyle w:val="Loud"/>'),
        paragraph("Опыт", properties='<w:pStyle w:val="H"/>'),
        parts={"word/styles.xml": styles},
    )
    loud, heading = document.lines
    assert (loud.bold, loud.size, loud.kind) == (True, 10.0, "text")
    assert heading.kind == "heading"


def test_harmful_packages_are_refused() -> None:
    bomb = build_docx(paragraph("x" * 60_000_000))
    assert len(bomb) < 200_000
    assert refusal(bomb) == "too_complex"
    many = build_package({f"word/{n}.xml": "" for n in range(10_000)} | {"word/document.xml": "<x/>"})
    assert refusal(many) == "too_complex"
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document SPACES>&e;</w:document>'
    assert refusal(build_docx(parts={"word/document.xml": entity})) == "damaged"
    deep = "<w:document SPACES>" + "<w:tbl>" * 5000 + "</w:tbl>" * 5000 + "</w:document>"
    assert refusal(build_docx(parts={"word/document.xml": deep})) == "too_complex"


def test_broken_packages_have_their_reason() -> None:
    good = build_docx(paragraph("Ann Lee"))
    assert refusal(good[:-30]) == "damaged"
    assert refusal(good[: len(good) // 2]) == "damaged"
    assert refusal(build_docx(paragraph(""))) == "no_text"
    assert refusal(build_package({"xl/workbook.xml": "<x/>"})) == "wrong_type"
    assert refusal(b"\x89PNG\r\n\x1a\n" + bytes(100)) == "wrong_type"


def test_an_encrypted_entry_is_named() -> None:
    data = bytearray(build_docx(paragraph("Ann Lee")))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        place = package.getinfo("word/document.xml").header_offset
    directory = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[place + 6] |= 1
    data[directory + 8] |= 1
    assert refusal(bytes(data)) == "encrypted"
