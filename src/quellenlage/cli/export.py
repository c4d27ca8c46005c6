"""``quellenlage export``: a dossier in another format."""

from __future__ import annotations

from pathlib import Path

import click

from quellenlage.cli import arguments
from quellenlage.cli.console import print_table
from quellenlage.cli.dossier import write_formats
from quellenlage.dossier.interface import InterfaceLanguage
from quellenlage.formats import FORMATS
from quellenlage.store.dossiers import load_dossier, prepare_folder
from quellenlage.story.excerpts import excerpt


@click.command()
@click.argument("dossier", type=arguments.FILE)
@click.option(
    "--to",
    "formats",
    multiple=True,
    required=True,
    type=click.Choice(sorted(FORMATS)),
    help="Format to write; may be repeated.",
)
@click.option(
    "-o",
    "--output",
    type=arguments.FOLDER,
    help="Folder for the files; without it, the folder of DOSSIER.",
)
@arguments.excerpts
@arguments.interface
def export(
    dossier: Path,
    formats: tuple[str, ...],
    output: Path | None,
    *,
    excerpts: bool,
    interface: str,
) -> None:
    """Write DOSSIER, a dossier.json, in other formats."""
    for name in formats:
        FORMATS[name].require()
    folder = output or dossier.parent
    story = load_dossier(dossier)
    if excerpts:
        story = excerpt(story)
    prepare_folder(folder)
    names = dict.fromkeys(formats)
    written = write_formats(story, names, folder, language=InterfaceLanguage(interface))
    print_table(("", ""), [("written", str(path)) for path in written])
