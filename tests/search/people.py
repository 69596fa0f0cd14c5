"""Short résumés for searching: each function makes somebody whom only some queries find."""

from __future__ import annotations

from mismatch.models import Candidate, Membership
from tests import factories

WELDER = """Пётр Аргонов
Электросварщик
Казань
petr.argonov@example.com

Опыт работы
АО «Трубный дом»
Электросварщик
январь 2010 — декабрь 2023
- Варил трубы аргоном, работал на высоте.

Навыки
Аргонодуговая сварка, чтение чертежей

Языки
Английский — A2
"""

DEVELOPER = """Anna Lindqvist
Backend Developer
Moscow
anna.lindqvist@example.com
Expected salary: 250000 RUB

Experience
Northwind Ltd
Backend Developer
January 2019 - December 2024
- Built payment services with Django and C++ tools.

Skills
Django, C++, PostgreSQL

Languages
English - C1
"""

ACCOUNTANT = """Ольга Берёзкина
Главный бухгалтер
Москва
olga.berezkina@example.com

Опыт работы
ООО «Липа»
Главный бухгалтер
март 2015 — по настоящее время
- Веду учёт в 1С, сдаю отчётность, <script>alert(1)</script> в отчётах не терплю.

Навыки
1С:Предприятие, налоговый учёт
"""


def make_people(member: Membership) -> dict[str, Candidate]:
    """One of each, by their trade."""
    texts = {"welder": WELDER, "developer": DEVELOPER, "accountant": ACCOUNTANT}
    return {name: factories.make_candidate(member, text) for name, text in texts.items()}
