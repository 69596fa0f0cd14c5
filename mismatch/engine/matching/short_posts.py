"""A vacancy of one to three lines, as posted in chats: who is sought and, in the same sentence, what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mismatch.engine.matching.asking import seeks_with_facts
from mismatch.engine.matching.clauses import clauses_of, names_a_field
from mismatch.engine.matching.conditions import find_places
from mismatch.engine.matching.cues import DEMAND, DUTY, OFFERED, OURS, PAY_LINE, PAYS, SOUGHT
from mismatch.engine.matching.education import find_degrees
from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.headings import Heading, SectionKind
from mismatch.engine.matching.items import Item
from mismatch.engine.matching.wishes import wishing_words
from mismatch.engine.skills.base import SkillHit
from mismatch.engine.skills.titles import title_base

#: With so many sentences a vacancy has room to say who is sought and what is asked apart.
_FEWEST = 5
#: Where one demand ends and the next begins: commas, and the words that turn from the person to what they can.
_CUT = re.compile(
    r",\s+(?:and |и |а также |but |so |но )?|:\s+|\s+[–—]\s+|"
    r"\s+(?=(?:с опытом|со стажем|со знанием|с правами|с личн\w+ авто\w*|с сво\w+ авто\w*|на вахту)\b)|"
    r"(?:^|\s+)(?:who|which|that|(?<!registered )(?<!experience )(?<!years )(?<!work )(?<!working )with|"
    r"котор(?:ый|ая|ые|ого|ую))\s+|\s+and\s+(?=must\b)"
)
_ABLE = re.compile(
    r"\b(?:знает|умеет|владеет|имеет|понимает|разбирается|работал[аи]?|готов(?:ый|ая|ы)?|свой|свое|своя|без|"
    r"knows?|can|has|have|holds?|speaks?|understands?|own tools|registered|qualified|certified|"
    r"certificate|card|years?)\b"
)
_WORDS = re.compile(r"[^\W\d_]{2,}")


def of_short_post(text: str, items: list[Item], headings: Sequence[Heading], hits: list[SkillHit]) -> list[Item]:
    """The items, those that say who is sought cut into that and what is asked of them.

    In a longer vacancy only the sentence is that seeks somebody and says at once with which years or papers.
    """
    if len(items) >= _FEWEST or any(heading.start < heading.end for heading in headings):
        return [piece for item in items for piece in _who_and_what(text, item)]
    return [piece for item in items for piece in _pieces(text, item, hits)]


def _who_and_what(text: str, item: Item) -> Iterator[Item]:
    """«Ищем юриста с опытом от трёх лет» in two: who is sought, and what of them."""
    seeks = item.section == "intro" and seeks_with_facts(text, item)
    turn = _WITH.search(fold(text[item.start : item.end])) if seeks else None
    if turn is None:
        yield item
        return
    yield item._replace(end=item.start + turn.start())
    yield Item(item.start + turn.end(), item.end, "must")


_WITH = re.compile(r"\s+(?=(?:с опытом|со стажем|со знанием|с высшим|с правами|with)\b)")


def place_and_pay_apart(text: str, items: list[Item]) -> list[Item]:
    """«Москва, 200000-250000 руб.» behind the tasks is no task: where the work is, and what it pays."""
    return [
        item._replace(section="offer")
        if item.section in ("tasks", "must", "nice") and _is_place_and_pay(text[item.start : item.end])
        else item
        for item in items
    ]


def _is_place_and_pay(piece: str) -> bool:
    first, comma, rest = piece.partition(",")
    return bool(comma) and _only_a_place(first) and PAYS.match(fold(rest.strip())) is not None


def _pieces(text: str, item: Item, hits: list[SkillHit]) -> Iterator[Item]:
    """The announcement itself keeps its section, what follows it is told by what it says."""
    folded = fold(text[item.start : item.end])
    begin = _announced(text, item, folded)
    if item.section != "intro" or begin is None:
        yield item
        return
    yield item._replace(end=item.start + begin)
    for match in [*_CUT.finditer(folded, begin), None]:
        end = match.start() if match else len(folded)
        if match and folded.count("(", begin, end) > folded.count(")", begin, end):
            continue
        if match and match.group().startswith(",") and _goes_on_with_fields(folded, begin, match):
            continue
        if _WORDS.search(folded, begin, end):
            piece = Item(item.start + begin, item.start + end, "intro")
            piece = piece._replace(start=piece.start + len(folded[begin:end]) - len(folded[begin:end].lstrip(" ,:.")))
            yield piece._replace(section=_section(text, piece, hits))
        begin = match.end() if match else end


def _goes_on_with_fields(folded: str, begin: int, comma: re.Match[str]) -> bool:
    """ "a degree in accounting, finance or economics"."""
    following = _CUT.search(folded, comma.end())
    piece = folded[comma.end() : following.start() if following else len(folded)]
    return bool(find_degrees(folded[begin : comma.start()])) and names_a_field(piece)


def _announced(text: str, item: Item, folded: str) -> int | None:
    """Where the words end that name who is sought; None where nobody is."""
    named = title_base().find(text[item.start : item.end])
    sought = SOUGHT.search(folded) or _SEEKING.search(folded)
    first = next((hit for hit in named if sought is None or hit.end > sought.start()), None)
    if first is None:
        return sought.end() if sought else None
    opens = not _WORDS.search(folded[: first.start].replace("senior", "").replace("junior", "")) or first.start < _NEAR
    return first.end if sought or opens else None


_SEEKING = re.compile(r"\b(?:ищу|приму|возьмем|we need|i need|^need|wants?|wanted|know an?|know any)\b")
_NEAR = 12


def _section(text: str, item: Item, hits: list[SkillHit]) -> SectionKind:
    piece = text[item.start : item.end]
    folded = fold(piece)
    if PAY_LINE.match(folded) or PAYS.match(folded) or OFFERED.search(folded):
        return "offer"
    if DUTY.search(folded):
        return "tasks"
    if OURS.match(folded) or _only_a_place(piece):
        return "company"
    whole = clauses_of(text, item.start, item.end, hits)[0]
    asks = (
        whole.stands_alone
        or whole.years
        or whole.skills
        or any(item.start <= hit.start and hit.end <= item.end for hit in hits)
    )
    return "must" if asks or DEMAND.search(folded) or _ABLE.search(folded) or wishing_words(folded) else "company"


def _only_a_place(piece: str) -> bool:
    rest = list(piece)
    places = find_places(piece)
    for place in places:
        rest[place.start : place.end] = " " * (place.end - place.start)
    return bool(places) and len(_WORDS.findall("".join(rest))) <= 1
