"""The source of a page, pasted as it is, asks for what the page asks for."""

from __future__ import annotations

import time

import pytest

from mismatch.engine.matching.markup import without_markup
from mismatch.engine.matching.requirements import read_vacancy

PAGE = """<!-- vacancy 77 --><article class="v"><h1>Florist</h1>
<style>li { color: red; }</style>
<p>Green Stem keeps a shop in York.&nbsp;We are <b>four</b> people &amp; a dog.</p>
<h2>What you need</h2><ul><li>2+ years as a florist</li><li>A driving licence, category&nbsp;B</li>
<li><span>English at B1 or better</span></li></ul>
<h2>Nice to have</h2><ul><li>Experience with wedding flowers</li></ul><h2>We offer</h2><ul><li>Free parking</li></ul>
</article>"""
PLAIN = """Florist

Green Stem keeps a shop in York. We are four people & a dog.

What you need
• 2+ years as a florist
• A driving licence, category B
• English at B1 or better

Nice to have
• Experience with wedding flowers

We offer
• Free parking
"""


def test_a_page_asks_for_what_it_shows():
    read, plain = read_vacancy(PAGE), read_vacancy(PLAIN)
    assert [(r.kind, r.must, r.text, r.years) for r in read.requirements] == [
        (r.kind, r.must, r.text, r.years) for r in plain.requirements
    ]
    assert len(read.requirements) == 4
    assert (read.title, read.location) == ("Florist", "York")


def test_the_text_kept_is_the_one_shown():
    read = read_vacancy(PAGE)
    assert "<" not in read.text
    assert "color" not in read.text
    assert "four people & a dog" in read.text
    assert all(r.text == " ".join(read.text[r.start : r.end].split()) for r in read.requirements)
    assert read_vacancy(read.text).requirements == read.requirements


@pytest.mark.parametrize(
    "text",
    [
        "Front-end developer\n- You know what a <div> is, and a <span>\n- C++: std::vector<int>, if (a < b && c > d)",
        "Рост < 180, вес > 50, i < n",
    ],
)
def test_angle_brackets_alone_make_no_page(text):
    assert without_markup(text) == text


def test_cells_of_a_row_stay_on_their_line():
    page = "<table><tr><th>Education</th><td>Bachelor</td></tr><tr><th>Languages</th><td>German</td></tr></table>"
    assert [line for line in without_markup(page).split("\n") if line] == ["Education | Bachelor", "Languages | German"]


@pytest.mark.parametrize("piece", ["<", "<p ", "<!--", "<script>", "<li> ", "&amp;", "<p>a</p>", " \n", "<td>"])
def test_a_broken_page_costs_no_time(piece):
    begin = time.process_time()
    without_markup("<p>a</p>" * 5 + piece * (50_000 // len(piece)))
    assert time.process_time() - begin < 1
