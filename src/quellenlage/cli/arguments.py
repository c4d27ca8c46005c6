"""The arguments that several commands take."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click
import msgspec
from platformdirs import user_cache_path

from quellenlage.dossier.interface import InterfaceLanguage
from quellenlage.ingest import FetchOptions, Limits
from quellenlage.ingest.fetch import is_address
from quellenlage.model import ModelSet


class PathArgument(click.Path):
    """A path that is not empty: ``"$UNSET"`` in a shell must not mean the folder one is in.

    A web address stays as it is.
    """

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
        if self.dir_okay and self.file_okay and is_address(os.fspath(value)):
            return os.fspath(value)
        return super().convert(value, param, ctx)


class LimitSetting(click.ParamType):  # type: ignore[type-arg]
    """One limit and its value, as ``bytes=200000000``.

    (The base class is generic in new releases of click only.)
    """

    name = "limit"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int]:
        """Return the name of the field of ``Limits`` and its value."""
        name, _, number = value.partition("=")
        field = next((f for f in LIMITS if name.strip() in {f, f.removeprefix("max_")}), None)
        if field is None:
            known = ", ".join(f.removeprefix("max_") for f in LIMITS)
            self.fail(f"there is no limit {name!r}; there are: {known}", param, ctx)
        digits = number.strip().replace("_", "")
        if not digits.isdecimal() or not 0 < int(digits) < 2**63:
            self.fail(f"{number!r} is no whole number above 0", param, ctx)
        return field, int(digits)


LIMITS = tuple(Limits.__struct_fields__)
FILE = PathArgument(dir_okay=False)
FOLDER = PathArgument(file_okay=False)

paths = click.argument("paths", nargs=-1, required=True, type=PathArgument())
metadata = click.option(
    "--metadata",
    type=FILE,
    help="CSV with the columns input, title, outlet, url, published, retrieved.",
)
_limits = click.option(
    "--limit",
    "limits",
    multiple=True,
    type=LimitSetting(),
    metavar="NAME=NUMBER",
    help="Raise or lower a limit on what is read, as bytes=200000000; may be repeated. "
    f"There are: {', '.join(field.removeprefix('max_') for field in LIMITS)}.",
)
_fetch = click.option(
    "--fetch/--no-fetch",
    default=False,
    show_default=True,
    help="Fetch addresses among PATHS, and those to which feeds and libraries lead.",
)
_pages = click.option(
    "--pages",
    type=FOLDER,
    help="Folder in which fetched pages are kept; without it, one of the user's cache.",
)
_delay = click.option(
    "--delay",
    type=click.FloatRange(min=0, max=3600),
    default=FetchOptions().delay,
    show_default=True,
    help="Seconds between two requests to one host; robots.txt may ask for more.",
)
_timeout = click.option(
    "--timeout",
    type=click.FloatRange(min=0.1, max=3600),
    default=FetchOptions().timeout,
    show_default=True,
    help="Seconds to wait for a host.",
)
_user_agent = click.option(
    "--user-agent",
    default=FetchOptions().user_agent,
    help="What to call oneself to the hosts of pages.",
)
_READING = (_limits, _fetch, _pages, _delay, _timeout, _user_agent)


class ReadingOptions(msgspec.Struct, frozen=True):
    """How inputs are to be read, as :func:`quellenlage.pipeline.read` takes it."""

    limits: Limits
    fetching: FetchOptions | None


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options on limits and fetching; the command gets them as ``reading``."""

    @wraps(command)
    def with_reading(**given: Any) -> Any:
        limits = Limits(**dict(given.pop("limits")))
        fetch, pages = given.pop("fetch"), given.pop("pages")
        fetching = FetchOptions(
            store=pages or user_cache_path("quellenlage") / "pages",
            delay=given.pop("delay"),
            timeout=given.pop("timeout"),
            user_agent=given.pop("user_agent"),
        )
        return command(reading=ReadingOptions(limits, fetching if fetch else None), **given)

    for option in reversed(_READING):
        with_reading = option(with_reading)
    return with_reading


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
excerpts = click.option(
    "--excerpts",
    is_flag=True,
    help="Give only sentences that bear evidence, with a line around them; for passing on.",
)
interface = click.option(
    "--interface",
    type=click.Choice([language.value for language in InterfaceLanguage]),
    default="de",
    show_default=True,
    help="Language in which the page opens; the reader can switch.",
)
