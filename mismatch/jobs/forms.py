"""What the pages of vacancies accept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    Field,
    FieldList,
    Form,
    FormField,
    HiddenField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError

from mismatch import labels
from mismatch.choices import choices
from mismatch.jobs.numbers import NumberField, WholePence
from mismatch.jobs.operations import MAX_REQUIREMENTS, Details
from mismatch.jobs.skill_groups import UnknownSkillsError, read_groups
from mismatch.models.job import CURRENCIES, LARGEST_PAY

MAX_TEXT = 50_000
#: Of one requirement, and of the field that takes several new ones, one a line.
MAX_LINE, MAX_NEW = 500, 5_000


class NoMark:
    """For fields side by side: no “(optional)” behind the label, the form says so of all of them."""

    field_flags: ClassVar = {"hide_optional": True}

    def __call__(self, form: Form, field: Field) -> None:
        """Nothing is refused."""


class _DetailsForm(FlaskForm):
    """What can be said of a vacancy beside its text."""

    location = StringField(_l("City"), [Optional(), Length(max=200)])
    remote = BooleanField(_l("Remote work is possible"))
    seniority = SelectField(_l("Level"), choices=choices({"": _l("Any")} | labels.SENIORITIES), validators=[Optional()])
    experience_years = NumberField(_l("Experience from, years"), [Optional(), NumberRange(min=0, max=50)])
    salary_from = NumberField(
        _l("Salary from"), [Optional(), NumberRange(min=0, max=LARGEST_PAY), WholePence(), NoMark()]
    )
    salary_to = NumberField(_l("Salary to"), [Optional(), NumberRange(min=0, max=LARGEST_PAY), WholePence(), NoMark()])
    currency = SelectField(
        _l("Currency"), choices=choices({code: code or "—" for code in ("", *CURRENCIES)}), validators=[Optional()]
    )

    salary_period = SelectField(
        _l("Salary for"),
        choices=choices({"": "—"} | labels.PAY_PERIODS),
        validators=[Optional()],
        description=_l(
            "To compare pay, a year is 12 months or 52 weeks, a month is 165 hours. Pay for a shift or a lesson "
            "is shown and not compared."
        ),
    )
    salary_tax = SelectField(_l("Tax"), choices=choices({"": "—"} | labels.PAY_TAXES), validators=[Optional()])

    def validate_salary_to(self, field: NumberField) -> None:
        if field.data is not None and self.salary_from.data is not None and field.data < self.salary_from.data:
            raise ValidationError(_l("This is less than “Salary from”."))

    def details(self) -> Details:
        """The details as operations take them."""
        return Details(
            location=self.location.data or None,
            remote=self.remote.data,
            seniority=self.seniority.data or None,
            experience_years=self.experience_years.data,
            salary_from=self.salary_from.data,
            salary_to=self.salary_to.data,
            currency=self.currency.data or None,
            salary_period=self.salary_period.data or None,
            salary_tax=self.salary_tax.data or None,
        )


class NewJobForm(_DetailsForm):
    """A vacancy as pasted text, as a file, or filled in line by line."""

    title = StringField(_l("Title"), [Length(max=200)], description=_l("Left empty, it is taken from the text."))
    text = TextAreaField(_l("Text of the vacancy"), [Length(max=MAX_TEXT)])
    file = FileField(_l("Or a file: PDF, DOCX, RTF, ODT, TXT"))
    tasks = TextAreaField(_l("What the person will do, one a line"), [Length(max=10_000)])
    musts = TextAreaField(_l("Must have, one a line"), [Length(max=10_000)])
    nices = TextAreaField(_l("Nice to have, one a line"), [Length(max=10_000)])

    def validate_text(self, field: TextAreaField) -> None:
        if not ((field.data or "").strip() or self.file.data or (self.musts.data or "").strip()):
            raise ValidationError(_l("Paste the text, choose a file, or fill in what the person must have."))

    def validate_title(self, field: StringField) -> None:
        is_filled_in = not (self.text.data or "").strip() and not self.file.data
        if is_filled_in and (self.musts.data or "").strip() and not (field.data or "").strip():
            raise ValidationError(_l("A vacancy without a text needs a title."))

    def lines(self) -> dict[str, list[str]]:
        """The lines filled in, by part."""
        return {
            name: [line.strip(" -•\t") for line in (self[name].data or "").splitlines() if line.strip(" -•\t")]
            for name in ("tasks", "musts", "nices")
        }


class JobForm(_DetailsForm):
    """A vacancy whose text is there: everything about it."""

    title = StringField(_l("Title"), [DataRequired(), Length(max=200)])
    text = TextAreaField(_l("Text of the vacancy"), [DataRequired(), Length(max=MAX_TEXT)])


class RequirementForm(Form):
    """One requirement in the list; no text means the row is not wanted."""

    id = HiddenField()
    text = TextAreaField(_l("Requirement"), [Optional(), Length(max=MAX_NEW)])
    skills = StringField(_l("Skills"), [Optional(), Length(max=500)])
    kind = SelectField(_l("Kind"), choices=choices(labels.REQUIREMENT_KINDS))
    must = SelectField(_l("Necessity"), choices=choices({"must": _l("Must have"), "nice": _l("Nice to have")}))
    weight = SelectField(
        _l("Weight"),
        choices=choices({"0.5": _l("Light"), "1.0": _l("Normal"), "2.0": _l("Heavy"), "3.0": _l("Decisive")}),
        validators=[InputRequired()],
    )
    locked = BooleanField(_l("Locked"))
    removed = BooleanField(_l("Delete"))

    def validate_text(self, field: TextAreaField) -> None:
        lines = self.lines()
        if max(map(len, lines), default=0) > MAX_LINE:
            raise ValidationError(_l("A requirement has at most %(most)s characters.") % {"most": MAX_LINE})

    def validate_skills(self, field: StringField) -> None:
        try:
            read_groups(field.data or "")
        except UnknownSkillsError as unknown:
            raise ValidationError(
                _l("Not in the skill base: %(names)s. Leave it in the words of the requirement.")
                % {"names": ", ".join(unknown.names)}
            ) from None

    def lines(self) -> list[str]:
        """The words of the row: one requirement, or in the empty row at the end one a line."""
        given = (self.text.data or "").strip()
        found = [given] if self.id.data else given.splitlines()
        return [" ".join(line.split()).strip("-•– ") for line in found if line.strip(" -•–\t")]


class RequirementsForm(FlaskForm):
    """The whole list."""

    requirements = FieldList(FormField(RequirementForm), max_entries=MAX_REQUIREMENTS)

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        is_valid = super().validate(extra_validators)
        if sum(len(row.form.lines()) for row in self.requirements if not row.form.removed.data) > MAX_REQUIREMENTS:
            self.form_errors.append(_l("A vacancy has at most %(most)s requirements.") % {"most": MAX_REQUIREMENTS})
            return False
        return bool(is_valid)
