"""Who speaks to whom: the roles of a verb of saying, and the actors they name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quellenlage.extract.quotations.draft import Cue
from quellenlage.extract.quotations.phrases import Phrase, noun_phrase, with_apposition
from quellenlage.extract.quotations.reading import Reading, Stretch
from quellenlage.extract.quotations.subjects import Subject, subject_of
from quellenlage.model import (
    ActorType,
    LocalEntity,
    Mention,
    MentionForm,
    Party,
    Span,
    Stance,
)

_LONGEST_MENTION = 120
"""Characters: a longer mention is not looked for before a span."""


def speaker_of(reading: Reading, stretch: Stretch, cue: Cue) -> tuple[Subject | None, str]:
    """Return the speaker of a predicate of saying, or ``None`` and the reason in German."""
    words = ", ".join(reading.forms[token] for token in cue.tokens)
    subject = subject_of(reading, stretch, cue.segment, cue.tokens)
    impersonal = subject is not None and reading.low[subject.phrase.start] in (
        reading.speech.impersonal_subjects
    )
    passive = cue.passive and cue.lemma not in reading.speech.citing_verbs
    cited = None if cue.passive else _cited(reading, cue)
    if cited is not None:
        return Subject(cited, agreed=False), ""
    if impersonal or cue.lemma in reading.speech.impersonal_verbs:
        phrase = _document_phrase(reading, stretch, cue)
        reason = f"„{words}“ ohne Person nennt niemanden"
    elif passive:
        phrase = _after_preposition(reading, stretch, cue, reading.speech.agent_prepositions)
        reason = f"Das Passiv „{words}“ nennt keinen Sprecher"
    elif subject is None:
        return None, "Kein Sprecher im Satz gefunden"
    else:
        return subject, ""
    return (Subject(phrase, agreed=False), "") if phrase is not None else (None, reason)


def _cited(reading: Reading, cue: Cue) -> Phrase | None:
    """Return whom an agency or paper cites: "Die Agentur zitierte die Ministerin mit ..."."""
    if cue.lemma not in reading.speech.citing_verbs:
        return None
    at = next((token for token in cue.tokens if reading.finite[token]), cue.anchor) + 1
    while at < cue.segment.end and (length := _adverbial(reading, at)):
        at += length
    found = noun_phrase(reading, at, cue.segment.end)
    opens_with_verb = cue.segment.verb_first  # "zitierte ihn die Agentur" is rare: not looked at
    return None if opens_with_verb or found is None else found


def _document_phrase(reading: Reading, stretch: Stretch, cue: Cue) -> Phrase | None:
    """Return what "heißt es" stands in: "in der Mitteilung", "aus dem Ministerium"."""
    prepositions = reading.speech.place_prepositions
    if reading.low[stretch.start] in prepositions:
        opening = noun_phrase(reading, stretch.start + 1, cue.segment.end, prefield=True)
        if opening is not None:
            return opening
    return _after_preposition(reading, stretch, cue, prepositions)


def _after_preposition(
    reading: Reading, stretch: Stretch, cue: Cue, prepositions: frozenset[str]
) -> Phrase | None:
    segment = cue.segment
    for token in range(segment.start, segment.end):
        if reading.low[token] not in prepositions:
            continue
        found = noun_phrase(reading, token + 1, segment.end)
        if found is not None:
            return with_apposition(reading, stretch, found)
    return None


def addressee_of(reading: Reading, cue: Cue, speaker: Phrase | None) -> Phrase | None:
    """Return whom the words are said to: a dative, "gegenüber X", "im Gespräch mit X"."""
    segment = cue.segment
    speech = reading.speech
    for token in range(segment.start, segment.end):
        if reading.low[token] in speech.addressee_prepositions:
            found = noun_phrase(reading, token + 1, segment.end)
            if found is not None:
                return found
        length = _phrase_length(reading, token, segment.end)
        if length:
            found = noun_phrase(reading, token + length, segment.end)
            if found is not None:
                return found
    return _object(reading, cue, speaker)


def _phrase_length(reading: Reading, token: int, limit: int) -> int:
    for words in reading.speech.addressee_openings.get(reading.low[token], ()):
        if tuple(reading.low[token : min(limit, token + len(words))]) == words:
            return len(words)
    return 0


def _object(reading: Reading, cue: Cue, speaker: Phrase | None) -> Phrase | None:
    """Return the object behind the finite verb that can be who is spoken to."""
    finite = next((token for token in cue.tokens if reading.finite[token]), cue.tokens[0])
    at = finite + 1
    if speaker is not None and finite < speaker.start <= finite + 2:
        at = speaker.end
    while at < cue.segment.end and (length := _adverbial(reading, at)):
        at += length
    if at >= cue.segment.end or at in cue.tokens:
        return None
    if speaker is not None and finite < speaker.start and at < speaker.end:
        return None
    found = noun_phrase(reading, at, cue.segment.end)
    if found is None or reading.xpos[found.head] not in {"NN", "NE", "PPER", "FM"}:
        return None
    return found if _addressable(reading, cue, found) else None


def _adverbial(reading: Reading, token: int) -> int:
    """Return how many tokens an adverb or a day ("am Montag") takes, 0 for anything else."""
    if reading.xpos[token] in {"ADV", "PRF", "ADJD"}:
        return 1
    if reading.xpos[token] != "APPRART" or token + 1 >= len(reading):
        return 0
    days = reading.language.calendar.weekdays.values()
    return 2 if any(reading.forms[token + 1] in names for names in days) else 0


def _addressable(reading: Reading, cue: Cue, found: Phrase) -> bool:
    low = reading.low[found.start]
    if low in reading.speech.dative_forms:
        return True
    if reading.xpos[found.start] == "NE":
        return True
    return cue.stance is Stance.DEMANDING and low in reading.speech.accusative_forms


class Resolver:
    """Finds the actor whom some characters name."""

    def __init__(self, text: str, entities: Sequence[LocalEntity]) -> None:
        self._text = text
        self._entities = {entity.id: entity for entity in entities}
        mentions = (mention for entity in entities for mention in entity.mentions)
        self._mentions: list[Mention] = sorted(mentions, key=lambda m: (m.start, -m.end, m.id))
        self._starts = [mention.start for mention in self._mentions]

    def party(self, span: Span, head: Span) -> Party:
        """Return the party that ``span`` names; the mention at ``head`` wins over others in it."""
        mention = self._mention(span, head)
        if mention is None:
            return Party(spans=(span,), name=span.slice(self._text))
        entity = self._entities.get(mention.actor)
        name = entity.names[0] if entity and entity.names else span.slice(self._text)
        return Party(spans=(span,), actor=mention.actor, name=name)

    def _mention(self, span: Span, head: Span) -> Mention | None:
        """Return the mention that names the head: a person's name set beside it wins."""
        first = bisect_left(self._starts, span.start - _LONGEST_MENTION)
        inside: list[Mention] = []
        at_head: Mention | None = None
        for mention in self._mentions[first:]:
            if mention.start >= span.end:
                break
            if mention.start < head.end and head.start < mention.end and at_head is None:
                at_head = mention
            if span.start <= mention.start and mention.end <= span.end:
                inside.append(mention)
        names = [mention for mention in inside if mention.form is MentionForm.NAME]
        beside = [mention for mention in names if self._is_beside(mention, span, head)]
        if at_head is not None and (at_head.form is MentionForm.NAME or not beside):
            return at_head
        candidates = beside or names or inside
        return candidates[0] if candidates else None

    def _is_beside(self, mention: Mention, span: Span, head: Span) -> bool:
        """Tell whether a name stands beside the head and not as an attribute under it."""
        entity = self._entities.get(mention.actor)
        if entity is None or entity.type is not ActorType.PERSON or mention.start < head.end:
            return False
        before = self._text[span.start : mention.start].split()
        opener = before[-1] if before else ""
        return opener[:1].isupper() or opener.endswith((",", ")", "“", '"'))
