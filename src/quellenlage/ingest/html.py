"""Saved web pages."""

from __future__ import annotations
from quellenlage.ingest.draft import Draft, UnreadableError
from quellenlage.ingest.sheet import Reading


def read_html(raw: bytes, reading: Reading) -> Draft:
    raise UnreadableError("todo")
