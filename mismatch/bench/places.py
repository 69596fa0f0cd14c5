"""Names, firms, towns and schools of the invented pool: said on pages, and never compared."""

from __future__ import annotations

from random import Random

CITIES = {
    "ru": (
        "Москва", "Санкт-Петербург", "Новосибирск", "Екатеринбург", "Казань", "Нижний Новгород", "Челябинск", "Самара",
        "Омск", "Ростов-на-Дону", "Уфа", "Красноярск", "Воронеж", "Пермь", "Волгоград", "Томск", "Тюмень",
    ),
    "en": (
        "London", "Manchester", "Birmingham", "Leeds", "Glasgow", "Dublin", "New York", "Boston", "Chicago", "Austin",
        "Seattle", "Denver", "Toronto", "Berlin", "Amsterdam",
    ),
}  # fmt: skip
_FIRST = {
    "ru": (
        "Алексей", "Борис", "Виктор", "Глеб", "Денис", "Егор", "Игорь", "Кирилл", "Максим", "Никита", "Олег", "Павел",
        "Роман", "Степан", "Тимур", "Юрий", "Артём", "Вадим", "Матвей", "Руслан", "Сергей", "Андрей", "Илья",
    ),
    "en": (
        "Adam", "Brian", "Colin", "Daniel", "Edward", "Frank", "George", "Henry", "Isaac", "Jacob", "Keith", "Liam",
        "Martin", "Nathan", "Oscar", "Peter", "Ralph", "Simon", "Trevor", "Walter", "Alice", "Emma", "Julia",
    ),
}  # fmt: skip
_ROOTS = {
    "ru": (
        "Абрам", "Белк", "Ветр", "Гром", "Дорох", "Ерш", "Ждан", "Зим", "Исак", "Крыл", "Лап", "Мартын", "Нос", "Орл",
        "Пан", "Ряб", "Сокол", "Тихон", "Ушак", "Федос", "Хром", "Черн", "Шил", "Щук", "Яш",
    ),
    "en": (
        "Ash", "Bar", "Car", "Dal", "Eas", "Fen", "Gar", "Hol", "Ir", "Kel", "Law", "Mer", "Nor", "Os", "Par", "Quin",
        "Rad", "Stan", "Thorn", "Wal", "Win",
    ),
}  # fmt: skip
_ENDS = {"ru": ("ов", "инов", "енко", "овский", "иков"), "en": ("ford", "low", "ton", "ley", "man", "well", "by")}
_FIRMS = {
    "ru": (
        ("ООО", "АО", "ПАО"),
        ("Северная", "Новая", "Первая", "Уральская", "Волжская", "Сибирская", "Единая", "Южная"),
        ("линия", "верфь", "мануфактура", "компания", "звезда", "сеть", "мастерская", "фабрика", "площадка"),
    ),
    "en": (
        ("Ltd", "Inc", "Group"),
        ("North", "Blue", "Silver", "Oak", "River", "Stone", "Grand", "Bright"),
        ("wind", "bridge", "field", "gate", "works", "yard", "point", "mill", "harbour"),
    ),
}
SCHOOLS = {
    "ru": (
        "Томский государственный университет", "Казанский федеральный университет", "Пермский политехнический институт",
        "Уральский государственный университет", "Самарский национальный университет", "Омский технический университет",
    ),
    "en": (
        "University of Leeds", "Boston University", "University of Texas", "University of Glasgow", "Dublin University",
        "University of Toronto",
    ),
}  # fmt: skip
DEGREES = {
    "ru": (("Бакалавр", "bachelor"), ("Специалист", "specialist"), ("Магистр", "master")),
    "en": (("Bachelor's degree", "bachelor"), ("Master's degree", "master"), ("College diploma", "vocational")),
}
TONGUES = {
    "ru": (("Английский", "English"), ("Немецкий", "German"), ("Китайский", "Chinese")),
    "en": (("German", "German"), ("French", "French"), ("Spanish", "Spanish")),
}
NATIVE = {"ru": ("Русский — родной", "Русский", "Russian"), "en": ("English — native", "English", "English")}


def a_name(random: Random, language: str) -> str:
    """A full name: thousands of different ones a language."""
    last = random.choice(_ROOTS[language]) + random.choice(_ENDS[language])
    return f"{random.choice(_FIRST[language])} {last}"


def a_firm(random: Random, language: str) -> str:
    """An employer."""
    form, first, second = (random.choice(part) for part in _FIRMS[language])
    return f"{form} «{first} {second}»" if language == "ru" else f"{first}{second} {form}"
