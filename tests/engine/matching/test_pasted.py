"""A vacancy pasted as one line asks for what its page asks for."""

from __future__ import annotations

from mismatch.engine.matching.pasted import with_lines
from mismatch.engine.matching.requirements import read_vacancy

PAGE = """Glazier
Harrow Panes repairs shop windows all over the county and is proud of quick, careful work. We are nine people.

What you will do
- Measure and cut float glass and laminated glass
- Fit windows on site with one colleague
- Keep the van and the workshop tidy

What you need
- 2+ years of experience as a glazier
- A driving licence, category B
- English at B1 or better

Advantages
- Experience with stained glass
- Forklift licence
"""
RUSSIAN = """Кровельщик
Ремонтируем крыши школ и больниц по всей области, работаем бригадами по четыре человека.

Обязанности:
- Монтаж мягкой кровли и мембраны на объектах заказчика
- Ремонт стропил и обрешётки
- Сдача работ мастеру участка

Требования:
- Опыт работы кровельщиком от 2 лет
- Допуск к работам на высоте
- Умение читать чертежи

Будет плюсом:
- Водительские права категории B
"""


def _flat(text: str) -> str:
    return " ".join(line.strip() for line in text.split("\n") if line.strip())


def _asked(text: str) -> set[tuple[str, bool, str]]:
    return {(one.kind, one.must, one.text.rstrip(".")) for one in read_vacancy(text).requirements}


def test_one_line_asks_for_what_its_page_asks_for():
    for page in (PAGE, RUSSIAN):
        flat = _flat(page)
        assert len(_asked(page)) >= 6
        assert _asked(flat) == _asked(page)
        assert read_vacancy(flat).text == flat


def test_places_stay_where_they_are():
    flat = _flat(PAGE)
    lined = with_lines(flat)
    assert lined != flat
    assert [a for a, b in zip(flat, lined, strict=True) if a != b] == [" "] * (len(lined.split("\n")) - 1)


def test_dashes_of_prose_break_nothing():
    prose = (
        "We build booking software for ferries - boring, reliable systems - and look for one more engineer. "
        "Since 2009 - 2010 the team has grown from two former pursers to forty people in five countries. It meets "
        "every spring and autumn in a harbour town that nobody had heard of before. You would keep our clusters up."
    )
    assert with_lines(prose) == prose
