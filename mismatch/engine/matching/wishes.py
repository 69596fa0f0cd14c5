"""A wish inside a demand: «…, желательно в рознице», "Java (Kotlin is a plus)", «знание X, опыт с Y будет плюсом»."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mismatch.engine.matching.cues import NICE, NICE_NEXT, NICE_TAIL, NICE_WORDS, WISH_ALONE
from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.items import Item


@lru_cache(maxsize=4096)
def wishing_words(folded: str) -> tuple[tuple[int, int], ...]:
    """Where a sentence says that it only wishes; each sentence is asked several times."""
    return tuple((m.start(), m.end()) for m in NICE.finditer(folded))


#: «…, желательно в сельском хозяйстве», "ideally in a hospital": the field that the experience is wished from.
WISHED_FIELD = re.compile(
    r"(?:желательно|предпочтительно|в идеале|лучше|ideally|preferably)\s+(?:in|within|from|в|во|на|из)\s+\w+", re.I
)


class Wish(NamedTuple):
    """Where the demand ends before a wish, the wish itself, and where the demand goes on behind it."""

    cut: int
    start: int
    end: int
    rest: int


def find_wish(text: str, item: Item) -> Wish | None:
    """The wish that stands in a demand, when it is for a part of it only."""
    if item.section not in ("must", "intro"):
        return None
    folded = fold(text[item.start : item.end])
    bracket = _in_brackets(folded)
    if bracket is not None:
        cut, start, end = bracket
        return _wish(text, item, cut, start, end)
    tail = NICE_TAIL.search(folded)
    if tail is not None and _WORD.search(folded, tail.end()):
        return _wish(text, item, tail.start(), tail.start("word"), len(folded))
    between = _between_commas(folded)
    if between is not None:
        return _wish(text, item, *between)
    following = NICE_NEXT.search(folded)
    if following is not None and not NICE.search(folded, 0, following.start()):
        return _wish(text, item, following.start(), following.end(), len(folded))
    return None


def _between_commas(folded: str) -> tuple[int, int, int] | None:
    """A wish amid other demands: «английский, опыт в гостинице приветствуется, готовность к ночным сменам»."""
    said = wishing_words(folded)
    if len(said) != 1:
        return None
    before, after = folded.rfind(",", 0, said[0][0]), folded.find(",", said[0][1])
    if before < 0 or after < 0 or len(_WORD.findall(folded, before, said[0][0])) < _NAMED:
        return None
    return before, before + 1, after


_NAMED = 2


def closed(text: str, start: int, end: int, limit: int) -> int:
    """``end``, moved behind the bracket that is open there, when it closes soon: «контроля версий (Git» → «…)»."""
    if text.count("(", start, end) <= text.count(")", start, end):
        return end
    close = text.find(")", end, min(limit, end + _NEAR))
    return close + 1 if close >= 0 else end


_NEAR = 80
_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]+)\)")
_WORD = re.compile(r"[^\W_]+")


def _in_brackets(folded: str) -> tuple[int, int, int] | None:
    """Brackets with a wish of their own: "(category C would be an advantage)", but not "(a big plus)"."""
    for match in _BRACKETS.finditer(folded):
        inside = match["inside"]
        if NICE.search(inside) and len(_WORD.findall(WISH_ALONE.sub(" ", NICE_WORDS.sub(" ", inside)))) >= 1:
            return match.start(), match.start("inside"), match.end("inside")
    return None


def _wish(text: str, item: Item, cut: int, start: int, end: int) -> Wish | None:
    if not _WORD.search(text, item.start, item.start + cut):
        return None
    begin = item.start + start
    while begin < item.start + end and text[begin].isspace():
        begin += 1
    stop = item.start + end
    rest = stop + 1 if text[stop : stop + 1] == ")" else stop
    return Wish(item.start + cut, begin, stop, rest)
