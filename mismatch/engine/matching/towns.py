"""Towns that a vacancy names where a place would stand: among a line's parts, or behind a preposition of place."""

from __future__ import annotations

import re

from mismatch.engine.parsing.locations import wide_places
from mismatch.engine.parsing.name_keys import given_names
from mismatch.engine.parsing.towns_told import town_of

_NAME = r"[A-ZА-ЯЁ][\w'’-]+(?: (?:upon |on |на )?[A-ZА-ЯЁ][\w'’-]+){0,2}"
#: "… | Ballarat VIC", "Carers, Dundee.", "(York)": a part of a line that begins with the name.
_PART = re.compile(rf"(?:^|[|,.(·•–—:]\s+|\()(?P<town>{_NAME})(?=\s*(?:$|[|,.)(·•–—;]|\s-\s|\s[–—]))", re.M)
_BEHIND = re.compile(rf"\b(?:(?i:in|near|around|based in|в|во|под|из)\s+(?:г\.\s?|городе\s+)?)(?P<town>{_NAME})")


def told_town(piece: str) -> str | None:
    """The first known town that a piece of a vacancy tells as a place, by its own name."""
    parts = [(found.start("town"), found["town"]) for found in _PART.finditer(piece)]
    named = [(place, name) for place, name in parts if not _means_more(name.lower())]
    named += [(found.start("town"), found["town"]) for found in _BEHIND.finditer(piece)]
    return next((town for _, name in sorted(named) if (town := _town(name))), None)


def _means_more(word: str) -> bool:
    return word in _MEANS_MORE or word in given_names()


def _town(name: str) -> str | None:
    """The longest beginning of a name that is a town: "Ballarat VIC" is Ballarat."""
    words = name.split()
    beginnings = (" ".join(words[:end]) for end in range(len(words), 0, -1))
    known = map(town_of, beginnings)
    return next((town for town in known if town and town.lower().replace("ё", "е") not in wide_places()), None)


#: Words that begin a line's part more often than they name a town.
_MEANS_MORE = frozenset({"mobile", "nice", "reading", "bath", "orange", "sale", "split", "phoenix", "deal", "шахты"})
