"""Entries of a section: which rows belong to the header of which dates, decided jointly over the whole section."""

from __future__ import annotations

import re

from mismatch.engine.parsing.cells import Cell
from mismatch.engine.parsing.locations import place_score
from mismatch.engine.parsing.noting import Entry, Noted, Noting, Worth
from mismatch.engine.parsing.periods import DateRange
from mismatch.engine.parsing.titles import employer_score, has_legal_form, title_score
from mismatch.engine.parsing.told import title_before_prose

_LONGEST_HEADER = 3
#: How far above its roles a firm may stand, with a few lines about itself between.
_FIRM_ABOVE = 8


def find_entries(noting: Noting, worth: Worth, *, single_dates: bool = False) -> list[Entry]:
    """Entries around the dates of a section, with the arrangement that explains the most rows."""
    noted = noting.noted
    anchors = [i for i, n in enumerate(noted) if not n.body and _anchor_date(n, single_dates) is not None]
    if not anchors:
        return []
    best: tuple[float, list[Entry]] | None = None
    for before in range(_LONGEST_HEADER + 1):
        for after in range(_LONGEST_HEADER + 1 - before):
            entries = _arrange(noted, anchors, before, after, single_dates)
            score = _explained(noting, entries, worth) - 0.02 * (before + after)
            if best is None or score > best[0] + 1e-9:
                best = (score, entries)
    assert best is not None
    return with_bodies(noting, best[1])


def _anchor_date(noted: Noted, single_dates: bool) -> DateRange | None:
    """The date that makes a row the row of dates: a range, or a single date that stands alone or ends a title."""
    if noted.range or not noted.dates:
        return noted.range
    last = noted.dates[-1]
    before = noted.row.text[: last.start - noted.row.start].strip(" ,(|–—-[")
    after = noted.row.text[last.end - noted.row.start :].strip(" ).,]|")
    alone = not after and (not before or title_score(before) >= 0.7)
    return last if single_dates or alone else None


def _arrange(noted: list[Noted], anchors: list[int], before: int, after: int, single_dates: bool) -> list[Entry]:
    entries: list[Entry] = []
    floor = 0
    for place, anchor in enumerate(anchors):
        ceiling = anchors[place + 1] if place + 1 < len(anchors) else len(noted)
        first = _reach(noted, anchor, -1, floor, before)
        last = _reach(noted, anchor, 1, ceiling - 1, after)
        entries.append(Entry(anchor, first, last, _anchor_date(noted[anchor], single_dates)))
        floor = last + 1
    return entries


def _reach(noted: list[Noted], anchor: int, step: int, limit: int, count: int) -> int:
    """The farthest row of a header on one side; rows of a town or a label do not count, unless they end it."""
    reached, taken, place = anchor, 0, anchor
    while place != limit and taken < count and not (noted[place + step].body or noted[place + step].is_personal):
        place += step
        if noted[place].is_light and taken:
            continue
        taken += 1
        reached = place
    return reached


def _explained(noting: Noting, entries: list[Entry], worth: Worth) -> float:
    """The worth of all headers, less what is left over and what is torn apart."""
    noted, total = noting.noted, 0.0
    used: set[int] = set()
    for entry in entries:
        total += noting.worth(entry, worth)
        used.update(range(entry.first, entry.last + 1))
        first = noted[entry.first]
        above = noted[entry.first - 1] if entry.first else None
        total += 0.15 if above is None or above.body or first.row.gap else 0.0
        total += 0.1 if first.row.bold and not (above and above.row.bold) else 0.0
        total -= 0.06 * (entry.last - entry.first)
        total -= 0.12 * sum(noted[i].row.gap > 0 for i in range(entry.first + 1, entry.last + 1))
    reach = range(max(0, entries[0].anchor - _LONGEST_HEADER), entries[-1].anchor)
    return total - 0.2 * sum(1 for i in reach if i not in used and not noted[i].body)


def with_bodies(noting: Noting, entries: list[Entry]) -> list[Entry]:
    """The entries with their cells, and the rows up to the next entry as their body."""
    for place, entry in enumerate(entries):
        stop = entries[place + 1].first if place + 1 < len(entries) else len(noting.noted)
        entry.body = [noting.noted[i].row for i in range(entry.last + 1, stop)]
        entry.cells = noting.header_cells(entry)
        start = entries[place - 1].last + 1 if place else 0
        entry.above = [noting.noted[i].row for i in range(max(start, entry.first - _FIRM_ABOVE), entry.first)]
    return entries


def undated_entries(noting: Noting, threshold: float) -> list[Entry]:
    """Headers without dates: a short group of rows that holds a title, above prose or at a gap."""
    entries = [
        group
        for group in _groups(noting, 0, len(noting.noted))
        if _has_title(noting.header_cells(group), threshold) or _names_both(noting.noted[group.first].row.text)
    ]
    return with_bodies(noting, entries)


def add_undated(noting: Noting, dated: list[Entry]) -> list[Entry]:
    """Jobs without dates between those that have them: a title with an employer beside it, set off from the prose."""
    found = list(dated)
    order = _order(noting, dated)
    for place, entry in enumerate(dated):
        stop = dated[place + 1].first if place + 1 < len(dated) else len(noting.noted)
        for group in _groups(noting, entry.last + 2, stop):
            cells = noting.header_cells(group)
            if not _has_title(cells, 0.75):
                if _over_prose(noting, group, stop):
                    found.append(group)
                continue
            set_off = bool(noting.noted[group.first].row.gap)
            if group.first == group.last or order is None or order != _first_is_title(noting, group):
                likely = _has_employer(cells, set_off) or _names_both(noting.noted[group.first].row.text)
            else:
                likely = group.last - group.first == 1 or _has_employer(cells, set_off)
            if likely:
                found.append(group)
    return with_bodies(noting, sorted(found, key=lambda e: e.first))


def _over_prose(noting: Noting, group: Entry, stop: int) -> bool:
    """A firm in full on one row, over prose that opens with a title."""
    below = noting.noted[group.last + 1].row if group.last + 1 < stop else None
    if below is None or group.last != group.first or below.bullet:
        return False
    firm = noting.noted[group.first].row
    return len(firm.words) <= 8 and has_legal_form(firm.text) and title_before_prose(below.text) > 0


def _order(noting: Noting, dated: list[Entry]) -> bool | None:
    """Whether titles stand above firms in this section's headers; None when they do not agree."""
    orders = {_first_is_title(noting, entry) for entry in dated if entry.last > entry.first}
    return orders.pop() if len(orders) == 1 else None


def _first_is_title(noting: Noting, entry: Entry) -> bool | None:
    """The header opens with a title and a firm's row follows, or the other way round."""
    cells = noting.header_cells(entry)
    titles = [i for i, cell in enumerate(cells) if cell.title >= 0.75]
    firms = [i for i, cell in enumerate(cells) if cell.title < 0.3 and cell.employer >= 0.35 and cell.place < 0.7]
    return titles[0] < firms[0] if titles and firms else None


def _names_both(text: str) -> bool:
    """ "ACME CORPORATION, Field Engineer" on one row, as lists of early jobs have it."""
    for match in re.finditer(r",\s+", text):
        left, right = text[: match.start()], text[match.end() :]
        for title, firm in ((left, right), (right, left)):
            named = employer_score(firm) >= 0.6 or (firm.isupper() and len(firm) > 3)
            if title_score(title) >= 0.75 and named and title_score(firm) < 0.5 and place_score(firm) < 0.7:
                return True
    return False


def _groups(noting: Noting, start: int, stop: int) -> list[Entry]:
    """Runs of up to three rows that are no prose; a row that names both stands for itself."""
    groups, index, noted = [], start, noting.noted
    while index < stop:
        if noted[index].body:
            index += 1
            continue
        last = index
        while not _names_both(noted[index].row.text) and last + 1 < stop and not noted[last + 1].body:
            if last - index >= _LONGEST_HEADER - 1 or _names_both(noted[last + 1].row.text):
                break
            last += 1
        groups.append(Entry(index, index, last, None))
        index = last + 1
    return groups


def _has_title(cells: list[Cell], threshold: float) -> bool:
    if any(c.label == "client" for c in cells):
        return False
    return max((c.title for c in cells), default=0.0) >= threshold or any(c.label for c in cells)


def _has_employer(cells: list[Cell], set_off: bool) -> bool:
    """A firm beside the title; less is asked of it after a blank row, or when it stands in capitals."""
    if any(c.label == "employer" for c in cells):
        return True
    others = [c for c in cells if c.title < 0.5 and c.place < 0.7 and len(c.text.split()) <= 6]
    return any(c.employer >= (0.35 if set_off or (c.text.isupper() and len(c.text) > 3) else 0.6) for c in others)
