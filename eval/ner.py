"""Names of persons, places and organisations: strict spans and classes (CoNLL 2003).

The tenths of GermEval 2014's test file (outer names; derivations and parts of compounds are no
names), of PUD (Universal NER, which has no class MISC) and of our own news sentences that the
shipped model did not learn from.
Tokens are joined by blanks and read as running text.
"""

from __future__ import annotations

from pathlib import Path

from eval.entities import Labelled, read_names
from eval.gold_parts import Part
from eval.plain import plain_document
from eval.report import Counts, Measure, measures, missing
from eval.treebank import read_own
from quellenlage.annotate import Base, load_base
from quellenlage.languages import load_language

_TASK = "ner"
_MAIN = frozenset({"PER", "LOC", "ORG"})

_Span = tuple[int, int, int, str]


def score(gold: Path, base: Base | None = None, part: Part | None = None) -> list[Measure]:
    """Return precision, recall and F1 of the main classes together and F1 of each."""
    if missing(gold, "ner-germeval", "germeval2014-test.tsv"):
        return []
    base = base or load_base(None, load_language("de"))
    part = part or Part.tenth()
    own = [Labelled(tree.id, [r.form for r in tree.rows], labels) for tree, labels in read_own()]
    corpora = read_names(gold) | {"own": own}
    return [m for name, all_of in corpora.items() for m in _score(part.of(all_of), base, name)]


def _score(sentences: list[Labelled], base: Base, corpus: str) -> list[Measure]:
    predicted: set[_Span] = set()
    expected: set[_Span] = set()
    for number, sentence in enumerate(sentences):
        starts, at = [], 0
        for form in sentence.forms:
            starts.append(at)
            at += len(form) + 1
        ends = [start + len(form) for start, form in zip(starts, sentence.forms, strict=True)]
        for first, last, label in sentence.spans(_MAIN):
            expected.add((number, starts[first], ends[last - 1], label))
        annotated = base.annotate(plain_document(" ".join(sentence.forms)))
        for name in annotated.entities:
            span = annotated.span(name.start, name.end)
            predicted.add((number, span.start, span.end, name.label))
    found: list[Measure] = []
    for label in sorted(_MAIN):
        counts = Counts()
        counts.add(_of(predicted, {label}), _of(expected, {label}))
        items = counts.true + counts.missed
        found.append(Measure(_TASK, f"{corpus} {label} F1", counts.f1, items))
    whole = Counts()
    whole.add(_of(predicted, _MAIN), expected)
    return measures(_TASK, whole, f"{corpus} ") + found


def _of(spans: set[_Span], labels: set[str] | frozenset[str]) -> set[_Span]:
    return {span for span in spans if span[3] in labels}
