"""Sentences of a vacancy that tell what others do: "Our designers swear by Figma", «фронт пишет соседняя команда»."""

from __future__ import annotations

import re

from mismatch.engine.matching.task_lists import VERBS

_AGENTS = r"[a-z-]{3,}(?:ers|ors|ists|ants|ians|yers|ees)|chefs|nurses|analysts|scientists|apprentices|sales"
#: Whose team it is tells whether the one who is sought is spoken of.
_WHO = re.compile(
    rf"^(?:our|my|the) (?:[\w/&-]+ ){{0,3}}?"
    rf"(?:(?P<those>{_AGENTS})|teams?|department|colleagues?|wife|husband|sons?|daughters?|boss|owners?|founders?|"
    r"(?:head|chief) [a-z]+|[a-z]+ (?:teacher|lead|manager|director|chef|engineer|designer|producer|buyer|backend|"
    r"frontend)|backend|frontend)"
    rf" (?:(?:once|also|still|all|already|\w+ly) )?(?:(?:{VERBS})(?:e?s|d|ed)?|drove|wrote|built|led|does|did|is|"
    rf"are|was|were|"
    r"has|have|swears?|loves?|lives?|knows?|won|holds?|trusts?|wears?|comes?|goes|go|owns?|fix(?:ed|es)?)\b"
)
_NOT_OTHERS = re.compile(
    r"\b(?:you|your|who|whom|candidate|applicant|someone|somebody|one|needs?|must|should|required?|requires|"
    r"seeks?|wants?|hiring|essential)\b|\b(?:is|are) (?:looking|growing)"
)
_SPARED = re.compile(r"\bso (?:that )?you (?:won't|don't|do not|will not|needn't|need not) (?:have|need)? ?(?:to)?\b")
_PLURAL = r"[а-я]{3,}(?:исты|еры|оры|ики|логи|цы|щики|чики|зеры|веды|трисы|ры)"
_VERB = r"[а-я]+(?:ют|ят|ут|ат|ует|ает|яет|еет|ишет|ведет|дит|вит|оит|тит|чит|рит|лит|мит|нит)(?:ся)?"
_OTHER_RU = re.compile(
    rf"(?:^|[\s,(«])(?:{_PLURAL}(?: \w+)? [а-я]{{2,}}(?:ют|ят|ут|ат)(?:ся)?|[а-я]{{2,}}(?:ют|ят|ут|"
    rf"ат)(?:ся)? (?:также )?{_PLURAL}|"
    rf"{_PLURAL} у нас|"
    rf"{_VERB} (?:наш|наша|наши|соседн(?:яя|ий|ие)|отдельн(?:ая|ый|ые)|друг(?:ая|ой|ие)|смежн(?:ая|ый|ые)) [а-я]+|"
    rf"(?:наш|наша|наши|соседн(?:яя|ий|ие)|отдельн(?:ая|ый|ые)|друг(?:ая|ой|ие)|смежн(?:ая|ый|ые)) "
    rf"(?:\w+ )?(?:команда|отдел|{_PLURAL}|специалисты|коллеги) {_VERB})(?![а-я])"
)
_YOU_RU = re.compile(
    r"\b(?:вы|вас|вам|вами|ваш\w*|ты|тебя|тебе|тобой|тво\w+|кандидат\w*|которы\w+|ищем|ищет|ищут|требу\w+|нуж\w+|"
    r"приглаша\w+|долж\w+|мо(?:жет|гут)|предсто\w+|жд[ёе]т|ждут|опыт|"
    r"знани[еяй]\w*|умени\w+|навык\w*|стаж\w*|образовани\w*|наличие|обязательн\w*|необходим\w*|важно)\b"
)


def tells_of_others(folded: str, title: str) -> bool:
    """Whether a sentence says what others do, and asks the reader for nothing. ``title`` is of those who are sought."""
    if _OTHER_RU.search(folded):
        return not _YOU_RU.search(folded)
    who = _WHO.match(folded)
    if who is None or _NOT_OTHERS.search(_SPARED.sub(" ", folded), len("our ")):
        return False
    those = who["those"]
    return not (those and those.rstrip("s")[:-2] in title)
