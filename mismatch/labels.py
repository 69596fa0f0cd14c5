"""The words people read for the codes that the engine and the models use, in the reader's language."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

#: Band → its word and the tone of colour that repeats it.
BANDS = {
    "perfect": (_lp("band", "Perfect"), "good"),
    "strong": (_lp("band", "Strong"), "cool"),
    "good": (_lp("band", "Good"), "leaf"),
    "fair": (_lp("band", "Fair"), "warm"),
    "poor": (_lp("band", "Poor"), "mute"),
}

VERDICTS = {
    "met": (_lp("verdict", "Met"), "good"),
    "partly": (_lp("verdict", "Partly"), "warm"),
    "not_found": (_lp("verdict", "Not found"), "mute"),
    "contradicts": (_lp("verdict", "Contradicts"), "bad"),
}

REQUIREMENT_KINDS = {
    "skill": _lp("requirement", "Skill"),
    "experience": _lp("requirement", "Experience"),
    "education": _lp("requirement", "Education"),
    "language": _lp("requirement", "Language"),
    "licence": _lp("requirement", "Licence"),
    "location": _lp("requirement", "Location and format"),
    "task": _lp("requirement", "Task"),
    "other": _lp("requirement", "Other"),
}

#: What a verdict rests on (`Evidence.how`).
GROUNDS = {
    "stated": _l("Stated in the résumé"),
    "used": _l("Used at work"),
    "implied": _l("Follows from another skill"),
    "related": _l("A related skill"),
    "meaning": _l("Close in meaning"),
    "number": _l("By the figures"),
    "none": _l("Nothing found"),
}

COMPONENTS = {
    "requirements": _l("Requirements"),
    "role": _l("Similarity of the role"),
    "experience": _l("Experience"),
    "education": _l("Education"),
    "languages": _l("Languages"),
    "location": _l("Location and conditions"),
}

#: Reasons a file is refused for (`mismatch.engine.shapes.REASONS`), worded for the person who dropped it.
REASONS = {
    "empty": _l("The file is empty."),
    "no_text": _l("The file holds no text."),
    "encrypted": _l("The file is protected with a password."),
    "damaged": _l("The file is damaged or cut short."),
    "wrong_type": _l("The content does not match the file’s extension."),
    "unsupported": _l("This kind of file is not supported."),
    "too_large": _l("The file is too large."),
    "too_complex": _l("The file needs too much time or memory to read."),
    "needs_ocr": _l("A scan: text recognition is needed."),
    "not_resume": _l("This does not look like a résumé."),
}

ROLES = {
    "owner": _lp("role", "Owner"),
    "recruiter": _lp("role", "Recruiter"),
    "hiring_manager": _lp("role", "Hiring manager"),
}

LANGUAGES = {"ru": "Русский", "en": "English"}
