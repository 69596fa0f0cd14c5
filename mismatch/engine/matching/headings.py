"""Where a vacancy's sections begin: headings in both languages, on lines of their own or inside one long line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mismatch.engine.matching.heading_guesses import before_list, guessed_inside, guessed_line
from mismatch.engine.matching.heading_phrases import BULLET, HEADINGS, SectionKind

_LEAD = re.compile(rf"[\s#>_*]*(?:{BULLET}\s+)?[\s#>_*\W]*", re.UNICODE)
_HEADING = {
    kind: re.compile(rf"(?:{'|'.join(phrases)})(?![^\W_])(?P<rest>.*)", re.DOTALL) for kind, phrases in HEADINGS.items()
}
_ORDER: tuple[SectionKind, ...] = ("nice", "offer", "company", "apply", "stack", "tasks", "must", "intro")
_TAIL_TO_COLON = re.compile(r"[^.;:!?\n•]{0,48}?[*_]*\s?:")
_TAIL_NONE = re.compile(r"[*_]*\s?:")
_TAIL_LINE = re.compile(r"[\s,]*(?:\([^)\n]{0,40}\))?[\s*_?!.…]*$")
_TAIL_BULLET = re.compile(r"\s*[?!]?\s*(?=[•●▪✓✔✅])|\?\s")
_TAIL_SPACES = re.compile(r"[!?…]*\s{2,}(?=\S)")
#: Where a heading may begin inside a line: after a sentence, after two spaces, after a bullet.
_INLINE = re.compile(r"(?:(?<=[.;!?)»])\s*|\s{2,}|(?<=[➕•])\s*)(?=[\W_]{0,6}[^\W\d_])")
#: Also after a plain space, when a capital begins it and a colon ends it: a pasted text has lost its line breaks.
_AFTER_SPACE = re.compile(r"(?<=[^\W_)\]%.] )(?=[A-ZА-ЯЁ])|(?<=[)\]%.] )(?=[A-ZА-ЯЁ])")
_LINE = re.compile(r"[^\n]+")
#: Words that open a sentence as often as a section: as headings they stand alone before the colon.
_GENERIC = re.compile(
    r"(?:опыт(?: работы)?|образование|знани[яе](?: языков)?|языки|личные качества|необходимо|требуется|"
    r"обязательно|желательно|skills|experience|education|languages|"
    r"licen[cs]es?|certifications?|required|preferred|desired|optional|salary|доход|зарплата|график работы)$"
)


#: "Salary: £30,000": a label with its value opens no section.
_LABEL = re.compile(
    r"salary|pay|зарплата|доход|оклад|график работы|формат работы|адрес|контакты?|location|hours|contract"
)


class Heading(NamedTuple):
    """A heading's place and the kind of section it opens; guessed when no list has its words."""

    start: int
    end: int
    kind: SectionKind
    guessed: bool = False


def find_headings(text: str, folded: str) -> list[Heading]:
    """Every heading in order, none inside another."""
    found: list[Heading] = []
    for line in _LINE.finditer(folded):
        starts = [line.start(), *(m.end() for m in _INLINE.finditer(folded, line.start(), line.end()))]
        lost = {m.end() for m in _AFTER_SPACE.finditer(text, line.start(), line.end())} - set(starts)
        for start in sorted({*starts, *lost}):
            if found and start < found[-1].end:
                continue
            if start in lost and not _has_colon(folded, start, line.end()):
                found.extend(_of_pasted(text, folded, start, line))
                continue
            heading = _heading_at(text, folded, start, line.end(), whole_line=start == line.start())
            if heading is None and start == line.start():
                heading = _own(guessed_line(text, folded, line.start(), line.end()))
            elif heading is None and start not in lost:
                heading = _own(guessed_inside(text, folded, start, line.end()))
            if heading is not None:
                found.append(_as_followed(text, folded, heading))
    return found


def _as_followed(text: str, folded: str, heading: Heading) -> Heading:
    """ "About the role" stands over a list of tasks, or over prose that may tell anything."""
    told = folded[heading.start : heading.end]
    if heading.kind == "tasks" and _ABOUT.search(told) and not before_list(text, heading.start, heading.end):
        return heading._replace(kind="intro")
    return heading


_ABOUT = re.compile(r"\babout the (?:role|job|position|post)\b")


def _of_pasted(text: str, folded: str, start: int, line: re.Match[str]) -> Iterator[Heading]:
    """A heading of several words amid a vacancy that was pasted as one line: "… in Dublin Who we are We make …"."""
    if line.end() - line.start() < _ONE_LINE:
        return
    heading = _heading_at(text, folded, start, line.end(), whole_line=False)
    if heading is not None and len(folded[start : heading.end].split()) >= _TELLING_WORDS:
        yield heading


_ONE_LINE, _TELLING_WORDS = 400, 3


def _own(guess: tuple[int, int, SectionKind] | None) -> Heading | None:
    return Heading(*guess, guessed=True) if guess else None


def _has_colon(folded: str, start: int, line_end: int) -> bool:
    """Whether a phrase of a heading stands here with a colon right behind it."""
    matches = (_HEADING[kind].match(folded, start, line_end) for kind in _ORDER)
    return any(m and _TAIL_NONE.match(folded, m.start("rest"), line_end) and m.start("rest") > start for m in matches)


def _heading_at(text: str, folded: str, start: int, line_end: int, whole_line: bool) -> Heading | None:
    lead = _LEAD.match(folded, start, line_end)
    begin = lead.end() if lead else start
    best: tuple[int, Heading] | None = None
    for kind in _ORDER:
        ends = [*_ends(kind, folded, begin, line_end, whole_line)]
        for length, end in ends or _before_capital(kind, text, folded, begin, line_end, whole_line):
            if best is None or length > best[0]:
                best = (length, Heading(start, end, kind))
    return best[1] if best else None


def _ends(kind: SectionKind, folded: str, begin: int, line_end: int, whole_line: bool) -> Iterator[tuple[int, int]]:
    """(length of the phrase, end of the heading) when a heading of this kind begins at ``begin``."""
    match = _HEADING[kind].match(folded, begin, line_end)
    if match is None:
        return
    rest = match.start("rest")
    if rest == begin or (rest < line_end and folded[rest].isalnum()):
        return
    colon = _TAIL_TO_COLON.match(folded, rest, line_end)
    if colon and _LABEL.fullmatch(folded[begin:rest]) and folded[colon.end() : line_end].strip():
        return
    if colon and (_TAIL_NONE.match(folded, rest, line_end) or not _GENERIC.match(folded[begin:rest])):
        yield rest - begin, colon.end()
    elif whole_line and _TAIL_LINE.match(folded, rest, line_end):
        yield rest - begin, line_end
    else:
        bullet = _TAIL_BULLET.match(folded, rest, line_end)
        if bullet is None and not _GENERIC.match(folded[begin:rest]):
            bullet = _TAIL_SPACES.match(folded, rest, line_end)
        if bullet:
            yield rest - begin, bullet.end()


def _before_capital(
    kind: SectionKind, text: str, folded: str, begin: int, line_end: int, whole_line: bool
) -> Iterator[tuple[int, int]]:
    """The same for a heading whose colon is lost too: «Формат и условия Удалённая работа»."""
    if whole_line or kind not in _TOLD_BY_CAPITAL or not text[begin : begin + 1].isupper():
        return
    match = _HEADING[kind].match(folded, begin, line_end)
    if match is None:
        return
    rest = match.start("rest")
    next_one = _CAPITAL_NEXT if folded[begin].isascii() is False else _LATIN_NEXT
    if next_one.match(text, rest, line_end) and not _GENERIC.match(folded[begin:rest]):
        yield rest - begin, rest


_TOLD_BY_CAPITAL = frozenset({"must", "nice", "tasks", "offer", "company"})
#: A capital behind a blank, unless it belongs to a sentence that addresses the reader: «Мы ждём Вас».
_CAPITAL_NEXT = re.compile(r" (?=[А-ЯЁ][а-яё]+)(?!(?:Вас|Вам|Вы|Ваш\w*|Теб\w+|Твой|Мы)\b)")
#: English titles have capitals too: there a heading counts that begins with a question word.
_LATIN_NEXT = re.compile(r"(?<=[a-z]) (?=[A-Z][a-z]+ [a-z]|[A-Z]{2,}|\d)")
