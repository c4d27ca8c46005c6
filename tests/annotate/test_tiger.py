"""Trees of TIGER turned into Universal Dependencies."""

from __future__ import annotations

from quellenlage.annotate.tiger import to_universal


def test_the_full_verb_governs_its_auxiliary_and_the_noun_its_preposition() -> None:
    """Der Minister hat in Kiew gesagt"""
    head, relation = to_universal(
        [1, 2, 2, 5, 3, 2],
        ["nk", "sb", "ROOT", "mo", "nk", "oc"],
        ["DET", "NOUN", "AUX", "ADP", "PROPN", "VERB"],
        ["ART", "NN", "VAFIN", "APPR", "NE", "VVPP"],
    )
    assert head == [1, 5, 5, 4, 5, 5]
    assert relation == ["det", "nsubj", "aux", "case", "obl", "root"]


def test_a_chain_of_auxiliaries_hangs_on_the_full_verb() -> None:
    """Er soll gesagt haben"""
    head, relation = to_universal(
        [1, 1, 3, 1],
        ["sb", "ROOT", "oc", "oc"],
        ["PRON", "AUX", "VERB", "AUX"],
        ["PPER", "VMFIN", "VVPP", "VAINF"],
    )
    assert head == [2, 2, 2, 2]
    assert relation == ["nsubj", "aux", "root", "aux"]


def test_the_predicate_governs_the_copula_and_conjuncts_are_a_chain() -> None:
    """Er ist krank und müde"""
    head, relation = to_universal(
        [1, 1, 1, 2, 3],
        ["sb", "ROOT", "pd", "cd", "cj"],
        ["PRON", "AUX", "ADJ", "CCONJ", "ADJ"],
        ["PPER", "VAFIN", "ADJD", "KON", "ADJD"],
    )
    assert head == [2, 2, 2, 4, 2]
    assert relation == ["nsubj", "cop", "root", "cc", "conj"]
