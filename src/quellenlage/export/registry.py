"""All formats for other tools; the dossier page is added in :mod:`quellenlage.formats`.

Command line, documentation and the test that every format must pass derive from this table.
"""

from __future__ import annotations

from quellenlage.export import cas, ftm, xlsx
from quellenlage.export.cas import write_cas_json, write_xmi
from quellenlage.export.csl import write_csl
from quellenlage.export.csv_tables import write_csv
from quellenlage.export.dossier_json import write_json
from quellenlage.export.exporter import Exporter, Extra, Files, all_but, replaced_characters
from quellenlage.export.ftm import write_ftm
from quellenlage.export.gexf import write_gexf
from quellenlage.export.graphml import write_graphml
from quellenlage.export.markdown import write_markdown
from quellenlage.export.parquet import write_parquet
from quellenlage.export.ris import write_ris
from quellenlage.export.timeline_js import write_timeline
from quellenlage.export.timeml import write_timeml
from quellenlage.export.web_annotation import write_annotations
from quellenlage.export.xlsx import write_xlsx

__all__ = ["EXPORTERS", "Exporter", "Extra", "Files"]

_GRAPH = all_but(
    *("documents", "actors", "events", "claims", "commitments", "lineage"),
    why="A graph holds who is joined to what; places and words stay in the dossier.",
)
_ARTICLES = all_but("documents", why="References name the articles alone.")
_TIMES = all_but("documents", "times", why="TimeML marks times in texts and nothing else.")
_LINE = all_but("timeline", why="TimelineJS shows what lies on the calendar.")
_ANNOTATED = dict.fromkeys(
    ("skipped", "models", "settings"), "It is about no place in a text that could be annotated."
)
_CAS = dict.fromkeys(
    ("actors", "discrepancies", "lineage", "timeline", "novelty", "skipped", "models", "settings"),
    "A CAS holds one article; what joins several is not in it.",
)
_CASSIS = Extra("cas", "dkpro-cassis", "cassis")
_MONEY = dict.fromkeys(
    ("times", "quotations", "attributions", "discrepancies", "timeline", "novelty", "skipped"),
    "The schema of FollowTheMoney has no place for it.",
)
_REPORT = dict.fromkeys(
    ("times", "attributions", "mentions"), "A report tells findings, not what they are made of."
)
_RUN = dict.fromkeys(("models", "settings"), "It says how the dossier was made, not what it says.")

EXPORTERS: dict[str, Exporter] = {
    exporter.name: exporter
    for exporter in (
        Exporter("json", "the public dossier.json", write_json),
        Exporter("csv", "one table per kind, in a folder", write_csv),
        Exporter("xlsx", "all tables as one workbook", write_xlsx, losses=xlsx.losses),
        Exporter(
            "markdown",
            "a report with footnotes, report.md",
            write_markdown,
            leaves_out={**_REPORT, **_RUN},
        ),
        Exporter(
            "timeml",
            "one TimeML file per article",
            write_timeml,
            leaves_out=_TIMES,
            losses=replaced_characters,
        ),
        Exporter(
            "annotations", "W3C Web Annotations, JSON-LD", write_annotations, leaves_out=_ANNOTATED
        ),
        Exporter(
            "xmi",
            "UIMA CAS as XMI, for INCEpTION",
            write_xmi,
            leaves_out=_CAS,
            losses=cas.losses,
            extra=_CASSIS,
        ),
        Exporter(
            "cas-json",
            "UIMA CAS as JSON, for INCEpTION",
            write_cas_json,
            leaves_out=_CAS,
            losses=cas.losses,
            extra=_CASSIS,
        ),
        Exporter(
            "ftm",
            "FollowTheMoney entities, JSON lines",
            write_ftm,
            leaves_out={**_MONEY, **_RUN},
            losses=ftm.losses,
            extra=Extra("ftm", "followthemoney", "followthemoney"),
        ),
        Exporter("timelinejs", "the timeline for TimelineJS", write_timeline, leaves_out=_LINE),
        Exporter(
            "gexf",
            "the graph of the story for Gephi",
            write_gexf,
            leaves_out=_GRAPH,
            losses=replaced_characters,
        ),
        Exporter(
            "graphml",
            "the graph of the story as GraphML",
            write_graphml,
            leaves_out=_GRAPH,
            losses=replaced_characters,
        ),
        Exporter("ris", "the articles as RIS references", write_ris, leaves_out=_ARTICLES),
        Exporter("csl", "the articles as CSL-JSON references", write_csl, leaves_out=_ARTICLES),
        Exporter(
            "parquet",
            "one Parquet file per kind, nested",
            write_parquet,
            extra=Extra("parquet", "pyarrow", "pyarrow"),
        ),
    )
}
