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


def test_years_later_count_from_the_last_year_told(german: Language) -> None:
    found = anchored("Sie siegte 1998 und fünf Jahre später.", german, "2023-04-14")
    assert found["fünf Jahre später"].value == "2003"
    assert found["fünf Jahre später"].anchor.ref == found["1998"].id


def test_years_later_stay_open_where_nothing_was_told(german: Language) -> None:
    later = anchored("Fünf Jahre später kam er an.", german, "2023-04-14")["Fünf Jahre später"]
    assert (later.value, later.anchor.kind) == ("XXXX", AnchorKind.OPEN)


def test_the_end_of_the_year_lies_in_the_past_year_the_passage_tells(german: Language) -> None:
    text = "Erst 1991 bekam er das Haus. Ende des Jahres brannte es ab."
    assert anchored(text, german, "2023-04-14")["Ende des Jahres"].value == "1991"
    alone = anchored("Ende des Jahres schließt das Haus.", german, "2023-04-14")
    assert alone["Ende des Jahres"].value == "2023"


def test_ordinal_weeks_count_from_the_start_told(german: Language) -> None:
    text = "Start war am 1. Juli. In der dritten Woche bauten die Kinder ein Floß."
    assert anchored(text, german, "2013-09-13")["der dritten Woche"].value == "2013-W29"


def test_the_tense_decides_the_year_of_a_day_months_off(german: Language) -> None:
    """The nearest 1. April is the next one; told as past it is the last."""
    past = anchored("Am 1. April endete der Vertrag.", german, "2014-11-21")
    assert past["1. April"].value == "2014-04-01"
    plain = anchored("Der Vertrag vom 1. Dezember endete.", german, "2014-11-21")
    assert plain["1. Dezember"].value == "2014-12-01"


def test_the_night_to_a_day_has_that_day(german: Language) -> None:
    found = anchored("In der Nacht auf Sonntag brannte es.", german, "2023-04-14")
    assert found["Nacht"].value == "2023-04-09TNI"


def test_a_weekday_after_tomorrow_is_that_day(german: Language) -> None:
    found = anchored("Morgen, Samstag, tagt der Rat.", german, "2023-04-14")
    assert found["Samstag"].value == "2023-04-15"


def test_a_clock_time_that_opens_the_next_sentence_keeps_the_coming_day(german: Language) -> None:
    text = "Am 3. Mai spielt sie. Um 20 Uhr beginnt es. Tanz im Saal, ab 22 Uhr."
    found = anchored(text, german, "2023-04-14")
    assert found["20 Uhr"].value == "2023-05-03T20:00"


def test_what_is_still_to_come_lies_in_no_past_year_told_before(german: Language) -> None:
    text = "Die Mauer sei seit 2012 schief. Bis zum 30. Juni muss sie gerade stehen."
    assert anchored(text, german, "2023-04-14")["30. Juni"].value == "2023-06-30"


def test_a_quarter_of_a_century_reaches_back_so_many_years(german: Language) -> None:
    found = anchored("Seit einem Vierteljahrhundert regiert sie.", german, "2023-04-14")
    assert found["einem Vierteljahrhundert"].begin == "1998"
