"""Licences and permits that a trade demands: driving categories, medical book, electrical safety group …"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mismatch.engine.matching.coded import Coded, Naming
from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.registers import HINTED, INCLUDED, REGISTERS, TITLE_ALONE
from mismatch.engine.matching.tickets import TICKETS


class Licence(NamedTuple):
    """One licence by its code and where it is written."""

    start: int
    end: int
    code: str


_LETTER = r"[«\"“(]?[ABCDEMАВСДЕМ]{1,2}1?[»\"”)]?"
_SEPARATOR = r"\s*(?:,|;|и|/|\+|-|или|and|or|&)\s*(?:категори\w+\s+|кат\.\s*)?"
_DRIVING = re.compile(
    rf"(?:(?:[Кк]атегори\w+|[Кк]ат\.|КАТЕГОРИ\w+|[Cc]ategor(?:y|ies)|[Cc]lass(?:es)?|[Cc]at\.)\s*:?\s*|"
    r"(?:[Вв]одительск\w+ (?:прав\w*|удостоверени\w*)|[Пп]рава|[Dd]riv(?:ing|er'?s?|er’s) "
    r"licen[cs]es?)\s*:?\s*[-–—]?\s*\(?)"
    rf"(?P<letters>{_LETTER}(?:{_SEPARATOR}{_LETTER})*)(?![\w+#])"
)
_LETTERS = re.compile(r"[ABCDEMАВСДЕМ]{1,2}1?")
_DRIVING_CONTEXT = re.compile(
    r"водит|прав(?:[аоы]|ами|ах)?\b|удостовер|вожден|автомоб|управлени\w+ (?:тс|транспорт)|licen[cs]e|driv|"
    r"категори[яиейю]\s+[«\"]?[bcdeвсде]\b|categor(?:y|ies) [bcde]\b|cdl|[hl]gv\b|p[cs]v\b",
    re.I,
)
#: A tractor's licence has categories of its own.
_TRACTOR = re.compile(
    r"(?:тракторист|самоходн\w+ машин|гостехнадзор|tractor (?:[\w',/-]+ ){0,5}licen[cs]e)"
    r"(?:(?!водительск|driving)[^;.\n]){0,60}"
)
_ANY_LICENCE = re.compile(
    r"(?:наличие|есть|иметь) прав[аы]?\b(?! на )|(?:машин[ау]|авто|автомобиль) и прав[аы]\b|"
    r"(?<!\w)права и (?:машин|авто)|"
    r"(?<!\w)права (?:есть|имеются|британск|ирландск|российск|местн|немецк|польск|европейск|международн)\w*|"
    r"водительск\w+ (?:прав\w*|удостоверени\w*)|"
    r"(?:driv(?:ing|er'?s?)|car) licen[cs]e|valid licen[cs]e|clean driving record|"
    r"full,? (?:(?:uk|eu|irish|manual|clean|current|valid),? )*(?:[bw](?: or [bw])? )?licen[cs]e|"
    r"able to drive (?:an? |the |our )?(?:company )?(?:van|car|lorry|truck|minibus|vehicle)"
)
_LATIN = str.maketrans("АВСДЕМ", "ABCDEM")
#: Licences of the United States and lorries of Britain, by the categories of the rest of the world.
_ELSEWHERE = (
    (
        "driving_CE",
        re.compile(
            r"\b(?:class a cdl|cdl[- ]?a|cdl,? class a|class a commercial|[hl]gv class (?:1|one)|class 1 (?:driver|"
            r"licen))"
        ),
    ),
    (
        "driving_C",
        re.compile(
            r"\b(?:class b cdl|cdl[- ]?b|cdl,? class b|class b commercial|[hl]gv class (?:2|two)|class 2 (?:driver|"
            r"licen))"
        ),
    ),
    ("driving_B", re.compile(r"\b(?:class [cd]|c[- ]class) (?:driver'?s?'? )?licen[cs]e")),
    ("driving_C", re.compile(r"\b(?:mr|hr|hc) (?:driver'?s?'? )?licen[cs]e")),
    ("driving_D", re.compile(r"\bp[cs]v licen[cs]e")),
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
#: A wider category contains the narrower ones.
_INCLUDES = {
    "driving_CE": ("driving_C", "driving_E"),
    "driving_BE": ("driving_B",),
    "driving_DE": ("driving_D", "driving_E"),
    "driving_C1E": ("driving_C1",),
    "driving_C": ("driving_C1",),
    "driving_D": ("driving_D1",),
    "naks": ("welding",),
    "osha": ("labour_safety",),
    "cscs": ("labour_safety",),
    "sia": ("guard",),
    **INCLUDED,
}
LICENCES: dict[str, Naming] = {
    **TICKETS,
    "medical_book": Naming(
        ("книжк", "book", "health ", "food handler"),
        r"(?:медицинск|санитарн)\w+ книжк\w+|(?:мед|сан)\.?\s?книжк\w+|санкнижк\w+|"
        r"личн\w+ медкнижк\w+|"
        r"(?:medical|sanitary|health)(?: record)? book|health card|food handler\w* (?:card|certificate|permit)",
    ),
    "adr": Naming(
        ("допог", "adr", "опасн", "dangerous", "hazmat"),
        r"\bдопог\b|\badr\b|перевозк\w+ опасных грузов|dangerous goods|hazmat",
    ),
    "tachograph": Naming(
        ("тахограф", "чип", "tachograph", "driver card"),
        r"карт\w+ (?:водителя )?(?:для )?тахограф\w*|чип[- ]карт\w+|tachograph card|driver card",
    ),
    "naks": Naming(("накс", "naks"), r"\bнакс\b|\bnaks\b"),
    "labour_safety": Naming(
        ("охран", "safety"),
        r"(?:удостоверени\w+|обучени\w+|проверк\w+ знаний)[^.;,\n]{0,20} охран\w+ труда|"
        r"(?:health and|occupational(?: health and)?|labou?r) safety (?:\d+ )?(?:card|certificat\w+)",
    ),
    "osha": Naming(("osha",), r"\bosha (?:\d+ )?(?:hours? )?(?:card|certificat\w+)"),
    "cscs": Naming(("cscs",), r"\bcscs\b"),
    "industrial_safety": Naming(
        ("аттестаци", "industrial safety", "rostekhnadzor", "rostechnadzor"),
        r"industrial safety certificat\w+|(?:rostekhnadzor|rostechnadzor) certificat\w+|"
        r"аттестаци\w+[^.;,\n]{0,30}(?:ростехнадзор\w*|промышленн\w+ безопасност\w*)|"
        r"аттестаци\w+ (?:по )?[абa-b]\.?\s?1",
    ),
    "builders_register": Naming(
        ("реестр", "нрс", "нострой", "ноприз", "nostroy", "nopriz", "national register"),
        r"(?:\bnostroy\b|\bnopriz\b|national register of (?:\w+ )?specialists|"
        r"национальн\w+ реестр\w* специалистов|\bнрс\b|\bнострой\b|\bноприз\b)",
    ),
    "sia": Naming(("sia",), r"(?:лицензи|карт)\w+ sia\b|\bsia (?:\w+ ){0,2}?licen[cs]e"),
    "guard": Naming(
        ("охранник", "security"),
        r"удостоверени\w+ (?:частного )?охранник\w*|лицензи\w+ (?:частного )?охранник\w*|security (?:guard "
        r")?licen[cs]e",
    ),
    "auditor": Naming(
        ("аудитор", "auditor"),
        r"auditor's (?:qualification )?certificate|(?:квалификационн\w+ )?аттестат\w* аудитор\w*",
    ),
    "advocate": Naming(
        ("адвокат", "admitted", "bar admission", "advocate"),
        r"статус\w* адвоката|advocate(?:'s)? (?:status|licen[cs]e)|admitted to the bar|bar admission",
    ),
    "no_conviction": Naming(
        ("судим", "criminal", "dbs", "check", "clearance", "vetting", "pvg", "police"),
        r"не име\w+ судимост\w*|не судим\w*|"
        r"(?:справк\w+ об )?отсутстви\w+ судимост\w*|без судимост\w*|clean criminal record|"
        r"criminal[- ]records? certificate|(?:certificate of )?no criminal (?:record|convictions?)|"
        r"\b(?:enhanced )?dbs\b|\bpvg\b|disclosure scotland|working with children checks?|"
        r"(?:police|criminal record|fingerprint) clearance|clean police record|(?:police|garda) vetting|"
        r"(?:background|police|criminal records?|disclosure(?: and barring)?(?: service)?) (?:security )?checks?",
    ),
}
_LICENCES = Coded({**LICENCES, **REGISTERS})
#: A Roman figure as people type it and as a scan is read: III, Ш, lll, 1У.
_GROUP = r"(?:[ivxlш|у1]{1,3}|п|[1-5])"
_AS_READ = str.maketrans({"l": "i", "|": "i", "1": "i", "ш": "iii", "п": "ii", "у": "v"})
_ELECTRICAL = re.compile(
    rf"(?:(?<!\w)(?P<a>{_GROUP})(?:-?(?:й|я|ой|ей|ю|ую))?\s+групп\w*[^.;\n]{{0,40}}"
    r"(?:электробезопасност\w*|допуск\w*|\b1000\s?в(?!\w))|"
    rf"групп\w*\s+(?:допуска\s+|по допуску\s+)?(?P<e>{_GROUP})(?!\w)[^.;\n]{{0,20}}"
    r"\b(?:до|выше|свыше)\s*1000\s?в(?!\w)|"
    r"(?:допуск\w*|групп\w*|удостоверени\w*)[^.;\n]{0,30}электробезопасност\w*"
    rf"(?:[^.;\n\d]{{0,30}}?(?<!\w)(?P<b>{_GROUP})(?!\w))?|"
    rf"электробезопасност\w*[^.;\n]{{0,20}}?(?<!\w)(?P<c>(?!1){_GROUP})(?!\w)|"
    rf"electrical safety (?:group|permit|certificate|level)\s*(?P<d>{_GROUP})?(?!\w))"
)


def find_licences(text: str) -> list[Licence]:
    """Every licence named, as codes both languages share: ``driving_C``, ``medical_book``, ``electrical_3`` …"""
    return list(_find_licences(text))


@lru_cache(maxsize=2048)
def _find_licences(text: str) -> tuple[Licence, ...]:
    folded = fold(text)
    found = _driving(text, folded)
    found += _named(folded)
    if "электробезоп" in folded or "electrical safety" in folded or "1000" in folded:
        found += [_electrical(m) for m in _ELECTRICAL.finditer(folded)]
    return tuple(sorted(set(found)))


def hinted(held: frozenset[str]) -> frozenset[str]:
    """The licences that those held speak for without showing them."""
    return frozenset(code for one in held for code in HINTED.get(one, ())) - covered(held)


def covered(held: frozenset[str]) -> frozenset[str]:
    """The licences held with everything they include."""
    everything = set(held)
    for code in held:
        everything.update(_INCLUDES.get(code, ()))
        if code.startswith("driving_"):
            everything.add("driving")
        if code.startswith("electrical_"):
            everything.update(f"electrical_{g}" for g in range(1, int(code[-1]) + 1))
            everything.add("electrical")
    return frozenset(everything | {c for e in everything for c in _INCLUDES.get(e, ())})


def _named(folded: str) -> list[Licence]:
    """By name; "a registered nurse with an NMC PIN" is registered with the NMC, and not twice."""
    found = [Licence(*one) for one in _LICENCES.find(folded)]
    if any(TITLE_ALONE in INCLUDED.get(one.code, ()) for one in found):
        found = [one for one in found if one.code != TITLE_ALONE]
    return found


def _driving(text: str, folded: str) -> list[Licence]:
    if not _DRIVING_CONTEXT.search(folded):
        return []
    found = [Licence(m.start(), m.end(), code) for code, pattern in _ELSEWHERE for m in pattern.finditer(folded)]
    tractors = [m.span() for m in _TRACTOR.finditer(folded)]
    for match in () if found else _DRIVING.finditer(text):
        if any(start <= match.start() < end for start, end in tractors):
            continue
        letters = [m.group().translate(_LATIN) for m in _LETTERS.finditer(match["letters"])]
        found += [Licence(match.start(), match.end(), f"driving_{code}") for code in _with_trailer(letters)]
    if not found:
        found = [Licence(m.start(), m.end(), "driving") for m in _ANY_LICENCE.finditer(folded)]
    return found


def _with_trailer(letters: list[str]) -> list[str]:
    """«B, C, E» means that a trailer may be drawn by the heaviest category: B, C, CE; «E» alone by a heavy one."""
    plain = [code for code in letters if code != "E"]
    if letters and not plain:
        return ["E"]
    if "E" in letters:
        heaviest = "C" if "C" in plain else plain[-1]
        plain.append(f"{heaviest}E")
    return plain


def _electrical(match: re.Match[str]) -> Licence:
    group = next((g for g in match.groups() if g), "")
    number = group if group in "2345" else _ROMAN.get(group.translate(_AS_READ))
    code = f"electrical_{number}" if number and number in "12345" else "electrical"
    return Licence(match.start(), match.end(), code)
