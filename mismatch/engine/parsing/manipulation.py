"""Attempts to fool a machine: hidden text, keyword stuffing, instructions. Shown, never scored or followed."""

from __future__ import annotations

import re
from collections import Counter

from mismatch.engine.openings import lowered, places
from mismatch.engine.parsing.characters import unmixed
from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.resume import Resume, Warning
from mismatch.engine.parsing.rows import Row
from mismatch.engine.shapes import Span

#: A word that stands less often than this is nobody's attempt.
_OFTEN = 25
_WORD = re.compile(r"[^\W\d_][\w+#.-]*")
_INSTRUCTIONS = re.compile(
    r"(?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+|the\s+|your\s+|every\s+)*(?:previous|prior|above|"
    r"earlier|preceding|other|system)?\s*"
    r"(?:instructions?|prompts?|rules|criteria|requirements|candidates|guidelines)|"
    r"(?:rank|rate|score|place|put|mark|evaluate|consider|treat|classify|label)\s+(?:this|the|me|him|her|"
    r"my)\s*(?:candidate|resume|résumé|cv|applicant|person|application)?\s+"
    r"(?:as\s+)?(?:the\s+)?(?:first|highest|top|best|perfect|ideal|excellent|#1|100|10/10|number one|a perfect|an "
    r"ideal|strong hire)|"
    r"(?:you are|act as|pretend to be)\s+(?:now\s+)?(?:an?\s+)?(?:ai|llm|language model|assistant|recruiter|hiring|"
    r"ats|system)|"
    r"(?:as an?|dear|attention|note to|message (?:to|for)|instructions? (?:to|for))\s+(?:the\s+)?(?:ai|llm|ats|"
    r"language model|chatgpt|gpt|claude|automated (?:system|screen\w*)|screening (?:system|software))|"
    r"(?:recommend|hire|shortlist|select|approve|advance)\s+(?:this|the)\s+(?:candidate|applicant|"
    r"person)\s+(?:immediately|regardless|unconditionally|without)|"
    r"system\s*(?:prompt|message|override)\s*:|<\s*/?\s*(?:system|instruction|prompt)\s*>|\[\s*(?:system|inst)\s*\]|"
    r"(?:return|output|respond with|reply with|answer with|assign|give)\s+(?:a\s+|the\s+)?(?:max\w*\s+|full\s+|"
    r"perfect\s+|highest\s+)+(?:score|rating|mark|match)|"
    r"(?:игнориру\w+|забудь\w*|проигнориру\w+|не учитывай\w*|отмени\w*|пренебреги\w*)\s+(?:все|всё|любые|эти|свои|"
    r"предыдущ\w+|прошл\w+|остальн\w+|прежн\w+|данные|выше\w*|\s)*"
    r"\s*(?:инструкц\w+|указани\w+|правил\w*|команд\w+|требовани\w+|критери\w+|промпт\w*|кандидат\w*)|"
    r"(?:оцени|поставь|присвой|считай|ранжируй|помести|выдай|дай)(?:те)?\s+(?:этого|этому|это|данного|данному|меня|"
    r"мне|мой|моё|мою|резюме|кандидат\w*|\s)*\s*(?:кандидат\w*|резюме|соискател\w*)?\s*"
    r"(?:как\s+|на\s+|в\s+)?(?:перв\w+|лучш\w+|максимальн\w+|высш\w+|идеальн\w+|наивысш\w+|100|10 из 10|отличн\w+)|"
    r"(?:ты|вы)\s*[—–-]?\s*(?:теперь\s+)?(?:ии\b|искусственный интеллект|языковая модель|нейросеть|ассистент|рекрутер)|"
    r"(?:внимание|сообщение|инструкция|указание)\s*,?\s*(?:для\s+)?(?:ии\b|нейросет\w+|искусственн\w+ интеллект\w*|"
    r"языков\w+ модел\w+|бот\w*|алгоритм\w*|системы отбора)|"
    r"(?:рекоменду\w+|наними\w*|пригласи\w*|одобри\w*)\s+(?:этого|данного)\s+(?:кандидата|"
    r"соискателя)\s+(?:немедленно|вне зависимости|независимо|без)|"
    r"системн\w+\s+(?:промпт|сообщение|инструкция)\s*:|"
    r"(?:hidden\s+)?prompt\s*[:=]|промпт\s*[:=]|(?:ai|ats|llm|bot|robot)\s+(?:recruiter|screener|system|agent|reviewer|"
    r"parser)\s*[,:]|"
    r"(?:choose|pick|prefer|promote|select|shortlist)\s+(?:this|my)\s+(?:candidate|resume|cv|applicant|application)\b|"
    r"this\s+(?:candidate|applicant|resume|cv)\s+(?:should|must|has to|needs to)\s+be\s+(?:shortlisted|hired|selected|"
    r"ranked|approved|chosen|invited|advanced)|do not compare\s+(?:me|this candidate)\b|"
    r"не сравнивай\s+(?:меня|этого)|(?:робот|бот)\s*,\s*(?:по)?(?:ставь|оцени|выбери)|"
    r"(?:выбери|одобри|порекомендуй|ставь|поставь)\s+(?:этого|это|меня|данного|данное)\b|"
    r"(?:кандидат|соискатель)\s+(?:идеально|полностью|точно)\s+(?:подходит|соответствует)",
    re.IGNORECASE,
)


_OPENING, _CLOSING = "“«\"'„‘", "”»\"'“’"
_ABOUT_RANKING = re.compile(
    r"candidate|score|rank|applicant|hire|rating|кандидат|соискател|оцен|балл|резюме", re.IGNORECASE
)
#: How an instruction can begin: looked for first, because the whole expression is dear.
_OPENINGS = (
    "ignore", "disregard", "forget", "override", "rank", "rate", "score", "place", "put", "mark", "evaluate",
    "consider", "treat", "classify", "label", "you are", "act as", "pretend", "as a", "dear", "attention",
    "note to", "message", "instruction", "recommend", "hire", "shortlist", "select", "approve", "advance",
    "system", "<", "[", "return", "output", "respond", "reply", "answer", "assign", "give", "игнорир",
    "проигнорир", "забуд", "не учитывай", "отмени", "пренебреги", "оцени", "поставь", "присвой", "считай",
    "ранжируй", "помести", "выдай", "дай", "ты", "вы", "внимание", "сообщение", "инструкция", "указание",
    "рекоменду", "наними", "пригласи", "одобри", "систем", "hidden", "prompt", "промпт", "ai", "ats", "llm", "bot",
    "robot", "choose", "pick", "prefer", "promote", "this", "do not", "не сравнивай", "робот", "бот", "выбери",
    "порекомендуй", "ставь", "кандидат", "соискатель",
)  # fmt: skip


def _instructions_in(text: str) -> list[re.Match[str]]:
    """Sentences that speak to a machine, in order, not overlapping."""
    found: list[re.Match[str]] = []
    text = unmixed(text)
    for start in places(text, _OPENINGS):
        if start and text[start - 1].isalnum():
            continue
        match = _INSTRUCTIONS.match(text, start)
        if match and _is_quoted(text, match):
            continue
        if match and (not found or match.start() >= found[-1].end()):
            found.append(match)
    return found


def _is_quoted(text: str, order: re.Match[str]) -> bool:
    """Named between quotation marks in a sentence of one's own, as people do who work on such attacks.

    An order that speaks of candidates or scores is none of that, quoted or not.
    """
    start, end = order.span()
    if not 0 < start < end < len(text) or text[start - 1] not in _OPENING or text[end] not in _CLOSING:
        return False
    before = text[text.rfind("\n", 0, start) + 1 : start - 1]
    return len(before.split()) >= 2 and not _ABOUT_RANKING.search(order.group())


def instruction_places(text: str) -> list[Span]:
    """Each from the sentence that carries it to the end of its line: what follows it serves it."""
    found = []
    for start, end in _together(text):
        begin = max((text.rfind(mark, 0, start) for mark in ("\n", ". ", "! ", "? ")), default=-1) + 1
        stop = text.find("\n", end)
        found.append(Span(begin, len(text) if stop < 0 else stop))
    return found


def find_manipulation(document: Document, resume: Resume, rows: list[Row]) -> list[Warning]:
    """Warnings about hidden text, stuffing and instructions to a machine."""
    return [*_hidden(document), *_stuffing(document.text, rows, resume), *_instructions(document)]


def _hidden(document: Document) -> list[Warning]:
    counted = Counter(piece.how for piece in document.hidden)
    samples = {how: next(p.text for p in document.hidden if p.how == how) for how in counted}
    return [
        Warning(
            kind=f"hidden_{how}",
            message=(
                f"The file holds text a reader cannot see ({how.replace('_', ' ')}): "
                f"“{_short(samples[how])}”. Why is it there?"
            ),
            params={"how": how, "count": str(count), "text": _short(samples[how])},
        )
        for how, count in sorted(counted.items())
    ]


def _short(text: str, limit: int = 120) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _stuffing(text: str, rows: list[Row], resume: Resume) -> list[Warning]:
    """One word far more often than prose has it, or the same row again and again."""
    small = lowered(text)
    counted = Counter(_WORD.findall(small))
    most = {word: count for word, count in counted.items() if count >= _OFTEN and len(word) > 2}
    warnings = []
    total = sum(count for word, count in counted.items() if len(word) > 2) if most else 0
    if total >= 60:
        skilled = {
            text[start:end].lower() for use in resume.skills if use.how != "implied" for start, end in use.places
        }
        for word, count in sorted(most.items(), key=lambda item: (-item[1], item[0]))[:40]:
            if count > 0.06 * total and (word in skilled or count > 0.12 * total):
                start = small.find(word)
                warnings.append(
                    Warning(
                        kind="stuffing",
                        message=f"“{word}” appears {count} times. Is it there for a reader or for a machine?",
                        start=start,
                        end=start + len(word),
                        params={"word": word, "count": str(count)},
                    )
                )
    repeated = Counter(row.lowered for row in rows if len(row.text) > 25)
    for line, count in sorted(repeated.items()):
        if count >= 6:
            row = next(r for r in rows if r.lowered == line)
            warnings.append(
                Warning(
                    kind="stuffing_rows",
                    message=f"The same line stands {count} times: “{_short(row.text)}”. Why?",
                    start=row.start,
                    end=row.end,
                    params={"count": str(count), "text": _short(row.text)},
                )
            )
    return warnings + _lists_of_one_skill(resume)


def _lists_of_one_skill(resume: Resume) -> list[Warning]:
    """The same skill packed many times into a small stretch."""
    for use in resume.skills:
        if use.how == "implied":
            continue
        starts = [start for start, _ in use.places]
        for index in range(len(starts) - 7):
            if starts[index + 7] - starts[index] < 250:
                return [
                    Warning(
                        kind="stuffing_skill",
                        message=f"“{use.name}” stands many times in one place. Is it for a reader or a machine?",
                        start=starts[index],
                        end=use.places[index + 7][1],
                        params={"skill": use.name},
                    )
                ]
    return []


def _together(text: str) -> list[tuple[int, int]]:
    """Instructions of one line are one warning."""
    spans: list[tuple[int, int]] = []
    for match in _instructions_in(text):
        if spans and "\n" not in text[spans[-1][1] : match.start()] and match.start() - spans[-1][1] < 100:
            spans[-1] = (spans[-1][0], match.end())
        else:
            spans.append((match.start(), match.end()))
    return spans


def _instructions(document: Document) -> list[Warning]:
    """Sentences that speak to a machine; they are only ever shown, never followed."""
    found = []
    for start, end in _together(document.text):
        said = _short(document.text[start:end])
        found.append(
            Warning(
                kind="instruction",
                message=f"This text seems to instruct a machine: “{said}”. Why is it in a résumé?",
                start=start,
                end=end,
                params={"text": said},
            )
        )
    for piece in document.hidden:
        for match in _instructions_in(piece.text)[:1]:
            found.append(
                Warning(
                    kind="instruction_hidden",
                    message=f"Hidden text seems to instruct a machine: “{_short(match.group())}”. Why is it there?",
                    params={"text": _short(match.group()), "how": piece.how},
                )
            )
    return found
