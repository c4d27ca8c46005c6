"""Who got what from whom: credits that articles give, and text that they share."""

from quellenlage.resolve.lineage.trace import trace_lineage

__all__ = ["trace_lineage"]
