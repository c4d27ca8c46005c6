"""What rules add to a model's output: base forms and separable verbs."""

from __future__ import annotations

from quellenlage.languages import Language
from quellenlage.model import AnnotatedDocument


def refine(annotated: AnnotatedDocument, language: Language) -> AnnotatedDocument:
    """Fill in the base forms, separable verbs joined."""
    lemma = language.rules.lemma
    pairs = zip(annotated.forms, annotated.upos, strict=True)
    annotated.lemma = [lemma(form, upos) for form, upos in pairs]
    _join_particles(annotated)
    return annotated


def _join_particles(annotated: AnnotatedDocument) -> None:
    for token, deprel in enumerate(annotated.deprel):
        if deprel == "compound:prt" and annotated.upos[annotated.head[token]] in {"VERB", "AUX"}:
            verb = annotated.head[token]
            annotated.lemma[verb] = annotated.forms[token].lower() + annotated.lemma[verb]
