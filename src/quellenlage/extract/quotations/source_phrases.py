"""Sources named by a preposition: "laut X", "nach Angaben von X", "X zufolge", "so X"."""

from __future__ import annotations

import msgspec

from quellenlage.extract.quotations.phrases import (
    Phrase,
    noun_phrase,
    with_apposition,
    without_stop,
)
from quellenlage.extract.quotations.reading import Reading, Segment, Stretch
from quellenlage.languages.tables.speech import SpeechNoun

_LONGEST_FIELD = 25
"""Tokens."""
_SPEAKER_BREAKS = frozenset({"VVPP", "ADJD", "ADJA", "ADV", "PTKNEG"})


class SourcePhrase(msgspec.Struct, frozen=True):
    """Tokens ``[start, end)`` that credit a source; ``speaker`` is the source itself.

    ``form`` names the pattern: ``laut``, ``nach``, ``zufolge``, ``so``, ``wonach``.
    """

    start: int
    end: int
    form: str
    cue: int
    speaker: Phrase
    noun: SpeechNoun | None
    segment: Segment


def find_source_phrases(reading: Reading, stretch: Stretch) -> tuple[SourcePhrase, ...]:
    """Return the source phrases of one stretch that stand outside its passages."""
    found: list[SourcePhrase] = []
    for segment in stretch.segments:
        at = segment.start
        while at < segment.end:
            phrase = None
            if not _quoted(stretch, at):
                phrase = _phrase_at(reading, stretch, segment, at)
            if phrase is not None and (not found or phrase.start >= found[-1].end):
                found.append(phrase)
                at = max(at + 1, phrase.end)
            else:
                at += 1
    return tuple(found)


def _quoted(stretch: Stretch, token: int) -> bool:
    return any(p.start <= token < p.end and p.quoted.closed for p in stretch.passages)


def _phrase_at(
    reading: Reading, stretch: Stretch, segment: Segment, at: int
) -> SourcePhrase | None:
    low, speech = reading.low[at], reading.speech
    rules = (
        (speech.source_prepositions, _prepositional),
        (speech.noun_prepositions, _with_noun),
        (speech.source_postpositions, _postpositional),
        (speech.pronominal_adverbs, _adverb),
        (speech.parenthetical_particles, _parenthetical),
    )
    for words, rule in rules:
        if low in words:
            return rule(reading, stretch, segment, at)
    return None


def _prepositional(
    reading: Reading, stretch: Stretch, segment: Segment, at: int
) -> SourcePhrase | None:
    speaker = noun_phrase(reading, at + 1, stretch.end)
    if speaker is None:
        return None
    speaker = _to_the_verb(stretch, segment, at, speaker)
    speaker = with_apposition(reading, stretch, speaker)
    return SourcePhrase(at, speaker.end, "laut", at, speaker, _noun(reading, speaker), segment)


def _to_the_verb(stretch: Stretch, segment: Segment, at: int, speaker: Phrase) -> Phrase:
    """Stretch a source that opens a main clause up to its verb: the first field is one phrase.

    Brackets and appositions may part it from the verb.
    """
    verb = _verb_behind(stretch, segment) if at == segment.lead else None
    if verb is None or not speaker.end < verb <= at + _LONGEST_FIELD:
        return speaker
    return Phrase(speaker.start, verb, speaker.head)


def _verb_behind(stretch: Stretch, segment: Segment) -> int | None:
    """Return the finite verb of a main clause whose first field opens with ``segment``."""
    first = stretch.segments.index(segment)
    for at, other in enumerate(stretch.segments[first:]):
        if other.kind == "main":
            follows = at == 0 or other.left == ")" or not other.verb_first
            return other.finite[0] if other.finite and follows else None
        if other.kind != "phrase" or (at and other.left not in {",", "(", ")"}):
            return None
    return None


def _with_noun(
    reading: Reading, stretch: Stretch, segment: Segment, at: int
) -> SourcePhrase | None:
    """Return "nach Angaben der Polizei": the preposition needs a noun of saying."""
    speaker = noun_phrase(reading, at + 1, stretch.end)
    if speaker is None or not _names_source(reading, speaker):
        return None
    speaker = _to_the_verb(stretch, segment, at, speaker)
    speaker = with_apposition(reading, stretch, speaker)
    return SourcePhrase(at, speaker.end, "nach", at, speaker, _noun(reading, speaker), segment)


def _postpositional(
    reading: Reading, stretch: Stretch, segment: Segment, at: int
) -> SourcePhrase | None:
    """Return "Berichten zufolge", "der Polizei zufolge": the phrase that ends here."""
    best = None
    floor = max(stretch.start, at - 14)
    for start in reversed(range(floor, at)):
        if reading.finite[start] or reading.xpos[start] in {"KON", "$."}:
            break
        if reading.xpos[start] in {"$,", "PTKVZ"} and start < segment.start:
            break
        found = noun_phrase(reading, start, at, prefield=True)
        if found is not None and found.end == at:
            best = found
            if (
                reading.xpos[start] in {"ART", "PPOSAT", "PDAT"}
                and reading.low[start] not in reading.speech.genitive_openers
            ):
                break
    if best is None:
        return None
    opens = (
        segment.lead if reading.xpos[segment.lead] not in {"ADV", "PTKNEG"} else segment.lead + 1
    )
    if (
        segment.kind == "main"
        and segment.finite
        and segment.finite[0] == at + 1
        and opens < best.start
    ):
        best = noun_phrase(reading, opens, at, prefield=True) or best
        best = Phrase(opens, at, best.head)
    return SourcePhrase(best.start, at + 1, "zufolge", at, best, _noun(reading, best), segment)


def _adverb(reading: Reading, _: Stretch, segment: Segment, at: int) -> SourcePhrase | None:
    """Return "wonach" at the head of a clause, "demnach" next to the verb."""
    opens = at in {segment.lead, segment.start}
    after_verb = at > segment.start and reading.finite[at - 1]
    if not opens and not after_verb:
        return None
    if reading.low[at] in reading.speech.doubtful_adverbs and not any(
        reading.told[t] for t in segment.finite
    ):
        return None
    speaker = Phrase(at, at + 1, at)
    return SourcePhrase(at, at + 1, "wonach", at, speaker, None, segment)


def _parenthetical(
    reading: Reading, stretch: Stretch, segment: Segment, at: int
) -> SourcePhrase | None:
    """Return ", so die Ministerin weiter": set off, followed by a noun phrase that ends it."""
    before = reading.forms[at - 1] if at > stretch.start else ""
    if at + 1 >= stretch.end or (at != segment.start and before not in '“”"«»'):
        return None
    if not before or reading.xpos[at + 1] in _SPEAKER_BREAKS or reading.finite[at + 1]:
        return None
    speaker = noun_phrase(reading, at + 1, stretch.end)
    if speaker is None or reading.low[at + 1] in reading.speech.oblique_forms:
        return None
    speaker = with_apposition(reading, stretch, speaker)
    end = speaker.end
    if end < stretch.end and reading.low[end] in reading.speech.continuation_words:
        end += 1
    if any(reading.finite[token] for token in range(end, segment.end)):
        return None
    if not any(end <= passage.start < segment.end for passage in stretch.passages):
        end = _frame_end(reading, stretch, segment)
    return SourcePhrase(at, end, "so", at, speaker, None, segment)


def _frame_end(reading: Reading, stretch: Stretch, segment: Segment) -> int:
    """Return where a frame with "so" ends: ", so X (SPD) am Montag in einem Beitrag".

    What follows it in brackets belongs to it, and so do phrases at the end of the sentence.
    """
    later = stretch.segments[stretch.segments.index(segment) + 1 :]
    last = segment
    if all(other.kind == "phrase" and not _quoted(stretch, other.start) for other in later):
        last = later[-1] if later else segment
    else:
        for other in later:
            if other.kind != "phrase" or "(" not in (other.left, last.left):
                break
            last = other
    return without_stop(reading, last)


def _names_source(reading: Reading, phrase: Phrase) -> bool:
    """Tell whether a noun after "nach" names words or views, compounds included."""
    for token in range(phrase.head, min(phrase.end, phrase.head + 2)):
        lemma, low = reading.lemma[token], reading.low[token]
        if lemma in reading.speech.source_nouns or low.endswith(reading.speech.source_endings):
            return reading.xpos[token] in {"NN", "NE"}
    return False


def _noun(reading: Reading, phrase: Phrase) -> SpeechNoun | None:
    """Return what the table says of the noun of saying that heads a phrase, compounds included."""
    for token in range(phrase.head, min(phrase.end, phrase.head + 2)):
        if reading.xpos[token] not in {"NN", "NE"}:
            continue
        entry = noun_entry(reading, token)
        if entry is not None:
            return entry
    return None


def noun_entry(reading: Reading, token: int) -> SpeechNoun | None:
    """Return the entry of a noun of saying, or of the last part of a compound."""
    nouns = reading.speech.nouns
    lemma = reading.lemma[token]
    for form in (lemma, reading.forms[token]):
        if form in nouns:
            return nouns[form]
    low = reading.low[token]
    endings = reading.speech.noun_endings
    stems = [low.removesuffix(ending) for ending in ("", "n", "s", "en")]
    for start in range(len(low)):  # the longest noun first
        for stem in stems:
            if stem[start:] in endings:
                return endings[stem[start:]]
    return None


def is_anonymous(reading: Reading, phrase: Phrase) -> bool:
    """Tell whether a source is nobody who could be asked: "Berichten zufolge"."""
    alone = not any(
        reading.xpos[token] in {"NE", "ART", "PPOSAT"} for token in range(phrase.start, phrase.end)
    )
    owned = any(reading.forms[token][:1].isupper() for token in range(phrase.start, phrase.head))
    named = owned and phrase.start < phrase.head  # "Brandners Angaben", whatever the tagger says
    return alone and not named and reading.lemma[phrase.head] in reading.speech.anonymous_nouns
