"""The timeline lays events and dated claims on the calendar, each once."""

from __future__ import annotations

from msgspec.structs import replace

from quellenlage.languages import Language
from quellenlage.model import (
    Claim,
    Document,
    Factuality,
    OriginCounts,
    Precision,
    RefKind,
    Rendered,
    Rendering,
)
from quellenlage.resolve.events import merge_events
from quellenlage.story.timeline import build_timeline
from tests.resolve.piles import spot, write
from tests.resolve.tellings_made import tell, time, timed, told


def claim(document: Document, words: str, *, independent: int = 0) -> Claim:
    rendering = Rendering(
        id=f"r-{document.id}", document=document.id, spans=(spot(document.text, words),),
        how=Rendered.ASSERTED,
    )  # fmt: skip
    return Claim(
        id=f"cl-{document.id}", text=words, speaker=None, renderings=(rendering,), origins=(),
        counts=OriginCounts(independent=independent, same=0, unknown=0), score=1.0, why=(),
    )  # fmt: skip


def test_background_and_future_stand_in_order_of_the_calendar(german: Language) -> None:
    document = write("1994 gab es ein Abkommen. Am 1. Juli 2030 wird die Brücke eröffnet.")
    days = [
        time(document, "1. Juli 2030", "2030-07-01"),
        time(document, "1994", "1994-01-01", "1994-12-31"),
    ]
    reports = [
        told(document, "Abkommen", "agreement", time=days[1].id),
        told(document, "eröffnet", "opening", time=days[0].id, factuality=Factuality.PLANNED),
    ]
    made = timed(tell(document, *reports), times=days)
    entries = build_timeline(made.articles, days, merge_events(made, german), ())
    assert [(e.earliest, e.precision) for e in entries] == [
        ("1994-01-01", Precision.YEAR),
        ("2030-07-01", Precision.DAY),
    ]
    assert entries[0].latest == "1994-12-31"


def test_a_claim_that_tells_a_listed_event_lends_its_origins_and_is_not_listed(
    german: Language,
) -> None:
    document = write("Am 3. Mai 2023 streikten die Lotsen.")
    day = time(document, "Am 3. Mai 2023", "2023-05-03")
    made = timed(tell(document, told(document, "streikten", "strike", time=day.id)), times=[day])
    known = claim(document, "Am 3. Mai 2023 streikten die Lotsen", independent=2)
    (entry,) = build_timeline(made.articles, [day], merge_events(made, german), [known])
    assert (entry.ref.kind, entry.origins) == (RefKind.EVENT, 2)


def test_a_dated_claim_without_an_event_is_listed_itself() -> None:
    document = write("Der Fluss war 2019 sehr niedrig.")
    day = time(document, "2019", "2019-01-01", "2019-12-31")
    made = timed(tell(document), times=[day])
    (entry,) = build_timeline(made.articles, [day], (), [claim(document, document.text)])
    assert (entry.ref.kind, entry.earliest) == (RefKind.CLAIM, "2019-01-01")


def test_what_is_denied_has_no_place_on_the_calendar(german: Language) -> None:
    document = write("Am 3. Mai 2023 streikten die Lotsen nicht.")
    day = time(document, "Am 3. Mai 2023", "2023-05-03")
    report = told(document, "streikten", "strike", time=day.id)
    denied = replace(report, factuality=Factuality.DENIED)
    made = timed(tell(document, denied), times=[day])
    assert build_timeline(made.articles, [day], merge_events(made, german), ()) == ()
