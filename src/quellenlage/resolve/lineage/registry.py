"""Agencies and outlets by every name: those of the tables and those of the pile itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from quellenlage.languages import Language
from quellenlage.languages.tables.sources import Source
from quellenlage.model import Article, NodeKind
from quellenlage.text.normalise import compact_key

_LONGEST = 5
"""Words that the name of an outlet may have."""


class Registry:
    """Finds the canonical name of an agency or outlet."""

    def __init__(self, articles: Sequence[Article], language: Language) -> None:
        self._known: dict[str, tuple[NodeKind, str]] = {}
        tables = (
            (NodeKind.OUTLET, language.sources.outlets),
            (NodeKind.AGENCY, language.sources.agencies),
        )
        for kind, sources in tables:
            for source in sources:
                for name in _all_names(source):
                    self._known[compact_key(name)] = (kind, source.name)
        outlets = sorted({a.document.outlet for a in articles if a.document.outlet})
        for outlet in outlets:
            self._known.setdefault(compact_key(outlet), (NodeKind.OUTLET, outlet))
        self._add_short_names(outlets)

    def find(self, name: str) -> tuple[NodeKind, str] | None:
        """Return kind and canonical name of an agency or outlet, ``None`` if unknown."""
        return self._known.get(compact_key(name))

    def find_in(self, words: Sequence[str]) -> tuple[NodeKind, str] | None:
        """Return the agency or outlet that is named within ``words``, by the longest name."""
        for length in range(min(len(words), _LONGEST), 0, -1):
            for start in range(len(words) - length + 1):
                name = " ".join(words[start : start + length])
                found = self.find(name) if name[:1].isupper() or length > 1 else None
                if found is not None:
                    return found
        return None

    def name_of(self, name: str) -> str:
        """Return the canonical name of an agency or outlet, ``name`` itself of any other."""
        known = self.find(name)
        return known[1] if known else name

    def _add_short_names(self, outlets: Sequence[str]) -> None:
        """Let "Tageblatt" mean the one outlet of the pile whose name ends so."""
        short: defaultdict[str, set[tuple[NodeKind, str]]] = defaultdict(set)
        for outlet in outlets:
            words = outlet.split()
            if len(words) > 1:
                short[compact_key(words[-1])].add(self._known[compact_key(outlet)])
        for key, named in short.items():
            if len(named) == 1 and key not in self._known:
                self._known[key] = next(iter(named))


def _all_names(source: Source) -> Iterator[str]:
    yield source.name
    yield from source.names
    yield from source.abbreviations
    yield from source.domains
