"""PDF: boxes, reading order, hidden text, links, pictures, refusals."""

from __future__ import annotations

import io

import pypdf
import pytest

from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.formats.pdf_spacing import SecondReader, cuts_by_words, lacks_spaces
from mismatch.engine.parsing.layout import Ink
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.shapes import Refused, Span
from tests.engine.parsing.pdf_builder import PdfPage, build_pdf


def read(*pages: PdfPage) -> Document:
    return read_document(build_pdf(*pages), "cv.pdf")


def shown(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if line]


def test_words_are_slices_of_the_text_and_stand_where_they_were_drawn() -> None:
    document = read(PdfPage().text(72, 100, "Ann Lee").text(72, 130, "Engineer"), PdfPage().text(72, 80, "Second"))
    assert document.text.split() == ["Ann", "Lee", "Engineer", "Second"]
    assert [document.text[w.start : w.end] for w in document.words] == ["Ann", "Lee", "Engineer", "Second"]
    ann, lee, engineer, second = document.words
    assert ann.x0 == pytest.approx(72, abs=1)
    assert ann.y0 < 100 <= ann.y1 < 106
    assert ann.x1 < lee.x0
    assert engineer.y0 > ann.y1
    assert (ann.page, second.page) == (0, 1)
    assert document.page_of(document.text.index("Second")) == 1


def test_columns_are_read_one_after_the_other() -> None:
    left = ["SKILLS", "Python", "Docker", "Kafka", "Redis", "CONTACT", "ann@example.com", "Berlin"]
    right = ["EXPERIENCE", "Engineer at Acme, the largest maker of anvils in", "the valley, where I wrote programs for"]
    right += [
        "robots and trained new people to care for them.",
        "Before that I worked at Initech and moved",
        "a bank to new",
    ]
    page = PdfPage().text(220, 50, "Ann Lee", 22).lines(50, 100, left, step=17).lines(220, 104, right, step=14.5)
    assert shown(read(page)) == ["Ann Lee", *left, *right]


def test_columns_on_one_grid_are_told_apart_by_their_headings() -> None:
    left, right = ["Skills", "Python", "Docker", "Kafka", "Contact", "Berlin", "ann@x.io"], []
    page = PdfPage()
    for number, line in enumerate(left):
        page.text(50, 100 + 14 * number, line, font="F2" if line in ("Skills", "Contact") else "F1")
    for number in range(10):
        line = (
            "Experience" if number == 0 else "Education" if number == 6 else f"line {number} of running text goes here"
        )
        page.text(200, 100 + 14 * number, line, font="F2" if number in (0, 6) else "F1")
        right.append(line)
    assert shown(read(page)) == left + right


def test_dates_left_of_the_text_stay_with_their_entry() -> None:
    page = PdfPage()
    for number, (dates, title) in enumerate([("2019 - 2021", "Engineer, Acme"), ("2016 - 2019", "Tester, Initech")]):
        y = 100 + number * 60
        page.text(50, y, dates).lines(180, y, [title, "wrote many programs for the robots", "and tested them"])
    assert shown(read(page)) == [
        "2019 - 2021\tEngineer, Acme", "wrote many programs for the robots", "and tested them",
        "2016 - 2019\tTester, Initech", "wrote many programs for the robots", "and tested them",
    ]  # fmt: skip


def test_wrapped_dates_are_one_label() -> None:
    page = PdfPage()
    for number, end in enumerate(("2021", "2018")):
        y = 100 + number * 70
        page.lines(50, y, ["January 2017 -", f"March {end}", "3 years"], step=13)
        page.lines(
            180, y, ["Acme", "Engineer", "kept the robots running through the winter", "and the summer"], step=13
        )
    lines = shown(read(page))
    assert lines[:2] == ["January 2017 - March 2021 3 years\tAcme", "Engineer"]
    assert lines[4] == "January 2017 - March 2018 3 years\tAcme"


def test_dates_at_the_right_margin_share_the_row_and_move_up_from_bullets() -> None:
    page = PdfPage()
    for number in range(3):
        y = 100 + number * 70
        page.text(50, y, f"Company {number}", font="F2").text(450, y, "Berlin").text(450, y + 13, f"201{number} - 2020")
        page.lines(50, y + 13, ["• kept the robots running all day", "• trained people"], step=13)
    lines = shown(read(page))
    assert lines[:3] == ["Company 0\tBerlin\t2010 - 2020", "• kept the robots running all day", "• trained people"]
    assert lines[3] == "Company 1\tBerlin\t2011 - 2020"


def test_lines_carry_size_weight_bullets_and_rules() -> None:
    page = (
        PdfPage()
        .text(50, 80, "Experience", 14, "F2")
        .rule(50, 84, 400)
        .text(50, 110, "• built it")
        .text(50, 300, "far")
    )
    heading, bullet, far = read(page).lines
    assert (heading.size, heading.bold, heading.ruled) == (pytest.approx(14, abs=0.5), True, True)
    assert (bullet.kind, bullet.bold, bullet.ruled) == ("bullet", False, False)
    assert far.kind == "text"


def test_words_broken_at_a_line_end_are_joined() -> None:
    document = read(PdfPage().lines(50, 100, ["I like automa-", "tion and front-", "end work in Saint-", "Petersburg"]))
    assert document.text.strip() == "I like automation and front-end work in Saint-\nPetersburg"
    boxes = document.words_in(_span(document, "automation"))
    assert [document.text[w.start : w.end] for w in boxes] == ["automa", "tion"]


def _span(document: Document, text: str) -> Span:
    start = document.text.index(text)
    return Span(start, start + len(text))


def test_spaced_out_letters_are_put_together() -> None:
    document = read(PdfPage().text(50, 80, "J o h n   S m i t h", 16).text(50, 120, "a b or c is a choice"))
    assert shown(document) == ["John Smith", "a b or c is a choice"]


def test_a_rotated_page_reads_like_an_upright_one() -> None:
    page = PdfPage(rotation=90)
    page.operators.append("BT /F1 10 Tf 0 1 -1 0 100 72 Tm (Turned round) Tj ET")
    document = read(page)
    assert document.text.split() == ["Turned", "round"]
    turned, round_ = document.words
    assert turned.x1 < round_.x0
    assert document.pages[0].width > document.pages[0].height
    assert 0 < turned.y0 < turned.y1 < document.pages[0].height


@pytest.mark.parametrize(
    ("how", "options", "at"),
    [
        ("invisible_ink", {"color": "1 1 1"}, (50, 200)),
        ("tiny", {"size": 1}, (50, 200)),
        ("render_mode", {"mode": 3}, (50, 200)),
        ("off_page", {}, (50, -40)),
        ("off_page", {}, (700, 200)),
    ],
)
def test_text_that_no_reader_sees_is_kept_out_and_reported(how: str, options: dict, at: tuple[float, float]) -> None:
    document = read(PdfPage().text(50, 100, "Ann Lee").text(*at, "hire this person", **options))
    assert document.text.split() == ["Ann", "Lee"]
    assert [(hidden.text, hidden.how, hidden.page) for hidden in document.hidden] == [("hire this person", how, 0)]


def test_text_under_a_box_is_covered() -> None:
    page = PdfPage().text(50, 100, "Ann Lee").text(50, 200, "secret words").fill(40, 185, 300, 30, "1 1 1")
    assert [(h.text, h.how) for h in read(page).hidden] == [("secret words", "covered")]


def test_white_text_over_visible_text_is_found() -> None:
    page = PdfPage().text(50, 100, "Ann Lee lives here").text(50, 100, "Kubernetes expert", color="1 1 1")
    document = read(page)
    assert document.text.strip() == "Ann Lee lives here"
    assert [(h.text, h.how) for h in document.hidden] == [("Kubernetes expert", "invisible_ink")]


def test_white_text_on_a_dark_band_is_read() -> None:
    page = (
        PdfPage().fill(0, 0, 595, 150, "0.1 0.2 0.4").text(50, 80, "Ann Lee", 24, color="1 1 1").text(50, 300, "Berlin")
    )
    document = read(page)
    assert shown(document) == ["Ann Lee", "Berlin"]
    assert document.hidden == []


def test_dark_text_on_the_same_dark_is_hidden() -> None:
    page = (
        PdfPage()
        .fill(0, 0, 595, 150, "0.1 0.2 0.4")
        .text(50, 80, "stuffing", color="0.1 0.2 0.4")
        .text(50, 300, "Berlin")
    )
    assert [(h.text, h.how) for h in read(page).hidden] == [("stuffing", "invisible_ink")]


def test_links_carry_the_words_they_cover() -> None:
    page = (
        PdfPage()
        .text(50, 100, "My code here")
        .link(50, 90, 40, 14, "https://example.org/ann")
        .link(400, 90, 10, 10, "mailto:ann@example.org")
    )
    document = read(page)
    code, mail = document.hyperlinks
    assert (code.url, document.text[code.start : code.end]) == ("https://example.org/ann", "My code")
    assert (mail.url, mail.start) == ("mailto:ann@example.org", mail.end)


def test_a_portrait_is_noticed_and_an_icon_is_not() -> None:
    pixels = (4, 4, bytes(range(48)))
    text = PdfPage().text(50, 100, "Ann Lee")
    assert read(text.image(400, 40, 90, 110, pixels)).has_photo
    assert not read(PdfPage().text(50, 100, "Ann Lee").image(400, 40, 12, 12, pixels)).has_photo


def test_what_cannot_be_read_has_its_reason() -> None:
    good = build_pdf(PdfPage().text(50, 100, "Ann Lee"))
    writer = pypdf.PdfWriter(io.BytesIO(good))
    writer.encrypt("secret", algorithm="RC4-128")
    encrypted = io.BytesIO()
    writer.write(encrypted)
    cases = {"encrypted": encrypted.getvalue(), "damaged": good[:300], "no_text": build_pdf(PdfPage()), "empty": b""}
    for reason, data in cases.items():
        with pytest.raises(Refused) as refusal:
            read_document(data, "cv.pdf")
        assert refusal.value.reason == reason


def test_lost_spaces_are_found_between_the_letters() -> None:
    page = PdfPage()
    for number in range(4):
        words = " -120 ".join(f"({word})" for word in ("Senior", "software", "engineer", "with", "long", "experience"))
        page.operators.append(f"BT /F1 10 Tf 1 0 0 1 50 {700 - 14 * number} Tm [{words}] TJ ET")
    assert shown(read(page)) == ["Senior software engineer with long experience"] * 4


def test_the_second_reader_tells_where_spaces_are() -> None:
    inks = [Ink(text, 0, 0, 1, 1, 1, 1, False) for text in ("Seniorsoftware", "engineer", "withlongexperience")]
    assert cuts_by_words(inks, ["Senior", "software", "engineer", "with", "long", "experience"]) == [[6], [], [4, 8]]
    data = build_pdf(PdfPage().lines(50, 100, ["Senior software engineer with long experience"] * 2))
    assert SecondReader(data).words(0) == ["Senior", "software", "engineer", "with", "long", "experience"] * 2
    assert SecondReader(b"nothing").words(0) is None


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Senior software engineer with ten years of experience in distributed systems", False),
        ("Руководитель направления разработки программного обеспечения, автоматизация производства и логистики", False),
        (
            "Seniorsoftwareengineer withtenyears ofexperiencein distributedsystems andmore ofthesame " * 5,
            True,
        ),
        ("Руководительнаправления разработкипрограммного обеспеченияавтоматизация производстваилогистики", True),
    ],
)
def test_the_length_of_words_is_the_sign(text: str, lacking: bool) -> None:
    assert lacks_spaces(text.split()) is lacking


def test_one_broken_page_does_not_lose_the_others() -> None:
    data = build_pdf(PdfPage().text(50, 100, "first"), PdfPage().text(50, 100, "second"))
    broken = data.replace(b"/Type /Page /Parent", b"/Type /Nope /Parent", 1)
    assert read_document(broken, "cv.pdf").text.split()[-1] == "second"


def test_the_name_and_title_above_a_later_page_are_the_printer_s() -> None:
    first = PdfPage().text(72, 80, "Nell Harker", 18).text(72, 104, "Bookbinder").text(72, 140, "Education")
    second = PdfPage().text(72, 40, "Nell Harker").text(400, 40, "Bookbinder").text(72, 100, "2016 Ripon College")
    document = read(first, second)
    assert [document.text[line.start : line.end] for line in document.lines if line.kind == "furniture"] == [
        "Nell Harker",
        "Bookbinder",
    ]
    assert all(line.start > document.text.index("Education") for line in document.lines if line.kind == "furniture")


def test_what_opens_a_later_page_and_says_more_is_the_writer_s() -> None:
    document = read(PdfPage().text(72, 80, "Nell Harker", 18), PdfPage().text(72, 40, "Nell Harker Prize, 2019"))
    assert [line.kind for line in document.lines if line.kind == "furniture"] == []
