"""Deciding when articles were published."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quellenlage.extract.times import tag_times
from quellenlage.languages import Language, load_language
from quellenlage.model import (
    Article,
    ArticleFindings,
    DateBasis,
    DateKind,
    Precision,
    Span,
    StatedDate,
)
from quellenlage.resolve.dates import anchor_times, date_documents
from tests.factory import make_document

TREATY = (
    "Am 4. Mai unterzeichnete Ministerin Ilva Brandt in Nordhafen mit Senator Onno Krey das "
    "Hafenabkommen."
)
RETOLD = (
    "Ministerin Ilva Brandt und Senator Onno Krey unterzeichneten am Donnerstag in Nordhafen das "
    "Hafenabkommen."
)


def article(text: str, *stated: StatedDate, **fields: object) -> Article:
    document = make_document(text, stated_dates=stated, **fields)
    return Article(
        document=document,
        findings=ArticleFindings(
            document=document.id,
            times=tag_times(document, load_language("de")),
            entities=(),
            attributions=(),
            quotations=(),
            events=(),
            commitments=(),
            sentences=(),
        ),
    )


def stated(
    value: str, basis: DateBasis, kind: DateKind = DateKind.PUBLISHED, at: int | None = None
) -> StatedDate:
    span = None if at is None else Span(at, at + 10)
    return StatedDate(value=value, kind=kind, basis=basis, span=span)


def test_the_strongest_statement_counts(german: Language) -> None:
    (found,) = date_documents(
        [
            article(
                "Text.",
                stated("2023-05-09", DateBasis.TEXT),
                stated("2023-05-05", DateBasis.METADATA),
                stated("2023-05-07", DateBasis.URL),
            )
        ],
        german,
    )
    assert found.published is not None
    assert (found.published.earliest, found.published.basis) == ("2023-05-05", DateBasis.METADATA)
    assert found.published.why


def test_a_weaker_statement_refines_a_month(german: Language) -> None:
    (found,) = date_documents(
        [article("Text.", stated("2023-05", DateBasis.URL), stated("2023-05-09", DateBasis.TEXT))],
        german,
    )
    assert found.published is not None
    assert (found.published.earliest, found.published.latest) == ("2023-05-09", "2023-05-09")


def test_an_article_that_nothing_dates_keeps_none(german: Language) -> None:
    articles = [article("Am 4. Mai fiel Regen. Gestern schien die Sonne.")]
    (found,) = date_documents(articles, german)
    assert found.published is None
    values = [time.value for time in anchor_times(articles)]
    assert values == ["XXXX-05-04", "XXXX-XX-XX"]
    assert found.undated is not None


def test_an_undated_article_says_from_when_on_it_may_be(german: Language) -> None:
    (found,) = date_documents([article("Im Mai 2021 fiel viel Regen.")], german)
    assert found.published is None
    assert found.undated is not None
    assert "ab 2021" in found.undated


def test_a_weekday_with_its_date_tells_the_year_after_the_years_told(german: Language) -> None:
    text = "Ilva Brandt traf ihn am Montag (19. Dezember). Zuletzt war sie 2020 dort gewesen."
    (found,) = date_documents([article(text)], german)
    assert found.published is not None
    assert found.published.earliest == "2022-12-19"
    assert found.published.basis is DateBasis.INFERRED


def test_the_year_nearest_to_the_other_articles_is_taken(german: Language) -> None:
    dated = article(RETOLD, stated("2023-05-05", DateBasis.METADATA))
    found = date_documents([article(TREATY), dated], german)[0]
    assert found.published is not None
    assert (found.published.earliest, found.published.latest) == ("2023-05-04", "2023-05-08")
    assert found.published.precision is Precision.INTERVAL
    assert any("2023" in sentence for sentence in found.published.why)


def test_a_bare_weekday_takes_the_day_of_the_same_event_elsewhere(german: Language) -> None:
    month = article("Das Hafenabkommen von Ilva Brandt, Onno Krey und Nordhafen ist strittig.",
                    stated("2023-05", DateBasis.URL))  # fmt: skip
    undated = article(RETOLD)
    articles = [article(TREATY), undated, month]
    documents = date_documents(articles, german)
    published = documents[1].published
    assert published is not None
    assert published.earliest == "2023-05-04"
    assert published.basis is DateBasis.INFERRED


def test_a_date_line_far_down_is_no_publication_date(german: Language) -> None:
    text = "Wort. " * 80 + "05.04.2023 | 2:51 min"
    late = stated("2023-04-05", DateBasis.TEXT, DateKind.UNCLEAR, at=480)
    (found,) = date_documents([article(text, late)], german)
    assert found.published is None


def test_only_a_change_stated_gives_the_week_before(german: Language) -> None:
    changed = stated("2023-05-09", DateBasis.METADATA, DateKind.MODIFIED)
    (found,) = date_documents([article("Text.", changed)], german)
    assert found.published is not None
    assert found.published.latest == "2023-05-09"
    assert found.published.basis is DateBasis.INFERRED


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_the_articles_does_not_matter(order: list[int]) -> None:
    german = load_language("de")
    articles = [
        article(TREATY),
        article(RETOLD),
        article(RETOLD + " Später.", stated("2023-05", DateBasis.URL)),
        article("Ilva Brandt reiste am Montag (19. Dezember) nach Nordhafen zu Onno Krey."),
    ]
    straight = {found.id: found for found in date_documents(articles, german)}
    mixed = {found.id: found for found in date_documents([articles[i] for i in order], german)}
    assert mixed == straight
