"""Years of experience as written: «от 3 лет», "3+ years", «не менее двух лет», "at least five years"."""

from __future__ import annotations

import re
from typing import NamedTuple

from mismatch.engine.matching.folding import fold


class Years(NamedTuple):
    """A length of time in years and where it is written."""

    start: int
    end: int
    years: float


_WORDS: dict[str, float] = {
    "полугода": 0.5,
    "полгода": 0.5,
    "одного": 1,
    "один": 1,
    "полутора": 1.5,
    "двух": 2,
    "два": 2,
    "трех": 3,
    "три": 3,
    "четырех": 4,
    "четыре": 4,
    "пяти": 5,
    "пять": 5,
    "шести": 6,
    "шесть": 6,
    "семи": 7,
    "семь": 7,
    "восьми": 8,
    "восемь": 8,
    "девяти": 9,
    "девять": 9,
    "десяти": 10,
    "десять": 10,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
}
_NUMBER = rf"(?:\d{{1,2}}(?:[.,]\d)?|{'|'.join(w for w in _WORDS if w not in ('полугода', 'полгода'))})"
_YEARS = re.compile(
    rf"(?<![\w.,-])(?P<n>{_NUMBER})\s*(?:-?(?:х|ти|и|ех))?\s*(?:\(\w+\)\s*)?\+?"
    rf"(?:\s*(?:-|–|—|до|to|or|или)\s*(?P<m>{_NUMBER})\s*(?:-?(?:х|ти|и))?\+?)?\s*(?:\+|plus\s+|полных\s+|full\s+)?\s*"
    rf"(?P<unit>лет\b|год(?:а|у|ом|ов)?\b|г\.|years?\b|yrs?\b|year's\b|years'|месяц\w*|мес\b|months?\b|seasons?\b|"
    rf"сезон(?:а|ов)?\b)"
)
_WORD_ONLY = re.compile(r"(?:от|более|не менее|больше|минимум|свыше|с опытом)\s+(?P<w>года|полугода|полутора лет)\b")
_ONE = re.compile(
    r"\b(?:at least |more than |over |minimum )?an? year(?=(?: or more|'s)? (?:in|of|as|with)\b| or more)"
)
#: «хотя бы год», «из них год на «Газели»»: one, without its number. «за год», «каждый год» are no such thing.
_ONE_OF_THEM = re.compile(
    r"(?:хотя бы|как минимум|минимум|не менее|не меньше|из них|из которых|от)\s+(?:полного\s+)?(?P<w>года?)\b(?!\s*\d)"
)
#: «раз в полгода», «через 2 года»: no length of experience.
_RECURS = re.compile(
    r"(?:раз в|кажд\w+|через|(?:курс|интенсив|стажировк|длительност|"
    r"продолжительност)\w*(?: \w+)?[:—–-]?|первы\w+|once (?:a|every)|every|each)\s*$"
)
_HALF = re.compile(r"\bполгода\b")
_AGE = re.compile(
    r"(?:в (?:\w+ )?групп[уе]|дет(?:и|ей)|children) ?\(?$|(?:возраст\w*|в возрасте|старше|младше|моложе|aged?|"
    r"over the age of|older than)[^.;,\n]{0,20}$"
)
_AGE_AFTER = re.compile(r"\s*(?:old\b|of age\b|от роду)")
_NOT_WORK = re.compile(
    r"(?:на рынке|гаранти|компани[яи]|существ|истори|on the market|in business|warrant|основан|founded|юбилей)"
)


def find_years(text: str) -> list[Years]:
    """Every demand or statement of a length in years, without ages and without a firm's own history."""
    folded = fold(text)
    found = [_years(m) for m in _YEARS.finditer(folded) if not _is_age(folded, m.start(), m.end())]
    for match in _WORD_ONLY.finditer(folded):
        value = {"года": 1.0, "полугода": 0.5}.get(match["w"], 1.5)
        found.append(Years(match.start("w"), match.end("w"), value))
    found += [Years(m.start("w"), m.end("w"), 1.0) for m in _ONE_OF_THEM.finditer(folded)]
    found += [Years(m.start(), m.end(), 0.5) for m in _HALF.finditer(folded)]
    found += [Years(m.start(), m.end(), 1.0) for m in _ONE.finditer(folded)]
    lengths = [one for one in found if not _RECURS.search(folded, max(0, one.start - 20), one.start)]
    return _without_overlaps(sorted(lengths))


def speaks_of_firm(text: str) -> bool:
    """Whether a number of years in this sentence is about the firm and not about the person."""
    return bool(_NOT_WORK.search(fold(text)))


def _years(match: re.Match[str]) -> Years:
    value = _WORDS.get(match["n"]) or float(match["n"].replace(",", "."))
    if match["unit"].startswith(("мес", "month")):
        value = round(value / 12, 2)
    return Years(match.start(), match.end(), value)


def _is_age(folded: str, start: int, end: int) -> bool:
    return bool(_AGE.search(folded, max(0, start - 40), start) or _AGE_AFTER.match(folded, end))


def _without_overlaps(found: list[Years]) -> list[Years]:
    kept: list[Years] = []
    for years in found:
        if not kept or years.start >= kept[-1].end:
            kept.append(years)
    return kept
