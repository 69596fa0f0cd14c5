"""What a résumé says of others: what the team next door owns, whom a person reports to, whom they hire.

A skill told there is theirs: who "worked with the Python team who owned PostgreSQL" has neither by that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mismatch.engine.openings import mentions
from mismatch.engine.shapes import Span

_NAME = r"[\w.+#/&-]+"
#: To the end of the sentence, or to where the person goes on with what they did: ", and built …", «, настроил …».
_REST = r"(?:(?!,\s+(?:and\s+|и\s+)?(?:[a-z]+(?:ed|ing)|[а-яё]+л[аи]?)\s)(?:[^.;\n]|\.(?=\w))){0,160}"
#: A relative clause in which the person appears is no longer only about the others.
_OF_ONESELF = r"\b(?:I|me|my|we|our)\b|\b(?:я|мы|мной|нашей?|руковод\w+|возглавля\w+|управля\w+)\b"
_BRACKETS = r"\s?\([^()\n]{1,80}\)"

_TEAM = r"team|department|squad|division|unit|guild"
_TRADE = (
    r"developer|programmer|engineer|coder|analyst|designer|administrator|admin|dba|specialist|tester|scientist|architect|"
    r"consultant|contractor|vendor|accountant|lawyer|owner|manager|lead|expert|dev|colleague|counterpart|peer"
)
_MANY = rf"(?:(?:{_TEAM}|{_TRADE})s|people|folks)\b"
_ONE = rf"(?:(?:{_TEAM}|{_TRADE}|head|director|chief)s?|people|folks)\b"
_NO_PART = r"(?!(?:in|on|of|to|for|at|as|by|from|using|and|or|with|via|within|into|who|that|which|is|was)\b)"
_DETERMINER = r"(?:the|an?|our|other|another|their|its|external|several|various|different|two|three|four|five|\d+)\s+"
_THEM = (
    rf"(?:{_DETERMINER}(?P<named>(?:{_NO_PART}{_NAME},?\s+(?:and\s+)?){{0,6}}?){_ONE}"
    rf"|(?P<bare>(?:{_NO_PART}{_NAME}\s+){{0,3}}?){_MANY})"
)
_TAIL = (
    rf"(?P<tail>(?:\s+of\s+(?:{_NO_PART}{_NAME}\s+){{0,3}}?{_MANY})?(?:{_BRACKETS})?"
    rf"(?:,?\s+(?:who|which|that|whose|responsible for|in charge of|owning|maintaining|running)\b"
    rf"(?!{_REST}(?:{_OF_ONESELF})){_REST})?)"
)
_BESIDE = re.compile(
    r"\b(?:with|alongside|beside|(?:support|assist|help)(?:ed|ing|s)?|report(?:ed|ing|s)?(?:\s+\w+ly)?\s+to|"
    r"(?:hand|pass|deliver|transferr?|escalat|send|giv|g[ia]ve|sent)(?:e?d|ing|en|s)?\b[^.;:\n]{0,60}?\sto|"
    r"(?:owned|maintained|run|written|built|developed|done|implemented|made|handled|supplied|provided|created)\s+by)\s+"
    rf"{_THEM}{_TAIL}",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    rf"\breport(?:ed|ing|s)?(?:\s+\w+ly)?\s+to\s+(?:the\s+)?(?:head|director|vp|chief|lead|manager)\s+of\s+"
    rf"(?P<tail>{_NAME}(?:\s+(?:and\s+)?{_NO_PART}{_NAME}){{0,2}})",
    re.IGNORECASE,
)
#: "Sourcing candidates, interviews, hiring testers": who was sourced has been said, the interviews are one's own.
_NO_CANDIDATE = (
    r"(?!candidat|applicant|staff|talent|hir(?:e|ing)|recruit|sourc|"
    r"кандидат|персонал|соискател|подб[ио]р|на[йё]м|поиск)"
)
_HIRING = re.compile(
    r"\b(?:recruit(?:ed|ing|ment of|s)?|hir(?:ed|ing|es?)(?:\s+of)?|sourc(?:ed|ing)|headhunt(?:ed|ing))\s+"
    rf"(?P<named>(?:{_NO_PART}{_NO_CANDIDATE}{_NAME},?\s+(?:and\s+)?){{0,8}}?){_MANY}",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:(?:the|another|a\s+separate|other)\s+(?!(?:whole|entire|same|core|project|product|new|dev\w*)\s)"
    rf"(?P<named>(?:{_NO_PART}{_NAME}\s+){{1,3}}?)(?:(?:{_TEAM})s?|developers|engineers)|(?:another|other|separate)\s+(?:(?:{_TEAM})s?|developers|engineers)"
    r"|(?:my|our|the)\s+colleagues?)\s+"
    r"(?P<tail>(?:owned|owns?|used?|uses|wrote|writes?|maintain\w*|runs?|ran|built|builds?|develop(?:ed|s)|handle[ds]?|"
    rf"(?:was|were|is|are)\s+responsible)\s{_REST})",
    re.IGNORECASE,
)

_WHO = (
    r"(?:команд|отдел|департамент|подразделени|служб|коллег|разработчик|программист|инженер|аналитик|тестировщик|дизайнер|"
    r"верстальщик|администратор|админ|специалист|подрядчик|смежник|сотрудник|бухгалтер|юрист|менеджер|архитектор|"
    r"бэкендер|фронтендер|девопс)"
)
_NO_PART_RU = r"(?!(?:и|или|а|но|на|в|во|по|для|от|из|к|у|о|об|при|над|с|со|до|за)\b)"
_BEFORE_RU = rf"(?P<named>(?:{_NO_PART_RU}{_NAME}\s+){{0,3}}?(?:[\w.+#]+-)?)"
_LATIN = r"(?:[A-Z.][\w.+#]*|1[СC])"
_TAIL_RU = (
    rf"(?P<tail>(?:\s+(?:из\s+\d+\s+)?(?:[\w.+#]+-)?{_WHO}\w*)?(?:\s+[а-яё]+(?:а|я|ов|ев|ей|и|ы)\b)?"
    rf"(?:\s+(?:на\s+)?{_LATIN}(?:(?:,\s+|\s+и\s+|/){_LATIN}){{0,4}})?(?:{_BRACKETS})?"
    rf"(?:,?\s+(?:котор\w+|отвечающ\w+|вед(?:ущ|ш)\w+|пиш(?:ущ|ут)\w*|где)\b(?!{_REST}(?:{_OF_ONESELF})){_REST})?)"
)
_BESIDE_RU = re.compile(
    r"\b(?:[Сс]о?|[Пп]омога\w+|[Пп]одчин\w+|[Пп]оддержива\w+|[Пп]оддержк\w+|[Кк]онсультир\w+|"
    r"(?:[Пп]ереда[влч]|[Оо]тда[влч])\w*\b[^.;:\n]{0,60}?)\s+"
    rf"{_BEFORE_RU}{_WHO}\w*{_TAIL_RU}"
)
_HIRING_RU = re.compile(
    r"\b(?:подбор\w*|подбирал\w*|найм\w*|наём|нанял\w*|нанимал\w*|поиск\w*|искал\w*|рекрутинг\w*)\s+"
    rf"(?P<named>(?:{_NO_CANDIDATE}{_NAME}(?:,|\s+и)?\s+){{0,6}}?(?:[\w.+#]+-)?){_WHO}(?:ов|ей|а)?\b(?P<tail>(?:\s+(?:на\s+)?{_LATIN})?)",
    re.IGNORECASE,
)
_SUBJECT_RU = re.compile(
    r"\b(?:(?:друг|соседн|отдельн|смежн)\w+\s+(?:команд|отдел)\w*|(?:команда|отдел)\s+(?P<named>(?:[\w-]+\s*){1,2}?)|"
    rf"коллеги(?:\s+{_NAME}){{0,3}}?)\s+"
    r"(?P<tail>(?:использова|писа|вел|владе|отвеча|поддержива|дела|занима|разрабатыва)л?[аи]?(?:сь)?\s"
    rf"{_REST})",
    re.IGNORECASE,
)
_CARED_FOR_RU = re.compile(
    r"\b[Зз]а\s+(?P<tail>[^.,;\n]{1,60}?)\s+отвечал\w*\s+(?:друг|команд|отдел|коллег|смежн|соседн|бэкенд|фронтенд)"
)
_PATTERNS = (
    (_BESIDE, ("with", "alongside", "beside", "support", "assist", "help", "report", " to ", " by ")),
    (_REPORTING, ("report",)),
    (_HIRING, ("recruit", "hir", "sourc", "headhunt")),
    (_SUBJECT, ("team", "department", "squad", "developers", "engineers", "colleague")),
    (_BESIDE_RU, ("команд", "отдел", "департамент", "подразделен", "служб", "коллег", "разработчик", "программист",
                  "инженер", "аналитик", "тестировщик", "дизайнер", "верстальщик", "админ", "специалист", "подрядчик",
                  "смежник", "сотрудник", "бухгалтер", "юрист", "менеджер", "архитектор", "бэкендер", "фронтендер",
                  "девопс")),
    (_HIRING_RU, ("подб", "най", "наём", "нан", "поиск", "искал", "рекрутинг")),
    (_SUBJECT_RU, ("команд", "отдел", "коллег")),
    (_CARED_FOR_RU, ("отвечал",)),
)  # fmt: skip


#: Between sentences, paragraphs and bullets nothing goes on, but where a printed line ends.
_ENDS = re.compile(r"[.;:!?]\s|\n\s*(?:\n|[-–—•*·]|\d+[.)])")


def told_of_others(text: str) -> list[Span]:
    """Stretches that name what other people have, do or are; the word for these people is in none of them."""
    return [span for pattern, stems in _PATTERNS if mentions(text, stems) for span in _found(pattern, text)]


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    for match in pattern.finditer(text):
        if _ENDS.search(match.group()):
            continue
        for group in pattern.groupindex:
            start, end = match.span(group)
            if end > start:
                yield Span(start, end)
