"""``flask gold``: the project's own labelled résumés, rendered so that their truth is exact."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("gold")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def gold_command(folder: Path) -> None:
    """Write the people of the demo in many forms into FOLDER, with a truth file beside each.

    Layouts that a browser prints are left out, with a note, where there is no chromium.
    """
    from mismatch.demo.gold import gold_pairs
    from mismatch.demo.rendering import FORMS, render
    from mismatch.demo.truth import truth
    from mismatch.demo.web_forms import WEB_FORMS, browser

    folder.mkdir(parents=True, exist_ok=True)
    drawn = list(gold_pairs())
    if browser() is None:
        click.echo("No chromium here: the layouts of web pages are left out.", err=True)
        drawn = [(person, form) for person, form in drawn if form not in WEB_FORMS]
    with click.progressbar(drawn, label="Drawing") as bar:
        for person, form in bar:
            stem = f"{person.id}-{form}"
            (folder / f"{stem}.{FORMS[form][0]}").write_bytes(render(person, form))
            facts = json.dumps(truth(person, form), ensure_ascii=False, indent=1)
            (folder / f"{stem}.truth.json").write_text(facts + "\n")
