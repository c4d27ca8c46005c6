"""Quellenlage reads a pile of German news articles and writes the evidence-linked dossier.

::

    from quellenlage import analyse, read

    story = analyse(read(["samples/hafenstreit/articles"]))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quellenlage.pipeline import Options, analyse, read
    from quellenlage.quoting import find_quotations
    from quellenlage.tagging import tag_times

__version__ = "0.1.0"

__all__ = ["Options", "__version__", "analyse", "find_quotations", "read", "tag_times"]

_HOMES = {
    "Options": "quellenlage.pipeline",
    "analyse": "quellenlage.pipeline",
    "find_quotations": "quellenlage.quoting",
    "read": "quellenlage.pipeline",
    "tag_times": "quellenlage.tagging",
}


def __getattr__(name: str) -> Any:
    """Load a public name when first asked for: the version alone needs no linguistics."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
