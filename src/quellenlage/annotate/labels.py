"""The labels of other models, as Universal Dependencies and PER, ORG, LOC, MISC."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

_TAGS = {"PROAV": "PAV", "PIDAT": "PIAT", "_SP": ""}
_NAMES = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "MISC": "MISC",
    "OTH": "MISC",
    "NORP": "MISC",
    "EVENT": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
}


class Scheme(msgspec.Struct, frozen=True):
    """How a model names what it finds; ``tiger`` where its trees follow the TIGER treebank."""

    tiger: bool = False

    @staticmethod
    def of(labels: Iterable[str]) -> Scheme:
        """Return the scheme of a parser by its labels (none: the shipped model)."""
        return Scheme(tiger={"sb", "oc", "nk"} <= set(labels))

    def xpos(self, tag: str) -> str:
        """Return the STTS tag of ``tag``, which may belong to a variant of STTS."""
        return _TAGS.get(tag, tag)

    def name(self, label: str) -> str | None:
        """Return the class of a name, or ``None`` for what is none (dates, derivations)."""
        return _NAMES.get(label)
