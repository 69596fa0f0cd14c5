"""Résumés that arrive as one line: headings, entries and list items are told apart again."""

from __future__ import annotations

from datetime import date

from mismatch.engine.parsing.lost_lines import lost_lines
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.resume import Resume

RUSSIAN = """Ирина Лаптева
Технолог швейного производства
Иваново
+7 999 555-20-11
lapteva@example.org

О себе

Довожу модель от эскиза до серии и не теряю ткань.

Опыт работы

Технолог швейного производства, ООО «Шуйская нить», Иваново
март 2020 – настоящее время
- Разрабатываю технологические карты на сорок моделей в сезон.
- Снизила расход ткани на шесть процентов за счёт раскладки.

Портной, Ателье «Игла», Кинешма
июнь 2015 – февраль 2020
- Шила верхнюю одежду по индивидуальным меркам.

Образование

Ивановский политехнический институт, Бакалавр, Технология швейных изделий, 2011–2015

Ключевые навыки

раскладка ткани, технологические карты, Excel
"""
ENGLISH = """Mara Quill
Glasshouse Supervisor
Lincoln
+44 20 7946 0311
mara.quill@example.com

Summary

I keep tomatoes warm and crews calm.

Work experience

Glasshouse Supervisor, Fenland Produce Ltd, Boston
March 2019 – Present
- Plan the work of eighteen pickers over four hectares.
- Cut losses from blight by a third with weekly scouting.

Nursery Assistant, Wold Plants, Louth
May 2015 – February 2019
- Potted, watered and packed bedding plants.

Education

Riseholme College, Diploma, Horticulture, 2013–2015

Skills

Irrigation, Crop planning, Pest scouting
"""


def _flat(text: str) -> str:
    return " ".join(line.strip() for line in text.split("\n") if line.strip())


def _read(text: str) -> Resume:
    return parse_resume(read_document(text.encode(), "resume.txt"), date(2026, 11, 15))


def _jobs(resume: Resume) -> list[tuple[str | None, str | None, str | None, str | None, int]]:
    return [
        (p.title and p.title.value, p.employer and p.employer.value, p.start, p.end, len(p.bullets))
        for p in resume.positions
    ]


def test_one_line_is_read_like_the_page_it_came_from() -> None:
    for text in (RUSSIAN, ENGLISH):
        whole, flat = _read(text), _read(_flat(text))
        assert _jobs(flat) == _jobs(whole)
        assert len(_jobs(flat)) == 2
        assert flat.name is not None
        assert whole.name is not None
        assert flat.name.value == whole.name.value
        assert flat.experience_months == whole.experience_months
        assert len(flat.education) == len(whole.education) == 1
        assert {s.id for s in flat.skills} == {s.id for s in whole.skills}


def test_a_paragraph_of_prose_stays_one() -> None:
    prose = (
        "I have kept bees for nine years and sell the honey on markets in three towns. Before that I had some "
        "experience in a bakery, learned French, and took care of the accounts - a job nobody wanted. My education was "
        "short, my skills are those of the hand, and I have never minded rain, heights or getting up at four o'clock."
    )
    assert lost_lines(prose) == [prose]


def test_a_short_line_is_left_alone() -> None:
    line = "Summary Careful. Work experience Baker, Crumb Ltd, 2010–2015 Education School, 2008"
    assert lost_lines(line) == [line]


def test_dates_before_a_job_begin_it() -> None:
    line = (
        "Опыт работы 03.2019 – 05.2022 ООО «Ромашка», кладовщик. Принимал и отгружал товар, вёл учёт остатков и "
        "проводил инвентаризации раз в квартал. 06.2015 – 02.2019 ИП Седов, грузчик. Разгружал машины и раскладывал "
        "товар по местам хранения. Образование 2011–2015 Техникум торговли, товаровед Навыки 1С, погрузчик"
    )
    assert [part.split(" ООО")[0].split(" ИП")[0] for part in lost_lines(line) if "–" in part][:2] == [
        "03.2019 – 05.2022",
        "06.2015 – 02.2019",
    ]


def test_a_very_long_line_is_bearable() -> None:
    line = "Skills " + "Опыт работы Повар, Кафе, 2010 – 2012 - Варил суп. " * 4000 + "Образование Школа"
    assert "".join(lost_lines(line)).replace(" ", "") == line.replace(" ", "")
