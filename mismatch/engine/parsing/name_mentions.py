"""Where a person's name stands in a text, in whatever form: so that it can be read past, and never compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import Literal

from mismatch.engine.parsing.name_forms import SHORT, fold_word, forms, is_ordinary, short_names, sounds_like
from mismatch.engine.parsing.name_keys import given_names, transliterate
from mismatch.engine.parsing.titles import title_score
from mismatch.engine.parsing.vocabulary import word_list
from mismatch.engine.shapes import Span

Kind = Literal["sure", "ordinary", "initial", "particle"]

_PARTICLES = word_list("words", "name_particles")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: Between the words of one mention: a space, a dot, a hyphen.
_JOINED = re.compile(r"[ \u00a0.\-‑]{0,3}")
_POSSESSIVE = re.compile(r"['’](?:s\b)?")
_HONORIFIC = re.compile(
    r"(?:\b(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|г-н|г-жа|господин\w*|госпож\w+|тов|товарищ\w*|коллег\w)\.?\s+)$",
    re.IGNORECASE,
)
#: What somebody says before their own name.
_SAID = re.compile(r"(?:\b(?:i'm|i’m|i am|name is|this is|called|зовут|имя|фио)\s*[:—–-]?\s*)$", re.IGNORECASE)
#: What follows the name of somebody who does something.
_DOES = re.compile(
    r"\s+(?:is|was|has|had|will|can|works?|leads?|runs?|holds?|brings?|also|then|[a-z]{2,}ed|set|built|kept|made|ran|"
    r"wrote|taught|drew|sold|bought|held|led|grew|won|took|gave|did|spoke|oversaw|brought|began|knows?|speaks?|"
    r"[а-яё]{2,}(?:ла?|лся|лась|ет|ит|ёт|еет|ает|яет|ует|ется|ится))\b|\s+[—–]\s"
)
_LOOK_BACK = 24
#: In Russian, a trade or a month within a sentence has no capital letter; a town has, behind these.
_WITHIN = re.compile(
    r"(?<![^\W\d_])(?!(?:в|во|из|до|под|на|по|с|от|к|за|г|город\w*|им)\b)[а-яё]+(?<!ый)(?<!ий)(?<!ая) $", re.I
)
#: What people call themselves by on the web: words run together, or joined by marks.
_HANDLE = re.compile(r"[A-Za-z][\w.\-]{4,60}")
_HANDLE_PART = 4
_MARKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    kind: Kind


def find_mentions(text: str, name: str) -> list[Span]:
    """Every place where ``text`` names the person, with the title before it and the genitive behind it.

    A word of the name that says something else as well (Mason, London, «Столяр», Java) counts as the name where the
    rest of the name, a title or what a person does stands beside it, and elsewhere as what it says.
    """
    tokens = _tokens(name)
    if not any(len(token) > 1 for token in tokens):
        return []
    doubtful = _is_no_name(name, tokens)
    found = [span for run in _runs(text, list(_words(text, tokens))) if (span := _mention(text, run, doubtful))]
    return sorted([*found, *_handles(text, tokens)], key=lambda span: span.start)


def _tokens(name: str) -> list[str]:
    whole = [fold_word(part) for part in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name)]
    parts = [part for token in whole for part in re.split(r"[-']", token)]
    return list(dict.fromkeys([*whole, *(part for part in parts if part)]))


def _is_no_name(name: str, tokens: list[str]) -> bool:
    """A title that was perhaps taken for a name must not hide the same words where nothing speaks of a person."""
    known = any(token in given_names() for token in tokens)
    return not known and title_score(name) >= 0.6


def _words(text: str, tokens: list[str]) -> Iterator[_Word]:
    openings = {letter for token in tokens for letter in _first_letters(token)}
    for match in _WORD.finditer(text):
        word = match.group()
        if word[0].lower() not in openings:
            continue
        bare = re.sub(r"['’]s?$", "", word)
        kind = _kind(bare, tokens)
        if kind is None and "'" in fold_word(bare):
            continue
        if kind == "initial" and text[match.end() : match.end() + 1] != ".":
            kind = None
        if kind is not None:
            yield _Word(match.start(), match.start() + len(bare), kind)


def _first_letters(token: str) -> set[str]:
    letters = {token[0], "ё" if token[0] == "е" else token[0], transliterate(token)[:1] or token[0]}
    letters |= {short[0] for short in short_names(token)}
    if token.isascii():
        letters |= set(_SCRIPTS.get(token[0], ""))
    return letters


#: The Cyrillic letters that a Latin one may be written for.
_SCRIPTS = {
    "a": "а", "b": "б", "c": "цкч", "d": "д", "e": "еэ", "f": "ф", "g": "гдж", "h": "хг", "i": "ий", "j": "джйя",
    "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "пф", "q": "к", "r": "р", "s": "сшщ", "t": "т", "u": "у",
    "v": "в", "w": "ву", "x": "кх", "y": "йюяеи", "z": "зжц",
}  # fmt: skip


def _kind(word: str, tokens: list[str]) -> Kind | None:
    folded = fold_word(word)
    if folded in tokens and folded in _PARTICLES:
        return "ordinary" if word[0].isupper() else "particle"
    if not word[0].isupper():
        return None
    if len(word) == 1:
        return "initial" if any(folded in (token[0], _latin(token)[:1]) for token in tokens) else None
    for token in tokens:
        if len(token) > 1 and (forms(token).fullmatch(folded) or sounds_like(word, token)):
            shouted = len(token) < SHORT and word.isupper()
            return "ordinary" if is_ordinary(token) or is_ordinary(folded) or shouted else "sure"
        if folded in short_names(token):
            return "ordinary" if is_ordinary(folded) else "sure"
    return None


def _runs(text: str, words: list[_Word]) -> Iterator[list[_Word]]:
    run: list[_Word] = []
    for word in words:
        if run and not _JOINED.fullmatch(text, run[-1].end, word.start):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _mention(text: str, run: list[_Word], doubtful: bool) -> Span | None:
    start, end = run[0].start, run[-1].end
    if len(run) == 1 and run[0].kind in ("initial", "particle"):
        return None
    if not any(word.kind in ("sure", "ordinary") for word in run):
        return None
    before = _HONORIFIC.search(text, max(0, start - _LOOK_BACK), start)
    owns = _POSSESSIVE.match(text, end)
    named = sum(word.kind != "particle" for word in run) > 1 or any(word.kind == "sure" for word in run)
    told = (
        before
        or owns
        or _is_within(text, start)
        or _SAID.search(text, max(0, start - _LOOK_BACK), start)
        or _DOES.match(text, end)
    )
    if not told and (doubtful or not named):
        return None
    start = before.start() if before else start
    end = owns.end() if owns else end + (1 if run[-1].kind == "initial" else 0)
    return Span(start, end)


def _is_within(text: str, start: int) -> bool:
    """A Russian word with a capital letter behind another word of the same sentence."""
    return "а" <= text[start].lower() <= "я" and bool(_WITHIN.search(text, max(0, start - _LOOK_BACK), start))


def _latin(token: str) -> str:
    """A word of a name as an address has it."""
    plain = unicodedata.normalize("NFKD", transliterate(token).translate(_MARKED))
    return "".join(letter for letter in plain if letter.isascii() and letter.isalpha())


def _handles(text: str, tokens: list[str]) -> list[Span]:
    """«anna_sokolova», "github.com/asokolova", "annasokolova.dev": two words of the name, or one with a mark."""
    latin = {token: _latin(token) for token in tokens}
    rare = {latin[t] for t in tokens if len(latin[t]) > _HANDLE_PART and not is_ordinary(t)}
    pairs = {one + other for one, other in permutations(latin.values(), 2) if len(one + other) > _HANDLE_PART}
    spans = []
    for match in _HANDLE.finditer(text) if rare or pairs else ():
        chunk = match.group().rstrip(".-_")
        bare = re.sub(r"[^a-z]", "", chunk.lower())
        marked = chunk.islower() and not chunk.isalpha()
        if any(pair in bare for pair in pairs) or (marked and any(part in bare for part in rare)):
            spans.append(Span(match.start(), match.start() + len(chunk)))
    return spans
