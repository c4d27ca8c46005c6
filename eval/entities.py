"""Reading corpora of named entities as forms with IOB labels, classes harmonised.

GermEval marks derivations ("deutsche") and compounds with names in them ("EU-weit") besides
names; derivations are kept as a class of their own, so that a learner tells them from names.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

_CLASSES = {"OTH": "MISC"}


class Labelled(msgspec.Struct):
    """One sentence; ``labels`` are ``O``, ``B-PER``, ``I-PER``, ... (``id`` may be empty)."""

    id: str
    forms: list[str]
    labels: list[str]

    def spans(self, classes: frozenset[str]) -> set[tuple[int, int, str]]:
        """Return the names of the given classes as ranges of tokens."""
        found: set[tuple[int, int, str]] = set()
        start = 0
        for at, label in enumerate([*self.labels, "O"]):
            if at and not label.startswith("I-") and self.labels[at - 1] != "O":
                found.add((start, at, self.labels[at - 1][2:]))
            if label.startswith("B-"):
                start = at
        return {span for span in found if span[2] in classes}


def read_names(gold: Path) -> dict[str, list[Labelled]]:
    """Return the sentences with names: the outer ones of GermEval 2014, Universal NER on PUD."""
    folder = gold / "ner-germeval"
    return {
        "GermEval": _read(folder / "germeval2014-test.tsv", 1, 2),
        "PUD": _read(folder / "uner_pud-half.iob2", 1, 2),
    }


def _read(path: Path, form: int, label: int) -> list[Labelled]:
    sentences: list[Labelled] = []
    rows: list[tuple[str, str]] = []
    identity = ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split("\t")
        if len(cells) > label and cells[0].isdigit():
            rows.append((cells[form], _class(cells[label])))
        elif rows:
            sentences.append(_repair(identity, rows))
            rows, identity = [], ""
        if line.startswith("# sent_id"):
            identity = line.split("=", 1)[1].strip()
    return sentences


def _class(label: str) -> str:
    if label in {"O", "_"} or label.endswith("part"):
        return "O"
    kind = "DERIV" if label.endswith("deriv") else _CLASSES.get(label[2:], label[2:])
    return label[:2] + kind


def _repair(identity: str, rows: list[tuple[str, str]]) -> Labelled:
    labels, last = [], "O"
    for _, label in rows:
        fixed = label
        if label.startswith("I-") and last[2:] != label[2:]:
            fixed = "B-" + label[2:]
        labels.append(fixed)
        last = fixed
    return Labelled(identity, [form for form, _ in rows], labels)
