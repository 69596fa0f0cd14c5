"""Papers of trades with machines and dangers: slinger, welder, crane, forklift, work at height, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from mismatch.engine.matching.coded import Naming

_PAPER = r"(?:удостоверени|корочк|свидетельств|аттестат|допуск)\w*"
_PAPER_EN = r"(?:certificat(?:e|es|ion)|licen[cs]es?|tickets?|cards?|permits?)"
#: "Papers: slinger grade 3, …": what heads a list says what its items are.
_LIST = (
    r"(?:бумаги|документы|удостоверени[ея]|корочки|допуски|свидетельства|papers|certificates?|tickets?|licen[cs]es?|"
    r"cards)\s?:[^\n.;]{0,80}?(?<!\w)"
)


def _ticket(words: tuple[str, ...], russian: str, english: str, *further: str) -> Naming:
    """The paper of a trade: «удостоверение стропальщика», "slinger's certificate", "a certificate as a slinger"."""
    ways = (
        rf"{_PAPER} (?:на |по профессии |водителя |тракториста )*[«\"]?(?:{russian})",
        rf"(?<!\w)(?:{russian})\s*(?:\(|[:–—-]\s)\s*(?:есть )?(?:удостоверени|прав[ао]\b|корочк)\w*",
        rf"\b(?:{english})(?:'s|s')?(?: operator'?s?)?,? {_PAPER_EN}\b",
        rf"\b{_PAPER_EN} (?:as|of|for) (?:an? |the )?(?:{english})\b",
        rf"{_LIST}(?:{russian}|(?:{english})\b)",
    )
    return Naming(words, "|".join([*ways, *further]))


TICKETS: Mapping[str, Naming] = {
    "forklift": _ticket(
        ("погрузчик", "штабел", "ричтрак", "forklift", "fork lift", "reach truck", "counterbalance"),
        r"(?:вилочн\w+ )?(?:авто|электро)?погрузчик\w*|(?:электро)?штабел[еи]р\w*|ричтрак\w*",
        r"(?:counterbalance |reach (?:and counterbalance )?)?fork[- ]?lift(?: truck)?|reach truck|counterbalance",
        r"прав\w+ на (?:вилочн\w+ )?погрузчик\w*",
    ),
    "height": Naming(
        ("высот", "height"),
        r"(?:допуск|удостоверени\w+|работ\w*|разрешени\w+)[^.;,\n]{0,25} (?:на|к) (?:\w+ )?высот\w*|"
        r"высот\w*[ :,–—-]{1,3}(?:[1-3]|i{1,3}|перв\w+|втор\w+|треть\w+)(?:-?[яй])? групп\w*|"
        r"групп\w* (?:допуска |безопасности )?(?:по |на |к )(?:работ\w* (?:на )?)?высот\w*|"
        r"work(?:ing)? at heights?",
    ),
    "welding": _ticket(
        ("сварщик", "weld"),
        r"(?:электро)?(?:газо|электро)?сварщик\w*",
        r"(?:gas |arc |electric |mig |tig |coded |manual )*weld(?:er|ing)",
        r"coded welder",
    ),
    "slinger": _ticket(
        ("стропальщик", "rigger", "slinger"),
        r"стропальщик\w*",
        r"(?:rigger|slinger)(?:[ /-](?:and )?(?:signaller|signaler|banksman|rigger))?",
    ),
    "crane": _ticket(
        ("кран", "crane"),
        r"(?:машинист\w* (?:\w+ )?|оператор\w* (?:\w+ )?)\w*кран(?:а|ов)?(?!\w)|крановщи\w+",
        r"(?:tower |crawler |mobile |bridge |overhead )?crane(?: operator| driver)?",
    ),
}
