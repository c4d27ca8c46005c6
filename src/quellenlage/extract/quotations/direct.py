"""Direct speech: passages between marks with the frame that says whose words they are."""

from __future__ import annotations

import msgspec

from quellenlage.extract.quotations.announced import Announcement
from quellenlage.extract.quotations.credited import cue_of, frame_of
from quellenlage.extract.quotations.draft import Cue, Draft, Range, subtract, without_stop
from quellenlage.extract.quotations.phrases import Phrase, is_nominal, noun_phrase
from quellenlage.extract.quotations.reading import Passage, Reading, Stretch
from quellenlage.extract.quotations.source_phrases import SourcePhrase
from quellenlage.model import Medium, QuotationType, Stance


class Found(msgspec.Struct, frozen=True):
    """What the rules saw in one stretch before direct speech is looked at."""

    stretch: Stretch
    cues: tuple[Cue, ...]
    phrases: tuple[SourcePhrase, ...]
    drafts: tuple[Draft, ...]
    announced: Announcement | None = None


class Framed(msgspec.Struct, frozen=True):
    """Whose frame a passage shares; ``how`` names the position."""

    how: str
    cue: Cue | None = None
    phrase: SourcePhrase | None = None
    outer: Draft | None = None
    speaker: Phrase | None = None
    addressee: Phrase | None = None


def frame_passage(reading: Reading, found: Found, passage: Passage) -> Framed:
    """Return the frame of a passage within its stretch.

    Closest first: a verb or source phrase that touches the passage, the indirect speech it
    stands in, a verb of saying elsewhere in the sentence.
    """
    return (
        _behind(reading, found, passage)
        or _before(reading, found, passage)
        or _outer(found, passage)
        or _elsewhere(found, passage)
        or Framed("alone")
    )


def _behind(reading: Reading, found: Found, passage: Passage) -> Framed | None:
    """Return the frame right behind a passage: '“, sagte sie', '“, so der Minister'."""
    at = passage.end
    while at < found.stretch.end and reading.forms[at] in {",", "–", "-"}:
        at += 1
    for phrase in found.phrases:
        if phrase.start == at and phrase.form in {"so", "laut", "nach", "zufolge"}:
            return Framed("behind", phrase=phrase)
    for cue in found.cues:
        first = next((token for token in cue.tokens if reading.finite[token]), cue.tokens[0])
        inserted = cue.segment.start == at and cue.segment.kind == "wh"
        if first == at or inserted:
            return Framed("behind", cue=cue)
    return None


def _before(reading: Reading, found: Found, passage: Passage) -> Framed | None:
    """Return the frame that ends right before a passage: 'sagte: „', 'sagte, „', 'nannte ihn „'."""
    at = passage.start - 1
    if at < found.stretch.start or reading.forms[at] not in {":", ","}:
        return None
    nearest = None
    for cue in found.cues:
        if not cue.known and reading.forms[at] != ":":
            continue
        if cue.tokens[-1] <= at and (nearest is None or cue.anchor > nearest.anchor):
            nearest = cue
    phrases = [phrase for phrase in found.phrases if phrase.end <= at + 1]
    if phrases and (nearest is None or phrases[-1].start > nearest.anchor):
        return Framed("before", phrase=phrases[-1])
    if nearest is not None:
        return Framed("before", cue=nearest)
    announced = found.announced
    if announced is not None and announced.colon == at:
        return Framed("announced", speaker=announced.speaker, addressee=announced.addressee)
    return _named(reading, found.stretch, at) if reading.forms[at] == ":" else None


def _named(reading: Reading, stretch: Stretch, colon: int) -> Framed | None:
    """Return a speaker named alone before a colon: 'Ministerin Anna Muster: „'."""
    for segment in stretch.segments:
        if segment.end == colon and is_nominal(reading, segment):
            speaker = noun_phrase(reading, segment.lead, segment.end, prefield=True)
            return Framed("colon", speaker=speaker)
    return None


def _outer(found: Found, passage: Passage) -> Framed | None:
    around = [draft for draft in found.drafts if draft.covers(passage.start)]
    if not around:
        return None
    return Framed("within", outer=min(around, key=lambda draft: draft.end - draft.start))


def _elsewhere(found: Found, passage: Passage) -> Framed | None:
    if found.phrases:
        return Framed("in sentence", phrase=found.phrases[0])
    known = [cue for cue in found.cues if cue.known]
    if not known:
        return None

    def distance(cue: Cue) -> int:
        near = min(abs(cue.anchor - passage.start), abs(cue.anchor - passage.end))
        return near + 8 * (not cue.strong) + 8 * (cue.segment.kind != "main")

    return Framed("in sentence", cue=min(known, key=distance))


def draft_direct(reading: Reading, found: Found, passage: Passage, framed: Framed) -> Draft:
    """Return a passage as direct speech with the roles of its frame."""
    draft = Draft(
        type=QuotationType.DIRECT,
        rule=f"direct {framed.how}",
        content=((passage.start, passage.end),),
        stretch=found.stretch,
        passage=passage,
    )
    if framed.outer is not None:
        return _inherit(draft, framed.outer)
    if framed.phrase is not None:
        phrase = framed.phrase
        draft.cue = cue_of(reading, phrase)
        draft.frame = (frame_of(reading, found.stretch, phrase),)
        draft.speaker, draft.agreed = phrase.speaker, True
    elif framed.how in {"colon", "announced"}:
        draft.speaker, draft.agreed = framed.speaker, framed.how == "colon"
        draft.addressee = framed.addressee
        draft.frame = ((found.stretch.start, passage.start),)
    elif framed.cue is not None:
        draft.cue = framed.cue
        draft.frame = _frame(reading, found, passage, framed)
    if draft.cue is not None:
        draft.medium, draft.stance = draft.cue.medium, draft.cue.stance
    return draft


def _inherit(draft: Draft, outer: Draft) -> Draft:
    draft.cue, draft.frame, draft.speaker = outer.cue, outer.frame, outer.speaker
    draft.addressee, draft.agreed = outer.addressee, outer.agreed
    draft.medium, draft.stance = outer.medium, outer.stance
    return draft


def _frame(reading: Reading, found: Found, passage: Passage, framed: Framed) -> tuple[Range, ...]:
    """Return the sentence around a passage without other passages it touches."""
    stretch = found.stretch
    if framed.how == "behind":
        whole: Range = (passage.end, stretch.end)
    elif framed.how == "before":
        whole = (stretch.start, passage.start)
    else:
        whole = (stretch.start, stretch.end)
    holes = [
        (other.start, other.end)
        for other in stretch.passages
        if other is passage or (framed.how == "behind" and other.start > passage.end)
    ]
    if framed.how == "behind":
        later = [other.start for other in stretch.passages if other.start > passage.end]
        if later:
            whole = (whole[0], min(later))
    pieces = [without_stop(reading, *piece) for piece in subtract(whole, holes)]
    return tuple(piece for piece in pieces if piece is not None)


def inherit_previous(draft: Draft, previous: Draft) -> None:
    """Give a passage without a frame the speaker of the quotation before it."""
    draft.speaker, draft.agreed = previous.speaker, False
    draft.medium = previous.medium if previous.medium is not Medium.SPEECH_THOUGHT else draft.medium
    draft.stance = Stance.NEUTRAL
    draft.unattributed = previous.unattributed
