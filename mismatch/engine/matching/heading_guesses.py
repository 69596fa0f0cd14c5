"""Headings in words of the writer's own, told by one word of them or by the list that follows."""

from __future__ import annotations

import re

from mismatch.engine.matching.cues import ASKS, BENEFIT, DEMAND
from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.heading_phrases import BULLET, SectionKind

#: Start, end and kind of a heading.
Guess = tuple[int, int, SectionKind]


def guessed_line(text: str, folded: str, start: int, end: int) -> Guess | None:
    """A heading in words of the writer's own: a short line before a list, told by one word of it."""
    if text[start:end].lstrip().startswith("#"):
        return (start, end, _told_by(folded[start:end]) or "intro")
    words = _WORDS.findall(folded[start:end])
    if not 1 <= len(words) <= _LONGEST_BEFORE_COLON or _ENDS_SENTENCE.search(folded, start, end):
        return None
    begins = text[start + folded[start:end].find(words[0])].isupper()
    alone = begins and len(words) <= _LONGEST_GUESS and (text[start:end].isupper() or before_list(text, start, end))
    if alone or _ENDS_COLON.search(folded, start, end):
        kind = _told_by(folded[start:end]) or kind_of_list(text, end)
        return (start, end, kind) if kind else None
    told = _told_by(folded[start:end])
    if told and begins and len(words) <= _LONGEST_GUESS and text[start:end].rstrip().endswith("?"):
        return (start, end, told)
    if told and len(words) <= _LONGEST_OVER_LINES and _stands_over_lines(text, start, end):
        return (start, end, told)
    return (start, end, told or "intro") if _stands_over_prose(text, start, end) else None


def _stands_over_lines(text: str, start: int, end: int) -> bool:
    """Whether a line with a capital after an empty one has short lines under it: a list without bullets."""
    if text[max(0, start - 2) : start] != "\n\n" or not text[start:end].lstrip()[:1].isupper():
        return False
    lines = text[end + 1 : end + 1 + _FAR].split("\n\n", 1)[0].split("\n")
    return len(lines) >= _VOTES and all(0 < len(line.strip()) <= _LINE for line in lines[:_VOTES])


def _stands_over_prose(text: str, start: int, end: int) -> bool:
    """Whether a line of a few words after an empty one has a long sentence under it: a heading of something else."""
    following = text[end + 1 : text.find("\n", end + 1) if "\n" in text[end + 1 :] else len(text)]
    short = end - start <= _SHORT and text[start:end].lstrip()[:1].isupper() and not _ITEM.match(text[start:end])
    return short and text[max(0, start - 2) : start] == "\n\n" and len(following) > _PROSE and " " in following


def before_list(text: str, start: int, end: int) -> bool:
    """Whether a line without a bullet stands right before one with a bullet."""
    following = text[end : end + 80].lstrip("\n")
    return bool(_ITEM.match(following)) and not _ITEM.match(text[start:end].lstrip())


def _told_by(folded: str) -> SectionKind | None:
    return next((kind for kind, pattern in _TELLING if pattern.search(folded)), None)


_LONGEST_GUESS, _LONGEST_BEFORE_COLON, _LONGEST_OVER_LINES = 9, 10, 6
_LINE = 100
_SHORT, _PROSE = 40, 60
_WORDS = re.compile(r"[^\W\d_]+")
_ENDS_COLON = re.compile(r":\s*$")
_ENDS_SENTENCE = re.compile(r"[.;,]\s*$")
_ITEM = re.compile(rf"\s*{BULLET}\s*\S")
_TELLING: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    ("offer", re.compile(r"^\W*(?:why\b|почему\b)")),
    ("must", re.compile(r"you(?:'ll| will) (?:also )?(?:need|have|bring)\b|to be (?:considered|eligible)|eligib")),
    ("nice", re.compile(r"плюс\w*|круто|здорово|преимуществ|желательн|приветств|пригодится|\bplus\b|nice|bonus|desir|"
                        r"prefer|helpful|not (?:required|essential)|great if|love it|extra (?:points|credit)|"
                        r"stand out|advantage|optional")),
    ("offer", re.compile(r"\bда[её]м\b|предлаг|услови|получ|плюшк|бонус|взамен|у нас\b|мотивац|забот|benefit|perks?\b|"
                         r"package|money|extras|\boffer|you get|reward|in it for|why (?:us|join|work)|salary|pay\b")),
    ("apply", re.compile(r"отклик|этап|contact|контакт|how to apply|process\b")),
    ("company", re.compile(r"^\W*(?:why (?:this|we)|о нас|о компании|кто мы|пару слов|about (?!you)|who we|"
                           r"our story|the company)|nationalit|diversity|equal opp|inclusion")),
    ("tasks", re.compile(r"purpose|you will\b|you'll\b|in this role|\bday in\b|заниматься|делать|задач|обязанност|"
                         r"предстоит|каждый день|функци|\brole\b|duties|responsib|"
                         r"will do|you'll do|tasks|day to day|the job|opportunity")),
    ("must", re.compile(r"\bкого\b|хотим видеть|who (?:we|you)|нуж(?:но|ен|на|ны)\b|ждем|ожида|требован|ищем|важно|"
                        r"подойд|уметь|"
                        r"квалификац|портрет|если\W*$|candidate|looking|"
                        r"require|need|bring|\byou\b|skills|criteria|must|experience|qualif|profile|essential")),
)  # fmt: skip


def guessed_inside(text: str, folded: str, start: int, line_end: int) -> Guess | None:
    """A heading inside a line: a few words before a colon after which a capital or a bullet stands."""
    found = _INSIDE.match(text, start, line_end)
    if found is None or not 2 <= len(_WORDS.findall(found["words"])) <= _LONGEST_BEFORE_COLON:
        return None
    words = folded[found.start("words") : found.end("words")]
    kind = None if ASKS.match(words) else _told_by(words)
    return (start, found.end(), kind) if kind else None


def kind_of_list(text: str, end: int) -> SectionKind | None:
    """What the bullets right under a line have most of, when the line itself tells nothing."""
    votes: dict[SectionKind, int] = {}
    for line in text[end : end + _FAR].lstrip("\n").split("\n")[:_BULLETS_READ]:
        if not _ITEM.match(line):
            break
        kind = _kind_of_bullet(fold(_LEAD.sub("", line)))
        if kind is not None:
            votes[kind] = votes.get(kind, 0) + 1
    best = max(votes, key=lambda kind: votes[kind], default=None)
    return best if best is not None and votes[best] >= _VOTES else None


def _kind_of_bullet(folded: str) -> SectionKind | None:
    if BENEFIT.search(folded):
        return "offer"
    if ASKS.match(folded) or DEMAND.match(folded):
        return "must"
    return "tasks" if _DOES.match(folded) else None


_FAR, _BULLETS_READ, _VOTES = 600, 4, 2
_LEAD = re.compile(rf"\s*{BULLET}\s*")
_INSIDE = re.compile(r"[\W_]*(?P<words>[А-ЯЁA-Z][^.;:!?\n•]{3,70}):(?:\s+(?=[А-ЯЁA-Z\d\W])|\s*(?=[•●▪✓✔✅-]))")
#: A duty begins with a verb, or in Russian also with a noun made of one.
_DOES = re.compile(
    r"\w+(?:ать|ять|ить|еть|сти|ться)\b|(?:ведение|проведение|подготовка|разработка|организация|контроль|составление"
    r"|обслуживание|обеспечение|сопровождение|взаимодействие|выполнение|настройка|оформление|приём|прием)\b"
    r"|(?:open|close|coach|plan|handle|manage|write|build|run|lead|own|design|develop|support|prepare|maintain|help|"
    r"keep|take|make|work with|drive|deliver|create|review|teach|train|answer|process|check|clean|serve|sell|greet|"
    r"monitor|coordinate|organi[sz]e|assist|respond|report|analy[sz]e|improve|test|carry out|ensure|provide|load|"
    r"pick|pack|schedule|operate|inspect|repair|install|mentor|represent|draft|update|track|grow|launch|set up)\b"
)
