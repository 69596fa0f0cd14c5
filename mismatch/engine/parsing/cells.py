"""Header rows cut into cells: "Engineer – Acme | Berlin" is three things."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mismatch.engine.parsing.locations import place_score
from mismatch.engine.parsing.rows import Row
from mismatch.engine.parsing.titles import employer_score, ends_with_title, has_legal_form, is_no_firm, title_score
from mismatch.engine.parsing.vocabulary import word_list

DURATION = re.compile(
    r"[(\[]?\s*(?:\d{1,2}\+?\s*(?:years?|yrs?|год(?:а|ов)?|лет|г\.)[\s,]*(?:and|и)?\s*)?"
    r"(?:\d{1,2}(?:[.,]\d)?\+?\s*(?:years?|yrs?|год(?:а|ов)?|лет|months?|mos?|mths?|месяц(?:а|ев)?|мес\.?))(?!\w)\s*[)\]]?",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\s*[|•·●■∙◆♦]\s*|\s+[–—−-]+\s+|\s*\t\s*|\s{2,}|\s+@\s+|\s+--+\s+|\s+//\s+|(?<=\w)\s*[–—]\s+|\s+[–—]\s*|;\s+"
)
#: A table's own head: "Период | Организация | Должность".
COLUMN_HEADS = word_list("words", "column_heads")
LABELS: dict[str, re.Pattern[str]] = {
    "employer": re.compile(
        r"^\(?(?:(?:name of )?(?:the )?(?:company|employer|organi[sz]ation|firm|institute)(?:(?:['’]s)? name)?|"
        r"worked (?:in|at|for)|"
        r"компания|организация|место работы|работодатель|название (?:компании|организации)|наименование организации)"
        r"\s*(?:[:：–—-]+|\t|\n)\s*(?=\S)",
        re.IGNORECASE,
    ),
    "title": re.compile(
        r"^\(?(?:designation|position(?: held)?|role|job title|title|post(?: held)?|job role|function|worked as|"
        r"working as|"
        r"должность|"
        r"позиция|"
        r"занимаемая должность|роль|профессия)\s*(?:[:：–—-]+|\t|\n)\s*(?=\S)",
        re.IGNORECASE,
    ),
    "client": re.compile(r"^\(?(?:end )?client(?: name)?\s*(?:[:：–—-]+|\t)\s*(?=\S)", re.IGNORECASE),
    "dates": re.compile(
        r"^(?:duration|period|dates?|tenure|from|time period|(?:employment )?(?:dates|period)(?: of employment)?|"
        r"период(?: работы)?|сроки|"
        r"даты|срок работы|"
        r"годы работы|время работы)\s*(?:[:：–—-]+|\t|\n)\s*",
        re.IGNORECASE,
    ),
    "place": re.compile(
        r"^(?:location|place|city|город|место|адрес|регион)\s*(?:[:：–—-]+|\t)\s*(?=\S)", re.IGNORECASE
    ),
}
#: An address or a number in a page's heading is neither title nor firm.
_CONTACT = re.compile(r"\S@\S|\d{3}\D{0,2}\d{3}\D?\d")
_LABEL_MARK = re.compile(r"[:：–—\t\n-]")
_NUMBER = re.compile(r"\d{1,2}[.)]\s+(?=[A-ZА-ЯЁ«\"“])")
#: When it was, said before what it was: "Previous: Accounts Clerk", «Текущая должность: бухгалтер»,
#: "Before that porter".
_WHEN = re.compile(
    r"(?:before (?:that|this)|prior to (?:that|this)|до этого|перед этим)\s*[:,–—-]?\s+(?=\S)|"
    r"(?:(?:most )?(?:current(?:ly)?|present(?:ly)?|now|previous(?:ly)?|former(?:ly)?|past|earlier|recent|latest|last)"
    r"(?: (?:role|position|job|title|post|employment|employer|occupation|work))?|"
    r"(?:сейчас|ныне|ранее|раньше|до этого|прежде|(?:текущ|нынешн|предыдущ|последн|прежн|прошл)\w{2,3}"
    r"(?: (?:должность|работа|место(?: работы)?|позиция|роль))?))\s*:\s+(?=\S)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]*\)?$")
_EDGES = " ,.;:|-–—−\u00ad•·/\\([{"
_AT = re.compile(r"\s+(?P<link>at|with|for|@|в компании|в)\s+(?=[A-ZА-ЯЁ«\"“0-9])")
_IN = re.compile(r"\s+in\s+(?=[A-Z])")
_PLACE_TAIL = re.compile(
    r"(?:,\s*|\s+[(]?|\s+in\s+)((?:[A-ZА-ЯЁ][\w.'-]*[ ]?){1,3},\s*(?:[A-ZА-ЯЁ][\w.'-]*[ ]?){1,3})[)]?$"
)


_FORM_AT_END = re.compile(r"(?<!\w)(?:inc|ltd|limited|llc|llp|plc|gmbh|corp|pvt\.? ltd)\.?$", re.IGNORECASE)


@dataclass(slots=True)
class Cell:
    """A piece of a header row. ``slot`` says where it stands: (row relative to the dates, place in the row)."""

    start: int
    end: int
    text: str
    slot: tuple[int, int]
    label: str | None = None
    title: float = 0.0
    employer: float = 0.0
    place: float = 0.0
    bold: bool = False


def is_labelled(text: str) -> bool:
    """A row that says what it holds: "Designation: …"."""
    mark = _LABEL_MARK.search(text, 0, 45)
    return mark is not None and any(label.match(text) for label in LABELS.values())


def make_cell(
    text: str, start: int, end: int, slot: tuple[int, int], label: str | None = None, bold: bool = False
) -> Cell | None:
    """A trimmed, weighed cell; None when nothing but punctuation is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(_EDGES + " \t\n)]"))
    right = len(piece.rstrip(" ,;:|-–—−\u00ad•·/\\([{\t\n"))
    if right <= left:
        return None
    numbered = _NUMBER.match(piece, left, right)
    left = numbered.end() if numbered else left
    when = _WHEN.match(piece, left, right)
    start, end = start + (when.end() if when else left), start + right
    piece = text[start:end]
    if piece.endswith((")", "]")) and piece.count("(") + piece.count("[") < piece.count(")") + piece.count("]"):
        end, piece = end - 1, piece[:-1]
    if not any(c.isalpha() for c in piece) or (label is None and (is_no_firm(piece) or _CONTACT.search(piece))):
        return None
    return Cell(start, end, piece, slot, label, title_score(piece), employer_score(piece), place_score(piece), bold)


def row_cells(text: str, row: Row, offset: int, holes: list[tuple[int, int]]) -> list[Cell]:
    """The cells of one row without its dates and durations; ``offset`` is its distance from the row of dates."""
    cells: list[Cell] = []
    for start, end in _without_dates(row, holes):
        for label, piece_start, piece_end in _labelled(text, start, end):
            parts = [(piece_start, piece_end)] if label else _split(text, piece_start, piece_end)
            for left, right in parts:
                cell = make_cell(text, left, right, (offset, len(cells)), label, row.bold)
                if cell is not None:
                    cells.append(cell)
    return cells


def _without_dates(row: Row, dates: list[tuple[int, int]]) -> list[tuple[int, int]]:
    holes = dates + [(row.start + m.start(), row.start + m.end()) for m in DURATION.finditer(row.text)]
    pieces, begin = [], row.start
    for start, end in sorted(holes):
        if start > begin:
            pieces.append((begin, start))
        begin = max(begin, end)
    if row.end > begin:
        pieces.append((begin, row.end))
    return pieces


def _labelled(text: str, start: int, end: int) -> list[tuple[str | None, int, int]]:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    for name, expression in LABELS.items():
        match = expression.match(piece.lstrip())
        if match:
            return [] if name == "dates" else [(name, start + lead + match.end(), end)]
    return [(None, start, end)]


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts, begin = [], start
    for match in _STRONG.finditer(text, start, end):
        parts.append((begin, match.start()))
        begin = match.end()
    parts.append((begin, end))
    return [part for piece in parts if piece[1] > piece[0] for part in _split_at(text, *piece)]


def _split_at(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """ "Engineer at Acme", «менеджер в ООО Ромашка» : two cells when the left one is a title."""
    if place_score(text[start:end]) >= 0.8:
        return [(start, end)]
    match = _AT.search(text, start, end) or _in_a_firm(text, start, end)
    if match and _stays_whole(text[start : match.start()], match.groupdict().get("link")):
        match = None
    if match and title_score(text[start : match.start()]) >= 0.6:
        return [(start, match.start()), (match.end(), end)]
    tail = _PLACE_TAIL.search(text[start:end])
    if tail and place_score(tail.group(1)) >= 0.9 and tail.start() > 1:
        return [(start, start + tail.start()), (start + tail.start(1), start + tail.end(1))]
    return [(start, end)]


def _stays_whole(left: str, link: str | None) -> bool:
    """ "Developer (consultant at Acme)", "Fellow, Institute for Speech": what is linked is not title and firm."""
    return ("(" in left and ")" not in left) or (link in ("for", "with") and "," in left)


def _in_a_firm(text: str, start: int, end: int) -> re.Match[str] | None:
    """ "Engineer in Acme Ltd": after "in" only what calls itself a firm is one."""
    match = _IN.search(text, start, end)
    return match if match and has_legal_form(text[match.end() : end]) else None


def comma_splits(cell: Cell) -> list[tuple[Cell, Cell]]:
    """Every way to read a cell as two, cut at a comma."""
    pairs = []
    for match in re.finditer(r",\s+|\s+/\s+|\s-\s?|:\s+|(?<=\w{2})\.\s+(?=[A-ZА-ЯЁ])", cell.text):
        left = _part(cell, 0, match.start())
        right = _part(cell, match.end(), len(cell.text))
        if left is not None and right is not None and not (has_legal_form(right.text) and len(right.text.split()) == 1):
            pairs.append((left, right))
    return pairs


def glued(cell: Cell) -> list[tuple[Cell, Cell]]:
    """A cell read as two where nothing parts them: "Senior Java Developer Acme Systems", "ACME LTD Field Engineer"."""
    pairs = []
    for match in re.finditer(r"\s+(?=[A-ZА-ЯЁ«\"“])", cell.text):
        left, right = _part(cell, 0, match.start()), _part(cell, match.end(), len(cell.text))
        if left is None or right is None or "," in left.text:
            continue
        firm_last = left.title >= 0.9 and ends_with_title(left.text) and right.employer >= 0.6 and right.title < 0.3
        firm_first = bool(_FORM_AT_END.search(left.text)) and right.title >= 0.9 and left.employer >= 0.6
        if firm_last or firm_first:
            pairs.append((left, right))
    return pairs


def _ends_firm(head: str, tail: str) -> bool:
    """ "Orion Retail Ltd, York": what follows a firm's full name is a town, listed or not."""
    words = tail.split()
    plain = len(words) <= 2 and all(w[:1].isupper() and w[1:].islower() for w in words)
    return (
        plain
        and bool(_FORM_AT_END.search(head) or head.endswith("»"))
        and not title_score(tail)
        and employer_score(tail) < 0.5
    )


def _part(cell: Cell, start: int, end: int) -> Cell | None:
    """A slice of a cell as a cell of its own."""
    part = make_cell(cell.text, start, end, cell.slot, None, cell.bold)
    if part is not None:
        part.start, part.end = part.start + cell.start, part.end + cell.start
    return part


def without_place_tail(text: str, cell: Cell) -> tuple[Cell, Cell | None]:
    """A cell without the place that ends it after a comma, and that place."""
    for match in re.finditer(r",\s*|\s+\(|\s+in\s+(?=[A-Z])", cell.text):
        tail = _ASIDE.sub("", cell.text[match.end() :]).rstrip(") ")
        if tail and (place_score(tail) >= 0.7 or _ends_firm(cell.text[: match.start()], tail)):
            head = make_cell(text, cell.start, cell.start + match.start(), cell.slot, cell.label, cell.bold)
            place = make_cell(text, cell.start + match.end(), cell.end, cell.slot, "place")
            if head is not None and not place_score(head.text):
                return head, place
    return cell, None
