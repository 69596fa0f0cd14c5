"""Names of skills that mean something else where they stand. Every sentence is ours."""

from __future__ import annotations

import pytest

from mismatch.engine.skills.base import skill_base


def found(text: str) -> set[str]:
    return {hit.id for hit in skill_base().find(text)}


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Java developer at Oracle Nordic Pvt Ltd, Pune", "oracle-database"),
        ("Вёл учёт для ООО «Питон», знаю SQL", "python"),
        ("Python. Publications: Larsen, D. (2014). Notes on databases", "d"),
        ("Ph.D. in physics, Python and C++", "d"),
        ("R. A. Novak wrote it in Python", "r"),
        ("A levels: Physics (C), Computing with Python", "c"),
        ("C/F forms in ABAP", "c"),
        ("R&amp;D team, Python", "d"),
        ("курс читали летом: Java, Spring, 2015", "spring-framework"),
        ("Java course, 2011 Spring term", "spring-framework"),
        ("нужны базовые знания Linux", "knowledge-management"),
        ("опыт работы с клиент-серверной архитектурой", "customer-service"),
        ("pro-active sales mindset", "active-sales"),
        ("вместе с тестировщиками и дизайнерами пишем на Go", "software-testing"),
        ("мы работаем с кадастровыми инженерами", "cadastral-work"),
        ("the Chinese market and English courses", "chinese"),
        ("одна из белорусских компаний, английский от B1", "belarusian"),
        ("разрешение конфликтов слияния в Git", "conflict-resolution"),
        ("ДМС, программа лояльности для сотрудников, скидки", "loyalty-programmes"),
        ("real-time kernel, multitasking on ARM", "multitasking"),
        ("a rock solid Java service", "solid-principles"),
        ("moved to New Jersey to write Java", "jersey"),
        ("Food Service Worker in a cafe", "pwa"),
        ("отвечаем каждый за свою зону ответственности", "responsibility"),
        ("поддержка по телефону", "voip"),
        ("следим за метриками сервиса, Google Analytics", "yandex-metrica"),
        ("employee retention and staff turnover in retail sales", "client-retention"),
        ("создание продуктов, которыми гордятся", "product-management"),
        ("Офис в центре, английский с носителем по вторникам", "english"),
        ("Наши бонусы: компенсация изучения английского языка", "english"),
        ("Perks: free English lessons and fruit", "english"),
        ("ДМС, массаж по пятницам, скидки в кафе", "massage"),
        ("Siemens AG, Nuremberg", "siemens-simatic"),
        ("Сдаём объект: ПОС, ППР, графики СМР", "maintenance-planning"),
        ("Career Highlights: opened two shops", "hair-colouring"),
        ("Бонусы: льготы на спорт и английский", "english"),
        ("wrote PHP scripts that send mail to teachers", "sen-support"),
        ("Client: Canadian railways, CPR project, Java", "first-aid"),
        ("built the presentation layer in Java", "presentation-skills"),
        ("Sunny Montessori Academy, Leeds", "montessori"),
        ("написание сценариев испытаний на Python", "scriptwriting"),
        ("Java team, resigned as consultant for Cisco", "cisco"),
        ("Виды товара: A, B, C по выручке", "driving-licence-c"),
        ("Telegram: @anna_lind", "messengers"),
        ("Контакты: +7 900 111-22-33 (WhatsApp, Telegram)", "messengers"),
        ("WhatsApp/Telegram: +7 900 111-22-33", "messengers"),
        ("Skype: live:anna.lind", "skype"),
        ("Viber +7 900 111-22-33", "viber"),
        ("Siebel Scholar, 2012", "siebel"),
        ("ведущий разработчик, Контур Платежи, 2019–2021, учёт и отчётность", "kontur-extern"),
        ("Fenland Wholesale plc, warehouse manager", "plc"),
        ("Fenland Wholesale plc, warehouse manager", "wholesale"),
        ("Harbour Foods PLC, Leeds: Java developer", "plc"),
        ("Контакт: Плотникова Мария, отдел кадров", "carpentry"),
        ("Обращаться к Кузнецову Ивану", "stamping-and-pressing"),
        ("Отклики принимает Анна Столярова", "carpentry"),
        ("Вопросы: П. Слесарев", "fitting-work"),
        ("Допечатная подготовка и вёрстка журнала", "web-layout"),
        ("Редакция: вёрстка газетных полос, цветопроба", "web-layout"),
    ],
)
def test_is_not_the_skill(text: str, id: str) -> None:
    assert id not in found(text)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Python, R. Also Go", "r"),
        ("C, C++, R, Go", "c"),
        ("C/C++ for controllers", "c"),
        ("Oracle, PL/SQL, Java", "oracle-database"),
        ("ведение базы знаний, база знаний", "knowledge-management"),
        ("Ищем Go-разработчиков", "go"),
        ("English, German, French B2", "german"),
        ("Chinese language, HSK 4", "chinese"),
        ("Fluent German and Polish are required", "german"),
        ("Java, приёмы SOLID и DRY", "solid-principles"),
        ("Java, Spring, Hibernate", "spring-framework"),
        ("Перевожу с английского, общаюсь с носителями", "english"),
        ("Салон: классический массаж, обёртывания", "massage"),
        ("Права кат. А, В, С, стаж 9 лет", "driving-licence-c"),
        ("Электрик: осмотр электрооборудования, графики, ППР", "maintenance-planning"),
        ("Stylist: balayage, highlights, perms", "hair-colouring"),
        ("CPR certified, childcare", "first-aid"),
        ("Teacher: SEND, pastoral care", "sen-support"),
        ("Cisco, Juniper, OSPF", "cisco"),
        ("Skills: WhatsApp, Telegram, Excel", "messengers"),
        ("Бухгалтер: 1С, СБИС, Контур, отчётность", "kontur-extern"),
        ("Wiring panels, PLC, SCADA, HMI", "plc"),
        ("Programming Siemens PLC and drives", "plc"),
        ("Требуются пять плотников и столяров", "carpentry"),
        ("Плотник 4 разряда", "carpentry"),
        ("Допечатная подготовка и вёрстка журнала", "page-layout"),
        ("Desktop publishing of brochures in InDesign", "page-layout"),
        ("Вёрстка, JavaScript, React", "web-layout"),
        ("AWS EKS and ECS in production", "amazon-eks"),
    ],
)
def test_is_the_skill(text: str, id: str) -> None:
    assert id in found(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Airbyte", "Debezium"),
        ("Selenium", "WebdriverIO"),
        ("aiogram", "Telethon"),
        ("ESLint", "Stylelint"),
        ("Datadog", "New Relic"),
        ("Eclipse IDE", "IAR Embedded Workbench"),
        ("электротехника", "электроснабжение"),
        ("операционное управление", "развитие бизнеса"),
        ("QRadar", "ArcSight"),
        ("TIA Portal", "CODESYS"),
    ],
)
def test_products_of_one_kind_are_not_one_skill(one: str, other: str) -> None:
    assert found(one)
    assert found(one).isdisjoint(found(other))


def test_a_product_implies_its_kind() -> None:
    base = skill_base()
    assert "siem" in base.implied("qradar")
    assert "plc" in base.implied("tia-portal")
    assert "gis" in base.implied("qgis")
