"""How a résumé writes what a person's facts say: headings, months, languages, in its own language."""

from __future__ import annotations

from mismatch.demo.people import Job, Person, Study, Tongue

HEADINGS = {
    "ru": {
        "summary": "О себе", "experience": "Опыт работы", "education": "Образование", "skills": "Ключевые навыки",
        "languages": "Знание языков", "courses": "Курсы и сертификаты", "licences": "Допуски и удостоверения",
        "contacts": "Контакты", "now": "настоящее время",
    },
    "en": {
        "summary": "Summary", "experience": "Work experience", "education": "Education", "skills": "Skills",
        "languages": "Languages", "courses": "Courses and certificates", "licences": "Licences",
        "contacts": "Contact", "now": "Present",
    },
}  # fmt: skip
_MONTHS = {
    "ru": [
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
_LANGUAGES = {
    "English": "Английский", "Russian": "Русский", "German": "Немецкий", "French": "Французский",
    "Spanish": "Испанский", "Chinese": "Китайский", "Italian": "Итальянский", "Kazakh": "Казахский",
    "Tatar": "Татарский", "Polish": "Польский", "Turkish": "Турецкий", "Arabic": "Арабский",
    "Portuguese": "Португальский", "Ukrainian": "Украинский", "Hindi": "Хинди",
    "Georgian": "Грузинский", "Irish": "Ирландский", "Telugu": "Телугу", "Marathi": "Маратхи", "Urdu": "Урду",
    "Lithuanian": "Литовский", "Romanian": "Румынский", "Igbo": "Игбо", "Dutch": "Нидерландский",
}  # fmt: skip
_NATIVE = {"ru": "родной", "en": "native"}


def month(value: str, language: str, style: str = "words") -> str:
    """ "2019-03" as «март 2019», "Mar 2019", or in figures 03.2019."""
    year, _, number = value.partition("-")
    if not number:
        return year
    return f"{number}.{year}" if style == "figures" else f"{_MONTHS[language][int(number) - 1]} {year}"


def period(job: Job, language: str, style: str = "words") -> str:
    """From when to when a position was held."""
    end = month(job.end, language, style) if job.end else HEADINGS[language]["now"]
    return f"{month(job.start, language, style)} – {end}"


def years(study: Study) -> str:
    return "–".join(year for year in (study.start, study.end) if year)


def degree(study: Study) -> str:
    return ", ".join(part for part in (study.degree, study.field) if part)


def tongue(one: Tongue, language: str) -> str:
    """A language with its level."""
    name = _LANGUAGES[one.name] if language == "ru" else one.name
    return f"{name} — {_NATIVE[language] if one.level == 'native' else one.level}"


def worded(person: Person, style: str = "words") -> dict[str, object]:
    """Everything a layout draws, as plain words."""
    return {
        "language": person.language,
        "w": HEADINGS[person.language],
        "name": person.name,
        "title": person.title,
        "city": person.city,
        "email": person.email,
        "phone": person.phone,
        "links": person.links,
        "summary": person.summary,
        "jobs": [
            {
                "title": job.title,
                "employer": job.employer,
                "city": job.city or "",
                "period": period(job, person.language, style),
                "done": job.done,
            }
            for job in person.jobs
        ],
        "education": [
            {"institution": one.institution, "degree": degree(one), "years": years(one)} for one in person.education
        ],
        "skills": person.skills,
        "languages": [tongue(one, person.language) for one in person.languages],
        "courses": person.courses,
        "licences": person.licences,
    }
