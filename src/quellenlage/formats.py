"""Every format a story can be written in: the exports, and the dossier page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from quellenlage.dossier.interface import InterfaceLanguage
from quellenlage.dossier.page import write_html
from quellenlage.export.dossier_json import write_json
from quellenlage.export.exporter import Files
from quellenlage.export.registry import EXPORTERS, Exporter
from quellenlage.model import Story
from quellenlage.story.excerpts import excerpt


def write_excerpts(
    story: Story, *, language: InterfaceLanguage = InterfaceLanguage.GERMAN
) -> Files:
    """Return page and JSON with nothing of the articles but what bears evidence."""
    short = excerpt(story)
    files = {**write_html(short, language=language), **write_json(short)}
    return {f"excerpts/{name}": data for name, data in files.items()}


def _left_out(story: Story) -> Iterator[str]:
    """Yield how much of a story its excerpts do not hold."""
    given = excerpt(story).excerpts
    if given is not None and given.characters > given.kept:
        kinds = ", ".join(f"{number} {kind}" for kind, number in given.left_out.items() if number)
        yield f"it gives {given.kept} of {given.characters} characters" + (
            f" and leaves out {kinds}" if kinds else ""
        )


FORMATS: dict[str, Exporter] = {
    "html": Exporter("html", "the dossier as one page for a browser", write_html),
    "excerpts": Exporter(
        "excerpts",
        "page and JSON with the sentences that bear evidence alone",
        write_excerpts,
        losses=_left_out,
    ),
    **EXPORTERS,
}
"""Formats by name; command line, docs and tests derive from this table."""


def formats_in(language: InterfaceLanguage) -> dict[str, Exporter]:
    """Return the formats with a page that opens in ``language``."""
    pages = {"html": write_html, "excerpts": write_excerpts}
    opened = {
        name: replace(FORMATS[name], write=partial(write, language=language))
        for name, write in pages.items()
    }
    return {**FORMATS, **opened}
