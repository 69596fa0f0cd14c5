"""From a read file to rows: the person it is about, the résumé, and the vacancy it was dropped on."""

from __future__ import annotations

from sqlalchemy import Select, func, or_, select
from sqlalchemy.dialects.postgresql import insert

from mismatch.candidates.carrying import carry_over
from mismatch.engine.parsing.document import Document as ReadDocument
from mismatch.engine.parsing.resume import Resume as ParsedResume
from mismatch.extensions import db
from mismatch.models import Application, Candidate, Correction, Organization, OrganizationKind, Resume, Upload
from mismatch.models.columns import now
from mismatch.models.document import UploadStatus
from mismatch.search.indexing import index_people
from mismatch.turns import hold, hold_people


def take_in(upload: Upload, document: ReadDocument, parsed: ParsedResume) -> Resume:
    """Store a parsed résumé under the person it belongs to; the same file again changes nothing."""
    hold_people(upload.organization_id)
    known = _same_file(upload)
    resume = known or _new_resume(upload, document, parsed)
    upload.resume, upload.duplicate = resume, known is not None
    upload.status, upload.reason, upload.finished_at = UploadStatus.READ, None, now()
    resume.candidate.ranking_requested_at = now()
    db.session.flush()
    if known and _owner(upload.organization_id):
        count_resume(known)  # a person may go back to an earlier file: its name and address count again too
    else:
        index_people([resume.candidate_id])
    if upload.job_id:
        add_to_job(resume.candidate, upload.job_id)
    return resume


def _same_file(upload: Upload) -> Resume | None:
    return db.session.scalar(
        select(Resume).filter_by(organization_id=upload.organization_id, document_id=upload.document_id)
    )


def _new_resume(upload: Upload, document: ReadDocument, parsed: ParsedResume) -> Resume:
    known = _owner(upload.organization_id) or _same_person(upload.organization_id, parsed)
    candidate = known or Candidate(organization_id=upload.organization_id)
    before = candidate.resume
    if before is not None:
        hold(before)  # somebody may be correcting it just now
    resume = Resume(
        organization_id=upload.organization_id,
        candidate=candidate,
        document_id=upload.document_id,
        filename=upload.filename,
        as_of=upload.created_at.date(),
    )
    resume.set_parsed(document, parsed)
    db.session.add_all([candidate, resume])
    db.session.flush()
    if before is not None:
        carry_over(before, resume)
    _describe(candidate, resume.parsed, upload.filename)
    candidate.resume = resume
    return resume


def count_resume(resume: Resume) -> None:
    """Let this résumé of its person count from now on; the others stay as they are."""
    resume.candidate.resume = resume
    resume.candidate.ranking_requested_at = now()
    db.session.flush()
    describe_anew(resume)


def _owner(organization_id: int) -> Candidate | None:
    """The one candidate of a person's own space, whatever the résumé says; None in an employer's."""
    mine = select(Candidate).filter_by(organization_id=organization_id).order_by(Candidate.id.desc()).limit(1)
    space = select(Organization.id).filter_by(id=organization_id, kind=OrganizationKind.PERSONAL)
    return db.session.scalar(mine.where(Candidate.organization_id.in_(space)))


def _same_person(organization_id: int, parsed: ParsedResume) -> Candidate | None:
    """The candidate with the same e-mail address, else with the same phone and name."""
    mine = select(Candidate).where(Candidate.organization_id == organization_id).order_by(Candidate.id).limit(1)
    for email in parsed.emails:
        address = email.value.lower()
        known = or_(func.lower(Candidate.email) == address, Candidate.id.in_(_corrected_from(organization_id, address)))
        if found := db.session.scalar(mine.where(known)):
            return found
    if parsed.emails or not parsed.name:
        return None
    for phone in parsed.phones:
        same = mine.where(Candidate.phone == phone.value, func.lower(Candidate.name) == parsed.name.value.lower())
        if found := db.session.scalar(same):
            return found
    return None


def _corrected_from(organization_id: int, address: str) -> Select[int]:
    """Whose address people corrected: the next file may have the old one again."""
    said = (Correction.organization_id == organization_id, Correction.part == "emails", Correction.field == "value")
    corrected = (Correction.withdrawn_at.is_(None), func.lower(Correction.before) == address)
    return select(Resume.candidate_id).join(Correction, Correction.resume_id == Resume.id).where(*said, *corrected)


def _describe(candidate: Candidate, parsed: ParsedResume, filename: str) -> None:
    """What lists show of a person: from the newest résumé, keeping what it does not say."""
    candidate.name = (parsed.name.value if parsed.name else candidate.name or filename.rsplit(".", 1)[0])[:200]
    if parsed.emails:
        candidate.email = parsed.emails[0].value[:255]
    if parsed.phones:
        candidate.phone = parsed.phones[0].value[:40]
    if parsed.location:
        candidate.location = parsed.location.value[:200]
    candidate.headline = _headline(parsed) or candidate.headline


def describe_anew(resume: Resume) -> None:
    """What lists show of a person, after their résumé was corrected or read again: what was taken away goes."""
    candidate, machine, counts = resume.candidate, resume.machine_parsed, resume.parsed
    if machine.emails and not counts.emails:
        candidate.email = None
    if machine.phones and not counts.phones:
        candidate.phone = None
    if machine.location and not counts.location:
        candidate.location = None
    _describe(candidate, counts, resume.filename)
    index_people([candidate.id])


def _headline(parsed: ParsedResume) -> str | None:
    if parsed.headline:
        return parsed.headline.value[:300]
    titles = [position.title.value for position in parsed.positions if position.title]
    return titles[0][:300] if titles else None


def add_to_job(candidate: Candidate, job_id: int, source: str = "upload", user_id: int | None = None) -> Application:
    """The candidate's application in this vacancy; made now when there is none."""
    db.session.execute(
        insert(Application)
        .values(
            organization_id=candidate.organization_id,
            job_id=job_id,
            candidate_id=candidate.id,
            source=source,
            user_id=user_id,
            stage="new",
        )
        .on_conflict_do_nothing()
    )
    return db.session.scalars(select(Application).filter_by(job_id=job_id, candidate_id=candidate.id)).one()
