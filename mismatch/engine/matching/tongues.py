"""Spoken languages with levels, in both languages: «английский не ниже B2», "fluent German"."""

from __future__ import annotations

import re
from typing import NamedTuple

from mismatch.engine.matching.folding import fold
from mismatch.engine.parsing.vocabulary import load

#: CEFR as numbers; a native speaker is above C2.
CEFR: dict[str, int] = {"A1": 1, "A2": 2, "B1": 3, "B2": 4, "C1": 5, "C2": 6, "native": 7}


class Tongue(NamedTuple):
    """A spoken language by its English name, its level when one is given, and where it is written."""

    start: int
    end: int
    language: str
    level: str | None


#: English name → what a text says for it, folded. Russian forms are given by their stem.
_NAMES: dict[str, str] = {
    "English": r"англ(?:ийск\w*|\.)?|english",
    "Russian": r"русск(?:ий|ого|ому|им|ом|оязычн\w*)(?! (?:команд|коллектив))|russian|"
    r"государственн\w+ язык\w* (?:рф|российск\w+)",
    "German": r"немецк\w*|german",
    "French": r"французск\w*|french",
    "Spanish": r"испанск\w*|spanish",
    "Italian": r"итальянск\w*|italian",
    "Portuguese": r"португальск\w*|portuguese",
    "Chinese": r"китайск\w*|chinese|mandarin",
    "Japanese": r"японск\w*|japanese",
    "Korean": r"корейск\w*|korean",
    "Turkish": r"турецк\w*|turkish",
    "Arabic": r"арабск\w*|arabic",
    "Polish": r"польск\w*|polish",
    "Czech": r"чешск\w*|czech",
    "Ukrainian": r"украинск\w*|ukrainian",
    "Kazakh": r"казахск\w*|kazakh",
    "Uzbek": r"узбекск\w*|uzbek",
    "Dutch": r"нидерландск\w*|голландск\w*|dutch",
    "Swedish": r"шведск\w*|swedish",
    "Finnish": r"финск\w*|finnish",
    "Norwegian": r"норвежск\w*|norwegian",
    "Danish": r"датск\w*|danish",
    "Serbian": r"сербск\w*|serbian",
    "Bulgarian": r"болгарск\w*|bulgarian",
    "Greek": r"греческ\w*|greek",
    "Hebrew": r"иврит\w*|hebrew",
    "Hindi": r"хинди|hindi",
    "Georgian": r"грузинск\w*|georgian",
    "Armenian": r"армянск\w*|armenian",
    "Belarusian": r"белорусск\w*|belarus(?:s)?ian",
    "Tatar": r"татарск\w*|tatar",
    "Romanian": r"румынск\w*|romanian",
    "Hungarian": r"венгерск\w*|hungarian",
    "Vietnamese": r"вьетнамск\w*|vietnamese",
    "Lithuanian": r"литовск\w*|lithuanian",
    "Latvian": r"латышск\w*|latvian",
    "Estonian": r"эстонск\w*|estonian",
    "Slovak": r"словацк\w*|slovak(?:ian)?",
    "Croatian": r"хорватск\w*|croatian",
    "Azerbaijani": r"азербайджанск\w*|azerbaijani",
    "Kyrgyz": r"киргизск\w*|кыргызск\w*|kyrgyz",
    "Thai": r"тайск\w*|thai",
    "Persian": r"персидск\w*|фарси|persian|farsi",
}
#: Words of the résumés' list that mean other things in a vacancy far more often: Latin letters, the town of Sakha.
_NO_TONGUE = frozenset({"Latin", "Yakut"})


def _further() -> dict[str, str]:
    """The languages that résumés are read for beside these: Russian words there are stems, others whole."""
    told = load("languages")["languages"]
    return {
        name: "|".join(rf"{word}\w*" if word.endswith("ск") else re.escape(word) for word in words)
        for name, words in told.items()
        if name not in _NAMES and name not in _NO_TONGUE
    }


_ALL = _NAMES | _further()
_GROUPS = {re.sub(r"\W", "_", name): name for name in _ALL}
_COOKING = r"(?! (?:и \w+ )?(?:кухн|блюд|cuisine|cooking|food\b|dish))"
_NAME = re.compile("|".join(f"(?P<{group}>\\b(?:{_ALL[name]})(?!\\w){_COOKING})" for group, name in _GROUPS.items()))
#: Adjectives of nationality that are not about speech («русская кухня», "German cars") need one of these nearby.
_SPEECH = re.compile(
    r"is (?:a plus|required|preferred)|(?:write|writing|speak|clear|in|good|our) english|язык|"
    r"англ|\blanguage|fluen|native|"
    r"speak|spoken|written|level|уровен|уровн|свободн|разговорн|владе|"
    r"знани[ея]|родной|\b[abc][12]\b|intermediate|advanced|upper|"
    r"proficien|носител|устн|письменн|technical|технич|knowledge|command|грамотн|communicat|elementary|"
    r"beginner|bilingual|билингв|conversational|ielts|toefl|delf|goethe|hsk"
)
#: A line that is nothing but a name needs no such word: "Dutch", "German / French".
_ALONE = re.compile(
    r"(?:(?:very )?(?:good|basic|excellent|strong|decent|some|solid|хорош\w+|базов\w+) )?"
    rf"(?:{_NAME.pattern})(?:(?:\s*[,/]\s*| (?:or|and|или|и) )\w+)*".replace("?P<", "?P<_")
)
#: Nor do names that end a list, where no noun follows: "boiler experience, Spanish", "German or French an advantage".
_LAST = re.compile(
    rf"(?:^|[,:;/]\s*|\b(?:and|or|или|и)\s+)(?:{_NAME.pattern})(?<![аоы]я)(?<!ое)(?<!ые)(?<!ых)\W*"
    r"(?:(?:is |are |would be |будет |[–—-] )*(?:an? )?(?:(?:distinct|definite|strong|big|real|большой|огромный) )?"
    r"(?:advantage|asset|bonus|plus|lovely|nice|great|useful|helpful|welcome|ideal|desirable|preferred|beneficial|must|essential|required|mandatory|плюс|плюсом|преимущество|"
    r"желателен|желательно|обязателен|обязательно|необходим|приветствуется)\W*)?$".replace("?P<", "?P<__")
)
_LEVELS: tuple[tuple[str, str], ...] = (
    ("native", r"родно[йм]|native|носител\w*|mother tongue|bilingual|билингв\w*"),
    ("A2", r"pre[- ]?intermediate|elementary|базов\w*|basic|начальн\w*|со словар\w*"),
    (
        "B2",
        r"upper[- ]?intermediate|выше среднего|делов\w*|business(?: level)?|professional working|уверенн\w*|"
        r"good command|working proficiency",
    ),
    (
        "B1",
        r"intermediate|средн(?:ий|его|ем)|разговорн\w*|conversational|чтени\w* (?:и понимани\w* )?(?:\w+ "
        r")?(?:документац|литератур)\w*|(?:reading|read) (?:\w+ )?documentation|"
        r"техническ\w*|technical|good|хорош\w*",
    ),
    ("C2", r"proficiency|в совершенстве|mastery"),
    ("C1", r"advanced|свободн\w*|fluen\w*|excellent|отличн\w*|продвинут\w*|proficient|full professional"),
    ("A1", r"beginner|starter"),
)
_LEVEL = [(level, re.compile(rf"\b(?:{pattern})")) for level, pattern in _LEVELS]
_CEFR = re.compile(r"(?<!\w)([abcавс][12])(?!\w)")
_LATIN = str.maketrans("авс", "abc")


def find_tongues(text: str) -> list[Tongue]:
    """Every spoken language of a sentence with the level written nearest to it."""
    folded = fold(text)
    if not (_SPEECH.search(folded) or _ALONE.fullmatch(folded.strip(" .;,•-–—*")) or _LAST.search(folded)):
        return []
    named = (m for m in _NAME.finditer(folded) if not _is_subject(folded, m.start(), m.end()))
    names = [(m.start(), m.end(), _GROUPS[m.lastgroup or ""]) for m in named]
    found: list[Tongue] = []
    for index, (start, end, name) in enumerate(names):
        low = names[index - 1][1] if index else 0
        high = names[index + 1][0] if index + 1 < len(names) else len(folded)
        level = _level_near(folded, low, start, end, high)
        if level is None and found and _AND.fullmatch(folded[found[-1].end : start]):
            level = found[-1].level
        if all(name != t.language for t in found):
            found.append(Tongue(start, end, name, level))
    return found


def _is_subject(folded: str, start: int, end: int) -> bool:
    """Whether a name is one of a school subject: "GCSE grade C in English and maths"."""
    return bool(_SUBJECT_AFTER.match(folded, end) or _SUBJECT_BEFORE.search(folded, max(0, start - 24), start))


_SUBJECT_AFTER = re.compile(r"\s*(?:&|and|,|/)\s*(?:maths?|mathematics)\b|\s+literature\b")
_SUBJECT_BEFORE = re.compile(r"\b(?:maths?|mathematics)\s*(?:&|and|,|/)\s*$|\bgcses?(?: \w+)? in\s*$")
#: "fluent Dutch and English": one level for both.
_AND = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:,|and|и|,\s*and)\s*")
#: "fluent Polish and good English": what follows "and" belongs to the next name.
_NEXT_TONGUE = re.compile(r",|\b(?:and|or|и|или)\b")


#: "Good spoken and written English": there "and" joins two ways of using one language.
_BEFORE = re.compile(
    r"[;,\n]|\.\s|\b(?:and|or|и|или)\b(?!\s+(?:written|spoken|verbal|oral|писать|говорить|устн\w+|письменн\w+))"
)


def _level_near(folded: str, low: int, start: int, end: int, high: int) -> str | None:
    """The level after the name, up to the next name or sentence; else the one right before it."""
    after = re.split(r"[;\n]|\.\s", folded[end:high], maxsplit=1)[0]
    own = _NEXT_TONGUE.split(after, maxsplit=1)[0] if high < len(folded) else after
    before = _BEFORE.split(folded[low:start])[-1]
    return _level(own) or _level(before) or _level(after)


def _level(piece: str) -> str | None:
    cefr = _CEFR.search(piece)
    if cefr:
        return cefr[1].translate(_LATIN).upper()
    hits = [(m.start(), order, level) for order, (level, p) in enumerate(_LEVEL) if (m := p.search(piece))]
    return min(hits)[2] if hits else None
