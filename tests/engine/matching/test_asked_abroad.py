"""Papers and conditions as other countries and public bodies word them."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.requirements import read_vacancy


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Current AHPRA registration", ("licence", "register_ahpra")),
        ("Аккредитация по хирургии", ("licence", "medical_specialist")),
        ("Registered with the GDC", ("licence", "register_gdc")),
        ("Registration with the NMC or the HCPC", ("licence", "register_nmc/register_hcpc")),
        ("National police clearance", ("licence", "no_conviction")),
        ("PVG scheme membership", ("licence", "no_conviction")),
        ("C class licence", ("licence", "driving_B")),
        ("HR licence", ("licence", "driving_C")),
        ("Full clean UK licence", ("licence", "driving")),
        ("Права категории Е", ("licence", "driving_E")),
        ("Valid work rights in New Zealand", ("location", "right_to_work")),
        ("Be allowed to work in Canada", ("location", "right_to_work")),
        ("Able to work one Sunday in four", ("location", "shifts")),
        ("Выход в праздничные дни по очереди", ("location", "shifts")),
        ("Trade certificate", ("education", "vocational")),
    ],
)
def test_papers_and_conditions_are_known_in_other_words(line: str, asked: tuple[str, str]) -> None:
    heading = "Требования" if line > "А" else "Requirements"
    read = read_vacancy(f"Someone\n\n{heading}:\n- {line}\n")
    assert [(one.kind, one.level or one.place) for one in read.requirements] == [asked]


def test_arrows_and_round_letters_are_bullets() -> None:
    read = read_vacancy("Baker\n\nRequirements:\no Night shifts\no High school diploma\n→ Own car\n")
    assert [one.text for one in read.requirements] == ["Night shifts", "High school diploma", "Own car"]
