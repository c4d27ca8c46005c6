"""Bytes to documents: a reader per format, blocks with roles, metadata, dates, credits."""

from quellenlage.ingest.draft import Limits
from quellenlage.ingest.fetch import Fetcher, FetchOptions
from quellenlage.ingest.read import read

__all__ = ["FetchOptions", "Fetcher", "Limits", "read"]
