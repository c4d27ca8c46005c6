"""Findings take the names of actors in place of an article's own entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from quellenlage.model import Attribution, Claim, Id, Mention, Party, Quotation
from quellenlage.resolve.pile import Pile


def name_mentions(pile: Pile) -> tuple[Mention, ...]:
    """Return every mention of every article, in text order, with its actor."""
    return tuple(
        replace(mention, actor=pile.actor_of[entity.id])
        for article in pile.articles
        for entity, mention in sorted(
            ((e, m) for e in article.findings.entities for m in e.mentions),
            key=lambda pair: (pair[1].start, pair[1].end, pair[1].id),
        )
    )


def name_quotations(pile: Pile, claims: Sequence[Claim]) -> tuple[Quotation, ...]:
    """Return every quotation with its actors and the claims it renders."""
    claims_of: defaultdict[Id, list[Id]] = defaultdict(list)
    for claim in claims:
        for rendering in claim.renderings:
            if rendering.quotation:
                claims_of[rendering.quotation].append(claim.id)
    return tuple(
        replace(
            quotation,
            speaker=_name_party(quotation.speaker, pile),
            addressee=quotation.addressee and _name_party(quotation.addressee, pile),
            claims=tuple(claims_of[quotation.id]),
        )
        for article in pile.articles
        for quotation in article.findings.quotations
    )


def name_attributions(pile: Pile) -> tuple[Attribution, ...]:
    """Return every attribution with its actors."""
    return tuple(
        replace(
            attribution,
            credited=replace(attribution.credited, actor=_actor(attribution.credited.actor, pile)),
            chain=tuple(
                replace(link, actor=_actor(link.actor, pile)) for link in attribution.chain
            ),
        )
        for article in pile.articles
        for attribution in article.findings.attributions
    )


def _name_party(party: Party, pile: Pile) -> Party:
    actor = _actor(party.actor, pile)
    return replace(party, actor=actor, name=pile.actors[actor].name if actor else party.name)


def _actor(entity: Id | None, pile: Pile) -> Id | None:
    return pile.actor_of[entity] if entity else None
