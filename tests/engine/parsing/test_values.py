"""What people type into fields: taken in any usual form, refused with a reason, never cut."""

from __future__ import annotations

import pytest

from mismatch.engine.parsing.values import Unacceptable, accepted, find_fault, visible


@pytest.mark.parametrize(
    "typed",
    [
        "12.03.1990",
        "12/03/1990",
        "12-03-1990",
        "1990-03-12",
        "12 марта 1990 г.",
        "12 марта 1990 года",
        "12 мар. 1990",
        "March 12, 1990",
        "12 March 1990",
        "12th of March 1990",
        "Mar 12 1990",
        "\u202e12.03.1990\u202c",
    ],
)
def test_a_birth_date_is_read_in_any_usual_form(typed):
    assert accepted("birth_date", "value", typed) == "1990-03-12"


@pytest.mark.parametrize(("typed", "kept"), [("1990", "1990"), ("март 1990", "1990-03"), ("03/25/1990", "1990-03-25")])
def test_what_is_known_of_a_birth_date_is_enough(typed, kept):
    assert accepted("birth_date", "value", typed) == kept


@pytest.mark.parametrize(
    ("part", "field", "typed", "reason"),
    [
        ("birth_date", "value", "весной", "date"),
        ("birth_date", "value", "31.02.1990 или 1991", "date"),
        ("name", "value", "12345", "letters"),
        ("name", "value", "x" * 100_000, "long"),
        ("headline", "value", "Инженер " * 50, "long"),
        ("positions", "bullets", "Вела проект.\n" * 5_000, "long"),
        ("positions", "bullets", "\n".join(f"Дело {n}" for n in range(80)), "lines"),
        ("positions", "start", "2019-13", "date"),
        ("emails", "value", "anna@@example.com", "email"),
        ("emails", "value", "anna@example..com", "email"),
        ("emails", "value", "anna@example", "email"),
        ("links", "value", "javascript:alert(1)", "link"),
        ("links", "value", "https://anna@example.com", "link"),
        ("links", "value", "https://example.com:порт", "link"),
        ("links", "value", "слово", "link"),
        ("phones", "value", "123", "phone"),
        ("salary", "amount", "много", "amount"),
        ("salary", "amount", "-5", "amount"),
        ("sex", "value", "x", "sex"),
        ("age", "value", "пять", "age"),
        ("licences", "value", "Ы", "licence"),
        ("education", "grade", "академик", "grade"),
        ("languages", "level", "D1", "level"),
    ],
)
def test_what_is_no_value_is_refused_with_its_reason(part, field, typed, reason):
    with pytest.raises(Unacceptable) as refusal:
        accepted(part, field, typed)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("part", "field", "typed", "kept"),
    [
        ("name", "value", "  Анна\u0000 \u202eБелая\u200b ", "Анна Белая"),
        ("name", "value", "\u202e\u0007", None),
        ("emails", "value", "анна@почта.рф", "анна@почта.рф"),
        ("links", "value", "пример.рф/анна", "https://пример.рф/анна"),
        ("links", "value", "http://example.com:8080/a?b=1#c", "http://example.com:8080/a?b=1#c"),
        ("phones", "value", "8 (912) 345-67-89", "+79123456789"),
        ("licences", "value", "в", "B"),
        ("licences", "value", "сЕ", "CE"),
        ("age", "value", "34 года", "34"),
        ("salary", "amount", "150 000", "150000"),
        ("positions", "bullets", "• Вела  проект.\r\n\r\n- Учила\tстажёров.", "Вела проект.\nУчила стажёров."),
    ],
)
def test_values_are_kept_in_one_form_and_without_what_nobody_sees(part, field, typed, kept):
    assert accepted(part, field, typed) == kept


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"title": "Стажёр", "start": "2020-05", "end": "2019-01"}, "order"),
        ({"title": "Стажёр", "start": "2020-05", "end": "2019"}, "order"),
        ({"title": "Стажёр", "start": "2020-05", "end": "2020"}, None),
        ({"title": "Стажёр", "start": "2020-05", "end": "2020-05"}, None),
        ({"title": "Инженер", "employer": "«Мак»", "start": "2015", "end": "2016"}, "duplicate"),
        ({"title": "Инженер", "employer": "«Мак»", "start": "2017", "end": "2018"}, None),
    ],
)
def test_an_entry_is_looked_at_as_a_whole(values, reason):
    known = [{"title": "инженер", "employer": "Мак", "start": "2015", "end": "2016"}]
    fault = find_fault("positions", values, known)
    assert (fault.reason if fault else None) == reason


def test_of_other_entries_the_first_field_is_the_name():
    assert find_fault("skills", {"id": "kafka"}, [{"id": "python"}, {"id": "kafka"}]) == ("id", "duplicate")
    assert find_fault("languages", {"name": "German", "level": "B1"}, [{"name": "German", "level": "A1"}])
    assert find_fault("skills", {"id": "kafka"}, [{"id": "python"}]) is None


def test_a_letter_keeps_as_many_marks_as_a_writing_has() -> None:
    assert visible("a" + "\u0301\u0323" * 20_000 + "b") == "ạ" + "\u0323" * 14 + "\u0301" * 15 + "b"
    assert visible("и\u0306ог е\u0308ж") == "йог ёж"
