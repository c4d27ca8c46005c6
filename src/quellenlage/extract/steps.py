"""The voices that one sentence credits, by the forms in which German names a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.extract.quotations.cues import find_cues
from quellenlage.extract.quotations.draft import Cue
from quellenlage.extract.quotations.parties import addressee_of, speaker_of
from quellenlage.extract.quotations.phrases import Phrase, noun_phrase, with_apposition
from quellenlage.extract.quotations.reading import Reading, Segment, Stretch
from quellenlage.extract.quotations.source_phrases import find_source_phrases
from quellenlage.extract.quotations.subjects import Subject, subject_of
from quellenlage.extract.sources import SourceNames
from quellenlage.model import CreditedKind, Stance

_PRONOUNS = frozenset({"PPER", "PIS", "PDS", "PRELS"})
_MEDIA = frozenset({CreditedKind.AGENCY, CreditedKind.OUTLET})
_STRENGTH = {
    "laut": 0,
    "zufolge": 0,
    "nach": 0,
    "inserted": 1,
    "stated": 1,
    "reporter": 2,
    "relying": 1,
    "reliance": 3,
    "voice": 4,
}
"""How near a form stands to the article, where one sentence has several."""


_REPORTED = frozenset({"inserted", "laut", "zufolge", "nach", "reporter"})
"""Forms in which an agency or outlet is credited for what somebody else said."""


class Step(msgspec.Struct, frozen=True):
    """One voice of a chain: the tokens that credit it, itself, and by which form."""

    start: int
    end: int
    source: Phrase
    form: str


def find_steps(reading: Reading, stretch: Stretch, names: SourceNames) -> list[Step]:
    """Return the steps of one stretch, nearest to the article first, each source once."""
    return _in_order(list(_all_steps(reading, stretch, names)))


def _all_steps(reading: Reading, stretch: Stretch, names: SourceNames) -> Iterator[Step]:
    """Yield every credit of one stretch."""
    cues = find_cues(reading, stretch)
    for phrase in find_source_phrases(reading, stretch):
        if phrase.form in {"laut", "nach", "zufolge"}:
            source = _principal(reading, phrase.speaker)
            if source is phrase.speaker:
                source = _owner(reading, stretch, phrase.segment, source)
            yield Step(phrase.start, phrase.end, source, phrase.form)
            yield from _relayed(reading, stretch, cues, phrase.end, names)
        elif phrase.form == "so" and names.kind(reading, phrase.speaker) in _MEDIA:
            yield Step(phrase.start, phrase.end, phrase.speaker, "reporter")
    for cue in cues:
        yield from _of_verb(reading, stretch, cue, names)
    yield from _bracketed(reading, stretch, names)
    yield from _voices(reading, stretch, cues, names)
    yield from _reliance(reading, stretch)
    yield from _relying(reading, stretch, names)


def _of_verb(reading: Reading, stretch: Stretch, cue: Cue, names: SourceNames) -> Iterator[Step]:
    """Yield what a verb of saying credits: "wie X berichtet", "schreibt X", "sagte X der Y"."""
    segment = cue.segment
    subject = _reporter(reading, stretch, cue)
    inserted = segment.kind == "wh" and reading.low[segment.lead] in (
        reading.speech.comparison_particles
    )
    if subject is not None and reading.xpos[subject.phrase.start] not in _PRONOUNS:
        speaker = subject.phrase
        impersonal = cue.lemma in reading.speech.impersonal_verbs
        if impersonal and _speaks_of_itself(reading, speaker):
            return
        if inserted or impersonal or _reports(reading, speaker, cue, names):
            form = "inserted" if inserted else "stated" if impersonal else "reporter"
            if cue.lemma not in reading.speech.citing_verbs or not cue.passive:
                yield Step(segment.start, segment.end, _principal(reading, speaker), form)
    agent = _agent(reading, cue)
    if agent is not None and names.kind(reading, agent) in _MEDIA:
        yield Step(segment.start, segment.end, agent, "reporter")
    told = addressee_of(reading, cue, subject.phrase if subject else None)
    if told is not None and names.kind(reading, told) in _MEDIA:
        yield Step(told.start, told.end, told, "reporter")


def _reporter(reading: Reading, stretch: Stretch, cue: Cue) -> Subject | None:
    """Return who says something, or who cites somebody: "Die Agentur zitierte X mit ..."."""
    if cue.lemma in reading.speech.citing_verbs and not cue.passive:
        return subject_of(reading, stretch, cue.segment, cue.tokens)
    return speaker_of(reading, stretch, cue)[0]


def _reports(reading: Reading, speaker: Phrase, cue: Cue, names: SourceNames) -> bool:
    """Tell whether an agency or outlet says something; a common word must also report."""
    medium = names.media.find(reading, speaker)
    if medium is None:
        return False
    common = medium.name is not None and names.media.is_common(medium.name)
    return not common or cue.lemma in reading.language.sources.reporting_verbs


def _speaks_of_itself(reading: Reading, source: Phrase) -> bool:
    """Tell whether an article quotes its own earlier version to correct it."""
    begin = max(0, source.start - 1)
    words = reading.annotated.span(begin, source.end).slice(reading.text).lower()
    return any(opening in words for opening in reading.language.content.corrections)


def _voices(
    reading: Reading, stretch: Stretch, cues: Sequence[Cue], names: SourceNames
) -> Iterator[Step]:
    """Yield who says what an agency or outlet reports: "wie X berichtet, habe Y erklärt, ..."."""
    for cue in cues:
        told = cue.segment.kind == "main" and any(reading.told[t] for t in cue.segment.finite)
        inner = [other for other in stretch.segments if other.start > cue.segment.start]
        reported = any(reading.told[t] for other in inner for t in other.finite)
        if not (told and reported and cue.strong and cue.stance is Stance.NEUTRAL):
            continue
        subject, _ = speaker_of(reading, stretch, cue)
        if subject is None or reading.xpos[subject.phrase.start] in _PRONOUNS:
            continue
        if names.kind(reading, subject.phrase) not in _MEDIA:
            yield Step(subject.phrase.start, subject.phrase.end, subject.phrase, "voice")
            return  # what stands further in is said within his words


def _bracketed(reading: Reading, stretch: Stretch, names: SourceNames) -> Iterator[Step]:
    """Yield who is named in "wie die Agentur X (x) meldete": a bracket parts it from its verb."""
    for segment in stretch.segments:
        inserted = reading.low[segment.lead] in reading.speech.comparison_particles
        if segment.right != "(" or segment.finite or not inserted:
            continue
        source = noun_phrase(reading, segment.lead + 1, segment.end)
        following = [other for other in stretch.segments if other.start > segment.end]
        verb = next((verb for other in following for verb in other.finite), None)
        if source is None or verb is None or names.kind(reading, source) not in _MEDIA:
            continue
        if reading.lemma[verb] in reading.language.sources.reporting_verbs:
            yield Step(segment.start, verb + 1, source, "inserted")


def _relying(reading: Reading, stretch: Stretch, names: SourceNames) -> Iterator[Step]:
    """Yield both sides of "die Zeitung beruft sich auf X"."""
    for segment in stretch.segments:
        for verb in segment.finite:
            prepositions = reading.speech.reliance_verbs.get(reading.lemma[verb], ())
            tokens = range(verb + 1, segment.end - 1)
            at = next((t for t in tokens if reading.low[t] in prepositions), None)
            if at is None or not any(reading.xpos[t] == "PRF" for t in tokens):
                continue
            subject = subject_of(reading, stretch, segment, (verb,))
            source = noun_phrase(reading, at + 1, stretch.end)
            if subject is None or source is None:
                continue
            if names.kind(reading, subject.phrase) in _MEDIA:
                source = with_apposition(reading, stretch, source)
                yield Step(subject.phrase.start, source.end, subject.phrase, "relying")
                yield Step(at, source.end, source, "reliance")


def _agent(reading: Reading, cue: Cue) -> Phrase | None:
    """Return who is named by "von" in a passive: "wurde von der Agentur zitiert"."""
    if not cue.passive:
        return None
    for token in range(cue.segment.start, cue.segment.end):
        if reading.low[token] in reading.speech.agent_prepositions:
            return noun_phrase(reading, token + 1, cue.segment.end)
    return None


def _relayed(
    reading: Reading, stretch: Stretch, cues: Sequence[Cue], end: int, names: SourceNames
) -> Iterator[Step]:
    """Yield who reported first: "zufolge, über den die Staatsmedien zuerst berichteten"."""
    for segment in stretch.segments:
        if segment.kind != "rel" or not end <= segment.start <= end + 1:
            continue
        for cue in cues:
            if cue.segment is not segment:
                continue
            subject, _ = speaker_of(reading, stretch, cue)
            named = subject is not None and names.kind(reading, subject.phrase) in _MEDIA
            if subject is not None and named:
                yield Step(segment.start, segment.end, subject.phrase, "reliance")


def _reliance(reading: Reading, stretch: Stretch) -> Iterator[Step]:
    """Yield the source of "unter Berufung auf X"."""
    for token in range(stretch.start, stretch.end - 3):
        words = " ".join(reading.low[token : token + 3])
        if words in reading.speech.reliance_phrases:
            source = noun_phrase(reading, token + 3, stretch.end)
            if source is not None:
                yield Step(token, source.end, _principal(reading, source), "reliance")


def _principal(reading: Reading, phrase: Phrase) -> Phrase:
    """Return whose words a noun of saying names: the police in "Angaben der Polizei"."""
    if reading.lemma[phrase.head] not in reading.speech.translation_nouns:
        return phrase
    for start in range(phrase.head + 1, phrase.end):
        begin = start + (reading.xpos[start] in {"APPR", "APPRART"})
        inner = noun_phrase(reading, begin, phrase.end)
        if inner is not None:
            return inner
    return _genitive_before(reading, phrase) or phrase


def _genitive_before(reading: Reading, phrase: Phrase) -> Phrase | None:
    """Return the name set before a noun of saying: "Brandners" in "Brandners Angaben"."""
    owner = Phrase(phrase.start, phrase.head, max(phrase.start, phrase.head - 1))
    if owner.start == owner.end or not reading.low[owner.head].endswith(("s", "’", "'")):
        return None
    named = all(
        reading.xpos[token] in {"NE", "NN", "ADJA"} and reading.forms[token][:1].isupper()
        for token in range(owner.start, owner.end)
    )
    return owner if named else None


def _owner(reading: Reading, stretch: Stretch, segment: Segment, phrase: Phrase) -> Phrase:
    """Return whose words "nach eigenen Angaben" are: those of the subject of the clause."""
    own = any(
        reading.xpos[token] == "PPOSAT" or reading.lemma[token] in reading.speech.own_adjectives
        for token in range(phrase.start, phrase.head)
    )
    if not own or reading.lemma[phrase.head] not in reading.speech.translation_nouns:
        return phrase
    finite = segment.finite[:1]
    if not finite:
        return phrase
    for token in range(segment.start, segment.end):
        if reading.low[token] in reading.speech.subject_pronouns:
            return Phrase(token, token + 1, token)
    first = noun_phrase(reading, segment.lead, finite[0], prefield=True)
    if first is not None and first.end == finite[0]:
        return first
    subject = subject_of(reading, stretch, segment, finite)
    return subject.phrase if subject is not None else phrase


def _in_order(steps: list[Step]) -> list[Step]:
    """Return the steps nearest to the article first, each source once.

    A voice that an agency or outlet reports is a link of its chain; alone it is no credit.
    """
    ordered = sorted(steps, key=lambda step: (_STRENGTH[step.form], step.start))
    kept: list[Step] = []
    for step in ordered:
        inside = any(
            other.source.start < step.source.end and step.source.start < other.source.end
            for other in kept
        )
        told = step.form != "voice" or (len(kept) > 0 and kept[0].form in _REPORTED)
        if not inside and told:
            kept.append(step)
    return kept
