"""The rows of a section with what is seen in each: dates, lists, prose."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

from mismatch.engine.parsing.cells import COLUMN_HEADS, Cell, is_labelled, row_cells
from mismatch.engine.parsing.dates import find_dates
from mismatch.engine.parsing.heads import heads_years
from mismatch.engine.parsing.joining import join_rows
from mismatch.engine.parsing.locations import place_score
from mismatch.engine.parsing.periods import DateRange
from mismatch.engine.parsing.prose import FIRST_PERSON, PAST, SINCE, ends_sentence, is_deed, is_plain, says_since
from mismatch.engine.parsing.rows import Row
from mismatch.engine.parsing.titles import has_legal_form, is_no_firm, title_score
from mismatch.engine.parsing.told import is_told, told_cells
from mismatch.engine.parsing.trades import trade_rows
from mismatch.engine.parsing.vocabulary import fold

_BODY_LABEL = re.compile(
    r"^(?:responsibilit\w+|key responsibilit\w+|roles? (?:and|&) responsibilit\w+|duties|key achievements?|"
    r"achievements?|"
    r"accomplishments?|environment|technolog(?:y|ies)(?: used)?|tools(?: used)?|tech(?:nology)? stack|skills(?: "
    r"used)?|project[\w ]*|"
    r"description|client|team size|other responsibilities|summary|stack|contributions?|"
    r"обязанности|функциональные обязанности|должностные обязанности|достижения|результаты|задачи|стек|технологии|"
    r"проект\w*|"
    r"функционал|основные обязанности|обязанности и достижения|отрасль|сфера деятельности|инструменты|что "
    r"делал\w*)\s*[:：–-]",
    re.IGNORECASE,
)
_LOWER_START = re.compile(r"^[a-zа-яё]")
_DATE_START = re.compile(r"^(?:с|со|from|since|по|to|till|until)\s", re.IGNORECASE)
_WRAPS = re.compile(
    r"(?:[-–—]|\b(?:по|до|to|till|until)|[-–—]\s*(?:по\s+)?(?:настоящее|наст\.|till|to)|"
    r"[-–—]\s*(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[а-яa-z]*\.?)\s*$",
    re.IGNORECASE,
)
#: The end of a range that began on the row above: "(March 2008" over "to date)".
_ENDS_BELOW = re.compile(
    r"^(?:[-–—]\s*|to |till |until |по |до )(?:\w+ ){0,2}?(?:\d|date|present|now|today|current|наст)", re.IGNORECASE
)
_DIGITS_LAST = re.compile(r"\d\d\s*[-–—]?\s*$")
_IN_BRACKETS = re.compile(r"^\([^()]*\)\.?$")
_OPENS_NAME = re.compile(r"(?:\d{1,2}[.)]?\s+)?[A-ZА-ЯЁ]")
_OPEN_DASH = re.compile(r"[-–—‒―−]\s*$")
_PRESENT_ROW = re.compile(r"^(?:по\s+)?(?:настоящее время|н\.\s?в\.?|present|now|current)\b", re.IGNORECASE)

#: What is told of the person and of no job: their age, addresses, driving licence.
_OF_PERSON = re.compile(
    r"\S@\S|\b(?:age:? |aged )\d\d\b|\d\d years old|, \d\d (?:лет|года?)(?=,|$)|^\d\d (?:лет|года?),|"
    r"права категори|driving licen[cs]e",
    re.IGNORECASE,
)

#: How well the cells of one header say what an entry has to say.
Worth = Callable[[list[Cell]], float]


@dataclass(eq=False)
class Noted:
    """A row with what was seen in it."""

    row: Row
    dates: list[DateRange]
    body: bool
    holes: list[tuple[int, int]] = field(default_factory=list)
    trade: bool = False

    @cached_property
    def is_light(self) -> bool:
        """Nothing but a town, a trade, a label or an aside in brackets: it makes a header no longer."""
        text = self.row.text
        if self.trade:
            return True
        if self.dates or len(text) > 60:
            return False
        if not any(c.isalpha() for c in text):
            return True
        return _IN_BRACKETS.match(text) is not None or place_score(text) >= 0.7 or is_no_firm(text)

    @cached_property
    def is_personal(self) -> bool:
        """Told of the person: no header reaches across it."""
        return not self.dates and _OF_PERSON.search(self.row.text) is not None

    @property
    def range(self) -> DateRange | None:
        """The first dates of the row that have a beginning."""
        for found in self.dates:
            if found.is_range:
                return found
        return None


@dataclass(slots=True)
class Entry:
    """One entry: the rows of its header (indices), its dates, its cells, its body rows, and the rows above it."""

    anchor: int
    first: int
    last: int
    dates: DateRange | None
    cells: list[Cell] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    above: list[Row] = field(default_factory=list)


class Noting:
    """The rows of one section with their dates, and which of them are prose under a header."""

    def __init__(self, text: str, rows: list[Row]) -> None:
        self.text = text
        self.widest = max((len(row.text) for row in rows), default=0)
        self.noted: list[Noted] = []
        self._cells: dict[tuple[int, int], list[Cell]] = {}
        self._worths: dict[tuple[int, int, int], float] = {}
        joined = join_rows(text, rows)
        trades = trade_rows(joined)
        for place, row in enumerate(joined):
            dates = find_dates(text, row.start, row.end)
            trade = place in trades and not dates
            body = not trade and self._is_body(row, dates)
            self.noted.append(Noted(row, dates, body, [(d.start, d.end) for d in dates], trade))
        for above, below in zip(self.noted, self.noted[1:], strict=False):
            if not self._across(above, below):
                _close_range(text, above, below)
            above.body = above.body and not heads_years(above.row, above.dates, below.row, below.range)

    def _across(self, above: Noted, below: Noted) -> bool:
        """Dates wrapped in a narrow column: «март 2017 – апрель» over «2020», with or without a cell beside them."""
        head, cell = above.row.text.split("\t")[0], below.row.text.split("\t")[0]
        if not _WRAPS.search(head) and not (_DIGITS_LAST.search(head) and _ENDS_BELOW.match(cell)):
            return False
        for found in find_dates(f"{head} {cell}"):
            if found.is_range and found.start < len(head) and found.end > len(head) + 1:
                start, end = above.row.start + found.start, above.row.start + len(head)
                above.dates, above.holes, above.body = [replace(found, start=start, end=end)], [(start, end)], False
                below.row = below.row.after(below.row.start + found.end - len(head) - 1)
                below.dates = find_dates(self.text, below.row.start, below.row.end)
                below.holes = [(d.start, d.end) for d in below.dates]
                below.body = not below.row.text or self._is_body(below.row, below.dates)
                return True
        return False

    def _is_body(self, row: Row, dates: list[DateRange]) -> bool:
        ranged = next((d for d in dates if d.is_range), None)
        rest = len(row.text) - (ranged.end - ranged.start if ranged else 0)
        if (len(row.text) <= 110 and is_labelled(row.text)) or _tells_job(row, dates):
            return False
        if FIRST_PERSON.search(row.text) or (ranged and says_since(row, ranged)):
            return True
        if _BODY_LABEL.match(row.text) or (
            "\t" in row.text and all(fold(cell) in COLUMN_HEADS for cell in row.text.split("\t"))
        ):
            return True
        if _is_firm_with_trade(row) or _is_firm_with_post(row):
            return False
        if PAST.match(row.text) and len(row.words) >= 4:
            return True
        if ranged and (self._goes_on_to(row, ranged) or ends_sentence(row, ranged)):
            return True
        if ranged and rest <= 110 and _at_edge(row, ranged) and not (row.bullet and rest > 90):
            return False
        if row.bullet or (row.is_sentence and not _is_list(row)) or len(row.text) > 130:
            return True
        if (not dates and len(row.words) >= 3 and is_deed(row)) or is_plain(row, dates):
            return True
        if _LOWER_START.match(row.text) and not (dates and _DATE_START.match(row.text)):
            return True
        return self._continues(row, dates)

    def _goes_on_to(self, row: Row, dates: DateRange) -> bool:
        """The end of a bullet that happens to name years: "first inspection since 2021."."""
        previous = self.noted[-1] if self.noted else None
        small = bool(_LOWER_START.match(row.text)) and dates.start > row.start
        return small and previous is not None and previous.body and not row.gap

    def _continues(self, row: Row, dates: list[DateRange]) -> bool:
        """A row that goes on with the sentence above it."""
        previous = self.noted[-1] if self.noted else None
        if previous is None or not previous.body or row.gap or dates or row.bold != previous.row.bold:
            return False
        if len(row.words) <= 6 and has_legal_form(row.text) and row.text[:1].isupper():
            return False
        above = previous.row.text.rstrip()
        if above.endswith((",", "(", "/", " and", " и")):
            return True
        long_enough = len(above) >= 0.72 * self.widest and len(above) > 50
        return long_enough and not above.endswith((".", ";", ":", "!")) and not row.is_upper

    def cells(self, index: int, offset: int) -> list[Cell]:
        """The cells of one row at a distance from the row of dates (kept, since many arrangements ask)."""
        key = (index, offset)
        if key not in self._cells:
            noted, row = self.noted[index], self.noted[index].row
            read = told_cells if _tells_job(row, noted.dates) else row_cells
            self._cells[key] = [] if noted.trade or _is_aside(row) else read(self.text, row, offset, noted.holes)
        return self._cells[key]

    def worth(self, entry: Entry, worth: Worth) -> float:
        """What a header says, asked once for each stretch of rows."""
        key = (entry.anchor, entry.first, entry.last)
        if key not in self._worths:
            self._worths[key] = worth(self.header_cells(entry))
        return self._worths[key]

    def header_cells(self, entry: Entry) -> list[Cell]:
        """The cells of an entry's header, placed by their distance from the row with its dates."""
        return [c for i in range(entry.first, entry.last + 1) for c in self.cells(i, i - entry.anchor)]


def _is_firm_with_trade(row: Row) -> bool:
    """ "ACME ASSOCIATES, Boston, MA – a firm serving small businesses": a header, however long its end is."""
    if row.bullet or ", " not in row.text or not any(mark in row.text for mark in (" – ", " — ", " - ", ": ")):
        return False
    parts = re.split(r"\s+[–—-]\s+|:\s", row.text, maxsplit=1)
    head, _, place = parts[0].partition(", ")
    named = has_legal_form(head) or (head.isupper() and len(head) > 3)
    return len(parts) == 2 and len(head) <= 50 and named and place_score(place) >= 0.7


def _is_firm_with_post(row: Row) -> bool:
    """ "ACME Ltd, inspector, then quality engineer": a header, though most of it begins small."""
    head, _, post = row.text.partition(", ")
    return not row.bullet and len(head) <= 60 and has_legal_form(head) and title_score(post) >= 0.5


def _tells_job(row: Row, dates: list[DateRange]) -> bool:
    """A job told in a sentence, with its years or its firm in full; "served as a mentor" is a deed."""
    return is_told(row.text) and (bool(dates) or has_legal_form(row.text))


def _is_aside(row: Row) -> bool:
    """ "(An ISO 9001 company)": a whole row in brackets names nothing, unless it is labelled."""
    return bool(_IN_BRACKETS.match(row.text)) and not is_labelled(row.text)


def _is_list(row: Row) -> bool:
    """ "Engineer, Search, Acme, Mountain View." ends like a sentence and is a header all the same."""
    parts = row.text.rstrip(". ").split(",")
    return (
        2 <= len(parts) <= 5
        and len(row.words) <= 14
        and all(len(p.split()) <= 6 and _OPENS_NAME.match(p.strip()) for p in parts)
    )


def _close_range(text: str, above: Noted, below: Noted) -> None:
    """A range whose end stands on the next row: «Март 2020 —» over «Февраль 2021» or «настоящее время»."""
    opened = above.dates[-1] if above.dates else None
    if opened is not None and _is_bare(above) and _is_bare(below):
        ended = below.dates[0].until
        if opened.until and ended and opened.until.first_month <= ended.last_month:
            above.dates[-1] = DateRange(opened.start, opened.end, opened.until, ended)
            below.dates.clear()
        return
    if opened is None or not opened.current or not _OPEN_DASH.search(text[opened.start : opened.end]):
        return
    present = _PRESENT_ROW.match(below.row.text)
    if present:
        below.holes.append((below.row.start, below.row.start + present.end()))
        below.body = below.body and not below.row.text[present.end() :].strip()
        return
    first = below.dates[0] if below.dates else None
    if first is None or first.is_range or first.start != below.row.start or first.until is None:
        return
    above.dates[-1] = DateRange(opened.start, opened.end, opened.since, first.until)
    below.dates.remove(first)


def _is_bare(noted: Noted) -> bool:
    """Nothing but one single date: two such rows in a row are a range whose dash was lost."""
    if len(noted.dates) != 1 or noted.dates[0].is_range:
        return False
    date = noted.dates[0]
    return not (noted.row.text[: date.start - noted.row.start] + noted.row.text[date.end - noted.row.start :]).strip(
        " .,()[]"
    )


def _at_edge(row: Row, dates: DateRange) -> bool:
    """Dates that open or close a row, give or take a bracket, belong to a header."""
    before = row.text[: dates.start - row.start].strip(" ([|,:–—-")
    after = row.text[dates.end - row.start :].strip(" )].,|:–—-")
    if not before or not after:
        return len(row.words) <= 18
    if row.bullet and SINCE.match(row.text, dates.start - row.start) and row.text[dates.end - row.start].isspace():
        return False  # "Drawings in AutoCAD, since 2024 some of them in Revit"
    return len(row.words) <= 14 and not row.text.rstrip().endswith(".")
