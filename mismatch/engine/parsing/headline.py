"""The headline: what the person says they are, above everything else."""

from __future__ import annotations

import re
from dataclasses import replace

from mismatch.engine.parsing.dates import find_dates
from mismatch.engine.parsing.name_signed import signs
from mismatch.engine.parsing.resume import Section
from mismatch.engine.parsing.rows import Row
from mismatch.engine.parsing.sections import rows_in
from mismatch.engine.parsing.titles import ends_with_title, title_score
from mismatch.engine.shapes import Fact
from mismatch.engine.skills.titles import title_base

_LABEL = re.compile(
    r"^(?:желаемая должность|должность|позиция|desired position|position|title|profession|now|currently|сейчас|"
    r"специальность)\s*[:—–-]\s*(?=\S)",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s+[-–—|•]\s+|\s{2,}|[|•\t]|\s+·\s+")
#: Where what follows tells of the person, not what they are: a sentence's end, a length of time.
_GOES_ON = re.compile(
    r"(?<=[^\W\d_]{3})\.\s+(?=[A-ZА-ЯЁ\d])|[,.:]?\s+\(?(?:(?:for|with|опыт|стаж)\s+)?(?=(?:\d{1,2}|полтора|two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twelve|два|три|четыре|пять|шесть|семь|восемь|девять|десять)\+?\s+(?:years?|лет|года?)(?!\w))"
)
#: What is asked for the work, on the same row.
_PAY = re.compile(
    r"[\s,;|–—-]+(?:(?:от|до|from|up to)\s+)?"
    r"(?:[$€£]\s?\d|\d[\d\s.,]*\s?(?:[₽$€£₸]|(?:т\.?\s?р|руб|тыс|тг|rub|usd|eur|gbp)(?!\w))).*$",
    re.IGNORECASE,
)
_MOST_WORDS = 7
_ROWS_LOOKED_AT = 12
_NOT_SAID = re.compile(
    r"\s*\b(?:resume|résumé|cv|curriculum vitae)\b(?:\s+(?:template|sample|example))?\s*$|^(?:sample|"
    r"example)\s+(?:resume|cv)\s*(?:for|of)?\s*",
    re.IGNORECASE,
)
#: Where a life told in sentences opens: parts of its first sentences, in its first rows.
_PART = re.compile(r"[.,;:]\s+|\s+[-–—|]\s+")
_OPENING, _OPENING_ROWS = 160, 3
_TOLD = 0.6


def find_headline(rows: list[Row], sections: list[Section], name: Fact | None) -> Fact | None:
    """The first row under "desired position", or the title-like row next to the name."""
    for section in sections:
        if section.kind == "desired":
            for row in rows_in(rows, section)[:1]:
                said = _PAY.sub("", row.text) or row.text
                return Fact(value=said, start=row.start, end=row.start + len(said), confidence=0.95)
    limit = next((s.start for s in sections if s.kind != "contact"), None)
    under = next(
        (i for i, r in enumerate(rows) if name and name.start is not None and r.start <= name.start < r.end), None
    )
    if under is not None and limit is not None and rows[under].start >= limit:
        return next((found for row in rows[under : under + 2] if (found := _headline(row, name))), None)
    above = [row for row in rows[:_ROWS_LOOKED_AT] if limit is None or row.start < limit]
    found = next((found for row in above if (found := _headline(row, name))), None)
    return found or next((told for row in above[:_OPENING_ROWS] if (told := _told(row, name))), None)


def _headline(row: Row, name: Fact | None) -> Fact | None:
    start = row.start
    if name is not None and name.start is not None and name.end is not None and row.start <= name.start < row.end:
        before = row.text[: name.start - row.start].strip()
        if title_score(before) >= 0.6 or signs(row, name):  # «Геодезист Павел Рябов», or a text he signs
            row = replace(row, end=name.start, text=row.text[: name.start - row.start].rstrip(" ,–—-"))
        else:
            start = name.end
    label = _LABEL.match(row.text) if start == row.start else None
    start += label.end() if label else 0
    rest = row.text[start - row.start :]
    lead = len(rest) - len(rest.lstrip(" \t,-–—|•:"))
    piece = _CUT.split(rest[lead:])[0]
    whole, piece = piece, _GOES_ON.split(piece)[0]
    lead, piece = lead + len(piece) - len(piece.lstrip(" ,.")), piece.strip(" ,.")
    said = _NOT_SAID.sub("", piece)
    lead, piece = lead + piece.find(said), said
    score = title_score(piece)
    opens = row.index < _OPENING_ROWS and len(piece) < len(whole) - 1 and _is_bare(piece, score)
    if not piece or len(piece.split()) > 10 or (score < 0.6 and not label) or (row.is_sentence and not opens):
        return None
    if any(dates.is_range for dates in find_dates(piece)):  # a job, not what the person is
        return None
    return Fact(
        value=piece,
        start=start + lead,
        end=start + lead + len(piece),
        confidence=0.9 if label else round(min(score, 0.85), 2),
    )


def _is_bare(piece: str, score: float) -> bool:
    """A short title that the table of occupations does not know; those it knows, see ``_told``."""
    words = piece.split()
    known = any(hit.start == 0 for hit in title_base().find(piece))
    names = ends_with_title(piece) if piece.isascii() else title_score(" ".join(words[:2])) >= 0.6
    return score >= 0.75 and len(words) <= _MOST_WORDS and names and not known


def _told(row: Row, name: Fact | None) -> Fact | None:
    """The occupation that a life told in sentences opens with: «Анна Котова. Геодезист. Опыт два года …»."""
    if name is not None and name.start is not None and row.start < name.start < row.end and signs(row, name):
        row = row.before(name.start)
    if not row.is_sentence or row.bullet:
        return None
    opening = row.text[:_OPENING]
    begins = {0, *(match.end() for match in _PART.finditer(opening))}
    # «Столяр Иван, геодезист» is no joiner.
    named = (
        range(name.start - row.start, name.end - row.start)
        if name and name.start is not None and name.end
        else range(0)
    )
    hits = (hit for hit in title_base().find(opening) if hit.start in begins and hit.start not in named)
    hit = next(hits, None)
    if hit is None:
        return None
    start, end = row.start + hit.start, row.start + hit.end
    return Fact(value=opening[hit.start : hit.end], start=start, end=end, confidence=_TOLD)
