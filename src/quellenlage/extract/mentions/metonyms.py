"""Whether a capital or seat of government speaks and acts, or is but a place."""

from __future__ import annotations

from quellenlage.extract.mentions.lexicon import Lexicon
from quellenlage.model import AnnotatedDocument

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})


def acts(annotated: AnnotatedDocument, token: int, lexicon: Lexicon) -> bool:
    """Tell whether the word at ``token`` is the subject of a verb that somebody does.

    "Minsk fordert Garantien" acts; "in Minsk", "Minsk liegt an der Swislatsch" and "Minsk ist
    die Hauptstadt" do not. What holds of a word also holds of one coordinated with it.
    """
    steps = 0
    while annotated.deprel[token] == "conj" and steps < 10:
        token = annotated.head[token]
        steps += 1
    if annotated.deprel[token] not in _SUBJECTS or _in_a_place(annotated, token):
        return False
    governor = annotated.head[token]
    if annotated.lemma[governor] in lexicon.places.still_verbs:
        return False
    return annotated.upos[governor] in {"VERB", "AUX", "ADJ"}


def _in_a_place(annotated: AnnotatedDocument, token: int) -> bool:
    before = token - 1 if token else token
    return any(annotated.deprel[c] == "case" for c in annotated.children[token]) or (
        annotated.upos[before] == "ADP" and before != token
    )
