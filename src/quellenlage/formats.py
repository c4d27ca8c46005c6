"""Every format a story can be written in: the exports, and the dossier page."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from quellenlage.dossier.interface import InterfaceLanguage
from quellenlage.dossier.page import write_html
from quellenlage.export.registry import EXPORTERS, Exporter

FORMATS: dict[str, Exporter] = {
    "html": Exporter("html", "the dossier as one page for a browser", write_html),
    **EXPORTERS,
}
"""Formats by name; command line, docs and tests derive from this table."""


def formats_in(language: InterfaceLanguage) -> dict[str, Exporter]:
    """Return the formats with a page that opens in ``language``."""
    page = replace(FORMATS["html"], write=partial(write_html, language=language))
    return {**FORMATS, "html": page}
