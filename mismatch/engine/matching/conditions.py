"""Conditions of work a vacancy asks for and a résumé answers: city, travel, relocation, shifts, own car …"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from mismatch.engine.matching.coded import Coded, Naming
from mismatch.engine.matching.folding import fold
from mismatch.engine.parsing.vocabulary import load


class Condition(NamedTuple):
    """One condition by its code (``travel``, ``relocation`` … or ``city:moscow``) and where it is written."""

    start: int
    end: int
    code: str


CONDITIONS: dict[str, Naming] = {
    "travel": Naming(
        ("командиров", "разъезд", "поезд", "trip", "travel", "site visits"),
        r"командиров\w*|разъездн\w+ (?:характер|работ)\w*|разъезд(?:ы|ам|ах)\b|"
        r"поезд(?:ки|кам|ками|ок) (?:по|в|на|между) (?:\w+ )?(?:регион|област|стран|город|объект|филиал|"
        r"магазин)\w*|"
        r"business trips?|(?:willing\w*|ready|able|"
        r"available|can|happy) (?:to )?travel|"
        r"\btravel (?:overnight|regularly|occasionally|abroad|across|within|between)\b|"
        r"\btravel(?:ling|ing)? (?:up to|required|\d+)|\d+ ?% travel|travel "
        r"readiness|site visits",
    ),
    "relocation": Naming(
        ("переезд", "переехать", "relocat", "релокаци", " to move"),
        r"(?:ready|willing|happy|prepared|able|open) to move(?! (?:fast|quick|on|up|forward|into|between))|"
        r"(?:готов\w* к )?(?:переезд\w*|релокаци\w*)|переехать|relocat\w+",
    ),
    "rotation": Naming(
        ("вахт", "rotation", "fly", "fifo", " away"),
        r"вахт(?!ер|енн\w+ (?:механик|помощник|журнал|матрос|офицер|служб))\w+(?! с \d)|work(?:ing)? away\b|"
        r"rotation(?:al)? (?:work|basis|schedule)|fly[- ]in[- ]fly[- ]out|\bfifo\b",
    ),
    "shifts": Naming(
        (
            "смен",
            "график",
            "суточн",
            "дежурств",
            "работ",
            "выход",
            "weekend in",
            "shift",
            "evening",
            "night",
            "weekend",
            "saturday",
            "sunday",
            "hours",
            "call",
            " off",
            "rota",
            "сутк",
            "день",
            "дежур",
            "бригад",
            "crew",
        ),
        r"аварийн\w+ (?:бригад|выезд)\w* (?:\w+ )?раз в|emergency (?:crew|team|call[- ]outs?) (?:once|every|one)|"
        r"дежур(?:ю|ил|ила|ить)\b|night (?:duty|duties|work)\b|(?:24|twenty-four)[- ]hour shifts?|"
        r"сутки (?:меня |мне )?(?:устраив|подход)\w*|(?:12|24|двенадцати)-?\s?часов\w+ смен\w*|"
        r"смен\w* по (?:12|24|двенадцат\w+) час\w*|"
        r"(?:\d+|two|three|four|five|seven) (?:days? |shifts? |nights? )?on[ ,/-]+"
        r"(?:\d+|two|three|four|five|seven) (?:days? |shifts? )?off|"
        r"(?:continental|panama|dupont|double day|two|three|rotating) (?:shifts?|rotas?)|"
        r"shift (?:pattern|rota|system|basis)|shifts? rotat\w+|"
        r"график\w* (?:работы )?[:–—-]? ?(?:сменн|посменн|скользящ|плавающ|ночн|вахтов)\w*|"
        r"смены по \d|график: день|сутки\s?(?:/|через|по)\s?(?:трое|двое|сутки|\d)|день[/, -]+ночь[/, -]+(?:отсыпн|48)|"
        r"сменн\w+ (?:график|режим|работ)\w*|посменн\w+|график\w* 2/2|суточн\w+ (?:дежурств|график)\w*|"
        r"дежурств\w*|ночн\w+ смен\w*|работ\w* (?:в|по) (?:ночь|ночам|выходн\w+|смен\w+)|shift work|"
        r"(?:evenings?|nights?|weekends?)(?: and |/| or |, )(?:evenings?|nights?|weekends?)|weekend (?:work|"
        r"availability|shifts?)|"
        r"(?:evenings?|nights?|saturdays?|sundays?) (?:a|per|each) week|"
        r"(?:alternate|every other|some|occasional) (?:saturdays?|sundays?|weekends?|evenings?)|"
        r"weekends? (?:are|is) (?:part|required|a must)|available (?:on |at )?(?:weekends|evenings|nights)|"
        r"out[- ]of[- ]hours|work(?:ing)? (?:in )?shifts|night shifts?|on[- ]call|call[- ]?outs?\b(?! (?:a|per) day)|"
        r"nights? (?:a|per) week|(?:alternate|rotating) (?:weekends?|shifts?)|"
        r"график\w* (?!5/2(?!\W+\d))(?:\d/\d(?: или | и |, ?)?)+|"
        r"(?:us|uk|est|rotational|rotating|evening|weekend|early|late|split|12[- ]hour) shifts?|"
        r"(?:saturday|sunday|weekend) in (?:two|three|four|five|\d)|сменность|скользящ\w+ график\w*|"
        r"выход\w* (?:на работу )?в (?:субботу|воскресенье|выходн\w+|праздн\w+)|"
        r"weekends and (?:some )?evenings|working (?:some )?(?:weekends|evenings|nights)\b",
    ),
    "own_car": Naming(
        ("личн", "собственн", "авто", "машин", "car", "vehicle", "transport"),
        r"личн\w+ (?:авто\w*|транспорт\w*|машин\w*)|собственн\w+ автомоб\w*|"
        r"(?:машина|авто|автомобиль) (?:есть|имеется)\b|"
        r"сво(?:я|ю|ей|е|и)(?:м|й)? (?:машин|авто)\w*|(?:машина|авто|автомобиль) (?:обязател|необходим|нуж)\w*|"
        r"car (?:is )?(?:essential|required|needed)|"
        r"(?:need|have|having|with) (?:a |your (?:own )?)(?:car|vehicle)\b(?! driv)|access to (?:your own )(?:car|"
        r"vehicle)|"
        r"licen[cs]e and (?:a |own )?(?:car|vehicle)\b|"
        r"наличие (?:личного )?авто(?:мобиля)?|(?:own|access to a|use of a) (?:car|vehicle|transport)|car owner",
    ),
    "overtime": Naming(
        ("ненормированн", "сверхурочн", "overtime", "flexible hours"),
        r"ненормированн\w+|сверхурочн\w+|overtime(?! (?:at|paid|pay|rates?|bonus))|flexible hours required",
    ),
    "office": Naming(
        ("hybrid", "office", "гибрид", "офис"),
        r"hybrid(?: work\w*| role| model| basis| schedule)?(?=$|\W)|"
        r"(?:\d|one|two|three|four) days?(?: (?:a|per|each) week)? (?:in|at) (?:the |our )?office|"
        r"гибридн\w+ (?:формат|график|режим)\w*|гибрид(?=$|\W)|"
        r"(?:\d|два|три|четыре) (?:дня|дней)(?: в неделю)? в офисе|работ\w+ в офисе|office[- ]based",
    ),
    "right_to_work": Naming(
        ("граждан", "разрешени", "право", "жительств", "to work", "work ", "eligible", "eu ", "residence"),
        r"право (?:на работу|работать|на труд)|вид на жительство|residence permit|work permission|"
        r"гражданств\w* (?:рф|россии|российск\w*)|российск\w+ гражданств\w*|разрешени\w+ на работу|"
        r"(?:authori[sz]ed|legally (?:able|entitled|authori[sz]ed)) to work|right to work|"
        r"(?:allowed|permitted|permission|free) to work in|work(?:ing)? rights|граждан(?:е|ин) рф|work (?:permit|"
        r"authori[sz]ation|visa)|eligible to work|eu (?:citizen|"
        r"passport|blue card)",
    ),
}
_CONDITIONS = Coded(CONDITIONS, before=r"(?<!\w)")
_REMOTE = re.compile(
    r"(?<!\w)(?:удален\w*|дистанционн\w+|из дома|полностью удаленно|remote(?:ly)?|work from (?:home|"
    r"anywhere)|home office|fully distributed|wfh)(?!\w)"
)
_NOT_REMOTE = re.compile(
    r"(?:не |без |нет )(?:рассматрива\w* )?(?:удален|дистанц)|no remote|not remote|удален\w+ (?:сервер|"
    r"доступ|рабоч\w+ стол|подключ|администр|опухол)\w*|remote (?:access|desktop|server|control|sensing|"
    r"team)|remotely (?:manag|control)"
)
_CITY_DEMAND = re.compile(
    r"прожива\w+|готовность работать в|локаци\w+|резидент|based in|located in|living in|resident of|live in|"
    r"местонахожден|reside"
)
_CITY_PREFIX = re.compile(r"^(?:г|гор|город|city)\.? +")
_REFUSED = re.compile(r"(?:^|\W)(?:не|нет|без|not|no|cannot|can't|unable|unwilling|won't)(?:\W|$)")

#: «без жалоб», "no more than twice a week": a measure or a consent, not a refusal.
_NO_REFUSAL = re.compile(
    r"(?:^|(?<=\W))(?:не (?:чаще|реже|более|больше|менее|против|возража\w+|боюсь|пуга\w+)|"
    r"без (?:жалоб|проблем|ограничений|возражений)|нет (?:проблем|возражений)|"
    r"no(?:t)? (?:more|less|fewer) (?:often )?than|(?:do not|don't) mind|"
    r"no (?:problem|complaint|objection|restriction)s?)"
)

#: Towns whose English names open sentences as other words: known where a person lives, not amid a text.
_MEANS_MORE = frozenset(
    {"bath", "nice", "cork", "split", "essen", "hull", "lincoln", "chester", "preston", "lancaster", "bradford"}
    | {"slough", "york", "newport", "stirling", "hamilton", "hastings", "brest", "breda", "durham", "columbus"}
    | {"бат", "корк", "берн", "ницц", "линкольн", "честер", "гент", "брест", "гамильтон", "орх", "порт"}
)


@lru_cache(maxsize=1)
def _places() -> tuple[dict[str, str], re.Pattern[str]]:
    """Alias → key, and one pattern over all aliases that mean a town wherever they stand."""
    raw = yaml.safe_load((Path(__file__).parent / "data" / "places.yaml").read_text(encoding="utf-8"))
    keys: dict[str, str] = {}
    for english, aliases in raw.items():
        for alias in [english, *aliases]:
            keys[fold(alias)] = fold(english)
    sure = frozenset(keys)
    for towns in load("towns_abroad")["towns"].values():
        for english, russian in towns.items():
            for alias in (english, russian, russian.rstrip("аяыйь")):
                keys.setdefault(fold(alias), fold(english))
    stems = sorted(keys.keys() - (_MEANS_MORE - sure), key=len, reverse=True)
    return keys, re.compile(
        rf"(?<![\w-])({'|'.join(re.escape(s) for s in stems)})(?:а|у|е|ой|ою|ы|и|ю|ом|ем|ей|ью|ь|я|ям|ах|)(?!\w)"
    )


def find_places(text: str) -> list[Condition]:
    """Every city of the list, in any Russian case, as ``city:<english name>``."""
    keys, pattern = _places()
    found = pattern.finditer(fold(text))
    # A city is written with a capital: "perm contract" and «тверд» are no cities.
    return [Condition(m.start(), m.end(), f"city:{keys[m.group(1)]}") for m in found if not text[m.start()].islower()]


def find_conditions(text: str) -> list[Condition]:
    """Every condition a sentence speaks of, cities aside."""
    return sorted(Condition(*one) for one in _CONDITIONS.find(fold(text)))


def demands_city(text: str) -> bool:
    """Whether a sentence asks where a person lives, rather than merely names a city."""
    return bool(_CITY_DEMAND.search(fold(text)))


def find_remote(text: str) -> list[Condition]:
    """Every mention of remote work, meant or not: where to look closer."""
    return [Condition(m.start(), m.end(), "remote") for m in _REMOTE.finditer(fold(text))]


def is_remote(text: str) -> bool:
    """Whether the work can be done from anywhere, as the text says."""
    folded = _NOT_REMOTE.sub(" ", fold(text))
    return bool(_REMOTE.search(folded))


def place_key(value: str) -> str:
    """The city a free line names: a key of the list, else the folded first part of the line itself."""
    known = find_places(value)
    if known:
        return known[0].code
    first = _CITY_PREFIX.sub("", re.split(r"[,;(/|]", fold(value), maxsplit=1)[0].strip())
    return "city:" + _places()[0].get(first, first)


def is_refused(text: str) -> bool:
    """«не готов к командировкам», "no relocation"."""
    return bool(_REFUSED.search(_NO_REFUSAL.sub(" ", fold(text))))
