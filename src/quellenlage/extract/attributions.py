"""Credits to sources: of the whole article, and of a passage in its text.

A passage is credited by a preposition ("laut X", "X zufolge", "nach Angaben von X"), an inserted
clause ("wie X berichtet"), reliance ("unter Berufung auf X"), an agency or outlet that reports,
writes or is told something. Several of them in one sentence are a chain, nearest source first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.extract.quotations.cues import find_cues
from quellenlage.extract.quotations.draft import Cue, without_stop
from quellenlage.extract.quotations.parties import addressee_of, speaker_of
from quellenlage.extract.quotations.phrases import Phrase, noun_phrase
from quellenlage.extract.quotations.reading import Reading, Stretch
from quellenlage.extract.quotations.source_phrases import find_source_phrases
from quellenlage.extract.sources import SourceNames, source_kind
from quellenlage.languages import Language
from quellenlage.model import (
    AnnotatedDocument,
    Attribution,
    AttributionScope,
    ChainLink,
    Credited,
    CreditedKind,
    Document,
    LocalEntity,
    Span,
)
from quellenlage.text.ids import content_id

_PRONOUNS = frozenset({"PPER", "PIS", "PDS", "PRELS"})
_MEDIA = frozenset({CreditedKind.AGENCY, CreditedKind.OUTLET})
_STRENGTH = {
    "laut": 0,
    "zufolge": 0,
    "nach": 0,
    "inserted": 1,
    "stated": 1,
    "reporter": 2,
    "reliance": 3,
}
"""How near a form stands to the article, where one sentence has several."""


class Step(msgspec.Struct, frozen=True):
    """One voice of a chain: the tokens that credit it, itself, and by which form."""

    start: int
    end: int
    source: Phrase
    form: str


def find_attributions(
    annotated: AnnotatedDocument, entities: Sequence[LocalEntity], language: Language
) -> tuple[Attribution, ...]:
    """Return the credits of one article: first those of all of it, then those of passages."""
    names = SourceNames(language, entities, annotated.document.text)
    found = list(_of_article(annotated.document, names))
    reading = Reading(annotated, language)
    for stretch in reading.stretches:
        steps = _in_order(list(_steps(reading, stretch, names)))
        if steps:
            found.append(_passage(reading, stretch, steps, names))
    return tuple(found)


# ---- the whole article ----------------------------------------------------------------------


def _of_article(document: Document, names: SourceNames) -> Iterator[Attribution]:
    for credit in document.credits:
        for name in credit.names:
            span = _within(document.text, credit.span, name)
            known = names.known(name)
            title, kind = known if known else (name, CreditedKind.ANONYMOUS)
            link = ChainLink(actor=None, name=title, spans=(span,) if span else ())
            yield Attribution(
                id=content_id("at", document.id, "article", title, span, credit.form),
                document=document.id,
                start=span.start if span else None,
                end=span.end if span else None,
                credited=Credited(actor=None, name=title, kind=kind),
                scope=AttributionScope.ARTICLE,
                chain=(link,),
                rule=f"credit:{credit.form}",
            )


def _within(text: str, span: Span | None, name: str) -> Span | None:
    """Return where ``name`` stands within a credit; the credit itself if it is not there."""
    if span is None:
        return None
    at = text.find(name, span.start, span.end)
    return Span(at, at + len(name)) if at >= 0 else span


# ---- passages -------------------------------------------------------------------------------


def _steps(reading: Reading, stretch: Stretch, names: SourceNames) -> Iterator[Step]:
    """Yield every credit of one stretch."""
    cues = find_cues(reading, stretch)
    for phrase in find_source_phrases(reading, stretch):
        if phrase.form in {"laut", "nach", "zufolge"}:
            source = _principal(reading, phrase.speaker)
            yield Step(phrase.start, phrase.end, source, phrase.form)
            yield from _relayed(reading, stretch, cues, phrase.end, names)
        elif phrase.form == "so" and names.kind(reading, phrase.speaker) in _MEDIA:
            yield Step(phrase.start, phrase.end, phrase.speaker, "reporter")
    for cue in cues:
        yield from _of_verb(reading, stretch, cue, names)
    yield from _reliance(reading, stretch)


def _of_verb(reading: Reading, stretch: Stretch, cue: Cue, names: SourceNames) -> Iterator[Step]:
    """Yield what a verb of saying credits: "wie X berichtet", "schreibt X", "sagte X der Y"."""
    segment = cue.segment
    subject, _ = speaker_of(reading, stretch, cue)
    inserted = segment.kind == "wh" and reading.low[segment.lead] in (
        reading.speech.comparison_particles
    )
    if subject is not None and reading.xpos[subject.phrase.start] not in _PRONOUNS:
        speaker = subject.phrase
        impersonal = cue.lemma in reading.speech.impersonal_verbs
        if inserted or impersonal or names.kind(reading, speaker) in _MEDIA:
            form = "inserted" if inserted else "stated" if impersonal else "reporter"
            if cue.lemma not in reading.speech.citing_verbs or not cue.passive:
                yield Step(segment.start, segment.end, _principal(reading, speaker), form)
    agent = _agent(reading, cue)
    if agent is not None and names.kind(reading, agent) in _MEDIA:
        yield Step(segment.start, segment.end, agent, "reporter")
    told = addressee_of(reading, cue, subject.phrase if subject else None)
    if told is not None and names.kind(reading, told) in _MEDIA:
        yield Step(told.start, told.end, told, "reporter")


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
    return phrase


def _in_order(steps: list[Step]) -> list[Step]:
    """Return the steps nearest to the article first, each source once."""
    ordered = sorted(steps, key=lambda step: (_STRENGTH[step.form], step.start))
    kept: list[Step] = []
    for step in ordered:
        inside = any(
            other.source.start < step.source.end and step.source.start < other.source.end
            for other in kept
        )
        if not inside:
            kept.append(step)
    return kept


def _passage(
    reading: Reading, stretch: Stretch, steps: Sequence[Step], names: SourceNames
) -> Attribution:
    """Return the steps of one stretch as one attribution with its chain."""
    document = reading.annotated.document
    nearest = steps[0]
    own = reading.annotated.span(nearest.start, nearest.end)
    covered = without_stop(reading, stretch.start, stretch.end) or (stretch.start, stretch.end)
    links = tuple(names.link(reading, step.source) for step in steps)
    return Attribution(
        id=content_id("at", document.id, own.start, own.end, nearest.form),
        document=document.id,
        start=own.start,
        end=own.end,
        credited=Credited(
            actor=links[0].actor,
            name=links[0].name,
            kind=source_kind(reading, nearest.source, names),
        ),
        scope=AttributionScope.PASSAGE,
        passage=reading.annotated.span(*covered),
        chain=links,
        rule=nearest.form,
    )
