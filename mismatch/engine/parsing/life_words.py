"""Who employed a person and as what, in the words of a sentence."""

from __future__ import annotations

import re

from mismatch.engine.parsing.locations import place_score
from mismatch.engine.parsing.titles import title_score
from mismatch.engine.parsing.towns_told import town_of
from mismatch.engine.parsing.vocabulary import word_list
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base

_NAME = r"[A-ZÀ-ÞА-ЯЁ][\w'’&./-]*"
#: "St Brigid's Secondary School", "Acme & Sons", "Bank of Ireland".
_FIRM = rf"{_NAME}(?:\s+(?:(?:of|and|&|the|for|de|du|des|van|von)\s+)?(?:{_NAME}|№\s?\d+|\d{{1,3}}\b))*"
_ENGLISH = re.compile(
    rf"(?<!\w)(?:at|for|with|joined|joining|join|moved (?:on |over )?to|by|in)\s+(?:the\s+|a\s+company called\s+)?"
    rf"(?P<firm>{_FIRM})"
)
_FORM = r"(?:ООО|ОАО|ЗАО|ПАО|АО|НАО|ИП|ТОО|ГУП|МУП|ФГУП|ГБУЗ|ГБУ|МБОУ|СПК|КФХ)"
_RUSSIAN = re.compile(
    rf"(?<!\w)(?:во?|на|у|из)\s+(?P<firm>(?:(?:[а-яё-]+\s+){{0,4}}(?=[«\"“])|{_FORM}\s+)?"
    rf"(?:{_FORM}\s*)?[«\"“][^»\"”]{{2,60}}[»\"”]|{_FORM}\s+{_NAME}(?:\s+{_NAME})*|"
    rf"(?:[а-яё-]+\s+){{0,3}}[а-яё-]+\s+№\s?\d+|{_NAME}(?:\s+{_NAME})*)"
)
_OWN = re.compile(
    r"\b(?:run|ran|own|owned|running|have|had)\s+(?:my|our|his|her|their)\s+own\s+"
    r"(?P<firm>[a-z]+(?: [a-z]+)?)(?=[\s,.:;])|"
    r"(?<!\w)(?:держу|веду|держал\w?|вёл|вела)\s+(?:сво[еёй]\w?|собственн\w+)\s+"
    r"(?P<own>(?:[а-яё-]+\s+){0,2}(?:хозяйство|дело|бизнес|мастерскую|магазин))(?!\w)"
)
_QUOTED = re.compile(r"[«\"“]([^»\"”]+)[»\"”]$")
_FORMED = re.compile(rf"{_FORM}\b")
#: What a person was: the words up to where the phrase ends are weighed as a title.
_AS = re.compile(
    r"\b(?:as|was|am|is|been|became|become|being)\s+(?:(?:now|currently|then|also|the|an?|their|its)\s+)*|"
    r"(?<!\w)(?:работа\w+|труди\w+|труж\w+|служи\w+|служу|был[аи]?|являюсь|стала?|устроил\w+|переш[ёе]л|перешла|"
    r"назначен\w*|приш[ёе]л|пришла|в должности|на должност\w+|на позици\w+)\s+"
    r"(?:(?:я|там|уже|снова|сначала|затем|потом)\s+)*",
    re.IGNORECASE,
)
_PHRASE_ENDS = re.compile(
    r"[,.;:()«\"“]|\s(?:at|for|with|in|and|where|who|until|from|since|to|во?|на|у|при|где|и|под|с|до|по)(?=\s)"
)
#: What may stand before an occupation that is the person's own.
_OPENS_PHRASE = re.compile(
    r"(?:^|[,:;(|·/]|\s[—–-]|(?<!\w)(?:before(?: that)?|earlier|previously|then|first|later|now|as|an?|staff|"
    r"до (?:этого|того)|раньше|ранее|затем|потом|сначала|теперь|сейчас|был[аи]?|стала?))\s*$",
    re.IGNORECASE,
)
_GRADES = word_list("words", "grades")
_LONGEST = 8
#: Beginnings of what is no firm: months, tongues of speech, persons.
_NO_FIRM = re.compile(
    r"(?:I|We|My|January|February|March|April|May|June|July|August|September|October|November|December|Python|Java|"
    r"English|French|German|Russian|ГОСТ|Excel|Я)\b"
)


def employer_in(line: str, start: int, end: int) -> tuple[int, int] | None:
    """The first name behind "at", "for", «в» that is no town."""
    for pattern in (_RUSSIAN, _ENGLISH, _OWN):
        for match in pattern.finditer(line, start, end):
            group = "own" if pattern is _OWN and match["own"] else "firm"
            place = _bare(line, *match.span(group))
            said = line[slice(*place)]
            inside = match.group().lower().startswith("in ") and not _is_house(said)
            known = place_score(said) >= 0.7 or town_of(said) or _is_skill(said)
            if not (inside or _NO_FIRM.match(said) or known):
                return place
    return None


def _is_skill(said: str) -> bool:
    """«На Питоне», "with Excel": what somebody works with, not for whom."""
    return any(hit.end - hit.start == len(said) for hit in skill_base().find(said))


def _is_house(said: str) -> bool:
    return bool(re.search(r"(?i)school|hospital|bank|university|college|ltd|plc|inc\b|company|clinic", said))


def _bare(line: str, start: int, end: int) -> tuple[int, int]:
    """The name as a name: no full stop behind it; without its marks when they hold all of it but a common word."""
    end = start + len(line[start:end].rstrip(" .,;:/-"))
    quoted = _QUOTED.search(line[start:end])
    if quoted and not _FORMED.search(line, start, end):
        return start + quoted.start(1), start + quoted.end(1)
    return start, end


def title_in(line: str, start: int, end: int) -> tuple[int, int] | None:
    """What stands behind "was a", "as", «работал» when it is an occupation."""
    for said in _AS.finditer(line, start, end):
        stop = _PHRASE_ENDS.search(line, said.end(), end)
        last = stop.start() if stop else end
        phrase = line[said.end() : last].rstrip()
        if 0 < len(phrase.split()) <= _LONGEST and (title_base().find(phrase) or title_score(phrase) >= 0.6):
            return said.end(), said.end() + len(phrase)
    return None


def occupation_in(line: str, start: int, end: int) -> tuple[int, int] | None:
    """The first occupation that opens a phrase: "before that, bartender in a hotel", not "trained two bartenders"."""
    for hit in title_base().find(line[start:end]):
        begin = _graded(line, start, start + hit.start)
        said = line[start + hit.start : start + hit.end]
        if hit.start and said[:1].isupper() and _is_skill(said):  # "Jest, Playwright"
            continue
        if _OPENS_PHRASE.search(line[start:begin]):
            return begin, start + hit.end
    return None


def _graded(line: str, start: int, begin: int) -> int:
    """Where the grade before an occupation stands: "junior analyst", «старший мастер»."""
    words = list(re.finditer(r"\S+", line[start:begin]))
    while words and words[-1].group().lower() in _GRADES:
        begin = start + words.pop().start()
    return begin
