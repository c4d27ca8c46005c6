"""What rules add to a model's output: base forms, separable verbs, Konjunktiv, names."""

from __future__ import annotations

from quellenlage.annotate.names import find_names
from quellenlage.annotate.spotter import NameTables
from quellenlage.annotate.verbs import join_particles, mark_mood
from quellenlage.languages import LanguageRules
from quellenlage.model import AnnotatedDocument

_NOMINAL = frozenset({"PROPN", "NOUN", "X", "NUM"})


def refine(
    annotated: AnnotatedDocument, rules: LanguageRules, tables: NameTables
) -> AnnotatedDocument:
    """Fill in base forms and let the rules decide where form decides; changes in place."""
    _settle_names(annotated)
    lemma = rules.lemma
    pairs = zip(annotated.forms, annotated.upos, strict=True)
    annotated.lemma = [lemma(form, upos) for form, upos in pairs]
    for token, upos in enumerate(annotated.upos):
        if upos == "PROPN" and annotated.feats[token].get("Case") == "Gen":
            annotated.lemma[token] = rules.nominative(annotated.lemma[token])
    mark_mood(annotated, rules)
    join_particles(annotated, rules)
    annotated.entities = find_names(annotated, tables, rules)
    return annotated


def _settle_names(annotated: AnnotatedDocument) -> None:
    """Make a proper noun of what is tagged as a name but classed as anything but a noun."""
    for token, xpos in enumerate(annotated.xpos):
        if xpos == "NE" and annotated.upos[token] not in _NOMINAL:
            annotated.upos[token] = "PROPN"
