"""The half of the sample's score that speaks of findings across articles."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator

from eval.report import Counts, Measure, measures
from eval.sample_gold import GoldClaim, GoldCommitment, GoldDiscrepancy, GoldEvent, Words
from eval.sample_view import HALF, TASK, View, count_pairs, covered, fold, rate
from quellenlage.model import (
    PROSE_ROLES,
    Claim,
    Commitment,
    Discrepancy,
    EdgeKind,
    Event,
    Evidence,
    MentionForm,
    NodeKind,
    RefKind,
    Span,
)


def score_story(view: View) -> list[Measure]:
    """Return the measures of actors, claims, lineage, discrepancies, commitments, events."""
    return [
        *_actors(view),
        *_claims(view),
        *_lineage(view),
        *_discrepancies(view),
        *_commitments(view),
        *_events(view),
    ]


def _actors(view: View) -> list[Measure]:
    """Score pairs of names in prose: those of one actor should have one actor."""
    named: dict[str, list[tuple[Span, str]]] = {}
    for mention in view.story.mentions:
        if mention.form is MentionForm.NAME:
            named.setdefault(mention.document, []).append(
                (Span(mention.start, mention.end), mention.actor)
            )

    def predicted(place: tuple[str, Span]) -> frozenset[Hashable]:
        document, span = place
        return frozenset(
            actor
            for at, actor in named.get(document, ())
            if covered(span, (at,)) >= HALF and covered(at, (span,)) >= HALF
        )

    gold = list(_names(view))
    found = [bool(predicted(place)) for place, _ in gold]
    return [
        rate("names found", found),
        *measures(TASK, count_pairs(gold, predicted), "actors, pairs "),
    ]


def _names(view: View) -> Iterator[tuple[tuple[str, Span], str]]:
    """Yield every name of the gold in prose, longest first where names hold each other."""
    owner = {name: actor.name for actor in view.gold.actors for name in actor.names}
    longest = sorted(owner, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest))})(?=s?(?![\w-]))")
    for document in view.documents.values():
        for block in document.blocks:
            if block.role in PROSE_ROLES:
                for match in pattern.finditer(document.text, block.start, block.end):
                    yield (document.id, Span(*match.span(1))), owner[match[1]]


def _claims(view: View) -> list[Measure]:
    holders: dict[Words, frozenset[Hashable]] = {}
    for gold_claim in view.gold.claims:
        for rendering in gold_claim.rendering:
            holders[rendering] = frozenset(
                claim.id for claim in view.story.claims if _rendering(view, claim, rendering)
            )
    gold = [(r, claim.label) for claim in view.gold.claims for r in claim.rendering]
    pairs = count_pairs(gold, lambda rendering: holders[rendering])
    counted = [_counted(view, claim, holders) for claim in view.gold.claims]
    origins = Counts()
    for gold_claim in view.gold.claims:
        _add(origins, _origin_pairs(view, gold_claim))
    return [
        rate("renderings found", [bool(found) for found in holders.values()]),
        *measures(TASK, pairs, "claims, pairs "),
        rate("origins counted right", counted),
        *measures(TASK, origins, "origins, pairs "),
    ]


def _rendering(view: View, claim: Claim, words: Words) -> str | None:
    """Return the id of the rendering of ``claim`` that the words are."""
    found = view.best(words, claim.renderings, lambda r: (r.document, r.spans))
    return found.id if found else None


def _counted(view: View, expected: GoldClaim, holders: dict[Words, frozenset[Hashable]]) -> bool:
    """Tell whether the claim that holds most renderings counts the origins known to differ."""
    votes = [claim for r in expected.rendering for claim in sorted(map(str, holders[r]))]
    if not votes:
        return False
    chosen = max(sorted(set(votes)), key=votes.count)
    counts = next(claim.counts for claim in view.story.claims if claim.id == chosen)
    return counts.independent + counts.same == expected.known


def _origin_pairs(view: View, expected: GoldClaim) -> Counts:
    """Count pairs of renderings of one claim that have one origin."""
    keyed = expected.keyed()
    gold = [
        (keyed[key], number)
        for number, origin in enumerate(expected.origins)
        for key in origin.renderings
    ]

    def predicted(words: Words) -> frozenset[Hashable]:
        return frozenset(
            (claim.id, number)
            for claim in view.story.claims
            if (rendering := _rendering(view, claim, words))
            for number, origin in enumerate(claim.origins)
            if rendering in origin.renderings
        )

    return count_pairs(gold, predicted)


def _add(total: Counts, counts: Counts) -> None:
    total.true += counts.true
    total.false += counts.false
    total.missed += counts.missed


def _lineage(view: View) -> list[Measure]:
    nodes = {node.id: node for node in view.story.lineage.nodes}
    copies: set[tuple[str, str]] = set()
    credited: set[tuple[str, str]] = set()
    for edge in view.story.lineage.edges:
        source, target = nodes[edge.from_], nodes[edge.to]
        key = view.keys.get(source.document or "")
        if key is None:
            continue
        if edge.kind is EdgeKind.COPIES and target.document in view.keys:
            copies.add((key, view.keys[target.document]))
        elif edge.kind is EdgeKind.CREDITS and target.kind in {NodeKind.AGENCY, NodeKind.OUTLET}:
            credited.add((key, _known(view, target.name)))
    credited -= {("npa", "Nordische Presse-Agentur")}  # the agency may sign its own report
    copying, crediting = Counts(), Counts()
    copying.add(copies, {(copy.document, copy.of) for copy in view.gold.copies})
    crediting.add(credited, {(credit.document, credit.to) for credit in view.gold.credits})
    chains = [_chained(view, chain, chain.chain) for chain in view.gold.chains]
    return [
        *measures(TASK, copying, "copies "),
        *measures(TASK, crediting, "credits "),
        rate("chains", chains),
    ]


def _known(view: View, name: str) -> str:
    """Return the gold's name of a source, or its own where the gold does not know it."""
    known = (
        actor.name
        for actor in view.gold.actors
        if fold(name) in set(map(fold, (actor.name, *actor.names)))
    )
    return next(known, name)


def _chained(view: View, words: Words, expected: tuple[str, ...]) -> bool:
    """Tell whether some credit at the words names all the expected voices in order."""
    place = view.place(words)
    for attribution in view.story.attributions:
        if place is None or attribution.start is None or attribution.end is None:
            continue
        here = Span(attribution.start, attribution.end)
        if attribution.document != place[0] or not here.overlaps(place[1]):
            continue
        links = iter(attribution.chain)
        if all(any(view.is_actor(name, k.actor, k.name) for k in links) for name in expected):
            return True
    return False


def _discrepancies(view: View) -> list[Measure]:
    matched: set[str] = set()
    found: list[bool] = []
    kinds: list[bool] = []
    for expected in view.gold.discrepancies:
        hits = [d for d in view.story.discrepancies if _differs(view, expected, d)]
        matched.update(hit.id for hit in hits)
        found.append(bool(hits))
        kinds.append(any(hit.kind == expected.kind for hit in hits))
    right = [d.id in matched for d in view.story.discrepancies]
    return [
        rate("discrepancies found", found),
        rate("discrepancies, kind", kinds),
        rate("discrepancies P", right, floor=False),
    ]


def _differs(view: View, expected: GoldDiscrepancy, found: Discrepancy) -> bool:
    """Tell whether each gold side is a side of its own of what was found."""
    taken = [
        {
            number
            for number, side in enumerate(found.sides)
            if view.bears(gold, side.evidence) or fold(gold.value) == fold(side.value)
        }
        for gold in expected.sides
    ]
    first, second = taken
    return bool(first) and bool(second) and len(first | second) > 1


def _commitments(view: View) -> list[Measure]:
    found: list[bool] = []
    kinds: list[bool] = []
    due: list[bool] = []
    for expected in view.gold.commitments:
        hits = [c for c in view.story.commitments if _tells(view, expected.evidence, c.evidence)]
        found.append(bool(hits))
        kinds.append(any(hit.kind == expected.kind for hit in hits))
        due.append(any(_due(expected, hit) for hit in hits))
    return [
        rate("commitments found", found),
        rate("commitments, kind", kinds),
        rate("commitments, due", due),
    ]


def _tells(view: View, gold: tuple[Words, ...], evidence: tuple[Evidence, ...]) -> bool:
    return any(view.bears(words, evidence) for words in gold)


def _due(expected: GoldCommitment, found: Commitment) -> bool:
    if expected.due is None or found.due is None:
        return expected.due is None and found.due is None
    return expected.due.holds(found.due.earliest, found.due.latest)


def _events(view: View) -> list[Measure]:
    entries = {e.ref.id: e for e in view.story.timeline if e.ref.kind is RefKind.EVENT}
    found: list[bool] = []
    dated: list[bool] = []
    listed: list[bool] = []
    for expected in view.gold.events:
        hits = [e for e in view.story.events if _tells(view, expected.reports, e.evidence)]
        found.append(bool(hits))
        dated.append(any(_happened(expected, hit) for hit in hits))
        listed.append(
            any(
                expected.when.holds(entries[hit.id].earliest, entries[hit.id].latest)
                for hit in hits
                if hit.id in entries
            )
        )
    return [
        rate("events found", found),
        rate("events, date", dated),
        rate("timeline", listed),
    ]


def _happened(expected: GoldEvent, found: Event) -> bool:
    return found.time is not None and expected.when.holds(found.time.earliest, found.time.latest)
