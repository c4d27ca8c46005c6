"""``quellenlage diff``: what changed between two dossiers."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from quellenlage.cli import arguments
from quellenlage.cli.console import fail, print_table
from quellenlage.store.dossiers import load_dossier
from quellenlage.story.compare import compare


@click.command()
@click.argument("old", type=arguments.FILE)
@click.argument("new", type=arguments.FILE)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def diff(old: Path, new: Path, form: str) -> None:
    """Show what changed from dossier OLD to dossier NEW (two dossier.json files)."""
    changes = compare(load_dossier(old), load_dossier(new))
    if form == "json":
        data = msgspec.json.format(msgspec.json.encode({"changes": changes}), indent=2)
        click.echo(data.decode("utf-8"))
        return
    if not changes:
        fail("the two dossiers do not differ")
    print_table(
        ("change", "list", "what", "before", "after"),
        [(c.kind.value, c.list, c.label, c.before or "", c.after or "") for c in changes],
    )
