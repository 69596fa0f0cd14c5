"""Names that no list knows, wherever people put them: behind a greeting, beside an address, at the very end."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.profile import build_profile, scoring_facts
from mismatch.engine.parsing.name_keys import transliterate
from tests.engine.matching.people import read_person

EN = "Nurse on a surgical ward for six years. I take blood, keep the records and train new staff."
RU = "Медсестра в хирургии, шесть лет. Делаю перевязки, веду документы, обучаю новых сотрудников."
PLACES = {
    "en": [
        f"{EN} {{name}}", f"{EN} {{name}}.", f"{EN}\n{{name}}\n", f"{EN} — {{name}}", f"{EN} {{name}}, {{mail}}",
        f"{EN}\n\nKind regards,\n{{name}}\n", f"{EN} Regards, {{name}}", f"Dear Sir,\n{EN}\nMany thanks,\n{{name}}\n",
        f"Hello. My name is {{name}}. {EN}", f"I am {{name}}. {EN}", f"Hi, I'm {{name}} and I am a nurse. {EN}",
        f"{EN} Call {{name}} on 07700 900123.", f"{EN}\nContact: {{name}}, 07700 900123\n", f"{{name}} here. {EN}",
        f"{EN}\n{{name}}\n{{mail}}\n07700 900123\n",
    ],
    "ru": [
        f"{RU} {{name}}", f"{RU} {{name}}.", f"{RU}\n{{name}}\n", f"{RU} — {{name}}", f"{RU} {{name}}, {{mail}}",
        f"{RU}\n\nС уважением,\n{{name}}\n", f"{RU} С уважением, {{name}}", f"{RU} С уважением {{name}}.",
        f"Здравствуйте! Меня зовут {{name}}. {RU}", f"Я {{name}}, медсестра. {RU}",
        f"{RU} Тел. 8 916 555-07-70, {{name}}", f"{RU} Звоните: 8 916 555-07-70 {{name}}",
    ],
}  # fmt: skip
NAMES = {
    "en": ["Anna Smith", "Xochitl Huerta", "Tran Thi Mai", "Björk Guðmundsdóttir", "Zzyx Qwrtp", "Þórdís Ás",
           "O'Shea Brien", "Ludwig van Houten", "Mason Baker", "Ai Ito"],
    "ru": ["Иван Петров", "Фарход Каримов", "Гюльчехра Рахмонова", "Ждрл Бжзыквов", "Акмарал Тоқтарова", "Вэй Ли"],
}  # fmt: skip


def _facts(template: str, name: str) -> bytes:
    mail = "".join(letter for letter in transliterate(name).lower() if letter.isascii() and letter.isalpha())
    profile = build_profile(read_person(template.format(name=name, mail=f"{mail}@example.org")))
    assert not any(word in text for text in profile.texts for word in name.split() if len(word) > 3)
    return scoring_facts(profile)


@pytest.mark.parametrize(
    ("language", "template"), [(language, one) for language, templates in PLACES.items() for one in templates]
)
def test_a_name_nobody_knows_is_read_past(language: str, template: str) -> None:
    assert len({_facts(template, name) for name in NAMES[language]}) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Microsoft Office", "Full Driving Licence", "Available Now", "Head Baker", "New York", "Great Ormond Hospital",
        "References Available", "Acme Robotics Ltd", "Adobe Photoshop", "Chief Accountant", "MS Excel", "Казань, Тверь",
        "Московский Университет", "Нижний Новгород", "Старший Повар", "ООО Ромашка",
    ],
)  # fmt: skip
def test_what_says_something_else_is_no_name(said: str) -> None:
    for text in (f"{EN} {said}.\n", f"{RU}\n{said}\n", f"{EN} Call {said} on 07700 900123.\n"):
        name = read_person(text).name
        assert name is None or said.split()[0] not in name.value
