"""Words that are products in one place and plain words in another; spellings of one product. Every text is ours."""

from __future__ import annotations

import pytest

from mismatch.engine.skills.base import skill_base


def found(text: str) -> list[str]:
    return [hit.id for hit in skill_base().find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "ready to go",
        "Проводил банкеты на двести гостей",
        "vitamin C",
        "you will excel in this role",
        "we excel in all we do",
        "we love it here, IT department",
        "how to react to change",
        "in spring",
        "swift delivery",
        "rust removal from pipes",
        "ruby necklace",
        "play darts",
        "Oracle Corporation",
        "access to rooms",
        "word of honour",
        "business outlook",
        "teams of five",
        "slack time",
        "the notion of quality",
        "rough sketch of the plan",
        "sage advice",
        "make tea",
        "ant colony",
        "head chef in a restaurant",
        "puppet theatre for children",
        "salt and pepper",
        "flash sale, flash drive",
        "Shell petrol station",
        "специалист от пяти лет, от 100 т.р.",
        "график будет плюсом",
        "Back-end engineer in Leeds",
    ],
)
def test_plain_words(text: str) -> None:
    products = {
        *("go", "c", "excel", "it-literacy", "react", "spring-framework", "swift", "rust", "ruby", "dart", "bash"),
        *("oracle-database", "microsoft-access", "word", "ms-outlook", "ms-teams", "slack-app", "notion", "sketch"),
        *("sage-accounting", "make", "makefile", "apache-ant", "chef", "puppet", "saltstack", "adobe-flash"),
        *("c-plus-plus", "occupational-health-and-safety", "leed"),
    }
    assert products.isdisjoint(found(text))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Go, Python, Docker", ["go", "python", "docker"]),
        ("Go-разработчик", ["go"]),
        ("JavaScript, not Java", ["javascript", "java"]),
        ("React Native и React", ["react-native", "react"]),
        ("опыт с react от года", ["react"]),
        ("Swift, iOS", ["swift", "ios"]),
        ("Dart, Flutter", ["dart", "flutter"]),
        ("Outlook, Teams, Excel", ["ms-outlook", "ms-teams", "excel"]),
        ("Notion, Trello, Slack", ["notion", "trello", "slack-app"]),
        ("Sketch, Figma", ["sketch", "figma"]),
        ("Ant, Maven, Gradle", ["apache-ant", "maven", "gradle"]),
        ("Chef, Puppet, Ansible, SaltStack", ["chef", "puppet", "ansible", "saltstack"]),
        ("Make, CMake, GCC", ["makefile", "cmake", "gcc"]),
        ("n8n, Make, Zapier", ["n8n", "make", "zapier"]),
        ("1С:Бухгалтерия 8.3", ["1c-accounting"]),
        ("1С-Битрикс, PHP", ["bitrix-cms", "php"]),
        ("1С:ЗУП и 1С:УТ", ["1c-hrm", "1c-trade"]),
        ("1C ERP", ["1c-erp"]),
        ("1С будет плюсом", ["1c-enterprise"]),
        ("Net Core 6, dotnet", ["dot-net-core", "dot-net"]),
        ("постгря, кубер, реакт", ["postgresql", "kubernetes", "react"]),
        ("эксель, ворд", ["excel", "word"]),
        ("Владею Word/Excel/PowerPoint", ["word", "excel", "powerpoint"]),
        ("Prometheus\nGrafana\nHelm", ["prometheus", "grafana", "helm"]),
        ("Python pandas Power BI", ["python", "pandas", "power-bi"]),
        ("Kafka/RabbitMQ, Linux/Unix", ["apache-kafka", "rabbitmq", "linux", "unix"]),
        ("1С:WMS Адресное хранение", ["1c-wms", "address-storage"]),
        ("code reviews, RF scanners, shell scripts", ["code-review", "data-collection-terminal", "bash"]),
        ("питон, сиэрэм, ООП/OOP", ["python", "crm", "oop", "oop"]),
        ("СSS и НТМL, JаvaScript", ["css", "html", "javascript"]),
        ("PostgreSQL, Postgres, PgSQL, pg", ["postgresql"] * 4),
        ("знание бухгалтерского учёта, бухгалтерского учета", ["bookkeeping"] * 2),
        ("работа с кассовыми аппаратами, кассовым аппаратом", ["cash-register"] * 2),
        ("знание требований ОТ и ТБ", ["occupational-health-and-safety"]),
        ("чтение чертежей", ["engineering-drawing"]),
        (
            "NMC registered nurse, safeguarding, enhanced DBS check",
            ["nmc-registration", "safeguarding", "enhanced-dbs"],
        ),
    ],
)
def test_products(text: str, ids: list[str]) -> None:
    hits = found(text)
    assert [id for id in hits if id in ids] == ids
