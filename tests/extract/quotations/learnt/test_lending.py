"""Who speaks where no frame says so."""

from __future__ import annotations

from collections.abc import Callable

from quellenlage.extract.quotations.draft import Draft
from quellenlage.extract.quotations.learnt.find import lend_speakers
from quellenlage.extract.quotations.learnt.layout import Layout
from quellenlage.extract.quotations.learnt.lending import LENT, borrows, choose_lender, lenders
from quellenlage.extract.quotations.phrases import Phrase
from quellenlage.extract.quotations.reading import Reading
from quellenlage.languages import Language
from quellenlage.languages.tables.quotation_model import WeightTable
from quellenlage.model import AnnotatedDocument, QuotationType

TEXT = "Die Reederin sagte, der Hafen sei voll. Der Bürgermeister schwieg. Das werde teuer."


def read(annotate: Callable[[str], AnnotatedDocument], german: Language) -> Layout:
    return Layout(Reading(annotate(TEXT), german))


def drafts(layout: Layout) -> tuple[Draft, Draft]:
    """Return what the harbour is said to be, and what is told two sentences on."""
    first, _, last = layout.stretches
    told = Draft(
        type=QuotationType.INDIRECT,
        rule="subjunctive",
        content=((4, first.end - 1),),
        stretch=first,
        speaker=Phrase(0, 2, 1),
        frame=((0, 4),),
    )
    whole = ((last.start, last.end),)
    kind = QuotationType.INDIRECT_FREE_INDIRECT
    return told, Draft(type=kind, rule="running on", content=whole, stretch=last)


def table(**weights: float) -> dict[str, WeightTable]:
    named = {name.replace("_", " "): weight for name, weight in weights.items()}
    return {LENT: WeightTable(bias=0.0, threshold=0.5, weights=named)}


def test_earlier_speakers_and_subjects_may_lend_their_voice(
    annotate: Callable[[str], AnnotatedDocument], german: Language
) -> None:
    layout = read(annotate, german)
    told, last = drafts(layout)
    found = {
        " ".join(layout.reading.forms[one.speaker.start : one.speaker.end]): one.features
        for one in lenders(layout, last, [told])
    }
    assert set(found) == {"Die Reederin", "Der Bürgermeister"}
    assert "quotation 0" in found["Die Reederin"]
    assert "also sentence 2" in found["Die Reederin"]
    assert "sentence 1" in found["Der Bürgermeister"]


def test_the_table_decides_and_says_nobody_where_none_is_likely(
    annotate: Callable[[str], AnnotatedDocument], german: Language
) -> None:
    layout = read(annotate, german)
    told, last = drafts(layout)
    chosen = choose_lender(layout, last, [told], table(quotation_0=1.0, sentence_1=-1.0))
    assert chosen is not None
    assert chosen.draft is told
    assert choose_lender(layout, last, [told], table(quotation_0=-1.0, sentence_1=-1.0)) is None


def test_who_has_a_frame_borrows_nothing(
    annotate: Callable[[str], AnnotatedDocument], german: Language
) -> None:
    layout = read(annotate, german)
    told, last = drafts(layout)
    assert not borrows(told)
    assert borrows(last)
    lend_speakers(layout, [told, last], table(quotation_0=-1.0, sentence_1=-1.0))
    assert told.speaker == Phrase(0, 2, 1)
    assert last.speaker is None
    assert last.unattributed
