"""What several teachers agree on."""

from __future__ import annotations

from msgspec.structs import replace

from quellenlage.annotate.network import Reading
from training.silver import agree

_FORMS = ["Talvik", "sagte", "ab", "."]
_READING = Reading(
    upos=["PROPN", "VERB", "ADP", "PUNCT"],
    xpos=["NE", "VVFIN", "PTKVZ", "$."],
    feats=[{"Case": "Nom"}, {"Mood": "Ind"}, {}, {}],
    head=[1, 1, 1, 1],
    deprel=["nsubj", "root", "compound:prt", "punct"],
    names=["B-PER", "O", "O", "O"],
)


def test_the_majority_counts_for_every_label() -> None:
    odd = replace(_READING, upos=["NOUN", "VERB", "ADV", "PUNCT"], names=["O"] * 4)
    agreed = agree(_FORMS, [_READING, odd, _READING])
    assert agreed.upos == _READING.upos
    assert agreed.names == ["B-PER", "O", "O", "O"]
    assert agreed.head == [2, 0, 2, 2]
    assert agreed.feats[0] == {"Case": "Nom"}


def test_where_no_two_agree_nothing_is_learned() -> None:
    others = [
        replace(_READING, deprel=[label, *_READING.deprel[1:]], head=[head, 1, 1, 1])
        for label, head in (("obj", 2), ("appos", 3))
    ]
    agreed = agree(_FORMS, [_READING, *others])
    assert agreed.head[0] == -1
    assert agreed.deprel[0] == "?"
    assert agreed.head[1:] == [0, 2, 2]
