"""Spoken languages and their levels, on the CEFR scale or "native"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from mismatch.engine.parsing.resume import LanguageSkill
from mismatch.engine.parsing.rows import Row
from mismatch.engine.parsing.vocabulary import load

_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_LEVELS: tuple[tuple[str, str], ...] = (
    (
        "native",
        r"native|mother\s?tongue|first language|(?<!\w)родн(?:ой|ая|ые|ым|ыми|ых)\b|"
        r"носитель|muttersprach\w*|langue maternelle|"
        r"lengua materna|língua materna|madrelingua|nativ[oa]|materno|ojczysty|moedertaal|рідна",
    ),
    ("C2", r"\bc2\b|с2\b|mastery|bilingual|в совершенстве|proficiency \(cpe\)|bilingue|bilingüe|zweisprachig"),
    (
        "C1",
        r"\bc1\b|с1\b|full professional|advanced|fluent(?:ly)?|свободн\w*|продвинут\w*|excellent|proficient|"
        r"verhandlungssicher|fließend|"
        r"courant|fluid[oa]|fluente|biegł\w*|vloeiend|вільно",
    ),
    ("B2", r"\bb2\b|в2\b|professional working|upper[- ]?intermediate|выше среднего|good|хорош\w*|very good|strong"),
    (
        "B1",
        r"\bb1\b|в1\b|limited working|intermediate|средн\w*|conversational|разговорн\w*|working knowledge|pre-advanced",
    ),
    (
        "A2",
        r"\ba2\b|а2\b|elementary(?: proficiency)?|pre[- ]?intermediate|элементарн\w*|ниже среднего|читаю.{0,15}со "
        r"словар\w+|со словар\w+",
    ),
    (
        "A1",
        r"\ba1\b|а1\b|beginner|basics?|начальн\w*|базов\w*|основы|novice|"
        r"grundkenntnisse|notions|scolaire|básico|podstawow\w*|початков\w*",
    ),
)
_LEVEL = re.compile("|".join(f"(?P<{name}>{body})" for name, body in _LEVELS).replace(" ", r"\s+"), re.IGNORECASE)
_MENTION_ROWS = re.compile(
    r"\blanguages?\b|mother tongue|язык|\b[abcавс][12]\b|родн(?:ой|ая|ые|ым)|native|fluent|свободно|intermediate",
    re.IGNORECASE,
)
_MENTION_WORDS = (
    "language",
    "mother tongue",
    "язык",
    "1",
    "2",
    "родн",
    "native",
    "fluent",
    "свободно",
    "intermediate",
)
_PROGRAMMING = re.compile(r"python|java|c\+\+|sql|javascript|programming|php|html|ruby|программир", re.IGNORECASE)
_MOTHER_TONGUE = re.compile(
    r"^(?:родной язык|mother[- ]tongue|native language|first language|home language)\s*[:–—-]?\s*(?=\w)", re.IGNORECASE
)
#: "Polish the product" is no language.
_IS_VERB = re.compile(r"polish\s+(?:the|a|an|our|your|and|existing|all)(?!\w)", re.IGNORECASE)
#: Who says in a sentence which tongues they speak; «по-английски» is the tongue itself.
_SPEAKS = re.compile(
    r"\b(?:I|we|she|he)\s+(?:also\s+|can\s+)?speaks?\s+(?P<en>[^.;\n]+(?:\n[^.;\n]+)?)|"
    r"(?<!\w)(?:говорю|разговариваю|владею)(?P<ru>[^.;\n]+(?:\n[^.;\n]+)?)",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"(?<!\w)по-(?P<stem>[а-яё]+(?:ск|цк))и(?!\w)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=\w{2})\.\s+(?=[A-ZА-ЯЁ])")
_REACH = 60


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    stems = {stem: name for name, stems in load("languages")["languages"].items() for stem in stems}
    ordered = sorted(stems, key=lambda s: (-len(s), s))
    body = "|".join(re.escape(s) + (r"\w{2,4}" if re.search(r"(?:ск|цк)$", s) else "") for s in ordered)
    return re.compile(rf"(?<!\w)({body})(?!\w)", re.IGNORECASE), stems


#: Russian names that mean something else in a text («в Тулу»), or that no Russian text has told yet.
_ONLY_SHOWN = {
    "Tulu": "тулу",
    "Awadhi": "авадхи",
    "Magahi": "магахи",
    "Rajasthani": "раджастхани",
    "Haryanvi": "харианви",
    "Santali": "сантальский",
    "Manipuri": "манипури",
    "Nigerian Pidgin": "нигерийский пиджин",
    "Haitian Creole": "гаитянский креольский",
}


@cache
def russian_name(name: str) -> str | None:
    """A language's Russian name by the words it is read by, for those that tables of locales leave out."""
    stems = load("languages")["languages"].get(name, ())
    found = next((stem for stem in stems if _CYRILLIC.match(stem)), _ONLY_SHOWN.get(name))
    return found and (f"{found}ий" if found.endswith(("ск", "цк")) else found).capitalize()


def _language(word: str) -> str:
    """The language whose longest stem opens the word: «эвенкийский» is not Ewe."""
    stems, lowered = _names()[1], word.lower()
    known = stems.get(lowered)
    return known or stems[max((stem for stem in stems if lowered.startswith(stem)), key=len)]


def language_named(text: str) -> str | None:
    """The English name of the one language that a phrase names."""
    names = {_language(match.group()) for match in _names()[0].finditer(text)}
    return names.pop() if len(names) == 1 else None


def find_languages(text: str, sections: list[list[Row]], elsewhere: list[Row]) -> list[LanguageSkill]:
    """Languages of their own section; without one, of rows that speak of languages."""
    found: dict[str, LanguageSkill] = {}
    for rows in sections:
        if rows:
            _collect(text, rows[0].start, rows[-1].end, found, 0.95)
    told = bool(found)
    for row in elsewhere:
        tongue = _MOTHER_TONGUE.match(row.text)
        if tongue:
            _collect(text, row.start + tongue.end(), row.end, found, 0.95, "native")
    if not told:
        everything = "\n".join([row.lowered for row in elsewhere])
        words = [word for word in _MENTION_WORDS if word in everything]
        for row in elsewhere:
            if not _speaks_of_languages(row, words):
                continue
            for start, end in _clauses(row):
                if not _PROGRAMMING.search(text, start, end):
                    _collect(text, start, end, found, 0.75)
    if not found:
        _collect_told(text, found)
    return sorted(found.values(), key=lambda one: one.start or 0)


def _clauses(row: Row) -> list[tuple[int, int]]:
    """The row, or its sentences where one of them speaks of the other kind of languages."""
    if not _PROGRAMMING.search(row.text):
        return [(row.start, row.end)]
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(row.text)), len(row.text)]
    parts = [(a, b) for a, b in pairwise(cuts) if _MENTION_ROWS.search(row.text, a, b)]
    return [(row.start + a, row.start + b) for a, b in parts]


def _collect_told(text: str, found: dict[str, LanguageSkill]) -> None:
    """Languages of sentences: "I speak Irish and English", «По-английски читаю и пишу»."""
    for said in _SPEAKS.finditer(text) if "speak" in text or "ю" in text else ():
        _collect(text, *said.span(said.lastgroup or 0), found, 0.7)
    for told in _ADVERB.finditer(text) if "о-" in text else ():
        name = language_named(f"{told['stem']}ий")
        if name:
            found.setdefault(
                name, LanguageSkill(name=name, level=None, start=told.start(), end=told.end(), confidence=0.6)
            )


def _speaks_of_languages(row: Row, words: list[str]) -> bool:
    small = row.lowered
    return any(word in small for word in words) and _MENTION_ROWS.search(row.text) is not None


def _collect(
    text: str,
    start: int,
    end: int,
    found: dict[str, LanguageSkill],
    confidence: float,
    said: str | None = None,
) -> None:
    """Adds the languages named in ``text[start:end]``; ``said`` is the level that the row itself tells."""
    matches = [m for m in _names()[0].finditer(text, start, end) if not _is_other(text, m.start(), m.end())]
    for index, match in enumerate(matches):
        name = _language(match.group())
        before = matches[index - 1].end() if index else start
        after = matches[index + 1].start() if index + 1 < len(matches) else end
        level = said or _level(text, match.start(), match.end(), before, after)
        if level is None and index + 1 < len(matches):
            level = _shared(text, match.end(), [m.span() for m in matches[index + 1 :]], end)
        if level is None and index and _JOINED.fullmatch(text, before, match.start()):
            level = _told_before(text, matches[index - 1].start(), start)
        known = found.get(name)
        if known is None or (known.level is None and level is not None):
            found[name] = LanguageSkill(
                name=name, level=level, start=match.start(), end=match.end(), confidence=confidence
            )


#: «русский и латышский родные», "native Russian and Tatar": one level for both.
_JOINED = re.compile(r"\s*(?:,|и|and)\s*")
_BOTH_NATIVE = re.compile(r"\s*(?:[–—-]\s*)?(?:родные|оба родные|native|both native)\b", re.IGNORECASE)
_NATIVE_BEFORE = re.compile(r"\b(?:native|bilingual)(?: in)?\s+$", re.IGNORECASE)
_NONE_BEFORE = re.compile(r"\b(?:no|без)\s+$", re.IGNORECASE)
_NONE_AFTER = re.compile(r"\s+(?:язык\w*\s+)?(?:нет|не знаю|не владею)\b", re.IGNORECASE)


def _is_other(text: str, start: int, end: int) -> bool:
    """A verb, or a language that somebody says they have not: "no German", «немецкого нет»."""
    lacks = _NONE_BEFORE.search(text, max(0, start - 8), start) or _NONE_AFTER.match(text, end)
    return bool(lacks or _IS_VERB.match(text, start))


def _shared(text: str, end: int, following: list[tuple[int, int]], stop: int) -> str | None:
    """The level behind the last of the languages that are joined with this one, when it is told of all."""
    for start, after in following:
        if not _JOINED.fullmatch(text, end, start):
            return None
        end = after
        if _BOTH_NATIVE.match(text, end, stop):
            return "native"
    return None


def _told_before(text: str, start: int, low: int) -> str | None:
    return "native" if _NATIVE_BEFORE.search(text, max(low, start - 24), start) else None


def _level(text: str, start: int, end: int, before: int, after: int) -> str | None:
    """The level after the name, up to the next language; else the one written before it on the same row."""
    following = _LEVEL.search(text, end, min(after, end + _REACH))
    row_start = max(before, text.rfind("\n", 0, start) + 1)
    preceding = [
        m
        for m in _LEVEL.finditer(text, row_start, start)
        if start - m.end() <= 12 and not re.search(r"[,;]", text[m.end() : start])
    ]
    if following and not (preceding and "\n" in text[end : following.start()]):
        # "fluent English, basic German": what stands before the next name belongs to it.
        next_comma = text.find(",", end, following.start())
        if not preceding or next_comma < 0:
            return following.lastgroup
    return preceding[-1].lastgroup if preceding else None
