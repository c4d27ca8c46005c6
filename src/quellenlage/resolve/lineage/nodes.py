"""The nodes of the lineage: one per article, and one per source whatever its spelling."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from quellenlage.languages import Language
from quellenlage.languages.tables.sources import Source
from quellenlage.model import (
    ActorType,
    Attribution,
    ChainLink,
    CreditedKind,
    Document,
    Id,
    LineageNode,
    NodeKind,
    Party,
)
from quellenlage.resolve.pile import Pile
from quellenlage.text.ids import content_id
from quellenlage.text.normalise import compact_key

_KINDS = {CreditedKind.AGENCY: NodeKind.AGENCY, CreditedKind.OUTLET: NodeKind.OUTLET}
_ACTOR_KINDS = {ActorType.AGENCY: NodeKind.AGENCY, ActorType.OUTLET: NodeKind.OUTLET}


class Voice(msgspec.Struct, frozen=True):
    """One source in a chain of credits, as all articles name it.

    ``anonymous`` where nobody could be asked ("staatliche Medien", "Berichten zufolge"): such
    a voice is known to one article only.
    """

    node: LineageNode
    anonymous: bool
    link: ChainLink
    actor: Id | None


def article_node(document: Document) -> LineageNode:
    """Return the node of an article; its name is the title, else the outlet, else the input."""
    return LineageNode(
        id=content_id("node", "article", document.id),
        kind=NodeKind.ARTICLE,
        name=document.title or document.outlet or document.input,
        document=document.id,
    )


class Sources:
    """Knows agencies and outlets by every name, those of the pile's own articles as well."""

    def __init__(self, pile: Pile, language: Language) -> None:
        self._pile = pile
        self._unnamed = frozenset(language.speech.anonymous_nouns)
        self._rules = language.rules
        self._known: dict[str, tuple[NodeKind, str]] = {}
        tables = (
            (NodeKind.OUTLET, language.sources.outlets),
            (NodeKind.AGENCY, language.sources.agencies),
        )
        for kind, sources in tables:
            for source in sources:
                for name in _all_names(source):
                    self._known[compact_key(name)] = (kind, source.name)
        for article in pile.articles:
            outlet = article.document.outlet
            if outlet:
                self._known.setdefault(compact_key(outlet), (NodeKind.OUTLET, outlet))

    def name_of(self, name: str) -> str:
        """Return the canonical name of an agency or outlet, ``name`` itself of any other."""
        known = self._known.get(compact_key(name))
        return known[1] if known else name

    def outlet(self, name: str) -> LineageNode:
        """Return the node under which articles credit an outlet or agency of this name."""
        kind, canonical = self._known.get(compact_key(name), (NodeKind.OUTLET, name))
        return _named_node(kind, canonical)

    def host(self, party: Party) -> Voice | None:
        """Return the outlet that somebody speaks to, ``None`` if it is no outlet or agency."""
        if party.name is None:
            return None
        actor = self._pile.actor_of.get(party.actor) if party.actor else None
        known = self._pile.actors.get(actor) if actor else None
        name = known.name if known else party.name
        if compact_key(name) not in self._known and (
            known is None or known.type not in _ACTOR_KINDS
        ):
            return None
        link = ChainLink(actor=party.actor, name=name, spans=party.spans)
        return Voice(self.outlet(name), anonymous=False, link=link, actor=actor)

    def chain(self, attribution: Attribution) -> tuple[Voice, ...]:
        """Return the voices of a credit, nearest source first."""
        links = attribution.chain or (
            ChainLink(actor=attribution.credited.actor, name=attribution.credited.name),
        )
        return tuple(self._voice(attribution, link) for link in links)

    def _voice(self, attribution: Attribution, link: ChainLink) -> Voice:
        credited = attribution.credited
        own = link.name == credited.name
        actor = self._pile.actor_of.get(link.actor) if link.actor else None
        known = self._known.get(compact_key(link.name))
        anonymous = known is None and (
            (own and credited.kind is CreditedKind.ANONYMOUS) or self._is_unnamed(link.name)
        )
        kind, name = known or self._kind_and_name(attribution, link, actor)
        node = _named_node(kind, name)
        if anonymous:
            identity = content_id("node", "anonymous", attribution.document, compact_key(name))
            node = LineageNode(id=identity, kind=kind, name=name)
        return Voice(node, anonymous, link, actor)

    def _is_unnamed(self, name: str) -> bool:
        """Tell whether words without a name speak of "Medien", "Kreise", "Quellen"."""
        words = name.split()
        if not words or not (words[0].islower() or len(words) == 1):
            return False
        return words[-1] in self._unnamed or self._rules.lemma(words[-1], "NOUN") in self._unnamed

    def _kind_and_name(
        self, attribution: Attribution, link: ChainLink, actor: Id | None
    ) -> tuple[NodeKind, str]:
        known = self._pile.actors.get(actor) if actor else None
        kind = _ACTOR_KINDS.get(known.type, NodeKind.SOURCE) if known else NodeKind.SOURCE
        if link.name == attribution.credited.name:
            kind = _KINDS.get(attribution.credited.kind, kind)
        return kind, known.name if known else link.name


def _named_node(kind: NodeKind, name: str) -> LineageNode:
    return LineageNode(id=content_id("node", kind, compact_key(name)), kind=kind, name=name)


def _all_names(source: Source) -> Iterator[str]:
    yield source.name
    yield from source.names
    yield from source.abbreviations
    yield from source.domains
