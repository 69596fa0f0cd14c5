"""Routes on which labels are put on people and taken off again."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from mismatch.arguments import local_address
from mismatch.candidates import blueprint
from mismatch.candidates.tags import put_tag, spelt, take_tag
from mismatch.errors import DomainError
from mismatch.extensions import db
from mismatch.models import Candidate, Tag
from mismatch.permissions import Permission, actor, get_or_404, requires

#: The category of a message that templates/candidates/_tags.html shows, and not the top of the page.
BESIDE_THE_FIELD = "tag"
#: Letters that the field takes: several tags at once.
LONGEST_TYPED = 200


@blueprint.post("/candidates/<int:candidate_id>/tags")
@requires(Permission.TAG_CANDIDATES)
def add_tag(candidate_id: int) -> ResponseReturnValue:
    """Put labels on a person; several are parted by commas. What is refused is shown again beside its field."""
    candidate = get_or_404(Candidate, candidate_id)
    typed = request.form.get("name", "")
    try:
        _put_all(candidate, [name for part in typed.split(",") if (name := spelt(part))])
        db.session.commit()
    except DomainError as refused:
        db.session.rollback()
        shown = {"candidate_id": candidate_id, "typed": typed[:LONGEST_TYPED], "reason": refused.message}
        flash(shown, BESIDE_THE_FIELD)
    return _back(candidate)


def _put_all(candidate: Candidate, names: list[str]) -> None:
    if not names:
        raise DomainError(_("Write the tag first."))
    for name in names:
        put_tag(actor(), candidate, name)


@blueprint.post("/candidates/<int:candidate_id>/tags/<int:tag_id>/remove")
@requires(Permission.TAG_CANDIDATES)
def remove_tag(candidate_id: int, tag_id: int) -> ResponseReturnValue:
    """Take a label off a person; one that nobody has any more is forgotten."""
    candidate, tag = get_or_404(Candidate, candidate_id), get_or_404(Tag, tag_id)
    take_tag(actor(), candidate, tag)
    db.session.commit()
    return _back(candidate)


def _back(candidate: Candidate) -> ResponseReturnValue:
    return redirect(local_address(url_for("candidates.show", candidate_id=candidate.id)))
