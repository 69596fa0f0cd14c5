"""Pauses noted among the jobs: a time between two of them, or a service everybody had to do, and no work."""

from __future__ import annotations

import re

from mismatch.engine.parsing.dates import find_dates
from mismatch.engine.parsing.rows import Row
from mismatch.engine.shapes import Span

#: What such a note opens with, or what stands behind its years.
_STOPS = r"(?=\s*(?:$|[:,.;(–—-]))"
_PAUSE = re.compile(
    rf"(?:(?:a\s+)?(?:break|pause|sabbatical|gap year){_STOPS}|moving (?:country|house|home|abroad|to)(?!\w)|"
    rf"relocati(?:on|ng)(?:{_STOPS}| to | from | abroad)|(?:waiting|waited) for|out of work|unemployed|"
    r"not working|between jobs|"
    r"(?:sat|stayed|was) at home|(?:[\w-]+ ){0,4}(?:years?|months?) at home(?!\w)|"
    rf"(?:compulsory |national |conscript |compulsory military |military )service(?:{_STOPS}| and )|"
    rf"army{_STOPS}|conscription(?!\w)|"
    rf"перерыв{_STOPS}|пауза{_STOPS}|переезд(?:{_STOPS}| в | из | с )|переезжал\w*|ждал\w*|без работы|не работал\w*|"
    r"сидел[аи]? дома|(?:[\w-]+ ){0,4}(?:лет|год\w*|месяц\w*) (?:дома|без дела)(?!\w)|"
    rf"арми[яи]{_STOPS}|срочная(?: служба)?(?!\w)|служба (?:в армии|по призыву)|военная служба по призыву)",
    re.IGNORECASE,
)
#: Asked before dates are looked for.
_PAUSE_ANYWHERE = re.compile(rf"(?<!\w)(?:{_PAUSE.pattern})", re.IGNORECASE)
_LONGEST_LINE = 200
_EDGE = " \t,.:;()[]–—-"
#: A row that says nothing but that it opens such a note.
_ALONE = re.compile(r"break|pause|перерыв", re.IGNORECASE)
_MOST_WORDS = 24


def without_pauses(rows: list[Row]) -> list[Row]:
    """The rows without those that note a pause with its years, or that head such a note."""
    kept: list[Row] = []
    heads = False
    for row in rows:
        alone = _ALONE.fullmatch(row.text.strip(_EDGE)) is not None
        if alone or _notes_pause(row.text, headed=heads):
            heads = alone
            continue
        heads = False
        kept.append(row)
    return kept


def pause_lines(text: str) -> list[Span]:
    """The lines of a text that note a pause with its years: a gap that is named counts as one that is not."""
    found, start = [], 0
    for line in text.split("\n"):
        if line and len(line) < _LONGEST_LINE and _PAUSE_ANYWHERE.search(line) and _notes_pause(line, headed=False):
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def _notes_pause(text: str, *, headed: bool) -> bool:
    """Years at the edge of a short row, and a pause beside them."""
    if len(text.split()) > _MOST_WORDS and not headed:
        return False
    ranged = next((found for found in find_dates(text) if found.is_range), None)
    if ranged is None:
        return False
    before, after = text[: ranged.start].strip(_EDGE), text[ranged.end :].strip(_EDGE)
    if headed and not before:
        return True
    said = before or after
    return _PAUSE.match(said) is not None
