"""Candidates for quotations: what the rules drafted and what the sequence model marked."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

import msgspec
import numpy as np

from quellenlage.extract.quotations.draft import Draft, Range
from quellenlage.extract.quotations.features import features
from quellenlage.extract.quotations.find import Finder
from quellenlage.extract.quotations.learnt.columns import Columns, all_columns
from quellenlage.extract.quotations.learnt.crf import Chain, Scores
from quellenlage.extract.quotations.learnt.hashing import hash_features
from quellenlage.extract.quotations.learnt.labels import OUTSIDE, LabelledSpan, spans_of
from quellenlage.extract.quotations.learnt.layout import Layout
from quellenlage.extract.quotations.learnt.plan import SPANS
from quellenlage.extract.quotations.reading import Reading
from quellenlage.extract.quotations.weigh import judge_by_rule
from quellenlage.model import QuotationType

LEARNT = "learnt"
"""The rule of a candidate that the sequence model alone proposes."""

_WHOLE = (
    QuotationType.REPORTED,
    QuotationType.FREE_INDIRECT,
    QuotationType.INDIRECT_FREE_INDIRECT,
)
"""Types whose content is mostly a whole sentence."""
_LEAST = 0.003
"""Probabilities are taken as at least this far from certainty."""
_LIKELY_ENOUGH = 0.05
"""Mean probability from which a whole sentence is a candidate."""


class RuleRecorder:
    """A judge that decides by rule and notes every draft with its decision."""

    def __init__(self) -> None:
        self.drafts: list[tuple[Draft, bool]] = []

    def __call__(self, reading: Reading, draft: Draft) -> bool:
        """Note the draft; keep what the rules keep."""
        kept = judge_by_rule(reading, draft)
        self.drafts.append((draft, kept))
        return kept


class Evidence(msgspec.Struct, frozen=True):
    """What is known of one document before candidates are weighed."""

    reading: Reading
    layout: Layout
    drafts: tuple[tuple[Draft, bool], ...]
    columns: Columns


class Marked(msgspec.Struct, frozen=True):
    """What the sequence model says: probabilities of labels, and the likeliest spans."""

    labels: tuple[str, ...]
    chances: Scores
    spans: tuple[LabelledSpan, ...]
    hopeful: tuple[LabelledSpan, ...]
    """Spans as they would be if a word outside of quotations were less likely."""


_HOPE = 2.5
"""How much is taken from the score of the label "outside" for the hopeful reading."""


def gather(reading: Reading) -> Evidence:
    """Return the drafts of the rules and the columns of a document."""
    recorder = RuleRecorder()
    Finder(reading, recorder).run()
    layout = Layout(reading)
    columns = all_columns(reading, layout, recorder.drafts)
    return Evidence(reading, layout, tuple(recorder.drafts), columns)


def mark(evidence: Evidence, chain: Chain) -> Marked:
    """Return what the sequence model makes of a document."""
    scores = chain.scores(hash_features(evidence.columns, SPANS))
    names = chain.table.labels
    if not len(scores):
        return Marked(names, scores, (), ())
    hopeful = scores.copy()
    hopeful[:, names.index(OUTSIDE)] -= _HOPE
    size = len(scores)
    plain, bold = chain.decode(np.vstack([scores, hopeful]), [size, size])
    return Marked(names, chain.chances(scores), spans_of(plain), spans_of(bold))


class Candidate(msgspec.Struct):
    """A draft with what it is weighed by."""

    draft: Draft
    features: dict[str, float]


def candidates(evidence: Evidence, marked: Marked) -> list[Candidate]:
    """Return every candidate once, with its features."""
    view, adopter = _View(evidence, marked), _Adopter(evidence)
    drafts: dict[tuple[QuotationType, tuple[Range, ...]], Draft] = {}
    for draft, _ in evidence.drafts:
        drafts.setdefault((draft.type, draft.content), draft)
    for span in (*marked.spans, *marked.hopeful):
        if span.type is not QuotationType.DIRECT:
            content = span.content
            if span.type is QuotationType.INDIRECT:
                content = evidence.layout.first_sentence(content)
            drafts.setdefault((span.type, content), adopter.draft(span.type, content))
    for at, stretch in enumerate(evidence.layout.stretches):
        for kind in _WHOLE:
            whole: tuple[Range, ...] = ((stretch.start, stretch.end),)
            if view.mean(whole, kind) >= _LIKELY_ENOUGH and evidence.layout.speaks(at):
                drafts.setdefault((kind, whole), adopter.draft(kind, whole))
    return [Candidate(draft, view.features(draft)) for draft in drafts.values()]


class _Adopter:
    """Makes drafts of contents that no rule drafted, with the roles of the draft next to them."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._drafted: dict[int, list[int]] = {}
        for at, (draft, _) in enumerate(evidence.drafts):
            for part in draft.content:
                for token in range(*part):
                    self._drafted.setdefault(token, []).append(at)

    def draft(self, kind: QuotationType, content: tuple[Range, ...]) -> Draft:
        """Return a content as a draft."""
        layout = self._evidence.layout
        stretch = layout.stretches[layout.stretch_of[content[0][0]]]
        draft = Draft(type=kind, rule=LEARNT, content=content, stretch=stretch)
        model = self._nearest(draft)
        if model is not None:
            draft.cue, draft.frame, draft.medium = model.cue, model.frame, model.medium
            draft.speaker, draft.addressee = model.speaker, model.addressee
            draft.agreed, draft.stance = model.agreed, model.stance
            draft.unattributed = model.unattributed
        return draft

    def _nearest(self, draft: Draft) -> Draft | None:
        """Return the draft of the rules, of the same type, that shares most with a content."""
        shared: dict[int, int] = {}
        for part in draft.content:
            for token in range(*part):
                for at in self._drafted.get(token, ()):
                    shared[at] = shared.get(at, 0) + 1
        drafts = self._evidence.drafts
        same = [at for at in shared if drafts[at][0].type is draft.type]
        best = max(same, key=lambda at: (shared[at], drafts[at][1], -at), default=None)
        return drafts[best][0] if best is not None and 2 * shared[best] > draft.size else None


def adopt(
    evidence: Evidence, contents: Sequence[tuple[QuotationType, tuple[Range, ...]]]
) -> list[Draft]:
    """Return given contents as drafts, with the roles the rules gave to what they share most."""
    adopter = _Adopter(evidence)
    return [adopter.draft(kind, content) for kind, content in contents]


def _log_odds(chance: float) -> float:
    """Return the logarithm of the odds, between two numbers near -2 and 2."""
    bounded = min(max(chance, _LEAST), 1 - _LEAST)
    return log(bounded / (1 - bounded)) / 3


class _View:
    """Features of candidates from the probabilities of labels."""

    def __init__(self, evidence: Evidence, marked: Marked) -> None:
        self._evidence = evidence
        self._marked = marked
        self._at = {label: at for at, label in enumerate(marked.labels)}
        width = len(marked.labels)
        self._sums = np.vstack([np.zeros((1, width)), np.cumsum(marked.chances, axis=0)])
        self._exact = {(span.type, span.content) for span in marked.spans}
        self._hoped = {(span.type, span.content) for span in marked.hopeful}
        self._owner: dict[int, LabelledSpan] = {
            token: span for span in marked.spans for part in span.content for token in range(*part)
        }
        self._ruled: dict[tuple[Range, ...], Draft] = {}
        for draft, kept in evidence.drafts:
            if kept or draft.content not in self._ruled:
                self._ruled[draft.content] = draft

    def mean(self, content: Sequence[Range], name: str) -> float:
        """Return the mean probability of a type over some tokens."""
        size = sum(end - start for start, end in content)
        columns = [
            self._at[label] for label in (name, f"B-{name}", f"I-{name}") if label in self._at
        ]
        total = sum(float((self._sums[e] - self._sums[s])[columns].sum()) for s, e in content)
        return total / size

    def features(self, draft: Draft) -> dict[str, float]:
        """Return all features of a candidate."""
        found = features(self._evidence.reading, draft)
        names = ("O", "Frame", *(kind.value for kind in QuotationType))
        means = {name: self.mean(draft.content, name) for name in names}
        for name, value in means.items():
            found[f"mean {name}"] = value
        own = draft.type.value
        found[f"own {min(int(means[own] * 6), 5)}"] = 1.0
        found["log odds own"], found["log odds O"] = _log_odds(means[own]), _log_odds(means["O"])
        found["most likely"] = float(means[own] >= max(means.values()))
        if draft.type is QuotationType.DIRECT:
            stretch = (draft.stretch.start, draft.stretch.end)
            found["frame near"] = self.mean([stretch], "Frame")
            found["speech near"] = self.mean([stretch], "Indirect")
            return found
        return found | self._edges(draft, own) | self._agreement(draft)

    def _edges(self, draft: Draft, own: str) -> dict[str, float]:
        """Return how likely a content begins and ends where the candidate does."""
        chances = self._marked.chances
        inside = chances[draft.start : draft.end, [self._at[f"B-{own}"], self._at[f"I-{own}"]]]
        begins = float(chances[draft.start, self._at[f"B-{own}"]])
        goes_on = 0.0
        if draft.end < len(chances):
            goes_on = float(chances[draft.end, self._at[f"I-{own}"]])
        ends, weakest = float(inside[-1].sum()) * (1 - goes_on), float(inside.sum(axis=1).min())
        return {
            "begins": begins,
            "ends": ends,
            "begins and ends": begins * ends,
            "weakest": weakest,
            "log odds begins": _log_odds(begins),
            "log odds ends": _log_odds(ends),
            "log odds weakest": _log_odds(weakest),
        }

    def _agreement(self, draft: Draft) -> dict[str, float]:
        exact = (draft.type, draft.content) in self._exact
        over = {
            self._owner[t].type for part in draft.content for t in range(*part) if t in self._owner
        }
        ruled = self._ruled.get(draft.content)
        signs = {
            "decoded": exact,
            "decoded in hope": (draft.type, draft.content) in self._hoped,
            f"decoded {draft.rule}": exact,
            "decoded beside": not exact and draft.type in over,
            "decoded otherwise": bool(over) and draft.type not in over,
            f"also {ruled.rule if ruled else '-'}": ruled is not None and ruled is not draft,
        }
        return {name: 1.0 for name, there in signs.items() if there}
