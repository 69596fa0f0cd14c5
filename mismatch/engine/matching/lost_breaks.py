"""Lists whose bullets and line breaks were lost: where the next demand or task begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mismatch.engine.matching.folding import fold

#: What begins the next demand or task where nothing at all divides them.
_BEGINNING = (
    r"(?:опыт|знани[ея]|умени[ея]|понимание|навыки?|уверенн(?:ое|ый|ая|ые)|владение|высшее|готовность"
    r"|наличие|грамотн(?:ая|ое|ый)|желание|ответственность|коммуникабельность|водительск\w+|медицинск\w+ книжк\w+"
    r"|ведение|поиск|подготовка|контроль|разработка|проведение|организация|участие|консультировани\w+"
    r"|составление|обслуживание|формирование|взаимодействие|анализ|при[её]м|выполнение|оформление|заключение"
    r"|обеспечение|расч[её]т|сопровождение|настройка"
    r"|оклад|компенсация|дмс|график|оплата|бесплатн\w+|скидки|премии) "
)
_BEGINS = re.compile(rf"(?<=[а-яёa-z0-9)%]) (?={_BEGINNING})")
_BEGUN = re.compile(_BEGINNING)
#: A preposition, a conjunction, an adjective or a verb before such a word: there it goes on.
_GOES_ON = re.compile(
    r"(?:^|[\s(,])(?:и|или|а|с|со|в|во|на|за|по|о|об|от|для|до|из|к|над|при|через|либо|ваш\w*|наш\w*|их|его|не|ее"
    r"|образование|уровне|уровень|есть|нужен|важен|обязател\w+|желател\w+|необходим\w*|приветству\w+"
    r"|\w+(?:ый|ой|ая|яя|ые|ую|ых|ого|кий|ший|щий|кие|гие|шие|щие|ое|ее"
    r"|ают|яют|уют|еют|ете|ите|аешь|еешь|ишь|ать|ять|ить|еть|тся|ться))$"
)
#: A Russian word with a capital in the middle of a sentence is a name, unless it is of a form that names seldom have:
#: a verbal noun, an infinitive, a verb that speaks to the reader, some adjectives.
_CAPITAL = re.compile(r"(?<=[а-яёa-zA-Z0-9)%+»\"]) +(?=(?P<word>[А-ЯЁ][а-яё]+)(?:[ ,:]|$))")
_OPENER = re.compile(
    r"опыт|навыки?|стаж|высшее|английский|есть|легко|хорошо|отлично|коммерческий|практический|глубокие|базовые"
    r"|желателен|обязателен|доступ|график|оклад|оплата|гибкий|удобный|полный|компенсации?|если|будет|почему|как|при|"
    r"мы|вы|ты"
    r"|\w{3,}(?:ание|ение|яние|тие|ация|иция|енция|ость|нка|вка|тка|вую)"
    r"|\w{3,}(?:ать|ять|ить|еть|уть|ться|тись)|\w{2,}(?:ете|ите|етесь|итесь|ешь|ишь|ешься)"
    r"|\w{3,}(?:ное|ные|вое|вые|шее|шие|рое|рые|нный|вный)"
)
_PREPOSITION = re.compile(r"(?:^|[\s(])(?:и|или|а|с|со|в|во|на|за|по|о|об|от|для|до|из|к|у|г)\.?$")
_ENGLISH = re.compile(
    r"(?<=[a-z0-9)+]) (?=(?:Experience|Knowledge|Understanding|Familiarity|Proficien(?:cy|t)|Ability|Strong|Excellent"
    r"|Good|Solid|Hands-on|Proven|Working knowledge|Bachelor|Master|Fluen(?:t|cy)|At least|Minimum|Degree|Willing\w*"
    r"|Track record|Familiar|Comfortable|Passion\w*|Private|Hybrid|[A-Z][a-z]{2,}ing"
    r"|Availability|Basic|Advanced|Deep|Practical|Previous) (?=[a-z0-9]))"
)
_ENGLISH_GOES_ON = re.compile(
    r"\b(?:in|of|for|the|an?|and|or|with|to|our|your|by|at|on|from|as|associate(?:'s)?|bachelor'?s?|"
    r"master'?s?|foundation|university|college|school|academic)$"
)
_RUN_ON, _SHORTEST = 45, 8


def lost_breaks(text: str, start: int, end: int) -> Iterator[int]:
    """The blanks of ``text[start:end]`` at which a new demand or task begins, first to last."""
    if end - start < _RUN_ON:
        return
    folded = fold(text[start:end])
    begun = [m.start() for m in _BEGINS.finditer(folded)]
    # One such word in a sentence that begins otherwise is a part of it: «решения улучшают опыт людей».
    listed = begun if len(begun) > 1 or _BEGUN.match(folded) else []
    cuts = {at for at in listed if not _GOES_ON.search(folded, max(0, at - 40), at)}
    cuts |= {m.start() - start for m in _CAPITAL.finditer(text, start, end) if _opens(m, folded, m.start() - start)}
    english = (m.start() - start for m in _ENGLISH.finditer(text, start, end))
    cuts |= {at for at in english if not _ENGLISH_GOES_ON.search(folded, max(0, at - 12), at)}
    begin = 0
    for at in sorted(cuts):
        before = folded[begin:at]
        if len(before) >= _SHORTEST and before.count("(") <= before.count(")"):
            yield start + at
            begin = at + 1


def opens_demand(word: str) -> bool:
    """Whether demands and tasks begin with such a word, and names hardly ever."""
    return bool(_OPENER.fullmatch(fold(word)))


def _opens(match: re.Match[str], folded: str, at: int) -> bool:
    """Whether a word with a capital begins a new demand rather than names something."""
    return opens_demand(match["word"]) and not _PREPOSITION.search(folded, max(0, at - 12), at)
