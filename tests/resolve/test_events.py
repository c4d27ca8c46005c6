"""Tellings of one event become one; tellings of two stay two."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from quellenlage.languages import Language
from quellenlage.model import EventTime, Factuality, Precision
from quellenlage.resolve.events import merge_events
from quellenlage.resolve.pile import Pile
from tests.resolve.piles import write
from tests.resolve.tellings_made import tell, time, timed, told


def two_meetings(first: str, second: str) -> Pile:
    """Return two articles on a meeting of two persons, with what each says of the day."""
    one = write("Ada Wolm traf Bo Lund am Montag in Ufer.", day="2023-04-11")
    other = write("Das Treffen von Ada Wolm mit Bo Lund war am 10. April.", day="2023-04-12")
    days = [time(one, "am Montag", first), time(other, "am 10. April", second)]
    return timed(
        tell(one, told(one, "traf", "meeting", "ada", "bo", time=days[0].id)),
        tell(other, told(other, "Treffen", "meeting", "ada", "bo", time=days[1].id)),
        times=days,
        actors="ada bo",
    )


def test_a_weekday_and_a_date_that_name_one_day_tell_one_event(german: Language) -> None:
    (event,) = merge_events(two_meetings("2023-04-10", "2023-04-10"), german)
    assert event.time is not None
    assert (event.time.earliest, event.time.latest) == ("2023-04-10", "2023-04-10")
    assert len({item.document for item in event.evidence}) == 2


def test_meetings_on_different_days_stay_apart(german: Language) -> None:
    assert len(merge_events(two_meetings("2023-04-03", "2023-04-10"), german)) == 2


def test_the_most_precise_time_is_taken_and_quoted(german: Language) -> None:
    one = write("Im April traf Ada Wolm den Gast Bo Lund.")
    other = write("Ada Wolm traf Bo Lund am 10. April 2023.")
    days = [
        time(one, "Im April", "2023-04-01", "2023-04-30"),
        time(other, "am 10. April 2023", "2023-04-10"),
    ]
    (event,) = merge_events(
        timed(
            tell(one, told(one, "traf", "meeting", "ada", "bo", time=days[0].id)),
            tell(other, told(other, "traf", "meeting", "ada", "bo", time=days[1].id)),
            times=days,
            actors="ada bo",
        ),
        german,
    )
    assert isinstance(event.time, EventTime)
    assert event.time.precision is Precision.DAY
    assert "am 10. April 2023" in event.time.basis


def test_the_firmest_telling_gives_the_factuality_and_the_difference_is_told(
    german: Language,
) -> None:
    one = write("Ada Wolm will Bo Lund treffen.")
    other = write("Ada Wolm traf Bo Lund.")
    (event,) = merge_events(
        timed(
            tell(
                one,
                told(one, "treffen", "meeting", "ada", "bo", factuality=Factuality.PLANNED),
            ),
            tell(other, told(other, "traf", "meeting", "ada", "bo")),
            actors="ada bo",
        ),
        german,
    )
    assert event.factuality is Factuality.ASSERTED
    assert any("angekündigt" in sentence for sentence in event.why)


def test_other_persons_make_another_event(german: Language) -> None:
    one = write("Ada Wolm ist zurückgetreten.")
    other = write("Bo Lund ist zurückgetreten.")
    events = merge_events(
        timed(
            tell(one, told(one, "zurückgetreten", "resignation", "ada")),
            tell(other, told(other, "zurückgetreten", "resignation", "bo")),
            actors="ada bo",
        ),
        german,
    )
    assert len(events) == 2


KINDS = st.sampled_from(["meeting", "strike", "agreement"])
ACTORS = st.lists(st.sampled_from(["ada", "bo", "cleo"]), unique=True, max_size=3)
DAYS = st.one_of(st.none(), st.integers(0, 40))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(KINDS, ACTORS, DAYS), min_size=1, max_size=12))
def test_every_report_is_evidence_of_exactly_one_event(
    german: Language, rows: list[tuple[str, list[str], int | None]]
) -> None:
    articles, times = [], []
    for number, (kind, actors, day) in enumerate(rows):
        document = write(f"Am Tag {number} geschah etwas in der Stadt.", day="2023-06-01")
        fields: dict[str, object] = {}
        if day is not None:
            when = (date(2023, 4, 1) + timedelta(days=day)).isoformat()
            times.append(time(document, f"Am Tag {number}", when))
            fields["time"] = times[-1].id
        articles.append(tell(document, told(document, "geschah", kind, *actors, **fields)))
    forward = timed(*articles, times=times, actors="ada bo cleo")
    events = merge_events(forward, german)
    places = sorted((e.document, e.spans[-1]) for event in events for e in event.evidence)
    assert places == sorted((a.document.id, a.findings.events[0].trigger) for a in articles)
    backward = timed(*reversed(articles), times=reversed(times), actors="ada bo cleo")
    assert merge_events(backward, german) == events
