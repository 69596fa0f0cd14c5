"""Registers and state licences of regulated professions: each is its own, and one is not met by another."""

from __future__ import annotations

from collections.abc import Mapping

from mismatch.engine.matching.coded import Naming

#: Who keeps a register, in short and in full.
_KEEPERS = {
    "nmc": "nursing and midwifery council",
    "gmc": "general medical council",
    "hcpc": "health and care professions council",
    "gphc": "general pharmaceutical council",
    "gdc": "general dental council",
    "goc": "general optical council",
    "rcvs": "royal college of veterinary surgeons",
    "ahpra": "australian health practitioner regulation agency",
    "coru": "health and social care professionals council",
    "nmbi": "nursing and midwifery board of ireland",
}
#: Whom a state of the United States licenses, by how a licence calls them.
_LICENSED = {
    "nurse": r"rn|nurs\w+",
    "practical_nurse": r"lpn|lvn",
    "nurse_practitioner": r"np|aprn",
    "nurse_aide": r"cna",
    "hygienist": r"rdh|hygien\w+",
    "physician": r"md|medical|physician",
    "dentist": r"dds|dmd|dental|dentist",
    "pharmacist": r"pharmacist|pharmacy",
    "therapist": r"lcsw|lmft|physical therap\w+|therapist",
    "vet": r"dvm|veterinar\w+",
}
#: The bare title says that somebody is registered, not where.
TITLE_ALONE = "registered_nurse"

_REGISTERED = r"regist\w+|pin\b|number\b|licen[cs]\w+"


def _register(code: str, name: str) -> Naming:
    """«NMC PIN», "HCPC BS012345", "full registration with the GMC", "on the register of the GDC"."""
    keeper = rf"(?:\b{code}\b|{name.replace(' and ', ' (?:and|&) ')})"
    return Naming(
        (code, name.partition(" and ")[0]),
        rf"{keeper}(?=(?:,? ?(?:/|,|or|and) ?\w+){{1,2}} (?:{_REGISTERED}))|"
        rf"{keeper}(?:'s|’s)?[ -](?:\w+ ){{0,2}}?(?:{_REGISTERED})|"
        rf"{keeper}(?: no\.?)?[ :#№(]{{1,3}}[a-z]{{0,3}}[\d•*][\w•*]*|"
        rf"(?:regist\w+|pin) (?:with|by|of|from) (?:the )?(?:uk )?(?:[a-z]{{3,5}}(?:,| or| and|/) ?(?:the )?)?{keeper}"
        + (r"|\bmrcvs\b" if code == "rcvs" else ""),
    )


def _licence(called: str) -> str:
    return rf"\b(?:{called})(?:'s|’s)?(?: \w+)? licen[cs]e"


REGISTERS: Mapping[str, Naming] = {
    **{f"register_{code}": _register(code, name) for code, name in _KEEPERS.items()},
    **{f"{code}_licence": Naming(("licen",), _licence(called)) for code, called in _LICENSED.items()},
    TITLE_ALONE: Naming(("registered nurse",), r"registered nurse"),
    "board_licence": Naming(("board",), r"state (?:\w+ )?board licen\w+"),
    "medical_specialist": Naming(
        ("сертификат", "аккредитац", "specialist", "accredit"),
        r"сертификат\w* специалиста|свидетельств\w+ об аккредитации|аккредитаци\w+ специалиста|"
        r"действующ\w+ (?:медицинск\w+ )?(?:сертификат|аккредитац)\w*|specialist(?:'s)? certificate|"
        r"аккредитаци\w+ (?:\w+ )?по \w+|(?:первичн|периодическ)\w+ аккредитаци\w+|"
        r"(?:medical|specialist|nursing|primary|periodic) accreditation|"
        r"аккредитаци\w+ (?:действует|действительна|продлена|подтверждена|получена|"
        r"(?:\w+ )?(?:до|с|от) (?:\w+ )?20\d\d)|"
        r"accreditation (?:is )?(?:valid|in force|current|up to date|renewed|obtained|until|"
        r"(?:from|of) (?:\w+ )?20\d\d)|"
        r"accreditation (?:certificate|of (?:a |the )?specialist)|(?:valid|current) accreditation",
    ),
}
#: What somebody with the one has as well.
INCLUDED: Mapping[str, tuple[str, ...]] = {
    "register_nmc": (TITLE_ALONE,),
    "register_nmbi": (TITLE_ALONE,),
    "nurse_licence": (TITLE_ALONE, "board_licence", "practical_nurse_licence"),
    **{f"{code}_licence": ("board_licence",) for code in _LICENSED if code != "nurse"},
}
#: What speaks for another one without showing it.
HINTED: Mapping[str, tuple[str, ...]] = {
    TITLE_ALONE: ("register_nmc", "register_nmbi", "register_ahpra", "nurse_licence", "board_licence"),
}
