"""People told in every way a résumé tells them: a grammar of facts, and of the places where they may stand."""

from __future__ import annotations

import random
from collections.abc import Callable

Phrases = dict[str, tuple[str, ...]]
#: Fact → ways to say it. {age}, {year}, {day}, {n}, {kin}, {land} … are drawn anew for every person.
SENTENCES: dict[str, Phrases] = {
    "ru": {
        "age": (
            "Мне {age} лет",
            "Мне {tens} лет",
            "Скоро исполнится {age} лет",
            "Родил{ась} {day} {month} {year} года",
            "Родил{ась} в {year} году в Саратове",
            "Я {year} года рождения",
            "Мой возраст — {age} лет",
            "Возраст: {age}",
            "Дата рождения: {day}.0{n}.{year}",
        ),
        "family": (
            "{married}",
            "{married}, {kids}",
            "Воспитываю {kids_of}",
            "У меня {kids}",
            "Семейное положение: {married}",
            "Семейное положение — {married}, {kids}",
            "Детей нет",
            "Дети взрослые",
            "Есть {kin} {n} лет",
            "{spouse} работает в школе",
            "Я {parent} {kids_of}",
            "В браке {n} лет",
        ),
        "leave": (
            "Три года {was} в декрете",
            "Сейчас в отпуске по уходу за ребёнком",
            "Вы{went} из декрета в прошлом году",
            "Сидел{a} с ребёнком {n} года",
            "Перерыв в работе был из-за ухода за ребёнком",
        ),
        "origin": (
            "Гражданство: {land}",
            "Гражданство РФ",
            "{citizen} Республики {land}",
            "Приехал{a} из {land_of}",
            "Я из {land_of}",
            "По национальности {people}",
            "Национальность: {people}",
            "В России {n} лет",
            "Родом из {land_of}",
            "Переехал{a} из {land_of} в {since} году",
            "Имею гражданство {land_of}",
        ),
        "faith": (
            "{muslim}",
            "Соблюдаю пост",
            "Хожу в церковь",
            "По вероисповеданию {muslim}",
            "Вероисповедание: ислам",
        ),
        "health": (
            "Инвалид {n} группы",
            "Имею инвалидность {roman} группы",
            "Инвалидность: нет",
            "Плохо слышу",
            "Есть ограничения по здоровью",
            "Здоровье хорошее",
            "Не имею хронических заболеваний",
            "Перенёс{la} инфаркт",
        ),
        "service": (
            "Военнообязанн{yj}",
            "Не военнообязанн{yj}",
            "Отслужил{a} в армии в {since} году",
            "Военный билет есть",
        ),
        "leaning": ("Член профсоюза", "Состою в КПРФ", "Открытая лесбиянка", "Я гей", "Беспартийн{yj}"),
    },
    "en": {
        "age": (
            "I am {age} years old",
            "I'm {age}",
            "I was born in {year} in Lagos",
            "Born on {day} {month} {year}",
            "Age: {age}",
            "Date of birth: {day} {month} {year}",
            "DOB: {day}/0{n}/{year}",
            "I am in my {tens}",
            "Aged {age}",
            "I turn {age} in May",
        ),
        "family": (
            "I am {married}",
            "{married}",
            "{married} with {kids}",
            "I have {kids}",
            "I am a {parent} of {n}",
            "Single, no children",
            "Marital status: {married}",
            "{married}, {kids}",
            "My {spouse} is a teacher",
            "My children are grown up",
            "Proud {parent} of twins",
            "Children: {n}",
        ),
        "leave": (
            "I was on {leave} leave for {n} years",
            "I took a career break to raise my children",
            "Back from {leave} leave since May",
            "I stayed at home with my {kin} for {n} years",
            "I was a stay-at-home {parent}",
        ),
        "origin": (
            "I am {people}",
            "I am from {land}",
            "Nationality: {people}",
            "{people} citizen",
            "I moved here from {land} {n} years ago",
            "I hold {people} citizenship",
            "I came from {land} in {since}",
            "Originally from {land}",
            "I was raised in {land}",
            "I have been in the UK for {n} years",
            "Refugee from {land}",
            "Citizen of {land}",
            "I grew up in {land}",
        ),
        "faith": (
            "I am a {faith}",
            "Practising {faith}",
            "I wear a hijab",
            "Religion: {faith}",
            "I go to church every Sunday",
        ),
        "health": (
            "Registered disabled",
            "I have a disability",
            "I am deaf in one ear",
            "I use a wheelchair",
            "I have epilepsy",
            "I had cancer in {since}",
            "In good health",
            "I am pregnant",
            "Disability: none",
            "I have dyslexia",
        ),
        "service": (
            "I served in the army",
            "I did my military service in {since}",
            "Exempt from military service",
            "Army veteran",
        ),
        "leaning": (
            "Member of the Labour Party",
            "I am a member of a trade union",
            "I am a gay man",
            "My pronouns are she/her",
            "I am bisexual",
            "I live with my partner",
        ),
    },
}
_WORDS: dict[str, Phrases] = {
    "ru": {
        "tens": ("сорок", "тридцать два", "пятьдесят шесть", "двадцать семь"),
        "month": ("мая", "ноября", "марта"),
        "kids": ("двое детей", "трое детей", "один ребёнок", "есть сын", "детей нет"),
        "kids_of": ("двоих детей", "троих детей", "дочь", "сына"),
        "kin": ("дочь", "сын"),
        "land": ("Казахстан", "Узбекистан", "Беларусь"),
        "land_of": ("Казахстана", "Таджикистана", "Беларуси", "Украины"),
        "roman": ("III", "II"),
        "since": ("2008", "2014"),
    },
    "en": {
        "tens": ("thirties", "early forties", "late fifties"),
        "month": ("May", "November", "March"),
        "kids": ("two children", "three kids", "a son", "one child", "no children"),
        "kin": ("son", "daughter"),
        "land": ("Poland", "India", "Kenya", "Nigeria", "Ukraine"),
        "people": ("Polish", "Nigerian", "Pakistani", "British"),
        "leave": ("maternity", "parental", "paternity"),
        "married": ("married", "divorced", "widowed"),
        "faith": ("Muslim", "Catholic", "Hindu", "Buddhist"),
        "since": ("2008", "2014"),
    },
}
_SEXES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "ru": (
        {
            "ась": "ся",
            "a": "",
            "la": "",
            "yj": "ый",
            "was": "был",
            "went": "шел",
            "married": "женат",
            "spouse": "Жена",
            "parent": "отец",
            "citizen": "Гражданин",
            "people": "узбек",
            "muslim": "мусульманин",
        },
        {
            "ась": "ась",
            "a": "а",
            "la": "ла",
            "yj": "ая",
            "was": "была",
            "went": "шла",
            "married": "замужем",
            "spouse": "Муж",
            "parent": "мать",
            "citizen": "Гражданка",
            "people": "татарка",
            "muslim": "мусульманка",
        },
    ),
    "en": ({"spouse": "wife", "parent": "father"}, {"spouse": "husband", "parent": "mother"}),
}


def fact(language: str, topic: str, rng: random.Random) -> str:
    """One fact of one person, without an end."""
    drawn = {name: rng.choice(words) for name, words in _WORDS[language].items()}
    drawn |= rng.choice(_SEXES[language])
    drawn |= {
        "age": str(rng.randint(20, 69)),
        "year": str(rng.randint(1955, 2004)),
        "day": str(rng.randint(10, 28)),
        "n": str(rng.randint(2, 3)),
    }
    said = rng.choice(SENTENCES[language][topic]).format(**drawn)
    return said[0].upper() + said[1:]


def _own_line(lines: list[str], at: int, said: str) -> list[str]:
    """On a line of its own, with the bullet of the line it stands before."""
    bullet = "- " if lines[at].startswith("- ") else ""
    return [*lines[:at], f"{bullet}{said}", *lines[at:]]


def _behind(lines: list[str], at: int, said: str) -> list[str]:
    """A sentence behind another."""
    return [*lines[:at], f"{lines[at].rstrip('.')}. {said}.", *lines[at + 1 :]]


def _cell(lines: list[str], at: int, said: str) -> list[str]:
    return [*lines[:at], f"{lines[at]} | {said}", *lines[at + 1 :]]


def told_and_untold(text: str, language: str, topic: str, rng: random.Random) -> tuple[str, str, str]:
    """A résumé that tells a fact somewhere, the same without, and the way it was told."""
    said, lines = fact(language, topic, rng), text.rstrip("\n").split("\n")
    written = [at for at, line in enumerate(lines) if line.strip()]
    bullets = [at for at in written if lines[at].startswith("- ")]
    ways: dict[str, Callable[[], tuple[list[str], list[str]]]] = {
        "line": lambda: (_own_line(lines, rng.choice(written[1:]), f"{said}."), lines),
        "bare line": lambda: (_own_line(lines, rng.choice(written[1:]), said), lines),
        "end": lambda: ([*lines, f"{said}."], lines),
        "paragraph": lambda: ([*lines, "", f"{said}.", ""], [*lines, ""]),
        "in a bullet": lambda: _both(lines, rng.choice(bullets), said),
        "cell": lambda: (_cell(lines, 2, said), lines),
        "first": lambda: ([f"{said}. {lines[1]}", *lines[2:]], lines[1:]),
    }
    if topic == "leave":  # on its own line it is an entry of the list of jobs, which is tested apart
        ways = {name: way for name, way in ways.items() if name not in ("bare line", "cell")}
    name = rng.choice(sorted(ways))
    told, untold = ways[name]()
    return "\n".join(told) + "\n", "\n".join(untold) + "\n", f"{name}: {said}"


def _both(lines: list[str], at: int, said: str) -> tuple[list[str], list[str]]:
    untold = [*lines[:at], f"{lines[at].rstrip('.')}.", *lines[at + 1 :]]
    return _behind(lines, at, said), untold
