"""Jobs told in prose: "May 2019 to June 2021: Planner with Acme in Leeds. Planned eleven lines." """

from __future__ import annotations

import re
from dataclasses import replace

from mismatch.engine.parsing.dates import find_dates
from mismatch.engine.parsing.rows import Row
from mismatch.engine.parsing.titles import title_score

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}[^\W_])[)»\"”]?\.\s+(?=[A-ZА-ЯЁ])|(?<=[)»\"”])\.\s+(?=[A-ZА-ЯЁ])")
_PARTS = re.compile(r",\s+|:\s+|\s+[-–—]\s+|\s+(?:with|at|for|в)\s+")
_SHORTEST_ROW, _LONGEST_HEAD = 60, 130


def split_openings(rows: list[Row]) -> list[Row]:
    """Rows that open with years and a title in a sentence of its own become two: the sentence, and the prose."""
    split: list[Row] = []
    for row in rows:
        end = _opening_end(row)
        if end:
            split += [replace(row, end=row.start + end, text=row.text[:end]), row.after(row.start + end)]
        else:
            split.append(row)
    return split


def _opening_end(row: Row) -> int:
    """Where the first sentence ends, before its full stop; 0 when it is no head of a job."""
    if len(row.text) < _SHORTEST_ROW or not row.text[:1].isalnum():
        return 0
    ranged = next((d for d in find_dates(row.text[:60]) if d.is_range and d.start <= 3), None)
    stop = _SENTENCE_END.search(row.text, ranged.end, _LONGEST_HEAD) if ranged else None
    if ranged is None or stop is None:
        return 0
    end = stop.start() + len(stop.group().split(".")[0])
    head = row.text[ranged.end : end].strip(" :—–-,")
    titled = any(title_score(part[:1].upper() + part[1:]) >= 0.6 for part in _PARTS.split(head) if part)
    return end if titled else 0
