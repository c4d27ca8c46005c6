"""Fingerprints of an article's own words."""

from __future__ import annotations

from quellenlage.extract.fingerprints import fingerprint
from quellenlage.model import AnnotatedDocument, Block, BlockRole, Document, QuotationType
from tests.resolve.piles import said, write

QUOTED = "„Wir haben in dieser langen Nacht wirklich alles getan, was möglich war“"
TEXT = f"Der Wirt sagte: {QUOTED}. Danach ging er langsam durch den leeren Saal nach Hause."


def bare(document: Document) -> AnnotatedDocument:
    return AnnotatedDocument(document, [], [], [], [], [], [], [], [], [], [])


def test_direct_quotations_are_left_out() -> None:
    document = write(TEXT)
    quotation = said(document, QUOTED, kind=QuotationType.DIRECT)
    found = fingerprint(bare(document), [quotation])
    start, end = quotation.spans[0].start, quotation.spans[0].end
    assert found
    assert not any(start <= at < end for _, at in found)


def test_indirect_quotations_stay() -> None:
    document = write(TEXT)
    quotation = said(document, QUOTED, kind=QuotationType.INDIRECT)
    assert fingerprint(bare(document), [quotation]) == fingerprint(bare(document), [])


def test_what_is_no_prose_has_no_fingerprint() -> None:
    block = Block(id="b-1", role=BlockRole.BOILERPLATE, start=0, end=len(TEXT))
    assert fingerprint(bare(write(TEXT, blocks=(block,))), []) == ()


def test_fingerprints_stand_in_text_order() -> None:
    offsets = [at for _, at in fingerprint(bare(write(f"{TEXT}\n\n{TEXT[::-1]}")), [])]
    assert offsets == sorted(offsets)
