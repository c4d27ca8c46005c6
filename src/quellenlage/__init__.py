"""Quellenlage reads a pile of German news articles and writes the evidence-linked dossier.

::

    from quellenlage import analyse, read

    story = analyse(read(["samples/hafenstreit/articles"]))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quellenlage.pipeline import Options, analyse, read

__version__ = "0.1.0"

__all__ = ["Options", "__version__", "analyse", "read"]


def __getattr__(name: str) -> Any:
    """Load the pipeline when first asked for: the version alone needs no linguistics."""
    if name in __all__:
        from quellenlage import pipeline  # noqa: PLC0415 (loaded when first asked for)

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
