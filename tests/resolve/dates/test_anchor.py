"""Anchoring times by the article's date and by what was told before."""

from __future__ import annotations

from msgspec.structs import replace

from quellenlage.extract.times import tag_times
from quellenlage.languages import Language
from quellenlage.model import (
    AnchorKind,
    DateBasis,
    Precision,
    PublicationDate,
    TimeExpression,
)
from quellenlage.resolve.dates import anchor_document
from tests.factory import make_document


def anchored(
    text: str,
    german: Language,
    *days: str,
    basis: DateBasis = DateBasis.GIVEN,
) -> dict[str, TimeExpression]:
    document = make_document(text)
    if days:
        published = PublicationDate(
            earliest=days[0], latest=days[-1], precision=Precision.DAY, basis=basis
        )
        document = replace(document, published=published)
    return {
        text[found.start : found.end]: found
        for found in anchor_document(document, tag_times(document, german))
    }


def test_yesterday_is_the_day_before_the_article(german: Language) -> None:
    found = anchored("Gestern fiel Schnee.", german, "2023-04-14")["Gestern"]
    assert (found.value, found.earliest) == ("2023-04-13", "2023-04-13")
    assert found.anchor.kind is AnchorKind.PUBLICATION
    assert not found.anchor.inferred


def test_what_rests_on_an_inferred_date_says_so(german: Language) -> None:
    text = "Am Montag fiel Schnee."
    found = anchored(text, german, "2023-04-10", "2023-04-14", basis=DateBasis.INFERRED)["Montag"]
    assert found.value == "2023-04-10"
    assert found.anchor.inferred


def test_without_a_date_the_digits_stay_open(german: Language) -> None:
    found = anchored("Am 10. April schneite es um 20 Uhr.", german)
    assert found["10. April"].value == "XXXX-04-10"
    assert found["10. April"].earliest is None
    assert found["20 Uhr"].value == "XXXX-XX-XXT20:00"
    assert found["20 Uhr"].anchor.kind is AnchorKind.OPEN


def test_a_clock_time_takes_the_day_of_the_date_before_it(german: Language) -> None:
    found = anchored("Am 3. Mai um 20 Uhr spielt sie.", german, "2023-04-14")
    assert found["20 Uhr"].value == "2023-05-03T20:00"
    assert found["20 Uhr"].anchor.ref == found["3. Mai"].id


def test_later_counts_from_the_date_before_it(german: Language) -> None:
    text = "Am 3. Mai 2015 fiel er. Zwei Tage später stand er auf."
    assert anchored(text, german, "2023-04-14")["Zwei Tage später"].value == "2015-05-05"


def test_a_weekday_lies_in_the_week_told_before_it(german: Language) -> None:
    text = "Die Übung hatte Anfang der vergangenen Woche begonnen. Am Montag kamen sie."
    found = anchored(text, german, "2023-04-10", "2023-04-14", basis=DateBasis.INFERRED)
    week = found["Anfang der vergangenen Woche"]
    assert (week.value, week.earliest, week.latest) == ("2023-W14", "2023-04-03", "2023-04-04")
    assert found["Montag"].value == "2023-04-03"


def test_a_duration_since_lies_between_its_points(german: Language) -> None:
    found = anchored("Seit zwei Jahren wartet er.", german, "2023-04-14")["zwei Jahren"]
    assert (found.value, found.begin, found.end_point) == ("P2Y", "2021", "2023-04-14")
    assert (found.earliest, found.latest) == ("2021-01-01", "2023-04-14")


def test_a_duration_ago_lies_at_its_beginning(german: Language) -> None:
    found = anchored("Vor fünf Jahren kam sie.", german, "2023-04-14")["fünf Jahren"]
    assert (found.earliest, found.latest) == ("2018-01-01", "2018-12-31")
