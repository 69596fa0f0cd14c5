"""Where a vacancy's sections begin: headings in both languages, on lines of their own or inside one long line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

SectionKind = Literal["intro", "must", "nice", "tasks", "stack", "offer", "company", "apply"]

#: What headings say, most specific first. Written against folded text (lower case, ё as е).
_HEADINGS: dict[SectionKind, tuple[str, ...]] = {
    "nice": (
        r"bonus (?:points|skills)",
        r"(?:будет|будут|большим|дополнительным|огромным)?\s*плюс(?:ом|ами)?(?: будет| будут| является)?",
        r"будет (?:большим |дополнительным |вашим )?(?:плюсом|преимуществом)",
        r"(?:вашим|дополнительным|твоим)? ?преимуществ(?:ом|ами|а)(?: будет| будут| кандидата)?",
        r"(?:дополнительно |также )?приветству(?:ется|ются|ем)",
        r"желательн(?:о|ы|ые требования|ые навыки)",
        r"как преимущество",
        r"(?:дополнительные|необязательные) (?:требования|навыки|знания)",
        r"будем рады,? если",
        r"nice[- ]to[- ]have[s]?",
        r"(?:it(?:'s| is| would be) )?(?:a )?(?:big |huge )?(?:plus|pluses|advantage|bonus)",
        r"bonus (?:points|skills)",
        r"preferred(?: \w+){0,2}",
        r"desir(?:able|ed)(?: \w+){0,2}",
        r"(?:would be|considered) (?:a )?(?:plus|advantage|nice)",
        r"good to have",
        r"extra points",
        r"optional(?: skills)?",
        r"what (?:will|would) (?:make you stand out|set you apart|be a plus)",
        r"advantageous",
        r"it (?:helps|would help|is great)(?: if)?(?: you(?: also)?(?: have| know| are)?)?",
        r"we(?:'d| would) love it if(?: you(?: have| know)?)?",
        r"even better if(?: you(?: have)?)?",
    ),
    "offer": (
        r"почему (?:вам|нам|мы|у нас|с нами|стоит)\b[^?:.\n]{0,40}(?=[?:])",
        r"что мы готовы[^?:.\n]{0,20} предложить",
        r"(?:что )?(?:мы )?предлага(?:ем|ется)(?: вам| тебе)?(?: взамен)?",
        r"(?:наши |основные )?условия(?: работы| труда| и преимущества| для сотрудников)?",
        r"с нашей стороны",
        r"от нас",
        r"взамен",
        r"(?:наши |ваши )?бонусы(?: и льготы)?",
        r"льготы",
        r"соцпакет",
        r"социальный пакет",
        r"мы гарантируем",
        r"что (?:вас|тебя) ждет у нас",
        r"почему (?:мы|у нас|стоит)",
        r"преимущества работы(?: с нами| у нас)?",
        r"что мы (?:можем предложить|обеспечим|даем|предлагаем)",
        r"будем рады предложить",
        r"плюсы работы",
        r"(?:what )?we(?: can)? offer(?: you)?",
        r"what(?: do)? we offer",
        r"(?:what )?we(?:'ll| will)? (?:give|provide)(?: you)?",
        r"what you(?:'ll| will)? get",
        r"what's in it for you",
        r"(?:our |employee )?benefits(?: and perks)?",
        r"perks(?: and benefits| & benefits)?",
        r"(?:working )?conditions",
        r"compensation(?: and benefits)?",
        r"why (?:join )?us",
        r"why work (?:with|for) us",
        r"what you(?:'ll| will) (?:get|receive)",
        r"in return",
        r"package",
        r"salary",
        r"зарплата",
        r"доход",
        r"график работы",
        r"формат работы",
        r"рабочая среда",
    ),
    "company": (
        r"как мы работаем",
        r"о (?:нас|компании|проекте|продукте|команде|работодателе)",
        r"кто мы",
        r"наша (?:компания|миссия|команда)",
        r"(?:наш |)проект",
        r"наши (?:принципы|ценности)",
        r"(?:наш )?продукт",
        r"про (?:нас|компанию|проект|команду)",
        r"about (?:us|the company|the project|the team|our company|our team|the product|our product)",
        r"who we are",
        r"our (?:mission|values|story|company|team|product)",
        r"company(?: description| overview| profile)?",
        r"equal opportunit(?:y|ies)(?: employer| statement)?",
    ),
    "apply": (
        r"как (?:откликнуться|подать заявку|присоединиться)",
        r"этапы (?:отбора|собеседования|найма)",
        r"что дальше",
        r"контакты?",
        r"адрес",
        r"контактная информация",
        r"отклик(?:нуться)?",
        r"процесс (?:отбора|найма)",
        r"how to apply",
        r"application process",
        r"(?:hiring|interview|selection|recruitment) process",
        r"(?:next )?steps",
        r"contacts?(?: us| details)?",
        r"to apply",
        r"apply(?: now)?",
    ),
    "stack": (
        r"(?:наш |используемый |основной |технологический |наш основной )?(?:стек|стэк)(?: технологий| проекта)?",
        r"(?:наши )?технологии",
        r"(?:our |the |core )?(?:tech(?:nology)? |tools? )?stack",
        r"technologies(?: we use)?",
        r"tools we use",
        r"инструменты",
        r"про стек",
    ),
    "tasks": (
        r"(?:основные |ваши |твои |ключевые |должностные |главные )?(?:обязанности|задачи)(?: разработки| на позиции)?",
        r"функционал(?:ьные обязанности)?",
        r"(?:чем|что) (?:вам |тебе )?предстоит(?: делать| заниматься)?",
        r"чем (?:вы|ты) буде(?:те|шь) заниматься",
        r"что (?:нужно|надо) (?:будет )?делать",
        r"(?:вам|тебе) предстоит",
        r"что (?:вы|ты) буде(?:те|шь) делать",
        r"вы будете",
        r"зон[аы] ответственности",
        r"какие задачи (?:вас|тебя) ждут",
        r"чем предстоит заниматься",
        r"предстоящие задачи",
        r"что делать",
        r"обязанность",
        r"что (?:вас|тебя) ждет",
        r"(?:key |main |your |core |primary )?(?:responsibilities|duties|tasks)(?: and duties| include)?",
        r"what you(?:'ll| will) (?:do|be doing|work on)",
        r"you will(?: be)?",
        r"you'll",
        r"the role",
        r"your role",
        r"(?:about )?the (?:role|job|position)",
        r"job description",
        r"(?:role|job) (?:overview|summary)",
        r"what you do",
        r"the (?:job|work)",
        r"day[- ]to[- ]day",
        r"in this role(?:,? you will)?",
        r"scope of work",
    ),
    "must": (
        r"(?:what )?you(?:'ll| will)? (?:bring|need|have)(?: to the (?:team|role|table))?",
        r"essential(?: \w+){0,2}",
        r"(?:наши )?пожелания(?: к \w+(?: \w+)?)?",
        r"(?:основные |обязательные |наши |ключевые |профессиональные |необходимые |минимальные "
        r")?требования(?: к \w+(?: \w+)?)?",
        r"(?:наши )?ожидания(?: от \w+)?",
        r"(?:что )?(?:мы )?(?:ожидаем|ждем)(?: от (?:вас|тебя|кандидата|кандидатов|будущего \w+(?: \w+)?))?",
        r"мы (?:ждем|ожидаем)(?: коллег)?",
        r"(?:что|кто) (?:нам )?(?:нужно|нужен|нужна|важно|требуется)(?: для \w+(?: \w+)?)?",
        r"(?:для )?нам важно",
        r"для нас важно",
        r"(?:вы|ты) нам подход(?:ите|ишь)",
        r"что (?:для нас|нам) важно",
        r"(?:ключевые |необходимые |профессиональные |технические )?навыки(?: и (?:знания|опыт|компетенции))?",
        r"необходимые (?:знания|навыки|компетенции)(?: и \w+)?",
        r"квалификация",
        r"кого (?:мы )?ищем",
        r"(?:наш )?идеальный кандидат",
        r"что (?:надо|нужно) (?:знать|уметь)",
        r"обязательн(?:о|ые|ое)",
        r"необходимо",
        r"требу(?:ется|ются|емый опыт)",
        r"(?:опыт работы|опыт|образование|знания|знание языков|языки|личные качества)",
        r"(?:key |minimum |basic |job |main |essential |mandatory |technical |core )?(?:requirements|"
        r"qualifications|skills|competenc(?:e|ies))(?: and (?:experience|skills|qualifications))?",
        r"must[- ]haves?",
        r"what (?:we(?:'re| are) looking for|we expect|we need|you(?:'ll| will)? (?:need|bring|have)|you "
        r"should (?:have|bring))",
        r"(?:about|who) you(?: are)?",
        r"you(?: should)? have",
        r"we expect(?: you to have)?",
        r"we(?:'re| are) looking for",
        r"your (?:profile|skills|background|experience|qualifications)",
        r"(?:the )?ideal candidate",
        r"required(?: \w+){0,2}",
        r"essential(?: \w+)?",
        r"(?:hard|soft|хард|софт)[- ](?:skills|скилл\w+)",
        r"(?:для этого |что )?(?:вам |тебе )?(?:потребуется|понадобится)",
        r"(?:skills|experience|education|languages|licen[cs]es?|certifications?)(?: (?:and|&) \w+)?",
        r"candidate profile",
        r"person specification",
        r"expectations",
        r"(?:technical |professional |subject[- ]matter )?expertise",
    ),
}

_BULLET = r"(?:[•●▪◦‣∙·■□►➢✓✔✅➕⭐🔹🔸*–—-]|\(?\d{1,2}[.)])"
_LEAD = re.compile(rf"[\s#>_*]*(?:{_BULLET}\s+)?[\s#>_*\W]*", re.UNICODE)
_HEADING = {kind: re.compile(rf"(?:{'|'.join(phrases)})(?P<rest>.*)", re.DOTALL) for kind, phrases in _HEADINGS.items()}
_ORDER: tuple[SectionKind, ...] = ("nice", "offer", "company", "apply", "stack", "tasks", "must")
_TAIL_TO_COLON = re.compile(r"[^.;:!?\n•]{0,48}?[*_]*\s?:")
_TAIL_NONE = re.compile(r"[*_]*\s?:")
_TAIL_LINE = re.compile(r"[\s,]*(?:\([^)\n]{0,40}\))?[\s*_?!.…]*$")
_TAIL_BULLET = re.compile(r"\s*[?!]?\s*(?=[•●▪✓✔✅])|\?\s")
_TAIL_SPACES = re.compile(r"\s{2,}(?=\S)")
#: Where a heading may begin inside a line: after a sentence, after two spaces, after a bullet.
_INLINE = re.compile(r"(?:(?<=[.;!?)»])\s*|\s{2,}|(?<=[➕•])\s*)(?=[\W_]{0,6}[^\W\d_])")
_LINE = re.compile(r"[^\n]+")
#: Words that open a sentence as often as a section: as headings they stand alone before the colon.
_GENERIC = re.compile(
    r"(?:опыт(?: работы)?|образование|знани[яе](?: языков)?|языки|личные качества|необходимо|требуется|"
    r"обязательно|желательно|skills|experience|education|languages|"
    r"licen[cs]es?|certifications?|required|preferred|desired|optional|salary|доход|зарплата|график работы)$"
)


class Heading(NamedTuple):
    """A heading's place and the kind of section it opens."""

    start: int
    end: int
    kind: SectionKind


def find_headings(text: str, folded: str) -> list[Heading]:
    """Every heading in order, none inside another."""
    found: list[Heading] = []
    for line in _LINE.finditer(folded):
        starts = [line.start(), *(m.end() for m in _INLINE.finditer(folded, line.start(), line.end()))]
        for start in starts:
            if found and start < found[-1].end:
                continue
            heading = _heading_at(folded, start, line.end(), whole_line=start == line.start())
            if heading is None and start == line.start() and text[start:].lstrip().startswith("#"):
                heading = Heading(start, line.end(), "intro")
            if heading is not None:
                found.append(heading)
    return found


def _heading_at(folded: str, start: int, line_end: int, whole_line: bool) -> Heading | None:
    lead = _LEAD.match(folded, start, line_end)
    begin = lead.end() if lead else start
    best: tuple[int, Heading] | None = None
    for kind in _ORDER:
        for length, end in _ends(kind, folded, begin, line_end, whole_line):
            if best is None or length > best[0]:
                best = (length, Heading(start, end, kind))
    return best[1] if best else None


def _ends(kind: SectionKind, folded: str, begin: int, line_end: int, whole_line: bool) -> Iterator[tuple[int, int]]:
    """(length of the phrase, end of the heading) when a heading of this kind begins at ``begin``."""
    match = _HEADING[kind].match(folded, begin, line_end)
    if match is None:
        return
    rest = match.start("rest")
    if rest == begin or (rest < line_end and folded[rest].isalnum()):
        return
    colon = _TAIL_TO_COLON.match(folded, rest, line_end)
    if colon and (_TAIL_NONE.match(folded, rest, line_end) or not _GENERIC.match(folded[begin:rest])):
        yield rest - begin, colon.end()
    elif whole_line and _TAIL_LINE.match(folded, rest, line_end):
        yield rest - begin, line_end
    else:
        bullet = _TAIL_BULLET.match(folded, rest, line_end)
        if bullet is None and not _GENERIC.match(folded[begin:rest]):
            bullet = _TAIL_SPACES.match(folded, rest, line_end)
        if bullet:
            yield rest - begin, bullet.end()
