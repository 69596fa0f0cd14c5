"""Job titles by the look of their words: a first judgement that needs no skill base."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mismatch.engine.parsing.abroad import names_trade_abroad
from mismatch.engine.parsing.vocabulary import fold, load, word_list
from mismatch.engine.skills.titles import title_base

_LEGAL = re.compile(
    r"(?<!\w)(?:ооо|оао|зао|пао|ао|нао|ип|чп|тоо|одо|гуп|муп|фгуп|фгбу|фгбоу|гбу|гбуз|мбоу|нко|ано|гк|"
    r"inc|incorporated|ltd|limited|llc|llp|lp|plc|gmbh|ag|kg|s\.?a\.?|s\.?r\.?l|b\.?v\.?|n\.?v\.?|oy|ab|a/s|pvt|"
    r"pte|pty|"
    r"corp|corporation|co|s\.?p\.?a|sp\.?\s?z\s?o\.?o)(?!\w)\.?",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"(?<!\w)(?:company|group|bank|university|college|school|institute|hospital|clinic|agency|studio|technologies|"
    r"technology|"
    r"solutions|systems|services|consulting|consultants|partners|associates|industries|enterprises|holdings?|"
    r"international|global|"
    r"laborator(?:y|ies)|labs?|center|centre|foundation|association|council|ministry|department of|government|army|"
    r"infirmary|hospice|(?:medical|dental|veterinary|law|family|gp) practice|nhs|museum|"
    r"restaurant|hotel|store|shop|airlines?|motors|pharma\w*|insurance|capital|ventures|networks?|software|media|press|"
    r"communications|logistics|retail|energy|academy|church|trust|union|bureau|authority|"
    r"компани[яи]|групп[аы]|банк|университет|институт|школа|больница|поликлиника|клиника|агентство|студия|завод|"
    r"фабрика|"
    r"комбинат|холдинг|корпорация|концерн|центр|фонд|ассоциация|министерство|департамент|администрация|управление|"
    r"магазин|"
    r"ресторан|кафе|гостиница|отель|сеть|предприятие|объединение|лаборатория|академия|колледж|лицей|гимназия|"
    r"детский сад|"
    r"служба|филиал|бюро|издательство|страхов\w+|трест|нии|кб|торговый дом|тд)(?!\w)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[«\"“][^»\"”]{2,60}[»\"”]")
_ENDING = (
    "(?:[аеиуыьюяйк]|ом|ем|ов|ев|ей|ой|ый|ий|ая|яя|ям|ями|ам|ами|ах|ях|ого|"
    "его|ому|ему|ым|им|ых|их|ую|юю|ца|цы|цей|цу|ка|ки|ку|ью|ше?й?|ша)"
)
#: Words that stand where a firm might and are none: labels, seasons, forms of work.
_NOT_FIRMS = word_list("words", "not_firms")
_NO_VALUES = _NOT_FIRMS | word_list("words", "column_heads") | word_list("words", "row_labels")
#: «аналитика», «физика» are sciences, not people.
_SCIENCE = (
    r"(?!технологи[иейяю])(?!(?:аналитик|физик|математик|механик|техник|статистик|энергетик|экономик)[аиуе]й?(?!\w))"
)


@cache
def _heads() -> re.Pattern[str]:
    data = load("titles")
    heads = sorted({h for row in data["heads"] for h in row}, key=lambda h: (-len(h), h))
    stems = sorted({fold(s) for row in data["stems"] for s in row}, key=lambda s: (-len(s), s))
    return re.compile(
        r"(?<![\w])"
        + _SCIENCE
        + r"(?:(?:"
        + "|".join(map(re.escape, heads))
        + r")s?(?!\w)|(?:"
        + "|".join(map(re.escape, stems))
        + rf"){_ENDING}?(?!\w))"
    )


def has_legal_form(text: str) -> bool:
    """Whether a firm's legal form is named: Ltd, ООО, GmbH."""
    return bool(_LEGAL.search(text))


def ends_with_title(text: str) -> bool:
    """The last word makes it a title: "Java Developer", not "Developer Relations"."""
    lowered = text.lower().replace("ё", "е")
    return any(match.end() == len(lowered) for match in _heads().finditer(lowered)) or _is_occupation(text)


def is_no_firm(text: str) -> bool:
    """A label, a season or a form of work where a firm might stand: "Tasks", "Summer", "Part-time"."""
    return len(text) < 40 and fold(text) in _NO_VALUES and title_score(text) < 0.6


def has_organisation(text: str) -> bool:
    """Names a kind of organisation: a bank, a university, a plant."""
    return bool(_ORGANISATION.search(text))


#: Firms call themselves by the plural of a trade: "Jackson Associates", "Chartered Accountants"; in Russian it is a
#: genitive: «Союз журналистов», «обучение водителей».
_PLURAL = re.compile(r"[a-z](?<!s)s$|(?:ов|ев|телей|щих)$")
#: An organisation whose name ends with what it is; a trade inside it is no title: "Nurse Staffing Agency".
_ENDS_AS_FIRM = re.compile(
    r"(?<!\w)(?:company|group|university|hospital|agency|institute|college|clinic|academy|bureau|hotel|restaurant|"
    r"association|foundation|ministry|council|society|federation|holding|компания|университет|больница|агентство|"
    r"институт|колледж|клиника|завод|фабрика)$",
    re.IGNORECASE,
)
#: A part of a firm, which stands beside a title and is not the firm.
_PART_OF_FIRM = re.compile(
    r"(?<!\w)(?:division|region|department|dept|team|unit|branch|practice|section|segment|desk|squad|office|"
    r"ward|headquarters)\.?$|^(?:отдел\w*|цех|участок|сектор|группа|бригада|отделение|кафедра|направление)(?!\w)",
    re.IGNORECASE,
)
#: "eClerx", "iGate": names that begin small on purpose.
_INNER_CAPITAL = re.compile(r"^[a-z]{1,2}[A-Z]")
#: What a name in brackets is: "Orion (maker of pumps)", «Кама» (сеть аптек). A firm is told so, a title seldom.
_GLOSS = re.compile(r"^(?P<named>[^()]{2,60}?)\s+\([a-zа-яё][^()]+\)$")
#: One title after another in a row: "tester, then developer".
_THEN = re.compile(r",?\s+(?:then|later|затем|потом|позже|позднее)\s", re.IGNORECASE)
#: «корреспондент отдела "Город"»: what is quoted is a part of the firm.
_QUOTED_PART = re.compile(r"(?<!\w)(?:отдел|редакци|проект|направлени|рубрик|цех|служб|участк|групп|смен)\w*\s+$")
#: "Lead a team": what somebody does, in a word that is a title elsewhere.
_DOES = re.compile(
    r"^(?:lead|head|support|chair|staff|guide|host|coach|mentor|partner|pilot|cook|guard|engineer|design|assist|train)"
    r"\s+(?:a|an|the|our|all|with|and|up|new|clients|customers)(?!\w)",
    re.IGNORECASE,
)
_WHERE = re.compile(r"(?<!\w)(?:of|at|for|in|to|в|во|при)(?!\w)|[,/(|–—-]", re.IGNORECASE)
_KEY = 5


@cache
def _title_keys() -> frozenset[str]:
    """The beginnings of the words that names of occupations are made of: a cheap look before the dear look-up."""
    words = (word for title in title_base().titles.values() for name in title.names for word in fold(name).split())
    return frozenset(word[:_KEY] for word in words if len(word) > 2)


def _is_occupation(text: str) -> bool:
    """The table of titles knows most of the phrase as the name of an occupation."""
    folded = fold(text).split()
    science = len(folded) == 1 and folded[0].endswith("ика")
    if science or len(folded) > 8 or not any(word[:_KEY] in _title_keys() for word in folded):
        return False
    covered = sum(len(text[hit.start : hit.end].split()) for hit in title_base().find(text))
    return covered >= 0.6 * len(text.split())


@lru_cache(maxsize=8192)
def title_score(text: str) -> float:
    """How much a short phrase looks like a job title (0–1)."""
    text = _THEN.split(text.strip(), maxsplit=1)[0]
    words = text.split()
    if not words or len(words) > 14 or len(text) > 110:
        return 0.0
    heads = [match.group() for match in _heads().finditer(text.lower().replace("ё", "е"))]
    if not heads and not _is_occupation(text) and not names_trade_abroad(text):
        return 0.0
    if heads and all(_is_plural(head) for head in heads):
        return 0.2
    if _DOES.match(text):
        return 0.1
    score = 0.75 + (0.2 if len(words) <= 5 else 0.05)
    if has_legal_form(text):
        score -= 0.45
    quoted = _QUOTED.search(text)
    if quoted and not (heads and _QUOTED_PART.search(text[: quoted.start()])):
        # «Коллегия адвокатов "Защита"»: a name behind what is no title itself.
        score -= 0.25 if _heads().match(words[0].lower().replace("ё", "е")) else 0.6
    if text[:1].islower():
        score -= 0.35
    if text.endswith("."):
        score -= 0.2
    if _ENDS_AS_FIRM.search(text) and not _WHERE.search(text):
        score -= 0.4
    return max(score, 0.05)


def _is_plural(head: str) -> bool:
    return bool(_PLURAL.search(head)) and head not in _singular_heads()


@cache
def _singular_heads() -> frozenset[str]:
    return frozenset(head for row in load("titles")["heads"] for head in row)


@lru_cache(maxsize=8192)
def employer_score(text: str) -> float:
    """How much a short phrase looks like the name of an organisation (0–1)."""
    text = text.strip()
    gloss = _GLOSS.match(text)
    if gloss and title_score(gloss["named"]) < 0.3 and len(text) <= 120:
        return min(employer_score(gloss["named"]) + 0.2, 1.0)
    words = text.split()
    if not words or len(words) > 14 or len(text) > 120 or fold(text) in _NOT_FIRMS:
        return 0.0
    named = text[:1].isupper() or text[:1] in '«"“' or text[:1].isdigit() or bool(_INNER_CAPITAL.match(text))
    score = 0.35 if named else 0.15
    if has_legal_form(text):
        score += 0.5
    if _ORGANISATION.search(text):
        score += 0.3
    if _QUOTED.search(text):
        score += 0.3
    heads = [match.group() for match in _heads().finditer(text.lower().replace("ё", "е"))]
    if heads:
        score += 0.25 if len(words) > 1 and all(_is_plural(head) for head in heads) else -0.3
    elif title_score(text) > 0.6:
        score -= 0.3
    if _PART_OF_FIRM.search(text) and not has_legal_form(text) and not _QUOTED.search(text):
        score -= 0.25
    if score < 0.5 and len(words) >= 4 and sum(w[:1].isupper() for w in words) < 0.6 * len(words):
        score -= 0.25
    if len(words) > 8 or (text.endswith((".", ":")) and not has_legal_form(text)):
        score -= 0.25
    return min(max(score, 0.0), 1.0)
