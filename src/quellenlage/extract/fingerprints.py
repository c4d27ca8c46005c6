"""The fingerprints of an article's own words: by them copied text is found across articles."""

from __future__ import annotations

from collections.abc import Sequence

from quellenlage.model import PROSE_ROLES, AnnotatedDocument, Quotation, QuotationType
from quellenlage.text.fingerprints import stretches, winnow


def fingerprint(annotated: AnnotatedDocument, quotations: Sequence[Quotation]) -> tuple[int, ...]:
    """Return the winnowed hashes of the word 5-grams of the article's prose, sorted.

    Direct quotations are left out: two articles that quote the same words need not have
    copied from each other. No 5-gram crosses a block or a quotation.
    """
    document = annotated.document
    kept = [(block.start, block.end) for block in document.blocks if block.role in PROSE_ROLES]
    quoted = [
        (span.start, span.end)
        for quotation in quotations
        if quotation.type is QuotationType.DIRECT
        for span in quotation.spans
    ]
    found = (winnow(words) for words in stretches(document.text, kept, quoted))
    return tuple(sorted({value for pairs in found for value, _ in pairs}))
