"""``quellenlage search``: full text search in a dossier."""

from __future__ import annotations

from pathlib import Path

import click

from quellenlage.cli import arguments
from quellenlage.cli.console import fail, print_table
from quellenlage.languages import load_language
from quellenlage.store.dossiers import load_dossier
from quellenlage.store.search import SearchIndex


@click.command()
@click.argument("dossier", type=arguments.FILE)
@click.argument("words", nargs=-1, required=True)
def search(dossier: Path, words: tuple[str, ...]) -> None:
    """Find the paragraphs of DOSSIER, a dossier.json, that hold all WORDS in any inflection."""
    story = load_dossier(dossier)
    inputs = {document.id: document.input for document in story.documents}
    with SearchIndex(story.documents, load_language("de").rules) as index:
        hits = index.search(" ".join(words))
    if not hits:
        fail(f"no paragraph holds {' and '.join(words)}")
        return
    texts = {document.id: document.text for document in story.documents}
    print_table(
        ("input", "from", "to", "paragraph"),
        [
            (
                inputs[hit.document],
                str(hit.span.start),
                str(hit.span.end),
                hit.span.slice(texts[hit.document]),
            )
            for hit in hits
        ],
    )
