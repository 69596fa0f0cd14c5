"""Typeset pages in Russian: a job site's export with a column of dates, and a coloured side bar."""

from __future__ import annotations

import typst

from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.reading import read_document

EXPORT = """
#set page(margin: 2cm)
#set text(size: 10pt, lang: "ru")
#text(22pt)[Петрова Анна Сергеевна]

#text(gray)[Опыт работы — 9 лет 2 месяца]
#line(length: 100%, stroke: 0.5pt + gray)
#grid(columns: (3.2cm, 1fr), gutter: 12pt, row-gutter: 18pt,
  text(9pt)[Февраль 2020 — настоящее время \\ 5 лет 10 месяцев],
  [*ООО «Ромашка»* \\ Москва \\ #text(12pt)[*Главный бухгалтер*] \\ Ведение бухгалтерского и налогового учёта по трём
   юридическим лицам, подготовка отчётности.],
  text(9pt)[Ноябрь 2016 — Январь 2020 \\ 3 года 3 месяца],
  [*АО «Луч»* \\ Москва \\ #text(12pt)[*Бухгалтер*] \\ Учёт основных средств, начисление заработной платы 120
   сотрудникам, сверки с поставщиками.])
#text(gray)[Навыки]
#grid(columns: (3.2cm, 1fr), gutter: 12pt, [Знание языков], [Русский — Родной \\ Английский — B1],
  [Навыки], [1С: Бухгалтерия, Excel, МСФО])
"""

SIDE_BAR = """
#set page(margin: 0cm)
#set text(size: 9.5pt)
#grid(columns: (6.2cm, 1fr), rect(fill: rgb("#1f3a5f"), height: 100%, width: 100%, inset: 16pt)[
 #set text(white)
 #text(18pt)[*Иван \\ Смирнов*]

 *КОНТАКТЫ* \\ +7 912 345-67-89 \\ ivan\\@example.ru

 *НАВЫКИ* \\ Python, Django \\ PostgreSQL \\ Docker
], pad(16pt)[
 #text(14pt)[*ОПЫТ РАБОТЫ*]

 *Ведущий разработчик* #h(1fr) 03.2019 – по настоящее время \\
 ООО «Вектор», Казань
 - Разработал сервис расчётов, которым пользуются сорок тысяч человек каждый день
 - Сократил время сборки

 *Программист* #h(1fr) 07.2015 – 02.2019 \\
 АО «Север»
 - Поддерживал учётную систему
])
"""


MASTHEAD = r"""
#set page(margin: 1.2cm)
#set text(size: 9pt)
#text(17pt)[*Anna Petrova*] #h(0.6em) #text(11pt)[Site Engineer] #h(1fr) Leeds | anna\@example.org
#columns(2)[
 #text(11pt)[*Summary*] \ I build *Python* services. \
 #text(11pt)[*Skills*]
 - Python
 - SQL
 - Docker
 - Linux
 #colbreak()
 #text(11pt)[*Experience*] \ Acme, 2019 – 2024 \ Engineer
 - Ran the warehouse
 - Kept the books
 - Wrote the tests
]
"""


def read(source: str) -> Document:
    return read_document(typst.compile(source.encode()), "cv.pdf")


def shown(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if line]


def test_a_column_of_dates_is_read_entry_by_entry() -> None:
    lines = shown(read(EXPORT))
    assert lines[:5] == [
        "Петрова Анна Сергеевна", "Опыт работы — 9 лет 2 месяца",
        "Февраль 2020 — настоящее время 5 лет 10 месяцев\tООО «Ромашка»", "Москва", "Главный бухгалтер",
    ]  # fmt: skip
    assert "Ноябрь 2016 — Январь 2020 3 года 3 месяца\tАО «Луч»" in lines
    assert lines[-3:] == ["Знание языков\tРусский — Родной", "Английский — B1", "Навыки\t1С: Бухгалтерия, Excel, МСФО"]


def test_a_side_bar_is_read_whole_and_its_white_letters_are_seen() -> None:
    document = read(SIDE_BAR)
    lines = shown(document)
    assert lines[:9] == [
        "Иван", "Смирнов", "КОНТАКТЫ", "+7 912 345-67-89", "ivan@example.ru", "НАВЫКИ", "Python, Django",
        "PostgreSQL", "Docker",
    ]  # fmt: skip
    assert lines[9:12] == ["ОПЫТ РАБОТЫ", "Ведущий разработчик\t03.2019 – по настоящее время", "ООО «Вектор», Казань"]
    assert lines[-1] == "• Поддерживал учётную систему"
    assert document.hidden == []
    columns = {document.text[line.start : line.end]: line.column for line in document.lines}
    assert columns["НАВЫКИ"] < columns["ОПЫТ РАБОТЫ"]


def test_reading_twice_gives_the_same() -> None:
    data = typst.compile(EXPORT.encode())
    assert read_document(data, "cv.pdf") == read_document(data, "cv.pdf")


def test_parts_of_one_line_set_in_different_sizes_are_cells() -> None:
    document = read(MASTHEAD)
    cells = [(document.text[line.start : line.end], line.kind, line.size, line.bold) for line in document.lines[:3]]
    assert cells == [
        ("Anna Petrova", "cell", 17.0, True),
        ("Site Engineer", "cell", 11.0, False),
        ("Leeds | anna@example.org", "cell", 9.0, False),
    ]


def test_a_bold_word_does_not_part_a_sentence() -> None:
    assert "I build Python services." in shown(read(MASTHEAD))


def test_short_columns_with_lists_on_one_grid_are_read_one_after_the_other() -> None:
    lines = shown(read(MASTHEAD))
    assert lines.index("• Linux") < lines.index("Experience") < lines.index("• Ran the warehouse")
