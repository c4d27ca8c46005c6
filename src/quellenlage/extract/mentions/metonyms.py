"""Whether a capital or seat of government speaks and acts, or is but a place."""

from __future__ import annotations

from quellenlage.extract.mentions.lexicon import Lexicon
from quellenlage.model import AnnotatedDocument

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_OBJECTS = frozenset({"obj", "iobj", "obl", "obl:arg"})


def acts(annotated: AnnotatedDocument, token: int, lexicon: Lexicon) -> bool:
    """Tell whether the word at ``token`` is the subject of a verb that somebody does.

    "Minsk fordert Garantien" acts; "in Minsk", "Minsk liegt an der Swislatsch" and "Minsk ist
    die Hauptstadt" do not. The object of a verb whose object is always somebody counts as well:
    "er warnt Minsk". What holds of a word also holds of one coordinated with it.
    """
    if _opens_clause(annotated, token, lexicon):
        return True
    steps = 0
    while annotated.deprel[token] == "conj" and steps < 10:
        token = annotated.head[token]
        steps += 1
    if _in_a_place(annotated, token):
        return False
    governor = annotated.head[token]
    if annotated.deprel[token] in _OBJECTS:
        return annotated.lemma[governor] in lexicon.places.addressed_verbs
    if annotated.deprel[token] not in _SUBJECTS:
        return False
    if annotated.lemma[governor] in lexicon.places.still_verbs:
        return False
    return annotated.upos[governor] in {"VERB", "AUX", "ADJ"} or _is_verb(annotated, governor)


def owns(annotated: AnnotatedDocument, token: int, lexicon: Lexicon) -> bool:
    """Tell whether the word is a genitive before somebody who acts: "Moskaus Truppen"."""
    behind = token + 1
    if annotated.forms[token][-1:] not in {"s", "’"} or behind >= len(annotated):
        return False
    if annotated.feats[token].get("Case") != "Gen":
        return False
    return lexicon.noun(annotated.forms[behind], annotated.lemma[behind]) is not None


def _opens_clause(annotated: AnnotatedDocument, token: int, lexicon: Lexicon) -> bool:
    """Tell whether a finite verb follows right behind the first word of a clause."""
    first, last = annotated.sentence_of(token)
    verb = token + 1
    if verb >= last or annotated.xpos[verb] not in {"VVFIN", "VMFIN"}:
        return False
    if annotated.lemma[verb] in lexicon.places.still_verbs:
        return False
    return token == first or annotated.xpos[token - 1] in {"KON", "$,", "$("}


def _is_verb(annotated: AnnotatedDocument, token: int) -> bool:
    """Tell whether a word that the base took for something else is one by its base form."""
    return annotated.xpos[token].startswith(("VV", "PTKVZ")) and annotated.lemma[token][-1:] == "n"


def _in_a_place(annotated: AnnotatedDocument, token: int) -> bool:
    before = token - 1 if token else token
    return any(annotated.deprel[c] == "case" for c in annotated.children[token]) or (
        annotated.upos[before] == "ADP" and before != token
    )
