"""The person's name, without any model: position, size, the look of its words, the e-mail address, given names."""

from __future__ import annotations

import math
import re

from mismatch.engine.parsing.degrees import degree_in
from mismatch.engine.parsing.locations import place_score
from mismatch.engine.parsing.name_keys import PATRONYMIC, SURNAME, given_names, sound, transliterate
from mismatch.engine.parsing.rows import Row, body_size
from mismatch.engine.parsing.sections import heading_kind
from mismatch.engine.parsing.titles import has_legal_form, has_organisation, title_score
from mismatch.engine.parsing.vocabulary import fold, word_list
from mismatch.engine.shapes import Fact
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base

_LABEL = re.compile(
    r"^(?:\d{1,2}[.)]\s*)?(?:(?:full\s+)?name|candidate(?:'s)?(?: name)?|applicant|"
    r"ф\.?\s?и\.?\s?о\.?|имя(?:\s+и\s+фамилия)?|"
    r"фамилия,?\s+имя(?:,?\s+отчество)?|кандидат|соискатель|resume of|cv of|curriculum vitae of|"
    r"(?:резюме|resume|curriculum vitae|cv)\s*(?=[:—–-]))\s*[:—–-]?\s*(?=\S)",
    re.IGNORECASE,
)
_TITLES = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof|sir|г-н|г-жа)\.?\s+", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:,\s*|\s+)(?:\(?(?:she|he|they)/\w+\)?|ph\.?\s?d\.?|m\.?b\.?a\.?|pmp|cpa|cfa|m\.?d\.?|r\.?n\.?|esq\.?|"
    r"jr\.?|sr\.?|m\.?sc\.?|b\.?sc\.?|"
    r"p\.?e\.?|csm|shrm-cp|phr|acca|dvm|mrcvs|dds|frcs|mbbs|bsn|ceng|k\.?т\.?н\.?|"
    r"(?-i:ACA|FCA|FCCA|ACMA|FCMA|CGMA|CIMA|MRICS|FRICS|MCIPS|MCIOB|M?CIPD|RGN|RMN|LPN|CISSP|CISA|LLB|LLM))(?![\w])\.?",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s*(?:[|,•·●■∙◆★()\[\]<>@:;/]|\s[–—-]+\s|\d|\b(?:e-?mail|phone|mobile|tel|cell|address|resume|cv|curriculum|"
    r"linkedin|"
    r"github|http|www|тел|моб|резюме|дата|born|dob)\b|\s{2,}|\t|(?<=[^\W\d_]{2})\.\s)",
    re.IGNORECASE,
)
_STATE_AFTER = re.compile(r",\s*[A-Z]{2}\b(?!\.)(?:\s+\d{5}|\s*$)")
#: "My name is …", wherever a life told in sentences says so.
_SAYS = re.compile(r"\b(?:(?:меня )?зовут|my name is)\s+", re.IGNORECASE)
#: «I'm Anna Lee, …», "I am Anna Lee and …": what follows says that it was a name.
_AM = re.compile(r"\b(?:I['’]m|I am|this is)\s+(?=[^\W\d_])", re.IGNORECASE)
_AM_ENDS = re.compile(r"\s*(?:[,.;!(]|$|\s[–—-]\s|\s(?:and|from|a|an)\s)")
#: Who is told of: "Anna Lee is a …", «Анна Ли — …», where a sentence begins.
_SENTENCE_BEGINS = re.compile(r"(?:^|(?<=[^\W\d_]{3}[.!?])\s+|(?<=\d[.!?])\s+)(?=[^\W\d_])")
_IS = re.compile(
    r"\s+(?:is|was|works as|worked as|has been|has worked as)\s+(?:currently\s+|now\s+)?(?:an?|the)\s+|"
    r"\s+[–—-]\s+(?=[а-яё])"
)
_TOLD_OF = 60
#: Letters, single marks or dots between them. No two ways to read one word, or a long one would take for ever.
_WORD = re.compile(r"^[^\W\d_](?:['’`.-]?[^\W\d_])*\.{0,2}$")
_NICKNAME = re.compile(r"[\"“«][^\W\d_]+[\"”»]$")
_PARTICLES = word_list("words", "name_particles")
#: Particles that close a name and say whose child somebody is.
_BEHIND_A_NAME = frozenset(("оглы", "кызы", "улы", "уулу", "ogly", "oglu", "kyzy", "qizi"))
_I_AM = ("i", "i'm", "i’m")
_NOT_NAMES = word_list("words", "not_names")
_GRADES = word_list("words", "grades")
_ROWS_LOOKED_AT = 30
_THRESHOLD = 0.55


def find_name(text: str, rows: list[Row], emails: list[Fact]) -> Fact | None:
    """The best candidate among the first rows, or None when nothing looks like a name."""
    usual, locals_ = body_size(rows), [(e.value.split("@")[0]).lower() for e in emails]
    largest = max((row.size for row in rows[:_ROWS_LOOKED_AT]), default=0.0)
    best: tuple[float, int, int] | None = None
    places: dict[str, int] = {}
    for place, row in enumerate(rows[:_ROWS_LOOKED_AT]):
        below = rows[place + 1] if place + 1 < len(rows) else None
        big = 0.25 if row.size and row.size >= largest > usual * 1.15 else 0.0
        for start, end, labelled in _candidates(row):
            score = _score(row.text[start:end], labelled, locals_)
            if score <= 0:
                continue
            places.setdefault(fold(row.text[start:end]), row.start + start)
            score += max(0.0, 0.3 - 0.03 * place) + big
            score -= 0.1 if start and not labelled else 0
            score += 0.2 if place == 0 and below is not None and _stands_alone(row, below) else 0.0
            if best is None or score > best[0]:
                best = (score, row.start + start, row.start + end)
        wrapped = _wrapped(row, below, usual, locals_)
        if wrapped is not None and (best is None or wrapped[0] + max(0.0, 0.3 - 0.03 * place) + big > best[0]):
            best = (wrapped[0] + max(0.0, 0.3 - 0.03 * place) + big, row.start, wrapped[1])
    if best is None or best[0] < _THRESHOLD:
        return None
    value, length = text[best[1] : best[2]], best[2] - best[1]
    # "Anna Lee" over the page, and further down "Anna Lee is a land surveyor": the name stands where it stands first.
    start = min(best[1], places.get(fold(value), best[1]))
    return Fact(value=_display(value), start=start, end=start + length, confidence=_confidence(best[0]))


def _stands_alone(row: Row, below: Row) -> bool:
    """A single word over a title or an address, at the very top: a name, if a short one."""
    speaks = "@" in below.text or re.search(r"\d{3}", below.text) or title_score(below.text) >= 0.6
    return len(row.words) == 1 and len(row.text) > 2 and bool(speaks) and not place_score(row.text)


def _wrapped(row: Row, below: Row | None, usual: float, locals_: list[str]) -> tuple[float, int] | None:
    """A name over two rows of one look: "Anna-Maria" over "Kowalska", «Иванов Пётр» over «Сергеевич»."""
    if below is None or len(row.text) > 50 or len(below.text) > 40 or not row.text[:1].isupper():
        return None
    upper, lower = row.text.split(), below.text.split()
    if len(upper) + len(lower) > 4 or not all(_WORD.match(word) for word in upper + lower):
        return None
    alike = abs(row.size - below.size) <= 0.5 and row.bold == below.bold and below.text.isupper() == row.is_upper
    if not alike:
        return None
    big = bool(usual) and row.size > 1.25 * usual
    agrees = max((_agreement([lower[-1].lower()], local) for local in locals_), default=0.0) > 0
    follows = len(upper) == 1 or (len(lower) == 1 and bool(PATRONYMIC.search(lower[0]) or agrees or big))
    if not follows or _score(below.text, False, locals_) <= 0 or title_score(below.text) or place_score(below.text):
        return None
    # A shade more than either row alone: both look like parts of one name.
    return _score(f"{row.text} {below.text}", False, locals_) + 0.1, below.end


def _confidence(score: float) -> float:
    """Measured: what passes the threshold is right three times in four, and soon nearly always."""
    return round(min(0.98, 0.75 + 0.25 * (1 - math.exp((_THRESHOLD - score) / 0.12))), 2)


def _candidates(row: Row) -> list[tuple[int, int, bool]]:
    """Stretches of a row that could be a name: its beginning, and what follows a label."""
    labelled = _LABEL.match(row.text)
    starts = [(labelled.end(), True)] if labelled else [(0, False)]
    titled = _TITLES.match(row.text)
    if titled and not labelled:
        starts = [(titled.end(), False)]
    starts += [(place + 1, False) for place, char in enumerate(row.text) if char == "\t"] if "\t" in row.text else []
    found = []
    for start, is_labelled in starts:
        stop = _STOP.search(row.text, start)
        end = stop.start() if stop else len(row.text)
        if stop and stop.group().strip()[:1].isdigit() and not is_labelled and row.index:
            # "Oak Street 14": a number after capitalised words is an address.
            continue
        degree = _AFTER.search(row.text, start, end)
        if degree and degree.start() > start:
            end = degree.start()
        piece = row.text[start:end]
        found.append((start, start + len(piece.rstrip(" ,.-–—")), is_labelled))
    behind = _after_title(row)
    found = behind + [one for one in found if not any(start <= one[1] <= end for start, end, _ in behind)]
    found += _before_title(row)
    if said := _SAYS.search(row.text):
        found.append((said.end(), name_end(row.text, said.end()), True))
    found += [(start, end, True) for start, end in (*_told_by_oneself(row), *_told_of(row))]
    return [c for c in found if c[1] > c[0] and not _STATE_AFTER.match(row.text, c[1])]


def _before_title(row: Row) -> list[tuple[int, int, bool]]:
    """ "Allen King ESB Developer": the words before the first that is no name."""
    if row.index > 3 or title_score(row.text[:100]) < 0.5:
        return []
    words = list(re.finditer(r"\S+", row.text))
    found = []
    for count, word in enumerate(words[:5]):
        text = word.group()
        if count >= 2:
            found.append((0, words[count - 1].end(), False))
        if title_score(text) or text.lower() in _GRADES or (text.isupper() and len(text) <= 5 and not row.is_upper):
            break
    return found


def _told_by_oneself(row: Row) -> list[tuple[int, int]]:
    """ "I'm Anna Lee, a land surveyor": two capitalised words at least, and then no more of the phrase."""
    found = []
    for said in _AM.finditer(row.text):
        start, end = said.end(), name_end(row.text, said.end())
        several = len(row.text[start:end].split()) > 1
        if several and _AM_ENDS.match(row.text, end):
            found.append((start, end))
    return found


def _told_of(row: Row) -> list[tuple[int, int]]:
    """ "Anna Lee is a land surveyor": what a sentence begins with, when it says of that that it has an occupation."""
    found = []
    for begin in _SENTENCE_BEGINS.finditer(row.text):
        start, end = begin.end(), name_end(row.text, begin.end())
        piece = row.text[start:end]
        told = _IS.match(row.text, end) if len(piece.split()) > 1 else None
        if told is None or has_organisation(piece) or has_legal_form(piece):
            continue
        is_title = not told.group().strip().isascii() and title_score(piece) >= 0.6 and not _has_given_name(piece)
        if not is_title and _begins_with_occupation(row.text[told.end() : told.end() + _TOLD_OF]):
            found.append((start, end))
    return found


def _has_given_name(piece: str) -> bool:
    return any(word.lower().replace("ё", "е") in given_names() for word in piece.split())


def _begins_with_occupation(text: str) -> bool:
    """An occupation in the first clause, behind a few words that say of what kind."""
    clause = re.split(r"[,.;:(]|\s(?:who|with|in|at|for|from|и|в|на|с)\s", text)[0]
    return any(len(text[: hit.start].split()) <= 4 for hit in title_base().find(clause))


def name_end(text: str, start: int) -> int:
    """Where the words that begin as names do end, four at most."""
    end = start
    for word in list(re.finditer(r"\S+", text[start : start + 80]))[:4]:
        bare = word.group().rstrip(".,;:")
        if not _WORD.match(bare) or not (bare[:1].isupper() or bare.lower() in _PARTICLES):
            break
        end = start + word.start() + len(bare)
        if len(bare) > 1 and bare != word.group():
            break
    return end


def _after_title(row: Row) -> list[tuple[int, int, bool]]:
    """«Кадастровый инженер Тюрин Павел Андреевич»: the words behind an occupation, when one of them is a known name,
    they are a surname with initials, or nothing says that they are anything else."""
    if row.index > 3:
        return []
    stop = _STOP.search(row.text)
    end = stop.start() if stop else len(row.text)
    starts = [place + 1 for place, char in enumerate(row.text[:end]) if char == " "][-3:]
    found = [start for start in starts if _is_name_behind(row.text[:start].strip(), row.text[start:end])]
    # Where an occupation ends: "Backend Engineer | Helen Marsh", not "Backend | Engineer Helen Marsh".
    best = next((start for start in found if _ends_with_title(row.text[:start].strip())), found[0] if found else None)
    return [(best, end, False)] if best is not None else []


def _is_name_behind(head: str, tail: str) -> bool:
    words = tail.split()
    if len(words) < 2 or not words[0][:1].isupper() or title_score(head) < 0.6:
        return False
    if not all(_WORD.match(word) and (word[:1].isupper() or word in _PARTICLES) for word in words):
        return False
    if " " not in head and len(words) == 2 and _has_given_name(words[0]) and PATRONYMIC.search(words[1]):
        return False  # «Кузнецов Иван Сергеевич»: whose surname was a trade once
    return _has_given_name(tail) or "." in tail or not _says_something(tail)


def _ends_with_title(head: str) -> bool:
    return any(hit.end == len(head) for hit in title_base().find(head))


def _says_something(tail: str) -> bool:
    """A title, a firm, a place or a skill: what stands behind an occupation besides a name."""
    titled = title_score(tail) >= 0.5 or place_score(tail) >= 0.5
    return titled or has_organisation(tail) or has_legal_form(tail) or bool(skill_base().find(tail))


def _score(piece: str, labelled: bool, locals_: list[str]) -> float:
    words = [word for word in piece.split() if not _NICKNAME.match(word)]
    degree = None if piece.isupper() else degree_in(piece)
    if degree and degree[0].start() == 0:
        return 0.0  # "MA Interaction Design"
    if not 1 <= len(words) <= 6 or len(piece) > 60 or not all(_WORD.match(word) for word in words):
        return 0.0
    lowered = [word.lower().strip(".").replace("ё", "е") for word in words]
    if any(word in _NOT_NAMES for word in lowered) or lowered[0] in _I_AM or not _is_capitalised(words):
        return 0.0
    if heading_kind(piece):
        return 0.0
    agreement = max((_agreement(lowered, local) for local in locals_), default=0.0)
    known = sum(not given_names().isdisjoint((word, *word.split("-"))) for word in lowered)
    score = {1: 0.1, 2: 0.45, 3: 0.4, 4: 0.3}.get(len(words), 0.25)
    score += 0.25 if known else 0.0
    fathers = any(PATRONYMIC.search(word) for word in words) or lowered[-1] in _BEHIND_A_NAME
    score += 0.3 if fathers and len(words) >= 2 else 0.0
    score += 0.08 if any(SURNAME.search(word) for word in words) else 0.0
    if agreement == 1.0 and len(words) > 2:
        # The address names the person: words it does not know belong to what stands beside the name.
        score -= 0.25 * sum(not PATRONYMIC.search(w) and not _agreement([w], "".join(locals_)) for w in lowered)
    score += 0.45 * agreement + (0.5 if labelled else 0.0)
    score -= 0.4 if has_organisation(piece) or has_legal_form(piece) else 0.0
    if not (known or agreement or labelled):
        score -= 0.5 * title_score(piece) + 0.5 * place_score(piece) + 0.5 * _is_skill(piece)
    elif title_score(piece) > 0.6 and not agreement:
        score -= 0.3
    return score


def _is_skill(piece: str) -> bool:
    """ "Adobe Photoshop" and nothing else."""
    return any(hit.start == 0 and hit.end == len(piece) for hit in skill_base().find(piece))


def _is_capitalised(words: list[str]) -> bool:
    return all(word[:1].isupper() or word.lower() in _PARTICLES for word in words)


def _agreement(words: list[str], local: str) -> float:
    """How well an e-mail's local part is made of these words (1: two of them, 0.6: one)."""
    parts = re.sub(r"[^a-zа-я]", "", local)
    hits = 0
    for word in words:
        latin = re.sub(r"[^a-z]", "", transliterate(word))
        if len(latin) >= 3 and (latin in parts or sound(word) in sound(parts)):
            hits += 1
    return (0.0, 0.6, 1.0)[min(hits, 2)]


def _display(name: str) -> str:
    """A name as people write it: shouting is undone, spacing is single."""
    words = name.replace("`", "'").split()
    if all(w.isupper() for w in words if len(w) > 2) and any(len(w) > 2 for w in words):
        words = ["-".join(part.capitalize() for part in w.split("-")) for w in words]
        words = [re.sub(r"(?<=['’])(\w)", lambda m: m.group().upper(), w) for w in words]
    return " ".join(words)
