"""Dates and date ranges in Russian and English, to the month, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mismatch.engine.parsing.abroad import month_numbers, months_pattern, present_pattern, tells_dates_abroad
from mismatch.engine.parsing.periods import DateRange, Moment

_MONTH_STEMS = (
    ("jan", "янв"), ("feb", "фев"), ("mar", "мар"), ("apr", "апр"), ("may", "ма[йяе]"), ("jun", "июн"),
    ("jul", "июл"), ("aug", "авг"), ("sep", "сен"), ("oct", "окт"), ("nov", "ноя"), ("dec", "дек"),
)  # fmt: skip
_ENGLISH_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_RUSSIAN_MONTH = (
    r"янв(?:ар[ьяе])?|февр?(?:ал[ьяе])?|мар(?:та?е?)?|апр(?:ел[ьяе])?|ма[йяе]|июн[ьяе]?|июл[ьяе]?|"
    r"авг(?:уста?е?)?|сент?(?:ябр[ьяе])?|окт(?:ябр[ьяе])?|ноя(?:бр[ьяе])?|дек(?:абр[ьяе])?"
)
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_RU_YEAR_WORD = r"(?:\s?(?:года?|году|гг?)\b\.?)?"
_SEASON = r"spring|summer|fall|autumn|winter|весн[аы]|лет[оа]|осен[ьи]|зим[аы]"
_PRESENT = (
    r"present|current(?:ly)?|now|today|ongoing|onwards?|to\s+date|till\s+(?:date|now|today|present)|until\s+now|"
    r"till\s+the\s+date|date|"
    r"(?:по\s+|до\s+)?(?:настоящ(?:ее|его)|наст\.?|текущ(?:ее|его)|нынешн(?:ее|его))\s*(?:врем(?:я|ени)|вр\.?|"
    r"момента?)|"
    r"(?:по\s+)?н[./\s]{0,2}\s?в\b\.?|сейчас|по\s+сей\s+день|до\s+сих\s+пор|сегодня|настоящее"
)
_FORM = r"""(?<![\w/])(?:
      (?P<d1>\d{1,2})(?:st|nd|rd|th)?[\s.]{1,2}(?P<m1><MONTH>)\b\.?,?\s?(?P<y1><YEAR>)(?!\d)
    | (?P<m2><MONTH>)\b\.?(?:\s?\d{1,2}(?:st|nd|rd|th)?,\s?|[\s,\-/–’']{0,3}(?:(?:of|de|del)\s)?)
      (?P<y2><YEAR>)(?!\d)
    | (?P<y12><YEAR>),\s(?P<m12><MONTH>)\b(?![\s,.]*\d)
    | (?P<m3><MONTH>)\b\.?[\s,]{0,2}[-’'`‘](?P<y3>\d{2})(?!\d)
    | (?P<m11><MONTH>)\b\.?\s(?P<y11>[0-3]\d|[6-9]\d)(?!\d|[:.,/]?\s?\d|\s?[%+])
    | (?P<d4>\d{1,2})[./-](?P<m4>\d{1,2})[./-](?P<y4><YEAR>)(?!\d)
    | (?P<y5><YEAR>)[./-](?P<m5>0[1-9]|1[0-2])(?:[./-]\d{1,2})?(?![\d/.-]*\d{3})(?!\d)
    | (?P<m6>0?[1-9]|1[0-2])\s?[./-]\s?(?P<y6><YEAR>)(?!\d)
    | (?P<m7>0?[1-9]|1[0-2])[./'](?P<y7>\d{2})(?![\d./])
    | (?P<season><SEASON>)\b[\s,]{0,2}(?:of\s)?(?P<y8><YEAR>)(?!\d)
    | (?P<present><PRESENT>)(?!\w)
    | (?P<run><YEAR>(?:<YEAR>(?!\d)|(?:present|current|now)\b))
    | (?P<y9><YEAR>)(?![\d%+])(?!\.\d)
    | (?P<m10><MONTH>)\b\.?
    )<RU>"""


def _atom_pattern(month: str, present: str) -> re.Pattern[str]:
    parts = {"<MONTH>": month, "<PRESENT>": present, "<YEAR>": _YEAR, "<SEASON>": _SEASON, "<RU>": _RU_YEAR_WORD}
    form = _FORM
    for mark, body in parts.items():
        form = form.replace(mark, body)
    return re.compile(form, re.IGNORECASE | re.VERBOSE)


_MONTH = f"{_ENGLISH_MONTH}|{_RUSSIAN_MONTH}"
_ATOM = _atom_pattern(_MONTH, _PRESENT)


@cache
def _atom_abroad() -> re.Pattern[str]:
    return _atom_pattern(f"{_MONTH}|{months_pattern()}", f"{_PRESENT}|{present_pattern()}")


#: Without one of these there is no date, only bare months and words such as "present".
_HINT = re.compile(r"19[4-9]\d|20[0-4]\d|[-’'`‘./]\d\d|[a-zа-я.] \d\d\s?(?:[-–—]|[Tt]o |[Tt]ill|[Uu]ntil|[Пп]о )")
_JOIN = re.compile(
    r"^(?:[\s,.(]*(?:-{1,3}|[–—‒―−­~→\x96]|->|/|\bto\b|\btill\b|\buntil\b|\bthrough\b|\bthru\b|\bпо\b|\bдо\b|\.{2,3}|"
    r"\bbis\b|\bau?\b|\bà\b|\bal\b|\bhasta\b|\bdo\b|\baté\b|\bfino\s+ad?\b|\bt/?m\b)"
    r"[\s(]*){1,2}(?:the\s)?$|^\s{0,6}$",
    re.IGNORECASE,
)
_STRONG_JOIN = re.compile(
    r"[-–—‒―−­~→/.\x96]|\b(?:to|till|until|through|thru|по|до|bis|au?|à|al|hasta|do|até|fino)\b", re.IGNORECASE
)
_SINCE = re.compile(
    r"(?:\bс|\bсо|\bсо?\s+начала|\bsince|\bfrom|\bstarting|\bначиная\s+с|\bseit|\bdepuis|\bdesde|\bod|\bdal)\s*[:.]?\s*$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"^\s*(?:[-–—‒―−]+\s*(?:\.{2,3}|…|$|[\n\t]|[)\]])|\.{3}|…|\+(?!\d))")


@dataclass(slots=True, frozen=True)
class _Atom:
    start: int
    end: int
    moment: Moment | None
    month: int | None
    present: bool
    loose: bool


def _month_number(name: str) -> int:
    lowered = name.lower()
    if lowered in month_numbers():
        return month_numbers()[lowered]
    for number, (english, russian) in enumerate(_MONTH_STEMS, start=1):
        if lowered.startswith(english) or re.match(russian, lowered):
            return number
    raise ValueError(name)


def _full_year(two_digits: str) -> int:
    number = int(two_digits)
    return 2000 + number if number < 50 else 1900 + number


def _moment(match: re.Match[str]) -> Moment | None:
    """The date a match stands for; None for a bare month or a word such as "present"."""
    groups = match.groupdict()
    for index in ("1", "2", "12"):
        if groups[f"y{index}"]:
            return Moment(int(groups[f"y{index}"]), _month_number(groups[f"m{index}"]))
    if groups["y3"]:
        return Moment(_full_year(groups["y3"]), _month_number(groups["m3"]))
    if groups["y11"]:
        return Moment(_full_year(groups["y11"]), _month_number(groups["m11"]))
    if groups["y4"]:
        first, second = int(groups["d4"]), int(groups["m4"])
        month = second if second <= 12 else first
        return Moment(int(groups["y4"]), month if 1 <= month <= 12 else None)
    for index in ("5", "6"):
        if groups[f"y{index}"]:
            return Moment(int(groups[f"y{index}"]), int(groups[f"m{index}"]))
    if groups["y7"]:
        return Moment(_full_year(groups["y7"]), int(groups["m7"]))
    year = groups["y8"] or groups["y9"]
    return Moment(int(year)) if year else None


def _atoms(text: str, offset: int) -> list[_Atom]:
    found = []
    pattern = _atom_abroad() if tells_dates_abroad(text) else _ATOM
    for match in pattern.finditer(text):
        groups = match.groupdict()
        if groups["run"]:
            found += _run_together(match, offset)
            continue
        month = _month_number(groups["m10"]) if groups["m10"] else None
        found.append(
            _Atom(
                match.start() + offset, match.end() + offset, _moment(match), month,
                groups["present"] is not None, groups["y7"] is not None or groups["y11"] is not None,
            )
        )  # fmt: skip
    return found


def _run_together(match: re.Match[str], offset: int) -> list[_Atom]:
    """ "20132015", "2016present": two dates whose dash was lost."""
    start, printed = match.start() + offset, match.group("run")
    first = _Atom(start, start + 4, Moment(int(printed[:4])), None, False, False)
    rest = printed[4:]
    until = Moment(int(rest)) if rest.isdigit() else None
    return [first, _Atom(start + 4, start + len(printed), until, None, until is None, False)]


_SHORT_END = re.compile(r"^\s?[-–—/]\s?['’]?(\d{2})(?![\d.])")


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[DateRange]:
    """All dates and ranges in ``text[start:end]``, in order, not overlapping."""
    stop = len(text) if end is None else end
    piece = text[start:stop]
    if not _HINT.search(piece):
        return []
    atoms = _atoms(piece, start)
    found: list[DateRange] = []
    index = 0
    while index < len(atoms):
        taken, made = _combine(text, atoms, index, start, stop)
        if made is not None:
            found.append(made)
        index += taken
    return found


def _combine(text: str, atoms: list[_Atom], index: int, start: int, stop: int) -> tuple[int, DateRange | None]:
    """One range or date made of the atoms at ``index``, and how many atoms it used."""
    first = atoms[index]
    if first.present:
        return 1, None
    following = atoms[index + 1] if index + 1 < len(atoms) else None
    if following is not None:
        joined = _join(text, first, following)
        if joined is not None:
            return 2, joined
    if first.moment is None or first.loose:
        return 1, None
    return 1, _single(text, first, start, stop)


def _join(text: str, first: _Atom, second: _Atom) -> DateRange | None:
    between = text[first.end : second.start]
    if len(between) > 16 or not _JOIN.match(between):
        return None
    strong = bool(_STRONG_JOIN.search(between))
    if second.present:
        word = text[second.start : second.end].lower()
        if first.moment is None or (word == "date" and not strong):
            return None
        return DateRange(first.start, second.end, first.moment, None, current=True)
    if second.moment is None:
        return None
    if first.moment is None:
        if first.month is None or not strong or second.moment.month is None:
            return None
        return DateRange(first.start, second.end, Moment(second.moment.year, first.month), second.moment)
    # Two years side by side without a dash: a dash lost in extraction, when they run forwards.
    if not strong and not (first.moment.year <= second.moment.year and second.moment.year - first.moment.year < 40):
        return None
    return DateRange(first.start, second.end, first.moment, second.moment)


def _single(text: str, atom: _Atom, start: int, stop: int) -> DateRange:
    assert atom.moment is not None
    tail = text[atom.end : min(stop, atom.end + 12)]
    short = _SHORT_END.match(tail)
    if short and atom.moment.month is None:
        until = atom.moment.year // 100 * 100 + int(short.group(1))
        if atom.moment.year < until <= atom.moment.year + 40:
            return DateRange(atom.start, atom.end + short.end(), atom.moment, Moment(until))
    opened = _OPEN_END.match(tail)
    if opened:
        end = atom.end + len(opened.group().rstrip("\n )]"))
        return DateRange(atom.start, end, atom.moment, None, current=True)
    before = _SINCE.search(text[max(start, atom.start - 14) : atom.start])
    if before:
        return DateRange(max(start, atom.start - 14) + before.start(), atom.end, atom.moment, None, current=True)
    return DateRange(atom.start, atom.end, None, atom.moment)
