"""Leave and career breaks: what stands among the jobs of a résumé and is none."""

from __future__ import annotations

import re

from mismatch.engine.parsing.resume import Position

#: Over small letters without ё.
LEAVE = re.compile(
    r"\bдекрет\w*|\bотпуск\w* по уходу за|\bпо беременности и родам|\bуход\w* за ребен\w+|\b(?:maternity|"
    r"paternity|parental|child ?care|family) (?:leave|break)|\bstay[- ]at[- ]home (?:mom|mum|dad|mother|"
    r"father|parent)|"
    r"\bcareer (?:break|gap|pause)|\bперерыв в (?:карьере|работе|трудовой)|\braising (?:my |a |our |two |three "
    r")?(?:child\w*|famil\w+|kids|sons?|daughters?)|\bfull[- ]time (?:parent|mother|father|mom|dad)"
)


def names_leave(text: str) -> bool:
    """Whether a line is a note of leave rather than a job."""
    return bool(LEAVE.search(text.lower().replace("ё", "е")))


def is_leave(position: Position) -> bool:
    """Leave entered as if it were a job."""
    told = (position.title, position.employer)
    return any(fact is not None and names_leave(fact.value) for fact in told)
