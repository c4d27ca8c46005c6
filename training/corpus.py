"""What the German base learns from: treebanks, tagged sentences, sentences with names, our own.

Texts are varied a little, so that the model meets what treebanks lack: other quotation marks,
headlines without a full stop.
"""

from __future__ import annotations

import random
from pathlib import Path

from msgspec.structs import replace

from eval.entities import Labelled, read_names
from eval.gold_parts import Part
from eval.treebank import Own, Row, Tree, read_own, read_treebanks, read_vrt

_MODALS = frozenset(["können", "müssen", "sollen", "wollen", "dürfen", "mögen"])
_AUXILIARIES = frozenset(["sein", "haben", "werden"])
_MARKS = (("„", "“"), ("„", "”"), ("»", "«"), ("«", "»"), ('"', '"'), ("“", "”"), ("'", "'"))
_QUOTES = frozenset("\"„“”»«''``")

_STTS_BY_PENN = {
    "NN": "NN", "NNP": "NE", "CD": "CARD", "DTP$": "PPOSAT", "CC": "KON", "REL": "PRELS",
    "WRB": "PWAV", "APPRART": "APPRART",
}  # fmt: skip
_STTS_OF_MARK = {".": "$.", "?": "$.", "!": "$.", ":": "$.", ";": "$.", ",": "$,"}


def treebank(gold: Path, part: Part) -> list[Tree]:
    """Return the sentences that are parsed, less ``part``; tags in STTS, "" if unknown.

    Sentences of PUD stand twice: they are written news and few.
    """
    banks = {name: part.without(trees) for name, trees in read_treebanks(gold).items()}
    for tree in banks["PUD"]:
        for row in tree.rows:
            row.xpos = _stts(row)
    return [*banks["GSD"], *banks["PUD"], *banks["PUD"]]


def tagged(gold: Path) -> list[list[tuple[str, str]]]:
    """Return the sentences that have nothing but STTS tags."""
    return list(read_vrt(gold / "treebank-ud" / "empirist.vrt"))


def labelled(gold: Path, part: Part) -> list[Labelled]:
    """Return the sentences with names, less ``part``."""
    return [s for sentences in read_names(gold).values() for s in part.without(sentences)]


def own(part: Part) -> list[Own]:
    """Return our own sentences, less ``part``."""
    return part.without(read_own())


def vary_tree(tree: Tree, chance: random.Random) -> Tree:
    """Return the sentence with other quotation marks, now and then without its full stop."""
    rows = tree.rows
    last = rows[-1]
    if len(rows) > 3 and last.upos == "PUNCT" and last.form in ".!?" and chance.random() < 0.12:
        rows = rows[:-1]
    forms = _vary_marks([row.form for row in rows], chance)
    pairs = zip(rows, forms, strict=True)
    return Tree(tree.id, [row if row.form == f else replace(row, form=f) for row, f in pairs])


def vary_names(sentence: Labelled, chance: random.Random) -> Labelled:
    """Return the sentence with other quotation marks."""
    return replace(sentence, forms=_vary_marks(sentence.forms, chance))


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
