"""The command ``quellenlage``: arguments in, text out, no logic.

Exit codes: 0 everything was read; 1 nothing could be done; 2 wrong usage; 3 done, but some
inputs were skipped; 130 interrupted.
"""

from __future__ import annotations

import sys
from typing import Any

import click

from quellenlage import __version__
from quellenlage.cli.console import fail
from quellenlage.cli.diff import diff
from quellenlage.cli.dossier import dossier
from quellenlage.cli.export import export
from quellenlage.cli.rooms import annotate, names, quotes, read, times
from quellenlage.cli.search import search
from quellenlage.errors import QuellenlageError


class _Group(click.Group):
    """Turns what is raised on purpose into one line and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except QuellenlageError as error:
            fail(str(error))
            sys.exit(1)
        except (KeyboardInterrupt, click.Abort):
            fail("interrupted; nothing was written")
            sys.exit(130)
        except BrokenPipeError:
            # The reader of a pipe went away (`| head`): nothing is wrong, nothing is left to say.
            sys.stderr.close()
            sys.exit(0)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quellenlage")
def main() -> None:
    """Read a pile of German news articles and write the evidence-linked dossier.

    Exit codes: 0 everything was read, 1 nothing could be done, 2 wrong usage,
    3 done but some inputs were skipped, 130 interrupted.
    """


for _command in (dossier, read, annotate, times, quotes, names, search, export, diff):
    main.add_command(_command)
