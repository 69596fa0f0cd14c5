"""The tables: one file per aggregate."""

from mismatch.models.application import Application, Stage, StageChange
from mismatch.models.audit import AuditEvent
from mismatch.models.candidate import Candidate, Resume, ResumeVectors
from mismatch.models.correction import Correction
from mismatch.models.decision import GroupEntry, WeightSet, WeightsState
from mismatch.models.document import Document, Upload, UploadStatus
from mismatch.models.job import Job, JobStatus, JobVectors, Requirement
from mismatch.models.match import Match
from mismatch.models.organization import Invitation, Membership, Organization, OrganizationKind, OrganizationRole
from mismatch.models.search import SearchEntry
from mismatch.models.tag import CandidateTag, Tag
from mismatch.models.user import Role, User

__all__ = [
    "Application",
    "AuditEvent",
    "Candidate",
    "CandidateTag",
    "Correction",
    "Document",
    "GroupEntry",
    "Invitation",
    "Job",
    "JobStatus",
    "JobVectors",
    "Match",
    "Membership",
    "Organization",
    "OrganizationKind",
    "OrganizationRole",
    "Requirement",
    "Resume",
    "ResumeVectors",
    "Role",
    "SearchEntry",
    "Stage",
    "StageChange",
    "Tag",
    "Upload",
    "UploadStatus",
    "User",
    "WeightSet",
    "WeightsState",
]
