"""Tagging times: spans, types and templates of German expressions."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quellenlage.extract.times import tag_times
from quellenlage.languages import Language, load_language
from quellenlage.model import Block, BlockRole, Modifier, Tense, TimeMention, TimexType
from quellenlage.text.template import open_value
from tests.factory import make_document


def tagged(text: str, german: Language) -> list[tuple[str, str, str]]:
    return [
        (text[found.start : found.end], found.type.value, found.template)
        for found in tag_times(make_document(text), german)
    ]


def only(text: str, german: Language) -> TimeMention:
    (found,) = tag_times(make_document(text), german)
    return found


@pytest.mark.parametrize(
    ("text", "words", "kind", "template"),
    [
        ("Sie kam am 4. Mai 2015 an.", "4. Mai 2015", "DATE", "2015-05-04"),
        ("Beginn war der 26.8.2014.", "26.8.2014", "DATE", "2014-08-26"),
        ("Im Jänner 2014 fiel Schnee.", "Jänner 2014", "DATE", "2014-01"),
        ("Das war im August vorigen Jahres.", "August vorigen Jahres", "DATE",
         "doc:year-1,month=08"),
        ("Er ging im vergangenen Jahr.", "vergangenen Jahr", "DATE", "doc:year-1"),
        ("Heuer fällt das Fest aus.", "Heuer", "DATE", "doc:year+0"),
        ("Der Vorfall geschah am Montag.", "Montag", "DATE", "doc:weekday=1<="),
        ("Der Rat wird am Montag tagen.", "Montag", "DATE", "doc:weekday=1>="),
        ("Es brannte am Freitagabend.", "Freitagabend", "TIME", "doc:weekday=5<=;TEV"),
        ("Gestern Abend regnete es.", "Gestern Abend", "TIME", "doc:day-1;TEV"),
        ("Das Konzert beginnt um 20.30 Uhr.", "20.30 Uhr", "TIME", "last:;T20:30"),
        ("Es blieb drei Jahre so.", "drei Jahre", "DURATION", "P3Y"),
        ("Es dauerte eineinhalb Stunden.", "eineinhalb Stunden", "DURATION", "PT1.5H"),
        ("Nach zwei Jahren und neun Monaten endete es.", "zwei Jahren und neun Monaten",
         "DURATION", "P2Y9M"),
        ("Es dauerte ein halbes Jahr.", "ein halbes Jahr", "DURATION", "P6M"),
        ("Es dauerte mehrere Wochen.", "mehrere Wochen", "DURATION", "PXW"),
        ("Die Halle öffnet jeden Montag.", "jeden Montag", "SET", "XXXX-WXX-1"),
        ("Gewählt wird alle vier Jahre.", "alle vier Jahre", "SET", "P4Y"),
        ("Sie übt zweimal wöchentlich.", "zweimal wöchentlich", "SET", "P1W"),
        ("Das war in den neunziger Jahren so.", "den neunziger Jahren", "DATE", "199"),
        ("Das Haus ist aus dem 19. Jahrhundert.", "dem 19. Jahrhundert", "DATE", "18"),
        ("Im dritten Quartal 2009 sank er.", "dritten Quartal 2009", "DATE", "2009-Q3"),
        ("An Ostern 2015 schneite es.", "Ostern 2015", "DATE", "2015-04-05"),
        ("Damals lachten alle.", "Damals", "DATE", "PAST_REF"),
        ("Sie zog MONTAG um.", "MONTAG", "DATE", "doc:weekday=1<="),
    ],
)  # fmt: skip
def test_one_expression(text: str, words: str, kind: str, template: str, german: Language) -> None:
    assert tagged(text, german) == [(words, kind, template)]


def test_the_members_of_a_list_borrow_month_and_hour(german: Language) -> None:
    found = tagged("Am 3., 4. und 5. Oktober von 10-18 Uhr.", german)
    assert [words for words, _, _ in found] == ["3.", "4.", "5. Oktober", "10", "18 Uhr"]
    assert [template for _, _, template in found][:3] == [
        "doc:date=10-03~", "doc:date=10-04~", "doc:date=10-05~",
    ]  # fmt: skip


def test_a_weekday_before_a_date_in_brackets_is_that_date(german: Language) -> None:
    found = tagged("Sie traf ihn am Montag (19. Dezember) wieder.", german)
    assert {template for _, _, template in found} == {"doc:date=12-19@1~"}
    assert [words for words, _, _ in found] == ["Montag", "19. Dezember"]


def test_an_edge_belongs_inside_and_becomes_mod(german: Language) -> None:
    found = only("Das war Anfang der vergangenen Woche.", german)
    assert (found.template, found.mod) == ("doc:week-1", Modifier.START)


def test_an_approximator_belongs_inside_and_becomes_mod(german: Language) -> None:
    found = only("Es dauerte rund 200 Stunden.", german)
    assert (found.template, found.mod) == ("PT200H", Modifier.APPROX)


def test_a_duration_since_runs_up_to_the_article(german: Language) -> None:
    found = only("Sie wartet seit mehr als einem Jahr.", german)
    assert found.mod is Modifier.MORE_THAN
    assert (found.begin, found.end_point) == ("doc:year-1", "doc:day+0")


def test_a_duration_ago_lies_where_it_began(german: Language) -> None:
    assert only("Er kam vor fünf Jahren.", german).place == "doc:year-5"


def test_the_tense_of_the_clause_is_kept(german: Language) -> None:
    assert only("Am 10. April bat sie um Hilfe.", german).tense is Tense.PAST
    assert only("Das Werk soll am 1. Juli fertig sein.", german).tense is Tense.FUTURE


@pytest.mark.parametrize(
    "text",
    [
        "Er ist 16 Jahre alt.",
        "Sie starb im Alter von 80 Jahren.",
        "Frau Sommer sprach.",
        "Herr Winter und Frau März lachten.",
        "Rund 1900 Menschen kamen, darunter 200,000 Soldaten.",
        "Das kostet 2000 Euro auf Seite 1950.",
        "Am 31. Februar geschah es.",
        "Am 30.02.2014 geschah es.",
        "Das 99. Jahrhundert ist fern.",
        "Um 25 Uhr und um 24.61 Uhr.",
    ],
)
def test_what_is_no_time_is_left_alone(text: str, german: Language) -> None:
    assert tagged(text, german) == []


def test_a_million_digits_are_no_year(german: Language) -> None:

    assert all("9999" not in found[2] for found in tagged("9" * 10**6 + " Jahre", german))


def test_today_is_a_day_in_the_news_and_the_present_after_until(german: Language) -> None:
    assert only("Heute tagt der Rat.", german).template == "doc:day+0"
    assert only("Das gilt bis heute.", german).template == "PRESENT_REF"


def test_today_is_the_present_in_a_long_text_without_days(german: Language) -> None:
    text = "Die Stadt lebt heute vom Handel. " + "Das Dorf schlief unter Bäumen am Fluss. " * 80
    assert only(text, german).template == "PRESENT_REF"


def test_captions_are_passed_over(german: Language) -> None:
    text = "Am Montag kam er."
    block = Block(id="b-1", role=BlockRole.CAPTION, start=0, end=len(text))
    assert tag_times(make_document(text, blocks=(block,)), german) == ()


WORDS = """
    am im den der 3. 31. Mai Februar 2015 1999 20.30 Uhr Montag heute gestern Abend Anfang
    Ende letzten vergangenen Woche Jahre Jahr zwei ein halbes und bis , ( ) - jeden täglich
    vor seit rund mehr als kurzem Ostern 60er Jahrhundert 99. später Haus kam wird
"""


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=25))
def test_any_words_give_ordered_spans_that_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    found = tag_times(make_document(text), load_language("de"))
    assert all(0 <= mention.start < mention.end <= len(text) for mention in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(open_value(mention.template) for mention in found)
    assert all(mention.type in TimexType for mention in found)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Die Stadt kündigte an, die Brücke am Mittwoch zu sperren.", "doc:weekday=3>="),
        ("Die Stadt kündigte an, die Brücke am Mittwoch abzusperren.", "doc:weekday=3>="),
        ("Sie verlangte, dass der Rat am Mittwoch alles erfährt.", "doc:weekday=3>="),
        ("Sie warf ihm vor, am Mittwoch gelogen zu haben.", "doc:weekday=3<="),
        ("Der Bericht müsse am Mittwoch vorliegen, sagte sie.", "doc:weekday=3>="),
        ("„Das wird teuer“, sagte sie am Mittwoch.", "doc:weekday=3<="),
    ],
)
def test_what_is_announced_or_asked_for_lies_ahead(german: Language, text: str, value: str) -> None:
    """A weekday in the complement of such a verb is the next one, not the last."""
    (found,) = tag_times(make_document(text), german)
    assert found.template == value
