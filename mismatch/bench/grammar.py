"""People who do not exist, out of a grammar: a trade, a career, sentences with figures. Same number, same person."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

FIRST = [
    "Алексей",
    "Борис",
    "Виктор",
    "Глеб",
    "Денис",
    "Егор",
    "Игорь",
    "Кирилл",
    "Лев",
    "Максим",
    "Никита",
    "Олег",
    "Павел",
    "Роман",
    "Степан",
    "Тимур",
    "Фёдор",
    "Юрий",
    "Adam",
    "Brian",
    "Colin",
    "Daniel",
    "Edward",
    "Frank",
    "George",
    "Henry",
    "Isaac",
    "Jacob",
    "Keith",
    "Liam",
    "Martin",
    "Nathan",
    "Oscar",
    "Peter",
    "Ralph",
    "Simon",
]
LAST = [
    "Абрамов",
    "Белкин",
    "Ветров",
    "Громов",
    "Дорохов",
    "Ершов",
    "Жданов",
    "Зимин",
    "Исаев",
    "Крылов",
    "Ларин",
    "Мартынов",
    "Носов",
    "Орлов",
    "Панин",
    "Рябов",
    "Ashford",
    "Barlow",
    "Carter",
    "Dalton",
    "Easton",
    "Fletcher",
    "Garner",
    "Holden",
    "Irving",
    "Jarvis",
    "Keller",
    "Lawson",
    "Mercer",
    "Norris",
    "Osborn",
    "Parker",
]
HALF_FIRST, HALF_LAST = 18, 16  # the first so many are Russian
CITIES = {
    "ru": ("Москва", "Санкт-Петербург", "Казань", "Томск", "Пермь"),
    "en": ("London", "Leeds", "Boston", "Austin"),
}
COMPANIES = {
    "ru": ("ООО «Вектор»", "АО «Северная звезда»", "ООО «Линия»", "ПАО «Меридиан»", "ООО «Прогресс-М»", "ЗАО «Истра»"),
    "en": ("Northwind Ltd", "Bluestone Inc", "Harbour Group", "Quarry Systems", "Alder & Sons", "Meadow Labs"),
}
TRADES: dict[str, dict[str, tuple[str, ...]]] = {
    "developer": {
        "title_ru": ("Python-разработчик", "Backend-разработчик", "Инженер-программист"),
        "title_en": ("Python Developer", "Backend Engineer", "Software Engineer"),
        "skills": ("Python", "Django", "PostgreSQL", "Docker", "Kafka", "Redis", "Git", "Linux", "REST", "Kubernetes"),
    },
    "analyst": {
        "title_ru": ("Аналитик данных", "Бизнес-аналитик", "Продуктовый аналитик"),
        "title_en": ("Data Analyst", "Business Analyst", "BI Analyst"),
        "skills": ("SQL", "Excel", "Power BI", "Python", "Tableau", "A/B", "ClickHouse", "Jira", "BPMN", "pandas"),
    },
    "accountant": {
        "title_ru": ("Главный бухгалтер", "Бухгалтер", "Бухгалтер по расчёту заработной платы"),
        "title_en": ("Chief Accountant", "Accountant", "Payroll Accountant"),
        "skills": (
            "1С:Бухгалтерия",
            "МСФО",
            "НДС",
            "Excel",
            "IFRS",
            "QuickBooks",
            "Payroll",
            "GAAP",
            "SAP",
            "Budgeting",
        ),
    },
    "sales": {
        "title_ru": ("Менеджер по продажам", "Руководитель отдела продаж", "Торговый представитель"),
        "title_en": ("Sales Manager", "Head of Sales", "Account Manager"),
        "skills": ("CRM", "B2B", "amoCRM", "Битрикс24", "Salesforce", "HubSpot", "Negotiations", "Excel", "Cold calls"),
    },
    "logistics": {
        "title_ru": ("Логист", "Начальник склада", "Специалист по закупкам"),
        "title_en": ("Logistics Coordinator", "Warehouse Manager", "Procurement Specialist"),
        "skills": ("WMS", "1С", "Excel", "Incoterms", "SAP", "Procurement", "Forklift", "Inventory", "Customs"),
    },
    "nurse": {
        "title_ru": ("Медицинская сестра", "Врач-терапевт", "Фельдшер"),
        "title_en": ("Registered Nurse", "General Practitioner", "Paramedic"),
        "skills": ("ECG", "First aid", "Triage", "EHR", "Phlebotomy", "Vaccination", "Patient care", "Sterilisation"),
    },
}
DID = {
    "ru": (
        "Внедрил {skill} в работу отдела и сократил срок подготовки отчётов на {number} %",
        "Отвечал за {skill}: {number} заявок в месяц, ни одной просроченной",
        "Обучил {few} сотрудников работе с {skill} и написал для них памятки",
        "Перевёл процесс с ручной работы на {skill}, экономия {number} часов в месяц",
        "Вместе с командой из {few} человек запустил проект на {skill} за {few} месяца",
        "Провёл {number} проверок, нашёл и устранил причины повторяющихся ошибок",
    ),
    "en": (
        "Introduced {skill} to the department and cut the time for reports by {number}%",
        "Owned {skill}: {number} requests a month, none of them late",
        "Trained {few} colleagues in {skill} and wrote their guides",
        "Moved a manual process to {skill}, saving {number} hours a month",
        "Launched a project on {skill} within {few} months in a team of {few}",
        "Ran {number} reviews, found the causes of repeated errors and removed them",
    ),
}
SUMMARY = {
    "ru": "{title}, {years} лет опыта. Сильные стороны: {skills}. Ищу задачи, в которых виден результат.",
    "en": "{title} with {years} years of experience. Strong in {skills}. Looking for work with a visible outcome.",
}
STUDIES = {
    "ru": (
        "Томский государственный университет",
        "Казанский федеральный университет",
        "Пермский политехнический институт",
    ),
    "en": ("University of Leeds", "Boston University", "University of Texas"),
}
THIS_YEAR = 2026


@dataclass(frozen=True)
class Job:
    title: str
    employer: str
    start: int
    end: int | None
    done: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """One invented person; ``language`` is that of the résumé."""

    number: int
    language: str
    name: str
    email: str
    phone: str
    city: str
    title: str
    summary: str
    jobs: tuple[Job, ...]
    school: str
    graduated: int
    skills: tuple[str, ...]


def person(number: int) -> Person:
    """The person with this number: always the same one."""
    random = Random(number)  # noqa: S311 - a grammar, not a secret
    language = "ru" if number % 2 else "en"
    trade = TRADES[random.choice(tuple(TRADES))]
    skills = tuple(random.sample(trade["skills"], k=min(8, len(trade["skills"]))))
    jobs = tuple(_career(random, language, trade, skills))
    years = THIS_YEAR - jobs[-1].start
    title = jobs[0].title
    return Person(
        number=number,
        language=language,
        name=_name(random, language),
        email=f"person{number}@example.com",
        phone=f"+7 9{10 + number % 90} {number % 1000:03d}-{number // 1000 % 100:02d}-{number % 97:02d}",
        city=random.choice(CITIES[language]),
        title=title,
        summary=SUMMARY[language].format(title=title, years=years, skills=", ".join(skills[:4])),
        jobs=jobs,
        school=random.choice(STUDIES[language]),
        graduated=jobs[-1].start,
        skills=skills,
    )


def _name(random: Random, language: str) -> str:
    if language == "ru":
        return f"{random.choice(FIRST[:HALF_FIRST])} {random.choice(LAST[:HALF_LAST])}"
    return f"{random.choice(FIRST[HALF_FIRST:])} {random.choice(LAST[HALF_LAST:])}"


def _career(random: Random, language: str, trade: dict[str, tuple[str, ...]], skills: tuple[str, ...]) -> list[Job]:
    """Four or five positions, newest first, without gaps."""
    jobs: list[Job] = []
    end: int | None = None
    for _ in range(random.randint(4, 5)):
        start = (end or THIS_YEAR) - random.randint(1, 4)
        done = tuple(_sentence(random, language, skills) for _ in range(random.randint(5, 7)))
        employer = random.choice(COMPANIES[language])
        jobs.append(Job(random.choice(trade[f"title_{language}"]), employer, start, end, done))
        end = start
    return jobs


def _sentence(random: Random, language: str, skills: tuple[str, ...]) -> str:
    return random.choice(DID[language]).format(
        skill=random.choice(skills), number=random.randint(11, 90), few=random.randint(2, 4)
    )
