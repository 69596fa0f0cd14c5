"""Degrees and places of study by their names, in both languages."""

from __future__ import annotations

import re
from typing import Literal

from mismatch.engine.parsing.locations import gazetteer, place_score

Level = Literal["school", "vocational", "bachelor", "specialist", "master", "doctor"]

_INSTITUTION = re.compile(
    r"(?<!\w)(?:universi\w+|uniwersytet\w*|univ\.?|college|institut(?:e|o|ion)?|istituto|school|academy|sixth form|"
    r"polytech\w*|politechnik\w*|politecnico|politehnica|faculty of|insead|lse|ucl|iisc|xlri|h[öo]gskola\w*|"
    r"hogeschool\w*|(?:fach|berufs|volks)?hochschule|(?:berufs|real|gesamt|haupt|handels)schule|akademie|technikum\w*|"
    r"akademia|szkoł[ay]|liceum|facultad|escuela|escola|colegio|liceo|scuola|academia|université|universität|"
    r"університет\w*|інститут\w*|академія|училище|ліцей|гімназія|коледж|"
    r"[ée]cole|hochschule|vidyalaya|vidyapeeth|convent|lyc[ée]e|gymnasium|conservatory|seminary|campus|"
    r"iit|nit|mit|ucla|uc berkeley|caltech|bits|jntu\w*|iiit|iim|vtu|postech|kaist|eth|epfl|nyu|suny|"
    r"университет\w*|институт\w*|академи[яи]|(?:[а-я]{3,12})?(?:колледж|техникум)\w*|с?пту|(?:мед|пед|проф)?училищ\w*|лице[йя]|школ[аы]|гимнази[яи]|"
    r"консерватори[яи]|"
    r"мгу|спбгу|мгту|мфти|мифи|ниу|вшэ|мгимо|рудн|мирэа|итмо|ргу|рэу|рггу|мэи|маи|мисис|урфу|нгу|тгу|дгту|кфу|юфу|"
    r"спбпу|лэти|мгри|"
    r"ранхигс|мади|миит|гуу|финуниверситет|самгту|нгту|пниу|угату|угнту|пту|сош)(?!\w)",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"(?<!\w)(?:[А-Я][а-я]{1,4})?[А-Я]{1,4}Г?(?:[А-Я]У|[ТМП]И|[ПМГЮ]А)(?:\s+им\.)?(?!\w)|"
    r"(?<!\w)[А-Я][а-я]{1,4}Г[А-Я]{0,3}У(?!\w)|"
    r"(?<!\w)[А-Я](?:[а-я]{1,4})?ГУ(?![ПЗК])[А-Я]{2,4}(?:и[А-Я])?(?!\w)"
)
_DEGREES: list[tuple[Level, str]] = [
    ("doctor", r"p\.?\s?h\.?\s?d\.?|d\.?phil\.?|doctor(?:ate|al)?(?: (?:of|in) \w+| degree)?|ed\.?d\.?|d\.?sc\.?|"
               r"кандидат \w+ наук|доктор \w+ наук|аспирантура|к\.\s?\w{1,2}\.\s?н\.?|doctor of \w+(?: \w+)?|"
               r"candidate of (?:[a-z]+ )?sciences?|cand\.\s?(?:[a-z]+\.\s?)?sc[i.]*|aspirantura|"
               r"j\.?d\.?|m\.d\.|doctorat|doctorado|doutorado|doutoramento|dottorato(?: di ricerca)?|doktorat|"
               r"dr\.\s?(?:rer|phil|med|ing)\.?(?:\s?(?:nat|pol|oec)\.?)?|аспірантура"),
    ("master", r"m\.?\s?b\.?\s?a\.?|мва|m\.?\s?tech\.?|m\.?\s?c\.?\s?a\.?|m\.?\s?sc\.?|m\.?\s?phil\.?|m\.?\s?eng\.?|"
               r"m\.?s\.?s\.?w\.?|m\.?\s?com\.?|m\.?\s?pharm\.?|"
               r"m\.?ed\.?|m\.s\.?|m\.a\.?|m\.e\.?|ms|ma|me|mfa|llm|pgdm|pgdbm|pgd|"
               r"(?:professional |executive |integrated )?master(?:['’]?s)?(?: degree)?"
               r"(?: of (?:science(?: and engineering)?|arts|business administration|engineering|"
               r"technology|commerce|"
               r"computer applications?|computer science|education|fine arts|public health|social work|laws?|"
               r"philosophy|"
               r"[a-z]+(?: administration)?))?|post[- ]?graduat\w+(?: diploma| degree)?|магистр\w*|магистратура|"
               r"магістр\w*|máster(?: universitario)?|maîtrise|mestrado|"
               r"laurea (?:magistrale|specialistica)|"
               r"magister\w*|mgr\.?(?: inż\.?)?|diplôme d['’]ingénieur"),
    ("specialist", r"(?:specialist|engineer)(?:['’]?s)? (?:degree|diploma)(?: \(five[- ]years?\))?|"
                   r"diploma of (?:engineer|specialist)|diploma engineer|(?:clinical |medical )?residency(?= in\b)|"
                   r"(?:incomplete|unfinished) higher(?: professional)?(?: education)?|clinical internship|"
                   r"интернатура|ординатура|специалитет|специалист|дипломированный специалист|инженер(?=$|,)|"
                   r"высшее(?: \(специалист\))?|"
                   r"diplom(?:-[a-zäöü]+)?|dipl\.-[a-zäöü]+\.?|staatsexamen|спеціаліст|"
                   r"высшее образование|неоконченное высшее|неполное высшее|два высших"),
    ("bachelor", r"b\.?\s?tech\.?|b\.?\s?sc\.?|b\.?\s?com\.?|b\.?\s?c\.?\s?a\.?|b\.?\s?b\.?\s?a\.?|b\.?\s?eng\.?|"
                 r"b\.?b\.?m\.?|b\.?ed\.?|b\.?arch\.?|b\.?pharm\.?|"
                 r"b\.s\.?(?:e\.?)?|[ab]\.[ab]\.?|b\.e\.?|bs|ba|be|bfa|bsee|bscs|bsn|llb|b\.?f\.?a\.?|"
                 r"bachelor(?:['’]?s)?(?: degree)?(?: of (?:science(?: and engineering)?|arts|"
                 r"business administration|engineering|technology|commerce|"
                 r"computer applications?|computer science|education|fine arts|laws?|architecture|nursing|music|"
                 r"[a-z]+(?: administration)?))?|licence|license (?:in|en)|"
                 r"baccalaureate|(?:undergraduate|engineering|honou?rs|college|university) degree|degree(?= in\b)|"
                 r"engineering graduate|graduate(?= in\b)|graduation(?= (?:in|from)\b)|бакалавр\w*|бакалавриат|"
                 r"laurea(?: triennale)?|licenciatura|bacharelado|grado(?= en\b|$|,)|licencjat|inżynier|"
                 r"diplomatura"),
    ("vocational", r"associate(?:['’]?s)?(?: of (?:applied )?(?:science|arts)(?: degree)?| degree)|associate['’]?s|"
                   r"a\.a\.s?\.|a\.s\.|"
                   r"(?:[a-z]{2,6} )?level \d (?:extended |advanced )?(?:diploma|certificate)|"
                   r"(?:(?:advanced|higher|national|extended|foundation|professional|graduate|polytechnic) )*diploma|"
                   r"(?:(?:advanced|higher|national) )+certificate|foundation degree|g?nvq(?: level \d)?|hnc|hnd|"
                   r"btec(?: (?:level \d|national|extended|higher|first|subsidiary))*"
                   r"(?: (?:diploma|certificate|award))?|"
                   r"профессиональная переподготовка|среднее специальное|"
                   r"среднее профессиональное|средне-специальное|спо|"
                   r"(?:secondary|initial) (?:vocational|professional)(?: education)?|diplôme|berufsausbildung|"
                   r"bac(?:calauréat)? pro(?:fessionnel)?|"
                   r"(?:abgeschlossene )?ausbildung (?:zum|zur|als)|técnico superior|technik(?=$|,)|"
                   r"bts|dut|cap(?=,| )|bep"),
    ("school", r"high school(?: diploma| degree)?|h\.?s\.?c\.?|s\.?s\.?c\.?|s\.?s\.?l\.?c\.?|c\.?b\.?s\.?e\.?|"
               r"g\.?c\.?s\.?e\.?s?|a[- ]levels?|o[- ]levels?|ged|"
               r"(?:central |state )?board of (?:senior |higher )?secondary education|i\.?c\.?s\.?e\.?|"
               r"matriculat\w+|intermediate|higher secondary(?: certificate)?|senior secondary|secondary school|"
               r"(?:xii|12|x|10)(?:th)?(?: (?:standard|class|grade|std\.?))|среднее(?: общее| полное)?|"
               r"baccalaur[ée]at|abitur|fachabitur|fachhochschulreife|mittlere reife|bachillerato|matura(?=$|,| )|"
               r"diploma di maturità|ensino médio"),
]  # fmt: skip
_DEGREE = re.compile(
    r"(?<![\w.&-])(?:" + "|".join(f"(?P<{level}>{body})" for level, body in _DEGREES) + r")(?![\w&]|\.\w)"
    r"(?:\s?\((?:hons?\.?|honou?rs)\)|\s(?:hons?\.?|honou?rs)\b)?",
    re.IGNORECASE,
)
#: Short degrees that are also words: believed only in capitals.
_CAPITALS_ONLY = frozenset(
    ["ms", "ma", "me", "be", "ba", "bs", "as", "jd", "md", "спо", "ged", "bts", "dut", "cap", "bep"]
)
#: "Med", "bed" and "licence" are words; the degrees are written MEd, B.Ed., Licence.
_WORDS = frozenset(("Med", "med", "Bed", "bed", "licence"))
#: A post, a program: «специалист по ВЭД», "MS Office".
_NO_DEGREE = re.compile(
    r"(?<=специалист) +(?:\d|по (?!специальн|направлен)|отдела|службы|поддержки|[а-яё]+ого |[А-ЯЁ]{2,})|"
    r"(?<=MS) +(?:Office|Excel|Word|SQL|Project|Access|Windows|Teams|Outlook|Visio|Azure|Dynamics|Power)",
    re.IGNORECASE,
)
#: What is written for a degree or taught towards one: "Doctoral thesis", "postgraduate courses".
_WORK_FOR_DEGREE = re.compile(r"\s+(?:thes[ie]s|dissertations?|coursework(?! in\b)|courses|students)\b", re.IGNORECASE)
STATES = frozenset(("MA", "ME", "MS", "MD"))


def degree_in(text: str) -> tuple[re.Match[str], Level] | None:
    """The first degree named in a phrase."""
    for match in _DEGREE.finditer(text):
        if match.group() in _WORDS:
            continue
        word = match.group().replace(".", "").strip()
        if word.lower() in _CAPITALS_ONLY and (not word.isupper() or is_state(text, match.start(), match.group())):
            continue
        if _WORK_FOR_DEGREE.match(text, match.end()) or _NO_DEGREE.match(text, match.end()):
            continue
        level = next(name for name, _ in _DEGREES if match.group(name))
        return match, level
    return None


def is_state(text: str, start: int, code: str) -> bool:
    """ "Boston, MA" is no degree."""
    town = re.search(r"([A-Z][\w. ]+),\s*$", text[:start])
    return bool(town and place_score(f"{town.group(1)}, {code}") >= 0.9)


def has_institution(text: str) -> bool:
    """Whether a place of study is named."""
    return institution_in(text) is not None


def institution_in(text: str) -> re.Match[str] | None:
    """The word that makes a phrase a place of study; Russian ones are often capitals that end in У, И or А."""
    return _INSTITUTION.search(text) or _ABBREVIATED.search(text)


#: Trades are learnt here, whatever the diploma calls who learnt them.
_VOCATIONAL = re.compile(
    r"(?<!\w)(?:с?пту|гпту|пу[-\s]?\d+|(?:[а-я]{3,12})?(?:колледж|техникум)\w*|"
    r"профессиональн\w+ (?:лице\w+|училищ\w+)|"
    r"проф(?:лицей|училище|техучилище)|училищ\w+|iti|industrial training institute|city (?:and|&) guilds|"
    r"nvq|apprenticeship|(?:vocational|trade) (?:school|college|lyceum)|tekhnikum|"
    r"(?:basic medical|culinary|technical|railway|construction|agricultural|pedagogical) college|"
    r"college of (?:further education|culinary|service|catering|railway|construction)\w*)(?!\w)",
    re.IGNORECASE,
)
_HIGHER = re.compile(r"(?i)высш|военн|университет|институт|академи|universit")
_COLLEGE = re.compile(r"(?i)\bcollege\b")
#: Where a college is what a «колледж» is, not a part of a university.
_EASTERN = frozenset(("RU", "UA", "BY", "KZ", "UZ", "KG", "TJ", "TM", "AM", "AZ", "GE", "MD"))


def teaches_trades(said: str) -> bool:
    """Whether a place of study, with its degree, is one of vocational training: "Ryazan College of Service"."""
    if _HIGHER.search(said):
        return False
    eastern = _COLLEGE.search(said) and any(
        gazetteer().get(word.lower()) in _EASTERN for word in re.findall(r"\w+", said)
    )
    return bool(eastern or _VOCATIONAL.search(said))
