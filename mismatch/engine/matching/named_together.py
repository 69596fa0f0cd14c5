"""Languages and licences that a clause names, of which one may be enough."""

from __future__ import annotations

from mismatch.engine.matching.alternatives import is_or
from mismatch.engine.matching.clauses import Clause
from mismatch.engine.matching.registers import REGISTERS


def languages_asked(text: str, clause: Clause) -> list[tuple[str, str | None]]:
    """Languages with levels; «немецкий или французский» is one demand, "German/French"."""
    found: list[tuple[str, str | None]] = []
    previous = None
    for tongue in clause.tongues:
        if previous and found and is_or(text[previous.end : tongue.start]):
            found[-1] = (f"{found[-1][0]}/{tongue.language}", found[-1][1] or tongue.level)
        else:
            found.append((tongue.language, tongue.level))
        previous = tongue
    return found


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
