"""What job boards and networks print about a person beside the person's own words: age, lengths of service, trades."""

from __future__ import annotations

import zlib
from itertools import groupby

from mismatch.demo.people import AS_OF, Job, Person
from mismatch.demo.truth import experience_months

_BORN_MONTHS = {
    "ru": ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
           "декабря"],
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"],
}  # fmt: skip
_FULL_MONTHS = {
    "ru": ["Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь",
           "Декабрь"],
    "en": _BORN_MONTHS["en"],
}  # fmt: skip
_TRADES = {
    "ru": ["Розничная торговля", "Строительство, недвижимость, эксплуатация", "Перевозки, логистика, склад",
           "Информационные технологии, системная интеграция", "Медицина, фармацевтика, аптеки"],
    "en": ["Retail", "Construction and real estate", "Transport and logistics", "Software development",
           "Health care and pharmacies"],
}  # fmt: skip
_PHRASES = {
    "ru": {"preferred": "предпочитаемый способ связи", "lives": "Проживает", "citizen": "Гражданство: Россия, "
           "есть разрешение на работу: Россия", "moves": "Не готов к переезду, готов к редким командировкам",
           "wish": "Желаемая должность и зарплата", "fields": "Специализации", "job": "Занятость: полная занятость",
           "day": "График работы: полный день", "way": "Желательное время в пути до работы: не имеет значения",
           "experience": "Опыт работы", "level": "Высшее", "drive": "Опыт вождения", "extra":
           "Дополнительная информация", "about": "Обо мне", "skills": "Навыки", "tongues": "Знание языков",
           "updated": "Резюме обновлено 1 ноября 2026 в 12:00", "now": "настоящее время"},
    "en": {"preferred": "preferred means of communication", "lives": "Reside in", "citizen": "Citizenship: Russia, "
           "work permit at: Russia", "moves": "Not willing to relocate, prepared for occasional business trips",
           "wish": "Desired position and salary", "fields": "Specializations", "job": "Employment: full time",
           "day": "Work schedule: full day", "way": "Desired travel time to work: any", "experience":
           "Work experience", "level": "Higher", "drive": "Driving experience", "extra": "Further information",
           "about": "About me", "skills": "Skills", "tongues": "Languages", "updated":
           "Resume updated 1 November 2026 at 12:00", "now": "till now"},
}  # fmt: skip


def board_words(person: Person) -> dict[str, object]:
    """A person as a job board tells it; what a person did not say is made up from the id, the same every time."""
    return {
        "t": _PHRASES[person.language],
        "born": _born(person),
        "total": length(experience_months(person.jobs), person.language),
        "salary": f"{60 + _number(person, 'pay') % 190} 000 {'₽ на руки' if person.language == 'ru' else 'RUB net'}",
        "jobs": [_job(person, job) for job in person.jobs],
        "employers": _employers(person),
    }


def length(months: int, language: str) -> str:
    """«5 лет 8 месяцев», "1 year 1 month"."""
    forms = {
        "ru": (("год", "года", "лет"), ("месяц", "месяца", "месяцев")),
        "en": (("year", "years", "years"), ("month", "months", "months")),
    }[language]
    parts = [f"{n} {_plural(n, words, language)}" for n, words in zip(divmod(months, 12), forms, strict=True) if n]
    return " ".join(parts)


def full_month(value: str, language: str) -> str:
    """ "2019-03" as «Март 2019»."""
    year, _, number = value.partition("-")
    return f"{_FULL_MONTHS[language][int(number or 1) - 1]} {year}"


def _plural(count: int, words: tuple[str, str, str], language: str) -> str:
    if language == "en":
        return words[count != 1]
    if count % 10 == 1 and count % 100 != 11:
        return words[0]
    return words[1] if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else words[2]


def _number(person: Person, what: str) -> int:
    return zlib.crc32(f"{person.id} {what}".encode())


def _born(person: Person) -> str:
    """Sex, age and birthday in a board's words; grown up at the first position."""
    year = min(int(job.start[:4]) for job in person.jobs) - 20
    day, month = 1 + _number(person, "day") % 28, _number(person, "month") % 10
    age = AS_OF[0] - year
    is_female = any(word.endswith(("а", "я", "a")) for word in person.name.split()[:2])
    if person.language == "en":
        return f"{'Female' if is_female else 'Male'}, {age} years, born on {day} {_BORN_MONTHS['en'][month]} {year}"
    who, born = ("Женщина", "родилась") if is_female else ("Мужчина", "родился")
    years = _plural(age, ("год", "года", "лет"), "ru")
    return f"{who}, {age} {years}, {born} {day} {_BORN_MONTHS['ru'][month]} {year}"


def _job(person: Person, job: Job) -> dict[str, object]:
    language = person.language
    start = full_month(job.start, language)
    end = full_month(job.end, language) if job.end else _PHRASES[language]["now"]
    return {
        "start": start,
        "end": end,
        "present": "Present" if not job.end and language == "en" else end,
        "length": length(experience_months([job]), language),
        "employer": job.employer,
        "title": job.title,
        "city": job.city or "",
        "site": f"www.{person.id}-{_number(person, job.employer) % 90}.example",
        "trade": _TRADES[language][_number(person, job.employer) % 5],
        "done": job.done,
    }


def _employers(person: Person) -> list[dict[str, object]]:
    """Positions by employer, as networks group them: the employer once, with the time spent there."""
    grouped = [list(jobs) for _, jobs in groupby(person.jobs, key=lambda job: job.employer)]
    return [
        {
            "employer": jobs[0].employer,
            "total": length(experience_months(jobs), person.language),
            "jobs": [_job(person, job) for job in jobs],
        }
        for jobs in grouped
    ]


def papers(person: Person) -> list[dict[str, str]]:
    """Publications of a person who writes: titles from the skills, years within the career."""
    surname = person.name.split()[0] if person.name.split()[-1].endswith(("вич", "вна")) else person.name.split()[-1]
    ru = person.language == "ru"
    found = []
    for place, skill in enumerate(person.skills[:3]):
        year = 2016 + _number(person, skill) % 9
        page = 4 + _number(person, skill) % 120
        found.append(
            {
                "authors": f"{surname} {'А.' if ru else 'A.'}, {'Лемех О.' if ru else 'Lemekh O.'}",
                "title": f"{'Практика и пределы:' if ru else 'Practice and limits of'} {skill}",
                "place": f"{'Вестник практика' if ru else 'The Practitioner'}, {'№' if ru else 'No.'} {1 + place}",
                "year": str(year),
                "pages": f"{page}–{page + 7}",
            }
        )
    return found
