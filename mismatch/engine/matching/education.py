"""Degrees: the level a sentence speaks of and the field of study, in both languages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mismatch.engine.matching.folding import fold

#: Higher includes lower. A specialist's degree (five years) stands between bachelor and master.
LEVELS: dict[str, int] = {"school": 1, "vocational": 2, "bachelor": 3, "specialist": 4, "master": 5, "doctor": 6}


class Degree(NamedTuple):
    """A level of education (None when only a field is named) and where it is written."""

    start: int
    end: int
    level: str | None


_PATTERNS: tuple[tuple[str | None, str], ...] = (
    (
        "doctor",
        r"ph\.?\s?d\b\.?|doctora(?:te|l degree)|кандидат\w* (?:\w+ )?наук|доктор\w* (?:\w+ )?наук|учен(?:ая|"
        r"ой|ую) степен\w*|аспирантур\w*",
    ),
    (
        "master",
        r"master'?s(?: degree)?|master degree|master of (?:science|arts|engineering|business)\b|"
        r"\bm\.?sc\b\.?|\bmba\b|\bll\.?m\b\.?|\bm\.?tech\b|\bm\.?com\b|\bmca\b|\bmsn\b|\bm\.?ed\b|post[- ]?graduat(?:e|"
        r"ion)(?: degree| qualification)?|"
        r"магистр(?:а|ы|ом|атур\w*)?\b|степен\w* магистра",
    ),
    (
        "vocational",
        r"\b(?:associate(?:'s)?|foundation) degree(?: in\b)?|"
        r"(?:неполн|неоконченн|незаконченн)\w* высш\w*(?: \w+)? ?образовани\w*|неоконченн\w* высш\w*|"
        r"incomplete higher education",
    ),
    ("specialist", r"диплом специалиста|специалитет\w*|ординатур\w*|интернатур\w*"),
    (
        "bachelor",
        r"completed (?:university |higher |academic )?(?:studies|degree)\b|bachelor'?s?(?: degree)?|"
        r"undergraduate degree|\bb\.?\s?tech\b\.?|\bb\.e\b\.?|\bbe\s*/\s*(?=b\.?\s?tech)|"
        r"\bb\.?com\b\.?|\bbca\b|\bbba\b|\bbsn\b|\bb\.?pharm\w*|\bmbbs\b|\bll\.?b\b\.?|\bb\.?ed\b\.?|"
        r"\bb\.?[sa]\.? in\b|\bb\.?a\.?/b\.?s\b|"
        r"\bany graduate\b|\bgraduation (?:in|from)\b|\bgraduate in (?:any|\w+)|\bb\.?sc\b\.?|\bb\.?eng\b\.?|"
        r"\bb\.?a\.? degree|\bbs "
        r"degree|бакалавр\w*|"
        r"высш\w+(?:,? (?:(?!или|либо|средн|неокон|незакон)\w+[- /()]?){1,4})? ?образовани\w*|"
        r"высш\w+(?= (?:или|либо) )|"
        r"образовани\w* (?:\(?не ниже "
        r")?высш\w+|высшее\b|"
        r"(?:university|college|higher|four[- ]year|academic|hono?u?rs) (?:degree|education)|"
        r"degree (?:in|from)\b|\bdegree\b",
    ),
    (
        "vocational",
        r"средне[- ]?(?:е )?[-–]?(?:профессиональн|специальн|техническ)\w*|средн\w+ (?:профессиональн|"
        r"специальн|техническ|медицинск)\w*|associate(?:'s)? degree|vocational (?:training|education|school|"
        r"qualification)|college diploma|\bдиплом (?:колледжа|техникума)|"
        r"\bfoundation degree|\badn\b|level [345] (?:diploma|nvq|qualification|certificate)|\bdiploma in\b|\bспо\b|"
        r"\bnvq\b|\bbtec\b|\bhn[cd]\b|(?<!post-)apprenticeship|time[- ]served|"
        r"trade (?:certificate|qualifi\w+)|\bcertificate i(?:ii|v)\b|\bколледж\w*|техникум\w*|trade school",
    ),
    (
        "school",
        r"средн(?:ее|его|им)(?: \(?(?:полн\w+|общ\w+)\)?){0,2} образовани\w*|high[- ]school(?: diploma)?|"
        r"secondary (?:education|school)|\bged\b|\b(?:10|12)th(?: (?:pass|grade|standard|std))|\b10\s?\+\s?2\b|\bhsc\b|"
        r"\bgcses?\b(?=[^.;\n]{0,30}(?:grade|equivalent|maths|english|pass|[49]-[49]|c or))|\ba[- ]levels\b",
    ),
    (
        None,
        r"(?:профильн|медицинск|экономическ|юридическ|техническ|строительн|педагогическ|финансов|инженерн|"
        r"бухгалтерск|специальн)\w*(?:,? (?:или |либо )?\w+ое)? образовани\w*|"
        r"образовани\w* по (?:профилю|специальности)",
    ),
)
_DEGREES = [(level, re.compile(pattern)) for level, pattern in _PATTERNS]
_NOT_DEMANDED = re.compile(
    r"образовани\w* (?:не важно|не имеет значения|не требуется)|без требований к образованию|no degree "
    r"(?:required|needed)|degree (?:is )?not required"
)

#: Fields of study by the stems that name them.
FIELDS: dict[str, str] = {
    "it": r"информати|информацион\w+ (?:систем|технолог|безопас)|программ(?:ир|н\w+ инжен)|вычислительн|"
    r"компьютерн|прикладн\w+ математ|computer|software|informatics|information (?:systems|technology)|"
    r"\bit\b|data science|кибер|cyber",
    "technical": r"техническ|инженер|электр|механ|машиностро|приборостро|автоматиз|энергет|metallurg|металлург|"
    r"engineer|technical|electr|mechanic|stem\b|физик|physic|математ|mathemat",
    "construction": r"строител|пгс\b|архитект|civil engineer|construction|architect",
    "finance": r"экономи|финанс|бухгалт|учет|аудит|econom|financ|account|audit|налог|banking|банковск",
    "medicine": r"медицин|сестринск|лечебн|педиатр|стоматолог|фармац|акушер|nurs|medic|pharm|clinical|health",
    "law": r"юрид|юриспруд|правов|\blaw\b|legal|jurisprud|\bll\.?[bm]\b",
    "education": r"педагог|учител|teaching|education studies|pedagog|дефектолог|логопед",
    "management": r"менеджмент|управлени|management|business|бизнес|mba",
    "marketing": r"маркетинг|реклам|связ\w+ с общественност|marketing|advertis|public relations|журналист|journalis",
    "logistics": r"логист|транспорт|перевоз|logistic|transport|supply chain",
    "humanities": r"филолог|лингвист|истори[яи]|философ|психолог|социолог|philolog|linguist|psycholog|humanit|"
    r"translation",
    "natural": r"хими|биолог|эколог|геолог|агроном|chemi|biolog|ecolog|geolog|agronom|пищев|food technolog",
    "hospitality": r"гостинич|туризм|сервис|ресторан|hospitality|tourism|culinary|повар|кулинар",
}
_FIELD = {name: re.compile(pattern) for name, pattern in FIELDS.items()}
#: A demand for the wide field is met by any of the narrow ones.
WIDER: dict[str, frozenset[str]] = {
    "technical": frozenset({"it", "construction", "technical", "natural"}),
    "finance": frozenset({"finance", "management"}),
}


def find_degrees(text: str) -> list[Degree]:
    """Every level of education named, lowest level first where two are joined by "or"."""
    return list(_find_degrees(text))


@lru_cache(maxsize=2048)
def _find_degrees(text: str) -> tuple[Degree, ...]:
    folded = fold(text)
    if _NOT_DEMANDED.search(folded):
        return ()
    found: list[Degree] = []
    for level, pattern in _DEGREES:
        for match in pattern.finditer(folded):
            if all(match.end() <= d.start or match.start() >= d.end for d in found):
                found.append(Degree(match.start(), match.end(), level))
    return tuple(sorted(found, key=lambda d: d.start))


def lowest_level(degrees: list[Degree]) -> str | None:
    """ "Bachelor's or Master's" asks for a bachelor's degree."""
    levels = [d.level for d in degrees if d.level]
    return min(levels, key=LEVELS.__getitem__) if levels else None


def fields_in(text: str) -> frozenset[str]:
    """The fields of study a sentence names."""
    folded = fold(text)
    return frozenset(name for name, pattern in _FIELD.items() if pattern.search(folded))
