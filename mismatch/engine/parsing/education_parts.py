"""Phrases of an education entry: what each is taken for."""

from __future__ import annotations

import re

from mismatch.engine.parsing.cells import DURATION
from mismatch.engine.parsing.degree_phrases import (
    FIELD_LABEL,
    GRADE,
    LINK_AT_END,
    MINOR,
    Part,
    bare_degree,
    degree_and_field,
    degree_and_institution,
    trimmed,
)
from mismatch.engine.parsing.degrees import STATES, Level, degree_in, has_institution, institution_in, is_state
from mismatch.engine.parsing.locations import place_score
from mismatch.engine.parsing.periods import DateRange
from mismatch.engine.parsing.rows import Row
from mismatch.engine.parsing.titles import title_score
from mismatch.engine.parsing.vocabulary import fold, word_list

_FACULTY = re.compile(r"^(?:факультет|кафедра|faculty|department|dept)\b|\bфакультет$", re.IGNORECASE)
#: «Экономист», «Техник»: in Russia a diploma names the trade; «Хирургия» is a subject.
_QUALIFICATION = re.compile(r"^(?!\w+(?:ия|ика|ство)$)[А-ЯЁа-яё][а-яё-]+(?: [а-яё-]+){0,2}$")
_LABEL = re.compile(
    r"^(?:degree|university|college|institution|institute|school|qualification|вуз|учебное заведение|название|"
    r"уровень|степень|"
    r"образование|education)\s*[:：]\s*",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*[|•·●■∙◆♦]\s*|\s+[–—−-]+\s+|\s*\t\s*|\s{2,}|[,;]\s+|,(?=[A-ZА-Я])|\s+(?:from|at)\s+(?:the\s+)?(?=[A-Z])|"
    r"(?<![A-ZА-Я])(?<!\bSt)(?<!\bMt)(?<!\bим)\.\s+(?=[A-ZА-Я][\w-]\w{2})|\s[–—-]\s?|:\s+"
)
#: Headings of levels: "UNDERGRADUATE DEGREE" over the degree itself.
_LEVEL_HEADING = re.compile(r"(?:under|post)?graduate(?: degrees?| studies| education)?:?", re.IGNORECASE)
#: Says that the year behind it is still to come.
_EXPECTED = re.compile(
    r"(?:^|[\s,-]+)(?:expected|anticipated)(?: (?:graduation|completion))?(?: (?:date|in|by))?:?$",
    re.IGNORECASE,
)
_COURSEWORK = re.compile(r"\s*\([^()]*\bcoursework\b[^()]*\)?$", re.IGNORECASE)
_CAMPUS = re.compile(r"\bcampus$", re.IGNORECASE)
_BRANCHED = re.compile(r"(?:University of [A-Z]\w+(?: [A-Z]\w+)?|State University(?: of New York)?)$")
#: Words that head a table of studies and are no name.
_NOT_A_PLACE = word_list("words", "not_institutions")
#: "ABC High School" is a place; "High School" alone, or with "diploma" behind it, is a degree.
_NAMED_SCHOOL = re.compile(
    r"^(?!(?:the )?(?:senior|higher|junior)\b)(?:[A-Z][\w.'’&-]*[ ,]+){1,6}(?:[Ss]enior |[Hh]igher |[Jj]unior )?"
    r"(?:[Hh]igh|[Ss]econdary|HIGH|SECONDARY) (?:[Ss]chool|SCHOOL)(?![\w ]* (?:diploma|certificate|degree))\b"
)
#: Degrees that are as often titles: believed where studies are told, and only when they stand alone.
_BARE_DEGREES: dict[str, Level] = {"specialist": "specialist", "associate": "vocational", "magister": "master"}
#: "Accounting, Analysis and Audit": one subject with a comma.
_LAST_OF_LIST = re.compile(r"^[A-Z]\w+ (?:and|&) [A-Z]\w+$")
_REGION_AFTER = re.compile(r"^,\s*(?:[A-Z]{2}\b|[A-Z][\w ]+)")


def is_faculty(text: str) -> bool:
    return bool(_FACULTY.search(text))


def is_place_label(text: str) -> bool:
    """ "Name of organisation providing education", in a column so narrow that it wraps."""
    return fold(text) in _NOT_A_PLACE


def row_parts(text: str, row: Row, dates: list[DateRange]) -> list[Part]:
    """The phrases of one row that matter; prose and grades give none."""
    if len(row.text) > 220 or (_LEVEL_HEADING.fullmatch(row.text) and (row.is_upper or row.text.endswith(":"))):
        return []
    holes = [(d.start, d.end) for d in dates] + [
        (row.start + m.start(), row.start + m.end()) for m in DURATION.finditer(row.text)
    ]
    pieces, begin = [], row.start
    for start, end in sorted(holes):
        pieces.append((begin, start))
        begin = max(begin, end)
    pieces.append((begin, row.end))
    parts: list[Part] = []
    for start, end in pieces:
        field_label = FIELD_LABEL.match(text[start:end].lstrip())
        if field_label and not has_institution(text[start:end]):
            parts += _labelled_field(text, start, end, field_label)
            continue
        label = _LABEL.match(text[start:end])
        begin = start + (label.end() if label else 0)
        for match in _CUT.finditer(text, begin, end):
            if match.start() < begin or _is_branch(text[begin : match.start()], match.group()):
                continue
            if _is_stretched(text, match, row):
                continue
            parts += _classified(text, begin, match.start(), row)
            begin = match.end()
        parts += _classified(text, begin, end, row)
    return _joined(text, parts)


def _is_stretched(text: str, cut: re.Match[str], row: Row) -> bool:
    """A wide space within a name that wraps: a narrow column set out to both its edges."""
    wraps = "\n" in text[row.start : row.end]
    return wraps and not cut.group().strip() and text[cut.end() : cut.end() + 1].islower()


def _is_branch(head: str, cut: str) -> bool:
    """ "University of Texas at El Paso": what stands after "at" is part of the name."""
    return cut.strip() == "at" and bool(_BRANCHED.search(head))


def _labelled_field(text: str, start: int, end: int, label: re.Match[str]) -> list[Part]:
    """ "Специальность: …"; after a faculty's name the speciality follows its comma."""
    lead = len(text[start:end]) - len(text[start:end].lstrip())
    begin = start + lead + label.end()
    if _FACULTY.match(label.group()):
        comma = text.find(", ", begin, end)
        begin = comma + 2 if comma > 0 else start + lead
    begin, end = trimmed(text, begin, end)
    found = degree_in(text[begin:end])
    if found and found[0].start() == 0:
        return degree_and_field(text, begin, end, found)
    sure = not MINOR.match(label.group())
    return [Part("field", begin, end, text[begin:end], sure=sure)] if end - begin > 2 else []


def _classified(text: str, start: int, end: int, row: Row) -> list[Part]:
    start, end = trimmed(text, start, end)
    start, end = trimmed(text, start, start + len(_COURSEWORK.sub("", _EXPECTED.sub("", text[start:end]))))
    piece = text[start:end]
    if piece in STATES and is_state(text[row.start : row.end], start - row.start, piece):
        return []
    if len(piece) < 2 or not any(c.isalpha() for c in piece):
        return []
    if (row.bullet and GRADE.search(piece)) or re.match(GRADE, piece):
        return []
    if fold(piece) in _NOT_A_PLACE:
        return []
    bare = _BARE_DEGREES.get(re.split(r" in |\s?\(", piece)[0].lower())
    if bare:
        return bare_degree(text, start, end, piece, bare)
    found = degree_in(piece)
    institution = institution_in(piece)
    if institution and _NAMED_SCHOOL.match(piece):
        return [Part("institution", start, end, piece)]
    if found and institution and not (found[0].start() >= institution.start() and found[1] == "school"):
        return degree_and_institution(text, start, piece, found)
    if institution and not (found and found[1] == "school" and found[0].end() - found[0].start() == len(piece)):
        if _FACULTY.match(piece):
            return [Part("field", start, end, piece)]
        kept = LINK_AT_END.sub("", piece)
        return [Part("institution", start, start + len(kept), kept)]
    if found:
        return degree_and_field(text, start, end, found)
    if _QUALIFICATION.match(piece) and not is_faculty(piece) and title_score(piece[:1].upper() + piece[1:]) >= 0.75:
        return [Part("degree", start, end, piece, "specialist")]
    if place_score(piece) >= 0.7:
        return [Part("place", start, end, piece)]
    labelled = FIELD_LABEL.match(piece)
    if labelled and labelled.end() < len(piece) and not _FACULTY.match(piece):
        named = trimmed(text, start + labelled.end(), end)
        return [Part("field", *named, text[slice(*named)], sure=not MINOR.match(piece))]
    if _is_town(text, piece, end):
        return [Part("place", start, end, piece)]
    if not row.bullet and len(piece.split()) <= 9 and not (row.is_sentence and not _is_course(row)):
        return [Part("field", start, end, piece)]
    return []


def _is_course(row: Row) -> bool:
    """ "MSc, Geology, Acme University." is a course of study, full stop or not."""
    found = degree_in(row.text)
    return found is not None and found[0].start() <= 16 and len(row.words) <= 20 and has_institution(row.text)


def _is_town(text: str, piece: str, end: int) -> bool:
    """A town nobody listed, before its state or country: "Hopkinton, MA"."""
    after = _REGION_AFTER.match(text[end : end + 40])
    return bool(after) and place_score(f"{piece}{after.group() if after else ''}") >= 0.7


def _says_again(last: Part, part: Part) -> bool:
    """A degree printed twice, the board that gave a school certificate, the campus of a university."""
    if part.kind == "institution":
        return bool(_CAMPUS.search(part.text))
    board = last.level == part.level == "school"
    return part.kind == "degree" and part.start - last.end <= (6 if board else 4)


def _joined(text: str, parts: list[Part]) -> list[Part]:
    """ "University of California, Berkeley" and «МГУ, Москва» : a place right after an institution is not a field."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if (
            part.kind == "field"
            and last
            and last.kind == "field"
            and part.start - last.end <= 3
            and (part.text[:1].islower() or (text[last.end : part.start] == ", " and _LAST_OF_LIST.match(part.text)))
        ):
            joined[-1] = Part("field", last.start, part.end, text[last.start : part.end], sure=last.sure)
        elif last and last.kind == part.kind and _says_again(last, part):
            continue
        elif part.kind != "place":
            joined.append(part)
    return joined
