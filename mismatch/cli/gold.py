"""``flask gold``: the project's own labelled résumés, rendered so that their truth is exact."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("gold")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def gold_command(folder: Path) -> None:
    """Write every person of the demo in each of their forms into FOLDER, with a truth file beside each."""
    from mismatch.demo.people import people
    from mismatch.demo.rendering import FORMS, render
    from mismatch.demo.truth import truth

    folder.mkdir(parents=True, exist_ok=True)
    drawn = [(person, form) for person in people() for form in person.forms]
    with click.progressbar(drawn, label="Drawing") as bar:
        for person, form in bar:
            stem = f"{person.id}-{form}"
            (folder / f"{stem}.{FORMS[form][0]}").write_bytes(render(person, form))
            facts = json.dumps(truth(person, form), ensure_ascii=False, indent=1)
            (folder / f"{stem}.truth.json").write_text(facts + "\n")
