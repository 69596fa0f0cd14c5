"""Headings a vacancy is written with, beyond "Requirements" and "Benefits"."""

from __future__ import annotations

from mismatch.engine.matching.requirements import read_vacancy

TEXT = """Sales Manager

The job
- Visit factories and propose something better

You bring
- At least 3 years of B2B sales
- Salesforce

It helps if you have
- HubSpot

We give you
- A company car and a laptop
"""


def test_plain_spoken_headings_sort_what_stands_under_them():
    read = read_vacancy(TEXT)
    must = {one.text: one.must for one in read.requirements}
    assert must["At least 3 years of B2B sales"]
    assert must["Salesforce"]
    assert must["HubSpot"] is False
    assert not any("company car" in text for text in must)


def test_an_empty_line_behind_a_heading_parts_it_from_nothing():
    lines = ["Drafting monthly reports for the board", "Confident speaking to fishermen", "Good with ledgers"]
    page = "Harbour clerk\n\nThe person{}- 2+ years on a quay\n" + "".join(f"- {line}\n" for line in lines)
    near, far = (read_vacancy(page.format(gap)).requirements for gap in ("\n", "\n\n"))
    assert [(one.kind, one.must, one.text) for one in far] == [(one.kind, one.must, one.text) for one in near]
    assert all(one.must for one in far)
