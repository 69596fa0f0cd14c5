"""How a résumé writes what a person's facts say: headings, months, languages, in its own language."""

from __future__ import annotations

from mismatch.demo.board import board_words, papers
from mismatch.demo.people import Job, Person, Study, Tongue

#: What a form calls its sections unless `_OTHER_HEADINGS` says otherwise.
_HEADINGS = {
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
#: People name the same section in many ways, so each form has its own; a form not named keeps the usual headings.
_OTHER_HEADINGS: dict[str, dict[str, dict[str, str]]] = {
    "ru": {
        "sidebar_left": {"summary": "Профиль", "experience": "Профессиональный опыт", "skills": "Навыки",
                         "languages": "Языки", "licences": "Удостоверения"},
        "sidebar_right": {"summary": "Обо мне", "experience": "Трудовой опыт", "skills": "Компетенции",
                          "languages": "Языки", "courses": "Сертификаты"},
        "margin_dates": {"experience": "Трудовая деятельность", "skills": "Профессиональные навыки",
                         "languages": "Владение языками", "courses": "Дополнительное образование"},
        "job_board": {"summary": "Обо мне", "skills": "Навыки", "courses": "Повышение квалификации, курсы"},
        "academic": {"summary": "Дополнительная информация", "experience": "Профессиональная деятельность",
                     "skills": "Знания и навыки", "courses": "Повышение квалификации"},
        "dense": {"summary": "Кратко о себе", "experience": "Опыт", "skills": "Навыки", "languages": "Языки",
                  "courses": "Курсы"},
        "hh_profile": {"summary": "Обо мне", "courses": "Повышение квалификации, курсы"},
        "network": {"summary": "Общие сведения", "skills": "Основные навыки", "languages": "Языки",
                    "courses": "Сертификаты"},
        "word_table": {"experience": "Трудовая деятельность", "skills": "Профессиональные навыки",
                       "contacts": "Контактные данные", "languages": "Языки"},
        "word_text_boxes": {"summary": "Профессиональный профиль", "experience": "Места работы",
                            "skills": "Навыки и умения", "courses": "Обучение и сертификаты"},
    },
    "en": {
        "sidebar_left": {"summary": "Profile", "experience": "Employment history", "skills": "Key skills",
                         "courses": "Certifications"},
        "sidebar_right": {"summary": "About me", "experience": "Professional experience", "contacts": "Contact details",
                          "skills": "Expertise", "courses": "Training", "licences": "Licences and memberships"},
        "margin_dates": {"summary": "Personal statement", "experience": "Career history", "skills": "Core skills",
                         "courses": "Professional development"},
        "job_board": {"summary": "About me", "experience": "Work history", "skills": "Key skills",
                      "courses": "Certificates"},
        "academic": {"summary": "Personal profile", "experience": "Professional appointments",
                     "education": "Education and qualifications", "skills": "Areas of expertise",
                     "courses": "Further training"},
        "dense": {"summary": "Profile", "experience": "Experience", "courses": "Training"},
        "hh_profile": {"summary": "About me", "skills": "Key skills", "courses": "Professional development, courses"},
        "network": {"experience": "Experience", "skills": "Top Skills", "courses": "Certifications"},
        "word_table": {"summary": "Professional summary", "experience": "Employment", "contacts": "Contact details",
                       "education": "Academic background", "skills": "Core competencies"},
        "word_text_boxes": {"summary": "About me", "experience": "Employment history", "skills": "Skills and tools",
                            "education": "Education and training", "courses": "Certificates"},
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
    "Vietnamese": "Вьетнамский",
}  # fmt: skip
_NATIVE = {"ru": "родной", "en": "native"}


def headings(language: str, form: str) -> dict[str, str]:
    """What one form calls each section, the same every time."""
    return _HEADINGS[language] | _OTHER_HEADINGS[language].get(form, {})


def month(value: str, language: str, style: str = "words") -> str:
    """ "2019-03" as «март 2019», "Mar 2019", or in figures 03.2019."""
    year, _, number = value.partition("-")
    if not number:
        return year
    return f"{number}.{year}" if style == "figures" else f"{_MONTHS[language][int(number) - 1]} {year}"


def period(job: Job, language: str, style: str = "words") -> str:
    """From when to when a position was held."""
    end = month(job.end, language, style) if job.end else _HEADINGS[language]["now"]
    return f"{month(job.start, language, style)} – {end}"


def years(study: Study) -> str:
    return "–".join(year for year in (study.start, study.end) if year)


def degree(study: Study) -> str:
    return ", ".join(part for part in (study.degree, study.field) if part)


def tongue(one: Tongue, language: str) -> str:
    """A language with its level."""
    return " — ".join(tongue_parts(one, language))


def tongue_parts(one: Tongue, language: str) -> tuple[str, str]:
    """A language and its level, each as written."""
    name = _LANGUAGES[one.name] if language == "ru" else one.name
    return name, _NATIVE[language] if one.level == "native" else one.level


def worded(person: Person, form: str, style: str = "words") -> dict[str, object]:
    """Everything a layout draws, as plain words."""
    return {
        "language": person.language,
        "w": headings(person.language, form),
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
            {"institution": one.institution, "degree": degree(one), "years": years(one), "end": one.end or ""}
            for one in person.education
        ],
        "skills": person.skills,
        "languages": [tongue(one, person.language) for one in person.languages],
        "tongues": [
            {"name": name, "level": level, "code": one.level}
            for one in person.languages
            for name, level in [tongue_parts(one, person.language)]
        ],
        "board": board_words(person),
        "papers": papers(person),
        "courses": person.courses,
        "licences": person.licences,
    }
