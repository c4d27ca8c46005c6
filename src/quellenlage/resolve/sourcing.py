"""How far back a rendering can be followed: copied text, credits, interviews."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec

from quellenlage.languages import Language
from quellenlage.model import (
    Article,
    Attribution,
    AttributionScope,
    ChainLink,
    Claim,
    Document,
    EdgeKind,
    Id,
    Lineage,
    LineageNode,
    NodeKind,
    Party,
    Quotation,
    Rendering,
    Span,
    cover,
)
from quellenlage.resolve.lineage.nodes import Sources, Voice
from quellenlage.resolve.pile import Pile

_MEDIA = frozenset({NodeKind.AGENCY, NodeKind.OUTLET})

_GOOD_PART = 0.2
"""Share of an article from which on what it copies makes the other article its model."""

_BORDER = 3
"""Characters (a space, a mark) between a copied passage and a quotation that borders on it."""


class Ground(StrEnum):
    """What tells where a rendering comes from, strongest first."""

    PASSAGE = "passage"  # a credit for the very place
    INTERVIEW = "interview"  # said to an outlet
    TALK = "talk"  # said by somebody who is quoted before as speaking to an outlet
    PARAGRAPH = "paragraph"  # an agency or outlet credited in the same paragraph
    ARTICLE = "article"  # a credit for the whole article
    OWN = "own"  # an agency's own report
    ELSEWHERE = "elsewhere"  # agencies or outlets credited for other places only: a guess
    NOTHING = "nothing"


class Trail(msgspec.Struct, frozen=True):
    """The way back from one rendering.

    ``keys`` name what the way leads through: two trails that share one have one origin.
    ``names`` are the sources that are named, ``unnamed`` the words for those that are not,
    ``first`` the first voice if it has a name; ``quoted`` tells that the rendering is somebody's
    words. ``copied_from`` are documents whose text the rendering stands in, ``models`` those of
    which the article copies a good part elsewhere.
    """

    rendering: Id
    document: Document
    text: str
    ground: Ground
    keys: frozenset[str]
    names: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    first: str | None = None
    quoted: bool = False
    copied_from: tuple[Id, ...] = ()
    models: tuple[Id, ...] = ()


class _Copied(msgspec.Struct, frozen=True):
    """A stretch of an article that stands in another one as well."""

    here: Span
    document: Id


class Sourcing:
    """Follows renderings back through the articles of a pile."""

    def __init__(self, pile: Pile, lineage: Lineage, language: Language) -> None:
        self._pile = pile
        self._sources = Sources(pile, language)
        self._articles = {article.document.id: article for article in pile.articles}
        self._copied = _copied(lineage)
        self._models = _models(lineage)
        self._media: dict[Id, list[Attribution]] = {}
        self._quotations: dict[Id, Quotation] = {
            quotation.id: quotation
            for article in pile.articles
            for quotation in article.findings.quotations
        }

    def outlet_key(self, document: Document) -> str | None:
        """Return the key under which others credit the outlet of ``document``."""
        return self._sources.outlet(document.outlet).id if document.outlet else None

    def follow(self, claim: Claim, rendering: Rendering) -> Trail:
        """Return the way back from one rendering of ``claim``."""
        article = self._articles[rendering.document]
        place = cover(rendering.spans)
        copied = tuple(
            sorted({c.document for c in self._copied[rendering.document] if _holds(c.here, place)})
        )
        ground, voices = self._voices(claim, rendering, article, place)
        named = [voice for voice in voices if not voice.anonymous]
        sure = ground is not Ground.ELSEWHERE
        first = voices[-1].node.name if voices and not voices[-1].anonymous and sure else None
        return Trail(
            rendering=rendering.id,
            document=article.document,
            text=place.slice(article.document.text),
            ground=ground,
            keys=frozenset(voice.node.id for voice in named) if sure else frozenset(),
            names=tuple(dict.fromkeys(voice.node.name for voice in named)),
            unnamed=tuple(dict.fromkeys(v.link.name for v in voices if v.anonymous)),
            first=first,
            quoted=rendering.quotation is not None,
            copied_from=copied,
            models=tuple(sorted(self._models[rendering.document])),
        )

    def _voices(
        self, claim: Claim, rendering: Rendering, article: Article, place: Span
    ) -> tuple[Ground, Sequence[Voice]]:
        """Return the strongest ground there is, with the voices it leads through."""
        credits_ = article.findings.attributions
        local = [a for a in credits_ if _covers(a, rendering, place)]
        voices = list(self._credited(local, claim, rendering))
        if voices:
            return Ground.PASSAGE, voices
        for ground, host in self._hosts(claim, rendering, article):
            return ground, [host]
        return self._weaker(claim, rendering, article, place)

    def _weaker(
        self, claim: Claim, rendering: Rendering, article: Article, place: Span
    ) -> tuple[Ground, Sequence[Voice]]:
        """Return what the rest of the article tells of a place without a source of its own."""
        own = self._sources.outlet(article.document.outlet) if article.document.outlet else None
        if article.document.id not in self._media:
            named = [a for a in article.findings.attributions if self._names_media(a, own)]
            self._media[article.document.id] = named
        media = self._media[article.document.id]
        whole = [a for a in media if a.scope is AttributionScope.ARTICLE]
        places = [a for a in media if a.passage is not None]
        paragraph = _paragraph(article.document, place)
        near = list(self._credited(_nearest(places, place, paragraph), claim, rendering))
        if near:
            return Ground.PARAGRAPH, near
        voices = list(self._credited(whole, claim, rendering))
        if voices:
            return Ground.ARTICLE, voices
        if own is not None and own.kind is NodeKind.AGENCY:
            link = ChainLink(actor=None, name=own.name)
            return Ground.OWN, [Voice(own, anonymous=False, link=link, actor=None)]
        voices = list(self._credited(places, claim, rendering))
        return (Ground.ELSEWHERE, voices) if voices else (Ground.NOTHING, ())

    def _names_media(self, attribution: Attribution, own: LineageNode | None) -> bool:
        """Tell whether a credit names an agency or outlet other than the article's own."""
        if self._sources.says_nothing(attribution):
            return False
        node = self._sources.chain(attribution)[0].node
        named = node.kind in _MEDIA or attribution.scope is AttributionScope.ARTICLE
        return named and (own is None or node.id != own.id)

    def _credited(
        self, attributions: Iterable[Attribution], claim: Claim, rendering: Rendering
    ) -> Iterator[Voice]:
        """Yield the voices of credits; who speaks is no source of his own words."""
        quotation = self._quotations.get(rendering.quotation or "")
        own = quotation.speaker if quotation else Party()
        speakers = {claim.speaker, self._pile.actor_of.get(own.actor or "")} - {None}
        names = {own.name} - {None}
        for attribution in attributions:
            for voice in self._sources.chain(attribution):
                if voice.node.kind is NodeKind.SOURCE and (
                    voice.actor in speakers or voice.node.name in names
                ):
                    continue
                yield voice

    def _hosts(
        self, claim: Claim, rendering: Rendering, article: Article
    ) -> Iterator[tuple[Ground, Voice]]:
        """Yield the outlet to which the words were said, or those before by the same speaker."""
        quotation = self._quotations.get(rendering.quotation or "")
        if quotation is None:
            return
        host = self._sources.host(quotation.addressee) if quotation.addressee else None
        if host is not None:
            yield Ground.INTERVIEW, host
            return
        speaker = self._pile.actor_of.get(quotation.speaker.actor or "", claim.speaker)
        before = [
            other
            for other in article.findings.quotations
            if other.addressee is not None
            and speaker is not None
            and self._pile.actor_of.get(other.speaker.actor or "") == speaker
            and other.spans[0].start < quotation.spans[0].start
        ]
        for other in before[-1:]:
            host = self._sources.host(other.addressee) if other.addressee else None
            if host is not None:
                yield Ground.TALK, host


def _copied(lineage: Lineage) -> defaultdict[Id, list[_Copied]]:
    """Return by copying document what it shares with which other."""
    document_of = {node.id: node.document for node in lineage.nodes if node.document}
    found: defaultdict[Id, list[_Copied]] = defaultdict(list)
    for edge in lineage.edges:
        if edge.kind is EdgeKind.CREDITS:
            continue
        for passage in edge.passages:
            here = _Copied(cover(passage.from_spans), document_of[edge.to])
            found[document_of[edge.from_]].append(here)
    return found


def _models(lineage: Lineage) -> defaultdict[Id, set[Id]]:
    """Return by document those of which it copies a good part."""
    document_of = {node.id: node.document for node in lineage.nodes if node.document}
    found: defaultdict[Id, set[Id]] = defaultdict(set)
    for edge in lineage.edges:
        if edge.share is not None and edge.share >= _GOOD_PART:
            found[document_of[edge.from_]].add(document_of[edge.to])
    return found


def _holds(copied: Span, place: Span) -> bool:
    """Tell whether at least half of ``place`` lies in the copied stretch, or borders on it.

    Quotations are cut out of what is compared: one at the end of a copied passage borders.
    """
    shared = min(copied.end, place.end) - max(copied.start, place.start)
    return 2 * shared >= len(place) or -_BORDER <= shared <= 0


def _paragraph(document: Document, place: Span) -> Span:
    """Return the block that ``place`` stands in."""
    for block in document.blocks:
        if block.start <= place.start < block.end:
            return Span(block.start, block.end)
    return place


def _nearest(
    attributions: Sequence[Attribution], place: Span, paragraph: Span
) -> list[Attribution]:
    """Return the credit nearest to ``place`` within its paragraph, if there is one."""
    near = [a for a in attributions if a.passage is not None and paragraph.contains(a.passage)]
    return sorted(near, key=lambda a: (_distance(a.passage or place, place), a.id))[:1]


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _covers(attribution: Attribution, rendering: Rendering, place: Span) -> bool:
    """Tell whether a credit for a passage speaks of this rendering."""
    if attribution.scope is not AttributionScope.PASSAGE:
        return False
    if attribution.id in rendering.via:
        return True
    return attribution.passage is not None and attribution.passage.overlaps(place)
