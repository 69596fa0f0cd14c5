"""Branches of trade that job boards print under a firm: neither its name nor anybody's title."""

from __future__ import annotations

import re

from mismatch.engine.parsing.locations import place_score
from mismatch.engine.parsing.rows import Row
from mismatch.engine.parsing.titles import has_legal_form, title_score
from mismatch.engine.parsing.vocabulary import fold, word_list

_TRADES = word_list("trades", "trades")
#: "Leeds, www.acme.example": the town and the site of a firm, as boards print them.
_SITE = re.compile(r"^(?:(?P<town>[^,\t]{2,40}),\s*)?(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+/?$")
_LONGEST = 12


def trade_rows(rows: list[Row]) -> set[int]:
    """Which rows of a section name the trade of the firm above, with the bullets that part it further."""
    found: set[int] = set()
    for place in range(1, len(rows)):
        if _is_listed(rows, place) or _goes_on(rows, place, found) or _is_part(rows, place, found):
            found.add(place)
    return found | _under_sites(rows, found)


def _is_listed(rows: list[Row], place: int) -> bool:
    """A trade by the boards' names, on a row of its own or wrapped over two."""
    row = rows[place]
    if row.bullet or row.gap or len(row.words) > _LONGEST:
        return False
    said = fold(row.text)
    if said in _TRADES:
        return True
    if place + 1 == len(rows) or ", " not in row.text:
        return False
    return f"{said} {fold(rows[place + 1].text)}" in _TRADES


def _goes_on(rows: list[Row], place: int, found: set[int]) -> bool:
    """The second row of a trade that wrapped."""
    above = fold(rows[place - 1].text)
    return place - 1 in found and above not in _TRADES and f"{above} {fold(rows[place].text)}" in _TRADES


def _is_part(rows: list[Row], place: int, found: set[int]) -> bool:
    """ "• Supermarkets" under "Retail": a branch of the branch, a name and no deed, over more header."""
    row = rows[place]
    if place - 1 not in found or not row.bullet or row.gap or row.is_sentence or row.text.endswith("."):
        return False
    return len(row.words) <= _LONGEST and any(
        not below.bullet and title_score(below.text) >= 0.6 for below in rows[place + 1 : place + 4]
    )


def _under_sites(rows: list[Row], listed: set[int]) -> set[int]:
    """A trade that no list has: between a firm's site and a title, in most entries of the section."""
    sites = [place for place, row in enumerate(rows[:-2]) if place and _is_site(row.text)]
    unknown = [p for p in sites if p + 1 not in listed and _may_be_trade(rows, p + 1)]
    titled = [p for p in unknown if title_score(rows[p + 2].text) >= 0.6]
    if not titled or len(titled) * 2 < len(unknown):
        return set()
    if not (listed or len(titled) > 1 or title_score(rows[titled[0] + 1].text) < title_score(rows[titled[0] + 2].text)):
        return set()
    return {p + 1 for p in titled}


def _may_be_trade(rows: list[Row], place: int) -> bool:
    row, below = rows[place], rows[place + 1]
    if row.bullet or row.gap or row.is_sentence or len(row.words) > _LONGEST or has_legal_form(row.text):
        return False
    return not (below.bullet or below.gap or below.is_sentence or len(below.words) > _LONGEST)


def _is_site(text: str) -> bool:
    """A site with or without its town, and nothing else."""
    match = _SITE.match(text)
    return match is not None and (match["town"] is not None or "www." in text or place_score(text) >= 0.7)
