"""What a credited source says: the clause it turns into indirect speech, and its frame."""

from __future__ import annotations

from quellenlage.extract.quotations.draft import Cue, Draft, Range, subtract, trimmed
from quellenlage.extract.quotations.reading import Reading, Stretch
from quellenlage.extract.quotations.source_phrases import SourcePhrase
from quellenlage.model import Medium, QuotationType, Stance


def draft_credited(reading: Reading, stretch: Stretch, phrase: SourcePhrase) -> Draft | None:
    """Return the indirect speech that a source phrase turns its clause into."""
    whole = _scope(reading, stretch, phrase)
    hole = _with_relative(stretch, _with_commas(reading, phrase))
    contents = []
    for start, end in subtract(whole, [hole]):
        piece = trimmed(reading, start, end)
        if piece is not None and not _all_quoted(stretch, piece, reading):
            contents.append(piece)
    if not contents or not any(reading.finite[t] for c in contents for t in range(*c)):
        return None
    medium = phrase.noun.medium if phrase.noun else _MEDIA[phrase.form]
    stance = phrase.noun.stance if phrase.noun else Stance.NEUTRAL
    return Draft(
        type=QuotationType.INDIRECT,
        rule=phrase.form,
        content=tuple(contents),
        stretch=stretch,
        cue=_cue(reading, phrase, medium, stance),
        frame=(_frame(stretch, phrase, hole),),
        speaker=phrase.speaker,
        agreed=True,
        medium=medium,
        stance=stance,
    )


_MEDIA = {
    "laut": Medium.SPEECH_WRITING,
    "nach": Medium.SPEECH_WRITING,
    "zufolge": Medium.SPEECH_WRITING,
    "so": Medium.SPEECH,
    "wonach": Medium.SPEECH_WRITING,
}


def _cue(reading: Reading, phrase: SourcePhrase, medium: Medium, stance: Stance) -> Cue:
    return Cue(
        tokens=(phrase.cue,),
        anchor=phrase.cue,
        lemma=reading.low[phrase.cue],
        segment=phrase.segment,
        stance=stance,
        medium=medium,
        strong=True,
    )


def cue_of(reading: Reading, phrase: SourcePhrase) -> Cue:
    """Return a source phrase as a cue."""
    medium = phrase.noun.medium if phrase.noun else _MEDIA[phrase.form]
    return _cue(reading, phrase, medium, phrase.noun.stance if phrase.noun else Stance.NEUTRAL)


def frame_of(reading: Reading, stretch: Stretch, phrase: SourcePhrase) -> Range:
    """Return the frame of a source phrase: the phrase itself, with the commas that set it off."""
    return _frame(stretch, phrase, _with_relative(stretch, _with_commas(reading, phrase)))


def _with_relative(stretch: Stretch, hole: Range) -> Range:
    """Return a source phrase with the relative clause that hangs on it."""
    start, end = hole
    for segment in stretch.segments:
        if segment.kind == "rel" and segment.left == "," and end <= segment.start <= end + 1:
            end = segment.end + (segment.right == ",")
    return start, end


def _frame(stretch: Stretch, phrase: SourcePhrase, hole: Range) -> Range:
    if phrase.form == "wonach" and phrase.segment.start > stretch.start:
        return stretch.start, phrase.end
    return hole


def _with_commas(reading: Reading, phrase: SourcePhrase) -> Range:
    start, end = phrase.start, phrase.end
    following = reading.forms[end] if end < len(reading) else "."
    set_off = start == phrase.segment.start and phrase.segment.left in {",", "–", "-"}
    if start > 0 and set_off and (phrase.form == "so" or following in {",", "–", "-", "."}):
        start -= 1
    parted = phrase.form == "so" or start < phrase.start
    dashed = following in {"–", "-"}
    closes_apposition = "," in reading.forms[phrase.start : phrase.end]
    if dashed or (following == "," and (parted or closes_apposition)):
        end += 1
    return start, end


def _scope(reading: Reading, stretch: Stretch, phrase: SourcePhrase) -> Range:
    """Return the clause that a source phrase speaks for, with what hangs on it."""
    if phrase.form == "wonach" and phrase.segment.start > stretch.start:
        return phrase.start, stretch.end
    kind = phrase.segment.kind
    if kind in {"rel", "sub"} and stretch.segments[0] is not phrase.segment:
        return phrase.segment.start, phrase.segment.end
    start, end = stretch.start, stretch.end
    for segment in stretch.segments:
        parted = segment.left == ";" or (
            segment.left == ","
            and segment.lead > segment.start
            and segment.kind == "main"
            and not any(reading.told[verb] for verb in segment.finite)
        )
        if parted and segment.start <= phrase.start:
            start = segment.start
        elif parted and segment.start > phrase.start and segment.left == ";":
            end = min(end, segment.start - 1)
    return start, end


def _all_quoted(stretch: Stretch, content: Range, reading: Reading) -> bool:
    inside = sum(
        max(0, min(p.end, content[1]) - max(p.start, content[0]))
        for p in stretch.passages
        if p.quoted.closed
    )
    marks = sum(1 for t in range(*content) if reading.xpos[t].startswith("$"))
    return inside > 0 and inside + marks >= content[1] - content[0]
