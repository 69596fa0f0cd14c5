"""Where in a row a name may stand: behind a label, beside a title, or in a sentence that says who somebody is."""

from __future__ import annotations

import re

from mismatch.engine.parsing.locations import place_score
from mismatch.engine.parsing.name_keys import PATRONYMIC, given_names
from mismatch.engine.parsing.rows import Row
from mismatch.engine.parsing.titles import has_legal_form, has_organisation, title_score
from mismatch.engine.parsing.vocabulary import word_list
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
NAME_WORD = re.compile(r"^[^\W\d_](?:['’`.-]?[^\W\d_])*\.{0,2}$")
PARTICLES = word_list("words", "name_particles")
_GRADES = word_list("words", "grades")


def name_places(row: Row) -> list[tuple[int, int, bool]]:
    """Stretches of a row that could be a name, as (start, end, whether something says that it is one)."""
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
        if not NAME_WORD.match(bare) or not (bare[:1].isupper() or bare.lower() in PARTICLES):
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
    if not all(NAME_WORD.match(word) and (word[:1].isupper() or word in PARTICLES) for word in words):
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
