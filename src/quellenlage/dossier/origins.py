"""The origins of all claims, gathered by source and explained in words."""

from __future__ import annotations

from collections import Counter, defaultdict

import msgspec

from quellenlage.dossier.lookup import Lookup
from quellenlage.model import Claim, Id, OriginClass


class SourceOfClaims(msgspec.Struct, frozen=True):
    """A source with how many claims go back to it, in which articles, and one reason."""

    name: str | None
    class_: OriginClass
    claims: int
    documents: tuple[Id, ...]
    reason: str
    example: Claim


def origins(lookup: Lookup) -> list[SourceOfClaims]:
    """Return the sources that claims go back to, those of the most claims first."""
    claims: Counter[tuple[str, OriginClass]] = Counter()
    documents: defaultdict[tuple[str, OriginClass], set[Id]] = defaultdict(set)
    first: dict[tuple[str, OriginClass], tuple[str, Claim]] = {}
    for claim in lookup.story.claims:
        told_in = {rendering.id: rendering.document for rendering in claim.renderings}
        for origin in claim.origins:
            key = (origin.name or "", origin.class_)
            claims[key] += 1
            documents[key].update(told_in[r] for r in origin.renderings if r in told_in)
            first.setdefault(key, (origin.reason, claim))
    return [
        SourceOfClaims(
            name or None,
            class_,
            count,
            tuple(sorted(documents[name, class_], key=lookup.numbers.__getitem__)),
            *first[name, class_],
        )
        for (name, class_), count in sorted(claims.items(), key=lambda i: (-i[1], i[0]))
    ]
