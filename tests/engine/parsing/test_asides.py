"""What people say of themselves is read past, clause by clause; what they did with such people stays."""

from __future__ import annotations

import pytest

from mismatch.engine.parsing.asides import find_asides
from mismatch.engine.parsing.document import Document, Hyperlink, Line, Word
from mismatch.engine.parsing.lifting import Lifted
from mismatch.engine.parsing.resume import Position, SkillUse
from mismatch.engine.shapes import Fact, Span
from tests.fixtures.steps import growth

FACTS = {
    "ru": [
        "Мне 45 лет", "Скоро исполнится 50 лет", "Родилась 3 ноября 1973 года", "Я 1985 года рождения",
        "Замужем, двое детей", "Разведён, дочь живёт с матерью", "Семейное положение — замужем", "Есть дочь 7 лет",
        "Сидела с ребёнком два года", "Я гражданин Республики Казахстан",
        "Имею гражданство Беларуси", "Приехал из Таджикистана", "Я из Киргизии", "В России 10 лет", "Я татарка",
        "По национальности узбек", "Соблюдаю пост", "По вероисповеданию мусульманин", "Инвалид 2 группы",
        "Имею инвалидность III группы", "Есть ограничения по здоровью", "Я беременна", "На инвалидной коляске",
        "Военнообязанный", "Отслужил в армии в 2008 году", "Член профсоюза", "Состою в КПРФ", "Открытая лесбиянка",
    ],
    "en": [
        "I am 45 years old", "I'm forty-five years old", "I was born in 1971 in Lagos", "I am in my fifties",
        "I am a mother of two", "Single, no children", "I have a daughter of seven", "My wife is a teacher",
        "I stayed at home with my son for two years",
        "I moved to the UK from India ten years ago", "I am Nigerian", "I hold Polish citizenship",
        "Refugee from Ukraine",
        "Practising Catholic", "I wear a hijab", "Registered disabled", "I have epilepsy", "I am pregnant",
        "I use a wheelchair", "I did my military service in 2008", "Member of the Labour Party", "I am a gay man",
        "My pronouns are she/her",
    ],
}  # fmt: skip
WORK = [
    "Работа с инвалидами и пожилыми людьми", "Ухаживала за инвалидом 1 группы", "Педиатр детской поликлиники",
    "Веду воинский учёт на 190 человек", "Воинский учёт, кадровый учёт", "Оформляю больничные и отпуска",
    "Учитель основ религиозных культур", "Работал с детьми 5 лет", "Няня, двое детей", "Родители довольны",
    "Женский трикотаж: раскрой", "Магазин «Мужчина и женщина»", "Разрешение на работу до 2028 года",
    "Готовлю борщ, 12 лет", "Перевёз из Самары сто тонн", "Русский язык — родной", "Член жюри конкурса",
    "Cared for disabled children", "Maternity ward nurse", "Religious studies teacher",
    "In charge of military vehicles",
    "Nanny to three children", "Teacher of two classes, 30 children", "Member of the Institute of Directors",
    "I am Prince2 certified", "I am a Python developer", "Supported people with epilepsy and dyslexia",
    "Cancer nursing for adults", "Sold single malts", "British citizen services desk, passports", "Ran a men's shop",
    "I came from Tesco in 2019", "Right to work in the UK, settled status", "My partner and I ran a bakery",
    "Age concern charity volunteer", "Bred horses from Poland", "Wheelchair repair", "Gender studies, MA",
]  # fmt: skip


def left(text: str) -> str:
    return Lifted(text, find_asides(text)).text


@pytest.mark.parametrize("fact", [*FACTS["ru"], *FACTS["en"]])
def test_a_text_that_tells_reads_as_one_that_does_not(fact: str) -> None:
    assert left(f"Cook. {fact}. I keep the books.\n") == "Cook. I keep the books.\n"
    assert left(f"{fact}. Cook.\n") == "Cook.\n"
    assert left(f"Cook.\n{fact}.\nLeeds\n") == "Cook.\nLeeds\n"
    assert left(f"Cook\n\n{fact}\n\nLeeds\n") == "Cook\n\nLeeds\n"
    assert left(f"Cook | {fact} | Leeds\n") == "Cook | Leeds\n"


@pytest.mark.parametrize(
    "leave",
    ["Сейчас в отпуске по уходу за ребёнком", "I was on maternity leave", "Back from parental leave, since May"],
)
def test_a_sentence_about_leave_goes_whole(leave: str) -> None:
    assert left(f"Cook. {leave}. I keep the books.\n") == "Cook. I keep the books.\n"
    assert left(f"Cook.\n{leave}.\nLeeds\n") == "Cook.\nLeeds\n"


@pytest.mark.parametrize("work", WORK)
def test_work_with_such_people_stays(work: str) -> None:
    for text in (f"{work}.\n", f"Cook.\n- {work}\n- soups\n", f"I cook. {work}. I clean.\n"):
        assert left(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Повар, 35 лет, Казань\n", "Повар, Казань\n"),
        ("Сергей Б., 39 лет. Сантехник\n", "Сергей Б. Сантехник\n"),
        ("Женщина, 45 лет, водитель\n", "водитель\n"),
        ("Казань | 35 лет, женат | +7 916\n", "Казань | +7 916\n"),
        ("Живу в Москве с 2010 года.\n", "Живу в Москве.\n"),
        ("I have lived in Leeds for ten years.\n", "I have lived in Leeds.\n"),
        ("Date of birth: May 12, 1990\nCook\n", "Cook\n"),
        ("Повар, кафе «Уют», 12 лет\nОфициант\nБармен\nКассир\nГрузчик, склад, 20 лет\n", None),
        ("Мне 45 лет.", ""),
        ("-\n", None),
    ],
)
def test_marks_go_with_what_they_part(text: str, expected: str | None) -> None:
    if expected is not None:
        assert left(text) == expected
    else:
        assert left(text).split("\n")[-2:] == text.split("\n")[-2:]


def test_places_are_those_of_the_whole_text() -> None:
    text = "Cook\nI am 45. I fry fish\n"
    lifted = Lifted(text, find_asides(text))
    document = Document(
        media_type="text/plain",
        text=text,
        pages=[],
        words=[Word(5, 6, 0, 0, 0, 1, 1), Word(14, 15, 0, 0, 0, 1, 1)],
        lines=[Line(0, 4, 0), Line(5, 24, 0)],
        hidden=[],
        hyperlinks=[Hyperlink("https://example.org", 0, 0)],
        reader="text",
    )
    cut = lifted.document(document)
    assert cut.text == "Cook\nI fry fish\n"
    assert [cut.text[line.start : line.end] for line in cut.lines] == ["Cook", "I fry fish"]
    assert [cut.text[word.start : word.end] for word in cut.words] == ["I"]
    assert len(cut.hyperlinks) == 1
    fish = Fact(value="fish", start=11, end=15, confidence=1.0)
    position = Position(title=fish, bullets=[Span(5, 15)], span=Span(0, 16), start="2019")
    told = lifted.restored([position])[0]
    assert told.title is not None
    assert (told.title.start, told.title.end, text[told.title.start : told.title.end]) == (20, 24, "fish")
    assert told.bullets == [Span(14, 24)]
    assert told.span == Span(0, 25)
    assert told.start == "2019"
    assert lifted.left([told]) == [position]
    assert lifted.restored(SkillUse(id="x", name="x", how="used", places=[(11, 15)])).places == [(20, 24)]


@pytest.mark.parametrize("fragment", ["Не замужем; ", "I am married. Sold tea. ", "Не замужем; варю кофе; "])
def test_twice_the_text_is_twice_the_work(fragment: str) -> None:
    assert growth(find_asides, fragment, 1_500) < 2.6
