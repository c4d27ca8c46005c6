"""Reading corpora of named entities as forms with IOB labels, classes harmonised.

GermEval marks derivations ("deutsche") and compounds with names in them ("EU-weit") besides
names; derivations are kept as a class of their own, so that a learner tells them from names.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from eval.treebank import Tree

_TEXT_ID = 6  # "n01001" in "n01001011" and "n01001-0003"
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


def read_germeval(path: Path) -> list[Labelled]:
    """Read the outer names of a GermEval 2014 file."""
    return _read(path, 1, 2)


def read_uner(path: Path) -> list[Labelled]:
    """Read a file of Universal NER (IOB2)."""
    return _read(path, 1, 2)


def split_germeval(sentences: list[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Part GermEval into training and held-out sentences: every fifth is held out."""
    held = sentences[4::5]
    return [s for at, s in enumerate(sentences) if at % 5 != 4], held


def split_uner(
    sentences: list[Labelled], held: list[Tree]
) -> tuple[list[Labelled], list[Labelled]]:
    """Part the sentences of PUD so that texts of the ``held`` trees are held out here too."""
    texts = {tree.id[:_TEXT_ID] for tree in held}
    kept = [s for s in sentences if s.id[:_TEXT_ID] not in texts]
    return kept, [s for s in sentences if s.id[:_TEXT_ID] in texts]


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
