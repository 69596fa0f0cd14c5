"""Rows that tell of studies, with the phrases that wrapped in a narrow column put together."""

from __future__ import annotations

import re
from dataclasses import replace

from mismatch.engine.parsing.degrees import degree_in, has_institution
from mismatch.engine.parsing.education_parts import is_place_label
from mismatch.engine.parsing.locations import place_score
from mismatch.engine.parsing.rows import Row

_UNFINISHED = re.compile(
    r"\s(?:of|and|for|the|&|и|в|по|на|при|им\.|имени|государственный|федеральный|национальный|технический)"
    r"(?: [А-ЯЁ]\.){0,2}$"
)
#: A namesake's first name, whose family name stands below: «имени Янки» over «Купалы».
_NAMESAKE = re.compile(r"\s(?:имени|им\.) [А-ЯЁ][а-яё]+$")
_ONE_NAME = re.compile(r"^[А-ЯЁ][а-яё]+$")
#: Years that wrap at their dash: "(2010–" over "2015)".
_OPEN_YEARS = re.compile(r"(?:19|20)\d\d\s?[–—-]$")
_LAST_YEAR = re.compile(r"(?:19|20)\d\d\)?$")
#: What a place of study is called after its own name, when the line ended before it.
_KIND_BELOW = re.compile(
    r"^(?:(?:State|Technical|Technological|National|Medical|Federal|Agricultural|Community|City|Normal|Catholic) )*"
    r"(?:University|College|Institute|Academy|Polytechnic)(?: of (?:Technology|Science|Engineering))?(?=$|[,(])"
)
#: And when only its kind stands above: "Technological University" over "Dublin".
_KIND_ALONE = re.compile(
    r"^(?:(?:State|Technical|Technological|National|Medical|City|Trinity|University|Imperial|South|North|East|West|"
    r"and) )*(?:University|College)$"
)


def unwrapped(text: str, rows: list[Row]) -> list[Row]:
    """Rows whose phrase goes on below, in a narrow column, as one."""
    joined: list[Row] = []
    for row in rows:
        last = joined[-1] if joined else None
        label, _, told = last.text.partition("\t") if last else ("", "", "")
        if told and is_place_label(f"{label} {row.text}"):
            continue
        if last and not row.gap and not row.bullet and last.column == row.column and _goes_on(last.text, row.text):
            joined[-1] = replace(last, end=row.end, text=text[last.start : row.end])
        else:
            joined.append(row)
    return joined


def _goes_on(above: str, below: str) -> bool:
    """The row above stops in the middle of a phrase."""
    if len(above) + len(below) > 160 or (above.endswith((".", ";", ":")) and not _UNFINISHED.search(above)):
        return False
    if _OPEN_YEARS.search(above) and _LAST_YEAR.match(below):
        return True
    if below[:1].islower() or _UNFINISHED.search(above) or (_NAMESAKE.search(above) and _ONE_NAME.match(below)):
        return True
    if _KIND_ALONE.match(above):
        return place_score(below) >= 0.9
    words = above.split()
    plain = 1 <= len(words) <= 6 and all(word[:1].isupper() and word.isalpha() for word in words)
    return plain and bool(_KIND_BELOW.match(below)) and not has_institution(above) and degree_in(above) is None
