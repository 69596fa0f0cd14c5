"""Facts about a person that never reach the scorer, and where a résumé writes them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.protected_phrases import PATTERNS
from mismatch.engine.parsing.aside_phrases import tells_of_charges
from mismatch.engine.parsing.asides import apart
from mismatch.engine.parsing.characters import unmixed
from mismatch.engine.parsing.leave import is_leave, leaves
from mismatch.engine.parsing.name_mentions import find_mentions
from mismatch.engine.parsing.pauses import pause_lines
from mismatch.engine.parsing.resume import Resume, Warning
from mismatch.engine.shapes import Fact, Span

#: What no person wrote for another to read: a text in the code of a machine.
_CODED = re.compile(r"(?<!\S)(?:(?=[a-z+/]*\d)[a-z0-9+/]{40,}|[a-z0-9+/]{80,})={0,2}(?!\S)")
_FACT = re.compile("|".join(f"(?:{p})" for p in PATTERNS), re.MULTILINE)
_CHILDREN = re.compile(r"child|kid|sons?\b|daughter|boys|girls|дет|ребен|сын|доч")
#: The right to work is a condition of the job, not an origin.
_RIGHT_TO_WORK = re.compile(
    r"разрешени\w+ на работу[^\n.;|]*|right to work[^\n.;|]*|work (?:permit|authori[sz]ation|visa)[^\n.;|]*|"
    r"eligible to work[^\n.;|]*"
)
#: Sentences that speak to a machine about the person, besides those the parser has warned of.
_TO_MACHINE = re.compile(
    r"(?:this|the) (?:applicant|candidate|person|resume|cv) (?:fully |perfectly |completely )?(?:meets|"
    r"matches|satisfies|fulfils|fulfills|fits|exceeds) (?:every|all|each|the|any)\b|"
    r"\b(?:respond|reply|answer|output|print|return) (?:only )?(?:with|as)?\s*:?\s*[\"'«]?(?:perfect|yes|"
    r"match|hire|100|strong|approved|excellent)|"
    r"^\s*(?:system|assistant|user|developer)\s*:|\b(?:for|to|dear|hey) (?:the )?(?:ai|llm|gpt|ats|bot|"
    r"language model|algorithm|screener)s?\b\s*[:,—–-]|"
    r"\b(?:для|уважаемый|внимание) (?:ии|нейросет\w+|алгоритм\w*|бот\w*|языков\w+ модел\w+|искусственн\w+ "
    r"интеллект\w*)\s*[:,—–-]|"
    r"\b(?:кандидат|соискатель|резюме) (?:полностью |идеально |точно )?(?:соответствует|подходит|"
    r"удовлетворяет) (?:вакансии|всем|кажд\w+|требовани\w+|под)",
    re.MULTILINE,
)
#: A word that stands so often in one line is there for a machine, when the document is known to repeat it.
_AGAIN = 3
_MARKS = " \t•·*-–—.,;"
#: A line with so many ends of sentences tells; the end of one is no dot of an abbreviation or a date.
_TOLD_IN_SENTENCES = 2
_STOP = re.compile(r"(?:(?<=\w{3})|(?<=[)»\"\d]))[.!?](?:\s+|$)")
_end = attrgetter("end")
_MANIPULATION = ("hidden_", "stuffing", "instruction")


def protected_spans(resume: Resume) -> list[Span]:
    """Every stretch of the résumé's text that the scorer must not see, sorted and merged."""
    text = resume.text
    folded = fold(text)
    spans = [Span(f.start, f.end) for f in _identity(resume) if f.start is not None and f.end is not None]
    spans += resume.overruled  # what people put otherwise counts no more
    spans += find_mentions(text, resume.name.value) if resume.name else []
    told = (m for m in _FACT.finditer(folded) if not _is_of_charges(folded, m))
    spans += [span for m in told for span in _but_right_to_work(folded, m.start(), m.end())]
    # The gap must read the same whether a leave is named or not: the note takes its whole entry along.
    spans += [_entry_around(text, m.start(), m.end()) for m in leaves(folded)]
    spans += [one.span for one in resume.positions if one.span and is_leave(one)] + pause_lines(text)
    spans += [
        _from_sentence_to_line_end(text, w.start, w.end)
        for w in resume.warnings
        if w.kind.startswith(_MANIPULATION) and w.start is not None and w.end is not None and w.start < w.end
    ]
    spans += [_from_sentence_to_line_end(text, m.start(), m.end()) for m in _TO_MACHINE.finditer(fold(unmixed(text)))]
    spans += [Span(m.start(), m.end()) for m in _CODED.finditer(folded)]
    spans += [span for w in resume.warnings if w.kind.startswith("stuffing") for span in _stuffed(folded, w)]
    return apart(spans)


def _stuffed(folded: str, warning: Warning) -> list[Span]:
    """Every line that does what the warning shows in one place: the same row again, or a word again and again."""
    if warning.start is None or warning.end is None:
        return []
    shown = folded[warning.start : warning.end]
    named = fold(warning.params.get("word") or warning.params.get("skill") or shown)
    words, spans, start = {named, shown.split()[0] if shown.split() else shown}, [], 0
    for line in folded.split("\n"):
        bare = line.strip(_MARKS)
        repeated = bare == shown if warning.kind == "stuffing_rows" else bare in words
        if repeated or (warning.kind != "stuffing_rows" and any(line.count(w) >= _AGAIN for w in words if w)):
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def overlaps(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether a stretch touches any of the spans, which are in their order and apart."""
    at = bisect_right(spans, start, key=_end)
    return at < len(spans) and spans[at].start < end


def outside(spans: Sequence[Span], start: int, end: int) -> list[tuple[int, int]]:
    """What is left of a stretch when the spans, which are in their order and apart, are taken out of it."""
    pieces, begin = [], start
    for at in range(bisect_right(spans, start, key=_end), len(spans)):
        span = spans[at]
        if span.start >= end:
            break
        if span.start > begin:
            pieces.append((begin, span.start))
        begin = span.end
    if begin < end:
        pieces.append((begin, end))
    return pieces


def _identity(resume: Resume) -> list[Fact]:
    held = resume.protected
    facts: list[Fact | None] = [resume.name, held.birth_date, held.age, held.sex, held.family]
    facts += [*resume.emails, *resume.phones, *resume.links]
    return [f for f in facts if f is not None and not _is_inside_word(resume.text, f.start)]


def _is_inside_word(text: str, start: int | None) -> bool:
    """A "link" that begins in the middle of a word is a misreading, and hiding it would tear the word."""
    return bool(start and text[start - 1].isalnum() and text[start].isalnum())


def _is_of_charges(folded: str, match: re.Match[str]) -> bool:
    """Children in a sentence of somebody who is paid to look after them."""
    if not _CHILDREN.search(match.group()):
        return False
    start = max(folded.rfind(mark, 0, match.start()) for mark in ("\n", ". ")) + 1
    stop = min((at for mark in ("\n", ". ") if (at := folded.find(mark, match.end())) >= 0), default=len(folded))
    return _is_paid_for_charges(folded, start, stop)


@lru_cache(maxsize=2)
def _is_paid_for_charges(folded: str, start: int, stop: int) -> bool:
    """Of one sentence: asked again for every child in it."""
    return tells_of_charges(folded[start:stop])


def _but_right_to_work(folded: str, start: int, end: int) -> list[Span]:
    permit = _RIGHT_TO_WORK.search(folded, start, end)
    return [Span(start, end)] if permit is None else [Span(start, permit.start()), Span(permit.end(), end)]


def _entry_around(text: str, start: int, end: int) -> Span:
    """The line, which is an entry of a list; of a longer one that tells a life in sentences only the sentence."""
    stop = text.find("\n", end)
    line = Span(text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop)
    ends = _stops(text, line.start, line.end)
    if len(ends) < _TOLD_IN_SENTENCES:
        return line
    before, after = bisect_right(ends, start), bisect_left(ends, end)
    return Span(ends[before - 1] if before else line.start, ends[after] if after < len(ends) else line.end)


@lru_cache(maxsize=2)
def _stops(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of a line end: asked again for every fact of a line."""
    return [mark.end() for mark in _STOP.finditer(text, start, end)]


def _from_sentence_to_line_end(text: str, start: int, end: int) -> Span:
    """From the sentence that carries an instruction on: what follows it serves it."""
    begin = max((text.rfind(mark, 0, start) for mark in ("\n", ". ", "! ", "? ")), default=-1)
    stop = text.find("\n", end)
    return Span(begin + 1, len(text) if stop < 0 else stop)
