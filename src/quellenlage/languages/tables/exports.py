"""The fields of press databases' exports, and how lines are broken in print."""

from __future__ import annotations

import msgspec


class ExportTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands around the articles in an export, and what a hyphen at a line's end is for.

    ``fields`` are the labels of each field by its meaning; those of ``body`` stand before the
    text itself, ``other`` say nothing of use. ``codes`` are two-letter labels without colon.
    ``name_ends`` end the outlet's name in a source line; ``pages`` count pages, not articles.
    Before one of ``suspends`` a hyphen stays ("Vor- und Nachteile").
    """

    fields: dict[str, tuple[str, ...]]
    codes: dict[str, tuple[str, ...]]
    name_ends: tuple[str, ...]
    pages: tuple[str, ...]
    suspends: tuple[str, ...]
