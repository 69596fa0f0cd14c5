"""What a vacancy says of itself: title, place, remote work, seniority."""

from __future__ import annotations

import re
from itertools import islice

from mismatch.engine.matching.conditions import demands_city, find_places, is_remote
from mismatch.engine.matching.folding import fold, tidy
from mismatch.engine.matching.items import Item
from mismatch.engine.matching.neutral import base_form
from mismatch.engine.matching.post_titles import HIRING, named_in, nominative
from mismatch.engine.matching.shapes import Requirement
from mismatch.engine.matching.towns import told_town
from mismatch.engine.parsing.towns_told import town_of
from mismatch.engine.shapes import Language
from mismatch.engine.skills.titles import title_base

_TITLE_LEAD = re.compile(
    r"^[\s#*_>]*(?:(?:вакансия|должность|позиция|название вакансии|job title|position|title|vacancy|role|"
    r"job)\s*[:—–-]\s*)?"
    r"(?:(?:мы |компания [^,.]{2,40} |в команду )?(?:ищем|ищет|требуется|нужен|нужна)\s+|we(?:'re| are) "
    rf"(?:looking for|hiring|seeking)\s+(?:an? |the )?|{HIRING}:?\s+)?",
    re.I,
)
#: The line goes on below: «Завод «Прибой» приглашает на работу».
_CALLS_ON = re.compile(
    r"\b(?:приглаша(?:ет|ют|ем)(?: на работу)?|требуется|требуются|ищем|ищет|we(?:'re| are) (?:now )?hiring|now hiring)"
    r"\s*[:!]*\s*$",
    re.I,
)
#: Who is sought stands on a line of its own below: "… invites applications for the position of".
_POST_BELOW = re.compile(
    r"\b(?:applications (?:are invited )?(?:for|to)(?: the)?(?: (?:position|post|job|role)s?)?(?: of)?|"
    r"(?:на|о) (?:замещени\w+ )?(?:вакантн\w+ )?(?:должност\w+|ваканси\w+))\s*[:!]*\s*$",
    re.I,
)
_TITLE_END = re.compile(
    r"\s+(?:в команду|в компанию|для работы|to join|who |for our|с опытом|в г\.)|(?<!\b\w)[.;!]\s|[*_]+\s*$", re.I
)
_PLACE_LINE = re.compile(
    r"(?:город|локация|место работы|местоположение|адрес|location|city|office(?!s)|офис(?!ы|ам|ах)|place of work|"
    r"based in|"
    r"регион)\s*(?:работы)?\s*[:—–-]?\s*",
    re.I,
)
#: "Location: Much Wenlock (hybrid)": a place that the list does not know.
_LABELLED = re.compile(
    r"(?i:город|локация|местоположение|location|city|place of work|based in)\s*(?:работы)?\s*[:—–-]\s*"
    r"(?:г\.\s*)?(?P<place>[A-ZА-ЯЁ][\w'’-]+(?:[ -](?!(?:Key|Main|About|Job|The|We|Our|What|Who|Salary|Experience|"
    r"Employment|"
    r"Responsibilities|Requirements|Обязанности|Требования|Условия|Зарплата|График|Мы)\b)[A-ZА-ЯЁ][\w'’-]+){0,2})"
)
#: «г. Приозёрск», «ст. Каневская»: what says that a town follows.
_TOWN = re.compile(
    r"(?<!\w)(?:(?:г|пгт|пос|ст|дер)\.\s?|(?:станиц|деревн|сел|пос[её]лк|"
    r"хутор)\w{0,2}\s)(?P<place>[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ][а-яё]+)?)"
)
#: "Boise, ID": a town of the United States.
_STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA RI SC SD TN TX UT VT VA WA WV WI WY DC"
)
_US_TOWN = re.compile(rf"\b(?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?), (?:{'|'.join(_STATES.split())})\b")
_LONGEST_TITLE = 90
#: So many lines of a public body's letterhead may stand over the title.
_HEAD = 4
#: «наши офисы в …», "our partners in …": where others are, or other offices.
_ELSEWHERE = re.compile(
    r"\b(?i:offices|branches|partners?|clients?|customers?|suppliers?|factories|plants|warehouses|headquarters|hq|"
    r"headquartered|founded|colleagues|(?:trips?|travel)|"
    r"офисы|офисами|офисах|филиал\w*|партн[её]р\w*|клиент\w*|заказчик\w*|поставщик\w*|коллег\w*|"
    r"штаб-квартир\w*|командировк\w*|поездк\w*|основан\w*)"
    r"(?:\s+[\w’'-]+){0,2}\s+(?:in|to|from|across|в|во|из|по)(?:\s+[A-ZА-ЯЁ][\w-]+(?:,|\s+and|\s+и)?){1,4}"
)


def read_language(text: str) -> Language:
    """The language most letters are of."""
    cyrillic = len(re.findall(r"[А-Яа-яЁё]", text))
    latin = len(re.findall(r"[A-Za-z]", text))
    return "ru" if cyrillic * 1.2 >= latin and cyrillic else "en"


def read_title(text: str, items: list[Item]) -> str:
    """The first line, without «Вакансия:» or "We are hiring"; from prose, the occupation that is sought."""
    rows = [*islice((row for row in text.splitlines() if re.search(r"\w", row)), _HEAD), "", ""]
    below = next((at + 1 for at, row in enumerate(rows[:_HEAD]) if _POST_BELOW.search(row)), 0)
    first, second = rows[below : below + 2]
    line = f"{first} {second}" if _CALLS_ON.search(first) else first
    stripped = _TITLE_LEAD.sub("", named_in(line), count=1)
    cut = _TITLE_END.split(stripped, maxsplit=1)[0]
    title = tidy(cut).strip("#*_:.,- ")
    if 0 < len(title) <= 90:
        return title
    named = title_base().find(text[:600])
    return nominative(tidy(text[named[0].start : named[0].end])) if named else title[:90]


def read_location(text: str, items: list[Item]) -> str | None:
    """The city of work: beside a label such as «Город:» first, then in an offer, then anywhere but the firm's story."""
    for match in _PLACE_LINE.finditer(text):
        places = find_places(text[match.end() : match.end() + 60].split("\n")[0])
        if places:
            return _named(text[match.end() + places[0].start : match.end() + places[0].end])
        told = _LABELLED.match(text, match.start())
        if told and not is_remote(told["place"]):
            return tidy(told["place"])
    ranked = sorted(items, key=lambda item: (item.section == "company", item.section != "offer", item.start))
    for item in ranked:
        places = find_places(_of_the_work(text[item.start : item.end]))
        if places and (
            item.section in ("offer", "intro", "must", "nice", "apply") or demands_city(text[item.start : item.end])
        ):
            return _named(text[item.start + places[0].start : item.start + places[0].end])
    unknown = _TOWN.search(text)
    unknown = unknown or _US_TOWN.search(text)
    if unknown:
        return _named(unknown["place"])
    towns = (
        told_town(_of_the_work(text[item.start : item.end]))
        for item in ranked
        if item.section not in ("tasks", "stack")
    )
    return next((_named(town) for town in towns if town), None)


def _of_the_work(piece: str) -> str:
    """A sentence with blanks in place of where other offices and clients are and journeys go."""
    return _ELSEWHERE.sub(lambda found: " " * len(found.group()), piece)


def _named(place: str) -> str:
    """A city as it is called, not as the sentence bends it: «Минске» → «Минск»."""
    if place.isupper() and len(place) > 3:
        place = place.title()
    if place.isascii() or place.endswith("ая"):
        return place
    known = town_of(place)
    if known:
        return known
    return "-".join(part.capitalize() for part in base_form(place).split("-")) if " " not in place else place


def read_remote(text: str, items: list[Item]) -> bool:
    """Whether the work may be done remotely, said anywhere but in the firm's story or the tasks."""
    told = (text[i.start : i.end] for i in items if i.section not in ("company", "tasks"))
    return any(is_remote(piece) for piece in told) or bool(
        re.search(r"(?:формат|format|remote|удален)\w*[^\n]{0,20}(?:удален|remote)", fold(text))
    )


def read_seniority(title: str, text: str) -> str | None:
    """From the title or the first line alone: a text speaks of seniors it works with."""
    first = next((row for row in text.splitlines() if re.search(r"\w", row)), "")
    own_line = first if len(first) <= _LONGEST_TITLE else ""
    return title_base().seniority(title) or title_base().seniority(own_line)


def required_years(requirements: list[Requirement]) -> float | None:
    """The total experience asked: the longest length told, for who has five years in a trade has five in all."""
    return max((r.years for r in requirements if r.kind == "experience" and r.must and r.years), default=None)
