"""An editor's verdicts on claims, replayed over the automatic clusters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from quellenlage.model import Id, Quote, Subject, Verdict, VerdictKind
from quellenlage.resolve.claims.telling import Telling
from quellenlage.resolve.pile import Pile
from quellenlage.text.quoting import find_quote

_GOOD_PART = 0.5
"""Share of a telling, or of the quoted words, that both must have in common."""


class Cluster(msgspec.Struct):
    """The tellings of one claim by their indices; an editor's verdict where there is one."""

    members: list[int]
    verdict: VerdictKind | None = None
    why: str = ""


def apply_verdicts(
    joined: Sequence[Sequence[int]],
    told: Sequence[Telling],
    pile: Pile,
    verdicts: Sequence[Verdict],
) -> list[Cluster]:
    """Return the clusters with every verdict carried out, in the order given.

    The words that a verdict quotes name the tellings they overlap. ``merge`` makes one claim of
    all that are named; ``split`` parts those of each quote from the others, which stay with the
    first; ``reject`` makes the named telling a claim of its own; ``confirm`` marks the claim.
    """
    clusters = [Cluster(list(members)) for members in joined]
    ours = [verdict for verdict in verdicts if verdict.about == Subject.CLAIM]
    if not ours:
        return clusters
    of_document: defaultdict[Id, list[int]] = defaultdict(list)
    for index, telling in enumerate(told):
        of_document[telling.document].append(index)
    for verdict in ours:
        quoted = [_named(told, of_document, pile, quote) for quote in verdict.quotes]
        clusters = _carried_out(clusters, quoted, verdict)
    return sorted(clusters, key=lambda cluster: cluster.members)


def _named(
    told: Sequence[Telling], of_document: dict[Id, list[int]], pile: Pile, quote: Quote
) -> set[int]:
    """Return the tellings that the quoted words are, or are most of."""
    found = set()
    for article in pile.articles:
        for place in find_quote(article.document.text, quote):
            for index in of_document[article.document.id]:
                spans = told[index].spans
                shared = sum(
                    max(0, min(place.end, span.end) - max(place.start, span.start))
                    for span in spans
                )
                whole = sum(map(len, spans))
                if shared >= _GOOD_PART * min(whole, len(place)) and 3 * shared >= len(place):
                    found.add(index)
    return found


def _carried_out(
    clusters: list[Cluster], quoted: Sequence[set[int]], verdict: Verdict
) -> list[Cluster]:
    named = {index for indices in quoted for index in indices}
    chosen = [cluster for cluster in clusters if named & set(cluster.members)]
    rest = [cluster for cluster in clusters if not named & set(cluster.members)]
    if verdict.kind is VerdictKind.MERGE and len(chosen) > 1:
        members = sorted(index for cluster in chosen for index in cluster.members)
        return [*rest, _judged(members, verdict, "zusammengeführt")]
    if verdict.kind is VerdictKind.SPLIT:
        return [*rest, *(part for one in chosen for part in _split(one, quoted, verdict))]
    if verdict.kind is VerdictKind.REJECT:
        return [*rest, *(part for one in chosen for part in _split(one, [set(), named], verdict))]
    if verdict.kind is VerdictKind.CONFIRM:
        return [*rest, *(_judged(one.members, verdict, "bestätigt") for one in chosen)]
    return clusters


def _split(cluster: Cluster, quoted: Sequence[set[int]], verdict: Verdict) -> list[Cluster]:
    """Deal the members out: those of each quote for themselves, the others with the first."""
    parts = [[index for index in cluster.members if index in indices] for indices in quoted]
    taken = {index for part in parts for index in part}
    parts[0] = sorted({*parts[0], *(i for i in cluster.members if i not in taken)})
    kept = [part for part in parts if part]
    return [_judged(part, verdict, "getrennt") for part in kept] if len(kept) > 1 else [cluster]


def _judged(members: list[int], verdict: Verdict, done: str) -> Cluster:
    note = f": {verdict.note}" if verdict.note else ""
    return Cluster(members, verdict.kind, f"Die Redaktion hat {done}{note}.")
