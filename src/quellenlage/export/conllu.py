"""CoNLL-U of an annotated document (universaldependencies.org/format.html).

Contractions such as "im" stay one token with the STTS tag APPRART, as the base annotates
them. The last column holds character offsets, and names as IOB2.
"""

from __future__ import annotations

from quellenlage.model import AnnotatedDocument


def write_document(annotated: AnnotatedDocument) -> str:
    """Return the document as CoNLL-U; a blank line ends every sentence."""
    names = _iob2(annotated)
    lines = [f"# newdoc id = {annotated.document.id}"]
    for number, (start, end) in enumerate(annotated.sentences, start=1):
        lines.append(f"# sent_id = {annotated.document.id}-{number}")
        text = annotated.span(start, end).slice(annotated.document.text)
        lines.append(f"# text = {' '.join(text.split())}")
        lines.extend(_token(annotated, token, start, names[token]) for token in range(start, end))
        lines.append("")
    return "\n".join(lines) + "\n"


def _token(annotated: AnnotatedDocument, token: int, first: int, name: str) -> str:
    head = annotated.head[token]
    feats = "|".join(f"{key}={value}" for key, value in sorted(annotated.feats[token].items()))
    misc = f"start_char={annotated.starts[token]}|end_char={annotated.ends[token]}|NER={name}"
    if token + 1 < len(annotated) and annotated.starts[token + 1] == annotated.ends[token]:
        misc += "|SpaceAfter=No"
    columns = (
        str(token - first + 1),
        annotated.forms[token],
        annotated.lemma[token] or "_",
        annotated.upos[token] or "_",
        annotated.xpos[token] or "_",
        feats or "_",
        "0" if head == token else str(head - first + 1),
        "root" if head == token else annotated.deprel[token],
        "_",
        misc,
    )
    return "\t".join(columns)


def _iob2(annotated: AnnotatedDocument) -> list[str]:
    tags = ["O"] * len(annotated)
    for entity in annotated.entities:
        for token in range(entity.start, entity.end):
            tags[token] = f"{'B' if token == entity.start else 'I'}-{entity.label}"
    return tags
