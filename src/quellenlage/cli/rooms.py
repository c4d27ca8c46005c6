"""The rooms called alone, for pipelines and for scoring from outside."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from quellenlage.cli import arguments
from quellenlage.cli.console import finish, print_table, split, warn_foreign, warn_skipped
from quellenlage.errors import InputError
from quellenlage.export.conllu import write_document
from quellenlage.export.standoff import write_standoff
from quellenlage.export.timeml import write
from quellenlage.languages import load_language
from quellenlage.languages.lore import name_lore
from quellenlage.model import (
    Article,
    Document,
    Flag,
    ModelSet,
    Party,
    Skipped,
    Span,
    TimeExpression,
    TimeProfile,
)
from quellenlage.pipeline import Options, failed, load_resources, read_articles
from quellenlage.pipeline import read as read_documents
from quellenlage.quoting import without_ids
from quellenlage.store.dossiers import StagedFiles, prepare_folder
from quellenlage.tagging import tag_documents
from quellenlage.text.names import compare_names

_Command = TypeVar("_Command", bound=Callable[..., Any] | click.Command)


def _format(*names: str) -> Callable[[_Command], _Command]:
    return click.option(
        "--format",
        "form",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        expose_value=len(names) > 1,
    )


def _echo_json(value: Any) -> None:
    data = msgspec.json.format(msgspec.json.encode(value), indent=2)
    click.echo(data.decode("utf-8"))


@click.command()
@arguments.paths
@arguments.metadata
@arguments.reading
@_format("table", "json")
def read(
    paths: tuple[Path, ...],
    metadata: Path | None,
    reading: arguments.ReadingOptions,
    form: str,
) -> None:
    """Show the documents and blocks of PATHS (files, folders and addresses)."""
    documents, skipped = split(
        read_documents(paths, metadata=metadata, limits=reading.limits, fetching=reading.fetching)
    )
    if form == "json":
        _echo_json({"documents": documents, "skipped": skipped})
    else:
        rows = [
            (document.input, block.role.value, document.text[block.start : block.end])
            for document in documents
            for block in document.blocks
        ]
        print_table(("input", "role", "text"), rows)
    finish(skipped)


@click.command()
@arguments.paths
@arguments.base
@_format("conllu")
def annotate(paths: tuple[Path, ...], base: str | None) -> None:
    """Write tokens, sentences, parts of speech, dependencies and names of PATHS."""
    documents, skipped = split(read_documents(paths))
    warn_foreign(documents)
    resources = load_resources(Options(base=base))
    for document in documents:
        if Flag.FOREIGN_LANGUAGE in document.flags:
            continue
        click.echo(write_document(resources.base.annotate(document)), nl=False)
    finish(skipped)


@click.command()
@arguments.paths
@click.option(
    "--dct",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The articles' date, as YYYY-MM-DD; without it, what the articles say.",
)
@click.option(
    "--profile",
    type=click.Choice([profile.value for profile in TimeProfile]),
    default=TimeProfile.AUTO.value,
    show_default=True,
    help="The kind of text: news of the day, magazine, or a narrative that looks back.",
)
@_format("table", "json", "timeml")
@click.option(
    "-o",
    "--output",
    type=arguments.FOLDER,
    help="With --format timeml: folder for one file per article.",
)
def times(paths: tuple[Path, ...], dct: Any, profile: str, form: str, output: Path | None) -> None:
    """Tag the time expressions of PATHS and put them on the calendar."""
    if output is not None and form != "timeml":
        raise click.UsageError("-o goes with --format timeml")
    documents, skipped = split(read_documents(paths))
    if form == "timeml" and output is None and len(documents) > 1:
        raise click.UsageError("TimeML of several articles needs a folder: -o FOLDER")
    warn_foreign(documents)
    tagged = tag_documents(documents, dct=dct and dct.date(), profile=profile)
    if form == "json":
        _echo_json(
            {"documents": [d for d, _ in tagged], "times": [t for _, ts in tagged for t in ts]}
        )
    elif form == "timeml":
        _write_timeml(tagged, output)
    else:
        rows = [_time_row(d, t) for d, expressions in tagged for t in expressions]
        print_table(
            ("input", "words", "type", "value", "mod", "earliest", "latest", "rule", "anchor"), rows
        )
    finish(skipped)


def _time_row(document: Document, time: TimeExpression) -> tuple[str, ...]:
    return (
        document.input,
        document.text[time.start : time.end],
        time.type.value,
        time.value,
        time.mod.value if time.mod else "",
        time.earliest or "",
        time.latest or "",
        time.rule,
        time.anchor.kind.value + (" (inferred)" if time.anchor.inferred else ""),
    )


def _write_timeml(
    tagged: list[tuple[Document, tuple[TimeExpression, ...]]], folder: Path | None
) -> None:
    if folder is None:
        for document, expressions in tagged:
            click.echo(write(document, expressions), nl=False)
        return
    prepare_folder(folder)
    with StagedFiles() as files:
        for document, expressions in tagged:
            files.add(folder / f"{document.id}.tml", write(document, expressions).encode("utf-8"))
    print_table(("", ""), [("written", str(folder / f"{d.id}.tml")) for d, _ in tagged])


@click.command()
@arguments.paths
@arguments.base
@arguments.models
@_format("table", "json", "standoff")
def quotes(paths: tuple[Path, ...], base: str | None, models: str, form: str) -> None:
    """Find who said what to whom in PATHS."""
    documents, skipped = split(read_documents(paths))
    warn_foreign(documents)
    options = Options(base=base, models=ModelSet(models))
    resources = load_resources(options)
    articles = [
        Article(document=document, findings=findings)
        for document, findings in zip(
            documents, read_articles(documents, resources, options), strict=True
        )
    ]
    broken = failed(articles)
    warn_skipped(broken)
    found = [(a.document, [without_ids(q) for q in a.findings.quotations]) for a in articles]
    if form == "json":
        _echo_json({"documents": documents, "quotations": [q for _, qs in found for q in qs]})
    elif form == "standoff":
        for document, quotations in found:
            click.echo(f"# {document.input}")
            click.echo(write_standoff(document, quotations), nl=False)
    else:
        rows = [
            (d.input, q.type.value, _who(q.speaker), _to(q.addressee), _words(d, q.spans))
            for d, quotations in found
            for q in quotations
        ]
        print_table(("input", "type", "speaker", "to", "words"), rows)
    finish([*skipped, *broken])


@click.command()
@click.argument("pairs", type=arguments.FILE)
@_format("csv", "json")
def names(pairs: Path, form: str) -> None:
    """Compare the names in the first two columns of PAIRS, a CSV file with a header."""
    table = name_lore(load_language("de"))
    try:
        with pairs.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except OSError as error:
        raise InputError(f"{pairs}: cannot be read ({error.strerror or error})") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{pairs}: cannot be read as CSV in UTF-8 ({error})") from error
    if len(rows) < 2:
        raise InputError(f"{pairs}: holds no pairs of names below its header")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if form == "csv":
        writer.writerow(("a", "b", "verdict", "score", "why"))
    results: list[dict[str, Any]] = []
    skipped: list[Skipped] = []
    for number, row in enumerate(rows[1:], start=2):
        if not row:
            continue
        if len(row) < 2 or not (row[0].strip() and row[1].strip()):
            skipped.append(Skipped(input=f"{pairs}:{number}", reason="It holds no two names."))
            continue
        result = compare_names(row[0], row[1], table)
        why = " ".join(feature.sentence for feature in result.features)
        results.append(
            {"a": row[0], "b": row[1], "verdict": result.verdict, "score": result.score, "why": why}
        )
        if form == "csv":
            writer.writerow((row[0], row[1], result.verdict, result.score, why))
    if form == "json":
        _echo_json(results)
    warn_skipped(skipped)
    finish(skipped)


def _who(party: Party) -> str:
    return party.name or f"({party.unattributed})"


def _to(party: Party | None) -> str:
    return party.name or "" if party else ""


def _words(document: Document, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.slice(document.text) for span in spans)
