"""Vacancies for the six trades in both languages, as employers word them."""

from __future__ import annotations

from functools import cache

from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.shapes import Vacancy

VACANCIES: dict[tuple[str, str], str] = {
    ("developer", "ru"): """Python-разработчик

О компании
Мы — команда сервиса доставки, 10 лет на рынке.

Обязанности:
- разработка серверной части на Django или FastAPI;
- оптимизация запросов к базе данных.

Требования:
- опыт разработки на Python от 3 лет;
- знание PostgreSQL или MySQL;
- Docker, Git;
- высшее техническое образование;
- английский не ниже B1.

Будет плюсом:
- Redis, Kubernetes.

Условия:
- офис в Москве;
- зарплата от 200 000 до 280 000 руб.
""",
    ("developer", "en"): """Python developer

About us
We are a delivery service, 10 years on the market.

Responsibilities:
- develop the backend in Django or FastAPI;
- optimise database queries.

Requirements:
- at least 3 years of experience with Python;
- knowledge of PostgreSQL or MySQL;
- Docker, Git;
- Bachelor's degree in Computer Science or engineering;
- English at B1 or higher.

Nice to have:
- Redis, Kubernetes.

We offer:
- office in Moscow;
- salary $3,000–4,000 a month.
""",
    ("accountant", "ru"): """Главный бухгалтер

Обязанности:
- ведение бухгалтерского и налогового учёта;
- сдача отчётности;
- расчёт заработной платы.

Требования:
- опыт работы главным бухгалтером от 5 лет;
- уверенное знание 1С:Бухгалтерия;
- высшее экономическое образование.

Город: Екатеринбург
""",
    ("accountant", "en"): """Chief accountant

Responsibilities:
- keep accounting and tax records;
- file the statements;
- calculate payroll.

Requirements:
- 5+ years of experience as a chief accountant;
- confident use of 1C:Accounting;
- degree in economics or finance.

Location: Yekaterinburg
""",
    ("driver", "ru"): """Водитель категории C, E

Обязанности:
- перевозка грузов по России;
- оформление путевых листов.

Требования:
- водительское удостоверение категории С, Е;
- опыт работы водителем от 3 лет;
- медкнижка;
- готовность к командировкам.

Как преимущество:
- карта тахографа.
""",
    ("driver", "en"): """Truck driver, category C, E

Responsibilities:
- carry freight across Russia;
- complete waybills.

Requirements:
- driving licence category C, E;
- at least three years of experience as a driver;
- medical book;
- ready for business trips.

Nice to have:
- tachograph card.
""",
    ("nurse", "ru"): """Медицинская сестра процедурного кабинета

Обязанности:
- инъекции и капельницы;
- забор крови;
- ведение медицинской документации.

Требования:
- среднее медицинское образование;
- действующая аккредитация специалиста;
- опыт работы медсестрой от 2 лет;
- готовность к сменному графику.
""",
    ("nurse", "en"): """Treatment room nurse

Responsibilities:
- injections and drips;
- blood draws;
- medical records.

Requirements:
- vocational education in nursing;
- valid nursing licence;
- at least 2 years of experience as a nurse;
- ready for shift work.
""",
    ("foreman", "ru"): """Прораб

Обязанности:
- руководство бригадами на площадке;
- ведение исполнительной документации;
- контроль качества и сроков.

Требования:
- опыт работы прорабом от 5 лет;
- высшее строительное образование;
- чтение чертежей, AutoCAD;
- знание охраны труда.
""",
    ("foreman", "en"): """Construction foreman

Responsibilities:
- lead crews on site;
- keep as-built documentation;
- control quality and deadlines.

Requirements:
- 5+ years of experience as a foreman;
- degree in civil engineering;
- reading drawings, AutoCAD;
- knowledge of occupational safety.
""",
    ("sales", "ru"): """Менеджер по продажам

Обязанности:
- поиск новых клиентов, холодные звонки;
- переговоры и заключение договоров;
- выполнение плана продаж.

Требования:
- опыт активных продаж от 2 лет;
- уверенный пользователь CRM;
- английский не ниже B2.
""",
    ("sales", "en"): """Sales manager

Responsibilities:
- find new customers, cold calling;
- negotiate and close contracts;
- meet the sales target.

Requirements:
- 2+ years of experience in sales;
- confident user of CRM;
- English not lower than B2.
""",
}


@cache
def vacancy(trade: str, language: str) -> Vacancy:
    """The vacancy of a trade, read."""
    return read_vacancy(VACANCIES[trade, language])
