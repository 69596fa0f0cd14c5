"""What of a sentence asks for nothing: "A degree is not required", «опыт не требуется», ", pay is £13 an hour"."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from mismatch.engine.matching.cues import WAIVED
from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.items import Item
from mismatch.engine.matching.wishes import wishing_words

#: Waives what follows, to the end of the sentence or to where it turns.
_AHEAD = (
    r"\b(?:nobody|no one) (?:minds?|cares?)\b|\bwe (?:do not|don't) (?:mind|care)\b|"
    r"\b(?:it )?(?:does not|doesn't) matter (?:if|whether|what|how)\b|"
    r"\byou (?:do not|don't) need (?:to (?:know|have|be|speak|hold)\b|any\b|an?\b)|\bno need (?:to|for)\b|"
    r"\b(?:нам )?(?:неважно|не важно|не имеет значения),? (?:есть|где|как\w*|сколько|знае|уме|работал|был)"
)
#: Of several things that are waived, the whole list is; of one, what stands behind the last comma.
_SEVERAL = re.compile(r"(?:are not|aren't|нужны|требуются)")
_WAIVED = re.compile(rf"(?P<ahead>{_AHEAD})|(?:{WAIVED.pattern})[^\W\d_]*")
#: Pay behind a comma, with what is paid on top.
_PAID = re.compile(
    r"[,;]\s+(?:(?:the )?(?:salary|pay|wages?|оклад|зарплат\w*|з/п|зп|доход|ставка)\b[^,;\d]{0,20}\d"
    r"|(?:от |до |from |up to )?[£€$]\s?\d[\d.,]*k?(?=\s*(?:$|[-–,;]|to\b|per\b|an?\b|/|plus\b|\+))"
    r"|(?:от |до )?\d[\d ]{2,12}(?:\s?[–—-]\s?\d[\d ]{2,12})?\s?(?:руб\w*\.?|₽))"
    r"(?:[^,;]|,(?=\d))*"
    r"(?:[,;]\s+(?:(?:plus|and|плюс|и)\s+)?(?:an? )?(?:bonus|commission|tips|overtime|преми|бонус|процент|чаев)[^,;]*)*"
)
_TURNS = re.compile(r";|\s+but\s|,?\s+(?:но|зато|однако)\s")
#: No part of a sentence is longer: without a comma the end of each waiver would be looked for to the end of the text.
_FAR = 600
_WITHOUT = re.compile(r"(?:можно )?без |no ")
_PART = re.compile(r";\s*")
_COMMA = re.compile(r"[,;:]\s+|\s[–—-]\s|,?\s+(?:and|but|и|но|а)\s")
#: «Опыт не требуется, но будет плюсом», "is not required but …", «Стаж не требуется? Требуется»: nothing is waived.
_TAKEN_BACK = re.compile(r",?\s+(?:but|though|although|но|хотя|зато)\b|\s*\?")
_WORD = re.compile(r"\w")
_LEAD = re.compile(r"[\s,;:–—-]*(?:(?:and|but|и|а|но)\s+)?")
_TAIL = re.compile(r"[\s,;:–—-]*(?:\b(?:and|but|и|а|но))?\s*$")


def asked_parts(text: str, item: Item) -> list[Item]:
    """What is left of a sentence without what it waives; the sentence itself when it waives nothing."""
    folded = fold(text[item.start : item.end])
    spans = [span for match in _WAIVED.finditer(folded) if (span := _span(folded, match))]
    if item.section != "tasks":
        spans = sorted([*spans, *(match.span() for match in _PAID.finditer(folded))])
    if not spans:
        return [item]
    parts, begin = [], 0
    for start, end in [*spans, (len(folded), len(folded))]:
        if start > begin and (left := _trimmed(folded, begin, start)):
            parts.append(item._replace(start=item.start + left[0], end=item.start + left[1]))
        begin = max(begin, end)
    return parts


def _span(folded: str, match: re.Match[str]) -> tuple[int, int] | None:
    start, end = match.span()
    if _TAKEN_BACK.match(folded, end) and not match["ahead"]:
        return None
    last = min(len(folded), end + _FAR)
    turn = (_TURNS if match["ahead"] else _COMMA).search(folded, end, last)
    end = turn.start() if turn else last
    if not match["ahead"] and not _WITHOUT.match(match[0]):
        cuts = _cuts(folded, _PART if _SEVERAL.search(match[0]) else _COMMA)
        before = bisect_right(cuts, start)
        start = cuts[before - 1] if before else 0
    wished = any(not (match.start() <= s < match.end()) for s, e in wishing_words(folded) if start <= s < end)
    return None if wished else (start, end)


@lru_cache(maxsize=8)
def _cuts(folded: str, marks: re.Pattern[str]) -> list[int]:
    """Where the parts of a sentence begin: asked again for everything that it waives."""
    return [cut.end() for cut in marks.finditer(folded)]


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int] | None:
    lead = _LEAD.match(folded, start, end)
    start = lead.end() if lead else start
    tail = _TAIL.search(folded, start, end)
    end = tail.start() if tail else end
    return (start, end) if _WORD.search(folded, start, end) else None
