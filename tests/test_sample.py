"""The gold of the sample story speaks of the articles as they are."""

from __future__ import annotations

import re
from datetime import date

import pytest

from eval.sample_gold import SAMPLE, GoldDocument, Words, read_gold, seen_lines, seen_text
from quellenlage.model import (
    ActorType,
    CommitmentKind,
    DateBasis,
    DiscrepancyKind,
    Factuality,
    OriginClass,
    QuotationType,
    Rendered,
)

GOLD = read_gold(SAMPLE / "expected")
ARTICLES = SAMPLE / "articles"
TEXTS = {document.key: seen_text(document, ARTICLES) for document in GOLD.documents}
WEEKDAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
MONTHS = [
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
]


def test_every_article_has_gold_and_the_reverse() -> None:
    files = {document.file for document in GOLD.documents}
    assert files == {path.name for path in ARTICLES.iterdir()}
    assert 8 <= len(GOLD.documents) <= 10


@pytest.mark.parametrize("document", GOLD.documents, ids=lambda d: d.key)
def test_an_article_is_as_long_as_a_newspaper_article(document: GoldDocument) -> None:
    assert 200 <= len(TEXTS[document.key].split()) <= 500


@pytest.mark.parametrize("words", list(GOLD.words()), ids=lambda w: f"{w.document}: {w.words[:40]}")
def test_quoted_words_stand_once_in_their_article(words: Words) -> None:
    text = TEXTS[words.document]
    assert text.count(words.within or words.words) == 1
    span = words.find(text)
    assert span is not None
    assert span.slice(text) == words.words


@pytest.mark.parametrize("document", GOLD.documents, ids=lambda d: d.key)
def test_leftovers_are_whole_lines_of_the_article(document: GoldDocument) -> None:
    lines = seen_lines(document, ARTICLES)
    assert [line for line in document.leftovers if line not in lines] == []


@pytest.mark.parametrize("document", GOLD.documents, ids=lambda d: d.key)
def test_the_title_stands_in_the_article(document: GoldDocument) -> None:
    assert document.title in seen_lines(document, ARTICLES)


def test_every_actor_that_is_named_is_an_actor() -> None:
    known = {actor.name for actor in GOLD.actors}
    named = {q.speaker for q in GOLD.quotations}
    named |= {q.addressee for q in GOLD.quotations if q.addressee}
    named |= {c.speaker for c in GOLD.claims if c.speaker}
    named |= {name for event in GOLD.events for name in event.participants}
    for commitment in GOLD.commitments:
        named |= {*commitment.obligor, *commitment.beneficiary, *commitment.requested_by}
    named |= {credit.to for credit in GOLD.credits}
    named |= {name for chain in GOLD.chains for name in chain.chain}
    assert named <= known


def test_every_name_of_an_actor_occurs_in_prose() -> None:
    prose = "\n".join(
        line
        for document in GOLD.documents
        for line in seen_lines(document, ARTICLES)
        if line not in document.leftovers
    )
    assert [name for actor in GOLD.actors for name in actor.names if name not in prose] == []


def test_every_rendering_belongs_to_one_origin() -> None:
    for claim in GOLD.claims:
        grouped = [key for origin in claim.origins for key in origin.renderings]
        assert sorted(grouped) == sorted(claim.keyed())
        known = [o for o in claim.origins if o.class_ != OriginClass.UNKNOWN]
        assert claim.known == len(known), claim.label


def test_what_is_copied_stands_in_both_articles() -> None:
    assert all(copy.words in TEXTS[copy.of] for copy in GOLD.copies)


def test_the_words_of_the_model_are_used() -> None:
    assert {q.type for q in GOLD.quotations} <= set(QuotationType)
    assert {a.type for a in GOLD.actors} <= set(ActorType)
    assert {d.published.basis for d in GOLD.documents} <= set(DateBasis)
    assert {d.kind for d in GOLD.discrepancies} <= set(DiscrepancyKind)
    assert {c.kind for c in GOLD.commitments} <= set(CommitmentKind)
    assert {e.factuality for e in GOLD.events} <= set(Factuality)
    assert {r.how for c in GOLD.claims for r in c.rendering} <= set(Rendered)


def test_events_stand_in_the_order_of_the_timeline() -> None:
    latest = [event.latest for event in GOLD.events]
    assert latest == sorted(latest)


def test_weekdays_written_beside_a_date_are_right() -> None:
    pattern = rf"({'|'.join(WEEKDAYS)}),? (\d+)\. ({'|'.join(MONTHS)}) (\d{{4}})"
    found = [match for text in TEXTS.values() for match in re.finditer(pattern, text)]
    assert found
    for weekday, day, month, year in (match.groups() for match in found):
        written = date(int(year), MONTHS.index(month) + 1, int(day))
        assert WEEKDAYS[written.weekday()] == weekday


def test_expected_values_fall_on_the_weekday_that_the_words_name() -> None:
    checked = 0
    for time in GOLD.times:
        named = [name for name in WEEKDAYS if name in time.words]
        if named:
            assert WEEKDAYS[date.fromisoformat(time.value[:10]).weekday()] == named[0], time
            checked += 1
    assert checked >= 15


def test_weeks_told_relative_to_the_article_are_right() -> None:
    published = {document.key: document.published.earliest for document in GOLD.documents}
    weeks = [time for time in GOLD.times if "Woche" in time.words]
    assert weeks
    for time in weeks:
        year, week, _ = published[time.document].isocalendar()
        assert time.value == f"{year}-W{week - ('vergangenen' in time.words):02}"


def test_every_web_address_is_reserved_for_examples() -> None:
    raw = "".join(path.read_text(encoding="utf-8") for path in ARTICLES.iterdir())
    hosts = set(re.findall(r"https?://([^/\"\s]+)", raw)) - {"schema.org"}
    assert hosts
    assert all(host.endswith(".example") for host in hosts)


def test_gold_covers_every_kind_of_finding() -> None:
    assert {d.kind for d in GOLD.discrepancies} == set(DiscrepancyKind)
    assert {r.how for c in GOLD.claims for r in c.rendering} == set(Rendered)
    assert {o.class_ for c in GOLD.claims for o in c.origins} == set(OriginClass)
