"""What a résumé says is read alike in Russian and in English: papers, conditions, studies, tongues, towns."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.conditions import find_places, place_key
from mismatch.engine.matching.licences import find_licences
from mismatch.engine.matching.profile import Profile, build_profile
from mismatch.engine.parsing.degrees import teaches_trades
from mismatch.engine.parsing.locations import place_score
from mismatch.engine.skills.base import skill_base
from tests.engine.matching.people import read_person


def _codes(text: str) -> set[str]:
    return {found.code for found in find_licences(text)}


@pytest.mark.parametrize(
    ("code", "russian", "english"),
    [
        ("slinger", "Есть удостоверение стропальщика, 4 разряд", "I hold a slinger's certificate, grade four"),
        ("slinger", "Корочки: арматурщик, стропальщик 2 разряда", "Tickets: steel fixer, slinger grade 2"),
        ("slinger", "Свидетельство стропальщика 2021 года", "Slinger/signaller card, 2021"),
        ("welding", "удостоверение электрогазосварщика", "arc welder's licence"),
        ("welding", "Документы: токарь, газосварщик 3 разряда", "Papers: turner, gas welder grade 3"),
        ("crane", "удостоверение машиниста башенного крана", "tower crane operator's certificate"),
        ("crane", "корочки крановщицы, 5 разряд", "crane driver's ticket"),
        ("forklift", "удостоверение на ричтрак", "reach truck licence"),
        ("forklift", "Удостоверения: штабелёр, вилочный погрузчик", "Licences: stacker, counterbalance forklift"),
        ("height", "высота вторая группа", "working at height, second group"),
        ("height", "третья группа по работам на высоте", "group three, work at height"),
        ("medical_book", "Личная медицинская книжка действует", "Personal medical record book, valid"),
        ("medical_book", "санитарная книжка", "health record book"),
        ("no_conviction", "Справка об отсутствии судимости от мая", "Criminal record certificate dated May"),
        ("labour_safety", "удостоверение по охране труда", "occupational safety certificate"),
        ("industrial_safety", "аттестация по промышленной безопасности", "industrial safety certification"),
        ("builders_register", "состою в НОСТРОЙ", "on the national register of construction specialists"),
        ("auditor", "квалификационный аттестат аудитора", "auditor's qualification certificate"),
        ("advocate", "статус адвоката с 2015 года", "advocate's status since 2015"),
        ("sia", "лицензия SIA", "SIA licence"),
        ("medical_specialist", "Аккредитация до мая 2028 года", "Accreditation until May 2028"),
        ("medical_specialist", "Аккредитация действует до 2029", "Accreditation is valid until 2029"),
        ("driving", "Права есть, езжу каждый день", "Driving licence, I drive every day"),
        ("driving", "Права и машина есть", "Driving licence and car"),
    ],
)
def test_a_paper_is_one_in_both_languages(code: str, russian: str, english: str) -> None:
    assert _codes(russian) == _codes(english) == {code}


@pytest.mark.parametrize(
    "text",
    [
        "Права потребителей: ответы на жалобы",
        "удостоверение машиниста экскаватора, 6 разряд",
        "Worked beside slingers and crane drivers",
        "Tractor and plant operator's licence, categories B, C, D",
        "Удостоверение тракториста-машиниста, категории B, C, D",
        "Hospital accreditation was my project",
        "есть право на работу",
    ],
)
def test_what_is_no_such_paper(text: str) -> None:
    assert not _codes(text)


def profile(text: str) -> Profile:
    return build_profile(read_person(text))


def _conditions(text: str) -> set[tuple[str, bool]]:
    person = profile(f"Name Surname\n\nStoreman\n\n{text}\n")
    return {(held.code, held.willing) for held in person.conditions}


@pytest.mark.parametrize(
    ("code", "willing", "russian", "english"),
    [
        ("right_to_work", True, "Право на работу есть.", "I have the right to work."),
        ("right_to_work", True, "Право на работу без ограничений.", "Unrestricted right to work."),
        ("right_to_work", True, "Вид на жительство в Ирландии.", "Irish residence permit."),
        ("right_to_work", False, "Нужно разрешение на работу.", "I need a work permit."),
        ("relocation", True, "Переезжаю в Тулу весной.", "I'm moving to Tula in the spring."),
        ("relocation", True, "Готова к переезду с детьми.", "Ready to move with my children."),
        ("rotation", True, "Вахта подходит.", "Working away suits me."),
        ("shifts", True, "Сутки меня устраивают.", "Twenty-four-hour shifts suit me."),
        ("shifts", True, "Аварийная бригада раз в неделю.", "Emergency crew once a week."),
        ("shifts", True, "Ночные дежурства не чаще двух раз.", "Night duty no more than twice a week."),
        ("shifts", True, "Ночные смены без жалоб.", "Night shifts with no complaints."),
        ("shifts", True, "Раз в месяц дежурю.", "On call once a month."),
        ("own_car", True, "Права и машина есть.", "Driving licence and car."),
    ],
)
def test_a_condition_is_one_in_both_languages(code: str, willing: bool, russian: str, english: str) -> None:
    assert _conditions(russian) == _conditions(english) == {(code, willing)}


@pytest.mark.parametrize(
    "text",
    [
        "Перерыв: 2019 – 2020, переезд, язык",
        "July 2022 – January 2023: relocation, exam preparation",
        "Разбирал 8 заявок в день",
        "8–12 call-outs a day: taps and leaks",
        "Вахтенный механик, вахта с 00 до 04",
    ],
)
def test_what_is_no_readiness(text: str) -> None:
    assert not _conditions(text)


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("Вулвергемптон", "Wolverhampton"),
        ("Ливерпуль", "Liverpool"),
        ("Голуэй", "Galway"),
        ("Гаага", "The Hague"),
        ("Псков", "Pskov"),
        ("Бат", "Bath"),
        ("Корк", "Cork"),
        ("г. Линкольн", "Lincoln, UK"),
        ("Гамильтон", "Hamilton"),
    ],
)
def test_a_town_is_one_in_both_languages(russian: str, english: str) -> None:
    assert place_key(russian) == place_key(english)
    assert place_score(russian) >= 0.9
    assert place_score(english) >= 0.9


@pytest.mark.parametrize("text", ["Nice to have: SQL", "Split the work with a colleague", "Reading drawings"])
def test_a_word_is_no_town(text: str) -> None:
    assert not find_places(text)


def _tongues(text: str) -> dict[str, str | None]:
    return {held.language: held.level for held in profile(f"Name Surname\n\n{text}\n").languages if not held.written}


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("Русский и татарский родные.", "Native Russian and Tatar."),
        ("Языки: украинский, русский – родные; польский B1; немецкого нет",
         "Languages: Ukrainian, Russian – native; Polish B1; no German"),
        ("Английский C1, украинский и русский родные.", "English C1, native Ukrainian and Russian."),
    ],
)  # fmt: skip
def test_a_tongue_is_one_in_both_languages(russian: str, english: str) -> None:
    told = _tongues(russian)
    assert told == _tongues(english)
    assert told["Russian"] == "native"
    assert "German" not in told


@pytest.mark.parametrize(
    ("name", "taught"),
    [
        ("Рязанский колледж сервиса", True),
        ("Ryazan College of Service Industries", True),
        ("Kaluga Basic Medical College", True),
        ("Vocational College No. 3", True),
        ("Boston College", False),
        ("King's College London", False),
        ("Kazan University", False),
    ],
)
def test_a_college_teaches_trades_where_it_is_no_university(name: str, taught: bool) -> None:
    assert teaches_trades(name) is taught


@pytest.mark.parametrize(
    ("skill", "russian", "english"),
    [
        ("health-book", "Личная медицинская книжка", "Health record book"),
        ("no-criminal-record-certificate", "справка об отсутствии судимости", "a criminal record certificate"),
        ("pipe-soldering-and-press-fittings", "медь под пресс", "press-fit copper"),
    ],
)
def test_a_skill_is_one_in_both_languages(skill: str, russian: str, english: str) -> None:
    assert {hit.id for hit in skill_base().find(russian)} == {hit.id for hit in skill_base().find(english)} == {skill}
