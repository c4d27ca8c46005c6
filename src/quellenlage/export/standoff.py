"""Quotations as brat standoff: text-bound annotations, events and notes, one file a document.

Stenetorp et al., *brat: a Web-based Tool for NLP-Assisted Text Annotation* (EACL 2012). Offsets
count code points of the document's text; a part in several pieces has them parted by ``;``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quellenlage.model import Document, Quotation, Span


def write_standoff(document: Document, quotations: Iterable[Quotation]) -> str:
    """Return the annotation file: every quotation is an event whose trigger is its content."""
    lines: list[str] = []
    parts = 0
    for number, quotation in enumerate(quotations, start=1):
        event = []
        addressee = quotation.addressee.spans if quotation.addressee else ()
        roles: tuple[tuple[str, str, Sequence[Span]], ...] = (
            ("", quotation.type.value, quotation.spans),
            ("Cue", "Cue", quotation.cue.spans if quotation.cue else ()),
            ("Frame", "Frame", quotation.frame.spans if quotation.frame else ()),
            ("Speaker", "Speaker", quotation.speaker.spans),
            ("Addressee", "Addressee", addressee),
        )
        for role, kind, spans in roles:
            if spans:
                parts += 1
                lines.append(_bound(f"T{parts}", kind, spans, document))
                event.append(f"{role or kind}:T{parts}")
        lines.append(f"E{number}\t{' '.join(event)}")
        speaker = quotation.speaker.name or quotation.speaker.unattributed or ""
        lines.append(f"#{number}\tAnnotatorNotes E{number}\t{speaker}; {quotation.score:.3f}")
    return "".join(f"{line}\n" for line in lines)


def _bound(name: str, kind: str, spans: Sequence[Span], document: Document) -> str:
    places = ";".join(f"{span.start} {span.end}" for span in spans)
    words = " ".join(" ".join(span.slice(document.text).split()) for span in spans)
    return f"{name}\t{kind} {places}\t{words}"
