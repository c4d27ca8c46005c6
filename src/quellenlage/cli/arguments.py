"""The arguments that several commands take."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from quellenlage.model import ModelSet


class PathArgument(click.Path):
    """A path that is not empty: ``"$UNSET"`` in a shell must not mean the folder one is in."""

    def __init__(self, *, file_okay: bool = True, dir_okay: bool = True) -> None:
        # What cannot be read is told by who reads it: of one input, the others do not suffer.
        super().__init__(path_type=Path, file_okay=file_okay, dir_okay=dir_okay, readable=False)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """Return the path."""
        if not os.fspath(value):
            self.fail("the path is empty.", param, ctx)
        return super().convert(value, param, ctx)


FILE = PathArgument(dir_okay=False)
FOLDER = PathArgument(file_okay=False)

paths = click.argument("paths", nargs=-1, required=True, type=PathArgument())
metadata = click.option(
    "--metadata",
    type=FILE,
    help="CSV with the columns input, title, outlet, url, published, retrieved.",
)
base = click.option(
    "--model",
    "base",
    metavar="NAME",
    help="An installed spaCy pipeline in place of the shipped base.",
)
models = click.option(
    "--models",
    type=click.Choice([m.value for m in ModelSet]),
    default="full",
    show_default=True,
    help="'free' leaves out models learned from non-commercial data.",
)
