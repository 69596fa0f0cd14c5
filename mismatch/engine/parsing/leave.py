"""Leave and career breaks: what stands among the jobs of a résumé and is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mismatch.engine.parsing.resume import Position

#: Over small letters without ё.
LEAVE = re.compile(
    r"\bдекрет\w*|\bотпуск\w* по уходу за|\bпо беременности и родам|\bуход\w* за ребен\w+|\b(?:maternity|"
    r"paternity|parental|child ?care|family) (?:leave|break)|\bstay[- ]at[- ]home (?:mom|mum|dad|mother|"
    r"father|parent)|"
    r"\bcareer (?:break|gap|pause)|\bперерыв в (?:карьере|работе|трудовой)|\braising (?:my |a |our |two |three "
    r")?(?:child\w*|famil\w+|kids|sons?|daughters?)|\bfull[- ]time (?:parent|mother|father|mom|dad)|"
    r"\b(?:took|taking|taken) [\w ]{1,20} off to (?:raise|care for|look after)|"
    r"\bдомохозяйк\w*|\bhomemaker\b(?=[\s,(–—-]*(?:from |since )?\d)|"
    r"\bухажива\w+ за (?:(?:больн|пожил|престарел|сво)\w+ )*(?:мам|пап|матерью|отцом|родител|бабушк|дедушк)\w*"
)


#: Who writes the papers of others' leave, or stands in for them, is at work.
_AT_WORK = re.compile(
    r"\bcover\b|cover(?:ed|ing) |\bpolic(?:y|ies)\b|managed|administ|payroll|programme|calculat|process(?:ed|ing)|"
    r"на время|вместо|замещ|подмен|расч[её]т|рассчит|начисл|оформл|выплат|пособи|больничн"
)


def leaves(text: str) -> Iterator[re.Match[str]]:
    """Every place of ``text``, in small letters without ё, that tells of a leave of one's own."""
    stop, at_work = -1, False
    for match in LEAVE.finditer(text):
        if match.start() >= stop:  # a line is asked once
            start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
            stop = len(text) if end < 0 else end
            at_work = _AT_WORK.search(text, start, stop) is not None
        if not at_work:
            yield match


def names_leave(text: str) -> bool:
    """Whether a line is a note of leave rather than a job."""
    return any(leaves(text.lower().replace("ё", "е")))


def is_leave(position: Position) -> bool:
    """Leave entered as if it were a job."""
    told = (position.title, position.employer)
    return any(fact is not None and names_leave(fact.value) for fact in told)
