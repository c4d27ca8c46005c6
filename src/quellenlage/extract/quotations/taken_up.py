"""Sentences that a frame behind them takes up: "Der Hafen schließt. Das sagte die Ministerin."."""

from __future__ import annotations

from quellenlage.extract.quotations.draft import Cue, Draft, without_stop
from quellenlage.extract.quotations.reading import Reading, Stretch
from quellenlage.model import QuotationType


def draft_taken_up(
    reading: Reading, before: Stretch | None, stretch: Stretch, cues: tuple[Cue, ...]
) -> Draft | None:
    """Return the sentence before as indirect speech if "das" and a verb of saying take it up."""
    if before is None or before.inside is not None or stretch.inside is not None:
        return None
    main = stretch.segments[0] if stretch.segments else None
    if main is None or main.kind != "main" or not main.finite or main.finite[0] != main.lead + 1:
        return None
    pointing = reading.xpos[main.lead] == "PDS" and reading.low[main.lead] in (
        reading.speech.dummy_subjects
    )
    cue = next((cue for cue in cues if main.finite[0] in cue.tokens and cue.strong), None)
    frame = without_stop(reading, stretch.start, stretch.end)
    same_paragraph = reading.role_at(before.start) == reading.role_at(stretch.start)
    if not pointing or cue is None or frame is None or not same_paragraph:
        return None
    if any(segment.kind in {"that", "wh", "infinitive"} for segment in stretch.segments):
        return None  # "Das sagte sie, um ..." says something else
    return Draft(
        type=QuotationType.INDIRECT,
        rule="taken up",
        content=((before.start, before.end),),
        stretch=before,
        cue=cue,
        frame=(frame,),
        medium=cue.medium,
        stance=cue.stance,
    )
