"""Tags, features, base forms and dependencies against Universal Dependencies.

The tenths of GSD, PUD and our own news sentences that the shipped model did not learn from, text
in, one sentence per document. Our own were corrected from a model's draft, which flatters it a
little. Tokens are matched by their characters; a gold token that was not found counts as wrong
everywhere. The tree measures count punctuation; base forms leave it out.
"""

from __future__ import annotations

from pathlib import Path

from eval.gold_parts import Part
from eval.plain import plain_document
from eval.report import Counts, Measure, missing
from eval.treebank import Row, Tree, read_own, read_treebanks
from quellenlage.annotate import Base, load_base
from quellenlage.languages import load_language
from quellenlage.model import AnnotatedDocument

_TASK = "parsing"
_UNKNOWN = {"PUD": {"XPOS"}, "own": {"features", "lemma"}}
"""What a corpus does not say: PUD's own tags are not STTS."""


def score(gold: Path, base: Base | None = None, part: Part | None = None) -> list[Measure]:
    """Return accuracies of tags, heads and base forms, and F1 of Konjunktiv verbs."""
    if missing(gold, "treebank-ud", "de_gsd-ud-test.conllu"):
        return []
    base = base or load_base(None, load_language("de"))
    part = part or Part.tenth()
    banks = read_treebanks(gold) | {"own": [tree for tree, _ in read_own()]}
    return [m for name, trees in banks.items() for m in _score(part.of(trees), base, name)]


def _score(trees: list[Tree], base: Base, corpus: str) -> list[Measure]:
    right: dict[str, int] = {}
    total = words = 0
    mood = Counts()
    for number, tree in enumerate(trees):
        annotated = base.annotate(plain_document(tree.text))
        spans = zip(annotated.starts, annotated.ends, strict=True)
        at = {span: token for token, span in enumerate(spans)}
        places = _places(tree)
        total += len(tree.rows)
        words += sum(row.upos != "PUNCT" for row in tree.rows)
        tokens = [at.get(place) for place in places]
        for name, count in _agreement(tree.rows, tokens, places, annotated).items():
            right[name] = right.get(name, 0) + count
        mood.add(
            {(number, a) for a, b in at.items() if annotated.feats[b].get("Mood") == "Sub"},
            {
                (number, p)
                for p, row in zip(places, tree.rows, strict=True)
                if row.feats.get("Mood") == "Sub"
            },
        )
    names = ["tokens", "UPOS", "XPOS", "features", "UAS", "LAS", "lemma"]
    measures = []
    for name in names:
        if name not in _UNKNOWN.get(corpus, ()):
            items = words if name == "lemma" else total
            measures.append(Measure(_TASK, f"{corpus} {name}", right.get(name, 0) / items, items))
    subjunctives = mood.true + mood.missed
    measures.append(Measure(_TASK, f"{corpus} Mood=Sub F1", mood.f1, subjunctives))
    measures.append(
        Measure(_TASK, f"{corpus} Mood=Sub P", mood.precision, subjunctives, floor=False)
    )
    return measures


def _places(tree: Tree) -> list[tuple[int, int]]:
    places, at = [], 0
    for row in tree.rows:
        places.append((at, at + len(row.form)))
        at += len(row.form) + row.space
    return places


def _agreement(
    rows: list[Row],
    tokens: list[int | None],
    places: list[tuple[int, int]],
    annotated: AnnotatedDocument,
) -> dict[str, int]:
    right = dict.fromkeys(("tokens", "UPOS", "XPOS", "features", "UAS", "LAS", "lemma"), 0)
    for row, token in zip(rows, tokens, strict=True):
        if token is None:
            continue
        head = annotated.head[token]
        found = None if head == token else (annotated.starts[head], annotated.ends[head])
        attached = found == (places[row.head - 1] if row.head else None)
        right["tokens"] += 1
        right["UPOS"] += row.upos == annotated.upos[token]
        right["XPOS"] += row.xpos == annotated.xpos[token]
        right["features"] += row.feats == annotated.feats[token]
        right["UAS"] += attached
        right["LAS"] += attached and row.deprel == annotated.deprel[token]
        right["lemma"] += row.upos != "PUNCT" and _same_lemma(row, rows, annotated.lemma[token])
    return right


def _same_lemma(row: Row, rows: list[Row], lemma: str) -> bool:
    """Compare base forms; the treebanks leave separable verbs apart, we join them."""
    if row.lemma == lemma:
        return True
    if row.upos not in {"VERB", "AUX"}:
        return False
    number = next(at for at, other in enumerate(rows, 1) if other is row)
    return any(
        other.deprel == "compound:prt"
        and other.head == number
        and other.form.lower() + row.lemma == lemma
        for other in rows
    )
