"""The command ``quellenlage``: arguments in, text out, no logic.

Exit codes: 0 everything was read; 1 nothing could be done; 2 wrong usage; 3 done, but some
inputs were skipped; 130 interrupted; 143 ended from outside.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import Any

import click

from quellenlage import __version__
from quellenlage.cli.console import EXIT_INTERRUPTED, EXIT_NOTHING, fail, prepare_streams
from quellenlage.cli.diff import diff
from quellenlage.cli.dossier import dossier
from quellenlage.cli.export import export
from quellenlage.cli.rooms import annotate, names, quotes, read, times
from quellenlage.cli.search import search
from quellenlage.cli.verdicts import verdicts
from quellenlage.errors import QuellenlageError


class _Group(click.Group):
    """Turns what is raised on purpose into one line and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()  # a full disk shows itself only now
        except QuellenlageError as error:
            fail(str(error))
            sys.exit(EXIT_NOTHING)
        except (KeyboardInterrupt, click.Abort):
            fail("interrupted; nothing was written")
            sys.exit(EXIT_INTERRUPTED)
        except BrokenPipeError:
            # The reader of a pipe went away (`| head`): nothing is wrong, nothing is left to say.
            sys.stderr.close()
            sys.exit(0)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            _drop_output()
            fail(_unexpected(error))
            sys.exit(EXIT_NOTHING)


def _end(number: int, _frame: FrameType | None) -> None:
    """End in order when told to from outside: no worker and no half-written file stays."""
    sys.exit(128 + number)


def _drop_output() -> None:
    """Let what standard output still holds go nowhere: it could not be written."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unexpected(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"cannot go on: {error}"
    return (
        f"unexpected error, please report it with what --debug shows: "
        f"{type(error).__name__}: {error}"
    )


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quellenlage")
@click.option("--debug", is_flag=True, help="Show where an unexpected error comes from.")
def main(debug: bool) -> None:  # noqa: ARG001 (read where the error is caught)
    """Read a pile of German news articles and write the evidence-linked dossier.

    Exit codes: 0 everything was read, 1 nothing could be done, 2 wrong usage,
    3 done but some inputs were skipped, 130 interrupted.
    """
    prepare_streams()
    signal.signal(signal.SIGTERM, _end)


for _command in (dossier, read, annotate, times, quotes, names, search, export, verdicts, diff):
    main.add_command(_command)
