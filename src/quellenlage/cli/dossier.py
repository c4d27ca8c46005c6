"""``quellenlage dossier``: the main job."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from platformdirs import user_cache_path

from quellenlage.cli import arguments
from quellenlage.cli.console import (
    EXIT_NOTHING,
    fail,
    finish,
    print_table,
    progress_bar,
    warn_oddities,
    warn_skipped,
)
from quellenlage.dossier.interface import InterfaceLanguage
from quellenlage.formats import FORMATS, formats_in
from quellenlage.model import Claim, Document, Flag, ModelSet, Story
from quellenlage.pipeline import Options, analyse, read
from quellenlage.store.dossiers import StagedFiles, prepare_folder
from quellenlage.store.knowledge import load_knowledge
from quellenlage.store.thesaurus import STANDARD_PLACE
from quellenlage.store.verdicts import load_verdicts
from quellenlage.store.written import RECORD, encode_record, load_record, remove_stale
from quellenlage.story.excerpts import excerpt

_ALWAYS = ("html", "json")


@click.command()
@arguments.paths
@click.option(
    "-o",
    "--output",
    required=True,
    type=arguments.FOLDER,
    help="Folder for dossier.html and dossier.json.",
)
@click.option("--title", help="Title of the dossier.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Articles read at the same time.",
)
@arguments.metadata
@arguments.reading
@arguments.models
@arguments.base
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(sorted(FORMATS)),
    help="Further formats to write, beside HTML and JSON; may be repeated.",
)
@click.option(
    "--verdicts",
    type=arguments.FILE,
    help="Editors' decisions to replay, as JSON lines.",
)
@click.option(
    "--knowledge",
    type=arguments.FILE,
    help="Known actors: CSV or JSON with id (QID), name and aliases, or FollowTheMoney entities.",
)
@click.option(
    "--encoder",
    metavar="NAME_OR_FOLDER",
    help="A sentence encoder to compare statements with: a static or sentence-transformers model.",
)
@click.option(
    "--thesaurus",
    type=arguments.FILE,
    help="A MyThes thesaurus to compare statements with; 'system' means the OpenThesaurus of "
    "Debian's package mythes-de.",
)
@click.option(
    "--cache/--no-cache",
    default=True,
    show_default=True,
    help="Keep what was found in each article for the next run.",
)
@arguments.excerpts
@arguments.interface
def dossier(
    paths: tuple[Path, ...],
    output: Path,
    *,
    title: str | None,
    jobs: int,
    metadata: Path | None,
    reading: arguments.ReadingOptions,
    models: str,
    base: str | None,
    formats: tuple[str, ...],
    verdicts: Path | None,
    knowledge: Path | None,
    encoder: str | None,
    thesaurus: Path | None,
    cache: bool,
    excerpts: bool,
    interface: str,
) -> None:
    """Write the dossier of the articles in PATHS (files, folders and addresses, in any mixture)."""
    for name in formats:
        FORMATS[name].require()
    prepare_folder(output)
    options = Options(
        title=title or None,
        models=ModelSet(models),
        base=base,
        verdicts=load_verdicts(verdicts) if verdicts else (),
        known=load_knowledge(knowledge) if knowledge else (),
        encoder=encoder,
        thesaurus=STANDARD_PLACE if thesaurus == Path("system") else thesaurus,
        jobs=jobs,
        cache=user_cache_path("quellenlage") / "findings.sqlite" if cache else None,
    )
    items = read(paths, metadata=metadata, limits=reading.limits, fetching=reading.fetching)
    if not any(isinstance(item, Document) for item in items):
        warn_skipped([item for item in items if not isinstance(item, Document)])
        fail("no article could be read; no dossier was written")
        sys.exit(EXIT_NOTHING)
    with progress_bar("Reading articles") as progress:
        story = analyse(items, options, progress=progress)
    warn_oddities(story.documents)
    warn_skipped(story.skipped)
    if excerpts:
        story = excerpt(story)
    names = dict.fromkeys((*_ALWAYS, *formats))
    language = InterfaceLanguage(interface)
    written = write_formats(story, names, output, language=language, alone=True)
    print_table(("", ""), [*summary(story), *(("written", str(path)) for path in written)])
    finish(story.skipped)


def write_formats(
    story: Story,
    names: dict[str, None],
    output: Path,
    *,
    language: InterfaceLanguage = InterfaceLanguage.GERMAN,
    alone: bool = False,
) -> list[Path]:
    """Write a story in each format and return the files to open, one for each format.

    All appear together, so that a failure leaves no half dossier. Files that an earlier run
    wrote for these formats and this one does not are removed; ``alone`` removes those of other
    formats too, for they tell of another dossier. What a format cannot hold is said in one
    line each. ``language`` is the one in which the page opens.
    """
    opened = []
    formats = formats_in(language)
    earlier = load_record(output)
    now = {} if alone else {name: files for name, files in earlier.items() if name not in names}
    with StagedFiles() as staged:
        for name in names:
            files = formats[name].write(story)
            now[name] = {file: staged.add(output / file, data) for file, data in files.items()}
            first = output / next(iter(files), name)
            is_entry = sum("/" not in file for file in files) == 1
            opened.append(first if len(files) == 1 or is_entry else first.parent)
        staged.add(output / RECORD, encode_record(now))
    for path in remove_stale(output, earlier, now):
        fail(f"{path} is from an earlier run; it was changed since and is kept")
    for name in names:
        for note in FORMATS[name].notes(story):
            fail(f"note on {name}: {note}")
    return opened


def summary(story: Story) -> list[tuple[str, str]]:
    """Return what the run found, as rows of label and number."""
    foreign = [d for d in story.documents if Flag.FOREIGN_LANGUAGE in d.flags]
    rows = [("articles read", str(len(story.documents)))]
    rows += [("  passed over", f"{d.input} ({d.language})") for d in foreign]
    rows += [
        ("inputs skipped", str(len(story.skipped))),
        ("quotations", str(sum(q.repeats is None for q in story.quotations))),
        ("actors", str(len(story.actors))),
        ("claims", str(len(story.claims))),
        ("  told by two or more articles", str(sum(_articles(c) > 1 for c in story.claims))),
        ("  of these on one origin only", str(sum(_one_origin(c) for c in story.claims))),
        ("disagreements", str(len(story.discrepancies))),
    ]
    return rows


def _articles(claim: Claim) -> int:
    return len({rendering.document for rendering in claim.renderings})


def _one_origin(claim: Claim) -> bool:
    return _articles(claim) > 1 and len(claim.origins) == 1
