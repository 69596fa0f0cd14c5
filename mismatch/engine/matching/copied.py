"""Where a résumé repeats its vacancy word for word: whole sentences pasted so that every demand is found."""

from __future__ import annotations

import re

from mismatch.engine.matching.folding import fold
from mismatch.engine.parsing.resume import Warning
from mismatch.engine.shapes import Span

_WORD = re.compile(r"[^\W_]+")
#: So many words in a row come together by chance only in phrases that everybody uses; one such stretch is none.
_RUN, _SEVERAL = 8, 3
#: So many are a sentence of somebody else's.
_LONG = 15
#: A person who has seen so many has seen enough.
_MOST = 5


def copied_from_vacancy(vacancy: str, resume: str) -> list[Warning]:
    """The longest stretches of a résumé that are the vacancy's own words, in the order of the text."""
    runs = _runs(vacancy, resume)
    if len(runs) < _SEVERAL:
        runs = [(words, span) for words, span in runs if words >= _LONG]
    longest = sorted(runs, key=lambda run: (-run[0], run[1].start))[:_MOST]
    return [_warning(words, span) for words, span in sorted(longest, key=lambda run: run[1].start)]


def _runs(vacancy: str, resume: str) -> list[tuple[int, Span]]:
    """Number of words and place of every stretch of ``_RUN`` words or more that stands in the vacancy too."""
    asked = _WORD.findall(fold(vacancy))
    theirs = {tuple(asked[at : at + _RUN]) for at in range(len(asked) - _RUN + 1)}
    told = list(_WORD.finditer(fold(resume)))
    words = [word.group() for word in told]
    runs: list[tuple[int, int]] = []
    for at in range(len(words) - _RUN + 1):
        if tuple(words[at : at + _RUN]) in theirs:
            first = runs.pop()[0] if runs and at <= runs[-1][1] else at
            runs.append((first, at + _RUN))
    return [(end - first, Span(told[first].start(), told[end - 1].end())) for first, end in runs]


def _warning(words: int, span: Span) -> Warning:
    return Warning(
        kind="copies_vacancy",
        message=f"This repeats the vacancy word for word, {words} words in a row. Are they the person's own?",
        start=span.start,
        end=span.end,
        params={"count": str(words)},
    )
