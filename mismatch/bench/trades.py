"""Trades of the invented pool: which occupations they have, which skills they use, and what is said of a skill."""

from __future__ import annotations

from typing import NamedTuple


class Trade(NamedTuple):
    """Occupations by family (or single ids after a colon) and skills by category, both of the engine's own data."""

    families: str
    skills: str
    field: tuple[str, str]
    share: int = 1


TRADES: tuple[Trade, ...] = (
    Trade(
        "software: backend-developer fullstack-developer software-developer",
        "backend programming_languages databases dev_tools devops",
        ("Информатика и вычислительная техника", "Computer Science"),
        4,
    ),
    Trade(
        "software: frontend-developer fullstack-developer",
        "web_frontend dev_tools testing",
        ("Прикладная информатика", "Software Engineering"),
        2,
    ),
    Trade("software", "mobile games programming_languages dev_tools", ("Программная инженерия", "Computer Science")),
    Trade("embedded", "embedded programming_languages engineering", ("Приборостроение", "Electrical Engineering")),
    Trade(
        "quality", "testing dev_tools databases methodologies", ("Прикладная математика", "Information Technology"), 2
    ),
    Trade("data", "data_science bi_analytics databases cloud", ("Прикладная математика", "Mathematics"), 3),
    Trade(
        "it-analysis business-analysis",
        "bi_analytics erp_crm methodologies databases",
        ("Бизнес-информатика", "Business Informatics"),
        2,
    ),
    Trade(
        "operations networks support",
        "devops networks operating_systems cloud security",
        ("Информационные системы", "Information Technology"),
        3,
    ),
    Trade("security", "security networks operating_systems", ("Информационная безопасность", "Cyber Security")),
    Trade("it-management project-management", "management methodologies soft", ("Менеджмент", "Management"), 2),
    Trade("design", "design web_frontend publishing", ("Дизайн", "Design"), 2),
    Trade("finance", "accounting finance erp_crm office", ("Бухгалтерский учёт и аудит", "Accounting"), 5),
    Trade("banking", "banking finance bi_analytics office", ("Финансы и кредит", "Finance"), 3),
    Trade("sales", "sales customer_service erp_crm soft", ("Экономика", "Business Administration"), 6),
    Trade("retail customer-service", "retail customer_service sales", ("Торговое дело", "Retail Management"), 4),
    Trade("marketing media", "marketing public_relations publishing design", ("Маркетинг", "Marketing"), 3),
    Trade("law", "law public_administration office", ("Юриспруденция", "Law"), 2),
    Trade("hr office", "hr office management soft", ("Управление персоналом", "Human Resource Management"), 4),
    Trade("logistics warehouse", "logistics warehouse transport", ("Логистика", "Logistics"), 5),
    Trade("transport", "transport vehicle_repair rail_air_sea", ("Транспорт", "Transport"), 3),
    Trade(
        "construction-design engineering", "building_design engineering architecture", ("Архитектура", "Architecture")
    ),
    Trade(
        "construction construction-trades construction-machines",
        "construction occupational_safety building_design",
        ("Промышленное и гражданское строительство", "Civil Engineering"),
        5,
    ),
    Trade(
        "manufacturing engineering electronics",
        "manufacturing quality energy engineering light_industry",
        ("Технология машиностроения", "Mechanical Engineering"),
        5,
    ),
    Trade("medicine pharmacy", "medicine nursing laboratory pharmacy", ("Лечебное дело", "Nursing"), 5),
    Trade("education psychology", "education social_work soft", ("Педагогика", "Education"), 4),
    Trade("hospitality tourism", "hospitality food_production housekeeping", ("Гостиничное дело", "Hospitality"), 4),
    Trade("services real-estate", "beauty_fitness housekeeping real_estate", ("Сервис", "Service Management"), 2),
)

#: What is done with a skill. ``{skill}`` is its name, ``{n}`` and ``{k}`` are figures that belong to the sentence.
DEEDS: dict[str, tuple[str, ...]] = {
    "ru": (
        "Применял {skill} каждый день, объём работы вырос на {n} %",
        "Отвечал за направление «{skill}» в группе из {k} человек",
        "Обучил {k} новых сотрудников: {skill}",
        "Наладил {skill} с нуля, срок выполнения заказов сократился на {n} %",
        "Вёл {skill} для {n} постоянных заказчиков",
        "Проверял работу смены: {skill}, {n} проверок за квартал",
        "Подготовил инструкции по теме «{skill}», ими пользуются {k} подразделения",
        "Сократил расходы отдела на {n} % благодаря {skill}",
        "Участвовал во внедрении: {skill}, проект закончен за {k} месяца",
        "Составлял отчёты руководству по теме «{skill}», {n} в год",
        "Заменил ручную работу: {skill}, экономия {n} часов в месяц",
        "Разбирал жалобы и сбои, связанные с {skill}: доля повторных снизилась на {n} %",
    ),
    "en": (
        "Used {skill} every day and raised output by {n}%",
        "Owned {skill} in a group of {k} people",
        "Trained {k} new colleagues in {skill}",
        "Set up {skill} from nothing and cut lead time by {n}%",
        "Provided {skill} for {n} regular customers",
        "Checked the work of a shift on {skill}, {n} checks a quarter",
        "Wrote the guides on {skill} that {k} departments follow",
        "Cut the costs of the department by {n}% through {skill}",
        "Took part in the introduction of {skill}, finished in {k} months",
        "Reported to the board on {skill}, {n} reports a year",
        "Replaced manual work with {skill}, saving {n} hours a month",
        "Handled complaints and failures around {skill}: repeats fell by {n}%",
    ),
}
#: Said of a whole job, whatever the trade.
DUTIES: dict[str, tuple[str, ...]] = {
    "ru": (
        "Планировал работу на неделю и распределял задачи",
        "Согласовывал сроки со смежными отделами",
        "Вёл переписку с поставщиками и подрядчиками",
        "Заменял руководителя на время отпуска",
        "Готовил данные к ежегодной проверке",
        "Принимал участие в подборе новых людей в команду",
        "Поддерживал порядок в документации",
        "Выступал на общих собраниях с итогами квартала",
    ),
    "en": (
        "Planned the week and shared out the tasks",
        "Agreed deadlines with neighbouring departments",
        "Kept up the correspondence with suppliers",
        "Stood in for the manager during holidays",
        "Prepared the figures for the yearly audit",
        "Took part in choosing new people for the team",
        "Kept the paperwork in order",
        "Presented the results of the quarter to everybody",
    ),
}
SUMMARIES: dict[str, tuple[str, ...]] = {
    "ru": ("{title} с опытом более {years} лет", "{title}, в профессии {years} лет"),
    "en": ("{title} with more than {years} years of experience", "{title}, {years} years in the trade"),
}
WISHES: dict[str, tuple[str, ...]] = {
    "ru": (
        "Люблю, когда результат можно измерить",
        "Быстро разбираюсь в новом деле",
        "Спокойно работаю в напряжённые сроки",
        "Ищу место надолго",
        "Умею объяснять сложное простыми словами",
    ),
    "en": (
        "I like results that can be measured",
        "Quick to find my way in a new field",
        "Calm under tight deadlines",
        "Looking for a place to stay",
        "Good at putting hard things in plain words",
    ),
}
LEVELS: dict[str, tuple[str, ...]] = {
    "ru": ("", "", "", "", "Старший ", "Ведущий ", "Младший "),
    "en": ("", "", "", "", "Senior ", "Lead ", "Junior "),
}
