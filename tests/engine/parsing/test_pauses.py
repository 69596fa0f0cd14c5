"""Pauses among the jobs: no job, no months, and headings that both languages know."""

from __future__ import annotations

import pytest

from mismatch.engine.parsing.resume import Resume
from tests.engine.parsing.documents import parsed

ENGLISH = """Martin Hale
Bricklayer

Where I worked

Stonegate Builders Ltd, bricklayer
March 2018 – May 2021
- Gable walls of forty houses
- Chimneys

{pause}

Hill & Sons Ltd, bricklayer
January 2013 – December 2017
- Garden walls
"""
RUSSIAN = """Мартын Холмов
Каменщик

Где я работал

ООО «Стройгрань», каменщик
Март 2018 – май 2021
- Фронтоны сорока домов
- Печные трубы

{pause}

ООО «Холм», каменщик
Январь 2013 – декабрь 2017
- Садовые стены
"""


def _jobs(resume: Resume) -> list[tuple[str | None, str | None, str | None]]:
    return [(p.start, p.end, p.title.value if p.title else None) for p in resume.positions]


@pytest.mark.parametrize(
    ("text", "pause", "title"),
    [
        (ENGLISH, "Break: June 2021 – April 2022, moving house", "bricklayer"),
        (ENGLISH, "June 2021 – April 2022: moving country, an exam", "bricklayer"),
        (ENGLISH, "Break\nJune 2021 – April 2022: broken leg, an operation", "bricklayer"),
        (ENGLISH, "2011 – 2012: army, signals", "bricklayer"),
        (ENGLISH, "2011 – 2012, national service and a year at home", "bricklayer"),
        (RUSSIAN, "Перерыв: июнь 2021 – апрель 2022, переезд", "каменщик"),
        (RUSSIAN, "Июнь 2021 – апрель 2022: переезд, экзамен", "каменщик"),
        (RUSSIAN, "Перерыв\nИюнь 2021 – апрель 2022: перелом ноги, операция", "каменщик"),
        (RUSSIAN, "2011 – 2012: армия, связист", "каменщик"),
        (RUSSIAN, "2011 – 2012, срочная служба и год без дела", "каменщик"),
    ],
)
def test_a_pause_with_its_years_is_no_job(text: str, pause: str, title: str) -> None:
    resume = parsed(text.format(pause=pause))
    assert _jobs(resume) == [("2018-03", "2021-05", title), ("2013-01", "2017-12", title)]
    assert resume.experience_months == parsed(text.format(pause="")).experience_months == 99


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (ENGLISH, "Army Surplus Ltd, relocation manager, 2011 – 2012"),
        (RUSSIAN, "ООО «Переезд», грузчик, 2011 – 2012"),
    ],
)
def test_a_job_whose_words_are_near_is_one(text: str, row: str) -> None:
    assert "2011" in {start for start, _, _ in _jobs(parsed(text.format(pause=row)))}


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("Где я трудился", "Where I have worked"),
        ("ГДЕ ТРУДИЛАСЬ", "WHERE I HAVE WORKED"),
        ("Стаж", "Work record"),
        ("Плавательный стаж", "Sea service"),
        ("Проекты и работодатели", "Projects and employers"),
    ],
)
def test_headings_of_jobs_are_known_in_both_languages(russian: str, english: str) -> None:
    for text, heading in ((RUSSIAN, russian.replace("я ", "")), (ENGLISH, english)):
        first = text.splitlines()[3]
        kinds = [section.kind for section in parsed(text.replace(first, heading).format(pause="")).sections]
        assert "experience" in kinds, heading
