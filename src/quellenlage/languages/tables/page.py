"""Words by which leftovers of web pages are told from the article."""

from __future__ import annotations

import msgspec


class PageTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which leftovers of web pages are told from the article."""
