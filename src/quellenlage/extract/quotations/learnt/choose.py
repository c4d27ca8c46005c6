"""Weighing candidates and keeping those that do not stand in each other's way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp

from quellenlage.extract.quotations.draft import Draft
from quellenlage.extract.quotations.learnt.pool import Candidate
from quellenlage.extract.quotations.weigh import table_name
from quellenlage.languages.tables.quotation_model import WeightTable
from quellenlage.model import QuotationType

_BY_RULE = frozenset({"headline", "announced"})
"""Rules that the annotated articles have hardly a case of: their own score decides."""

_SOURCES = frozenset({"laut", "nach", "zufolge"})
_INSIDE = 0.1
_MOST_OF_OUTER = 0.5
"""Share of another content from which a candidate is that content again, not one within it."""
_SURE = 0.8
"""Score from which what is left of the other content need not be more than a frame."""
_SHORTEST_FRAME = 2
"""Tokens: "er glaube"."""


def choose(found: Iterable[Candidate], tables: Mapping[str, WeightTable]) -> list[Draft]:
    """Return the drafts that are kept, with their scores, best first.

    A score is the share of its words that a candidate is expected to get right. Of candidates
    that overlap the best stays; direct speech may hold others and be held by them.
    """
    scored = []
    for candidate in found:
        draft, table = candidate.draft, tables[table_name(candidate.draft)]
        if draft.rule not in _BY_RULE:
            draft.score = weigh(candidate.features, table)
        if draft.score >= _least(draft, table):
            scored.append(draft)
    scored.sort(key=lambda draft: (-draft.score, draft.content, draft.type.value))
    owners: dict[int, list[Draft]] = {}
    kept: list[Draft] = []
    for draft in scored:
        tokens = [token for part in draft.content for token in range(*part)]
        if draft.type is not QuotationType.DIRECT:
            others = {id(other): other for token in tokens for other in owners.get(token, ())}
            if not all(_nested(draft, other) for other in others.values()):
                continue
            for token in tokens:
                owners.setdefault(token, []).append(draft)
        kept.append(draft)
    return kept


def _least(draft: Draft, table: WeightTable) -> float:
    """Return the score from which a draft is kept.

    A source named within somebody's words is kept on the rule's word: the annotation, which
    seldom looks into words between marks, teaches little of it.
    """
    inside = draft.stretch.inside is not None and draft.rule in _SOURCES
    return min(table.threshold, _INSIDE) if inside else table.threshold


def _nested(one: Draft, other: Draft) -> bool:
    """Tell whether one of two drafts is told within the other, its cue included."""
    inner, outer = (one, other) if one.size < other.size else (other, one)
    if inner.cue is None or not outer.covers(inner.cue.anchor):
        return False
    sure = inner.score >= _SURE
    most = outer.size - _SHORTEST_FRAME if sure else _MOST_OF_OUTER * outer.size
    if inner.size > most or inner.cue == outer.cue:
        return False
    return all(outer.covers(start) and outer.covers(end - 1) for start, end in inner.content)


def weigh(features: Mapping[str, float], table: WeightTable) -> float:
    """Return the logistic function of the weighted features."""
    total = table.bias
    for name, value in features.items():
        total += table.weights.get(name, 0.0) * value
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
