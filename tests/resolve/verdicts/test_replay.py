"""Verdicts replayed over findings: what they mean, what they leave, what hangs on it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellenlage.model import (
    Article,
    Document,
    Instead,
    Quotation,
    QuotationType,
    Quote,
    Span,
    Story,
    TimexType,
    Verdict,
    VerdictKind,
)
from quellenlage.pipeline import Options, analyse, load_resources, read_article
from quellenlage.resolve.verdicts import replay_verdicts
from quellenlage.resolve.verdicts.locate import agreement, locate
from quellenlage.text.quoting import quote
from tests.factory import make_document

TEXT = (
    "„Wir zahlen nichts“, sagte Anna Krüger. Jens Petersen erklärte, dass der Hafen „bis zum "
    "1. Mai“ offen bleibe. Am 3. März 2025 kam der Minister."
)


@pytest.fixture(scope="module")
def document() -> Document:
    return make_document(TEXT)


@pytest.fixture(scope="module")
def article(document: Document) -> Article:
    findings = read_article(document, load_resources(Options()))
    return Article(document=document, findings=findings)


def words(exact: str, text: str = TEXT) -> Quote:
    return quote(text, Span(text.index(exact), text.index(exact) + len(exact)))


def about(quotation: Quotation) -> tuple[Quote, ...]:
    return tuple(quote(TEXT, span) for span in quotation.spans)


def test_a_partial_correction_leaves_all_else(article: Article) -> None:
    direct = article.findings.quotations[0]
    verdict = Verdict(
        kind=VerdictKind.CORRECT,
        about="quotation",
        quotes=about(direct),
        instead=Instead(addressee=(words("Jens Petersen"),)),
        note="Rückfrage",
    )
    ((judged,), unheard) = replay_verdicts([article], [verdict])
    now = judged.findings.quotations[0]
    assert unheard == ()
    assert now.addressee is not None
    assert now.addressee.name == "Jens Petersen"
    assert (now.id, now.speaker, now.cue, now.type) == (
        direct.id, direct.speaker, direct.cue, direct.type,
    )  # fmt: skip
    assert now.why[0] == "Die Redaktion hat das Zitat berichtigt: Rückfrage."


def test_words_that_a_better_reader_cuts_otherwise_are_still_meant(article: Article) -> None:
    verdict = Verdict(kind=VerdictKind.REJECT, about="quotation", quotes=(words("Wir zahlen"),))
    ((judged,), unheard) = replay_verdicts([article], [verdict])
    assert len(judged.findings.quotations) == len(article.findings.quotations) - 1
    assert unheard == ()


def test_what_stood_in_a_rejected_quotation_stands_in_none(article: Article) -> None:
    inner = next(q for q in article.findings.quotations if q.parent)
    outer = next(q for q in article.findings.quotations if q.id == inner.parent)
    verdict = Verdict(kind=VerdictKind.REJECT, about="quotation", quotes=about(outer))
    ((judged,), _) = replay_verdicts([article], [verdict])
    ids = {quotation.id for quotation in judged.findings.quotations}
    assert outer.id not in ids
    assert all(q.parent is None or q.parent in ids for q in judged.findings.quotations)
    assert all(e.quotation is None or e.quotation in ids for e in judged.findings.events)


def test_a_quotation_that_is_no_longer_found_is_put_in_as_the_editor_told_it(
    article: Article,
) -> None:
    verdict = Verdict(
        kind=VerdictKind.CORRECT,
        about="quotation",
        quotes=(words("kam der Minister"),),
        instead=Instead(quotation_type=QuotationType.REPORTED, speaker=(words("Anna Krüger"),)),
    )
    ((judged,), unheard) = replay_verdicts([article], [verdict])
    (new,) = set(judged.findings.quotations) - set(article.findings.quotations)
    assert new.speaker.name == "Anna Krüger"
    assert new.speaker.actor is not None
    assert unheard == ()


def test_later_verdicts_find_what_earlier_ones_left(article: Article) -> None:
    first = Verdict(
        kind=VerdictKind.ADD,
        about="quotation",
        quotes=(words("kam der Minister"),),
        instead=Instead(quotation_type=QuotationType.REPORTED),
    )
    second = Verdict(
        kind=VerdictKind.REJECT, about="quotation", quotes=(words("kam der Minister"),)
    )
    ((judged,), unheard) = replay_verdicts([article], [first, second])
    assert judged.findings.quotations == article.findings.quotations
    assert unheard == ()


def test_a_rejected_time_dates_nothing_any_more(article: Article) -> None:
    time = next(t for t in article.findings.times if "2025" in TEXT[t.start : t.end])
    verdict = Verdict(kind=VerdictKind.REJECT, about="time", quotes=(words("3. März 2025"),))
    ((judged,), _) = replay_verdicts([article], [verdict])
    assert time.id not in {t.id for t in judged.findings.times}
    assert time.id not in {event.time for event in judged.findings.events}


def test_an_added_time_has_the_value_that_was_told(document: Document) -> None:
    verdict = Verdict(
        kind=VerdictKind.ADD,
        about="time",
        quotes=(words("offen bleibe"),),
        instead=Instead(time_type=TimexType.DATE, value="2025-06"),
    )
    story = analyse([document], Options(verdicts=(verdict,)))
    time = next(t for t in story.times if TEXT[t.start : t.end] == "offen bleibe")
    assert (time.earliest, time.latest) == ("2025-06-01", "2025-06-30")


def test_a_verdict_that_means_nothing_is_listed_among_what_was_skipped(document: Document) -> None:
    verdict = Verdict(kind=VerdictKind.REJECT, about="quotation", quotes=(Quote(exact="Nirgends"),))
    story = analyse([document], Options(verdicts=(verdict,)))
    assert [item.input for item in story.skipped] == ["verdict 1 (reject quotation „Nirgends“)"]


def test_the_same_words_in_two_articles_are_meant_in_both(document: Document) -> None:
    other = make_document("Wieksund (dpa). " + TEXT, outlet="Nordblatt")
    verdict = Verdict(
        kind=VerdictKind.REJECT, about="quotation", quotes=(Quote(exact="„Wir zahlen nichts“"),)
    )
    story = analyse([document, other], Options(verdicts=(verdict,)))
    texts = {d.id: d.text for d in story.documents}
    assert not any("Wir zahlen" in q.spans[0].slice(texts[q.document]) for q in story.quotations)


def test_neither_order_nor_workers_change_what_verdicts_do(story: Story) -> None:
    texts = {d.id: d.text for d in story.documents}
    verdicts = tuple(
        Verdict(
            kind=VerdictKind.CONFIRM,
            about="quotation",
            quotes=tuple(quote(texts[q.document], span) for span in q.spans),
        )
        for q in story.quotations[:20]
    )
    first = analyse(story.documents, Options(verdicts=verdicts))
    second = analyse(tuple(reversed(story.documents)), Options(verdicts=verdicts, jobs=2))
    assert first == second
    assert sum(q.verdict is VerdictKind.CONFIRM for q in first.quotations) >= 20


@given(st.text("ab ", min_size=1), st.data())
def test_words_with_their_surroundings_are_found_again(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert (span,) in locate(text, (quote(text, span, context=len(text)),))


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), min_size=1, max_size=1),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), min_size=1, max_size=1),
)
def test_agreement_is_the_same_both_ways_and_whole_for_the_same(
    left: list[tuple[int, int]], right: list[tuple[int, int]]
) -> None:
    one = [Span(start, start + length) for start, length in left]
    other = [Span(start, start + length) for start, length in right]
    assert agreement(one, other) == agreement(other, one)
    assert agreement(one, one) == 1.0
    assert 0.0 <= agreement(one, other) <= 1.0
