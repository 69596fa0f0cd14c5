"""Pages of several zones: bands over columns, full lines under them, heads and feet, letters and spaces set wide."""

from __future__ import annotations

import typst

from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.hyphens import join
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.rows import make_rows


def read(source: str) -> Document:
    return read_document(typst.compile(source.encode()), "cv.pdf")


def shown(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if line]


THREE_ZONES = r"""
#set page(margin: 1.5cm)
#set text(size: 9.5pt)
#block(fill: rgb("#333366"), inset: 10pt, width: 100%)[#set text(fill: white)
 #grid(columns: (1fr, auto), [#text(20pt)[*Ada Brandt*] \ Plant Engineer],
  align(right)[Leeds \ +44 20 7946 0000 \ ada\@example.org])]
#grid(columns: (1fr, 1fr), column-gutter: 16pt,
 [== Summary
  I keep the lines of two bakeries running, by night and by day, and teach those who take over from me in the morning.
  == Education
  *University of Ambleford* \ Bachelor of Engineering \ 2008 – 2012],
 [== Skills
  - Hydraulics
  - Welding
  - AutoCAD
  - Rosters
  == Languages
  - English
  - German])
== Experience
*Ambleford Bakery* #h(1fr) 03.2019 – 05.2023 \
#emph[Shift Engineer]
- Kept two lines of six ovens running and halved the hours in which one of them stood still, in three years of service.
*Mill & Sons* #h(1fr) 02.2013 – 02.2019 \
#emph[Fitter]
"""


def test_lines_under_two_columns_run_over_the_full_width() -> None:
    lines = shown(read(THREE_ZONES))
    assert "Ambleford Bakery\t03.2019 – 05.2023" in lines
    assert lines.index("Experience") == lines.index("• German") + 1
    assert lines.index("2008 – 2012") < lines.index("Skills")


def test_a_head_with_contacts_at_the_right_stands_before_both_columns() -> None:
    lines = shown(read(THREE_ZONES))
    assert max(n for n, line in enumerate(lines) if "+44" in line or "ada@" in line) < lines.index("Summary")


REPEATED = r"""
#set page(width: 12cm, height: 9cm, margin: 2cm,
 header: [Ada Brandt #h(1fr) Plant Engineer], footer: context [Printed today, sheet #counter(page).display()])
#set text(size: 9pt)
Experience \
Shift Engineer, 2019 – 2023
#for number in range(14) [- Duty number #number of the night shift \ ]
Education \
Ambleford College
"""


def test_repeated_heads_and_feet_are_no_rows() -> None:
    document = read(REPEATED)
    assert len(document.pages) > 1
    rows = [row.text for row in make_rows(document)]
    assert sum(text.startswith("Ada Brandt") for text in rows) == 1
    assert not any("Printed today" in text for text in rows)
    assert document.text.count("Printed today") == len(document.pages)


def test_letters_set_apart_make_words_and_the_words_one_line() -> None:
    document = read("#text(15pt, tracking: 0.3em)[ADA MARIE BRANDT] \\ Plant Engineer")
    assert shown(document)[0] == "ADA MARIE BRANDT"


def test_spaces_stretched_to_fill_a_narrow_column_do_not_part_a_phrase() -> None:
    source = "#set page(width: 8cm)\n#set par(justify: true)\n#set text(size: 9pt)\n"
    narrow = "#block(width: 5.2cm)[University of Science and #box[Internationalisation] in Ambleford]"
    assert "University of Science and" in shown(read(source + narrow))


def test_small_capitals_are_one_line() -> None:
    small = r"#text(11pt)[W]#text(7.7pt)[ORK] #text(7.7pt)[experience of a kind]"
    assert len(shown(read(small))) == 1
    assert "\t" not in read(small).text


def test_dates_wrapped_in_the_margin_make_one_label() -> None:
    source = """#set text(size: 10pt)
#grid(columns: (2.4cm, 1fr), column-gutter: 12pt, row-gutter: 16pt,
 [March 2019 – present 4 years 2 months], [*Ambleford Bakery* \\ Shift Engineer \\
  Kept two lines of six ovens running by night and by day.],
 [May 2013 – June 2018 5 years], [*Mill & Sons* \\ Fitter \\ Mended pumps.])"""
    lines = shown(read(source))
    assert "March 2019 – present 4 years 2 months\tAmbleford Bakery" in lines


def test_a_dash_between_dates_is_no_bullet() -> None:
    source = """#set text(size: 10pt)
#set par(justify: true)
#grid(columns: (2.9cm, 1fr), column-gutter: 12pt, row-gutter: 14pt,
 [August 2020 – present time], [*Store Manager*, Halcyon Fashion \\ Led nineteen people.],
 [August 2016 – November 2019], [*Assistant*, Halcyon Fashion \\ Planned rotas.])"""
    rows = [row.text for row in make_rows(read(source))]
    assert any(text.startswith("Store Manager") or "\tStore Manager" in text for text in rows), rows
    assert not any(text.startswith("– Store") for text in rows)


def test_a_heading_that_ends_in_the_gutter_parts_no_dates_from_their_entries() -> None:
    source = """#set text(size: 10pt)
#grid(columns: (2.6cm, 1fr), column-gutter: 10pt, row-gutter: 14pt,
 [March 2019 – present], [*Ambleford Bakery* \\ Kept two lines of six ovens running by night and by day.],
 [May 2013 – June 2018], [*Mill & Sons* \\ Mended pumps of every make in every mill of the county.])
#text(13pt)[*Publication*]

A paper on ovens that runs over the whole width of the page and a little into its second line, as papers do."""
    lines = shown(read(source))
    assert "March 2019 – present\tAmbleford Bakery" in lines
    assert "May 2013 – June 2018\tMill & Sons" in lines


SECTIONS_BESIDE = """
#set page(margin: 2cm)
#set text(size: 9.5pt)
#grid(columns: (1fr, 1fr), column-gutter: 16pt,
 [#text(11pt)[*Education*] \\ *Ambleford College* \\ Bachelor, Marketing \\ 2013–2017],
 [#text(11pt)[*Skills*] #table(columns: (1fr, 1fr), stroke: none, inset: 2pt,
  [Retail management], [Merchandising], [Staff training], [Excel], [Rosters], [Payroll])])
"""


def test_two_short_sections_under_headings_on_one_level_are_columns() -> None:
    lines = shown(read(SECTIONS_BESIDE))
    assert lines[:4] == ["Education", "Ambleford College", "Bachelor, Marketing", "2013–2017"]
    assert lines[4] == "Skills"


def test_a_broken_word_holds_its_two_lines_in_one_row() -> None:
    source = """#set page(width: 7cm)
#set par(justify: true)
#set text(size: 10pt, lang: "en", hyphenate: true)
#block(width: 3.4cm)[Ambleford Infrastructure Administration]"""
    document = read(source)
    rows = [row.text for row in make_rows(document)]
    assert not any(row[:1].islower() for row in rows), rows


def test_adjectives_joined_by_a_hyphen_keep_it_at_a_line_end() -> None:
    assert join("учебно-", "методический") == "hyphen"
    assert join("строительно-", "монтажные") == "hyphen"
    assert join("Python-", "разработчик") == "hyphen"
    assert join("контакт-", "центра") == "hyphen"
    assert join("само-", "стоятельно") == "whole"
    assert join("образо-", "вательный") == "whole"


BORDERED = r"""
#set page(margin: 1.5cm)
#set text(size: 9.5pt)
#table(columns: (2.6cm, 3.4cm, 3cm, 1fr), stroke: 0.5pt, inset: 5pt,
 [*Period*], [*Organisation*], [*Position*], [*Duties*],
 [03.2019 – 05.2023], [Ambleford Bakery and Mills, Leeds], [Shift Engineer for Nights],
 [Kept two lines of six ovens running and halved the hours in which one stood still.
  Taught four fitters the trade, wrote the rosters, ordered parts from three makers and kept the stores in order.],
 [02.2013 – 02.2019], [Mill & Sons, Leeds], [Fitter], [Mended pumps.])
Skills: hydraulics
"""


def test_a_bordered_table_is_read_cell_by_cell() -> None:
    lines = shown(read(BORDERED))
    assert lines[0] == "Period\tOrganisation\tPosition\tDuties"
    assert lines[1] == "03.2019 – 05.2023\tAmbleford Bakery and Mills, Leeds\tShift Engineer for Nights"
    assert lines[2].startswith("Kept two lines")
    assert lines[2].endswith("the stores in order.")
    assert lines[3:5] == ["02.2013 – 02.2019\tMill & Sons, Leeds\tFitter", "Mended pumps."]
    assert lines[5] == "Skills: hydraulics"


def test_cards_around_sections_are_no_table() -> None:
    card = "#block(stroke: 0.7pt, inset: 8pt, width: 100%)[Shift Engineer #h(1fr) 2019 – 2023 \\ Ambleford Bakery]\n"
    lines = shown(read("#set text(size: 10pt)\n" + card + card))
    assert lines == ["Shift Engineer\t2019 – 2023", "Ambleford Bakery"] * 2
