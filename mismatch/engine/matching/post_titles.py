"""A vacancy's title without the noise around it: «Срочно! Требуется сварщик на вахту» is a «сварщик»."""

from __future__ import annotations

import re
from functools import lru_cache

from mismatch.engine.matching.folding import tidy
from mismatch.engine.matching.neutral import parsed_word

#: "Hiring: plumbers", but a "hiring manager" is one.
HIRING = r"hiring(?! (?:manager|coordinator|lead|partner|specialist)\b)"
_CALLS = re.compile(
    r"^\W*(?:(?:urgent(?:ly)?|asap|hot|срочно|внимание|now hiring|hiring|vacancy|job|wanted|help wanted|вакансия)\b"
    r"(?:\s*[!:—–-]+\s*|\s+(?=требу|нуж|ищ))|[!❗🔥⚡\s]+)+",
    re.IGNORECASE,
)
#: Who seeks may be told at any length: «В отдел выплат …», «Завод «Прибой», г. Тула, …».
_SOUGHT = re.compile(
    r"^(?:[\w ,]{0,30}?\b|(?:(?:в|во|на|для)\s|[^!?]{0,150}«)[^!?]{0,150}?\b)?"
    r"(?:мы ищем|ищем|ищет|ищу|требуется|требуются|нужен|нужна|нужны|приглаша[ею]т(?: на работу)?|приглашаем|"
    r"приму на работу|возьмем на работу|"
    r"(?:we|our team) (?:needs?|wants?)|"
    r"(?:needs?|wants?)(?=\s+(?:an?|\d+|two|three|some\w*|more|new|experienced|skilled)\s)|"
    r"(?:we(?:'re| are) |our team is )?(?:looking for|are looking for|seeking|is seeking)|"
    rf"(?:we(?:'re| are) )?(?:now )?{HIRING})(?:\s*[:!—–-]+\s*|\s+)",
    re.IGNORECASE,
)
#: Pictures, and a greeting before the call: "Hi all! We're looking for a nurse".
_BEFORE = re.compile(
    r"^[^\w«\"(]*(?:(?:всем привет|привет|здравствуйте|добрый день|доброго дня|друзья|коллеги|hi|hello|hey)"
    r"(?: всем| all| everyone| there|,? друзья|,? коллеги)?\s*[!,.]+\s*)?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_WANTED = re.compile(r"\s+(?:(?:urgently )?(?:needed|wanted|required)|требуется|требуются)(?!\w).*$", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*(?:,|:\s|(?<!\b\w)[.!?](?:\s|$)|\s[|•]\s|\s[—–]\s).*$|\s+(?:who|which|with|at our|for our|for a|to join|"
    r"с опытом|со стажем|со знанием|с личн|с правами|на вахту|в команду|в компанию|котор\w+)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
#: What a post goes on with behind a comma: only then it is cut there, for a title may have commas of its own.
_DEMANDED = re.compile(
    r",\s+(?:must|опыт|стаж|знани|зна[её]т|уме|прав|категор|\d|remote\b|удал|медкниж|[a-z ]+ required)", re.I
)
_SHORTEST = 3
#: Who is sought is said at once.
_LONGEST = 400


def named_in(line: str) -> str:
    """Who is sought in the line that opens a post, in the nominative; the line itself where it is a title already."""
    line = line[:_LONGEST]
    opened = _BEFORE.sub("", line, count=1)
    line = opened if len(opened) >= _SHORTEST else line
    called = _CALLS.sub("", line)
    sought = _SOUGHT.match(called)
    title = _ARTICLE.sub("", called[sought.end() :] if sought else called)
    title = _WANTED.sub("", title)
    if sought or _DEMANDED.search(title):
        title = _TAIL.sub("", title)
    elif called != line:
        title = _ASIDE.sub("", title)
    title = tidy(title).strip("#*_:.,- !")
    if sought:
        title = _IN_TOWN.sub("", title)
        title = nominative(title)
    title = _OPEN.sub("", title)
    return title if len(title) >= _SHORTEST else line


_ASIDE = re.compile(r"\s[|•]\s.*$")
#: A bracket that was opened and cut.
_OPEN = re.compile(r"\s*\([^)]*$")
#: «администратора в салон», "plumber in Tulsa": where the work is is no part of who is sought.
_IN_TOWN = re.compile(r"\s+(?:in|at|в|во)\s+(?:\w+ )*[A-ZА-ЯЁ«].*$")


def nominative(title: str) -> str:
    """«старшего менеджера по продажам» → «старший менеджер по продажам»: the words up to the one that is bent last."""
    words = title.split(" ")
    for at, word in enumerate(words):
        head, dash, tail = word.rpartition("-")
        bent = _bent(tail)
        if bent is None:
            break
        words[at] = head + dash + bent[0]
        if bent[1]:
            break
    return " ".join(words)


@lru_cache(maxsize=2048)
def _bent(word: str) -> tuple[str, bool] | None:
    """A word in the nominative and whether it is the noun; None for a word that is neither bent nor before one."""
    if word.lower() == "бариста":
        return word, True  # the dictionary makes a «барист» of it
    if not re.fullmatch(r"[А-Яа-яЁё]+", word):
        return (word, False) if re.fullmatch(r"[A-Za-z0-9+#.]+", word) else None
    for parse in parsed_word(word.lower()):
        if parse.tag.POS not in ("NOUN", "ADJF", "PRTF") or not {"accs", "gent", "nomn"} & set(parse.tag.grammemes):
            continue
        if "neut" in parse.tag:
            continue  # nobody is sought in the neuter
        wanted = {"nomn", "plur" if "plur" in parse.tag else "sing"}
        if parse.tag.POS == "NOUN" and "nomn" in parse.tag:
            return word, True
        if parse.tag.POS == "NOUN" and "anim" not in parse.tag:
            continue
        changed = parse.inflect(wanted)
        if changed is not None:
            return _as_written(changed.word, word), parse.tag.POS == "NOUN"
    return None


def _as_written(form: str, word: str) -> str:
    """Another form of a word, in capitals where the word is."""
    if word.isupper() and len(word) > 1:
        return form.upper()
    return form.capitalize() if word[0].isupper() else form
