"""How many files of the demo are still to be drawn: its pages say so instead of looking empty."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select

from mismatch.extensions import db
from mismatch.models import Organization, OrganizationKind, Upload
from mismatch.models.columns import now

#: One file a person; counted by a test, for the people themselves are no weight for every process.
FILES = 65
#: What is not there by then has failed or was taken away again.
_AT_MOST = timedelta(minutes=10)


def files_to_come(organization_id: int) -> int:
    """0 for everybody but a demo that was loaded just now."""
    young = select(Organization.id).filter_by(id=organization_id, kind=OrganizationKind.EMPLOYER, is_demo=True)
    if not db.session.scalar(young.where(Organization.created_at > now() - _AT_MOST)):
        return 0
    stored = db.session.scalar(select(func.count(Upload.id)).filter_by(organization_id=organization_id))
    return max(0, FILES - (stored or 0))
