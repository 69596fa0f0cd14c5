"""Jobs told in a sentence: "Worked as a lecturer at Acme College from 2003 to 2007"."""

from __future__ import annotations

import re

from mismatch.engine.parsing.cells import Cell, make_cell, without_place_tail
from mismatch.engine.parsing.rows import Row
from mismatch.engine.parsing.titles import has_legal_form, title_score

_VERB = (
    r"(?:i\s+(?:am|was|have been|had been|have)\s+|he\s+|she\s+)?"
    r"(?:(?:currently|presently|previously|now|earlier|also)\s+)?"
    r"(?:work(?:ed|ing|s)?|employed|associated|serv(?:ed|ing)|engaged|joined|appointed|experience|internship|intern)"
)
_TOLD = re.compile(
    rf"^(?:[\d.]+\+?\s*(?:years?|months?)\s*(?:of\s+)?)?(?:(?:total|work|working|professional|teaching)\s+)*{_VERB}\s+"
    r"(?:(?:with|in|at|for)\s+(?:the\s+)?(?P<before>[^\n]{2,80}?)\s+)?as\s+(?:an?\s+|the\s+)?",
    re.IGNORECASE,
)
_AT = re.compile(r"\s+(?:in|at|with|for)\s+(?:the\s+|M/s\.?\s*)?(?=[A-Z0-9x])")
_END = re.compile(
    r"\s*(?:\(|\s[-–—]\s|[.;](?=\s|$)|"
    r",?\s+(?:from|since|during|for the|for a|till|until|between|where|w\.?e\.?f\.?)(?!\w)|$)",
    re.IGNORECASE,
)

_OPENS_PROSE = re.compile(r"^([A-Z][^.;:–—]{2,55}?)\s+[-–—]\s+(?=[A-Z][a-z]+(?:\s+[a-z]+)+)")
#: A title over its duties on one row: they begin with a small letter.
_OVER_DUTIES = re.compile(r"^([A-ZА-ЯЁ][^.;:–—|\n]{2,55}):\s+(?=[a-zа-яё])")
_TOWN_LAST = re.compile(r",\s+([A-Z][a-z]{2,}(?: [A-Z][a-z]+)?)$")
_ABBREVIATED = re.compile(r"(?<!\w)(?:Pvt|Ltd|Inc|Co|Corp|Dept|Govt|St)$")


def is_told(text: str) -> bool:
    """The row says in a sentence what somebody worked as."""
    match = _TOLD.match(text) if " as " in text else None
    if match is None:
        return False
    rest = text[match.end() :]
    stop = _AT.search(rest) or _END.search(rest)
    return title_score(_capitalised(rest[: stop.start() if stop else len(rest)])) >= 0.6


def title_before_prose(text: str) -> int:
    """Where the title ends that opens a line of prose, "Plant Manager - Promoted to run …"; 0 when none does."""
    opening = _OPENS_PROSE.match(text)
    return opening.end(1) if opening and title_score(opening.group(1)) >= 0.75 else 0


def title_before_duties(text: str) -> int:
    """Where the title ends that is explained behind a colon, "Accounts Clerk: kept ledgers"; 0 when none is."""
    opening = _OVER_DUTIES.match(text)
    return opening.end(1) if opening and title_score(opening.group(1)) >= 0.75 else 0


def without_duties(text: str, cell: Cell) -> Cell:
    """The title alone, where what was done follows it on the row."""
    end = title_before_duties(cell.text)
    return make_cell(text, cell.start, cell.start + end, cell.slot, cell.label, cell.bold) or cell if end else cell


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:].strip()


def told_cells(text: str, row: Row, offset: int, dates: list[tuple[int, int]]) -> list[Cell]:
    """Title and employer of such a row as cells that carry their label."""
    match = _TOLD.match(row.text)
    if match is None:
        return []
    stop = min((start - row.start for start, _ in dates if start - row.start > match.end()), default=len(row.text))
    at = _AT.search(row.text, match.end(), stop)
    title_end = _end(row.text, match.end(), at.start() if at else stop)
    cells = [make_cell(text, row.start + match.end(), row.start + title_end, (offset, 0), "title", row.bold)]
    if match.group("before"):
        cells += _firm(text, row, match.start("before"), match.end("before"), offset)
    elif at is not None:
        cells += _firm(text, row, at.end(), _end(row.text, at.end(), stop), offset)
    return [cell for cell in cells if cell is not None]


def _end(text: str, start: int, stop: int) -> int:
    """Where the phrase that begins at ``start`` ends: at a bracket, a full stop, "from"."""
    for match in _END.finditer(text, start, stop):
        abbreviated = match.group().strip() == "." and re.search(
            r"(?:Pvt|Ltd|Inc|Co|Corp|Dept|Govt|St)$", text[: match.start()]
        )
        if not abbreviated:
            return match.start()
    return stop


def _firm(text: str, row: Row, start: int, end: int, offset: int) -> list[Cell | None]:
    cell = make_cell(text, row.start + start, row.start + end, (offset, 1), "employer", row.bold)
    if cell is None:
        return []
    head, place = without_place_tail(text, cell)
    town = _TOWN_LAST.search(head.text) if place is None else None
    if town and not has_legal_form(town.group(1)):
        place = make_cell(text, head.start + town.start(1), head.end, head.slot, "place")
        head = make_cell(text, head.start, head.start + town.start(), head.slot, "employer", head.bold) or head
    return [head, place]
