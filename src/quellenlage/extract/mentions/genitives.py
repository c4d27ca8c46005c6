"""Names without the s of a genitive, and the token of a name that the parse hangs on."""

from __future__ import annotations

from collections.abc import Container

from quellenlage.model import AnnotatedDocument

_SHORTEST = 4


def base_name(annotated: AnnotatedDocument, start: int, end: int, bare: Container[str]) -> str:
    """Return the words of a name without its genitive s; ``bare`` are forms met without one."""
    words = _nominative(annotated, start, end)
    forms = annotated.forms[start:end]
    last = forms[-1]
    if not last.endswith("s") or last.endswith("ss") or len(last) < _SHORTEST or last.isupper():
        return words.rstrip("’'")
    if any(form[0].islower() for form in forms):
        return words  # "Universität des Saarlandes": the genitive is part of the name
    subject = annotated.deprel[head_of(annotated, start, end)].startswith("nsubj")
    genitive = annotated.feats[end - 1].get("Case") == "Gen" and not subject
    told = genitive or _possesses(annotated, start, end)
    if last[:-1] in bare or annotated.lemma[end - 1] == last[:-1] or told:
        return words[:-1]
    return words


def _nominative(annotated: AnnotatedDocument, start: int, end: int) -> str:
    """Return the words of a name; the noun that opens it as a dictionary has it.

    "des *Krankenhauses Talheim*" is the "Krankenhaus Talheim".
    """
    text = annotated.document.text
    words = " ".join(text[annotated.starts[start] : annotated.ends[end - 1]].split())
    form, lemma = annotated.forms[start], annotated.lemma[start]
    inflected = annotated.xpos[start] == "NN" and form in {f"{lemma}s", f"{lemma}es"}
    of_article = start > 0 and annotated.feats[start - 1].get("Case") == "Gen"
    if end > start + 1 and inflected and of_article and annotated.upos[start - 1] == "DET":
        return lemma + words[len(form) :]
    return words


def _possesses(annotated: AnnotatedDocument, start: int, end: int) -> bool:
    """Tell whether a name stands right before the noun it belongs to: "Maiers Haus"."""
    head = head_of(annotated, start, end)
    noun = annotated.head[head]
    return (
        noun >= end
        and annotated.deprel[head] in {"nmod", "compound", "nmod:poss"}
        and annotated.upos[noun] == "NOUN"
        and all(annotated.upos[token] == "ADJ" for token in range(end, noun))
    )


def head_of(annotated: AnnotatedDocument, start: int, stop: int) -> int:
    """Return the token of ``[start, stop)`` whose head lies outside."""
    for token in range(start, stop):
        if not start <= annotated.head[token] < stop or annotated.head[token] == token:
            return token
    return start
