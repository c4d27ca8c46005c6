"""The story that a perfect reader tells of the sample: its gold, written as the model has it."""

from __future__ import annotations

import re
from itertools import count
from typing import Any

from msgspec import structs

from eval.sample_gold import (
    SAMPLE,
    Gold,
    GoldChain,
    GoldClaim,
    GoldCommitment,
    GoldDiscrepancy,
    GoldDocument,
    GoldEvent,
    GoldQuotation,
    GoldTime,
    Words,
    seen_lines,
)
from quellenlage.model import (
    Actor,
    ActorType,
    Anchor,
    AnchorKind,
    Attribution,
    AttributionScope,
    Block,
    BlockRole,
    ChainLink,
    Claim,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Credited,
    CreditedKind,
    DateBasis,
    Discrepancy,
    DiscrepancyKind,
    Document,
    Due,
    EdgeKind,
    Event,
    EventTime,
    Evidence,
    Factuality,
    Generator,
    Lineage,
    LineageEdge,
    LineageNode,
    Medium,
    Mention,
    MentionForm,
    ModelSet,
    NodeKind,
    Origin,
    OriginClass,
    OriginCounts,
    Party,
    Precision,
    PublicationDate,
    Quotation,
    QuotationType,
    Ref,
    RefKind,
    Rendered,
    Rendering,
    Settings,
    Side,
    Span,
    Story,
    TimeExpression,
    TimelineEntry,
    TimexType,
)

Texts = dict[str, str]
"""Texts by the key of their document."""

_SURE: dict[str, Any] = {"score": 1.0, "why": ()}
_NEXT = count()


def tell(gold: Gold) -> Story:
    """Return the story in which everything is as the gold has it."""
    documents = tuple(_document(entry) for entry in gold.documents)
    text_of = {d.id: d.text for d in documents}
    events = tuple(_event(e, text_of) for e in gold.events)
    return Story(
        generator=Generator(name="oracle", version="1"),
        models=(),
        settings=Settings(title=None, models=ModelSet.FREE, base="none"),
        documents=documents,
        times=tuple(_time(t, text_of) for t in gold.times),
        quotations=tuple(_quotation(q, text_of) for q in gold.quotations),
        attributions=tuple(_attribution(c, text_of) for c in gold.chains),
        actors=tuple(
            Actor(id=a.name, name=a.name, type=ActorType(a.type), names=a.names, **_SURE)
            for a in gold.actors
        ),
        mentions=tuple(m for d in documents for m in _mentions(d, gold)),
        events=events,
        claims=tuple(_claim(c, text_of) for c in gold.claims),
        commitments=tuple(_commitment(c, text_of) for c in gold.commitments),
        discrepancies=tuple(_discrepancy(d, text_of) for d in gold.discrepancies),
        lineage=_lineage(gold),
        timeline=tuple(_entry(e) for e in events),
        novelty=(),
        skipped=(),
    )


def _id() -> str:
    return f"x-{next(_NEXT)}"


def _span(words: Words, text_of: Texts) -> Span:
    span = words.find(text_of[words.document])
    assert span is not None, words
    return span


def _evidence(words: Words, text_of: Texts) -> Evidence:
    return Evidence(document=words.document, spans=(_span(words, text_of),))


def _document(entry: GoldDocument) -> Document:
    lines = seen_lines(entry, SAMPLE / "articles")
    blocks, start = [], 0
    for line in lines:
        role = BlockRole.BOILERPLATE if line in entry.leftovers else BlockRole.BODY
        blocks.append(Block(id=_id(), role=role, start=start, end=start + len(line)))
        start += len(line) + 1
    return Document(
        id=entry.key,
        input=entry.file,
        sha256="",
        text="\n".join(lines),
        blocks=tuple(blocks),
        title=entry.title,
        outlet=entry.outlet,
        published=PublicationDate(
            earliest=entry.published.earliest.isoformat(),
            latest=entry.published.latest.isoformat(),
            precision=Precision.DAY,
            basis=DateBasis(entry.published.basis),
        ),
    )


def _time(time: GoldTime, text_of: Texts) -> TimeExpression:
    span = _span(time, text_of)
    return TimeExpression(
        id=_id(),
        document=time.document,
        start=span.start,
        end=span.end,
        type=TimexType.DATE,
        value=time.value,
        anchor=Anchor(kind=AnchorKind.NONE),
        rule="oracle",
    )


def _quotation(quotation: GoldQuotation, text_of: Texts) -> Quotation:
    addressee = quotation.addressee
    return Quotation(
        id=_id(),
        document=quotation.document,
        type=QuotationType(quotation.type),
        medium=Medium.SPEECH,
        spans=(_span(quotation, text_of),),
        speaker=Party(actor=quotation.speaker),
        addressee=Party(actor=addressee) if addressee else None,
        **_SURE,
    )


def _attribution(chain: GoldChain, text_of: Texts) -> Attribution:
    span = _span(chain, text_of)
    return Attribution(
        id=_id(),
        document=chain.document,
        start=span.start,
        end=span.end,
        credited=Credited(actor=chain.chain[0], name=chain.chain[0], kind=CreditedKind.OUTLET),
        scope=AttributionScope.PASSAGE,
        chain=tuple(ChainLink(actor=name, name=name) for name in chain.chain),
        rule="oracle",
    )


def _mentions(document: Document, gold: Gold) -> list[Mention]:
    """Every name, the longest where names hold each other."""
    owner = {name: actor.name for actor in gold.actors for name in actor.names}
    longest = sorted(owner, key=len, reverse=True)
    return [
        Mention(
            id=_id(),
            document=document.id,
            start=match.start(),
            end=match.end(),
            form=MentionForm.NAME,
            actor=owner[match.group()],
        )
        for match in re.finditer("|".join(map(re.escape, longest)), document.text)
    ]


def _claim(claim: GoldClaim, text_of: Texts) -> Claim:
    renderings = {
        key: Rendering(
            id=_id(), document=r.document, spans=(_span(r, text_of),), how=Rendered(r.how)
        )
        for key, r in claim.keyed().items()
    }
    classes = [OriginClass(origin.class_) for origin in claim.origins]
    return Claim(
        id=claim.label,
        text=claim.label,
        speaker=claim.speaker,
        renderings=tuple(renderings.values()),
        origins=tuple(
            Origin(
                class_=OriginClass(origin.class_),
                renderings=tuple(renderings[key].id for key in origin.renderings),
                reason=origin.reason,
            )
            for origin in claim.origins
        ),
        counts=OriginCounts(**{class_.value: classes.count(class_) for class_ in OriginClass}),
        **_SURE,
    )


def _commitment(commitment: GoldCommitment, text_of: Texts) -> Commitment:
    due = commitment.due
    return Commitment(
        id=_id(),
        kind=CommitmentKind(commitment.kind),
        obligor=commitment.obligor,
        beneficiary=commitment.beneficiary,
        requested_by=commitment.requested_by,
        what=commitment.what,
        due=due
        and Due(
            earliest=due.earliest.isoformat(),
            latest=due.latest.isoformat(),
            precision=Precision.DAY,
        ),
        status=CommitmentStatus.ANNOUNCED,
        ambiguous=False,
        evidence=tuple(_evidence(words, text_of) for words in commitment.evidence),
        **_SURE,
    )


def _discrepancy(discrepancy: GoldDiscrepancy, text_of: Texts) -> Discrepancy:
    return Discrepancy(
        id=_id(),
        kind=DiscrepancyKind(discrepancy.kind),
        about=Ref(kind=RefKind.CLAIM, id=""),
        sides=tuple(
            Side(value=side.value, evidence=(_evidence(side, text_of),))
            for side in discrepancy.sides
        ),
        **_SURE,
    )


def _event(event: GoldEvent, text_of: Texts) -> Event:
    return Event(
        id=_id(),
        type=event.type,
        plover=None,
        text=event.type,
        time=EventTime(
            earliest=event.earliest.isoformat(),
            latest=event.latest.isoformat(),
            precision=Precision.DAY,
            basis="",
        ),
        participants=(),
        place=None,
        factuality=Factuality(event.factuality),
        evidence=tuple(_evidence(words, text_of) for words in event.reports),
        **_SURE,
    )


def _entry(event: Event) -> TimelineEntry:
    assert event.time is not None
    return TimelineEntry(
        id=_id(),
        **structs.asdict(event.time),
        text=event.text,
        ref=Ref(kind=RefKind.EVENT, id=event.id),
        documents=(),
        origins=0,
    )


def _lineage(gold: Gold) -> Lineage:
    articles = [
        LineageNode(id=d.key, kind=NodeKind.ARTICLE, name=d.title, document=d.key)
        for d in gold.documents
    ]
    credited = sorted({credit.to for credit in gold.credits})
    sources = [LineageNode(id=name, kind=NodeKind.AGENCY, name=name) for name in credited]
    edges = [(c.document, c.of, EdgeKind.COPIES) for c in gold.copies]
    edges += [(c.document, c.to, EdgeKind.CREDITS) for c in gold.credits]
    return Lineage(
        nodes=(*articles, *sources),
        edges=tuple(
            LineageEdge(id=_id(), from_=from_, to=to, kind=kind, **_SURE)
            for from_, to, kind in edges
        ),
    )
