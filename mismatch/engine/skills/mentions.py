"""Names of skills that mean something else in their place: a company, other people, another part of speech."""

from __future__ import annotations

import re

from mismatch.engine.skills.folding import WORD, fold

#: "Oracle India Pvt Ltd": one or two more words of a name, then what only companies are called.
_COMPANY_AFTER = re.compile(
    r"(?:[ ]+[A-Z][\w&.-]*){0,2},?[ ]+"
    r"(?:Inc|INC|Ltd|LTD|LLC|LLP|GmbH|AG|Corp|Corporation|Pvt|PVT|Pty|Limited|Incorporated|Holdings|[Pp]lc)\b"
)
#: "Fenland Wholesale plc": the kind of company itself.
_COMPANY_KINDS = frozenset({"plc", "Plc"})
_NAME_BEFORE = re.compile(r"[A-Z][\w&.-]*,?[ ]+$")
#: "Siebel Scholar, 2012": an honour with the name of who gave it.
_HONOUR_AFTER = re.compile(r"[ ]+(?:Scholar(?:s|ships?)?|Prize|Medal|Medal+ist)\b")
#: «ООО "Спринт"»: the kind of company, then a name in quotes that is still open.
_COMPANY_BEFORE = re.compile(r"\b(?:ООО|ОАО|ПАО|ЗАО|АО|НАО|АНО|ГК|ИП|ФГУП|ГБУ|МБУ)\s*[\"«“„'][^\"»”“'\n]{0,20}$")
_LONGEST_PREFIX = 30
_QUOTES = frozenset("\"«“„'")

#: Endings that only adjectives have («базовые», «сетевых»), and all that an adjective may end in.
_ADJECTIVE_ENDS = ("ые", "ый", "ых", "ыми", "ого", "ому", "ая", "ое")
_ADJECTIVE = re.compile(rf"[а-яё]{{2,}}(?:{'|'.join(_ADJECTIVE_ENDS)})$", re.IGNORECASE)
_ADJECTIVAL = re.compile(
    r"(?:[ыио]й|[ыи]е|[ыи]х|[ыи]ми?|[ое]го|[ое]му|ая|яя|ое|ее|ую|юю|[ое]м|ья|ье|ьи)$", re.IGNORECASE
)

#: Several people of a trade are others to work with: «вместе с тестировщиками», "liaise with data analysts".
_PEOPLE = re.compile(
    r"(?:овщик|ировщик|льщик|специалист|экономист|юрист|логист|журналист|олог|дизайнер|менеджер|инженер"
    r"|аналитик|архитектор|конструктор|бухгалтер|писател|консультант|лид)(?:и|ы|ов|ей|ам|ами|ах|ями)$|продав(?:цы|цов|цам|цами)$"
    r"|(?:engineer|analyst|designer|manager|scientist|administrator|consultant|owner|tester|accountant|nurse"
    r"|electrician|welder|plumber|teacher|lawyer|driver|recruiter|dentist|doctor|physician|therapist|photographer|architect"
    r"|editor|translator|auditor|surveyor)s$",
    re.IGNORECASE,
)


#: How every plural above ends: most names are told apart by their last letter.
_PLURAL = ("и", "ы", "ов", "ей", "ам", "ами", "ах", "ях", "ями", "s")


def is_company(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is a part of the name of a company or of an honour."""
    if _COMPANY_AFTER.match(text, end) or _HONOUR_AFTER.match(text, end):
        return True
    if text[start:end] in _COMPANY_KINDS and _NAME_BEFORE.search(text, max(0, start - _LONGEST_PREFIX), start):
        return True
    low = max(0, start - _LONGEST_PREFIX)
    return not _QUOTES.isdisjoint(text[low:start]) and _COMPANY_BEFORE.search(text, low, start) is not None


def is_other_people(surface: str, alias: str) -> bool:
    """Whether a name of one who does the work is met in the plural."""
    if not surface.casefold().endswith(_PLURAL):
        return False
    return _PEOPLE.search(surface) is not None and _PEOPLE.search(alias) is None


def is_other_word(surface: str, alias: str) -> bool:
    """Whether an adjective is met where the name has a noun: «базовые знания» are no «база знаний»."""
    if alias.isascii() or (" " not in surface and not surface.casefold().endswith(_ADJECTIVE_ENDS)):
        return False
    met, named = WORD.findall(surface), WORD.findall(alias)
    return len(met) == len(named) and any(
        _ADJECTIVE.match(one) is not None and _ADJECTIVAL.search(other) is None
        for one, other in zip(met, named, strict=True)
    )


#: «Кузнецова Анна», «обратиться к Плотникову»: what a surname adds to the craft it comes from.
_SURNAME = re.compile(r"(?:ов|ев)(?:а|у|ой|ым|ом|е|ы|ых|ыми)?$", re.IGNORECASE)
_NAME_BESIDE = re.compile(r"[ ]+[А-ЯЁ](?:[а-яё]|\.)")
_NAME_AHEAD = re.compile(r"[А-ЯЁ](?:[а-яё]+|\.)[ ]*$")
#: "Contact Mr Baker": what stands before a surname, a first name between them or not.
_ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?[ ]+(?:[A-Z](?:[a-z]+|\.)[ ]+)?$")
_LONGEST_ADDRESS = 24


def is_surname(text: str, start: int, end: int, alias: str) -> bool:
    """Whether ``text[start:end]`` is a person called after a craft, which goes under the name ``alias``."""
    surface = text[start:end]
    if not surface[0].isupper() or " " in surface:
        return False
    if surface.isascii():
        return _ADDRESSED.search(text, max(0, start - _LONGEST_ADDRESS), start) is not None
    ending = _SURNAME.search(surface)
    if ending is None or surface.isupper() or _SURNAME.search(alias) is not None:
        return False
    if surface[: ending.start()].casefold() != alias.casefold().rstrip("ьй"):
        return False
    if len(ending.group()) > len("ов") or alias.endswith("ь"):
        return True
    return _NAME_BESIDE.match(text, end) is not None or _NAME_AHEAD.search(text, max(0, start - 16), start) is not None


#: Ways to reach a person: «Telegram: @ivan», «+7 900 … (WhatsApp, Telegram)», "Skype: live:anna".
_REACHED_AFTER = re.compile(
    r"(?:[ ]*(?:[,/|&+]|и|and|or|или)[ ]*[^\W\d_]{2,12}){0,2}[ ]*(?:[:—–-][ ]*)?"
    r"(?:@\w{2,}|(?:\+|\b)\d[\d ()-]{8,}\d|t\.me/\S)"
    r"|[ ]*:[ ]*(?:live:)?[a-z]\w*[._\d]\w",
    re.IGNORECASE,
)
_REACHED_BEFORE = re.compile(r"(?:@\w{2,}|\+?\d[\d ()-]{8,}\d)[ ,;(/|—–-]*(?:[^\W\d_]{2,12}[ ,/|&+]+){0,3}$")
_LONGEST_CONTACT = 60


def is_contact(text: str, start: int, end: int) -> bool:
    """Whether the messenger ``text[start:end]`` tells where somebody is to be reached."""
    if _REACHED_AFTER.match(text, end):
        return True
    return _REACHED_BEFORE.search(text, max(0, start - _LONGEST_CONTACT), start) is not None


#: «работа с клиент-серверной архитектурой», "pro-active sales": the phrase ends or begins inside a longer word.
_JOINED_AFTER = re.compile(r"-[а-яё]")
_JOINED_BEFORE = re.compile(r"\b(?:pro|re|non|pre|co|un|inter|по|со|не|анти|псевдо)-$", re.IGNORECASE)


def is_cut(text: str, start: int, end: int) -> bool:
    """Whether the phrase ``text[start:end]`` cuts a word with a hyphen in two."""
    if _JOINED_AFTER.match(text, end) and not text[end - 1].isascii():
        return True
    return text[start - 1 : start] == "-" and _JOINED_BEFORE.search(text, max(0, start - 8), start) is not None


_NEXT_WORD = re.compile(r"[ \t]+([^\W\d_][^\W_]*)")
#: What may follow the name of a language; another noun makes it a nation ("Chinese market").
_OF_A_TONGUE = re.compile(
    r"lang|level|spe[ao]k|fluen|profic|skill|nativ|basic|intermed|advanc|upper|pre$|elem|beginn|is$|and$|or$|as$|at$|to$|are$"
    r"|would|will|an?$|mother|convers|biling|writ|requir|prefer|desir|essent|both|verbal|oral|read|communic|litera|abil|knowl"
    r"|in$|for$|with$|on$|teach|tutor|lesson|gramm|compreh|cours|transl|plus|mandat|good|very|excel|work|profes|limit|full|only"
    r"|[abc][12]$|not$|from$|must$|can$|should$|may$|if$|business$|technical$|general$|test$|exam",
    re.IGNORECASE,
)
_NATIONAL = re.compile(
    r"компан|рын|производ|кухн|бренд|постав|клиент|партн[её]р|коллег|граждан|паспорт|фирм|автом|техник|оборуд|банк|заказчик|офис"
    r"|корпорац|предприят|завод|истори|культур|народ|товар|качеств|школ|лице|тур|холдинг|групп|разработч|стартап|инвест",
    re.IGNORECASE,
)


#: What an employer pays for, and with whom one may speak: «компенсация английского», «английский с носителем».
_TUITION_BEFORE = re.compile(
    r"(?:компенс|корпоратив|бесплатн|оплат|оплач|возмещ|субсид|скидк|льгот|изучени)[а-яё]*(?:[ ]+[а-яё]+){0,3}[ ]+$"
    r"|\bна[ ]+курсах[ ]+$"
    r"|\b(?:free|paid|subsidi[sz]ed|corporate|reimburse[sd]?)(?:[ ]+[\w-]+){0,2}[ ]+$",
    re.IGNORECASE,
)
_TUITION_AFTER = re.compile(
    r"(?:[ ]+язык[а-яё]*)?[ ]+(?:с[ ]+носител|с[ ]+(?:корпоративным[ ]+)?преподавател|в[ ]+офисе|за[ ]+сч[её]т)"
    r"|[ ]+(?:language[ ]+)?(?:lessons|classes|courses|tuition)[ ]+(?:with|paid|for|in|provided|covered|at)\b",
    re.IGNORECASE,
)
_LONGEST_TUITION = 60


def is_tuition(text: str, start: int, end: int) -> bool:
    """Whether the language ``text[start:end]`` is one that an employer offers to teach."""
    if _TUITION_AFTER.match(text, end):
        return True
    return _TUITION_BEFORE.search(text, max(0, start - _LONGEST_TUITION), start) is not None


def is_nation(text: str, end: int, tongues: frozenset[str]) -> bool:
    """Whether the name of a language that ends at ``end`` tells where something comes from."""
    following = _NEXT_WORD.match(text, end)
    if following is None:
        return False
    word = following.group(1)
    if not word.isascii():
        return _NATIONAL.match(word) is not None
    return _OF_A_TONGUE.match(word) is None and fold(word) not in tongues


#: Marks and initials: "English (B)", "Ph.D.", "R. A. Fisher", "Fisher, R. (1925)", "C/F forms", "R&amp;D".
_LETTER_BEFORE = re.compile(r"(?:[^\W\d_]\.|\(|&(?:amp;)?|(?<![^\W_])[^\W\d_]/)$")
_GRADE_AFTER = re.compile(r"\s?\)")
_INITIAL_AFTER = re.compile(
    r"\.[^\W\d_]|\. [^\W\d_]\.|/[^\W\d_](?![\w+#])"
    r"|\.(?:,| \(\d| &| et al)|, (?:[A-Z]\.[ ,]|(?:&|and) [A-Z]\w+, [A-Z]\.)"
)


def is_initial(text: str, start: int, end: int) -> bool:
    """Whether the single letter ``text[start:end]`` is a mark, an initial or half of an abbreviation."""
    before = _LETTER_BEFORE.search(text, max(0, start - 6), start)
    if before is not None and before.group() == "(":
        return _GRADE_AFTER.match(text, end) is not None
    if before is not None and before.group().endswith("/"):
        return before.group()[0] not in "CcСсRrDd"
    return before is not None or _INITIAL_AFTER.match(text, end) is not None
