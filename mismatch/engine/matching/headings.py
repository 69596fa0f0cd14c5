"""Where a vacancy's sections begin: headings in both languages, on lines of their own or inside one long line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mismatch.engine.matching.heading_phrases import HEADINGS, SectionKind

_BULLET = r"(?:[•●▪◦‣∙·■□►➢✓✔✅➕⭐🔹🔸*–—-]|\(?\d{1,2}[.)])"
_LEAD = re.compile(rf"[\s#>_*]*(?:{_BULLET}\s+)?[\s#>_*\W]*", re.UNICODE)
_HEADING = {
    kind: re.compile(rf"(?:{'|'.join(phrases)})(?![^\W_])(?P<rest>.*)", re.DOTALL) for kind, phrases in HEADINGS.items()
}
_ORDER: tuple[SectionKind, ...] = ("nice", "offer", "company", "apply", "stack", "tasks", "must")
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
    """A heading's place and the kind of section it opens."""

    start: int
    end: int
    kind: SectionKind


def find_headings(text: str, folded: str) -> list[Heading]:
    """Every heading in order, none inside another."""
    found: list[Heading] = []
    for line in _LINE.finditer(folded):
        starts = [line.start(), *(m.end() for m in _INLINE.finditer(folded, line.start(), line.end()))]
        lost = {m.end() for m in _AFTER_SPACE.finditer(text, line.start(), line.end())} - set(starts)
        for start in sorted({*starts, *lost}):
            if (found and start < found[-1].end) or (start in lost and not _has_colon(folded, start, line.end())):
                continue
            heading = _heading_at(folded, start, line.end(), whole_line=start == line.start())
            if heading is None and start == line.start():
                heading = _guessed(text, folded, line.start(), line.end())
            if heading is not None:
                found.append(heading)
    return found


def _guessed(text: str, folded: str, start: int, end: int) -> Heading | None:
    """A heading in words of the writer's own: a short line before a list, told by one word of it."""
    if text[start:end].lstrip().startswith("#"):
        return Heading(start, end, _told_by(folded[start:end]) or "intro")
    words = _WORDS.findall(folded[start:end])
    if not 1 <= len(words) <= _LONGEST_BEFORE_COLON or _ENDS_SENTENCE.search(folded, start, end):
        return None
    alone = len(words) <= _LONGEST_GUESS and (text[start:end].isupper() or _before_list(text, start, end))
    if alone or _ENDS_COLON.search(folded, start, end):
        kind = _told_by(folded[start:end])
        return Heading(start, end, kind) if kind else None
    if not _stands_over_prose(text, start, end):
        return None
    return Heading(start, end, _told_by(folded[start:end]) or "intro")


def _stands_over_prose(text: str, start: int, end: int) -> bool:
    """Whether a line of a few words after an empty one has a long sentence under it: a heading of something else."""
    following = text[end + 1 : text.find("\n", end + 1) if "\n" in text[end + 1 :] else len(text)]
    short = end - start <= _SHORT and text[start:end].lstrip()[:1].isupper() and not _ITEM.match(text[start:end])
    return short and text[max(0, start - 2) : start] == "\n\n" and len(following) > _PROSE and " " in following


def _before_list(text: str, start: int, end: int) -> bool:
    """Whether a line without a bullet stands right before one with a bullet."""
    following = text[end : end + 80].lstrip("\n")
    return bool(_ITEM.match(following)) and not _ITEM.match(text[start:end].lstrip())


def _told_by(folded: str) -> SectionKind | None:
    return next((kind for kind, pattern in _TELLING if pattern.search(folded)), None)


_LONGEST_GUESS, _LONGEST_BEFORE_COLON = 9, 10
_SHORT, _PROSE = 40, 60
_WORDS = re.compile(r"[^\W\d_]+")
_ENDS_COLON = re.compile(r":\s*$")
_ENDS_SENTENCE = re.compile(r"[.;,]\s*$")
_ITEM = re.compile(rf"\s*{_BULLET}\s*\S")
_TELLING: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    ("nice", re.compile(r"плюс\w*|круто|здорово|преимуществ|желательн|приветств|пригодится|\bplus\b|nice|bonus|desir|"
                        r"prefer|great if|love it|extra (?:points|credit)|stand out|advantage|optional")),
    ("offer", re.compile(r"да[её]м\b|предлаг|услови|получ|плюшк|бонус|взамен|у нас\b|мотивац|забот|benefit|perks?\b|"
                         r"package|money|extras|\boffer|you get|reward|in it for|why (?:us|join|work)|salary|pay\b")),
    ("apply", re.compile(r"отклик|этап|contact|контакт|how to apply|process\b")),
    ("company", re.compile(r"^\W*(?:why (?:this|we)|о нас|о компании|кто мы|пару слов|about (?!you)|who we|"
                           r"our story|the company)|nationalit|diversity|equal opp|inclusion")),
    ("tasks", re.compile(r"purpose|you will\b|you'll\b|in this role|\bday in\b|заниматься|делать|задач|обязанност|"
                         r"предстоит|каждый день|функци|\brole\b|duties|responsib|"
                         r"will do|you'll do|tasks|day to day|the job|opportunity")),
    ("must", re.compile(r"\bкого\b|хотим видеть|who (?:we|you)|нужно|ждем|ожида|требован|ищем|важно|подойд|уметь|"
                        r"квалификац|портрет|candidate|looking|"
                        r"require|need|bring|\byou\b|skills|criteria|must|experience|qualif|profile|essential")),
)  # fmt: skip


def _has_colon(folded: str, start: int, line_end: int) -> bool:
    """Whether a phrase of a heading stands here with a colon right behind it."""
    matches = (_HEADING[kind].match(folded, start, line_end) for kind in _ORDER)
    return any(m and _TAIL_NONE.match(folded, m.start("rest"), line_end) and m.start("rest") > start for m in matches)


def _heading_at(folded: str, start: int, line_end: int, whole_line: bool) -> Heading | None:
    lead = _LEAD.match(folded, start, line_end)
    begin = lead.end() if lead else start
    best: tuple[int, Heading] | None = None
    for kind in _ORDER:
        for length, end in _ends(kind, folded, begin, line_end, whole_line):
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
