"""Bytes to documents: a reader per format, blocks with roles, metadata, dates, credits."""

from quellenlage.ingest.draft import Limits
from quellenlage.ingest.read import read

__all__ = ["Limits", "read"]
