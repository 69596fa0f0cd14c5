"""Where the work is, told apart from where offices, clients and journeys are; and the title below a letterhead."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.requirements import read_vacancy


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("We have offices in Porto and Vienna. You will work in Bristol.", "Bristol"),
        ("Remote. Calls with our partners in Tokyo twice a week.", None),
        ("Наши заказчики в Казани и Перми, работа в Самаре.", "Самара"),
        ("Командировки в Новосибирск два раза в год. Офис в Туле.", "Тула"),
        ("Хозяйство в станице Журавская, жильё есть.", "Журавская"),
        ("КФХ Рощина, пос. Верхнереченский", "Верхнереченский"),
    ],
)
def test_the_place_is_where_the_work_is(told, place):
    text = f"Somebody\n\n{told}\n\nRequirements:\n- a year of work\n- own tools\n"
    assert read_vacancy(text).location == place


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "TOWN OF ELMHOLLOW\ninvites applications for the position of:\nSENIOR BUILDING INSPECTOR",
            "SENIOR BUILDING INSPECTOR",
        ),
        ("County of Brook\nApplications are invited for the post of\nArchivist", "Archivist"),
        (
            "Администрация района\nобъявляет конкурс на замещение вакантной должности\nГлавный бухгалтер",
            "Главный бухгалтер",
        ),
    ],
)
def test_the_title_stands_below_who_invites(head, title):
    read = read_vacancy(f"{head}\n\nSALARY: $30 hourly\n\nRequirements:\n- a year of work\n- own tools\n")
    assert read.title == title
