"""What one article tells in one place: a quotation, or a sentence in the article's own voice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

import msgspec

from quellenlage.model import (
    OFFSET,
    ActorType,
    Article,
    CreditedKind,
    Id,
    LocalEntity,
    Quotation,
    QuotationType,
    Rendered,
    Sentence,
    Span,
    pack,
    unpack,
)
from quellenlage.resolve.pile import Pile
from quellenlage.text.similarity import root, units

_HOW = {
    QuotationType.DIRECT: Rendered.DIRECT,
    QuotationType.INDIRECT: Rendered.INDIRECT,
    QuotationType.REPORTED: Rendered.REPORTED,
    QuotationType.FREE_INDIRECT: Rendered.INDIRECT,
    QuotationType.INDIRECT_FREE_INDIRECT: Rendered.INDIRECT,
}
_MESSENGERS = frozenset({ActorType.AGENCY, ActorType.OUTLET})
_FRAGMENT_TERMS = 3
_QUOTED_SHARE = 0.5


class Telling(msgspec.Struct, frozen=True):
    """One place where one article tells something.

    ``place`` is the article's position in the pile, ``source`` its text; ``words`` its content by
    sentence, in text order, and ``places`` where each word stands, packed; ``speaker`` the actor
    whose words they are, ``None`` where nobody is named or an agency or outlet passes them on;
    ``quotation`` is ``None`` for a plain sentence.
    ``part_of`` is the quotation that this one is a piece or a repetition of.
    """

    place: int
    document: Id
    spans: tuple[Span, ...]
    how: Rendered
    source: str
    words: tuple[tuple[str, ...], ...]
    places: tuple[bytes, ...]
    speaker: Id | None = None
    quotation: Id | None = None
    part_of: Id | None = None
    via: tuple[Id, ...] = ()

    @property
    def text(self) -> str:
        """What is told, as it stands in the article."""
        return " ".join(span.slice(self.source) for span in self.spans)

    @property
    def passages(self) -> tuple[dict[str, int], ...]:
        """The content by sentence: every term with the place of its word."""
        return tuple(
            dict(zip(words, unpack(places, OFFSET), strict=True))
            for words, places in zip(self.words, self.places, strict=True)
        )

    @property
    def terms(self) -> dict[str, int]:
        """All terms of all sentences."""
        return {term: at for passage in self.passages for term, at in passage.items()}


def tellings(pile: Pile, derivations: Sequence[str] = ()) -> list[Telling]:
    """Return all quotations and all sentences outside them, in order of the pile and text.

    ``derivations`` are the endings by which verbs and their nouns differ.
    """
    found: list[Telling] = []
    roots = _Roots(derivations)
    for place, article in enumerate(pile.articles):
        reader = _Reader(place, article, pile, roots)
        told = [*reader.quotations(), *reader.sentences()]
        found += sorted(told, key=lambda telling: (telling.spans, telling.quotation or ""))
    return found


class _Roots(dict[str, str]):
    """The root of every term, each looked up once."""

    def __init__(self, derivations: Sequence[str]) -> None:
        super().__init__()
        self._derivations = derivations

    def __missing__(self, term: str) -> str:
        self[term] = found = root(term, self._derivations)
        return found


class _Reader:
    """Reads the tellings of one article."""

    def __init__(self, place: int, article: Article, pile: Pile, roots: _Roots) -> None:
        self._roots = roots
        self._place = place
        self._article = article
        self._pile = pile
        self._text = article.document.text
        self._sentences = article.findings.sentences
        self._starts = [sentence.start for sentence in self._sentences]
        self._names = _names(article.findings.entities, pile)
        self._media = [
            span
            for attribution in article.findings.attributions
            if attribution.credited.kind in {CreditedKind.AGENCY, CreditedKind.OUTLET}
            for link in attribution.chain[:1]
            for span in link.spans
        ]

    def quotations(self) -> Iterator[Telling]:
        """Yield every quotation, also nested ones and those of unknown speakers."""
        by_id = {quotation.id: quotation for quotation in self._article.findings.quotations}
        for quotation in self._article.findings.quotations:
            speaker = self._speaker(quotation)
            passages = self._quoted(quotation)
            if speaker is not None:
                for passage in passages:  # who speaks is no content
                    passage.pop(self._pile.actors[speaker].name, None)
            if passages and quotation.type is QuotationType.INDIRECT:
                passages[0].update(self._addressed(quotation))
            yield Telling(
                place=self._place,
                document=quotation.document,
                spans=quotation.spans,
                how=_HOW[quotation.type],
                source=self._text,
                **_packed(passages),
                speaker=speaker,
                quotation=quotation.id,
                part_of=quotation.repeats or self._whole(quotation, speaker, by_id),
                via=quotation.via,
            )

    def sentences(self) -> Iterator[Telling]:
        """Yield the sentences that are not for the most part quotation."""
        quoted = sorted(
            (span.start, span.end)
            for quotation in self._article.findings.quotations
            for span in quotation.spans
        )
        index, reached = 0, 0
        for sentence in self._sentences:
            covered = 0
            while index < len(quoted) and quoted[index][0] < sentence.end:
                start, end = max(quoted[index][0], reached, sentence.start), quoted[index][1]
                covered += max(0, min(end, sentence.end) - start)
                reached = max(reached, min(end, sentence.end))
                if end > sentence.end:
                    break
                index += 1
            if covered < _QUOTED_SHARE * (sentence.end - sentence.start):
                span = Span(sentence.start, sentence.end)
                yield Telling(
                    place=self._place,
                    document=self._article.document.id,
                    spans=(span,),
                    how=Rendered.ASSERTED,
                    source=self._text,
                    **_packed((self._named(sentence.terms, sentence.at),)),
                )

    def _addressed(self, quotation: Quotation) -> dict[str, int]:
        """Return whom the words are said to: who is asked or accused is often their subject.

        "Er warf *dem Westen* vor, den Vertrag zu brechen" says that the West broke it.
        """
        addressee = quotation.addressee
        actor = self._pile.actor_of.get(addressee.actor or "") if addressee else None
        known = self._pile.actors.get(actor or "")
        if known is None or addressee is None or not addressee.spans or known.type in _MESSENGERS:
            return {}
        return {known.name: addressee.spans[0].start}

    def _speaker(self, quotation: Quotation) -> Id | None:
        """Return the actor who speaks, ``None`` for an agency or outlet that passes on."""
        actor = self._pile.actor_of.get(quotation.speaker.actor or "")
        known = self._pile.actors.get(actor or "")
        if known is None or known.type in _MESSENGERS:
            return None
        passes_on = any(
            span.overlaps(link) for span in quotation.speaker.spans for link in self._media
        )
        return None if passes_on else actor

    def _whole(
        self, quotation: Quotation, speaker: Id | None, by_id: Mapping[Id, Quotation]
    ) -> Id | None:
        """Return the quotation that this one stands in, if both are the same person's words."""
        parent = by_id.get(quotation.parent or "")
        if parent is None:
            return None
        return parent.id if speaker is None or speaker == self._speaker(parent) else None

    def _quoted(self, quotation: Quotation) -> tuple[dict[str, int], ...]:
        """Return the terms of the quotation; for a fragment, those of its whole sentence.

        'wie "russisches Staatsgebiet"' says nothing alone: its sentence says what it means.
        """
        found: dict[int, dict[str, int]] = {}
        for span in quotation.spans:
            for sentence in self._overlapping(span):
                inner = [pair for pair in _pairs(sentence) if span.start <= pair[1] < span.end]
                terms = self._named([term for term, _ in inner], [at for _, at in inner])
                found[sentence.start] = found.get(sentence.start, {}) | terms
        passages = tuple(filter(None, found.values()))
        if sum(map(len, passages)) < _FRAGMENT_TERMS and quotation.type is QuotationType.DIRECT:
            around = self._overlapping(quotation.spans[0])
            if len(around) == 1 and len(quotation.spans[0]) < around[0].end - around[0].start - 2:
                return (self._named(around[0].terms, around[0].at),)
        return passages

    def _overlapping(self, span: Span) -> Sequence[Sentence]:
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return [s for s in self._sentences[first:last] if s.end > span.start]

    def _named(self, terms: Sequence[str], at: Sequence[int]) -> dict[str, int]:
        """Return terms with the places of their words, names as the actors are called."""
        found: dict[str, int] = {}
        for term, place in units(terms, at).items():
            found.setdefault(self._names.get(term) or self._roots[term], place)
        return found


def _pairs(sentence: Sentence) -> Iterator[tuple[str, int]]:
    return zip(sentence.terms, sentence.at, strict=True)


def _names(entities: Sequence[LocalEntity], pile: Pile) -> dict[str, str]:
    """Map the name by which an article's terms call an entity to the name of its actor."""
    names = {}
    for entity in entities:
        own = entity.key or (entity.names[0] if entity.names else None)
        actor = pile.actors.get(pile.actor_of.get(entity.id, ""))
        if own is not None and actor is not None:
            names[own] = actor.name
    return names


class _Packed(TypedDict):
    """The content of a telling in little room."""

    words: tuple[tuple[str, ...], ...]
    places: tuple[bytes, ...]


def _packed(passages: Sequence[dict[str, int]]) -> _Packed:
    return _Packed(
        words=tuple(map(tuple, passages)),
        places=tuple(pack(list(passage.values()), OFFSET) for passage in passages),
    )
