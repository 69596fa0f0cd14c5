"""What a search found in one résumé, for the page on which the whole document is shown."""

from __future__ import annotations

from mismatch.candidates.places import Pages
from mismatch.engine.search.highlights import Found, find_wanted, wanted
from mismatch.engine.search.query import LONGEST_QUERY, parse_query

MOST_SHOWN = 60


def found_in(pages: Pages, text: str) -> list[Found]:
    """The places that a query found in a document, in reading order."""
    return find_wanted(pages.text, wanted(parse_query(text[:LONGEST_QUERY])))[:MOST_SHOWN]
