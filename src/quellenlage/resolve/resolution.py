"""All articles of a story resolved together, in the order that their dependence asks for."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from quellenlage.languages import Language
from quellenlage.model import (
    Actor,
    Article,
    Attribution,
    Claim,
    Commitment,
    Discrepancy,
    Event,
    KnownActor,
    Lineage,
    Mention,
    Quotation,
    Skipped,
    TimeExpression,
    Verdict,
)
from quellenlage.resolve.actors import resolve_actors
from quellenlage.resolve.claims import NO_AIDS, Aids, gather_claims
from quellenlage.resolve.commitments import merge_commitments
from quellenlage.resolve.dates import anchor_times, date_documents
from quellenlage.resolve.discrepancies import find_discrepancies
from quellenlage.resolve.events import merge_events
from quellenlage.resolve.lineage import trace_lineage
from quellenlage.resolve.naming import name_attributions, name_mentions, name_quotations
from quellenlage.resolve.origins import count_origins
from quellenlage.resolve.pile import Pile
from quellenlage.resolve.verdicts import replay_verdicts


class Resolution(msgspec.Struct, frozen=True):
    """Everything that was resolved; articles in order of publication."""

    articles: tuple[Article, ...]
    times: tuple[TimeExpression, ...]
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    commitments: tuple[Commitment, ...]
    discrepancies: tuple[Discrepancy, ...]
    lineage: Lineage
    unheard: tuple[Skipped, ...] = ()
    """Verdicts that meant nothing in these articles."""


def resolve(
    articles: Sequence[Article],
    language: Language,
    verdicts: Sequence[Verdict] = (),
    *,
    known: Sequence[KnownActor] = (),
    aids: Aids = NO_AIDS,
) -> Resolution:
    """Resolve the findings of all articles; their order does not matter.

    An editor's verdicts on what was found come first, so that everything else rests on them.
    Then dates, because times hang on them; then actors, because all else names them.
    """
    articles, unheard = replay_verdicts(articles, verdicts)
    pile = _lay_out(articles, language, verdicts, known)
    lineage = trace_lineage(pile, language)
    claims = gather_claims(pile, language, verdicts, aids=aids)
    claims = count_origins(claims, pile, lineage, language)
    events = merge_events(pile, language)
    return Resolution(
        articles=pile.articles,
        times=tuple(pile.times.values()),
        actors=tuple(pile.actors.values()),
        mentions=name_mentions(pile),
        quotations=name_quotations(pile, claims),
        attributions=name_attributions(pile),
        events=events,
        claims=claims,
        commitments=merge_commitments(pile, language),
        discrepancies=find_discrepancies(pile, claims, events, language),
        lineage=lineage,
        unheard=unheard,
    )


def _lay_out(
    articles: Sequence[Article],
    language: Language,
    verdicts: Sequence[Verdict] = (),
    known: Sequence[KnownActor] = (),
) -> Pile:
    ordered = sorted(articles, key=lambda a: (a.document.input, a.document.id))
    documents = date_documents(ordered, language)
    dated = [
        Article(document=document, findings=article.findings)
        for document, article in zip(documents, ordered, strict=True)
    ]
    dated.sort(key=_by_publication)
    actors, actor_of = resolve_actors(dated, language, verdicts, known=known)
    return Pile(
        articles=tuple(dated),
        times={time.id: time for time in anchor_times(dated)},
        actor_of=actor_of,
        actors={actor.id: actor for actor in actors},
    )


def _by_publication(article: Article) -> tuple[str, str, str, str]:
    """Undated articles stand last: nothing may be called known because of them."""
    document = article.document
    published = document.published
    days = (published.earliest, published.latest) if published else ("9999", "9999")
    return (*days, document.input, document.id)
