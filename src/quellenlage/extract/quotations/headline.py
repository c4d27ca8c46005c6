"""Headlines that put a speaker before a colon: "Musterfrau: Der Hafen bleibt"."""

from __future__ import annotations

from quellenlage.extract.quotations.draft import Draft, trimmed
from quellenlage.extract.quotations.phrases import Phrase, is_nominal, noun_phrase
from quellenlage.extract.quotations.reading import Reading, Segment, Stretch
from quellenlage.model import BlockRole, Medium, QuotationType

_HEADINGS = frozenset({BlockRole.HEADLINE, BlockRole.SUBHEADING})


def draft_headline(reading: Reading, stretch: Stretch) -> Draft | None:
    """Return what a person says after the colon of a headline, as indirect speech.

    Words in marks after the colon are direct speech and found by their marks.
    """
    opening = stretch.segments[0] if stretch.segments else None
    if opening is None or opening.right != ":" or reading.role_at(stretch.start) not in _HEADINGS:
        return None
    speaker = _person(reading, opening)
    content = trimmed(reading, opening.end + 1, stretch.end)
    if speaker is None or content is None or reading.passage_at(content[0]) is not None:
        return None
    return Draft(
        type=QuotationType.INDIRECT,
        rule="headline",
        content=(content,),
        stretch=stretch,
        frame=((stretch.start, opening.end + 1),),
        speaker=speaker,
        agreed=True,
        medium=Medium.SPEECH_WRITING,
    )


def _person(reading: Reading, segment: Segment) -> Phrase | None:
    """Return the noun phrase of a segment if a person's name ends it."""
    if not is_nominal(reading, segment) or segment.end - segment.start > 6:
        return None
    if any(reading.xpos[token] == "APPR" for token in range(segment.start, segment.end)):
        return None
    named = any(
        entity.label == "PER" and entity.start < segment.end and segment.end <= entity.end
        for entity in reading.annotated.entities
    )
    return noun_phrase(reading, segment.lead, segment.end, prefield=True) if named else None
