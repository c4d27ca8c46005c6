"""``quellenlage verdicts``: what was corrected in another tool, for the next run."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from quellenlage.cli import arguments
from quellenlage.cli.console import fail, finish, print_table, warn_skipped
from quellenlage.errors import InputError
from quellenlage.export.cas_corrections import Comparison
from quellenlage.export.cas_reading import read_cas
from quellenlage.formats import FORMATS
from quellenlage.model import Skipped, Verdict
from quellenlage.store.corrected import corrected_files
from quellenlage.store.dossiers import load_dossier, prepare_folder
from quellenlage.store.verdicts import add_verdicts


@click.command()
@click.argument("dossier", type=arguments.FILE)
@click.argument("corrected", nargs=-1, required=True, type=arguments.PathArgument())
@click.option(
    "-o",
    "--output",
    required=True,
    type=arguments.FILE,
    help="JSON lines file for the verdicts; what it holds already stays.",
)
@click.option(
    "--confirm", is_flag=True, help="Take what was left as it was for confirmed, not for unseen."
)
def verdicts(dossier: Path, corrected: tuple[Path, ...], *, output: Path, confirm: bool) -> None:
    """Turn corrections made in INCEpTION into verdicts.

    CORRECTED are the files that INCEpTION exports (UIMA CAS XMI or JSON, also as ZIP) of
    articles that `export DOSSIER --to xmi` or `--to cas-json` wrote. `dossier --verdicts`
    replays the verdicts.
    """
    FORMATS["xmi"].require()
    comparison = Comparison(load_dossier(dossier))
    prepare_folder(output.parent)
    found: list[Verdict] = []
    skipped: list[Skipped] = []
    for file in corrected_files(corrected):
        try:
            article = read_cas(file.data, name=file.name, types=file.types)
        except InputError as error:
            skipped.append(Skipped(input=file.name, reason=str(error)))
            continue
        corrections = comparison.compare(article, confirm=confirm)
        if corrections is None:
            reason = "Its text is that of no article of the dossier."
            skipped.append(Skipped(input=file.name, reason=reason))
            continue
        found.extend(corrections.verdicts)
        for note in corrections.notes:
            fail(f"note on {file.name}: {note}")
    warn_skipped(skipped)
    new = add_verdicts(output, found)
    counted = Counter((v.kind.value, v.about) for v in found)
    rows = [(f"{kind} {about}", str(number)) for (kind, about), number in sorted(counted.items())]
    print_table(("", ""), [*rows, ("new verdicts", str(new)), ("written", str(output))])
    finish(skipped)
