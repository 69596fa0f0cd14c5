"""Whether a document is a résumé at all: what speaks for it, and what only bills, contracts, recipes and vacancies say.

A person is asked, nothing is refused: the file may be a résumé of a kind nobody thought of.
"""

from __future__ import annotations

import re

from mismatch.engine.openings import mentions
from mismatch.engine.parsing.resume import Resume

#: What each kind of document says again and again. One cue is chance; several different ones are that kind.
_CUES = {
    "bill": (
        r"\binvoice\b|\bamount due\b|\btotal due\b|\bbill(?:ed)? to\b|\bpayment terms\b|\bsubtotal\b|"
        r"\biban\b|\bunit price\b|\bvat\b|\bсч[её]т(?:-фактура)? (?:на оплату|№)|\bитого к оплате\b|"
        r"\bк оплате\b|\bбик\b|\bкпп\b|\bр/с\b|\bк/с\b|\bпокупатель\b|\bпоставщик\b|\bбез ндс\b|\bкол-во\b"
    ),
    "contract": (
        r"\bhereinafter\b|\bhereby\b|\bthe parties\b|\bparty of the\b|\bshall (?:be|not|pay)\b|"
        r"\bgoverning law\b|\bterminat(?:e|ion of) this agreement\b|\bin witness whereof\b|"
        r"\bthis agreement\b|\bименуем\w+ в дальнейшем\b|\bпредмет договора\b|\bнастоящ\w+ договор\w*|"
        r"\bсторон\w+ (?:обязу|несут|договорились)\w*|\bреквизиты сторон\b|\bарендатор\b|\bарендодатель\b|"
        r"\bфорс-мажор\w*|\bзаказчик обязуется\b|\bисполнитель обязуется\b"
    ),
    "recipe": (
        r"\bingredients\b|\bpreheat\b|\btablespoons?\b|\bteaspoons?\b|\btbsp\b|\btsp\b|\bserves \d|"
        r"\bsimmer\b|\bwhisk\b|\bbake for\b|\bcups? of\b|\bингредиент\w*|\bст\. ?л\.|\bч\. ?л\.|\bдуховк\w+|"
        r"\bвыпека\w+|\bзамесит\w+|\bтесто\b|\bпорци[йи]\b|\bнарежьте\b|\bдобавьте\b|\bварит\w+ \d|\bмуки\b"
    ),
    "vacancy": (
        r"\bwe(?:'re| are) (?:looking for|hiring|seeking)\b|\bwe offer\b|\bwhat we offer\b|\byou will\b|"
        r"\byou have\b|\babout (?:us|the role|the company)\b|\bapply (?:now|by|to)\b|"
        r"\byour (?:profile|responsibilities|tasks)\b|\bequal opportunity employer\b|\bjob description\b|"
        r"\bсоздаём\b|\bищем\b|\bмы предлагаем\b|\bчто мы предлагаем\b|\bмы ожидаем\b|\bот вас\b|"
        r"\bо компании\b|\bоткликайтесь\b|\bприсылайте резюме\b|\bмы ждём\b|\bваши задачи\b|\bв команду\b|"
        r"\bв связи с расширением\b"
    ),
}
_PATTERNS = {kind: re.compile(body, re.IGNORECASE) for kind, body in _CUES.items()}
#: Without a word of these there is no cue of the kind.
_SIGNS = {
    "bill": (
        "due",
        "bill",
        "invoice",
        "iban",
        "vat",
        "total",
        "payment",
        "оплат",
        "бик",
        "кпп",
        "р/с",
        "ндс",
        "постав",
    ),
    "contract": (
        "herein",
        "hereby",
        "part",
        "shall",
        "agreement",
        "именуем",
        "договор",
        "сторон",
        "аренд",
        "обязуется",
    ),
    "recipe": ("ingredient", "preheat", "spoon", "tbsp", "tsp", "simmer", "bake", "ингредиент", "духов", "ст.", "мук"),
    "vacancy": ("we ", "we'", "you", "job desc", "мы ", "ищем", "вас", "о компании", "отклик", "ваши", "команду"),
}
_SHORTEST = 120
#: Different cues of one kind that make a document this kind, unless as much as this speaks for a résumé.
_CUES_ENOUGH = 2
_CONVINCED, _BARE = 5, 1


def is_resume(resume: Resume) -> bool:
    """Whether the document says enough of a person's work to be one's résumé. Short notes are given the benefit."""
    if len(resume.text) < _SHORTEST:
        return True
    for_it = _speaks_for(resume)
    if for_it <= _BARE or for_it >= _CONVINCED:
        return for_it >= _CONVINCED
    return all(_cues(resume.text, kind) < _CUES_ENOUGH for kind in _PATTERNS)


def _cues(text: str, kind: str) -> int:
    if not mentions(text, _SIGNS[kind]):
        return 0
    return len({found.group().lower() for found in _PATTERNS[kind].finditer(text)})


def _speaks_for(resume: Resume) -> int:
    """One for each thing that résumés say of a person; a job with its dates says two."""
    kinds = {section.kind for section in resume.sections if section.heading is not None}
    dated = [p for p in resume.positions if p.start and p.dates and (p.title or p.employer)]
    return sum(
        (
            resume.name is not None,
            bool(resume.emails or resume.phones),
            2 * bool(dated),
            len(dated) > 1,
            any(entry.institution or entry.degree for entry in resume.education),
            bool(kinds & {"experience", "education"}),
            bool(kinds & {"skills", "languages", "summary"}),
        )
    )
