"""What a résumé says is read alike in Russian and in English: papers, conditions, studies, tongues, towns."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.licences import find_licences


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
