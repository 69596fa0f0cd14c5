"""How far a vacancy's ranking has come, for the page that waits for it."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from mismatch.matching import queries
from mismatch.models import Job


def ranking_progress(job: Job) -> dict[str, object]:
    """The JSON that static/js/progress.js expects: reading, ranking and sharpening as one bar.

    Before that comes a bar for résumés that another version has prepared for ranking.
    """
    counts = queries.progress(job)
    version = f"{job.revision}.{counts['ranked']}.{counts['sharpened']}"
    if job.is_being_ranked and job.ranking_renewing:
        total = max(job.ranking_total, job.ranking_renewing)
        ready = total - job.ranking_renewing
        summary = str(_("Prepared for this version: %(count)s of %(total)s.", count=ready, total=total))
        return {"done": False, "finished": ready, "total": total, "summary": summary, "version": version, "rows": []}
    total, reading = int(counts["total"]), int(counts["reading"])
    steps = 2 * (total + reading)
    finished = int(counts["ranked"]) + int(counts["sharpened"])
    # Of a large pool a person may be scored on their own, or pass out of the list: then the counts need not meet.
    are_all = job.is_ranked_in_part or finished >= steps
    is_done = not job.is_published or (not reading and not counts["working"] and are_all)
    return {
        "done": is_done,
        "finished": min(finished, steps),
        "total": steps,
        "summary": "" if is_done else _summary(counts),
        "version": version,
        "rows": [],
    }


def _summary(counts: dict[str, int | bool]) -> str:
    if reading := int(counts["reading"]):
        files = ngettext("%(num)s file is being read.", "%(num)s files are being read.", reading)
        return f"{files} {_('Ranked: %(count)s of %(total)s.', count=counts['ranked'], total=counts['total'])}"
    if counts["ranked"] != counts["total"] or counts["working"]:
        return str(_("Ranked: %(count)s of %(total)s.", count=counts["ranked"], total=counts["total"]))
    return str(_("Comparing by meaning: %(count)s of %(total)s.", count=counts["sharpened"], total=counts["total"]))
