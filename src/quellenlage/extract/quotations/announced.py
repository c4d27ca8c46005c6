"""Words that a noun with a colon announces: "Ihr Vorwurf: Die Ministerin habe gelogen"."""

from __future__ import annotations

import msgspec

from quellenlage.extract.quotations.draft import Draft, trimmed
from quellenlage.extract.quotations.phrases import DETERMINERS, Phrase, noun_phrase
from quellenlage.extract.quotations.reading import Reading, Segment, Stretch
from quellenlage.extract.quotations.subjects import subject_of
from quellenlage.model import Medium, QuotationType

_BEFORE_NOUN = DETERMINERS | {"ADJA", "NE"}


class Announcement(msgspec.Struct, frozen=True):
    """Tokens of a frame such as "Die These des Ministers:", up to its ``colon``."""

    start: int
    colon: int
    speaker: Phrase | None
    addressee: Phrase | None


def find_announcement(
    reading: Reading, stretch: Stretch, before: Stretch | None, previous: Draft | None
) -> Announcement | None:
    """Return the noun of saying that opens a stretch and a colon closes.

    Whose words they are tells an owner ("Brandts These", "die These von Brandt"); otherwise
    it is who spoke in the sentence ``before``, or its subject.
    """
    opening = stretch.segments[0] if stretch.segments else None
    if opening is None or opening.right != ":" or opening.kind != "phrase":
        return None
    noun = _noun(reading, opening)
    if noun is None:
        return None
    speaker = _owner(reading, opening, noun) or _attribute(
        reading, opening, noun, reading.speech.attributive_prepositions
    )
    if speaker is None:
        speaker = _speaker_before(reading, before, previous)
    addressee = _attribute(reading, opening, noun, reading.speech.announced_to, genitive=False)
    return Announcement(stretch.start, opening.end, speaker, addressee)


def draft_announced(reading: Reading, stretch: Stretch, found: Announcement) -> Draft | None:
    """Return what stands behind an announcement as indirect speech, unless marks enclose it."""
    content = trimmed(reading, found.colon + 1, stretch.end)
    if content is None or reading.passage_at(content[0]) is not None:
        return None
    return Draft(
        type=QuotationType.INDIRECT,
        rule="announced",
        content=(content,),
        stretch=stretch,
        frame=((found.start, found.colon + 1),),
        speaker=found.speaker,
        addressee=found.addressee,
        medium=Medium.SPEECH_WRITING,
    )


def _noun(reading: Reading, segment: Segment) -> int | None:
    """Return the noun of saying behind determiners, adjectives and an owner's name."""
    for token in range(segment.lead, segment.end):
        if reading.xpos[token] == "NN":
            nouns = reading.speech.announcing_nouns
            known = reading.lemma[token] in nouns or reading.forms[token] in nouns
            return token if known else None
        if reading.xpos[token] not in _BEFORE_NOUN:
            return None
    return None


def _owner(reading: Reading, segment: Segment, noun: int) -> Phrase | None:
    """Return the name in the genitive before the noun: "Brandts These"."""
    start = segment.lead
    if start == noun or reading.xpos[start] != "NE":
        return None
    return Phrase(start, noun, start)


def _attribute(
    reading: Reading,
    segment: Segment,
    noun: int,
    prepositions: frozenset[str],
    *,
    genitive: bool = True,
) -> Phrase | None:
    """Return the genitive or the first phrase with one of some prepositions behind the noun."""
    after = noun + 1
    if genitive and after < segment.end and reading.low[after] in reading.speech.genitive_openers:
        return noun_phrase(reading, after, segment.end)
    for token in range(after, segment.end):
        if reading.low[token] in prepositions:
            return noun_phrase(reading, token + 1, segment.end)
    return None


def _speaker_before(
    reading: Reading, before: Stretch | None, previous: Draft | None
) -> Phrase | None:
    if before is None:
        return None
    if previous is not None and previous.speaker is not None and previous.end > before.start:
        return previous.speaker
    main = next((segment for segment in before.segments if segment.kind == "main"), None)
    subject = subject_of(reading, before, main, main.finite) if main is not None else None
    return subject.phrase if subject is not None else None
