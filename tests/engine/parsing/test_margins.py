"""Dates at the right edge of a column with a side bar beyond, and labels set one a row."""

from __future__ import annotations

import typst

from mismatch.engine.parsing.reading import read_document

DATES_BEFORE_BAR = """
#set page(margin: 1.4cm)
#set text(size: 9.5pt)
#grid(columns: (9.2cm, 2.2cm, 5cm), column-gutter: 10pt, row-gutter: 12pt,
  [*Work experience*], [], [*Contact*],
  [*Pellworm Dairy*, Husum \\ Cheese Maker \\ Ripen twelve wheels a week \\ Keep the salt log],
  [Nov 2020 \\ – \\ Present], [+44 20 7946 0733 \\ ines\\@example.org \\ Husum \\ *Skills* \\ HACCP],
  [*Halligen Mills*, Niebüll \\ Miller \\ Ground spelt for four bakeries \\ Mended the sieves],
  [Mar 2018 \\ – \\ Oct 2020], [Pasteurising \\ Packing \\ Forklift \\ *Languages* \\ German],
  [*Watt & Daughters*, Husum \\ Packer \\ Packed boxes for the ferries \\ Counted pallets],
  [Sep 2016 \\ – \\ Feb 2018], [English \\ Danish \\ Frisian \\ *Interests* \\ Rowing])
"""

LABELS = """
#set page(margin: 1.6cm)
#set text(size: 10pt)
#grid(columns: (3.4cm, 1fr), column-gutter: 10pt, row-gutter: 7pt,
  [Name and address of \\ the employer], [Pellworm Dairy, Husum],
  [Dates], [March 2018 – October 2020],
  [English], [native],
  [French], [B1],
  [Main activities], [Ripened twelve wheels a week in a cellar of two hundred years, kept the salt log and showed the
   cellar to visitors of the island in summer, in three languages and mostly in the rain.])
"""


WRAPPED = """
#set page(margin: 2cm, width: 13cm, height: 12cm)
#set text(size: 10pt)
#grid(columns: (5.6cm, 3cm), column-gutter: 8pt, row-gutter: 6pt,
  [*Baltic Federal University of the Amber Coast*], [April 2012 – June 2016],
  [Bachelor, Forestry], [Kaliningrad],
  [*State Academy of Veterinary, Equine and Rural Medicine*], [2009 – 2012])
"""


def lines_of(source: str) -> list[str]:
    return [line for line in read_document(typst.compile(source.encode()), "cv.pdf").text.split("\n") if line]


def test_dates_beside_their_entries_are_not_read_with_the_bar_beyond() -> None:
    lines = lines_of(DATES_BEFORE_BAR)
    assert "Pellworm Dairy, Husum\tNov 2020 – Present" in lines
    assert "Watt & Daughters, Husum\tSep 2016 – Feb 2018" in lines
    assert lines.index("Contact") > lines.index("Counted pallets")


def test_each_label_has_its_own_row_unless_it_wraps() -> None:
    lines = lines_of(LABELS)
    assert {"English\tnative", "French\tB1", "Dates\tMarch 2018 – October 2020"} <= set(lines)
    assert not any("English French" in line or "Dates English" in line for line in lines)


def test_a_name_that_wraps_beside_its_dates_stays_whole() -> None:
    text = "\n".join(lines_of(WRAPPED))
    assert "Baltic Federal University of the Amber Coast\tApril 2012 – June 2016" in text
    assert "State Academy of Veterinary, Equine and Rural Medicine\t2009 – 2012" in text
