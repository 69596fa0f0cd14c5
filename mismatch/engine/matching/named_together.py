"""Languages and licences that a clause names, of which one may be enough."""

from __future__ import annotations

from itertools import dropwhile, pairwise

from mismatch.engine.matching.alternatives import is_or
from mismatch.engine.matching.clauses import Clause
from mismatch.engine.matching.registers import REGISTERS


def languages_asked(text: str, clause: Clause) -> list[tuple[str, str | None]]:
    """Languages with levels; «немецкий или французский» is one demand, "German/French"."""
    found: list[tuple[str, str | None]] = []
    gaps = [text[one.end : next_one.start] for one, next_one in pairwise(clause.tongues)]
    for at, tongue in enumerate(clause.tongues):
        alike = at > 0 and clause.tongues[at - 1].level == tongue.level
        if found and (is_or(gaps[at - 1]) or (alike and is_closed_by_or(gaps[at - 1 :]))):
            found[-1] = (f"{found[-1][0]}/{tongue.language}", found[-1][1] or tongue.level)
        else:
            found.append((tongue.language, tongue.level))
    return found


def is_closed_by_or(gaps: list[str]) -> bool:
    """Whether of the gaps between names the first are bare commas and the next an "or": "French, German or Spanish"."""
    others = list(dropwhile(lambda gap: gap.strip() == ",", gaps))
    return len(others) < len(gaps) and bool(others) and is_or(others[0])


def licences_asked(text: str, clause: Clause) -> list[str]:
    """Codes of licences; "NMC or HCPC registration" is one demand, ``register_nmc/register_hcpc``."""
    found: list[str] = []
    previous = None
    for one in clause.licences:
        if one.code in {code for codes in found for code in codes.split("/")}:
            continue
        # Nobody is in two registers: any of those named will do, however they are joined.
        registers = previous and {previous.code, one.code} <= REGISTERS.keys()
        if previous and (registers or is_or(text[previous.end : one.start])):
            found[-1] = f"{found[-1]}/{one.code}"
        else:
            found.append(one.code)
        previous = one
    return found
