"""Where text goes: results to standard output, everything else to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from quellenlage.model import Document, Flag, Skipped
from quellenlage.pipeline import Progress as OnProgress

EXIT_NOTHING = 1
EXIT_SKIPPED = 3
EXIT_INTERRUPTED = 130

_ODDITIES = {
    Flag.ENCODING_GUESSED: "its encoding is not stated and was guessed",
    Flag.LONG_LINE: "it has a very long line",
    Flag.UNCLOSED_QUOTATION: "a quotation mark is opened and never closed",
}

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), "\N{REPLACEMENT CHARACTER}")


def prepare_streams() -> None:
    """Write UTF-8 into files and pipes whatever the locale, and stop at no character.

    A terminal keeps its encoding; what it cannot show becomes a question mark.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def fail(message: str) -> None:
    """Say in one line on standard error what went wrong."""
    click.echo(f"quellenlage: {_one_line(message)}", err=True)


def warn_skipped(skipped: Sequence[Skipped]) -> None:
    """Say in one line each which inputs gave nothing."""
    for item in skipped:
        fail(f"skipped {item.input}: {item.reason}")


def split(items: Sequence[Document | Skipped]) -> tuple[list[Document], list[Skipped]]:
    """Part what was read from what was not; end with exit code 1 where nothing was read."""
    documents = [item for item in items if isinstance(item, Document)]
    skipped = [item for item in items if isinstance(item, Skipped)]
    warn_skipped(skipped)
    if not documents:
        fail("no article could be read")
        sys.exit(EXIT_NOTHING)
    return documents, skipped


def warn_foreign(documents: Sequence[Document]) -> None:
    """Say in one line each which articles are passed over for their language."""
    for document in documents:
        if Flag.FOREIGN_LANGUAGE in document.flags:
            fail(f"passed over {document.input}: its language is {document.language}")


def warn_oddities(documents: Sequence[Document]) -> None:
    """Say in one line each what was odd about a text that was read all the same."""
    for document in documents:
        for flag, words in _ODDITIES.items():
            if flag in document.flags:
                fail(f"note on {document.input}: {words}")


def finish(skipped: Sequence[Skipped]) -> None:
    """End with the exit code that tells whether some inputs were skipped."""
    if skipped:
        sys.exit(EXIT_SKIPPED)


@contextmanager
def progress_bar(what: str) -> Iterator[OnProgress | None]:
    """Show a progress bar on a terminal; stay quiet where standard error is piped."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table; where output is piped, tab-separated lines without ornament."""
    if not (sys.stdout and sys.stdout.isatty()):
        for row in rows:
            click.echo("\t".join(_one_line(cell) for cell in row))
        return
    table = Table(*columns, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        # Text() keeps rich from reading square brackets in articles as markup.
        table.add_row(*(Text(_one_line(cell)) for cell in row))
    Console().print(table)


def _one_line(text: str) -> str:
    """Return ``text`` in one line that a terminal shows and does not obey."""
    return " ".join(text.split()).translate(_CONTROLS)
