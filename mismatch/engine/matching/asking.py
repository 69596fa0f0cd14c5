"""Which sentences of a vacancy ask for something, and which tell a story, offer, or explain how to apply."""

from __future__ import annotations

import re

from mismatch.engine.matching.clauses import clauses_of
from mismatch.engine.matching.conditions import find_conditions
from mismatch.engine.matching.cues import (
    ADDRESS,
    ANYBODY,
    APPLY,
    ASKS,
    BENEFIT,
    BOILERPLATE,
    CALLS,
    CONTENTLESS,
    DEMAND,
    DUTY,
    FIRM,
    JOINING,
    LABEL,
    NICE_WORDS,
    OFFER,
    OFFERED,
    OFFERS,
    ONE_MORE,
    OURS,
    PAY_LINE,
    PAYS,
    SOUGHT,
    SUBJECT_TO,
)
from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.grounds import grounds_of
from mismatch.engine.matching.headings import SectionKind
from mismatch.engine.matching.items import Item
from mismatch.engine.matching.licences import find_licences
from mismatch.engine.matching.others_told import tells_of_others
from mismatch.engine.matching.wishes import wishing_words
from mismatch.engine.skills.titles import title_base

_SHORT = 80
_ASKED = frozenset({"must", "nice", "stack"})


def is_passed_over(text: str, item: Item, folded: str, title: str) -> bool:
    """Stories, offers, how to apply, protected facts: none of these is a demand."""
    if (
        (item.section in ("offer", "company", "apply") and not is_check(folded))
        or asks_protected(folded)
        or CONTENTLESS.match(folded)
        or (LABEL.match(folded) and not is_schedule(text, item))
        or OFFERS.match(folded)
        or PAYS.match(folded)
        or OFFERED.search(folded)
        or BOILERPLATE.search(folded)
        or (tells_of_others(folded, fold(title)) and not is_check(folded))
    ):
        return True
    if item.section in _ASKED:
        wishes = bool(wishing_words(folded))
        bare = (wishes and not count_words(NICE_WORDS.sub(" ", folded))) or folded.endswith("?")
        told = (
            ONE_MORE.search(folded) or CALLS.match(folded) or (OURS.match(folded) if item.section != "stack" else None)
        )
        return bare or any((told, APPLY.search(folded), ADDRESS.search(folded)))
    if item.section == "intro":
        if PAY_LINE.match(folded) or BENEFIT.match(folded):
            return True
        is_title = fold(title) in folded and item.start <= len(title)
        if _announces(text, item, folded) or is_title or OFFER.search(folded) or APPLY.search(folded):
            return True
        asks: object = DEMAND.search(folded) or wishing_words(folded) or DUTY.search(folded)
        asks = asks or is_check(folded) or is_a_condition(text, item)
        return not asks or (
            FIRM.search(folded) is not None
            and not re.search(r"ищем|looking for|seeking|требуется|you will|need", folded)
        )
    if item.section == "tasks" and SOUGHT.search(folded) and FIRM.match(folded):
        return True
    return item.section == "tasks" and bool(APPLY.search(folded) or (OFFER.search(folded) and "предлагаем" in folded))


def asks_protected(folded: str) -> bool:
    """Whether a sentence speaks of what the person is who is sought. A citizenship can be a condition of the work."""
    return any(ground != "citizenship" for ground in grounds_of(folded))


def _announces(text: str, item: Item, folded: str) -> bool:
    """Whether a sentence only says who is sought: "Brightside Bakery is looking for a driver in York"."""
    if not SOUGHT.search(folded) or has_hard_facts(text, item):
        return False
    asks = DEMAND.search(SOUGHT.sub(" ", folded))
    return asks is None and bool(
        ANYBODY.search(folded) or JOINING.search(folded) or title_base().find(text[item.start : item.end])
    )


def is_a_condition(text: str, item: Item) -> bool:
    """«Английский — B1», «Вахта 60/30», "You will be on call": a language or a condition in a line of its own."""
    if item.end - item.start >= _SHORT:
        return False
    clause = clauses_of(text, item.start, item.end, [])[0]
    return bool(clause.tongues) or any(condition.code != "remote" for condition in clause.conditions)


def is_schedule(text: str, item: Item) -> bool:
    """«График 2/2», "Shift work" by itself below the lists, or told to the reader, though not in what is offered."""
    if item.section == "offer" or item.end - item.start >= _SHORT:
        return False
    told, before = text[item.start : item.end], text[text.rfind("\n", 0, item.start) + 1 : item.start].rstrip()
    codes = {one.code for one in find_conditions(told)}
    if _TOLD_YOU.match(fold(told)):
        return "shifts" in codes or (item.section in ("company", "intro") and bool(codes))
    alone = not before or before[-1] in ".!?"
    return not codes.isdisjoint(_OF_TIME) and alone and _SCHEDULE.fullmatch(fold(told)) is not None


_OF_TIME = frozenset({"shifts", "travel", "rotation"})


_TOLD_YOU = re.compile(
    r"you(?: will|'ll) (?:be|work|travel)\b|"
    r"(?:the|this) (?:role|job|post|position|work) (?:is|requires|involves|includes)\b|"
    r"(?:вам )?предстоят?\b|работа (?:сменная|посменная|вахт\w+|связана|предполагает)"
)
_SCHEDULE = re.compile(
    r"(?:график|смен|посменн|сутк|вахт|командировки|shift|rota\b|rotating|(?:business )?travel\b|business trips)"
    r"(?!.*(?:\d{3}|оплат|оплач|за счет|бесплат|(?:^|\s)(?:нет|не|без|no|not)\b|\bpa(?:y|id)\b|cover|expens)).*",
    re.S,
)


def seeks_with_facts(text: str, item: Item) -> bool:
    """«Ищем юриста с опытом от трёх лет»: who is sought, and behind it years, a degree, a language or a licence."""
    sought = SOUGHT.search(fold(text[item.start : item.end]))
    return sought is not None and any(
        one.years or one.degrees or one.tongues or one.licences
        for one in clauses_of(text, item.start + sought.end(), item.end, [])
    )


def has_hard_facts(text: str, item: Item) -> bool:
    """Prose before the lists repeats them, unless it gives years, a degree, a language or a licence."""
    clause = clauses_of(text, item.start, item.end, [])[0]
    return bool(
        clause.years
        or clause.degrees
        or clause.tongues
        or clause.licences
        or DUTY.search(fold(text[item.start : item.end]))
    )


def benefits_section(item: Item, text: str, inside: SectionKind | None) -> SectionKind | None:
    """A list of demands that has turned into one of benefits without a heading stays so until it asks again."""
    if item.section not in ("must", "nice", "tasks", "stack"):
        return None
    folded = fold(text[item.start : item.end])
    if BENEFIT.search(folded) or PAY_LINE.search(folded):
        return item.section
    return None if inside != item.section or ASKS.match(folded) else inside


def is_check(folded: str) -> bool:
    """A check or a permit that the job is subject to, even where the tasks or the pay are told."""
    return bool(SUBJECT_TO.search(folded)) and (
        any(x.code == "no_conviction" for x in find_licences(folded))
        or any(x.code == "right_to_work" for x in find_conditions(folded))
    )


def count_words(folded: str) -> int:
    return len(re.findall(r"[^\W_]+", folded))
