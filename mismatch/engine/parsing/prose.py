"""Rows that are prose by their words: deeds, sentences of one's own, times that open a sentence."""

from __future__ import annotations

import re

from mismatch.engine.parsing.periods import DateRange
from mismatch.engine.parsing.rows import Row
from mismatch.engine.parsing.titles import title_score

#: What bullets begin with when their marks are lost: a deed.
_DEED = re.compile(
    r"^(?:[A-Z][a-z]+ed|Led|Built|Wrote|Made|Ran|Set up|Took|Grew|Won|Drove|Oversaw|Taught|Held|Kept|Gave|Sold|"
    r"(?!Engineering|Consulting|Marketing|Accounting|Trading|Banking|Nursing|Teaching|Training|Testing|"
    r"Manufacturing|Purchasing|"
    r"Programming|Recruiting|Advertising|Building|Mining|Shipping|Clearing|Beijing|Sterling|Boeing|Lead|"
    r"Leading)[A-Z][a-z]{3,}ing|"
    r"Responsible|Experience in|Worked|Work(?:ing)? (?:on|with|as part)|Ensure|Provide|Assist(?:ed)?|Perform|"
    r"Maintain|Develop(?!er|ment)|"
    r"Design and|Manage(?!r|ment)|Create|Prepare|Conduct|Coordinate|Implement(?!ation)|Participate|Support(?:ed|ing)|"
    r"Отвечал|Разработал|Руководил|Участвовал|Организовал|Внедрил|Создал|Увеличил|Сократил|Вел|Вёл|Проводил|"
    r"Осуществлял|"
    r"Выполнял|Обеспечил|Обеспечивал|Занимал|Контролировал|Настро\w+|Написа\w+|Подготовил|Оптимизировал|Управлял|"
    r"Запустил|Провел|Провёл)"
    r"(?:а|и|ла|лась|лся)?\s",
)
#: «Исполняла обязанности …»: a deed in the past tense.
PAST = re.compile(
    r"^(?!Урал|Металл|Капитал|Портал|Квартал|Терминал|Канал|Арсенал|Филиал|Материал|Персонал|Журнал|Сигнал|Вокзал)"
    r"[А-ЯЁ][а-яё]+[аяиеуы]л(?:а|и|ся|ась|ись)?\s"
)
#: Who speaks of themselves writes prose.
FIRST_PERSON = re.compile(r"\bI(?:['’](?:ve|m|d|ll)| (?:am|was|have|had|work|worked))\b")
#: Small words that stand inside names, too.
_SMALL = frozenset(("and", "the", "for", "del", "des", "von", "der", "den", "van", "dos"))
SINCE = re.compile(r"(?:since|с|from)\s", re.IGNORECASE)


def ends_sentence(row: Row, dates: DateRange) -> bool:
    """ "Keep the books of nine shops without a late return since 2021.": a deed that goes on to this day."""
    before = row.text[: dates.start - row.start].split()
    if len(before) < 8 or not dates.current or not row.text.rstrip().endswith("."):
        return False
    small = sum(word[:1].islower() for word in before)
    return small * 2 > len(before) and SINCE.match(row.text[dates.start - row.start :]) is not None


def says_since(row: Row, dates: DateRange) -> bool:
    """ "Since 2011 the works has sold pumps.": a sentence that a time opens, and no title behind it."""
    said = row.text[dates.end - row.start :].strip(" ,")
    opens = dates.current and dates.start == row.start and SINCE.match(row.text) is not None
    if not opens or not said.endswith(".") or not said[:1].islower():
        return False
    return title_score(re.split(r"[,:;.]|\s(?:at|in|with|for|в|на)\s", said)[0].capitalize()) < 0.6


def is_deed(row: Row) -> bool:
    """Begins with what somebody did: "Managed a team", not "Managing Director" nor "United Bank"."""
    if not _DEED.match(row.text):
        return False
    small = any(w[:1].islower() and len(w) > 2 and w not in _SMALL for w in row.words[1:])
    return not row.words[0].isascii() or (small and not (len(row.words) <= 5 and title_score(row.text) >= 0.9))


def is_plain(row: Row, dates: list[DateRange]) -> bool:
    """English prose: headers have capitals where sentences have none."""
    words = [w for w in row.words if len(w) > 3]
    if dates or len(words) < 5 or not words[0].isascii():
        return False
    return sum(w[:1].isupper() for w in words) < 0.45 * len(words)
