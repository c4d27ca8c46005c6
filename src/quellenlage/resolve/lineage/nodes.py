"""The nodes of the lineage: one per article, and one per source whatever its spelling."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

import msgspec

from quellenlage.languages import Language
from quellenlage.model import (
    Actor,
    ActorType,
    Attribution,
    AttributionScope,
    ChainLink,
    CreditedKind,
    Document,
    Id,
    LineageNode,
    MentionForm,
    NodeKind,
    Party,
    Span,
)
from quellenlage.resolve.lineage.registry import Registry
from quellenlage.resolve.lineage.signs import is_sign
from quellenlage.resolve.pile import Pile
from quellenlage.text.ids import content_id
from quellenlage.text.normalise import compact_key

_KINDS = {CreditedKind.AGENCY: NodeKind.AGENCY, CreditedKind.OUTLET: NodeKind.OUTLET}
_ACTOR_KINDS = {ActorType.AGENCY: NodeKind.AGENCY, ActorType.OUTLET: NodeKind.OUTLET}
_NAMELESS = frozenset({ActorType.ROLE, ActorType.GROUP})


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
    """Return the node of an article; its name is the title, else the outlet, else the file."""
    return LineageNode(
        id=content_id("node", "article", document.id),
        kind=NodeKind.ARTICLE,
        name=document.title or document.outlet or document.input.rpartition("/")[2],
        document=document.id,
    )


class Sources:
    """Says for whom the words of a credit stand."""

    def __init__(self, pile: Pile, language: Language) -> None:
        self._pile = pile
        self._registry = Registry(pile.articles, language)
        self._content = language.content
        self._unnamed = frozenset(language.speech.anonymous_nouns)
        self._press = frozenset(language.sources.press_release)
        self._staff = frozenset(language.sources.staff)
        self._rules = language.rules
        self._documents = {article.document.id: article.document for article in pile.articles}
        self._names = {
            article.document.id: sorted(
                (mention.start, mention.end, order, pile.actor_of[entity.id])
                for order, entity in enumerate(article.findings.entities)
                if entity.id in pile.actor_of
                for mention in entity.mentions
                if mention.form is MentionForm.NAME
            )
            for article in pile.articles
        }
        self._chains: dict[Id, tuple[Voice, ...]] = {}

    def name_of(self, name: str) -> str:
        """Return the canonical name of an agency or outlet, ``name`` itself of any other."""
        return self._registry.name_of(name)

    def outlet(self, name: str) -> LineageNode:
        """Return the node under which articles credit an outlet or agency of this name."""
        kind, canonical = self._registry.find(name) or (NodeKind.OUTLET, name)
        return _named_node(kind, canonical)

    def says_nothing(self, attribution: Attribution) -> bool:
        """Tell whether a credit is a sign of the newsroom or of somebody nobody knows ("jb")."""
        name = attribution.credited.name
        if name in self._staff:
            return True
        anonymous = attribution.credited.kind is CreditedKind.ANONYMOUS
        signed = attribution.scope is AttributionScope.ARTICLE or attribution.rule == "sign"
        unknown = name not in self._press and self._registry.find(name) is None
        return anonymous and signed and unknown and is_sign(name)

    def host(self, party: Party) -> Voice | None:
        """Return the outlet that somebody speaks to, ``None`` if it is no outlet or agency."""
        if party.name is None:
            return None
        actor = self._pile.actor_of.get(party.actor or "")
        known = self._pile.actors.get(actor or "")
        listed = self._registry.find_in(re.findall(r"[\w.-]+", party.name))
        if listed is None and (known is None or known.type not in _ACTOR_KINDS):
            return None
        name = listed[1] if listed else known.name if known else party.name
        link = ChainLink(actor=party.actor, name=name, spans=party.spans)
        return Voice(self.outlet(name), anonymous=False, link=link, actor=actor)

    def chain(self, attribution: Attribution) -> tuple[Voice, ...]:
        """Return the voices of a credit, nearest source first."""
        if attribution.id not in self._chains:
            self._chains[attribution.id] = self._follow(attribution)
        return self._chains[attribution.id]

    def _follow(self, attribution: Attribution) -> tuple[Voice, ...]:
        links = attribution.chain or (
            ChainLink(actor=attribution.credited.actor, name=attribution.credited.name),
        )
        return tuple(self._voice(attribution, link) for link in links)

    def _voice(self, attribution: Attribution, link: ChainLink) -> Voice:
        if link.name.lower() in self._content.own_outlet:
            return self._own_outlet(attribution.document, link)
        actor = self._actor(attribution.document, link)
        known = self._pile.actors.get(actor or "")
        listed = self._listed(link, known)
        if listed is None and link.name in self._press:
            listed = NodeKind.SOURCE, f"Pressemitteilung („{link.name}“)"
        if listed is None and self._is_unnamed(attribution, link, known):
            key = ("anonymous", attribution.document, compact_key(link.name))
            node = LineageNode(id=content_id("node", *key), kind=NodeKind.SOURCE, name=link.name)
            return Voice(node, anonymous=True, link=link, actor=actor)
        kind, name = listed or (_kind(attribution, link, known), known.name if known else link.name)
        return Voice(_named_node(kind, name), anonymous=False, link=link, actor=actor)

    def _listed(self, link: ChainLink, known: Actor | None) -> tuple[NodeKind, str] | None:
        """Return the agency or outlet that a link or its actor is known as."""
        names = (link.name, known.name) if known else (link.name,)
        return next(filter(None, map(self._registry.find, names)), None)

    def _own_outlet(self, document: Id, link: ChainLink) -> Voice:
        """Return the outlet of the article itself, of which it speaks as "dieser Zeitung"."""
        outlet = self._documents[document].outlet
        if outlet is not None:
            return Voice(self.outlet(outlet), anonymous=False, link=link, actor=None)
        name = article_node(self._documents[document]).name
        node = LineageNode(
            id=content_id("node", "outlet of", document), kind=NodeKind.OUTLET, name=name
        )
        return Voice(node, anonymous=False, link=link, actor=None)

    def _actor(self, document: Id, link: ChainLink) -> Id | None:
        """Return the actor of a link: whoever is named within its words goes before a role."""
        actor = self._pile.actor_of.get(link.actor or "")
        known = self._pile.actors.get(actor or "")
        if known is not None and known.type not in _NAMELESS:
            return actor
        named = self._named_within(document, link.spans)
        media = [a for a in named if a in self._pile.actors and self._is_media(a)]
        return next(iter(media or named), actor)

    def _named_within(self, document: Id, spans: Iterable[Span]) -> list[Id]:
        """Return the actors whose names stand within ``spans``, in the order of the entities."""
        names = self._names[document]
        found = {
            (order, start, actor)
            for span in spans
            for start, end, order, actor in names[
                bisect_left(names, (span.start,)) : bisect_left(names, (span.end,))
            ]
            if end <= span.end
        }
        return [actor for _, _, actor in sorted(found)]

    def _is_media(self, actor: Id) -> bool:
        return self._pile.actors[actor].type in _ACTOR_KINDS

    def _is_unnamed(self, attribution: Attribution, link: ChainLink, known: Actor | None) -> bool:
        """Tell whether words without a name speak of "Medien", "Kreise", "die Zeitung"."""
        if known is not None and known.names and known.type not in _NAMELESS:
            return False
        credited = attribution.credited
        kind = credited.kind if link.name == credited.name else link.kind
        words = link.name.split()
        anonymous = kind is CreditedKind.ANONYMOUS and attribution.passage is not None
        generic = bool(words) and link.kind in _KINDS and self._registry.is_generic(words[-1])
        if anonymous or generic or is_pronoun(link):
            return True
        capitals = sum(word[:1].isupper() for word in words[1:])
        if not words or capitals > 1 or not (words[0].islower() or len(words) <= 2):
            return False
        if credited.kind in _KINDS and link.name == credited.name:
            return known is not None or len(words) > 1
        return words[-1] in self._unnamed or self._rules.lemma(words[-1], "NOUN") in self._unnamed


def is_pronoun(link: ChainLink) -> bool:
    """Tell whether a link is a pronoun for somebody whom the article does not name."""
    spoken = link.kind in {CreditedKind.OFFICIAL, CreditedKind.PERSON}
    return spoken and link.name.islower() and " " not in link.name


def _kind(attribution: Attribution, link: ChainLink, known: Actor | None) -> NodeKind:
    kind = _ACTOR_KINDS.get(known.type, NodeKind.SOURCE) if known else NodeKind.SOURCE
    if link.kind is not None:
        return _KINDS.get(link.kind, kind)
    if link.name == attribution.credited.name:
        return _KINDS.get(attribution.credited.kind, kind)
    return kind


def _named_node(kind: NodeKind, name: str) -> LineageNode:
    return LineageNode(id=content_id("node", kind, compact_key(name)), kind=kind, name=name)
