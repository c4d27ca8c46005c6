"""What a language knows of names, gathered from its tables for comparing names."""

from __future__ import annotations

from msgspec.structs import replace

from quellenlage.languages.base import Language
from quellenlage.text.spellings import NameLore, parse


def name_lore(language: Language) -> NameLore:
    """Return what comparing names needs, with every place, agency and outlet by its names."""
    lore = language.names.lore
    known: dict[str, str] = {}
    for name, place in language.places.names.items():
        known.setdefault(parse(name, lore).text, place.key)
    for source in (*language.sources.agencies, *language.sources.outlets):
        for name in (source.name, *source.names, *source.abbreviations):
            known.setdefault(parse(name, lore).text, source.name)
    known.pop("", None)
    return replace(lore, known=known)
