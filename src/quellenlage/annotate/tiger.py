"""Trees of the TIGER treebank, as spaCy's German pipelines give them, in the shape of UD.

TIGER hangs a noun on its preposition, the full verb on its auxiliary and the second conjunct
on the conjunction; Universal Dependencies hang the function word on the content word. The
conversion turns these three over and names the relations (after Seeker & Kuhn, LREC 2012).
"""

from __future__ import annotations

from collections.abc import Sequence

_VERBAL = frozenset({"VERB", "AUX"})
_NON_FINITE = frozenset({"VVPP", "VVINF", "VVIZU", "VAPP", "VAINF", "VMPP", "VMINF"})


def to_universal(
    head: list[int], label: Sequence[str], upos: list[str], xpos: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Return heads and UD relations for TIGER heads and labels of one sentence.

    Heads count from the sentence's start; a root governs itself.
    """
    tree = _Tree(list(head), list(label), upos, xpos)
    for token in range(len(head)):
        if label[token] == "oc" and upos[token] in _VERBAL:
            tree.lower_auxiliary(token)
        elif label[token] == "pd":
            tree.lower_copula(token)
    for token in range(len(head)):
        if label[token] == "nk" and xpos[head[token]] in {"APPR", "APPRART", "APPO"}:
            tree.lower_preposition(token)
        elif label[token] == "cj" and label[head[token]] == "cd":
            tree.lower_conjunction(token)
    return tree.head, [tree.relation(token) for token in range(len(head))]


class _Tree:
    def __init__(
        self, head: list[int], label: list[str], upos: list[str], xpos: Sequence[str]
    ) -> None:
        self.head, self.label, self.upos, self.xpos = head, label, upos, xpos
        self.given: dict[int, str] = {}

    def lower_auxiliary(self, verb: int) -> None:
        """Make the full verb of a verb chain its head, through all its auxiliaries."""
        if self.xpos[verb] not in _NON_FINITE:
            return
        while self.head[verb] != verb and self.xpos[self.head[verb]].startswith(("VA", "VM")):
            self._swap(verb, self.head[verb], "aux")

    def lower_copula(self, predicate: int) -> None:
        """Make the predicate head of the copula."""
        copula = self.head[predicate]
        if copula != predicate and self.xpos[copula].startswith("VA"):
            self._swap(predicate, copula, "cop")

    def lower_preposition(self, noun: int) -> None:
        """Hang the preposition on its noun, and the noun where the preposition hung."""
        preposition = self.head[noun]
        above = self.head[preposition]
        if above in (noun, preposition):
            return
        nominal = self.upos[above] in {"NOUN", "PROPN", "PRON"}
        self.given[noun] = "nmod" if nominal and self.label[preposition] != "mo" else "obl"
        self.head[noun], self.head[preposition] = above, noun
        self.given[preposition] = "case"

    def lower_conjunction(self, conjunct: int) -> None:
        """Hang the second conjunct on the first, and the conjunction on the second."""
        conjunction = self.head[conjunct]
        first = self.head[conjunction]
        if first in (conjunct, conjunction):
            return
        self.head[conjunct], self.head[conjunction] = first, conjunct
        self.given[conjunct], self.given[conjunction] = "conj", "cc"

    def _swap(self, content: int, function: int, relation: str) -> None:
        above = self.head[function]
        for token, governor in enumerate(self.head):
            if governor == function and token not in (content, function):
                self.head[token] = content
        self.head[content] = content if above == function else above
        self.given[content] = self.given.get(function) or self._named(function)
        self.head[function] = content
        self.given[function] = relation

    def relation(self, token: int) -> str:
        """Return the UD relation of a token in the converted tree."""
        if self.head[token] == token:
            return "root"
        return self.given.get(token) or self._named(token)

    def _named(self, token: int) -> str:
        from_tables = _BY_CLASS.get((self.label[token], self.upos[token]))
        return from_tables or TIGER.get(self.label[token], "dep")


_BY_CLASS = {
    ("nk", "DET"): "det",
    ("nk", "ADJ"): "amod",
    ("nk", "NUM"): "nummod",
    ("nk", "NOUN"): "appos",
    ("nk", "PROPN"): "appos",
    ("mo", "ADP"): "obl",
    ("mo", "NOUN"): "obl",
    ("mo", "VERB"): "advcl",
    ("oc", "VERB"): "ccomp",
    ("oc", "AUX"): "ccomp",
}

TIGER = {
    "ROOT": "root",
    "ac": "case",
    "adc": "amod",
    "ag": "nmod",
    "ams": "nmod",
    "app": "appos",
    "avc": "advmod",
    "cc": "obl",
    "cd": "cc",
    "cj": "conj",
    "cm": "case",
    "cp": "mark",
    "cvc": "obl",
    "da": "iobj",
    "dm": "discourse",
    "ep": "expl",
    "ju": "cc",
    "mnr": "nmod",
    "mo": "advmod",
    "ng": "advmod",
    "nk": "dep",
    "nmc": "nummod",
    "oa": "obj",
    "oc": "xcomp",
    "og": "obj",
    "op": "obl",
    "par": "parataxis",
    "pd": "xcomp",
    "pg": "nmod",
    "ph": "expl",
    "pm": "mark",
    "pnc": "flat",
    "punct": "punct",
    "rc": "acl",
    "re": "acl",
    "rs": "parataxis",
    "sb": "nsubj",
    "sbp": "obl",
    "svp": "compound:prt",
    "uc": "flat",
    "vo": "vocative",
}
"""The UD relation of every TIGER relation, where the word class does not tell more."""
