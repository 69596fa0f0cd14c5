"""Facts about a person that never reach the scorer, and where a résumé writes them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from mismatch.engine.matching.folding import fold
from mismatch.engine.parsing.aside_phrases import aside_phrases
from mismatch.engine.parsing.asides import apart
from mismatch.engine.parsing.characters import unmixed
from mismatch.engine.parsing.leave import leaves
from mismatch.engine.parsing.name_mentions import find_mentions
from mismatch.engine.parsing.resume import Resume, Warning
from mismatch.engine.shapes import Fact, Span

_CLAUSE = r"[^\n,;.|]*"
#: To the end of the sentence: behind a longer word or a number, not within a date or behind «ул.», «кв.».
_SENTENCE = r"(?:[^\n.]|\.(?!\s)|(?<!\w{4})(?<!\d)\.|(?<=\d)\.(?=\s*\d))*"
_DATE = r"\d{1,2}[./\s-]+(?:\d{1,2}|[a-zа-я]+)[./\s-]+(?:19|20)\d\d(?: ?г(?:ода|\.)?)?"
#: What may stand beside an address of mail, and is no part of it.
_AROUND_MAIL = r"\s,;:|()<>\[\]/\\"
_CLUBS_RU = (
    r"команд|сборн|клуб|лиг[аиеу]|хор|футбол|волейбол|баскетбол|гандбол|хокке|регби|теннис|атлетик|гимнази|училищ|"
    r"совет|обществ|союз|комитет|движени|организаци|объединени|сообществ"
)
_CLUBS_EN = (
    r"clubs?|teams?|leagues?|choirs?|football|rugby|soccer|basketball|hockey|cricket|netball|volleyball|tennis|rowing|"
    r"athletics|scouts?|guides?|schools?|colleges?|networks?|societ|associations?|unions?|institutes?|chess|cups?|"
    r"championships?|organi[sz]ations?"
)

#: Labels of such facts in German, French, Spanish, Italian, Portuguese, Polish, Dutch and Ukrainian.
_LABELS_ABROAD = (
    r"geburts(?:datum|ort|tag|name)|date de naissance|lieu de naissance|fecha de nacimiento|lugar de nacimiento|"
    r"data di nascita|luogo di nascita|data de nascimento|local de nascimento|data urodzenia|miejsce urodzenia|"
    r"geboorte(?:datum|plaats)|дата народження|місце народження|staatsangeh[öo]rigkeit|staatsb[üu]rgerschaft|"
    r"nationalit[äaé]t?|nacionalidad|nazionalit[àa]|cittadinanza|nacionalidade|narodowo[śs][ćc]|obywatelstwo|"
    r"nationaliteit|громадянство|національність|familienstand|situation (?:familiale|de famille)|"
    r"[ée]tat civil|estado civil|stato civile|stan cywilny|burgerlijke staat|сімейний стан|"
    r"geschlecht|sexe|sexo|sesso|p[łl]e[ćc]|geslacht|стать|alter|[âa]ge|edad|et[àa]|idade|wiek|leeftijd|вік|"
    r"kinder|enfants|hijos|figli|filhos|dzieci|kinderen|діти|konfession|confession|wyznanie"
)
_FAMILY_ABROAD = (
    r"ledig|verheiratet|geschieden|c[ée]libataire|mari[ée]{1,2}|divorc[ée]{1,2}|solter[oa]|casad[oa]|divorciad[oa]|"
    r"celibe|nubile|sposat[oa]|coniugat[oa]|solteir[oa]|kawaler|panna|[żz]onaty|m[ęe][żz]atka|zam[ęe][żz]na|"
    r"gehuwd|ongehuwd|одружен(?:ий|а)|неодружен(?:ий|а)|незаміжня"
)

#: Patterns over folded text, each covering the fact itself and no more than its clause.
_PATTERNS: tuple[str, ...] = (
    # birth and age
    rf"(?:дата|год|день|место) рождения(?:\W{{0,3}}{_DATE}(?:\s*,\s*(?:г\.\s*)?[^\n.,;]*)?|[ \t]*[:—–-]{_SENTENCE})",
    rf"\bродил(?:ся|ась)\b{_CLAUSE}(?:{_DATE})?",
    rf"(?:date|place|year) of birth[ \t]*(?:[:—–-]|(?=\d)){_SENTENCE}",
    rf"\bd\.?o\.?b\.?\s*[:.]{_SENTENCE}",
    rf"\bborn\b{_SENTENCE}",
    r"\bвозраст\w*[^\w\n]{0,3}\d{1,2}(?![ \t]*[-–—][ \t]*\d)(?: лет| год\w*)?",
    r"(?<!\d[-–—])(?<!опыт )(?<!стаж )\b(?:мне )?\d{2} (?:полных )?(?:лет|год|года)(?=\s*(?:$|[,;|\n(]|родил))",
    r"\bмне (?:уже |сейчас |скоро )?(?:\d{1,2}|[а-я]+(?: [а-я]+)?) (?:полных )?(?:лет|год|года)\b",
    r"\bage[^\w\n]{1,3}\d{1,2}\b(?!\+| ?(?:to|and|[-–—]) ?\d)",
    r"\b(?:\d{1,2}|[a-z]+(?:[- ][a-z]+)?)[- ]years?[- ](?:old|of age)\b",
    r"\baged \d{1,2}\b(?!\+| ?(?:to|and|[-–—]) ?\d)",
    # sex
    r"\bпол[ \t]*[:—–-]\s*\w+",
    r"\b(?:мужчина|женщина|девушка|мужской пол|женский пол)\b",
    r"\b(?:sex|gender)[ \t]*[:—–-]\s*(?:fe)?(?:male|m|f|man|woman|x|other|non-?binary|diverse)\b",
    r"(?:^|(?<=[\n,;|•]))\s*(?:male|female|man|woman)\s*(?=$|[\n,;|])",
    r"\b(?:he|she|they)/(?:him|her|them)(?:/\w+)?\b",
    # family
    rf"семейн\w+ (?:положени\w*|статус\w*){_SENTENCE}",
    rf"marital status{_SENTENCE}",
    rf"family status{_SENTENCE}",
    r"\b(?:не ?)?(?:женат|замужем|холост(?:ая|ой)?|разведен(?:а)?|вдов(?:а|ец))\b(?: (?:уже )?\d{1,2} (?:лет|год\w*))?",
    r"\b(?:состою|нахожусь) в браке\b|\bв браке\b(?: (?:уже )?\d{1,2} (?:лет|год\w*))?|\bне состою в браке\b",
    rf"(?:^|(?<=[\n,;|•]))\s*дети[ \t]*[:—–-]{_CLAUSE}",
    r"\b(?:есть|имею|воспитываю|мать|отец|мама|папа)\s+(?:\w+\s+){0,2}(?:дет(?:ей|и|ьми)|ребен\w+|сын\w*|доч\w+)",
    r"\b(?:двое|трое|один|одна|нет|без) (?:несовершеннолетних )?(?:детей|ребенок|дочь|сын)\b",
    r"\bдетей нет\b",
    r"\b(?:happily )?(?:married|divorced|widowed|unmarried)\b(?: (?:for|since) [\w-]+(?: years?)?)?",
    r"(?:^|(?<=[\n,;|•]))\s*single\s*(?=$|[\n,;|])",
    r"\b(?:mother|father|mom|dad|parent) (?:of|to) (?:\w+ )?(?:children|kids|sons?|daughters?|boys|girls|a "
    r"child|\w+)\b",
    r"\b(?:i have|with|have) (?:a|an|one|two|three|four|no|\d) (?:\w+ )?(?:child(?:ren)?|kids?|sons?|daughters?)\b",
    rf"(?:^|(?<=[\n,;|•]))\s*children[ \t]*[:—–-]{_CLAUSE}",
    r"(?:^|(?<=[\n,;|•]))\s*(?:no|one|two|three|four|five|\d) (?:\w+ )?(?:child(?:ren)?|kids?|sons?|daughters?)\s*"
    r"(?=$|[\n,;|.(])",
    # clubs of one sex: the club stays, whose it is goes
    rf"\b(?:женск|мужск)\w+(?= (?:\w+ )?(?:{_CLUBS_RU}))",
    rf"\b(?:(?:women|men|ladies|gentlemen)(?:'s|s'|s)?|(?:girls|boys)'?|(?:girl|boy)(?= (?:scout|guide)))"
    rf"(?= (?:\w+ ){{0,2}}(?:{_CLUBS_EN}))",
    r"\b(?:sorority|fraternity)\b",
    # origin, faith, health
    rf"\bнациональност\w*[^\w\n]{_CLAUSE}",
    rf"(?:^|(?<=[\n,;|•.])|(?<=имею)|(?<=есть))\s*гражданств\w*[^\w\n]{_CLAUSE}",
    r"\bграждан(?:ин|ка) (?:\w+ ?){1,2}",
    rf"\bnationalit(?:y|ies)[ \t]*[:—–-]{_CLAUSE}",
    rf"\bcitizenship[ \t]*[:—–-]{_CLAUSE}|\b(?:hold|have|got) (?:\w+ )?citizenship\b",
    r"\b[a-z]+ (?:citizen|national)\b",
    r"\bcitizen of \w+(?: \w+)?",
    rf"\b(?:вероисповедани\w*|религи[яи])[ \t]*[:—–-]{_CLAUSE}",
    rf"\breligion[ \t]*[:—–-]{_CLAUSE}",
    r"\b(?:христиан(?:ин|ка)|мусульман(?:ин|ка)|православн(?:ый|ая))\b(?=\s*[,;.\n]|$)",
    rf"(?:^|(?<=[\n,;|•.])|(?<=имею)|(?<=есть))\s*инвалидность\b{_CLAUSE}",
    rf"\bdisabilit(?:y|ies)[ \t]*[:—–-]\s*(?:no|yes|none|n/a|registered|physical){_CLAUSE}",
    rf"\b(?:воинск\w+ обязанност\w*|военный билет\b(?![ \t]*[:—–-])|military status[ \t]*[:—–-]){_CLAUSE}",
    # the same in other languages: behind a label to the end of its clause, or alone between marks
    rf"(?<!\w)(?:{_LABELS_ABROAD})[ \t]*[:—–-]\s*{_CLAUSE}(?:\.(?=\d){_CLAUSE})*",
    r"\b(?:geboren (?:am|in)|n[ée]{1,2} (?:le|[àa])|nacid[oa] el|nat[oa] (?:il|a)|nascid[oa] em|urodzon[ya])\b"
    r"[^\n;|]*",
    rf"(?:^|(?<=[\n,;|•]))\s*(?:{_FAMILY_ABROAD})\s*(?=$|[\n,;|])",
    # addresses of mail and web, which hold names
    r"\b(?:https?://|www\.)\S+",
    # From where the address begins, and nowhere within it: a word of 40,000 letters is walked once, not once a letter.
    rf"(?<![^{_AROUND_MAIL}])[^{_AROUND_MAIL}@]+@[^{_AROUND_MAIL}]+\.\w+",
    r"\b(?:linkedin|github|gitlab|vk|facebook|instagram|behance|habr|t|hh|xing|medium|twitter|x)\.(?:com|me|"
    r"net|ru|io)/\S+",
    r"(?<![\w.])@\w{4,}",
    # an address finer than the city
    rf"(?:\bг\.\s*[\w-]+,\s*)?\b(?:ул\.|улица|пр-т|просп\.|проспект|пер\.|переулок|шоссе|бульвар)\s*{_SENTENCE}",
    r"\bд\.\s?\d+\w?(?:,?\s*кв\.\s?\d+)?",
    r"\b\d{1,5}\s+(?:\w+\s){1,3}(?:street|st\.|avenue|ave\.?|road|rd\.|lane|drive|blvd)\b[^\n,;|]*",
    r"\bм(?:етро|\.)\s+[а-я-]+",
)
#: What no person wrote for another to read: a text in the code of a machine.
_CODED = re.compile(r"(?<!\S)(?:(?=[a-z+/]*\d)[a-z0-9+/]{40,}|[a-z0-9+/]{80,})={0,2}(?!\S)")
_FACT = re.compile("|".join(f"(?:{p})" for p in _PATTERNS), re.MULTILINE)
_CHILDREN = re.compile(r"child|kid|sons?\b|daughter|boys|girls|дет|ребен|сын|доч")
#: The right to work is a condition of the job, not an origin.
_RIGHT_TO_WORK = re.compile(
    r"разрешени\w+ на работу[^\n.;|]*|right to work[^\n.;|]*|work (?:permit|authori[sz]ation|visa)[^\n.;|]*|"
    r"eligible to work[^\n.;|]*"
)
#: Sentences that speak to a machine about the person, besides those the parser has warned of.
_TO_MACHINE = re.compile(
    r"(?:this|the) (?:applicant|candidate|person|resume|cv) (?:fully |perfectly |completely )?(?:meets|"
    r"matches|satisfies|fulfils|fulfills|fits|exceeds) (?:every|all|each|the|any)\b|"
    r"\b(?:respond|reply|answer|output|print|return) (?:only )?(?:with|as)?\s*:?\s*[\"'«]?(?:perfect|yes|"
    r"match|hire|100|strong|approved|excellent)|"
    r"^\s*(?:system|assistant|user|developer)\s*:|\b(?:for|to|dear|hey) (?:the )?(?:ai|llm|gpt|ats|bot|"
    r"language model|algorithm|screener)s?\b\s*[:,—–-]|"
    r"\b(?:для|уважаемый|внимание) (?:ии|нейросет\w+|алгоритм\w*|бот\w*|языков\w+ модел\w+|искусственн\w+ "
    r"интеллект\w*)\s*[:,—–-]|"
    r"\b(?:кандидат|соискатель|резюме) (?:полностью |идеально |точно )?(?:соответствует|подходит|"
    r"удовлетворяет) (?:вакансии|всем|кажд\w+|требовани\w+|под)",
    re.MULTILINE,
)
#: A word that stands so often in one line is there for a machine, when the document is known to repeat it.
_AGAIN = 3
_MARKS = " \t•·*-–—.,;"
#: A line with so many ends of sentences tells; the end of one is no dot of an abbreviation or a date.
_TOLD_IN_SENTENCES = 2
_STOP = re.compile(r"(?:(?<=\w{3})|(?<=[)»\"\d]))[.!?](?:\s+|$)")
_end = attrgetter("end")
_MANIPULATION = ("hidden_", "stuffing", "instruction")


def protected_spans(resume: Resume) -> list[Span]:
    """Every stretch of the résumé's text that the scorer must not see, sorted and merged."""
    text = resume.text
    folded = fold(text)
    spans = [Span(f.start, f.end) for f in _identity(resume) if f.start is not None and f.end is not None]
    spans += resume.overruled  # what people put otherwise counts no more
    spans += find_mentions(text, resume.name.value) if resume.name else []
    told = (m for m in _FACT.finditer(folded) if not _is_of_charges(folded, m))
    spans += [span for m in told for span in _but_right_to_work(folded, m.start(), m.end())]
    # The gap must read the same whether a leave is named or not: the note takes its whole entry along.
    spans += [_entry_around(text, m.start(), m.end()) for m in leaves(folded)]
    spans += [
        _from_sentence_to_line_end(text, w.start, w.end)
        for w in resume.warnings
        if w.kind.startswith(_MANIPULATION) and w.start is not None and w.end is not None and w.start < w.end
    ]
    spans += [_from_sentence_to_line_end(text, m.start(), m.end()) for m in _TO_MACHINE.finditer(fold(unmixed(text)))]
    spans += [Span(m.start(), m.end()) for m in _CODED.finditer(folded)]
    spans += [span for w in resume.warnings if w.kind.startswith("stuffing") for span in _stuffed(folded, w)]
    return apart(spans)


def _stuffed(folded: str, warning: Warning) -> list[Span]:
    """Every line that does what the warning shows in one place: the same row again, or a word again and again."""
    if warning.start is None or warning.end is None:
        return []
    shown = folded[warning.start : warning.end]
    named = fold(warning.params.get("word") or warning.params.get("skill") or shown)
    words, spans, start = {named, shown.split()[0] if shown.split() else shown}, [], 0
    for line in folded.split("\n"):
        bare = line.strip(_MARKS)
        repeated = bare == shown if warning.kind == "stuffing_rows" else bare in words
        if repeated or (warning.kind != "stuffing_rows" and any(line.count(w) >= _AGAIN for w in words if w)):
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def overlaps(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether a stretch touches any of the spans, which are in their order and apart."""
    at = bisect_right(spans, start, key=_end)
    return at < len(spans) and spans[at].start < end


def outside(spans: Sequence[Span], start: int, end: int) -> list[tuple[int, int]]:
    """What is left of a stretch when the spans, which are in their order and apart, are taken out of it."""
    pieces, begin = [], start
    for at in range(bisect_right(spans, start, key=_end), len(spans)):
        span = spans[at]
        if span.start >= end:
            break
        if span.start > begin:
            pieces.append((begin, span.start))
        begin = span.end
    if begin < end:
        pieces.append((begin, end))
    return pieces


def _identity(resume: Resume) -> list[Fact]:
    held = resume.protected
    facts: list[Fact | None] = [resume.name, held.birth_date, held.age, held.sex, held.family]
    facts += [*resume.emails, *resume.phones, *resume.links]
    return [f for f in facts if f is not None and not _is_inside_word(resume.text, f.start)]


def _is_inside_word(text: str, start: int | None) -> bool:
    """A "link" that begins in the middle of a word is a misreading, and hiding it would tear the word."""
    return bool(start and text[start - 1].isalnum() and text[start].isalnum())


def _is_of_charges(folded: str, match: re.Match[str]) -> bool:
    """Children in a sentence of somebody who is paid to look after them."""
    if not _CHILDREN.search(match.group()):
        return False
    start = max(folded.rfind(mark, 0, match.start()) for mark in ("\n", ". ")) + 1
    stop = min((at for mark in ("\n", ". ") if (at := folded.find(mark, match.end())) >= 0), default=len(folded))
    return bool(aside_phrases().paid_for_charges.search(folded, start, stop))


def _but_right_to_work(folded: str, start: int, end: int) -> list[Span]:
    permit = _RIGHT_TO_WORK.search(folded, start, end)
    return [Span(start, end)] if permit is None else [Span(start, permit.start()), Span(permit.end(), end)]


def _entry_around(text: str, start: int, end: int) -> Span:
    """The line, which is an entry of a list; of a longer one that tells a life in sentences only the sentence."""
    stop = text.find("\n", end)
    line = Span(text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop)
    ends = _stops(text, line.start, line.end)
    if len(ends) < _TOLD_IN_SENTENCES:
        return line
    before, after = bisect_right(ends, start), bisect_left(ends, end)
    return Span(ends[before - 1] if before else line.start, ends[after] if after < len(ends) else line.end)


@lru_cache(maxsize=2)
def _stops(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of a line end: asked again for every fact of a line."""
    return [mark.end() for mark in _STOP.finditer(text, start, end)]


def _from_sentence_to_line_end(text: str, start: int, end: int) -> Span:
    """From the sentence that carries an instruction on: what follows it serves it."""
    begin = max((text.rfind(mark, 0, start) for mark in ("\n", ". ", "! ", "? ")), default=-1)
    stop = text.find("\n", end)
    return Span(begin + 1, len(text) if stop < 0 else stop)
