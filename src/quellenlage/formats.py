"""Every format a story can be written in: the exports, and the dossier page."""

from __future__ import annotations

from quellenlage.dossier.page import write_html
from quellenlage.export.registry import EXPORTERS, Exporter

FORMATS: dict[str, Exporter] = {
    "html": Exporter("html", "the dossier as one page for a browser", write_html),
    **EXPORTERS,
}
"""Formats by name; command line, docs and tests derive from this table."""
