"""Bills, contracts, recipes and vacancies are asked about; résumés, however short or odd, are not."""

from __future__ import annotations

import pytest

from tests.engine.parsing.documents import RESUMES, parsed, sample

OTHERS = {
    "recipe": """Apple pie

Ingredients
300 g flour, 150 g butter, 2 tablespoons sugar, 5 apples

Preheat the oven to 180 degrees. Rub the butter into the flour, add two teaspoons of cold water and knead.
Peel the apples and simmer them with sugar. Bake for 45 minutes. Serves 6.
""",
    "recipe_ru": """Шарлотка с яблоками

Ингредиенты:
мука — 200 г, сахар — 150 г, яйца — 4 шт., яблоки — 5 шт., 1 ч. л. соды, 2 ст. л. масла

Разогрейте духовку до 180 градусов. Взбейте яйца с сахаром, добавьте просеянную муку, перемешайте тесто.
Нарежьте яблоки и выложите в форму. Выпекайте 40 минут. Получится 6 порций.
""",
    "invoice": """Invoice no. 2024-117
Northwind Paper Ltd, 4 Mill Lane, Leeds
Bill to: Acme Ltd, accounts@acme.example

Description    Quantity    Unit price    Total
Paper A4       20          3.10          62.00
Subtotal 62.00, VAT 20 % 12.40
Amount due: 74.40. Payment terms: 30 days. IBAN GB00 0000 0000 0000
""",
    "invoice_ru": """ООО «Ромашка», ИНН 7700000000, КПП 770001001
Счёт на оплату № 45 от 12 марта 2024 г.
Поставщик: ООО «Ромашка». Покупатель: ООО «Василёк», +7 495 123-45-67
Бумага офисная, кол-во 20, цена 310,00
Итого к оплате: 6 200,00 руб. Без НДС. БИК 044525000, р/с 40702810000000000001
""",
    "contract": """Service agreement
This agreement is made on 1 March 2023 between Acme Ltd (hereinafter the Client)
and Bolt Inc (hereinafter the Supplier).
1. The Supplier shall be paid monthly. 2. The parties agree that the governing law is that of England.
3. Termination of this agreement requires notice in writing. In witness whereof the parties have signed.
""",
    "contract_ru": """Договор аренды № 17
г. Казань, 5 апреля 2023 г.
Иванов Иван Иванович, именуемый в дальнейшем «Арендодатель», и ООО «Лютик», именуемое в дальнейшем «Арендатор»,
заключили настоящий договор о нижеследующем. 1. Предмет договора. Арендодатель передаёт помещение площадью 40 кв. м.
2. Стороны несут ответственность по закону. 3. Форс-мажор. 4. Реквизиты сторон.
""",
    "vacancy": """Python developer
We are looking for a developer for our team in Leeds.
You will build services and review the code of others.
Requirements: Python, PostgreSQL, Docker, 3 years of experience, English B2
We offer a flexible day and a pension. About us: a delivery service since 2015.
Apply by sending your CV to jobs@acme.example
""",
    "vacancy_ru": """Бухгалтер по заработной плате
Ищем бухгалтера в команду. О компании: сеть пекарен, 120 человек.
Обязанности: начисление заработной платы, отчётность в фонды.
Требования: опыт от 3 лет, 1С: ЗУП, высшее образование.
Мы предлагаем: оформление по ТК, оклад 90 000 руб., офис у метро. Отправляйте отклик на hr@pekarnya.example
""",
}


@pytest.mark.parametrize("kind", OTHERS)
def test_other_documents_are_asked_about(kind: str) -> None:
    [warning] = [warning for warning in parsed(OTHERS[kind]).warnings if warning.kind == "not_resume"]
    assert warning.message.endswith("?")


@pytest.mark.parametrize("name", sorted(path.stem for path in RESUMES.glob("*.txt")))
def test_resumes_are_not(name: str) -> None:
    assert "not_resume" not in [warning.kind for warning in sample(name).warnings]


@pytest.mark.parametrize(
    "text",
    [
        # A cook, an accountant, a lawyer and a recruiter speak of recipes, bills, contracts and vacancies.
        "Maria Costa\nmaria@example.org\nExperience\nPastry chef, Hotel Sol\n2018 – 2023\n"
        "- wrote recipes, weighed ingredients, baked for 300 guests; whisk and simmer all day, serves 300\n",
        "Ольга Белова\n+7 912 345-67-89\nОпыт работы\nБухгалтер, ООО «Лютик»\n2015 – 2022\n"
        "- выставляла счета: счёт на оплату, счёт-фактура, НДС, сверяла БИК, КПП и р/с поставщиков\n",
        "John Reed\njohn@example.org\nExperience\nLawyer, Reed LLP\n2010 – 2020\n"
        "- drafted agreements, governing law and termination clauses; advised the parties; hereinafter and hereby\n",
        "Анна Котова\nanna@example.org\nОпыт работы\nРекрутер, ООО «Кадры»\n03.2019 – настоящее время\n"
        "- писала вакансии: «ищем в команду», «мы предлагаем», «о компании»; ваши задачи, откликайтесь\n",
        "Ann Lee\nann@example.org\nSkills: Python, SQL, Excel and a great deal of patience with customers of every "
        "kind and every age, in person, by letter and on the telephone\n",
    ],
    ids=["cook", "accountant", "lawyer", "recruiter", "short"],
)
def test_people_whose_work_it_is(text: str) -> None:
    assert "not_resume" not in [warning.kind for warning in parsed(text).warnings]
