from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quellenlage.dossier.segments import Mark, cut_blocks
from quellenlage.model import Span
from tests.factory import make_document

TEXT = "Der Rat tagte am Montag.\n\nDie Sprecherin sagte: „Es war gut.“"
spans = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 30)).map(
    lambda p: Span(p[0], min(len(TEXT), p[0] + p[1]))
)


@given(st.lists(spans), st.lists(spans))
def test_cutting_loses_no_character_and_every_mark_covers_its_words(
    marked: list[Span], evidence: list[Span]
) -> None:
    document = make_document(TEXT)
    marks = [Mark(span.start, span.end, "m", "") for span in marked]
    blocks = cut_blocks(document, marks, evidence)
    for block, shown in zip(document.blocks, blocks, strict=True):
        assert "".join(s.text for s in shown.segments) == TEXT[block.start : block.end]
        for segment in shown.segments:
            inside = any(s.start <= segment.start < s.end for s in marked)
            assert bool(segment.kinds) == inside
