"""Personal facts: those an employer may use (relocation, permit, licences) and those kept apart and never scored."""

from __future__ import annotations

import re

from mismatch.engine.openings import first_match, matches, mentions
from mismatch.engine.parsing.dates import find_dates
from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.personal_abroad import protected_abroad
from mismatch.engine.parsing.resume import Protected
from mismatch.engine.parsing.rows import Row
from mismatch.engine.shapes import Fact, Span

_BIRTH = re.compile(
    r"(?:date of birth|birth\s?date|birthday|d\.?o\.?b\.?|born(?: on)?|дата рождения|день рождения|родил(?:ся|ась)|"
    r"год рождения|(?<!\w)(?:д\.\s?р\.|др(?=\s*:)))"
    r"\s*[:\-–—]?\s*",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?:\bage\s*[:\-–]?\s*(\d{2})\b|возраст\s*[:\-–—]?\s*(\d{2})\b|"
    r"(?:мужчина|женщина|male|female)[\s,]+(\d{2})\s*(?:лет|год\w?|years?)|\b(\d{2}) years old\b)",
    re.IGNORECASE,
)
_SEX = re.compile(
    r"(?:(?:sex|gender|пол)\s*[:\-–—]\s*)?(?<!\w)(мужчина|женщина|мужской|женский|female|male)(?!\w)", re.IGNORECASE
)
_FAMILY = re.compile(
    r"(?:marital status|family status|семейное положение)\s*[:\-–—]?\s*([^\n,;|.]{3,40})|"
    r"(?<!\w)(married|unmarried|single(?=\s*(?:$|[,;.|]))|divorced|замужем|не замужем|женат|холост|разведен\w?|"
    r"(?:есть|имею) дет\w+)(?!\w)",
    re.IGNORECASE,
)
_CITIZEN = re.compile(
    r"(?:citizenship|nationality|гражданство)\s*[:\-–—]?\s*([^\n,;|•]{2,40})|(гражд(?:анин|анка)\s+[А-ЯЁ][\wё]+|"
    r"[A-Z][\w.]+ citizen)",
    re.IGNORECASE,
)
_PERMIT = re.compile(
    r"(?:work permit|work authori[sz]ation|visa(?: status)?|разрешение на работу)\s*[:\-–—]\s*[^\n;|•]{2,60}|"
    r"(?:есть )?разрешение на работу\s*[:\-–—]?\s*[^\n;|•]{0,40}|authori[sz]ed to work in [^\n.;|•]{2,50}|eligible "
    r"to work in [^\n.;|•]{2,50}|"
    r"permanent resident|green card(?: holder)?|h-?1b visa|вид на жительство|\bвнж\b|патент на работу",
    re.IGNORECASE,
)
_RELOCATE = re.compile(
    r"(?:not |un)?willing to relocate[^\n.;|]{0,60}|(?:open|ready|able) to relocat\w+[^\n.;|()]{0,40}|"
    r"relocation\s*:\s*[^\n;|]{2,40}|"
    r"(?:не )?готов(?:а|ы)? к переезду[^\n,.;|]{0,60}|(?:хочу переехать|возможен переезд|переезд возможен|"
    r"невозможен переезд|"
    r"не готова? переезжать|готова? переехать|готова? рассмотреть переезд)[^\n,.;|]{0,50}|переезд\s*:\s*[^\n,;|]{2,40}",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"(?:водительск\w+ (?:удостоверени\w+|прав\w*)|права|driv(?:ing|er['’]?s?) licen[cs]e|"
    r"категори(?:и|й|я|ю|ям|ями)|кат\.|category|categories|"
    r"class)\s*[:\-–—(]*\s*(?:категори[ийя]\w*|кат\.|category|categories|class)?\s*[:\-–—«\"]*\s*"
    r"(?P<list>(?:[ABCDEАВСЕ][1E]?E?(?![\w])[\s,;/и«»\"]*(?:and\s)?)+)",
    re.IGNORECASE,
)
_PLAIN_LICENCE = re.compile(
    r"(?:(?:valid |full |clean |uk |us )*driv(?:ing|er['’]?s?) licen[cs]e(?! no| num)|водительское удостоверение|"
    r"есть права|водительские права)",
    re.IGNORECASE,
)
_PERMIT_WORDS = (
    "permit", "authori", "visa", "eligible", "resident", "green card", "h1b", "h-1b", "разрешени", "вид на", "внж",
    "патент",
)  # fmt: skip
#: How each of them can begin.
_BIRTH_OPENINGS = (
    "date of birth", "birth", "do", "d.o", "born", "дата рождения", "день рождения", "родил", "год рождения", "др",
    "д.р",
)  # fmt: skip
_FAMILY_WORDS = (
    "marital", "family status", "семейное", "married", "single", "divorced", "замужем", "женат", "холост", "разведен",
    "есть дет", "имею дет",
)  # fmt: skip
_SEX_OPENINGS = ("sex", "gender", "пол", "мужчина", "женщина", "мужской", "женский", "female", "male")
_LETTER = re.compile(r"(?<!\w)([ABCDEАВСЕ][1E]?E?)(?!\w)", re.IGNORECASE)
_LATIN = str.maketrans("АВСЕ", "ABCE")


def _fact(match: re.Match[str], group: int | str, confidence: float, value: str | None = None) -> Fact:
    return Fact(
        value=(value or match.group(group)).strip(" .,;"),
        start=match.start(group),
        end=match.end(group),
        confidence=confidence,
    )


def find_protected(document: Document, rows: list[Row]) -> Protected:
    """Birth date, age, sex, family, citizenship, photo: shown where the law allows, never passed to the scorer."""
    text = document.text
    citizenship = _CITIZEN.search(text) if mentions(text, ("citizen", "nationality", "гражд")) else None
    age = _AGE.search(text) if mentions(text, ("age", "возраст", "мужчина", "женщина", "male", "years old")) else None
    sex = first_match(_SEX, text, _SEX_OPENINGS)
    family = _FAMILY.search(text) if mentions(text, _FAMILY_WORDS) else None
    held = Protected(
        birth_date=_birth_date(text),
        age=_fact(age, age.lastindex or 0, 0.9) if age else None,
        sex=_sex(sex) if sex else None,
        family=_fact(family, family.lastindex or 0, 0.8) if family else None,
        photo=document.has_photo,
        citizenship=_fact(citizenship, citizenship.lastindex or 0, 0.9) if citizenship else None,
    )
    return protected_abroad(text, held)


def _sex(match: re.Match[str]) -> Fact:
    value = "male" if match.group(1).lower() in ("мужчина", "мужской", "male") else "female"
    return _fact(match, 1, 0.85, value)


def _birth_date(text: str) -> Fact | None:
    for match in matches(_BIRTH, text, _BIRTH_OPENINGS):
        for found in find_dates(text, match.end(), min(len(text), match.end() + 30)):
            if found.start - match.end() <= 12 and found.until is not None:
                printed = text[found.start : found.end]
                return Fact(
                    value=_full_date(printed) or str(found.until), start=found.start, end=found.end, confidence=0.95
                )
    return None


def _full_date(printed: str) -> str | None:
    match = re.match(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", printed)
    if match and int(match.group(2)) <= 12:
        return f"{match.group(3)}-{int(match.group(2)):02d}-{int(match.group(1)):02d}"
    return None


def find_relocation(text: str) -> Fact | None:
    """The sentence about moving, as printed."""
    if not mentions(text, ("relocat", "переез", "переех")):
        return None
    match = _RELOCATE.search(text)
    return _fact(match, 0, 0.9) if match else None


def relocation_places(text: str) -> list[Span]:
    """Every sentence about moving."""
    return [Span(one.start(), one.end()) for one in _RELOCATE.finditer(text)]


def licence_places(text: str) -> list[Span]:
    """Everything the text says of driving licences."""
    named = [one for one in _LICENCE.finditer(text) if not _is_class(one) or _near_driving(text, one.start())]
    return [Span(one.start(), one.end()) for one in (*named, *_PLAIN_LICENCE.finditer(text))]


def _is_class(match: re.Match[str]) -> bool:
    """A bare "class B": of a licence only where driving is spoken of."""
    return match.group(0).lower().startswith(("class", "category", "categories", "категори", "кат."))


def find_permit(text: str) -> Fact | None:
    """The right to work, as printed."""
    if not mentions(text, _PERMIT_WORDS):
        return None
    match = _PERMIT.search(text)
    return _fact(match, 0, 0.85) if match else None


def find_licences(text: str) -> list[Fact]:
    """Driving licence categories, in Latin letters; "driving" when the category is not given."""
    found: dict[str, Fact] = {}
    if not mentions(text, ("licen", "водит", "прав", "категор", "кат.")):
        return []
    for match in _LICENCE.finditer(text):
        if _is_class(match) and not _near_driving(text, match.start()):
            continue
        for letter in _LETTER.finditer(text, match.start("list"), match.end("list")):
            value = letter.group(1).upper().translate(_LATIN)
            if letter.group(1).isupper():
                found.setdefault(value, _fact(letter, 1, 0.9, value))
    if not found:
        plain = _PLAIN_LICENCE.search(text)
        if plain:
            found["driving"] = _fact(plain, 0, 0.7, "driving")
    return list(found.values())


def _near_driving(text: str, start: int) -> bool:
    return bool(re.search(r"водит|прав[аы]?\b|вожден|driv|авто", text[max(0, start - 60) : start + 40], re.IGNORECASE))
