"""Agencies and outlets by every name: those of the tables and those of the pile itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from quellenlage.languages import Language
from quellenlage.languages.tables.sources import Source
from quellenlage.model import Article, Attribution, CreditedKind, NodeKind
from quellenlage.resolve.lineage.signs import bind_signs
from quellenlage.text.normalise import compact_key

_LONGEST = 5
"""Words that the name of an outlet may have."""

_KINDS = {CreditedKind.AGENCY: NodeKind.AGENCY, CreditedKind.OUTLET: NodeKind.OUTLET}


class Registry:
    """Finds the canonical name of an agency or outlet.

    What the tables do not know is learned from the pile: the outlets of its articles, the signs
    of agencies with the names that stand beside them ("Nordische Presse-Agentur (npa)"), and
    what any article calls an agency or outlet when it credits it.
    """

    def __init__(self, articles: Sequence[Article], language: Language) -> None:
        self._language = language
        self._known: dict[str, tuple[NodeKind, str]] = {}
        tables = (
            (NodeKind.OUTLET, language.sources.outlets),
            (NodeKind.AGENCY, language.sources.agencies),
        )
        for kind, sources in tables:
            for source in sources:
                for name in _all_names(source):
                    self._known[compact_key(name)] = (kind, source.name)
        for name, canonical in bind_signs(articles, known=self._known):
            self._known.setdefault(compact_key(name), (NodeKind.AGENCY, canonical))
        outlets = sorted({a.document.outlet for a in articles if a.document.outlet})
        for outlet in outlets:
            self._known[compact_key(outlet)] = self._of_the_pile(outlet)
        self._add_credited(a for article in articles for a in article.findings.attributions)
        self._add_short_names(outlets)

    def _of_the_pile(self, outlet: str) -> tuple[NodeKind, str]:
        """Return what is known of an outlet; a common name of a table yields to the pile's."""
        return self._known.get(compact_key(outlet), (NodeKind.OUTLET, outlet))

    def _add_credited(self, attributions: Iterator[Attribution]) -> None:
        """Learn what articles call an agency or outlet: "die Staatsagentur Kasmapress"."""
        named = sorted(
            {
                (link.kind is not CreditedKind.AGENCY, link.name)
                for attribution in attributions
                for link in attribution.chain
                if link.kind in _KINDS and self._is_name(link.name)
            }
        )
        for outlet, name in named:
            kind = NodeKind.OUTLET if outlet else NodeKind.AGENCY
            self._known.setdefault(compact_key(name), (kind, name))

    def _is_name(self, name: str) -> bool:
        """Tell whether words are a name and not only say what it is ("staatliche Medien")."""
        words = name.split()
        if not words or not all(word[:1].isupper() for word in words):
            return False
        return not self.is_generic(words[-1]) or (
            len(words) > 1 and words[-1].lower().endswith(self._language.sources.title_endings)
        )

    def is_generic(self, noun: str) -> bool:
        """Tell whether a noun says that something is an agency or outlet, and not which."""
        speech = self._language.speech
        forms = (noun, self._language.rules.lemma(noun, "NOUN"))
        return any(form in speech.agency_nouns or form in speech.outlet_nouns for form in forms)

    def find(self, name: str) -> tuple[NodeKind, str] | None:
        """Return kind and canonical name of an agency or outlet, ``None`` if unknown.

        The adjective that opens a name may be inflected: "den Neuen Nachrichten".
        """
        found = self._known.get(compact_key(name))
        first, _, rest = name.partition(" ")
        if found is None and rest:
            opener = self._language.rules.bare_adjective(first, "Fem", plural=False)
            found = self._known.get(compact_key(f"{opener} {rest}"))
        return found

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
