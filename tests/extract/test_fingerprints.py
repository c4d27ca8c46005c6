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
    rest = TEXT.replace(QUOTED, "")
    found = fingerprint(bare(document), [quotation])
    assert found
    assert set(found) <= set(fingerprint(bare(write(rest)), []))


def test_indirect_quotations_stay() -> None:
    document = write(TEXT)
    quotation = said(document, QUOTED, kind=QuotationType.INDIRECT)
    assert fingerprint(bare(document), [quotation]) == fingerprint(bare(document), [])


def test_what_is_no_prose_has_no_fingerprint() -> None:
    block = Block(id="b-1", role=BlockRole.BOILERPLATE, start=0, end=len(TEXT))
    assert fingerprint(bare(write(TEXT, blocks=(block,))), []) == ()


def test_fingerprints_stand_in_order_each_once() -> None:
    found = fingerprint(bare(write(f"{TEXT}\n\n{TEXT}")), [])
    assert list(found) == sorted(set(found))
