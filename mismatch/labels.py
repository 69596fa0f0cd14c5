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
    "studied": _l("The subject of a degree"),
    "used": _l("Used at work"),
    "implied": _l("Follows from another skill"),
    "related": _l("A related skill"),
    "meaning": _l("Close in meaning"),
    "words": _l("In the same words"),
    "number": _l("By the résumé’s facts"),
    "none": _l("Nothing found"),
}

#: What a vacancy must not ask for (`engine.matching.unlawful`).
UNLAWFUL = {
    "sex": _lp("asks for", "sex"),
    "age": _lp("asks for", "age"),
    "family": _lp("asks for", "family"),
    "looks": _lp("asks for", "looks"),
    "origin": _lp("asks for", "origin or nationality"),
    "citizenship": _lp("asks for", "citizenship or registration"),
    "religion": _lp("asks for", "religion"),
    "health": _lp("asks for", "health"),
}

COMPONENTS = {
    "requirements": _l("Requirements"),
    "content": _l("Words and meaning of the whole"),
    "role": _l("Similarity of the role"),
    "experience": _l("Experience"),
    "education": _l("Education"),
    "languages": _l("Languages"),
    "conditions": _l("Place, format and permits"),
}

#: Reasons a file is refused for (`mismatch.engine.shapes.REASONS`), worded for the person who dropped it.
REASONS = {
    "empty": _l("The file is empty."),
    "no_text": _l("The file holds no text."),
    "encrypted": _l("The file is protected with a password."),
    "damaged": _l("The file is damaged or cut short."),
    "wrong_type": _l("The content does not match the file’s extension."),
    "unsupported": _l(
        "This kind of file is not supported. Supported are PDF, DOCX, RTF, ODT, TXT, HTML, Markdown, PNG and JPEG."
    ),
    "old_word": _l("An old Word document: save it as DOCX or PDF."),
    "too_large": _l("The file is too large."),
    "too_complex": _l("The file needs too much time or memory to read."),
    "needs_ocr": _l("A scan: text recognition is needed."),
    "not_resume": _l("This does not look like a résumé."),
    "internal": _l("Something went wrong on our side while reading the file."),
}

ROLES = {
    "owner": _lp("role", "Owner"),
    "recruiter": _lp("role", "Recruiter"),
    "hiring_manager": _lp("role", "Hiring manager"),
}

LANGUAGES = {"ru": "Русский", "en": "English"}

UPLOAD_STATUSES = {
    "waiting": _lp("upload", "Waiting"),
    "reading": _lp("upload", "Reading"),
    "read": _lp("upload", "Read"),
    "refused": _lp("upload", "Not read"),
    "failed": _lp("upload", "Failed"),
    "expanded": _lp("upload", "Unpacked"),
}

JOB_STATUSES = {
    "draft": (_lp("vacancy", "Draft"), "mute"),
    "published": (_lp("vacancy", "Published"), "good"),
    "closed": (_lp("vacancy", "Closed"), "warm"),
}

SENIORITIES = {
    "intern": _lp("level", "Intern"),
    "junior": _lp("level", "Junior"),
    "middle": _lp("level", "Middle"),
    "senior": _lp("level", "Senior"),
    "lead": _lp("level", "Lead"),
    "head": _lp("level", "Head"),
}

STAGES = {
    "new": _lp("stage", "New"),
    "shortlist": _lp("stage", "Shortlist"),
    "interview": _lp("stage", "Interview"),
    "offer": _lp("stage", "Offer"),
    "hired": _lp("stage", "Hired"),
    "rejected": _lp("stage", "Rejected"),
    "withdrawn": _lp("stage", "Withdrawn"),
}

#: What a person reads of their own application: nobody is new to themselves.
MY_STAGES = {**STAGES, "new": _lp("application", "Sent")}

#: The buttons that move somebody to a stage.
MOVES = {
    "shortlist": _l("To the shortlist"),
    "interview": _l("To an interview"),
    "offer": _l("Make an offer"),
    "hired": _l("Mark as hired"),
    "rejected": _l("Reject"),
}

SOURCES = {"upload": _l("Added by a recruiter"), "applied": _l("Applied")}

#: By what two entries may be one person (`candidates.twins`).
TWINS = {"file": _l("the same file"), "email": _l("the same e-mail address"), "phone": _l("the same phone")}

#: Fields of study (`engine.matching.education.FIELDS`).
STUDY_FIELDS = {
    "it": _l("IT"),
    "technical": _l("Engineering"),
    "construction": _l("Construction"),
    "finance": _l("Economics and finance"),
    "medicine": _l("Medicine"),
    "law": _l("Law"),
    "education": _l("Teaching"),
    "management": _l("Management"),
    "marketing": _l("Marketing"),
    "logistics": _l("Logistics"),
    "humanities": _l("Humanities"),
    "natural": _l("Natural sciences"),
    "hospitality": _l("Hospitality"),
}

DEGREE_LEVELS = {
    "school": _l("Secondary school"),
    "vocational": _l("Vocational"),
    "bachelor": _l("Bachelor"),
    "specialist": _l("Specialist"),
    "master": _l("Master"),
    "doctor": _l("Doctor"),
}

#: Warnings of the parser as questions; `Warning.params` fills them.
WARNINGS = {
    "not_resume": _l("This does not look like a résumé. Is it one?"),
    "no_contact": _l("No e-mail address or phone was found. How can this person be reached?"),
    "no_dates": _l("%(position)s: no dates are given. When was it?"),
    "end_before_start": _l("%(position)s: the end (%(end)s) is before the start (%(start)s). Which is right?"),
    "future_start": _l("%(position)s: it starts in the future (%(start)s). Is the date right?"),
    "overlap": _l("%(first)s and %(second)s overlap by %(months)s months. Were both full-time?"),
    "gap": _l("No job is named from %(start)s to %(end)s (%(months)s months). What happened then?"),
    "stuffing": _l("“%(word)s” appears %(count)s times. Is it there for a reader or for a machine?"),
    "stuffing_rows": _l("The same line stands %(count)s times: “%(text)s”. Why?"),
    "stuffing_skill": _l("“%(skill)s” is repeated many times in one place. Is it there for a reader or for a machine?"),
    "instruction": _l("This text seems to instruct a machine: “%(text)s”. Why is it in a résumé?"),
    "copies_vacancy": _l(
        "This repeats the vacancy's text word for word (words in a row: %(count)s). Is it the person's own?"
    ),
    "instruction_hidden": _l("Hidden text seems to instruct a machine: “%(text)s”. Why is it in a résumé?"),
}

#: How text was hidden from a reader (`Hidden.how`).
HIDDEN = {
    "invisible_ink": _l("The file holds text in the colour of the page. Why is it there?"),
    "tiny": _l("The file holds text too small to be read. Why is it there?"),
    "off_page": _l("The file holds text outside the page. Why is it there?"),
    "render_mode": _l("The file holds text that is not drawn. Why is it there?"),
    "zero_width": _l("The file holds characters of no width. Why are they there?"),
    "covered": _l("The file holds text covered by a picture or a shape. Why is it there?"),
    "hidden_style": _l("The file holds text marked as hidden. Why is it there?"),
}

#: Parts of a résumé that a person can correct (`engine.parsing.correctable.PARTS`).
PARTS = {
    "name": _l("Name"),
    "headline": _lp("résumé", "Headline"),
    "emails": _l("E-mail"),
    "phones": _l("Phone"),
    "links": _l("Links"),
    "location": _l("City"),
    "relocation": _l("Relocation"),
    "work_permit": _l("Work permit"),
    "salary": _l("Salary"),
    "birth_date": _l("Birth date"),
    "age": _l("Age"),
    "sex": _l("Sex"),
    "family": _l("Family"),
    "citizenship": _l("Citizenship"),
    "photo": _l("Photo"),
    "positions": _l("Experience"),
    "education": _l("Education"),
    "courses": _l("Courses and certificates"),
    "skills": _l("Skills"),
    "languages": _lp("résumé", "Languages"),
    "licences": _l("Driving licence"),
}

FIELDS = {
    "value": _lp("field", "Value"),
    "title": _lp("field", "Job title"),
    "employer": _lp("field", "Employer"),
    "place": _lp("field", "Place"),
    "start": _lp("field", "Start"),
    "end": _lp("field", "End"),
    "current": _lp("field", "Works there now"),
    "part_time": _lp("field", "Part-time"),
    "bullets": _lp("field", "What they did, one line each"),
    "grade": _lp("field", "Level of the degree"),
    "institution": _lp("field", "Place of study"),
    "degree": _lp("field", "Degree"),
    "field": _lp("field", "Field of study"),
    "id": _lp("field", "Skill"),
    "name": _lp("field", "Language"),
    "level": _lp("field", "Level"),
    "amount": _lp("field", "Amount"),
    "currency": _lp("field", "Currency"),
    "period": _lp("field", "Per"),
}

#: What a vacancy's pay is for; the words follow an amount.
PAY_PERIODS = {
    "month": _lp("pay", "a month"),
    "year": _lp("pay", "a year"),
    "week": _lp("pay", "a week"),
    "shift": _lp("pay", "a shift or day"),
    "hour": _lp("pay", "an hour"),
    "lesson": _lp("pay", "a lesson"),
}
PAY_TAXES = {"gross": _lp("pay", "before tax"), "net": _lp("pay", "after tax")}
SALARY_PERIODS = {"month": _lp("salary", "month"), "year": _lp("salary", "year"), "hour": _lp("salary", "hour")}

LANGUAGE_LEVELS = {level: level for level in ("A1", "A2", "B1", "B2", "C1", "C2")} | {"native": _l("native")}

SEXES = {"female": _l("female"), "male": _l("male")}

#: A licence whose categories are not given (`Resume.licences`).
LICENCES = {"driving": _l("without a category")}

#: Why a typed value is none of its field (`engine.parsing.values.Unacceptable`).
UNACCEPTABLE = {
    "empty": _l("Nothing is filled in."),
    "date": _l("Not a date. Write it like 03.2019, March 2019 or 2019."),
    "email": _l("Not an e-mail address."),
    "phone": _l("Not a phone number. Write it with the country code, like +7 912 345-67-89."),
    "link": _l("Not an address on the web."),
    "amount": _l("Not an amount: write digits only."),
    "currency": _l("Not a currency: write three letters, like RUB or EUR."),
    "period": _l("Choose month, year or hour."),
    "skill": _l("The skill base does not know this skill. Try another name of it."),
    "language": _l("Not a language that we know."),
    "level": _l("Choose a level from the list."),
    "grade": _l("Choose a level from the list."),
    "sex": _l("Choose from the list."),
    "licence": _l("Choose a category from the list."),
    "age": _l("Not an age: write a number of years, like 34."),
    "birth_date": _l("Not a birth date. Write it like 12.03.1990 or 12 March 1990."),
    "letters": _l("Write it in letters."),
    "long": _l("Too long: this field takes %(most)s characters. Nothing was cut off or saved; please shorten it."),
    "lines": _l("Too many lines: this field takes %(most)s of them. Nothing was saved; please shorten it."),
    "order": _l("The end is before the start. Which of the two is right?"),
    "duplicate": _l("“%(value)s” is in the list already."),
}
