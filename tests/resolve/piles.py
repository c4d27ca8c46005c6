"""Articles with hand-made findings, for tests that need no annotation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quellenlage.extract.fingerprints import fingerprint
from quellenlage.model import (
    OFFSET,
    PRINT,
    Actor,
    ActorType,
    AnnotatedDocument,
    Article,
    ArticleFindings,
    Attribution,
    AttributionScope,
    BlockRole,
    ChainLink,
    Credited,
    CreditedKind,
    DateBasis,
    Document,
    Id,
    Medium,
    Party,
    Precision,
    PublicationDate,
    Quotation,
    QuotationType,
    Sentence,
    Span,
    pack,
)
from quellenlage.resolve.pile import Pile
from quellenlage.text.ids import content_id
from tests.factory import make_document

FUNCTION_WORDS = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "eines",
        "und",
        "oder",
        "in",
        "im",
        "an",
        "am",
        "auf",
        "aus",
        "bei",
        "mit",
        "von",
        "vom",
        "zu",
        "zum",
        "zur",
        "für",
        "nach",
        "um",
        "als",
        "wie",
        "es",
        "er",
        "sie",
        "wir",
        "ich",
        "nicht",
        "kein",
        "keine",
        "hat",
        "habe",
        "haben",
        "hätten",
        "ist",
        "sind",
        "sei",
        "war",
        "wird",
        "werde",
        "werden",
        "wurde",
        "sich",
        "dass",
        "so",
        "auch",
        "noch",
        "nur",
        "über",
        "sagte",
    ]
)


def spot(text: str, words: str) -> Span:
    """Return where ``words`` stand in ``text``; they must be there."""
    start = text.index(words)
    return Span(start, start + len(words))


def published(day: str) -> PublicationDate:
    return PublicationDate(earliest=day, latest=day, precision=Precision.DAY, basis=DateBasis.GIVEN)


def said(
    document: Document,
    words: str,
    speaker: str | None = None,
    *,
    kind: QuotationType = QuotationType.INDIRECT,
    to: str | None = None,
    **fields: object,
) -> Quotation:
    """Return the quotation of ``words``; speaker and addressee are named by their actor's id."""
    span = spot(document.text, words)
    party = Party(actor=speaker, name=speaker) if speaker else Party(unattributed="no name")
    return Quotation(
        id=content_id("q", document.id, span.start, span.end),
        document=document.id,
        type=kind,
        medium=Medium.SPEECH,
        spans=(span,),
        speaker=party,
        addressee=Party(name=to) if to else None,
        score=1.0,
        why=(),
        **fields,  # type: ignore[arg-type]
    )


def credit(
    document: Document,
    *chain: str,
    words: str | None = None,
    passage: str | None = None,
    kind: CreditedKind = CreditedKind.AGENCY,
) -> Attribution:
    """Return a credit to a chain of sources; for the whole article unless it has a passage."""
    span = spot(document.text, words) if words else None
    return Attribution(
        id=content_id("a", document.id, chain, words),
        document=document.id,
        start=span.start if span else None,
        end=span.end if span else None,
        credited=Credited(actor=None, name=chain[0], kind=kind),
        scope=AttributionScope.PASSAGE if passage else AttributionScope.ARTICLE,
        passage=spot(document.text, passage) if passage else None,
        chain=tuple(ChainLink(actor=None, name=name) for name in chain),
        rule="test",
    )


def write(text: str, **fields: object) -> Document:
    """Return a document; ``day`` gives its date of publication."""
    day = fields.pop("day", None)
    if isinstance(day, str):
        fields["published"] = published(day)
    return make_document(text, **fields)


def article(
    document: Document,
    quotations: Sequence[Quotation] = (),
    attributions: Sequence[Attribution] = (),
) -> Article:
    """Return an article whose sentences hold every word that is no function word."""
    bare = AnnotatedDocument(document, [], [], [], [], [], [], [], [], [], [])
    return Article(
        document=document,
        findings=ArticleFindings(
            document=document.id,
            times=(),
            entities=(),
            attributions=tuple(attributions),
            quotations=tuple(quotations),
            events=(),
            commitments=(),
            sentences=tuple(_sentences(document)),
            prints=pack(fingerprint(bare, quotations), PRINT),
        ),
    )


def _sentences(document: Document) -> list[Sentence]:
    found = []
    for match in re.finditer(r"[^.\n]+\.?", document.text):
        words = [
            (word.group().casefold(), word.start())
            for word in re.finditer(r"\w+", match.group())
            if word.group().casefold() not in FUNCTION_WORDS
        ]
        found.append(
            Sentence(
                start=match.start(),
                end=match.end(),
                role=BlockRole.BODY,
                terms=tuple(word for word, _ in words),
                offsets=pack([match.start() + at for _, at in words], OFFSET),
            )
        )
    return found


def pile(*articles: Article, actors: Sequence[Id] = (), outlets: Sequence[Id] = ()) -> Pile:
    """Return a pile in order of publication; actors are persons named by their ids."""
    known = [_actor(name, ActorType.PERSON) for name in actors]
    known += [_actor(name, ActorType.OUTLET) for name in outlets]
    return Pile(
        articles=tuple(sorted(articles, key=_by_publication)),
        times={},
        actor_of={actor.id: actor.id for actor in known},
        actors={actor.id: actor for actor in known},
    )


def _by_publication(item: Article) -> tuple[str, str]:
    day = item.document.published
    return (day.earliest if day else "9999", item.document.id)


def _actor(name: str, kind: ActorType) -> Actor:
    return Actor(id=name, name=name, type=kind, names=(name,), score=1.0, why=())
