"""Training examples for the German base: treebank rows and labelled names as spaCy documents.

Texts are varied a little, so that the model meets what treebanks lack: other quotation marks,
headlines without a full stop.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from spacy.training import Example

from eval.entities import Labelled, read_germeval, read_uner, split_germeval, split_uner
from eval.treebank import Row, Tree, read_trees, read_vrt, split_pud

_MODALS = frozenset(["können", "müssen", "sollen", "wollen", "dürfen", "mögen"])
_AUXILIARIES = frozenset(["sein", "haben", "werden"])
_MARKS = (("„", "“"), ("„", "”"), ("»", "«"), ("«", "»"), ('"', '"'), ("“", "”"), ("'", "'"))
_QUOTES = frozenset("\"„“”»«''``")

_STTS_BY_PENN = {
    "NN": "NN", "NNP": "NE", "CD": "CARD", "DTP$": "PPOSAT", "CC": "KON", "REL": "PRELS",
    "WRB": "PWAV", "APPRART": "APPRART",
}  # fmt: skip
_STTS_OF_MARK = {".": "$.", "?": "$.", "!": "$.", ":": "$.", ";": "$.", ",": "$,"}


def treebank(gold: Path) -> list[Tree]:
    """Return the sentences that tagger and parser learn from, tags in STTS ("" if unknown)."""
    gsd = read_trees(gold / "treebank-ud" / "de_gsd-ud-dev.conllu")
    pud, _ = split_pud(read_trees(gold / "treebank-ud" / "de_pud-half.conllu"))
    for tree in pud:
        for row in tree.rows:
            row.xpos = _stts(row)
    return gsd + pud


def tagged(gold: Path) -> list[list[tuple[str, str]]]:
    """Return the sentences that only the tagger learns from."""
    return list(read_vrt(gold / "treebank-ud" / "empirist.vrt"))


def labelled(gold: Path) -> list[Labelled]:
    """Return the sentences that the name finder learns from."""
    germeval, _ = split_germeval(read_germeval(gold / "ner-germeval" / "germeval2014-test.tsv"))
    _, held = split_pud(read_trees(gold / "treebank-ud" / "de_pud-half.conllu"))
    uner, _ = split_uner(read_uner(gold / "ner-germeval" / "uner_pud-half.iob2"), held)
    return germeval + uner


def tree_example(vocab: Any, tree: Tree, chance: random.Random) -> Example:
    """Return a varied copy of one parsed sentence."""
    rows = tree.rows
    last = rows[-1]
    if len(rows) > 3 and last.upos == "PUNCT" and last.form in ".!?" and chance.random() < 0.12:
        rows = rows[:-1]
    forms = _vary_marks([row.form for row in rows], chance)
    reference = Doc(
        vocab,
        words=forms,
        tags=[row.xpos for row in rows],
        pos=[row.upos for row in rows],
        morphs=["|".join(f"{name}={value}" for name, value in row.feats.items()) for row in rows],
        heads=[row.head - 1 if row.head else at for at, row in enumerate(rows)],
        deps=[row.deprel if row.head else "ROOT" for row in rows],
        sent_starts=[True, *[False] * (len(rows) - 1)],
    )
    return Example(Doc(vocab, words=forms), reference)


def tag_example(vocab: Any, rows: list[tuple[str, str]]) -> Example:
    """Return one sentence with nothing but STTS tags."""
    forms = [form for form, _ in rows]
    return Example(Doc(vocab, words=forms), Doc(vocab, words=forms, tags=[tag for _, tag in rows]))


def name_example(vocab: Any, sentence: Labelled, chance: random.Random) -> Example:
    """Return a varied copy of one sentence with names."""
    forms = _vary_marks(sentence.forms, chance)
    return Example(Doc(vocab, words=forms), Doc(vocab, words=forms, ents=sentence.labels))


def _vary_marks(forms: list[str], chance: random.Random) -> list[str]:
    if not _QUOTES.intersection(forms):
        return forms
    marks, opened, varied = chance.choice(_MARKS), False, []
    for form in forms:
        if form in _QUOTES:
            varied.append(marks[opened])
            opened = not opened
        else:
            varied.append(form)
    return varied


def _stts(row: Row) -> str:
    """Return the STTS tag of a PUD token, "" where its own tag does not decide it."""
    tag = row.xpos
    if row.upos == "PUNCT":
        return _STTS_OF_MARK.get(row.form, "$(")
    if tag in _STTS_BY_PENN:
        return _STTS_BY_PENN[tag]
    if tag in {"VBC", "VBN", "VB"}:
        return _verb(row)
    decided = {
        "JJ": "ADJA" if "Case" in row.feats else "ADJD",
        "DT": _determiner(row.lemma),
        "RB": _adverb(row.lemma),
        "IN": _preposition(row),
        "PRP": "PRF" if row.lemma == "sich" or "Reflex" in row.feats else "PPER",
        "RP": "PTKZU" if row.form.lower() == "zu" and row.deprel == "mark" else "PTKVZ",
    }
    return decided.get(tag, "")


def _verb(row: Row) -> str:
    kind = "VA" if row.lemma in _AUXILIARIES else "VM" if row.lemma in _MODALS else "VV"
    if row.xpos == "VBC":
        return kind + "FIN"
    if row.xpos == "VBN":
        return kind + "PP"
    return kind + "INF" if kind != "VV" or row.form.lower() == row.lemma else ""


def _determiner(lemma: str) -> str:
    if lemma in {"der", "ein"}:
        return "ART"
    if lemma in {"dieser", "jener", "dies"}:
        return "PDAT"
    indefinite = "kein jeder alle viel mehr einige mehrere wenig all manch beide"
    return "PIAT" if lemma in indefinite.split() else ""


def _adverb(lemma: str) -> str:
    if lemma == "nicht":
        return "PTKNEG"
    return "" if lemma.startswith(("da", "hier")) else "ADV"


def _preposition(row: Row) -> str:
    if row.upos == "ADP":
        return "" if row.lemma in {"als", "wie"} else "APPR"
    unclear = {"als", "wie", "um", "ohne"}
    return "KOUS" if row.upos == "SCONJ" and row.lemma not in unclear else ""
