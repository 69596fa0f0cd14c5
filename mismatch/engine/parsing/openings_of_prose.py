"""Jobs told in prose: "May 2019 to June 2021: Planner with Acme in Leeds. Planned eleven lines." """

from __future__ import annotations

import re
from dataclasses import replace

from mismatch.engine.parsing.dates import find_dates
from mismatch.engine.parsing.rows import Row
from mismatch.engine.parsing.titles import employer_score, has_legal_form, title_score

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}[^\W_])[)»\"”]?\.\s+(?=[A-ZА-ЯЁ])|(?<=[)»\"”])\.\s+(?=[A-ZА-ЯЁ])")
_PARTS = re.compile(r",\s+|:\s+|\s+[-–—]\s+|\s+(?:with|at|for|в)\s+")
#: What parts the head of a job from its prose when the years close the head: "Planner – Acme (2019–2021). Planned …".
_AFTER_YEARS = re.compile(r"\)?(?:[.;]\s+(?=[A-ZА-ЯЁ\d])|:\s+(?=\S))")
#: And when they open it: "2018–2021, Acme, planner: lines, tenders."
_BEFORE_DUTIES = re.compile(r":\s+(?=\S)")
#: "In an investment bank since 2020: …" tells, and names nobody.
_TELLS = re.compile(r"(?:at|in|with|for|во?|на|у)\s", re.IGNORECASE)
_SHORTEST_ROW, _LONGEST_HEAD, _AT_ONCE, _MOST_WORDS = 60, 130, 3, 9


def split_openings(rows: list[Row]) -> list[Row]:
    """Rows that open with years and a title in a sentence of their own become two: the sentence, and the prose."""
    split: list[Row] = []
    for row in rows:
        end = _opening_end(row)
        if end:
            prose = replace(row.after(row.start + end), bullet=True)  # however short, no header of what follows
            split += [replace(row, end=row.start + end, text=row.text[:end]), prose]
        else:
            split.append(row)
    return split


def _opening_end(row: Row) -> int:
    """Where the first sentence ends, before its full stop; 0 when it is no head of a job."""
    if len(row.text) < _SHORTEST_ROW or not (row.text[:1].isalnum() or row.text[:1] in '«"“'):
        return 0
    ranged = next((d for d in find_dates(row.text[:_LONGEST_HEAD]) if d.is_range), None)
    if ranged is None:
        return 0
    if ranged.start <= _AT_ONCE:
        stop = _SENTENCE_END.search(row.text, ranged.end, _LONGEST_HEAD)
        duties = _BEFORE_DUTIES.search(row.text, ranged.end + 2, stop.start() if stop else _LONGEST_HEAD)
        end = duties.start() if duties else stop.start() + len(stop.group().split(".")[0]) if stop else 0
        return end if _is_titled(row.text[ranged.end : end]) else 0
    after = _AFTER_YEARS.match(row.text, ranged.end)
    end = ranged.end + len(after.group().rstrip(" .:;")) if after else 0
    head = row.text[: ranged.start] if end else ""
    return end if _is_titled(head) or _names_firm(head) else 0


def _names_firm(head: str) -> bool:
    """Few words, with what calls itself a house: "Oakfield School (Leeds), 2019–2021: maths for all years"."""
    few = 0 < len(head.split()) <= _MOST_WORDS and not _TELLS.match(head)
    return few and (has_legal_form(head) or max(employer_score(part) for part in _PARTS.split(head)) >= 0.6)


def _is_titled(head: str) -> bool:
    parts = (part for part in _PARTS.split(head.strip(" :—–-,(")) if part)
    return any(title_score(part[:1].upper() + part[1:]) >= 0.6 for part in parts)
