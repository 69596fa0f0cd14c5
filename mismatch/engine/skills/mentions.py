"""Names of skills that mean something else in their place: a company, other people, another part of speech."""

from __future__ import annotations

import re

from mismatch.engine.skills.folding import WORD

#: "Oracle India Pvt Ltd": one or two more words of a name, then what only companies are called.
_COMPANY_AFTER = re.compile(
    r"(?:[ ]+[A-Z][\w&.-]*){0,2},?[ ]+(?:Inc|INC|Ltd|LTD|LLC|LLP|GmbH|Corp|Corporation|Pvt|PVT|Limited|Incorporated)\b"
)
#: «ООО "Спринт"»: the kind of company, then a name in quotes that is still open.
_COMPANY_BEFORE = re.compile(r"\b(?:ООО|ОАО|ПАО|ЗАО|АО|НАО|АНО|ГК|ИП|ФГУП|ГБУ|МБУ)\s*[\"«“„'][^\"»”“'\n]{0,20}$")
_LONGEST_PREFIX = 30

#: Endings that only adjectives have («базовые», «сетевых»), and all that an adjective may end in.
_ADJECTIVE = re.compile(r"[а-яё]{2,}(?:ые|ый|ых|ыми|ого|ому|ая|ое)$", re.IGNORECASE)
_ADJECTIVAL = re.compile(
    r"(?:[ыио]й|[ыи]е|[ыи]х|[ыи]ми?|[ое]го|[ое]му|ая|яя|ое|ее|ую|юю|[ое]м|ья|ье|ьи)$", re.IGNORECASE
)

#: Several people of a trade are others to work with: «вместе с тестировщиками», "liaise with data analysts".
_PEOPLE = re.compile(
    r"(?:овщик|ировщик|разработчик|специалист|программист|экономист|юрист|логист|журналист|олог|дизайнер|менеджер|инженер"
    r"|аналитик|архитектор|конструктор|бухгалтер|лид)(?:и|ы|а|ов|ам|ами|ах)$"
    r"|(?:engineer|analyst|developer|designer|manager|scientist|administrator|consultant|owner|tester|accountant|nurse"
    r"|electrician|welder|plumber|teacher|lawyer|driver|recruiter)s$",
    re.IGNORECASE,
)


def is_company(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is a part of the name of a company."""
    if _COMPANY_AFTER.match(text, end):
        return True
    return _COMPANY_BEFORE.search(text, max(0, start - _LONGEST_PREFIX), start) is not None


def is_other_people(surface: str, alias: str) -> bool:
    """Whether a name of one who does the work is met in the plural."""
    return _PEOPLE.search(surface) is not None and _PEOPLE.search(alias) is None


def is_other_word(surface: str, alias: str) -> bool:
    """Whether an adjective is met where the name has a noun: «базовые знания» are no «база знаний»."""
    if alias.isascii() or _ADJECTIVE.search(surface) is None and " " not in surface:
        return False
    met, named = WORD.findall(surface), WORD.findall(alias)
    return len(met) == len(named) and any(
        _ADJECTIVE.match(one) is not None and _ADJECTIVAL.search(other) is None
        for one, other in zip(met, named, strict=True)
    )


#: Marks and initials: "English (B)", "Ph.D.", "C/F forms".
_LETTER_BEFORE = re.compile(r"(?:[^\W\d_]\.|\(|(?<![^\W_])[^\W\d_]/)$")
_GRADE_AFTER = re.compile(r"\s?\)")
_INITIAL_AFTER = re.compile(r"\.[^\W\d_]|/[^\W\d_](?![\w+#])")


def is_initial(text: str, start: int, end: int) -> bool:
    """Whether the single letter ``text[start:end]`` is a mark, an initial or half of an abbreviation."""
    before = _LETTER_BEFORE.search(text, max(0, start - 3), start)
    if before is not None and before.group() == "(":
        return _GRADE_AFTER.match(text, end) is not None
    if before is not None and before.group().endswith("/"):
        return before.group()[0] not in "CcСсRrDd"
    return before is not None or _INITIAL_AFTER.match(text, end) is not None
