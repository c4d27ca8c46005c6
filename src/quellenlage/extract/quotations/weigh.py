"""Deciding which drafts are quotations: a readable table of features, weighed or by rule.

The full model set weighs the features by a logistic regression learned from annotated
articles; the free set uses the precision of each rule, rounded, as its score.
"""

from __future__ import annotations

from math import exp

from quellenlage.extract.quotations.draft import Draft
from quellenlage.extract.quotations.features import features, looks_like_name
from quellenlage.extract.quotations.phrases import DETERMINERS
from quellenlage.extract.quotations.reading import Passage, Reading
from quellenlage.languages.tables.quotation_model import QuotationModel
from quellenlage.model import QuotationType

RULE_SCORES = {
    "that": 0.85,
    "infinitive": 0.7,
    "wh": 0.5,
    "subjunctive": 0.9,
    "main clause": 0.5,
    "frame last": 0.9,
    "frame last, indicative": 0.6,
    "inserted": 0.8,
    "laut": 0.9,
    "nach": 0.85,
    "zufolge": 0.9,
    "so": 0.8,
    "wonach": 0.6,
    "running on": 0.85,
    "running on, second": 0.5,
    "obligation": 0.4,
    "report": 0.3,
    "taken up": 0.7,
    "headline": 0.7,
    "announced": 0.8,
}
"""How far each rule is to be trusted by itself."""

THRESHOLD = 0.5
_NOT_LEARNED = frozenset({"headline", "announced"})
"""Rules that the annotated articles have no case of."""


def judge_by_rule(reading: Reading, draft: Draft) -> bool:
    """Set the score of a draft by its rule; keep it from one half on."""
    if draft.passage is not None:
        draft.score = _mark_score(reading, draft, draft.passage)
    else:
        draft.score = _rule_score(draft)
    return draft.score >= THRESHOLD


def judge_by_model(model: QuotationModel) -> _Weigher:
    """Return a judge that weighs the features of drafts with a learned model."""
    return _Weigher(model)


class _Weigher:
    def __init__(self, model: QuotationModel) -> None:
        self._tables = model.tables

    def __call__(self, reading: Reading, draft: Draft) -> bool:
        if draft.rule in _NOT_LEARNED:
            return judge_by_rule(reading, draft)
        table = self._tables[table_name(draft)]
        total = table.bias
        for name, value in features(reading, draft).items():
            total += table.weights.get(name, 0.0) * value
        draft.score = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
        return draft.score >= table.threshold


def table_name(draft: Draft) -> str:
    """Return which table of weights a draft is weighed by."""
    return "marks" if draft.passage is not None else draft.type.value


def _rule_score(draft: Draft) -> float:
    score = RULE_SCORES[draft.rule]
    cue = draft.cue
    if cue is not None and not cue.strong:
        score -= 0.3 if draft.rule in {"subjunctive", "frame last"} else 0.4
    if cue is not None and not cue.known:
        score -= 0.2
    if "cue in another content" in draft.features:
        score -= 0.35
    if draft.stretch.inside is not None:
        score -= 0.3 if draft.rule not in {"laut", "nach", "zufolge"} else 0.1
    if draft.type is QuotationType.INDIRECT_FREE_INDIRECT and draft.stretch.inside is not None:
        return 0.0
    if draft.rule == "running on" and draft.speaker is None:
        score -= 0.1
    return max(0.0, score)


def _mark_score(reading: Reading, draft: Draft, passage: Passage) -> float:
    """Score a pair of marks: long, verbal or framed ones are speech, short names are not."""
    inner = passage.end - passage.start - 2
    score = 0.2 + 0.07 * min(inner, 8)
    if any(reading.finite[token] for token in range(passage.start, passage.end)):
        score += 0.15
    if draft.rule in {"direct behind", "direct before"}:
        score += 0.3
    elif draft.rule != "direct alone":
        score += 0.15
    if inner <= 3 and looks_like_name(reading, passage):
        score -= 0.35
    if _judges(reading, draft, passage):
        score += 0.3
    if not passage.quoted.closed:
        score -= 0.2
    return min(0.95, max(0.05, score))


def _judges(reading: Reading, draft: Draft, passage: Passage) -> bool:
    """Tell whether the marked words are what somebody calls something: 'nannte X „…“'."""
    cue = draft.cue
    if cue is None or not cue.segment.start <= passage.start < cue.segment.end:
        return False
    links = reading.speech.judging_verbs.get(cue.lemma)
    if links is None:
        return False
    at = passage.start - 1
    while at > cue.segment.start and reading.xpos[at] in DETERMINERS | {"ADJA"}:
        at -= 1
    return not links or reading.low[at] in links
